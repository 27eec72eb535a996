import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An address that the server must not reach. Its code tells it from an unknown host inside a socket's look-up. */
export class PrivateAddress extends Error {
  readonly code = 'private_address';
}

/**
 * Stands before requests to addresses that people name. The server must not become a way into its own network (OWASP SSRF
 * Prevention Cheat Sheet): no private, loopback, link-local or metadata address after resolution, and the connection goes
 * to the very address that was checked.
 */
export class AddressGuard {
  /** @param allowPrivate lets everything through; for tests and intranets */
  constructor(private readonly allowPrivate: boolean) {}

  /**
   * To be asked before the request: a literal address is never looked up.
   * @throws PrivateAddress
   */
  check(url: URL): void {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) && !this.mayReach(host)) throw new PrivateAddress();
  }

  /**
   * To be given to the request. Every address of the name must be allowed; the socket then connects to one of those,
   * without asking again. Fails with `PrivateAddress`.
   */
  readonly lookup: LookupFunction = (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) callback(error, []);
      else if (!addresses.every(({ address }) => this.mayReach(address))) callback(new PrivateAddress(), []);
      else if (options.all) callback(null, addresses);
      else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
    });
  };

  private mayReach(address: string): boolean {
    return this.allowPrivate || isPublicAddress(address);
  }
}

/** What is reached at a public address and is private all the same: the wire server of Azure, which knows its machines' secrets. */
const PRIVATE_SERVERS = new Set(['168.63.129.16']);

/** All that is given out of IPv6 so far (IANA IPv6 Global Unicast Address Assignments). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether an address is ordinary public unicast; IPv4 inside IPv6 counts as the IPv4 address that it is. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast' || PRIVATE_SERVERS.has(address.toString())) return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST);
}
