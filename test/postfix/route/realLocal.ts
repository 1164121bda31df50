import type { LocalOutcome } from '../../../server/src/evaluate/route/local/localRun.ts';
import { quoteLocal } from '../../../server/src/lookup/keys/quoteLocal.ts';
import type { Instance } from '../instance.ts';

/** A real local(8); what it forwards goes through a cleanup of its own, which makes each recipient a foreign one. */
export const localServices = [
  ...['smtp', 'relay', 'virtual', 'lmtp', 'error', 'retry', 't1', 't2'].map(
    (name) => `${name} unix - - n - - discard -o syslog_name=R-${name}`,
  ),
  'local unix - n n - - local -o cleanup_service_name=again',
  'again unix n - n - 0 cleanup -o virtual_alias_maps=regexp:FOLDER/again -o propagate_unmatched_extensions= ' +
    '-o recipient_canonical_maps= -o sender_canonical_maps= -o recipient_bcc_maps=',
].join('\n');

/** Turns recipients into foreign ones, once. */
export const againFile = 'if !/@again\\.test$/\n/^(.*)@([^@]*)$/ $1=$2@again.test\nendif\n';

/** One outcome in the words in which both sides are compared. */
export type SeenOutcome = readonly string[];

/** What local(8) did with a message for one recipient; undefined where smtpd does not take it. */
export async function realLocal(
  instance: Instance,
  sender: string,
  recipient: string,
): Promise<SeenOutcome[] | undefined> {
  const path = (address: string): string => `<${address === '' ? '' : quoteLocal(address)}>`;
  const { last } = await instance.say(
    'EHLO x',
    `MAIL FROM:${path(sender)}`,
    `RCPT TO:${path(recipient)}`,
    'DATA',
    'Subject: x\r\n\r\nx\r\n.',
  );
  const id = /queued as (\w+)/.exec(last)?.[1];
  if (id === undefined) return undefined;
  await instance.logged(new RegExp(`: ${id}: (?:removed|.*status=deferred)`));
  // A deferral may stand before what else is done with the message.
  await new Promise((resolve) => {
    setTimeout(resolve, 100);
  });
  const seen: SeenOutcome[] = [];
  for (const line of linesOf(instance, id)) {
    const match = /(R-\w+|postfix)\/(\w+)\[\d+\]: \w+: to=<(.*?)>,.* status=(\w+) \((.*)\)$/.exec(line);
    if (!match) continue;
    const [, name = '', program = '', to = '', status = '', text = ''] = match;
    const again = /^forwarded as (\w+)/.exec(text)?.[1];
    if (again === undefined) seen.push(seenOf(name, program, to, status, text));
    else seen.push(...(await forwardedAs(instance, again)));
  }
  return sortedOutcomes(seen);
}

function linesOf(instance: Instance, id: string): string[] {
  return instance
    .log()
    .split('\n')
    .filter((line) => line.includes(`: ${id}: `));
}

async function forwardedAs(instance: Instance, id: string): Promise<SeenOutcome[]> {
  await instance.logged(new RegExp(`: ${id}: removed`));
  const lines = linesOf(instance, id);
  const from = lines.map((line) => /: from=<(.*)>, size=/.exec(line)?.[1]).find((one) => one !== undefined);
  return lines.flatMap((line) => {
    const to = /: to=<(.*?)>,/.exec(line)?.[1];
    return to === undefined ? [] : [['forwarded', to.replace(/=([^=@]*)@again\.test$/, '@$1'), from ?? '']];
  });
}

function seenOf(name: string, program: string, to: string, status: string, text: string): SeenOutcome {
  if (name !== 'postfix') return ['passed', to, name.slice(2), text];
  if (program !== 'local') return [program, to, status, text];
  const named: readonly (readonly [RegExp, string])[] = [
    [/^delivered to file: (.*)$/, 'file'],
    [/^delivered to command: (.*)$/, 'command'],
    [/^delivered to mailbox$/, 'mailbox'],
    [/^delivered to maildir$/, 'maildir'],
    [/^discarded$/, 'discarded'],
  ];
  for (const [pattern, kind] of named) {
    const found = pattern.exec(text);
    if (found) return found[1] === undefined ? [kind, to] : [kind, to, found[1]];
  }
  return [status, to, text];
}

/** Our outcomes in the same form. */
export function seenOutcomes(outcomes: readonly LocalOutcome[]): SeenOutcome[] {
  const logged = (address: string): string => (address === '' ? '' : quoteLocal(address));
  return sortedOutcomes(
    outcomes.map((outcome): SeenOutcome => {
      const to = logged(outcome.recipient);
      switch (outcome.kind) {
        case 'mailbox':
        case 'maildir':
        case 'discarded':
          return [outcome.kind, to];
        case 'file':
          return ['file', to, outcome.path];
        case 'command':
          return ['command', to, outcome.command];
        case 'forwarded':
          return ['forwarded', to, logged(outcome.sender)];
        case 'passed':
          return ['passed', to, outcome.transport, outcome.nextHop];
        case 'bounced':
        case 'deferred':
          return [outcome.kind, to, outcome.text];
        case 'unknown':
          return ['unknown', to, outcome.what];
      }
    }),
  );
}

function sortedOutcomes(seen: readonly SeenOutcome[]): SeenOutcome[] {
  const key = (one: SeenOutcome): string => JSON.stringify(one);
  return [...seen].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}
