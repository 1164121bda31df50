import ipaddr from 'ipaddr.js';

/** Whether a text is an IP address, without brackets. */
export function isIpAddress(text: string): boolean {
  return ipaddr.isValid(text) && /[.:]/.test(text) && !/^\d+$/.test(text);
}

/** An address as everybody writes it; itself, where it is none. */
export function normalAddress(text: string): string {
  return isIpAddress(text) ? ipaddr.process(text).toString() : text;
}

/** Whether an address is one that the Internet can reach. Addresses of documentation count, as tests use them. */
export function isPublicAddress(text: string): boolean {
  if (!isIpAddress(text)) return false;
  const address = ipaddr.process(text);
  const range = address.range();
  return range === 'unicast' || isDocumentation(text);
}

/** Whether an address is one of the machine itself. */
export function isLoopbackAddress(text: string): boolean {
  return isIpAddress(text) && ipaddr.process(text).range() === 'loopback';
}

/** RFC 5737 and RFC 3849. */
function isDocumentation(text: string): boolean {
  const address = ipaddr.process(text);
  const networks = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32'];
  return networks.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network);
    return base.kind() === address.kind() && address.match(base, bits);
  });
}

/** The name under which the PTR record of an address stands (RFC 1035, 3.5; RFC 3596, 2.5). */
export function reverseNameOf(text: string): string {
  return `${reversedParts(text)}.${isIpv6(text) ? 'ip6.arpa' : 'in-addr.arpa'}`;
}

/** The parts of an address from the last to the first, as PTR records and DNS lists have them. */
export function reversedParts(text: string): string {
  const address = ipaddr.process(text);
  if (address.kind() === 'ipv4') return address.toString().split('.').reverse().join('.');
  return address
    .toByteArray()
    .flatMap((byte) => [byte >> 4, byte & 15])
    .reverse()
    .map((digit) => digit.toString(16))
    .join('.');
}

/** Whether an address is one of IPv6; an IPv4 address that is written as one is not. */
export function isIpv6(text: string): boolean {
  return isIpAddress(text) && ipaddr.process(text).kind() === 'ipv6';
}

/** A host name in lower case, without its last dot, and in the form that DNS has (RFC 5890: A-labels). */
export function plainName(text: string): string {
  const name = text.toLowerCase().replace(/\.$/, '');
  return /^[\u0000-\u007f]*$/.test(name) ? name : asciiName(name);
}

/** The URL parser is what knows IDNA in browsers and in Node. A name that cannot be stays as it is. */
function asciiName(name: string): string {
  const hasOther = /[/?#@:\\[\]%\s]/.test(name);
  return !hasOther && URL.canParse(`http://${name}`) ? new URL(`http://${name}`).hostname : name;
}

/** Whether a text can be a name of DNS with two labels or more. */
export function isDomainName(text: string): boolean {
  return (
    text.length <= 253 && /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?$/i.test(text)
  );
}
