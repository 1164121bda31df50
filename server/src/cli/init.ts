import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { featureRelease } from '../facts/release.ts';
import { localeName } from '../nodeHost.ts';
import { settingsFileName } from '../settings/settingsText.ts';
import { type Locale, localeOf, locales } from '../texts/locales.ts';
import { readArguments } from './arguments.ts';
import { checkAll } from './checkAll.ts';
import { LintFailure, reasonOf } from './failure.ts';
import { createMachine } from './machine.ts';
import { countAll } from './report/report.ts';
import type { Status, Terminal } from './terminal.ts';
import { readWanted } from './wanted.ts';

const schema = 'https://raw.githubusercontent.com/postfix-config/postfix-config/main/schemas/postfix-lint.schema.json';

/**
 * Runs `postfix-lint init [DIRECTORY]`: writes a `.postfix-lint.json` for the configurations below, and tells what
 * it found.
 * One that is there is left alone.
 */
export function runInit(args: readonly string[], terminal: Terminal): Status {
  const command = readArguments(args);
  const locale = ('locale' in command ? command.locale : undefined) ?? localeOf(localeName(terminal.env));
  const {
    lint,
    lint: { init },
  } = locales[locale];
  const fail = (text: string): Status => {
    terminal.complain(`postfix-lint: ${text}\n`);
    return 2;
  };
  if (command.kind === 'usage') return fail(command.message(lint));
  if (command.kind !== 'lint' || command.options.paths.length !== 1) {
    terminal.out(init.help());
    return command.kind === 'help' ? 0 : 2;
  }
  const language = command.options.locale ?? locale;
  const folder = command.options.paths[0] ?? '.';
  const path = join(folder, settingsFileName);
  if (!(statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false))
    return fail(lint.cannotRead({ path: folder, reason: 'ENOTDIR' }));
  if (existsSync(path)) return fail(init.exists({ path }));
  try {
    return writeSettings(folder, path, terminal, language);
  } catch (error) {
    if (error instanceof LintFailure) return fail(error.say(locales[language].lint));
    throw error;
  }
}

function writeSettings(folder: string, path: string, terminal: Terminal, locale: Locale): Status {
  const { init } = locales[locale].lint;
  const read = readArguments([folder]);
  if (read.kind !== 'lint') return 2;
  const { options } = read;
  const wanted = readWanted(options, terminal.cwd, terminal.readStdin);
  // A folder without a configuration needs no settings: most likely it is the wrong one.
  if (wanted.pairs.length === 0)
    throw wanted.failures[0] ?? new LintFailure((say) => say.noFiles({ path: resolve(folder) }));
  const installed = createMachine().installed();
  const targetVersion = (installed === undefined ? undefined : featureRelease(installed)) ?? 'auto';
  const content = { $schema: schema, targetVersion, rules: {} };
  try {
    writeFileSync(path, `${JSON.stringify(content, undefined, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    throw new LintFailure((say) => say.cannotWrite({ path, reason: reasonOf(error) }));
  }
  const settled = wanted.pairs.map((pair) => ({ pair, settings: { path, targetVersion, rules: {} } }));
  const { checked } = checkAll(settled, options, terminal, locale);
  const files = checked.flatMap((one) => one.files);
  terminal.out(init.written({ path, installed: targetVersion === 'auto' ? undefined : targetVersion }));
  for (const file of files) terminal.out(`  ${file.path}\n`);
  terminal.out(init.found({ ...countAll({ files }), folder }));
  return 0;
}
