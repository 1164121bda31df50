// `npm run test:postfix`: all that is tested against a real Postfix, with 20,000 new pairs of
// files in the place of the few hundred of `npm test` (PARITY_RUNS, SEED and PARITY_ROOT: see
// test/postfix/parity.test.ts), and all defaults of Debian 13's Postfix; where POSTFIX_SOURCE
// names a clone of the source, those of its newest release and snapshot too. Needs root.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureDebianPackages } from './debian.mjs';
import { built, debian13, newestTag } from './otherPostfix.mjs';

ensureDebianPackages(['postfix', 'openssl']);
const root = fileURLToPath(new URL('..', import.meta.url));
const kept = `${root}node_modules/.cache/postfix`;
const source = process.env.POSTFIX_SOURCE;
if (!source) console.log('POSTFIX_SOURCE is not set: the newest release and snapshot are not built');
const others = [
  debian13(`${kept}/trixie`),
  ...(source ? [newestTag(source), 'HEAD'].map((ref) => built(source, ref, kept)) : []),
];
const tests = readdirSync(`${root}test/postfix`)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `test/postfix/${name}`);
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', '--import', './test/seed.ts', '--test', '--test-reporter=spec', ...tests],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PARITY_RUNS: process.env.PARITY_RUNS ?? '20000',
      SEED: process.env.SEED ?? 'random',
      POSTFIX_CONFIG_CI: '1',
      POSTFIX_OTHERS: JSON.stringify(others),
    },
  },
);
process.exit(status ?? 1);
