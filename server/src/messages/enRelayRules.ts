import type { MissingInput } from '../rules/restrictions/misplacedRestriction.ts';

const inputs: Readonly<Record<MissingInput, string>> = {
  helo: 'HELO name', sender: 'sender', recipient: 'recipient', etrn: 'ETRN domain', login: 'login',
};

/** What the rules about smtpd's restriction lists say; see enRules. */
export const enRelayRules = {
  'no-relay-gate': (d: { list?: string; level?: string; permit?: boolean }) =>
    `${d.permit ? 'A “permit” comes before what refuses strangers' : 'Neither smtpd_relay_restrictions nor smtpd_recipient_restrictions refuses to relay for strangers'}${
      d.level === undefined ? '' : ` (with compatibility_level ${d.level} the default of smtpd_relay_restrictions is empty)`
    }: smtpd stops at each connection (“fatal: … specify at least one working instance of: reject_unauth_destination, …”).`,
  'unreachable-restriction': (d: { name: string; first: string; count: number }) =>
    `“${d.name}” decides about every client, so ${d.count === 1 ? `“${d.first}” after it is` : `“${d.first}” and what follows are`} never reached (“restriction \`${d.first}' after \`${d.name.toLowerCase()}' is ignored”).`,
  'misplaced-restriction': (d: { name: string; list: string; missing: MissingInput; delay?: boolean }) =>
    `“${d.name}” has no effect in “${d.list}”: smtpd does not know the ${inputs[d.missing]} there${d.delay ? ' while smtpd_delay_reject is no' : ''}, and skips it silently.`,
  'open-relay-ok': (d: { name: string; list: string; certain: boolean }) =>
    d.certain
      ? `Open relay: “${d.name}” lets every client pass before “${d.list}” gets to what refuses strangers, and no other list does.`
      : `Each OK that “${d.name}” finds here opens the relay to anyone who claims that name: it comes before what refuses strangers, and smtpd_relay_restrictions does not refuse them either.`,
};
