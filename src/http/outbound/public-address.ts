import ipaddr from 'ipaddr.js';

/**
 * Whether an address belongs to the public internet: `unicast` of the registries of special addresses (IANA, RFC 6890) and
 * nothing else. What carries another address within it (IPv4-mapped, NAT64, 6to4, Teredo) is none: who knows where that ends.
 */
export function isPublicAddress(address: string): boolean {
  // A zone id names an interface of this machine.
  if (address.includes('%') || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return !ALSO_SPECIAL.some(
    ([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits),
  );
}

/** Networks that some releases of the library take for ordinary ones. */
const ALSO_SPECIAL = [
  '0.0.0.0/8',
  '100.64.0.0/10',
  '168.63.129.16/32', // answers virtual machines of Azure with their secrets
  '192.0.0.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '240.0.0.0/4',
  '::/96', // IPv4-compatible, long given up
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fec0::/10',
].map((network) => ipaddr.parseCIDR(network));
