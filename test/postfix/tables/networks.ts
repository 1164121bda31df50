import fc from 'fast-check';
import { type TableSample, joined, linesOf, space, word } from './samples.ts';

const octet = word('0', '1', '10', '127', '128', '255', '256', '01', '');
const v4 = joined(octet, 3, 5, '.');
const v6 = fc.oneof(
  word('::1', '::', '2001:db8::', '2001:db8::1', 'fe80::1', '::ffff:10.0.0.1', '1:2:3:4:5:6:7:8', '2001:DB8:0:1::'),
  joined(word('0', '1', 'ffff', 'abcd', ''), 2, 9, ':'),
);
const host = fc.oneof(word('10.0.0.1', '10.1.2.3', '192.168.7.5', '127.0.0.1'), v4, v6);
const mask = word(
  '/0',
  '/1',
  '/8',
  '/9',
  '/16',
  '/24',
  '/31',
  '/32',
  '/33',
  '/64',
  '/127',
  '/128',
  '/129',
  '/',
  '/08',
  '/a',
  '/-1',
  '/8 ',
  '/99999999999',
);
const network = fc.oneof(
  {
    weight: 4,
    arbitrary: word(
      '10.0.0.0/8',
      '10.1.0.0/16',
      '0.0.0.0/0',
      '::/0',
      '2001:db8::/32',
      '192.168.7.0/24',
      '[2001:db8::]/32',
      '[::1]',
      '127.0.0.1',
    ),
  },
  { weight: 2, arbitrary: fc.tuple(host, mask).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.tuple(host, mask).map(([text, bits]) => `[${text}]${bits}`) },
  { weight: 1, arbitrary: host },
);
const negation = word('', '', '', '', '!', '! ', '!!', ' !');
const cidrLine = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(negation, network, space, word('x', 'REJECT no', 'y', '', 'OK'))
      .map((parts) => parts.join('')),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(word('if ', 'IF ', 'if', 'if !', 'if ! '), network).map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: word('endif', 'EndIf', 'endif x', 'endifx', 'if', 'ifx', 'endif ') },
);

/** Tables of networks. */
export const cidrSample: fc.Arbitrary<TableSample> = fc.record({
  type: fc.constant('cidr'),
  isFile: fc.constant(true),
  text: linesOf(cidrLine),
  keys: fc.array(fc.oneof(host, word('a', '10')), { minLength: 4, maxLength: 12 }),
});
