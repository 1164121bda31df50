import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { presetTexts, readPresets } from '../scripts/presetTexts.mjs';
import { presets as offered } from '../server/src/facts/presets.ts';
import { presetText } from '../server/src/languages/parameters/completion/completePresets.ts';

interface ParameterFacts {
  readonly since?: string;
  readonly removed?: string;
  readonly deprecated?: unknown;
}
const facts = JSON.parse(read('server/src/data/facts/parameters.json')) as {
  readonly parameters: Readonly<Record<string, ParameterFacts>>;
  readonly templates: Readonly<Record<string, { readonly suffix: string; readonly daemons: readonly string[] }>>;
};
const presets = readPresets();
const texts = presetTexts();

test('completion writes what the presets say', () => {
  for (const { id, mainCf = '', masterCf = '' } of texts) {
    const preset = offered.find((one) => one.id === id) ?? assert.fail(`completion does not know ${id}`);
    assert.equal(presetText(preset, 'mainCf', 'en'), mainCf, id);
    assert.equal(presetText(preset, 'masterCf', 'en'), masterCf, id);
  }
  assert.equal(offered.length, texts.length);
});

test('ids are unique, and within one file so are prefixes', () => {
  const ids = presets.map((p) => p.id);
  assert.equal(new Set(ids).size, ids.length);
  for (const file of ['mainCf', 'masterCf'] as const) {
    const prefixes = presets.filter((p) => p[file]).flatMap((p) => p.prefix);
    assert.deepEqual(
      prefixes.filter((p, i) => prefixes.indexOf(p) !== i),
      [],
    );
  }
});

for (const preset of presets) {
  const text = texts.find((t) => t.id === preset.id);

  describe(preset.id, () => {
    test('says in both languages, on one line, what it is and what else must be done', () => {
      assert.ok(preset.steps.en.length <= 2 && preset.steps['zh-cn']?.length === preset.steps.en.length);
      assert.doesNotMatch(preset.steps.en.join(' '), /\p{Script=Han}/u);
      for (const words of [preset.title, preset.todo]) {
        assert.match(words.en, /^[^\n]+$/);
        assert.match(words['zh-cn'] ?? '', /\p{Script=Han}/u);
        assert.doesNotMatch(words['zh-cn'] ?? '', /[\n「」«»]/);
      }
      assert.ok(preset.mainCf ?? preset.masterCf);
    });

    test('names only parameters that Postfix 3.7 to 3.11 has', () => {
      const names = [
        ...(preset.mainCf ?? []).map((s) => s.name),
        ...(text?.masterCf ?? '').matchAll(/-o ([^\s=]+)=/g),
      ].map((n) => (typeof n === 'string' ? n : (n[1] ?? '')));
      assert.deepEqual(names.map((name) => fault(name, text?.masterCf ?? '')).filter(Boolean), []);
    });
  });
}

function fault(name: string, masterCf: string): string | undefined {
  const parameter = facts.parameters[name];
  if (!parameter) {
    // A per-service setting such as slow_destination_rate_delay, for a service that the preset brings.
    const known = services(masterCf).some((service) => {
      const columns = service.split(/\s+/);
      return Object.values(facts.templates).some(
        ({ suffix, daemons }) => name === `${columns[0]}${suffix}` && daemons.includes(columns[7] ?? ''),
      );
    });
    return known ? undefined : `${name} is unknown`;
  }
  if (parameter.removed) return `${name} was removed in ${parameter.removed}`;
  if (parameter.deprecated) return `${name} is deprecated`;
  const [major = 0, minor = 0] = (parameter.since ?? '0').split('.').map(Number);
  return major > 3 || (major === 3 && minor > 7) ? `${name} came with ${parameter.since}` : undefined;
}

describe('real postconf', () => {
  const baseMaster = ['/usr/share/postfix/master.cf.dist', '/etc/postfix/master.cf'].find((file) => existsSync(file));
  let folder = '';
  before(() => {
    const found = spawnSync('postconf', ['-h', 'mail_version']);
    assert.ok(!found.error && baseMaster, "postconf or its master.cf is missing; install Debian's postfix package");
    folder = mkdtempSync(join(tmpdir(), 'presets-'));
  });
  after(() => {
    if (folder) rmSync(folder, { recursive: true });
  });

  for (const { id, mainCf, masterCf } of texts) {
    test(`accepts ${id}`, () => {
      write(join(folder, 'main.cf'), mainCf ?? '');
      write(join(folder, 'master.cf'), mergeServices(readFileSync(baseMaster ?? '', 'utf8'), masterCf ?? ''));
      for (const options of [['-n'], ['-nx'], ['-M'], ['-P']]) {
        const run = spawnSync('postconf', ['-c', folder, ...options], { encoding: 'utf8' });
        assert.equal(run.stderr, '', options.join(' '));
        assert.equal(run.status, 0, options.join(' '));
        // Every setting arrives, and nothing was swallowed by the line above it.
        if (options[0] === '-n') {
          const listed = run.stdout
            .split('\n')
            .filter(Boolean)
            .map((line) => line.split(' ')[0]);
          const set = presets.find((p) => p.id === id)?.mainCf?.map((s) => s.name) ?? [];
          assert.deepEqual(listed.filter((name) => name !== 'config_directory').sort(), [...set].sort());
        }
      }
    });
  }

  test('the attachment pattern refuses what it should, as Postfix reads it', () => {
    write(join(folder, 'main.cf'), texts.find((t) => t.id === 'attachment-checks')?.mainCf ?? '');
    const table = spawnSync('postconf', ['-c', folder, '-hx', 'mime_header_checks'], {
      encoding: 'utf8',
    }).stdout.trim();
    const query = (header: string): string =>
      spawnSync('postmap', ['-c', folder, '-q', header, table], { encoding: 'utf8' }).stdout.trim();
    const refused = 'REJECT attachments of this type are not accepted';
    assert.equal(query('Content-Type: application/octet-stream; name="a.exe"'), refused);
    assert.equal(query('Content-Disposition: attachment; filename=b.JS; size=1'), refused);
    assert.equal(query('Content-Disposition: attachment;\n\tfilename="c d.vbs"'), refused);
    assert.equal(query('Content-Type: application/pdf; name="exe.pdf"'), '');
    assert.equal(query('Content-Type: text/plain; name="a.json"'), '');
  });
});

/** Adds services; one of the same name and type replaces the old one with its continuation lines. */
function mergeServices(base: string, added: string): string {
  const keys = new Set(services(added).map(key));
  return [...services(base).filter((s) => !keys.has(key(s))), added].join('\n') + '\n';
}

function services(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.trim() && !line.trim().startsWith('#'))
    .join('\n')
    .split(/\n(?=\S)/)
    .filter(Boolean);
}

function key(service: string): string {
  return service.split(/\s+/, 2).join('/');
}

/** postconf reads a file that is younger than a second again and again (dict.c). */
function write(file: string, text: string): void {
  writeFileSync(file, text);
  utimesSync(file, 1e9, 1e9);
}

function read(file: string): string {
  return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
}
