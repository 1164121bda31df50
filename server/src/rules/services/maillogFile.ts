import { column } from '../../model/masterService.ts';
import { splitList } from '../../syntax/splitList.ts';
import { atLeast } from '../../facts/release.ts';
import { inMain, instanceRule } from '../instance/instanceRule.ts';

/**
 * maillog_client.c: with maillog_file all programs send what they log to postlogd; without its service nothing is
 * logged. A file outside maillog_file_prefixes is fatal for each program (`maillog_file value '…' does not match any
 * prefix in maillog_file_prefixes`).
 */
export const maillogFile = instanceRule<'maillog-file'>({
  code: 'maillog-file',
  severity: 'error',
  *find(view) {
    const { text } = view.main;
    const file = text('maillog_file');
    const at = inMain(view, 'maillog_file');
    if (!file || !at || !atLeast(view.configuration.release, '3.4')) return;
    const prefixes = text('maillog_file_prefixes');
    const own = prefixes === undefined ? undefined : splitList(prefixes).map((item) => item.text);
    if (own && !own.some((prefix) => file.startsWith(prefix)))
      yield { at, data: { problem: 'prefix', file, service: '' } };
    const service = text('postlog_service_name');
    if (!view.services || !service) return;
    if (
      view.services.some(
        ({ columns }) => columns[column.service]?.text === service && columns[column.type]?.text === 'unix-dgram',
      )
    )
      return;
    yield { at, data: { problem: 'service', file, service } };
  },
});
