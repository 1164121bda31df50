import type { ValueRule } from '../rule.ts';
import { placeAt } from '../fixes/lineEdit.ts';
import { shift } from '../../syntax/span.ts';
import { isReportedByOtherRule } from '../reportedByOtherRule.ts';

/** The path of one file with certificates. */
export const certificateFile = /\.(?:crt|cer|pem|key|bundle|p7b)$/i;

/**
 * OpenSSL's SSL_CTX_load_verify_locations(): CApath is a directory of certificates by their hashes, CAfile one file. A
 * file for a directory, or the reverse, means that no authority is known, and no certificate is trusted.
 */
export const fileKind: ValueRule<'file-kind'> = {
  code: 'file-kind',
  severity: 'warning',
  scope: 'value',
  appliesTo: ({ kind }) => kind === 'string',
  check(value, _context, report) {
    const {
      parameter: { name },
      expanded: { text, certainty },
      span,
    } = value;
    if (value.macros || certainty !== 'exact' || text === '' || isReportedByOtherRule(value)) return;
    if (name.endsWith('_CApath') && certificateFile.test(text))
      report({ span, data: { name, path: text, wanted: 'directory', suggestion: name.replace(/CApath$/, 'CAfile') } });
    else if (name.endsWith('_CAfile') && (text.endsWith('/') || /\/certs$/.test(text)))
      report({ span, data: { name, path: text, wanted: 'file', suggestion: name.replace(/CAfile$/, 'CApath') } });
    else if (/_(?:d|ec|e)?(?:cert|key)_file$/.test(name) && text.endsWith('/'))
      report({ span, data: { name, path: text, wanted: 'file' } });
    else if (
      /^(?:queue|data|config|daemon|command|mail_spool)_directory$/.test(name) &&
      /\.(?:cf|conf|db|pem|sh|log)$/i.test(text)
    )
      report({ span, data: { name, path: text, wanted: 'directory' } });
  },
  fixes({ span, data: { name, suggestion } }, context) {
    const place = suggestion === undefined ? undefined : placeAt(context, span.start);
    if (suggestion === undefined || place?.element.kind !== 'assignment' || place.element.name !== name) return [];
    return [
      {
        title: { key: 'rename', data: { name: suggestion } },
        edits: [{ span: shift(place.element.nameSpan, place.offset), text: suggestion }],
        preferred: true,
      },
    ];
  },
};
