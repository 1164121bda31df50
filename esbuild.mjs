// Bundles everything into dist/: `npm run build`. `--tests` adds
// the suites that run inside an extension host, `--watch` rebuilds.
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { localeNames } from './scripts/locales/names.mjs';
import { proseFile } from './scripts/prose/read.mjs';
import { rulePages } from './scripts/rulePages.mjs';
import { thirdPartyNotices } from './scripts/thirdPartyNotices.mjs';

const absWorkingDir = fileURLToPath(new URL('.', import.meta.url));
// npm runs it in server/.
process.chdir(absWorkingDir);
const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/**
 * Where a fact was read in Postfix's source is for those who read data/facts,
 * not for the server; what to see also goes with the prose, once.
 */
const unread = (key, value) => ((key === 'source' || key === 'seeAlso') && Array.isArray(value) ? undefined : value);

const dataOf = (path) => JSON.stringify(JSON.parse(readFileSync(path, 'utf8')), unread);

/** V8 reads JSON text several times faster than the same data as an object literal. */
const jsonAsText = {
  name: 'json as text',
  setup({ onLoad }) {
    onLoad({ filter: /\.json$/ }, ({ path }) => ({
      contents: `export default JSON.parse(${JSON.stringify(dataOf(path))})`,
      loader: 'js',
    }));
  },
};

const libraryNames = Object.keys(createRequire(import.meta.url)('vscode-languageserver/node'));

/**
 * The connection library has one part for Node and one for workers: each host bundle has its own, and lends it to the
 * shared one. As a module of names of which a file takes what it wants: of a CommonJS one it would get a copy, with
 * 320 getters, and some thirty such copies were 3 MB and a tenth of the time to start.
 */
const libraryOfHost = {
  name: 'library of the host',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode-languageserver(-types)?$/ }, ({ path }) => ({ path, namespace: 'host' }));
    onLoad({ filter: /./, namespace: 'host' }, () => ({
      contents: [
        'const of = (name) => host.library[name];',
        ...libraryNames.map((name) => `export const ${name} = /* @__PURE__ */ of('${name}');`),
      ].join('\n'),
      loader: 'js',
    }));
  },
};

/**
 * Modules of Node that few runs of the command need are loaded when they are called: all of them together took as
 * long to
 * load as a third of the time that Node itself takes to start.
 */
const lazyModules = /^node:(?:child_process|crypto|fs\/promises|os|v8|worker_threads)$/;
const lazyNodeModules = {
  name: 'modules of Node when they are called',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: lazyModules }, ({ path, namespace }) =>
      namespace === 'lazy' ? { path, external: true } : { path, namespace: 'lazy', sideEffects: false },
    );
    onLoad({ filter: /./, namespace: 'lazy' }, ({ path }) => {
      const own = createRequire(import.meta.url)(path);
      const names = Object.keys(own).filter((name) => /^[a-z]\w*$/i.test(name));
      const lines = names.map((name) =>
        typeof own[name] === 'function'
          ? // Called with "new" it gives what the real one made.
            `export function ${name}(...all) {
              const real = load().${name};
              return new.target ? new real(...all) : real(...all);
            }`
          : '',
      );
      return { contents: `const load = () => require('${path}');\n${lines.join('\n')}`, loader: 'js' };
    });
  },
};

const common = {
  absWorkingDir,
  bundle: true,
  minify: true,
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
  plugins: [jsonAsText],
  define: { __VERSION__: JSON.stringify(version) },
};
const node = { ...common, platform: 'node', format: 'cjs', charset: 'utf8' };
const browser = { ...common, platform: 'browser', charset: 'utf8' };
/**
 * The server is two scripts: that of the host it runs in, which is the global name
 * "host", and then the one that all hosts share. Escapes instead of characters: V8
 * keeps and reads a source of plain ASCII at a byte each, and starts 5 % sooner.
 */
const script = { format: 'iife', charset: 'ascii' };
const lazily = { plugins: [jsonAsText, lazyNodeModules] };
const executable = { banner: { js: '#!/usr/bin/env node' } };

