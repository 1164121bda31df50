import type { ProgramScope } from './programScope.ts';
import { isPlainPort, isWrappedPort, relayDestinations } from './relayDestination.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import { programRule, type ProgramProblem } from './programRule.ts';
import { setParameters } from '../fixes/setParameters.ts';
import { clientTls } from './tlsInForce.ts';

/**
 * smtp_connect.c and smtp_proto.c: without wrapper mode both sides of a port 465 wait for the other to begin; with it,
 * the greeting of another port is no TLS; and below `encrypt` wrapper mode passes over each server.
 */
export const port465Wrapper = programRule<'port-465-wrapper'>({
  code: 'port-465-wrapper',
  severity: 'error',
  programs: ['smtp', 'lmtp'],
  *find(scope) {
    const { program } = scope;
    const wrapper = scope.on(`${program}_tls_wrappermode`);
    if (wrapper === undefined) return;
    const destinations = program === 'smtp' ? relayDestinations(scope) : undefined;
    // A TLS tunnel on this machine takes plain SMTP on any port.
    if (destinations?.some(({ host }) => /^(?:127\.0\.0\.1|localhost|(?:ipv6:)?::1)$/.test(host))) return;
    if (!wrapper) {
      const wrapped =
        destinations?.[0] !== undefined && destinations.every(({ port }) => isWrappedPort(port))
          ? destinations[0]
          : undefined;
      if (wrapped)
        yield {
          at: ['relayhost'],
          data: { problem: 'off', program, host: wrapped.host, port: wrapped.port, raise: needsLevel(scope) === true },
        };
      return;
    }
    const at = [`${program}_tls_wrappermode`];
    if (needsLevel(scope)) yield { at, data: { problem: 'level', program, host: '', port: '', raise: true } };
    else yield* wrongPort(scope, destinations, at);
  },
  fixes({ span, data: { problem, program, port, raise } }, context) {
    const [mode, level] = [`${program}_tls_wrappermode`, { name: `${program}_tls_security_level`, value: 'encrypt' }];
    switch (problem) {
      case 'off': {
        const written = context.text.slice(span.start, span.end);
        const other = written.endsWith(`:${port}`)
          ? [replaceValue(span, `${written.slice(0, -port.length)}587`, { preferred: false })]
          : [];
        return [
          ...setParameters(context, span.start, [{ name: mode, value: 'yes' }, ...(raise ? [level] : [])], {
            preferred: true,
          }),
          ...other,
        ];
      }
      case 'level':
        return setParameters(context, span.start, [level], { preferred: true });
      case 'plain':
        return setParameters(context, span.start, [{ name: mode, value: 'no' }], { preferred: true });
    }
  },
});

function* wrongPort(
  scope: ProgramScope,
  destinations: ReturnType<typeof relayDestinations>,
  at: readonly string[],
): Generator<ProgramProblem<'port-465-wrapper'>> {
  if (!destinations) return;
  const standard = scope.text('smtp_tcp_port');
  if (standard === undefined) return;
  if (destinations.length === 0) {
    // Mail goes to the MX hosts of its domain then, if no table sends it elsewhere.
    const tables = ['transport_maps', 'sender_dependent_relayhost_maps', 'sender_dependent_default_transport_maps'];
    if (isPlainPort(standard) && tables.every((name) => scope.text(name) === ''))
      yield { at, data: { problem: 'plain', program: scope.program, host: '', port: '25', raise: false } };
    return;
  }
  const [first] = destinations;
  if (first && destinations.every(({ port }) => isPlainPort(port || standard)))
    yield {
      at,
      data: { problem: 'plain', program: scope.program, host: first.host, port: first.port || standard, raise: false },
    };
}

/** Whether the level is below `encrypt` for every destination; a table of policies may raise it. */
function needsLevel(scope: ProgramScope): boolean | undefined {
  const tls = clientTls(scope);
  const tables = [scope.text(`${scope.program}_tls_policy_maps`), scope.text(`${scope.program}_tls_per_site`)];
  if (tls === undefined || tables.includes(undefined)) return undefined;
  // `dane` is less than `encrypt` only where the destination publishes no TLSA records.
  return (
    tls !== 'encrypt' &&
    !/^dane/i.test(scope.text(`${scope.program}_tls_security_level`) ?? '') &&
    tables.every((table) => table === '')
  );
}
