/**
 * Builds server/src/data/pcre2/pcre2-VERSION.wasm: `node scripts/pcre2/build.mjs SOURCE…`,
 * where a SOURCE is an unpacked pcre2 tree, as of Debian's `apt-get source pcre2`. Wants
 * clang, lld, wasi-libc and libclang-rt-14-dev-wasm32 of Debian 12. The default configuration
 * is Debian's and so Postfix's: link size 2, LF, 10,000,000 calls of match(), no JIT.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Parts of the library that match and compile; no version has all. */
const parts = [
  'auto_possess',
  'chkdint',
  'compile',
  'compile_cgroup',
  'compile_class',
  'config',
  'context',
  'error',
  'extuni',
  'find_bracket',
  'match',
  'match_data',
  'match_next',
  'newline',
  'ord2utf',
  'pattern_info',
  'script_run',
  'string_utils',
  'study',
  'tables',
  'ucd',
  'valid_utf',
  'xclass',
];
const flags = [
  '--target=wasm32-wasi',
  '-Oz',
  '-flto',
  '-mexec-model=reactor',
  '-nostartfiles',
  '-DHAVE_CONFIG_H',
  '-DSUPPORT_UNICODE',
  '-DSUPPORT_PCRE2_8',
  '-DPCRE2_CODE_UNIT_WIDTH=8',
  '-DPCRE2_STATIC',
  '-DHAVE_MEMMOVE',
  '-Wno-everything',
  '-Wl,--strip-all',
  '-Wl,--gc-sections',
  '-Wl,--no-entry',
  '-Wl,-z,stack-size=1048576',
  '-Wl,--max-memory=268435456',
];

for (const source of process.argv.slice(2)) build(source);

function build(source) {
  const folder = join(source, 'src');
  const made = mkdtempSync(join(tmpdir(), 'pcre2-'));
  try {
    copyFileSync(join(folder, 'pcre2.h.generic'), join(made, 'pcre2.h'));
    copyFileSync(join(folder, 'config.h.generic'), join(made, 'config.h'));
    copyFileSync(join(folder, 'pcre2_chartables.c.dist'), join(made, 'pcre2_chartables.c'));
    const [, major, minor] = /PCRE2_MAJOR\s+(\d+)[^]*?PCRE2_MINOR\s+(\d+)/.exec(
      readFileSync(join(made, 'pcre2.h'), 'utf8'),
    );
    const files = parts.map((part) => join(folder, `pcre2_${part}.c`)).filter((path) => existsSync(path));
    const output = `server/src/data/pcre2/pcre2-${major}.${minor}.wasm`;
    execFileSync(
      'clang',
      [
        ...flags,
        `-I${made}`,
        `-I${folder}`,
        'scripts/pcre2/wrapper.c',
        join(made, 'pcre2_chartables.c'),
        ...files,
        '-o',
        output,
      ],
      { stdio: 'inherit' },
    );
    const imports = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(output)));
    if (imports.length) throw new Error(`${output} imports ${imports.map(({ name }) => name).join(', ')}`);
    process.stdout.write(`${output}: ${readFileSync(output).length} bytes\n`);
  } finally {
    rmSync(made, { recursive: true });
  }
}
