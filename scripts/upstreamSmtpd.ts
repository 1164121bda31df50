// `npm run upstream:smtpd -- --source postfix.git|DIR [--show N]`: runs the test inputs of Postfix's own smtpd_check
// (src/smtpd/*.in and *.ref) through our evaluator, and says how many of the lines of the references it prints too.
// DIR is a checkout or a bare repository of Postfix; nothing of it is kept. docs/simulator-proof.md has the figures.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { commandTokens } from '../server/src/evaluate/smtpd/commandTokens.ts';
import { tableOpener } from '../server/src/evaluate/tableWorld.ts';
import { bytesOfText } from '../server/src/base/byteString.ts';
import { CheckProgram } from './upstreamSmtpd/program.ts';
import { readReference } from './upstreamSmtpd/reference.ts';

const { values } = parseArgs({
  options: { source: { type: 'string' }, show: { type: 'string', default: '5' } },
});
if (values.source === undefined) {
  console.error('--source is wanted: a checkout of Postfix, or its git repository');
  process.exit(2);
}
const source = sourceIn(values.source);
const newest = '3.12-20260821';
/** Two references say what releases before 3.9 did. */
const formerRelease = '3.8.9';
/** What those two still say as releases before 3.0 did: the status became 4.7.25 (RFC 7372). */
const staleLine = /\b450 4\.7\.1 Client host rejected: cannot find your hostname|\b550 5\.7\.1 Client host.*hostname/;
let failed = 0;
const total = { compared: 0, same: 0, dns: 0, dnsSame: 0 };
for (const name of source.names().filter((one) => /\.ref\d?$/.test(one))) compareFile(name);
console.log(`all: ${total.same} of ${total.compared} lines; with DNS ${total.dnsSame} of ${total.dns}`);
console.log('left out: smtpd_check.in3 (has no reference; asks tcp: tables of another machine)');
process.exitCode = failed > 0 ? 1 : 0;

function compareFile(name: string): void {
  const text = source.read(name) ?? '';
  if (name === 'smtpd_token.ref') {
    compareTokens(text);
    return;
  }
  const isFormer = /permit_naked_ip_address is deprecated|check_relay_domains" will be removed/.test(text);
  const version = isFormer ? formerRelease : newest;
  const program = new CheckProgram(
    version,
    tableOpener({ read: readTable }, { release: version }, () => undefined),
  );
  const count = { compared: 0, same: 0, dns: 0, dnsSame: 0, stale: 0, follows: 0 };
  let isBehindDns = false;
  let shown = 0;
  for (const { command, expected } of readReference(text)) {
    const { lines, asked } = program.take(command, expected);
    const same = JSON.stringify(lines) === JSON.stringify(expected);
    const length = expected.length;
    if (asked.length > 0) {
      count.dns += length;
      if (same) count.dnsSame += length;
      else isBehindDns = true;
    } else if (isFormer && expected.some((line) => staleLine.test(line))) count.stale += length;
    // What an answer of DNS that nobody knows left waiting comes out here.
    else if (!same && isBehindDns) count.follows += length;
    else {
      count.compared += length;
      if (same) count.same += length;
    }
    if (same || shown >= Number(values.show)) continue;
    shown++;
    console.log(`--- ${name}: ${command}${asked.length > 0 ? ` (asks ${asked.join(', ')})` : ''}`);
    console.log(`  reference: ${expected.join('\n             ')}\n  ours:      ${lines.join('\n             ')}`);
  }
  failed += count.compared - count.same;
  total.compared += count.compared;
  total.same += count.same;
  total.dns += count.dns;
  total.dnsSame += count.dnsSame;
  const left = [
    ...(count.stale > 0 ? [`${count.stale} that no release since 3.0 prints`] : []),
    ...(count.follows > 0 ? [`${count.follows} that follow from an answer of DNS`] : []),
  ];
  console.log(
    `${name} (as ${version}): ${count.same} of ${count.compared} lines agree; ${count.dns} need DNS, of which ` +
      `${count.dnsSame} are right for an answer that it may have`,
  );
  if (left.length > 0) console.log(`  left out: ${left.join(', ')}`);
}

function compareTokens(text: string): void {
  let lines = 0;
  let same = 0;
  for (const part of text.split(/\n(?!Token)/)) {
    const [command = '', ...expected] = part.split('\n').filter((line) => line !== '');
    const ours = commandTokens(bytesOfText(command)).flatMap((token) => [
      `Token type:  ${token.broken ? 'error' : 'other'}`,
      `Token value: ${token.text}`,
    ]);
    lines += expected.length;
    same += expected.filter((line, at) => line === ours[at]).length;
    if (ours.length !== expected.length) console.log(`--- smtpd_token.ref: ${command}\n  ours: ${ours.join(' | ')}`);
  }
  failed += lines - same;
  total.compared += lines;
  total.same += same;
  console.log(`smtpd_token.ref: ${same} of ${lines} lines agree`);
}

function readTable(
  name: string,
): { readonly kind: 'text'; readonly bytes: string } | { readonly kind: 'absent'; readonly reason: string } {
  const text = source.read(basename(name));
  return text === undefined
    ? { kind: 'absent', reason: 'No such file or directory' }
    : { kind: 'text', bytes: bytesOfText(text) };
}

interface Source {
  readonly names: () => string[];
  readonly read: (name: string) => string | undefined;
}

/** The files of src/smtpd, of a checkout or of the newest commit of a repository. */
function sourceIn(given: string): Source {
  const folder = ['src/smtpd', 'postfix/src/smtpd'].map((path) => join(given, path)).find((path) => existsSync(path));
  if (folder !== undefined) {
    return {
      names: () => readdirSync(folder).sort(),
      read: (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined),
    };
  }
  const git = (...words: string[]): string =>
    execFileSync('git', ['-C', given, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const path = 'postfix/src/smtpd';
  const names = git('ls-tree', '--name-only', `HEAD:${path}`).trim().split('\n');
  return {
    names: () => names,
    read: (name) => (names.includes(name) ? git('show', `HEAD:${path}/${name}`) : undefined),
  };
}
