import { splitList } from '../../syntax/splitList.ts';
import { type InstanceProblem, type InstanceView, inScope, instanceRule } from '../instance/instanceRule.ts';

const sessionCaches = [
  'smtpd_tls_session_cache_database',
  'smtp_tls_session_cache_database',
  'lmtp_tls_session_cache_database',
] as const;
/** Caches that one process holds for as long as it runs, and the programs that do. */
const held = [
  { program: 'postscreen', name: 'postscreen_cache_map' },
  { program: 'verify', name: 'address_verify_map' },
] as const;
/** Tables that are no file, or that several processes may open at once. */
const shareable = /^(?:proxy|memcache|debug:memcache):/;

/**
 * tlsmgr.c: `fatal: do not use the same TLS cache file x for smtpd and smtp`. dict_cache.c opens the others with a
 * lock that lasts (DICT_FLAG_OPEN_LOCK): the second process stops (`fatal: unable to get exclusive lock`).
 */
export const sharedCache = instanceRule<'shared-cache'>({
  code: 'shared-cache',
  severity: 'error',
  *find(view) {
    yield* ofSessions(view);
    yield* ofProcesses(view);
  },
});

function* ofSessions({ scopes }: InstanceView): Generator<InstanceProblem<'shared-cache'>> {
  for (const scope of scopes('tlsmgr')) {
    const seen = new Map<string, string>();
    for (const name of sessionCaches) {
      const cache = scope.text(name);
      const other = cache ? seen.get(cache) : undefined;
      const at = other === undefined ? undefined : inScope(scope, name);
      if (cache && at && other !== undefined) yield { at, data: { cache, name, other, program: 'tlsmgr' } };
      if (cache) seen.set(cache, name);
    }
  }
}

function* ofProcesses({ scopes, services }: InstanceView): Generator<InstanceProblem<'shared-cache'>> {
  if (!services) return;
  const seen = new Map<string, string>();
  for (const { program, name } of held) {
    for (const scope of scopes(program)) {
      const cache = splitList(scope.text(name) ?? '')[0]?.text ?? '';
      if (cache === '' || shareable.test(cache) || !scope.entry) continue;
      const other = seen.get(cache);
      const at =
        other === undefined
          ? undefined
          : (inScope(scope, name) ?? {
              file: 'master.cf' as const,
              span: scope.entry.columns[0]?.span ?? scope.entry.span,
            });
      if (other !== undefined && at) yield { at, data: { cache, name, other, program } };
      seen.set(cache, name);
    }
  }
}
