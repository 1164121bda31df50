import type { SmtpSession } from '../../evaluate/smtpd/session.ts';
import type { NameStatus } from '../../evaluate/smtpd/state.ts';
import type { MailTest } from './mailTest.ts';

/** The session of a test for one of its recipients, up to the end of the message. */
export function sessionOfTest(test: MailTest, recipient: string): SmtpSession {
  const { client, clientName: name = 'unknown', reverseName = name, helo, login, tls, from } = test;
  return {
    client: {
      address: client,
      name,
      nameStatus: statusOfName(name),
      reverseName,
      reverseNameStatus: statusOfName(reverseName),
      ...(login === undefined ? {} : { login: { name: login, method: 'PLAIN' } }),
      ...(tls ? { tls: {} } : {}),
    },
    commands: [
      ...(helo === undefined ? [] : [`EHLO ${helo}`]),
      `MAIL FROM:<${from}>`,
      `RCPT TO:<${recipient}>`,
      'DATA',
      '.',
    ],
    givesUp: true,
  };
}

function statusOfName(name: string): NameStatus {
  return name === 'unknown' ? 'permanent' : 'ok';
}
