import { lineStart } from '../../syntax/physicalLine.ts';
import type { MasterEntry } from '../../syntax/masterCf.ts';
import { replacementOf } from '../names/replacements.ts';
import type { Finding, Fix, MasterContext } from '../rule.ts';
import { withBlanksBefore } from './entryEdit.ts';

/** Puts new options in the place of one that is deprecated or removed; none where there is nothing to put there. */
export function replaceOverride({ span }: Finding, context: MasterContext, entry: MasterEntry | undefined): Fix[] {
  const override = entry?.overrides.find(({ nameSpan }) => nameSpan.start === span.start);
  if (!entry || !override) return [];
  const found = replacementOf(context.valueContext(entry), override.name, override.value.text);
  const braced = /^\{/.test(context.text.slice(override.span.start));
  switch (found.kind) {
    case 'remove':
      return removeFix(entry, span.start, context.text).map((fix) => ({ ...fix, preferred: true }));
    case 'rename':
      return [
        {
          title: { key: 'rename', data: { name: found.name } },
          edits: [{ span: override.nameSpan, text: found.name }],
          preferred: true,
        },
      ];
    case 'set': {
      const options = found.settings.map(({ name, value }) =>
        /\s/.test(value) ? `{ ${name} = ${value} }` : `${name}=${value}`,
      );
      if (
        braced ||
        options.length === 0 ||
        found.remove?.some((name) => entry.overrides.some((one) => one.name === name))
      )
        return [];
      return [
        {
          title: { key: 'replaceSetting', data: { text: options.join(' -o ') } },
          edits: [{ span: override.span, text: options.join(' -o ') }],
          preferred: true,
        },
      ];
    }
    case 'manual':
      return [];
  }
}

/** Takes an `-o name=value` out; where it is all of its line, the line with it. */
export function removeFix(entry: MasterEntry, at: number, text: string): Fix[] {
  const override = entry.overrides.find(({ nameSpan }) => nameSpan.start === at);
  const option =
    override &&
    entry.arguments
      .filter(({ span }) => span.start <= override.span.start && /^-\w*o/.test(text.slice(span.start, span.end)))
      .at(-1);
  if (!override || !option || !/^-o/.test(text.slice(option.span.start, option.span.end))) return [];
  const setting = { start: option.span.start, end: override.span.end };
  const start = lineStart(text, setting.start);
  const lineEnd = text.indexOf('\n', setting.end);
  const first = start > entry.span.start && /^\s*$/.test(text.slice(start, setting.start));
  const behind = /^[ \t\r]*/.exec(text.slice(setting.end))?.[0].length ?? 0;
  const alone = first && (setting.end + behind >= text.length || text.charAt(setting.end + behind) === '\n');
  const inLine = first ? { start: setting.start, end: setting.end + behind } : withBlanksBefore(text, setting);
  const span = alone ? { start, end: lineEnd < 0 ? text.length : lineEnd + 1 } : inLine;
  return [{ title: { key: 'removeLine', data: { name: override.name } }, edits: [{ span, text: '' }] }];
}
