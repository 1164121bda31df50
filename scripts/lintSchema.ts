/** Writes schemas/postfix-lint.schema.json, the shape of `.postfix-lint.json`; `--check` only compares. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { knowledge } from '../server/src/facts/knowledge.ts';
import { severities } from '../server/src/settings/values.ts';
import { ruleCodes } from '../server/src/rules/ruleCodes.ts';
import { localeNames } from '../server/src/texts/locales.ts';

const path = fileURLToPath(new URL('../schemas/postfix-lint.schema.json', import.meta.url));
const severity = { enum: severities };
const releases = knowledge.releases.map((one) => one.replace('.', '\\.'));

const text = `${JSON.stringify(
  {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://raw.githubusercontent.com/postfix-config/postfix-config/main/schemas/postfix-lint.schema.json',
    title: 'Settings of postfix-lint',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      targetVersion: {
        description:
          'The Postfix release to check against. "auto" is the installed one for the main.cf that it reads, ' +
          'otherwise the newest stable one. A patch level may follow, as in 3.7.11; ' +
          'without one, the newest of the series is used.',
        anyOf: [
          { enum: ['auto', ...[...knowledge.releases].reverse()] },
          {
            type: 'string',
            pattern: String.raw`^(?:auto|(?:${releases.join('|')})(?:[.-]\w+)*)$`,
          },
        ],
        default: 'auto',
      },
      language: {
        description: 'The language of the findings; "auto" takes it from the environment.',
        enum: ['auto', ...localeNames],
        default: 'auto',
      },
      rules: {
        description: 'Severity by rule; "off" hides its findings.',
        type: 'object',
        additionalProperties: false,
        default: {},
        properties: Object.fromEntries(ruleCodes.map((code) => [code, severity])),
      },
    },
  },
  undefined,
  2,
)}\n`;

if (!process.argv.includes('--check')) writeFileSync(path, text);
else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
  console.error('schemas/postfix-lint.schema.json is out of date: node --import tsx scripts/lintSchema.ts');
  process.exitCode = 1;
}
