import assert from 'node:assert/strict';
import test from 'node:test';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { complete } from './completed.ts';
import { edited } from './open.ts';
import { type MasterOpening, openMasterAt } from './openMaster.ts';

function offered(
  marked: string,
  opening: MasterOpening = {},
): { items: readonly CompletionItem[]; accept: (label: string) => string } {
  const { document, offset } = openMasterAt(marked, opening);
  const { items } = complete(document, offset);
  return {
    items,
    accept(label) {
      const item = items.find((one) => one.label === label);
      assert.ok(
        item,
        `${label} among ${items
          .slice(0, 30)
          .map((one) => one.label)
          .join(' ')}`,
      );
      return edited(document, [item.textEdit as TextEdit]);
    },
  };
}
const labelsOf = (marked: string, opening?: MasterOpening): string[] =>
  offered(marked, opening).items.map(({ label }) => label);

const cases: readonly {
  readonly name: string;
  readonly text: string;
  readonly accept: string;
  readonly want: string;
  readonly main?: string;
}[] = [
  {
    name: 'service',
    text: 'smtp inet n - n - - smtpd\nsubm‸',
    accept: 'submission',
    want: 'smtp inet n - n - - smtpd\nsubmission inet n       -       n       -       -       smtpd',
  },
  {
    name: 'service before what is written already',
    text: 'subm‸ inet',
    accept: 'submission',
    want: 'submission inet',
  },
  {
    name: 'service on an empty line',
    text: '\n‸',
    accept: 'pickup',
    want: '\npickup    unix  n       -       n       60      1       pickup',
  },
  {
    name: 'service with options',
    text: '‸',
    accept: 'relay',
    want:
      'relay     unix  -       -       n       -       -       smtp\n' +
      '  -o syslog_name=${multi_instance_name?{$multi_instance_name}:{postfix}}/$service_name',
  },
  { name: 'type', text: 'x ‸', accept: 'unix', want: 'x unix' },
  {
    name: 'type that is there already',
    text: 'x in‸et n - n - - smtpd',
    accept: 'unix',
    want: 'x unix n - n - - smtpd',
  },
  { name: 'private', text: 'x unix ‸', accept: 'y', want: 'x unix y' },
  { name: 'process limit', text: 'x unix - - n - ‸', accept: '0', want: 'x unix - - n - 0' },
  {
    name: 'command',
    text: 'x unix - - n - - tr‸',
    accept: 'trivial-rewrite',
    want: 'x unix - - n - - trivial-rewrite',
  },
  { name: 'option', text: 'x inet n - n - - smtpd\n  ‸', accept: '-o', want: 'x inet n - n - - smtpd\n  -o ' },
  {
    name: 'name',
    text: 'x inet n - n - - smtpd\n  -o smtpd_tls_sec‸',
    accept: 'smtpd_tls_security_level',
    want: 'x inet n - n - - smtpd\n  -o smtpd_tls_security_level=',
  },
  {
    name: 'name before its value',
    text: 'x inet n - n - - smtpd\n  -o smtpd_tls_sec‸=may',
    accept: 'smtpd_tls_security_level',
    want: 'x inet n - n - - smtpd\n  -o smtpd_tls_security_level=may',
  },
  {
    name: 'value',
    text: 'x inet n - n - - smtpd\n  -o smtpd_tls_security_level=‸',
    accept: 'encrypt',
    want: 'x inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt',
  },
  {
    name: 'second item',
    text: 'x inet n - n - - smtpd\n  -o smtpd_relay_restrictions=permit_mynetworks,rej‸',
    accept: 'reject',
    want: 'x inet n - n - - smtpd\n  -o smtpd_relay_restrictions=permit_mynetworks,reject',
  },
  {
    name: 'a restriction with an argument takes no blank',
    text: 'x inet n - n - - smtpd\n  -o smtpd_relay_restrictions=check_cl‸',
    accept: 'check_client_access',
    want: 'x inet n - n - - smtpd\n  -o smtpd_relay_restrictions=check_client_access,',
  },
  {
    name: 'transport',
    text: 'x inet n - n - - smtpd -o content_filter=‸\nfilter unix - n n - - pipe user=x argv=/x',
    accept: 'filter:',
    want: 'x inet n - n - - smtpd -o content_filter=filter:\nfilter unix - n n - - pipe user=x argv=/x',
  },
  {
    name: 'macro of main.cf’s own',
    text: 'x inet n - n - - smtpd -o smtpd_helo_restrictions=$mua‸',
    main: 'mua_helo = reject\n',
    accept: 'mua_helo',
    want: 'x inet n - n - - smtpd -o smtpd_helo_restrictions=$mua_helo',
  },
  { name: 'attribute', text: 'x unix - n n - - pipe us‸', accept: 'user=', want: 'x unix - n n - - pipe user=' },
  {
    name: 'macro of pipe',
    text: 'x unix - n n - - pipe user=x argv=/x -d ‸',
    accept: '${recipient}',
    want: 'x unix - n n - - pipe user=x argv=/x -d ${recipient}',
  },
];
for (const { name, text, accept, want, main } of cases) {
  test(`completion: ${name}`, () =>
    assert.equal(offered(text, main === undefined ? {} : { main }).accept(accept), want));
}

test('the services of a name are told apart by what runs them', () => {
  assert.deepEqual(
    offered('‸')
      .items.filter(({ label }) => label === 'smtp')
      .map(({ labelDetails }) => labelDetails?.description)
      .sort(),
    ['inet · postscreen', 'inet · smtpd', 'unix · smtp'],
  );
  assert.deepEqual(
    offered('smtp inet n - n - - smtpd\n‸').items.filter(({ label }) => label === 'smtp').length,
    1,
    'what is there already is left out',
  );
});

test('what does not fit is not offered', () => {
  assert.deepEqual(labelsOf('x inet ‸'), ['n'], 'a network service cannot be private');
  assert.ok(!labelsOf('x ‸', { release: '3.3' }).includes('unix-dgram'), 'came with 3.4');
  assert.ok(!labelsOf('x unix - - n - - ‸', { release: '3.3' }).includes('postlogd'), 'came with 3.4');
  assert.deepEqual(labelsOf('# com‸ment'), []);
  assert.ok(!labelsOf('x inet n - n - - smtpd -o smtpd_banner=x -o ‸').includes('smtpd_banner'), 'set already');
  assert.ok(!labelsOf('x unix - n n - - pipe user=x ‸').includes('user='), 'given already');
  assert.ok(!labelsOf('x unix - n n - - pipe user=x ‸').includes('encrypt'));
});

test('names that the program reads come first', () => {
  const { items } = offered('x inet n - n - - smtpd -o ‸');
  const key = (label: string): string => {
    const item = items.find((one) => one.label === label);
    return item?.sortText ?? item?.label ?? '';
  };
  assert.ok(key('smtpd_banner') < key('smtp_bind_address'));
});
