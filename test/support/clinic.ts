import type { PublicAddresses } from '../../src/publication/prepared-publication.js';

/** The addresses of the clinic that tests publish for. */
export const CLINIC: PublicAddresses = {
  siteOrigin: 'https://clinic.example',
  serviceUrl: 'https://content.clinic.example',
};
