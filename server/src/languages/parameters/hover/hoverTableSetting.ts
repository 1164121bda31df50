import type { ParameterView } from '../parameterView.ts';
import { joined } from './factsLine.ts';
import { titled } from './hoverParameter.ts';
import { tablePage } from '../manual.ts';
import { code, link, paragraphs } from '../markdown.ts';
import { valueHere } from './valueHere.ts';

/** What dict_*.c calls the kinds of its settings, and what our texts call them. */
const kindNames: Readonly<Record<string, string>> = { int: 'integer', bool: 'boolean' };

/** `<prefix>_<setting>` of a table `type:prefix` that the file uses; undefined where it uses no such table. */
export function tableSetting(document: ParameterView, name: string): string | undefined {
  const {
    context: {
      configuration: { knowledge },
      text,
    },
    messages: { hover },
  } = document;
  for (const [type, settings] of Object.entries(knowledge.clientParameters)) {
    for (const setting of settings) {
      const prefix = name.slice(0, -setting.name.length - 1);
      if (
        !setting.known ||
        !name.endsWith(`_${setting.name}`) ||
        prefix === '' ||
        !text.includes(`${type}:${prefix}`)
      ) {
        continue;
      }
      return paragraphs([
        titled(document, name, hover.tableSetting({ setting: code(setting.name), table: code(`${type}:${prefix}`) })),
        joined([
          hover.kinds[kindNames[setting.kind] ?? 'string'],
          setting.default === undefined ? undefined : hover.default({ value: code(setting.default) || hover.empty }),
        ]),
        valueHere(document, name),
        link(hover.manual, tablePage(type)),
      ]);
    }
  }
  return undefined;
}
