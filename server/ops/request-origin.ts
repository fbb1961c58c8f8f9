// Judges where a request comes from: browsers only from our own pages, everybody's network under one spelling.
import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** Whether the page that sent this is one of ours: its exact origin, or the browser's word that it is the same one. */
export function isOwnPage(headers: IncomingHttpHeaders, publicOrigins: readonly string[]): boolean {
  if (headers.origin !== undefined && publicOrigins.includes(headers.origin)) return true;
  return headers['sec-fetch-site'] === 'same-origin';
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const nearby = new BlockList();
nearby.addSubnet('10.0.0.0', 8, 'ipv4');
nearby.addSubnet('172.16.0.0', 12, 'ipv4');
nearby.addSubnet('192.168.0.0', 16, 'ipv4');
nearby.addSubnet('fc00::', 7, 'ipv6');

/** Whether an address of a peer is this machine's own. */
export function isLoopback(address: string | undefined): boolean {
  return isIn(loopback, address);
}

/** Whether an address of a peer is of a private network, as that of a proxy between machines. */
export function isNearby(address: string | undefined): boolean {
  return isIn(nearby, address);
}

function isIn(list: BlockList, address: string | undefined): boolean {
  const plain = unmapped(address ?? '');
  return isIP(plain) !== 0 && list.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}

/**
 * The network a request is counted under: an IPv4 address or an IPv6 /64, in one spelling. A proxy's word is taken
 * only from a peer that may be one, and only its right-most address: the others are what a caller claims.
 */
export function networkOf(peer: string | undefined, headers: IncomingHttpHeaders, isProxy: boolean): string {
  const claimed = isProxy ? headers['x-forwarded-for'] : undefined;
  const last =
    String(claimed ?? '')
      .split(',')
      .at(-1)
      ?.trim() ?? '';
  return canonical(isIP(last) === 0 ? (peer ?? '') : last);
}

function unmapped(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

function canonical(address: string): string {
  const plain = unmapped(address);
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = (plain.split('%')[0] ?? '').toLowerCase().split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return `${[...before, ...zeros, ...after]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`;
}
