import { get } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { PolicyFileAnswer } from '../../audit/answers.ts';
import { isIpv6, isPublicAddress } from '../../audit/hostText.ts';
import type { Resolver } from './resolver.ts';

const milliseconds = 10_000;
const largest = 64 * 1024;

/**
 * Fetches the policy of a domain (RFC 8461, 3.3): a certificate that is trusted, no redirection, 64 KB at most. An
 * address that is not of the Internet is not connected to, whatever DNS says.
 */
export async function fetchPolicy(domain: string, resolver: Resolver): Promise<PolicyFileAnswer> {
  const host = `mta-sts.${domain}`;
  const found = await Promise.all([resolver.ask(host, 'A'), resolver.ask(host, 'AAAA')]);
  const addresses = found
    .flatMap((answer) => (answer.kind === 'records' ? [...answer.records] : []))
    .filter((record) => typeof record === 'string');
  const address = addresses.find(isPublicAddress);
  if (address === undefined) return { kind: 'failed', why: addresses.length > 0 ? addresses.join(', ') : 'ENOTFOUND' };
  const lookup: LookupFunction = (_name, options, callback) => {
    const family = isIpv6(address) ? 6 : 4;
    if (options.all === true) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
  return fetchText(host, lookup);
}

function fetchText(host: string, lookup: LookupFunction): Promise<PolicyFileAnswer> {
  return new Promise((resolve) => {
    const fail = (why: string): void => {
      resolve({ kind: 'failed', why });
      request.destroy();
    };
    const request = get({ host, path: '/.well-known/mta-sts.txt', lookup, agent: false }, (response) => {
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
