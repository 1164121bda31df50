// `npm test`: every section, one after the other;
// `npm test -- unit types` only those. A section that cannot run fails.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDebianPackages } from './debian.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const script = (...words) => [process.execPath, ...words];
const nodeTests = (...folders) =>
  script(
    '--import',
    'tsx',
    '--import',
    './test/seed.ts',
    '--test',
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    '--test-reporter=./test/skipped.mjs',
    '--test-reporter-destination=stdout',
    ...folders.flatMap(testFiles),
  );

/** In order; `needs` are names of scripts/debian.mjs. */
const sections = [
  { name: 'types', commands: [script('node_modules/typescript-7/bin/tsc', '-p', '.', '--noEmit')] },
  {
    name: 'lint',
    commands: [
      script('node_modules/eslint/bin/eslint.js', '.', '--quiet'),
      script('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
    ],
  },
  {
    name: 'generated',
    commands: [
      script('scripts/installDocs.mjs', '--check'),
      script('--import', 'tsx', 'scripts/manifest.ts', '--check'),
      script('--import', 'tsx', 'scripts/lintSchema.ts', '--check'),
      script('--import', 'tsx', 'scripts/prose/coverage.mjs'),
    ],
  },
  {
    name: 'unit',
    needs: ['postfix'],
    commands: [
      nodeTests(
        'test',
        'test/house',
        'test/texts',
        'test/syntax',
        'test/syntax/tables',
        'test/lookup',
        'test/evaluate',
        'test/rules',
        'test/model',
        'test/cli',
        'test/ide',
        'test/questions',
        'test/audit',
        'test/lsp',
        'test/client',
        'test/fuzz',
      ),
    ],
  },
  { name: 'build', commands: [script('esbuild.mjs', '--tests')] },
  { name: 'protocol', commands: [nodeTests('test/protocol')] },
  { name: 'postfix', needs: ['postfix', 'openssl'], commands: [nodeTests('test/postfix')] },
  {
    name: 'audit',
    needs: ['postfix', 'openssl', 'nameServers', 'mailCheckers'],
    commands: [nodeTests('test/audit/debian')],
  },
  { name: 'package', commands: [script('scripts/package.mjs')] },
  {
    name: 'vscode',
    needs: ['chromium'],
    commands: [script('test/vscode/run.mjs', 'node'), script('test/vscode/run.mjs', 'web')],
  },
  { name: 'e2e', needs: ['chromium', 'postfix'], commands: [script('test/e2e/run.mjs')] },
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !sections.some((section) => section.name === name));
if (unknown.length) {
  console.error(`no section ${unknown.join(', ')}; there are ${sections.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const failed = [];
for (const { name, needs = [], commands } of sections.filter(
  (section) => !asked.length || asked.includes(section.name),
)) {
  const start = performance.now();
  console.log(`\n── ${name}`);
  let good = true;
  try {
    ensureDebianPackages(needs);
    for (const command of commands) good = (await run(command)) && good;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    good = false;
  }
  if (!good) failed.push(name);
  console.log(`── ${name}: ${good ? 'passed' : 'FAILED'} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
console.log(failed.length ? `\nFAILED: ${failed.join(', ')}` : '\nall passed');
process.exit(failed.length ? 1 : 0);

function run([program, ...words]) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.once('exit', (code) => resolve(code === 0));
  });
}

function testFiles(folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(folder, name));
}
