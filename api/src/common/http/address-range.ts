import ipaddr from 'ipaddr.js';

/**
 * The network of an address, which says where somebody comes from without saying who they are: /24 of IPv4, /48 of IPv6.
 * @returns in CIDR notation; `unknown` for what is no address
 */
export function addressRange(address: string): string {
  const bare = address.replace(/%.*$/, ''); // the zone of a link-local one
  if (!ipaddr.isValid(bare)) return 'unknown';
  const ip = ipaddr.process(bare);
  return ip instanceof ipaddr.IPv4
    ? `${ipaddr.IPv4.networkAddressFromCIDR(`${ip.toString()}/24`).toString()}/24`
    : `${ipaddr.IPv6.networkAddressFromCIDR(`${ip.toString()}/48`).toString()}/48`;
}
