import { findInMaps } from '../tables/maps.ts';
import { expandReply } from './replyTemplate.ts';
import type { SmtpdCheck } from './state.ts';

/** vsmtpd_chat_reply(): what smtpd_reject_filter_maps, smtpd_reject_footer and soft_bounce make of a reply. */
export function finishReply(check: SmtpdCheck, reply: string): string {
  const { settings, values, changesReplies } = check.service;
  if (!changesReplies || !/^[45]/.test(reply)) return reply;
  let line = check.service.isAtLeast('3.11') ? filtered(check, reply) : reply;
  const found = findInMaps(check.service.maps('smtpd_reject_footer_maps'), line, false, [], check.silent);
  const footer = found.kind === 'found' ? found.value : settings.text('smtpd_reject_footer');
  if (footer !== '') line = withFooter(check, line, footer);
  return values.softBounce && line.startsWith('5')
    ? line.replace(/^5(\d\d)(.)5?/, (all, rest: string, sep: string) => `4${rest}${sep}${all.length > 4 ? '4' : ''}`)
    : line;
}

function filtered(check: SmtpdCheck, reply: string): string {
  const found = findInMaps(check.service.maps('smtpd_reject_filter_maps'), reply, false, [], check.silent);
  if (found.kind !== 'found') return reply;
  const queue = check.state.queued ? 'QUEUEID' : 'NOQUEUE';
  if (!/^([45])\d\d[ -](?!\d)|^([45])\d\d[ -]\2/.test(found.value)) {
    check.log(`warning: ${queue}: ignoring invalid reject filter result: ${found.value}`);
    return reply;
  }
  check.log(`${queue}: reply filter in: ${reply}`);
  check.log(`${queue}: reply filter out: ${found.value}`);
  return found.value;
}

/** smtp_reply_footer(): `\c` joins the footer to the line, `\n` begins lines with the reply's own codes. */
function withFooter(check: SmtpdCheck, line: string, footer: string): string {
  const expanded = expandReply(check, footer.replace(/^\\c/, ''), {});
  if (expanded === undefined) return line;
  if (footer.startsWith('\\c')) return line + expanded;
  return `${line}\n${expanded}`;
}
