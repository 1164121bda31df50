import type { FilterAnswer } from '../../evaluate/world.ts';
import type { WorldFile } from '../../evaluate/worldFile.ts';

/** An assumption that cannot be read: the forms that there are. */
export interface BadAssumption {
  readonly wanted: string;
}

type Added = WorldFile | BadAssumption;

const forms = {
  dns: '"dns NAME TYPE VALUE…", "dns NAME none", "dns NAME retry"',
  policy: '"policy SERVER ACTION…", "policy SERVER unreachable"',
  table: '"table TYPE:NAME KEY VALUE…", "table TYPE:NAME KEY"',
  verify: '"verify ADDRESS ok|undeliverable|deferred|unfinished|unavailable WHY…"',
  filter: '"filter ENDPOINT accepts|unreachable"',
} as const;

const verifyStatuses = ['ok', 'undeliverable', 'deferred', 'unfinished', 'unavailable'] as const;

/**
 * Adds what `--assume` says to a world, before what that has.
 * @param text a kind, what it is about and the answer: `dns x.test A 192.0.2.1`, `policy unix:private/spf DUNNO`
 */
export function assumeInWorld(world: WorldFile, text: string): WorldFile | BadAssumption {
  const [kind = '', subject = '', ...words] = text.trim().split(/\s+/);
  const rest = words.join(' ');
  if (!Object.hasOwn(forms, kind)) return { wanted: Object.values(forms).join(', ') };
  const name = kind as keyof typeof forms;
  const added = subject === '' ? undefined : addedBy(name, world, { subject, words, rest });
  return added ?? { wanted: forms[name] };
}

/** Whether words could not be read. */
export function isBadAssumption(added: Added): added is BadAssumption {
  return 'wanted' in added;
}

interface Words {
  readonly subject: string;
  readonly words: readonly string[];
  readonly rest: string;
}

/** Undefined: the words are none of the forms. */
function addedBy(kind: keyof typeof forms, world: WorldFile, { subject, words, rest }: Words): WorldFile | undefined {
  const [word = ''] = words;
  switch (kind) {
    case 'dns':
      return withDns(world, subject.toLowerCase().replace(/(.)\.$/, '$1'), words);
    case 'policy': {
      if (rest === '') return undefined;
      const answer = rest === 'unreachable' ? { unreachable: 'Connection refused' } : { default: rest };
      return { ...world, policy: { ...world.policy, [subject]: answer } };
    }
    case 'table': {
      if (word === '' || !subject.includes(':')) return undefined;
      const value = words.length > 1 ? words.slice(1).join(' ') : null;
      return { ...world, tables: { ...world.tables, [subject]: { ...world.tables?.[subject], [word]: value } } };
    }
    case 'verify': {
      const status = verifyStatuses.find((one) => one === word);
      if (!status) return undefined;
      return { ...world, verify: { ...world.verify, [subject]: { status, why: words.slice(1).join(' ') } } };
    }
    case 'filter': {
      if (rest !== 'accepts' && rest !== 'unreachable') return undefined;
      const answer: FilterAnswer = rest === 'accepts' ? { kind: rest } : { kind: rest, reason: 'Connection refused' };
      return { ...world, proxyFilter: { ...world.proxyFilter, [subject]: answer } };
    }
  }
}

function withDns(world: WorldFile, name: string, [type = '', ...values]: readonly string[]): WorldFile | undefined {
  if (type === 'retry' && values.length === 0) return { ...world, servfail: [...(world.servfail ?? []), name] };
  if (type === 'none' && values.length === 0) return { ...world, dns: { ...world.dns, [name]: null } };
  const records = recordsOf(type.toUpperCase(), values);
  return records && { ...world, dns: { ...world.dns, [name]: { ...world.dns?.[name], ...records } } };
}

type Records = NonNullable<NonNullable<WorldFile['dns']>[string]>;

/** Undefined: no such type, or no values of it. */
function recordsOf(type: string, values: readonly string[]): Records | undefined {
  if (values.length === 0) return undefined;
  switch (type) {
    case 'A':
    case 'AAAA':
    case 'NS':
      return { [type]: values };
    case 'TXT':
      return { TXT: [values.join(' ')] };
    case 'MX': {
      const [preference, host, ...more] = values;
      if (host === undefined || more.length > 0 || !/^\d{1,5}$/.test(preference ?? '')) return undefined;
      return { MX: [[Number(preference), host]] };
    }
    default:
      return undefined;
  }
}
