import { lastAt } from '../../lookup/keys/lastAt.ts';
import { expand } from '../../model/expand.ts';
import { atLeast } from '../../facts/release.ts';
import type { SmtpdCheck } from './state.ts';

/**
 * Expands a reply of main.cf with the names of smtpd_expand_lookup() and some more; undefined where the template is
 * broken.
 * What smtpd_expansion_filter does not allow becomes `_`.
 */
export function expandReply(
  check: SmtpdCheck,
  template: string,
  names: Readonly<Record<string, string>>,
): string | undefined {
  const known: Readonly<Record<string, string>> = { ...sessionNames(check), ...names };
  const expanded = expand(
    template,
    (name) => {
      // The value is text, whatever it holds.
      const value = Object.hasOwn(known, name) ? known[name] : undefined;
      return value?.replaceAll('$', '$$$$');
    },
    { functions: atLeast(check.service.settings.version, '3.11') },
  );
  return expanded.certainty === 'error' ? undefined : expanded.text;
}

function sessionNames({ state, service: { settings } }: SmtpdCheck): Record<string, string> {
  const { client } = state;
  const names: Record<string, string> = {
    server_name: settings.text('myhostname'),
    client_name: client.name,
    client_address: client.address,
    client_port: client.port ?? '',
    client: `${client.name}[${client.address}]`,
    reverse_client_name: client.reverseName,
    helo_name: state.helo ?? '',
    sender: state.sender ?? '',
    recipient: state.recipient ?? '',
    localtime: '',
    server_address: client.serverAddress ?? '',
    server_port: client.serverPort ?? '',
    ...partsOf('sender', state.sender),
    ...partsOf('recipient', state.recipient),
  };
  return names;
}

function partsOf(what: string, address: string | undefined): Record<string, string> {
  if (address === undefined) return {};
  const at = lastAt(address);
  return {
    [`${what}_name`]: at < 0 ? address : address.slice(0, at),
    [`${what}_domain`]: at < 0 ? '' : address.slice(at + 1),
  };
}
