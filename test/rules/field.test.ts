import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { hover } from '../../server/src/ide/hover.ts';
import { scopeOf } from '../../server/src/model/scope.ts';
import { open } from '../ide/open.ts';
import { contextFor } from '../instanceFor.ts';
import { needsShared } from '../needs.ts';
import { type FieldCase, findingsOf, missedIn, wantedOf } from './fieldCase.ts';

/**
 * Small inputs after public reports of people whose mail stopped,
 * leaked or vanished; the first line of each says what must be found.
 */
const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/field');

/** These ask for a hover and for the effective view; their tests are of their own. */
const ofOtherParts = new Set(['override-hides', 'release-default']);

/** The severities that ../shared/field/README.md expects, by its kinds. */
const severities: readonly { readonly names: readonly string[]; readonly expected: readonly string[] }[] = [
  {
    names: ['joined-lines', 'joined-spaces', 'size-local', 'virtual-no-base', 'proxy-read', 'proxy-read-own-name'],
    expected: ['error'],
  },
  { names: ['pit-postscreen-no-pass', 'socketmap-noname'], expected: ['error'] },
  // By the README these neither stop nor defer mail: it wants an error, the pages of rules promise a warning.
  {
    names: ['pit-postscreen-no-tlsproxy', 'postlog', 'capath-file', 'queue-minfree', 'bounce-lifetime'],
    expected: ['error', 'warning'],
  },
  { names: ['orphan-options', 'rate-on-smtp'], expected: ['warning'] },
  {
    names: [
      'client-reject',
      'login-maps',
      'pit-clientcerts-alone',
      'pit-auth-only-none',
      'networks-v4-only',
      'star-relay',
      'postscreen-unused',
    ],
    expected: ['warning', 'information'],
  },
  { names: ['dnsbl-nofilter', 'spf-service'], expected: ['information'] },
];

if (!existsSync(folder)) {
  test('the cases of the field', { skip: needsShared('field') }, () => {
    assert.fail(`${folder} is missing`);
  });
} else {
  const names = readdirSync(folder)
    .filter((file) => /^[^.]+\.cf$/.test(file))
    .map((file) => file.slice(0, -3))
    .sort();
  test('there are cases', () => assert.ok(names.length >= 80, String(names.length)));
  for (const name of names.filter((one) => !ofOtherParts.has(one))) {
    test(`field/${name}`, () => {
      const one: FieldCase = {
        name,
        main: read(`${name}.cf`) ?? '',
        master: read(`${name}.master.cf`),
        table: read(`${name}.table`),
      };
      assert.deepEqual(missedIn(one, wantedOf(one)), []);
    });
  }
  for (const { names: some, expected } of severities) {
    for (const name of some) {
      test(`field/${name}: ${expected.join(' or ')}`, () => {
        const one: FieldCase = { name, main: read(`${name}.cf`) ?? '', master: read(`${name}.master.cf`) };
        const wanted = wantedOf(one);
        const found = findingsOf(one).filter(({ file, line }) =>
          (file === 'main.cf' ? wanted.main : wanted.master).includes(line),
        );
        assert.ok(
          found.some(({ severity }) => expected.includes(severity)),
          JSON.stringify(found),
        );
      });
    }
  }
  test('field/override-hides: the hover says what master.cf sets', () => {
    const main = read('override-hides.cf') ?? '';
    const document = open(main, { master: read('override-hides.master.cf') ?? '' });
    const said = JSON.stringify(hover(document, main.indexOf('\nsmtpd_client_restrictions') + 3));
    assert.match(said, /master\.cf sets it for `submission`: `permit_sasl_authenticated,reject`/);
  });
  for (const release of ['3.5', '3.6', '3.7', '3.7.11', '3.8']) {
    test(`field/release-default: the defaults of ${release}`, () => {
      const scope = scopeOf(contextFor({ main: 'compatibility_level = 3.6\n', release }).configuration);
      for (const name of ['smtpd_forbid_bare_newline', 'smtpd_forbid_unauth_pipelining']) {
        assert.equal(scope.find(name)?.text, 'no', name);
      }
    });
  }
}

function read(file: string): string | undefined {
  const path = join(folder, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
