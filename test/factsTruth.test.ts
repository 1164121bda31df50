/**
 * The facts against the Postfix source that they were made from (when POSTFIX_SOURCE names a repository), and against
 * the installed Postfix (when there is one).
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ParameterFacts } from '../server/src/knowledge/factTypes.ts';
import { knowledge } from '../server/src/knowledge/knowledge.ts';
import { releaseOrder as order } from '../server/src/knowledge/release.ts';

const { releases, parameters, templates } = knowledge;

test('the facts are what the Postfix source gives', (context) => {
  const source = process.env.POSTFIX_SOURCE;
  if (!source) return context.skip('set POSTFIX_SOURCE to a clone of the Postfix source repository');
  const build = fileURLToPath(new URL('../scripts/facts/build.mjs', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [build, '--source', source, '--check'], { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  assert.doesNotMatch(stderr, /needs a person/);
});

/** A patch release since 3.0 changed the default; the facts keep that of the series' first release. */
const CHANGED_BY_A_PATCH = new Set([
  'maillog_file_rotate_suffix', 'milter_default_action', 'proxy_read_maps', 'service_name', 'smtp_tls_dane_insecure_mx_policy', 'tls_session_ticket_cipher',
  'tlsproxy_client_policy_maps', 'tlsproxy_client_security_level',
]);

test('names and literal defaults are those of the installed Postfix', (context) => {
  const asked = spawnSync('postconf', ['-d'], { encoding: 'utf8' });
  if (asked.error) {
    console.warn('NOTE: no postconf here, so the facts were not compared with a running Postfix.');
    return context.skip('postconf is not installed');
  }
  const installed = new Map(asked.stdout.split('\n').flatMap((line) => {
    const at = line.indexOf(' =');
    return at > 0 ? [[line.slice(0, at), line.slice(at + 2).trim()] as const] : [];
  }));
  const version = installed.get('mail_version') ?? '';
  const feature = /^\d+\.\d+/.exec(version)?.[0] ?? '';
  if (!releases.includes(feature)) {
    console.warn(`NOTE: the installed Postfix ${version} is not among the releases of the facts, so they were not compared.`);
    return context.skip(`Postfix ${version} is unknown`);
  }
  const presence = (entry: ParameterFacts) => presenceIn(entry, feature, version);
  // postconf makes names for every service of master.cf, and lists old names that others read.
  const ofService = (name: string) => [...templates.values()].some(({ suffix }) => name.endsWith(suffix));
  const knownAlias = (entry: ParameterFacts | undefined) => entry?.alias !== undefined && order(entry.alias.knownSince) <= order(feature);

  assert.deepEqual([...installed.keys()].filter((name) => {
    const entry = parameters.get(name);
    return !(entry && presence(entry)) && !ofService(name) && !knownAlias(entry);
  }).map((name) => `postconf ${version} has ${name}`), []);
  assert.deepEqual([...parameters].filter(([name, entry]) => presence(entry) && !entry.build && !installed.has(name)).map(([name]) => `postconf ${version} lacks ${name}`), []);
  assert.deepEqual([...parameters].flatMap(([name, entry]) => {
    // A patch release that received a parameter may have received it with another default.
    if (presence(entry) !== 'feature' || entry.computed || CHANGED_BY_A_PATCH.has(name) || !installed.has(name)) return [];
    const at = entry.defaults?.filter(([since]) => order(since) <= order(feature)).at(-1) ?? entry.defaults?.[0];
    const expected = at ? at[1] : entry.default;
    return expected === installed.get(name) ? [] : [`${name}: facts ${JSON.stringify(expected)}, postconf ${version} ${JSON.stringify(installed.get(name))}`];
  }), []);
});

/** Whether a release has a parameter from its X.Y.0 on, or by a patch. */
function presenceIn(entry: ParameterFacts, feature: string, version: string): 'feature' | 'backport' | undefined {
  if (entry.removed !== undefined && order(entry.removed) <= order(version)) return undefined;
  if (entry.absentIn?.includes(feature)) return undefined;
  if (order(entry.since) <= order(feature)) return 'feature';
  const received = entry.backports?.some((patch) => patch.startsWith(`${feature}.`) && order(patch) <= order(version)) ?? false;
  return received ? 'backport' : undefined;
}
