import assert from 'node:assert/strict';
import test from 'node:test';
import { protocolsIn } from '../../server/src/rules/security/tlsProtocols.ts';

// tls_misc.c, tls_proto_mask_lims(): exclusions, a complement of what is included, floor and ceiling.
const cases: readonly (readonly [list: string, enabled: string | undefined])[] = [
  ['', 'SSLv3 TLSv1 TLSv1.1 TLSv1.2 TLSv1.3'],
  ['!SSLv2, !SSLv3', 'TLSv1 TLSv1.1 TLSv1.2 TLSv1.3'],
  ['!SSLv2:!SSLv3 !tlsv1', 'TLSv1.1 TLSv1.2 TLSv1.3'],
  ['TLSv1.2', 'TLSv1.2'],
  ['TLSv1.2, TLSv1.3, !TLSv1.3', 'TLSv1.2'],
  ['>=TLSv1.2', 'TLSv1.2 TLSv1.3'],
  ['>=TLSv1.1, <=TLSv1.2', 'TLSv1.1 TLSv1.2'],
  ['>=TLSv1.3 <=TLSv1.2', ''],
  ['>=0303', undefined],
  ['TLSv1.4', undefined],
  ['SSLv2', undefined],
  ['!', undefined],
  ['SSLv2, TLSv1', 'TLSv1'],
];
for (const [list, enabled] of cases)
  test(`“${list}”`, () => assert.equal(protocolsIn(list)?.enabled.join(' '), enabled));
