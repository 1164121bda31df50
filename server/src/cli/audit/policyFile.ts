import { get } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { PolicyFileAnswer } from '../../audit/answers.ts';
import { isIpv6, isPublicAddress } from '../../audit/hostText.ts';
import type { Resolver } from './resolver.ts';

const largest = 64 * 1024;

/** Where policies may come from. Tests have a server of their own. */
export interface PolicySource {
  readonly port: number;
  /** Whether an address may be connected to. */
  readonly mayConnect: (address: string) => boolean;
  /** Authorities to trust, in the place of Node's. */
  readonly ca?: string;
  readonly milliseconds: number;
}

const usualSource: PolicySource = { port: 443, mayConnect: isPublicAddress, milliseconds: 10_000 };

/**
 * Fetches the policy of a domain (RFC 8461, 3.3): a certificate that is trusted, no redirection, 64 KB at most. An
 * address that is not of the Internet is not connected to, whatever DNS says.
 */
export async function fetchPolicy(
  domain: string,
  resolver: Resolver,
  source: PolicySource = usualSource,
): Promise<PolicyFileAnswer> {
  const host = `mta-sts.${domain}`;
  const found = await Promise.all([resolver.ask(host, 'A'), resolver.ask(host, 'AAAA')]);
  const addresses = found
    .flatMap((answer) => (answer.kind === 'records' ? [...answer.records] : []))
    .filter((record) => typeof record === 'string');
  const address = addresses.find(source.mayConnect);
  if (address === undefined) return { kind: 'failed', why: addresses.length > 0 ? addresses.join(', ') : 'ENOTFOUND' };
  const lookup: LookupFunction = (_name, options, callback) => {
    const family = isIpv6(address) ? 6 : 4;
    if (options.all === true) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
  return fetchText(host, lookup, source);
}

function fetchText(
  host: string,
  lookup: LookupFunction,
  { port, ca, milliseconds }: PolicySource,
): Promise<PolicyFileAnswer> {
  return new Promise((resolve) => {
    const fail = (why: string): void => {
      resolve({ kind: 'failed', why });
      request.destroy();
    };
    const path = '/.well-known/mta-sts.txt';
    const trust = ca === undefined ? {} : { ca };
    const request = get({ host, port, path, lookup, agent: false, ...trust }, (response) => {
      if (response.statusCode !== 200) return fail(`HTTP ${response.statusCode ?? ''}`);
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        if (size > largest) fail('too large');
        else parts.push(part);
      });
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        resolve({ kind: 'text', text, mediaType: response.headers['content-type'] ?? '' });
      });
    });
    request.on('error', (error) => {
      fail(error.message);
    });
    const timer = setTimeout(() => {
      fail('ETIMEDOUT');
    }, milliseconds);
    request.on('close', () => {
      clearTimeout(timer);
    });
  });
}