const bundles = [
  { ...node, external: ['vscode'], entryPoints: ['client/src/node.ts'], outfile: 'dist/client.cjs' },
  {
    ...browser,
    format: 'cjs',
    external: ['vscode'],
    entryPoints: ['client/src/browser.ts'],
    outfile: 'dist/client.browser.cjs',
  },
  // Neither Node's modules nor a page's: shared code that touched them would fail to bundle here.
  {
    ...common,
    ...script,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    globalName: 'core',
    footer: { js: 'host.run(core.start);' },
    plugins: [jsonAsText, libraryOfHost],
    entryPoints: ['server/src/lsp/start.ts'],
    outfile: 'dist/server.core.cjs',
  },
  { ...node, charset: 'ascii', entryPoints: ['server/src/node.ts'], outfile: 'dist/server.node.cjs' },
  {
    ...browser,
    ...script,
    globalName: 'host',
    entryPoints: ['server/src/browser.ts'],
    outfile: 'dist/server.browser.js',
  },
  { ...node, ...executable, entryPoints: ['server/src/launch.ts'], outfile: 'dist/server.cjs' },
  { ...node, ...executable, ...lazily, entryPoints: ['server/src/lint.ts'], outfile: 'dist/postfix-lint.cjs' },
  // Two scripts, as most runs need one of them alone.
  {
    ...node,
    ...lazily,
    charset: 'ascii',
    entryPoints: ['server/src/lintCheck.ts'],
    outfile: 'dist/postfix-lint.check.cjs',
  },
  { ...node, charset: 'ascii', entryPoints: ['server/src/lintAsk.ts'], outfile: 'dist/postfix-lint.ask.cjs' },
  // Its libraries are needed by nobody else: loaded when `postfix-lint audit` is called.
  { ...node, entryPoints: ['server/src/audit.ts'], outfile: 'dist/audit.cjs' },
];
const suites = [
  {
    ...node,
    minify: false,
    external: ['vscode', 'mocha'],
    entryPoints: ['test/vscode/node-runner.ts', 'test/vscode/extension.test.ts'],
    outdir: 'dist/test',
    outExtension: { '.js': '.cjs' },
  },
  {
    ...browser,
    format: 'cjs',
    external: ['vscode'],
    // mocha's build for browsers would take the `module` of this bundle for its own, and its exports too.
    define: { ...common.define, 'process.env.NODE_ENV': '"test"', module: 'undefined', exports: 'undefined' },
    entryPoints: ['test/vscode/web-runner.ts'],
    outdir: 'dist/test',
    outExtension: { '.js': '.cjs' },
  },
];

const wanted = [...bundles, ...(process.argv.includes('--tests') ? suites : [])].filter(({ entryPoints }) =>
  entryPoints.every((path) => existsSync(path)),
);

rmSync('dist/data', { recursive: true, force: true });
mkdirSync('dist/data', { recursive: true });
cpSync('server/src/data/pcre2', 'dist/data/pcre2', { recursive: true });
mkdirSync('dist/data/rules');
writeFileSync('dist/data/rules/pages.json', JSON.stringify(rulePages()));
for (const locale of localeNames) writeFileSync(`dist/data/prose.${locale}.json`, JSON.stringify(proseFile(locale)));

if (process.argv.includes('--watch')) {
  for (const options of wanted) await (await context(options)).watch();
} else {
  const built = await Promise.all(wanted.map((options) => build({ ...options, metafile: true })));
  const outputs = built.flatMap(({ metafile }) => Object.entries(metafile.outputs));
  const ofNpm = (path) => /^dist\/(?:server\.(?:cjs|node\.cjs|core\.cjs)|postfix-lint\.|audit\.)/.test(path);
  const ofExtension = (path) => /^dist\/(?:client|server|postfix-lint)\./.test(path);
  for (const { charset, outfile } of wanted) if (charset === 'ascii') demandAscii(outfile);
  const noticesFor = (isOf) => thirdPartyNotices(outputs.filter(([path]) => isOf(path)).map(([, output]) => output));
  writeFileSync('dist/ThirdPartyNotices.txt', noticesFor(ofExtension));
  copyForNpm();
  writeFileSync('server/ThirdPartyNotices.txt', noticesFor(ofNpm));
  cpSync('LICENSE', 'server/LICENSE');
}

/**
 * One other character, which esbuild leaves as it is in a pattern,
 * and V8 keeps all of the source at two bytes each: 0.9 MB more.
 */
function demandAscii(path) {
  const found = /[^\x00-\x7f]/.exec(readFileSync(path, 'utf8'));
  if (found)
    throw new Error(
      `${path}: “${found.input.slice(found.index - 30, found.index + 1)}” ends in a character that is not ASCII; ` +
        `write it as \\u${found[0].charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/** server/ is an npm package of its own, for every other editor; it can only hold what lies below it. */
function copyForNpm() {
  rmSync('server/dist', { recursive: true, force: true });
  mkdirSync('server/dist');
  const scripts = ['server.cjs', 'server.node.cjs', 'server.core.cjs'];
  const lintScripts = ['postfix-lint.cjs', 'postfix-lint.check.cjs', 'postfix-lint.ask.cjs', 'audit.cjs'];
  for (const name of [...scripts, ...lintScripts, 'data'])
    if (existsSync(`dist/${name}`)) cpSync(`dist/${name}`, `server/dist/${name}`, { recursive: true });
  for (const name of ['server.cjs', 'postfix-lint.cjs'])
    if (existsSync(`dist/${name}`))
      for (const folder of ['dist', 'server/dist']) chmodSync(`${folder}/${name}`, 0o755);
}
