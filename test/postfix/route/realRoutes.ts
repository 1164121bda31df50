import { quoteLocal } from '../../../server/src/lookup/keys/quoteLocal.ts';
import type { Instance } from '../instance.ts';
import type { GeneratedMessage } from './generateRoutes.ts';

/** Settings that an instance needs so that smtpd takes everything and cleanup and qmgr decide alone. */
export const openMain = `myhostname = mx.here.test
mydomain = here.test
myorigin = here.test
mydestination = here.test, localhost
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_recipient_restrictions = permit_mynetworks, reject
smtpd_reject_unlisted_recipient = no
smtpd_reject_unlisted_sender = no
smtpd_hard_error_limit = 1000
maximal_backoff_time = 1h
`;

/** Each transport delivers to nowhere, under a name of its own in the log. */
export const recordingServices = ['smtp', 'relay', 'local', 'virtual', 'lmtp', 'error', 'retry', 't1', 't2']
  // error(8) itself logs the status that its next hop begins with, which discard(8) takes off.
  .map((name) => `${name} unix - - n - - ${name === 'error' ? 'error' : 'discard'} -o syslog_name=R-${name}`)
  .join('\n');

/** Where one recipient went, as both sides are compared. */
export interface SeenDelivery {
  readonly to: string;
  readonly original: string;
  readonly transport: string;
  readonly nextHop: string;
}

/** What became of a message. */
export interface SeenRoute {
  /** The reply to the message where it was not taken. */
  readonly refused?: string;
  readonly sender?: string;
  readonly deliveries: readonly SeenDelivery[];
}

/** Sends a message and reads off the log where it goes; undefined where smtpd does not take an address. */
export async function realRoute(
  instance: Instance,
  { sender, recipients }: GeneratedMessage,
): Promise<SeenRoute | undefined> {
  const path = (address: string): string => `<${address === '' ? '' : quoteLocal(address)}>`;
  const { last, replies } = await instance.say(
    'EHLO x',
    `MAIL FROM:${path(sender)}`,
    ...recipients.map((one) => `RCPT TO:${path(one)}`),
    'DATA',
    'Subject: x\r\n\r\nx\r\n.',
  );
  const envelope = replies.slice(2, recipients.length + 3);
  if (envelope.some((reply) => !reply.startsWith('250'))) return undefined;
  const id = /queued as (\w+)/.exec(last)?.[1];
  if (id === undefined) return { refused: last.split('\n')[0]?.trim() ?? '', deliveries: [] };
  // A notification may fail by the very aliases that are tried; the message itself is done then.
  await instance.logged(new RegExp(`: ${id}: (?:removed|status=deferred \\(bounce failed\\))`));
  const lines = instance
    .log()
    .split('\n')
    .filter((line) => line.includes(`: ${id}: `));
  const from = lines
    .map((line) => /\/qmgr\[\d+\]: \w+: from=<(.*)>, size=/.exec(line)?.[1])
    .find((one) => one !== undefined);
  return {
    sender: from ?? '',
    deliveries: sorted(
      lines.flatMap((line): SeenDelivery[] => {
        const match = new RegExp(
          String.raw`(?:R-(\w+)\/(?:discard|error)|qmgr)\[\d+\]: ` +
            String.raw`\w+: to=<(.*?)>,(?: orig_to=<(.*?)>,)? relay=.*?, dsn=(\S+), ` +
            String.raw`status=(?:sent|bounced) \((.*)\)$`,
        ).exec(line);
        if (!match) return [];
        const [, transport = 'discarded', to = '', original = to, status = '', text = ''] = match;
        const nextHop = transport === 'error' && status !== '5.0.0' ? `${status} ${text}` : text;
        return [{ to, original, transport, nextHop }];
      }),
    ),
  };
}

/** In an order of our own: qmgr goes through recipients as it likes. */
export function sorted(deliveries: readonly SeenDelivery[]): readonly SeenDelivery[] {
  const key = (one: SeenDelivery): string => JSON.stringify([one.original, one.to, one.transport, one.nextHop]);
  return [...deliveries].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}
