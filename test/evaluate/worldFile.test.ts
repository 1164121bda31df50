/** A world file holds all that the recorded sessions have. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playConcretely } from '../../server/src/evaluate/playConfiguration.ts';
import { type WorldFile, worldOfFile } from '../../server/src/evaluate/worldFile.ts';
import { pcre2 } from '../lookup/pcre2.ts';
import { type OracleConfiguration, type SmtpdOracle, readSmtpdOracle } from './oracleFile.ts';
import { oracleConfiguration, oracleService, oracleSession, oracleWorld } from './oracleWorld.ts';

const oracle = readSmtpdOracle();
const version = '3.10.13';

test('sessions come out alike from a world file', (context) => {
  if (!oracle) return context.skip('did not run: ../shared/oracle/smtpd.json is not part of a clone');
  let compared = 0;
  for (const [index, session] of oracle.sessions.entries()) {
    if (index % 7 !== 0 || !session.release.includes(version) || session.config.startsWith('K-debian12')) continue;
    const recorded = oracle.configs[session.config] as OracleConfiguration;
    const configuration = oracleConfiguration(oracle, recorded, version);
    const played = oracleSession(oracle, session);
    const file = JSON.parse(JSON.stringify(worldFileOf(oracle, recorded, version))) as WorldFile;
    const world = worldOfFile(file, {
      files: { read: () => ({ kind: 'absent', reason: 'No such file or directory' }) },
      release: version,
      pcre2: pcre2('10.42'),
      ownAddresses: [],
    });
    assert.deepEqual(
      playConcretely(configuration, { version }, played, world),
      playConcretely(configuration, { version }, played, oracleWorld(oracle, recorded, version)),
      session.id,
    );
    compared++;
  }
  assert.ok(compared > 400, `${compared} sessions`);
});

function worldFileOf(
  { dns, servfail, bases }: SmtpdOracle,
  { base, policy }: OracleConfiguration,
  release: string,
): WorldFile {
  const { world } = oracleService(
    oracle as SmtpdOracle,
    Object.keys((oracle as SmtpdOracle).configs)[0] as string,
    release,
  );
  const server = policy ?? bases[base]?.policy;
  return {
    dns,
    servfail,
    dnsComplete: true,
    files: bases[base]?.tables ?? {},
    ownAddresses: world.ownAddresses,
    policy: {
      ...(server ? { 'inet:127.0.0.1:22040': server } : {}),
      'inet:127.0.0.1:22041': { unreachable: 'Connection refused' },
      'unix:private/nosuch': { unreachable: 'No such file or directory' },
    },
    proxyFilter: { '127.0.0.1:9': { kind: 'unreachable', reason: 'Connection refused' } },
    accounts: {
      root: 'root:x:0:0:root:/root:/bin/bash',
      nobody: 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin',
    },
  };
}
