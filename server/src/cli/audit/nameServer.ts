import { getServers } from 'node:dns';
import { isIpAddress } from '../../audit/hostText.ts';

/** A name server to ask. */
export interface NameServer {
  readonly address: string;
  readonly port: number;
}

/** Reads `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1` or `[2001:db8::1]:53`; undefined for anything else. */
export function readNameServer(text: string): NameServer | undefined {
  const [, bracketed, inBrackets] = /^\[([^\]]+)\](?::(\d{1,5}))?$/.exec(text) ?? [];
  const [, plain, behind] = /^([^:]+)(?::(\d{1,5}))?$/.exec(text) ?? [];
  const address = bracketed ?? plain ?? text;
  const port = Number(inBrackets ?? behind ?? 53);
  return isIpAddress(address) && port > 0 && port < 65_536 ? { address, port } : undefined;
}

/** The first name server that this machine uses. */
export function usualNameServer(): NameServer | undefined {
  return readNameServer(getServers()[0] ?? '');
}

/** Resolvers that anybody may use, whose questions DNS lists do not answer. */
const publicResolvers = [
  /^8\.8\.[48]\.[48]$/,
  /^1\.[01]\.[01]\.[1-3]$/,
  /^9\.9\.9\.\d+$/,
  /^149\.112\.112\.\d+$/,
  /^208\.67\.22[02]\.\d+$/,
  /^(?:223\.5\.5\.5|223\.6\.6\.6|119\.29\.29\.29|114\.114\.11[45]\.11[459]|180\.76\.76\.76)$/,
  /^2001:4860:4860:/,
  /^2606:4700:4700:/,
  /^2620:fe::/,
  /^2400:3200:/,
];

/** Whether a name server is one of the well-known resolvers that anybody may use. */
export function isPublicResolver({ address }: NameServer): boolean {
  return publicResolvers.some((pattern) => pattern.test(address.toLowerCase()));
}
