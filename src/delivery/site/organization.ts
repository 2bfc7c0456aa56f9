/** The clinic as a schema.org Organization, without `@context`. */
export function organization(site: { readonly name: string; readonly url: string }) {
  return {
    '@type': 'Organization' as const,
    '@id': `${site.url}/#organization`,
    name: site.name,
    url: site.url,
  };
}
