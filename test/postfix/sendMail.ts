import type { Instance } from './instance.ts';

/** Hands a mail for another host to an instance, which then has to deliver it. */
export async function sendMail(instance: Instance, recipient = 'you@far.test'): Promise<void> {
  const { last, replies } = await instance.say(
    'EHLO x',
    'MAIL FROM:<me@example.test>',
    `RCPT TO:<${recipient}>`,
    'DATA',
    'Subject: x\r\n\r\nx\r\n.',
  );
  if (!last.startsWith('250')) throw new Error(`mail was not taken: ${replies.join('\n')}`);
}
