import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditInputs } from '../../audit/inputs.ts';
import { type AuditRound, runAudit } from '../../audit/runAudit.ts';
import { knowledge } from '../../facts/knowledge.ts';
import { configure } from '../../model/configuration.ts';
import { parseMainCf } from '../../syntax/mainCf.ts';
import { parseMasterCf } from '../../syntax/masterCf.ts';
import { auditTexts } from '../../texts/auditTexts.ts';
import { type Locale, aboutLocale } from '../../texts/locales.ts';
import { targetRelease } from '../../settings/targetRelease.ts';
import { beginQuestion } from '../beginQuestion.ts';
import { createMachine } from '../machine.ts';
import { type AuditOptions, readAuditArguments } from './arguments.ts';
import { type askTerminal, roundText } from './confirm.ts';
import { auditEntries } from './entries.ts';
import { type AuditReport, auditJson, auditMarkdown, auditSarif, auditText } from './formats.ts';
import { auditHtml } from './html.ts';
import { nodeAuditHost } from './host.ts';
import { type NameServer, isPublicResolver, usualNameServer } from './nameServer.ts';

/** What the process around the command gives. */
export interface AuditTerminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly out: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Asks the person at the terminal; absent where there is none. */
  readonly ask?: typeof askTerminal;
}

/** 0: nothing failed; 1: something did; 2: wrong usage; 3: it ended early. */
export type AuditStatus = 0 | 1 | 2 | 3;

/** Runs `postfix-lint audit`. */
export async function runAuditCommand(args: readonly string[], terminal: AuditTerminal): Promise<AuditStatus> {
  const begun = beginQuestion(readAuditArguments(args), terminal, (locale) => auditTexts[locale].command);
  if ('status' in begun) return begun.status;
  const { options, locale, fail } = begun;
  const texts = auditTexts[locale].command;
  if (!existsSync(join(options.path, 'main.cf'))) return fail(texts.noConfiguration(options.path));
  const nameServer = options.nameServer ?? usualNameServer();
  if (!nameServer) return fail(texts.noResolver());
  return audit(options, nameServer, locale, terminal);
}

async function audit(
  options: AuditOptions,
  nameServer: NameServer,
  locale: Locale,
  terminal: AuditTerminal,
): Promise<AuditStatus> {
  const { path } = options;
  const texts = auditTexts[locale];
  const text = (name: string): string => (existsSync(join(path, name)) ? readFileSync(join(path, name), 'utf8') : '');
  const files = { main: text('main.cf'), master: text('master.cf') };
  const installed = createMachine().releaseFor(join(path, 'main.cf'));
  const version = targetRelease(options.targetVersion ?? 'auto', installed);
  const configuration = configure(knowledge, version, parseMainCf(files.main), parseMasterCf(files.master));
  // The files that the configuration of another machine names are not here.
  const root = options.root ?? (installed === undefined ? undefined : '/');
  const inputs: AuditInputs = {
    configuration,
    version,
    domains: options.domains,
    selectors: options.selectors,
    addresses: options.addresses,
    lists: options.lists,
    probe: options.probe,
    files: root !== undefined,
    programs: options.runOpenssl,
    publicResolver: isPublicResolver(nameServer),
  };
  const confirm = confirmation(options, nameServer, texts.command, terminal);
  const host = nodeAuditHost(nameServer, root, { confirm });
  const result = await runAudit(inputs, host);
  if (options.dryRun) return 0;
  const { asked, rounds, stopped, findings } = result;
  const report: AuditReport = {
    path,
    asked,
    stopped,
    rounds: rounds.length,
    entries: auditEntries(findings, configuration, files, texts),
    texts: texts.command,
    version: terminal.version,
    language: aboutLocale(locale).tag,
  };
  terminal.out(print(report, options.format));
  if (stopped) return 3;
  return findings.some(({ verdict }) => verdict === 'failed') ? 1 : 0;
}

function print(report: AuditReport, format: AuditOptions['format']): string {
  switch (format) {
    case 'text':
      return auditText(report);
    case 'json':
      return auditJson(report);
    case 'md':
      return auditMarkdown(report);
    case 'sarif':
      return auditSarif(report);
    case 'html':
      return auditHtml(report);
  }
}

/** Lists each round, and asks unless the user has agreed to all. */
function confirmation(
  { yes, dryRun }: AuditOptions,
  { address, port }: NameServer,
  texts: AuditReport['texts'],
  terminal: AuditTerminal,
): (round: AuditRound) => Promise<boolean> {
  let agreed = yes;
  let refused = false;
  const server = port === 53 ? address : `${address} (${port})`;
  return async (round) => {
    if (dryRun) {
      if (round.number === 1) terminal.out(roundText(round, server, texts));
      return false;
    }
    if (refused) return false;
    terminal.complain(roundText(round, server, texts));
    if (agreed) return true;
    if (!terminal.ask) {
      terminal.complain(`postfix-lint: ${texts.noTerminal()}\n`);
      refused = true;
      return false;
    }
    const answer = await terminal.ask(texts.ask());
    if (answer === 'all') agreed = true;
    return answer !== 'no';
  };
}
