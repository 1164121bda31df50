import type { CheckStatus, RestrictionTrace } from '../trace.ts';
import { abortServer } from './refuse.ts';
import type { ArgumentKind } from './restrictions/definition.ts';
import { restrictionDefinitions } from './restrictions/index.ts';
import type {
  CompiledList,
  CompiledStep,
  DecideRestriction,
  RestrictionCall,
  SmtpdCheck,
  SmtpdService,
} from './state.ts';

/** What a list is about, and what a bare `type:name` in it stands for. */
export type ListPurpose = Pick<CompiledList, 'name' | 'subject' | 'defaultAccess'>;

/** What of a service tells restrictions and classes apart. */
type Names = Pick<SmtpdService, 'hasRestriction' | 'classes' | 'compile'>;

/**
 * Takes the words of a list apart as generic_checks() of smtpd_check.c comes to them: what each restriction is, and
 * its argument. A class is taken apart when it is walked first, as classes may name each other.
 */
export function compileList(words: readonly string[], purpose: ListPurpose, names: Names): CompiledList {
  const steps: CompiledStep[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word.toLowerCase() === 'warn_if_reject') {
      steps.push({ kind: 'warn' });
      continue;
    }
    if (word.includes(':') && purpose.defaultAccess === undefined) {
      steps.push({ kind: 'unnamed', word });
      continue;
    }
    const { step, last } = readStep(words, at, purpose, names);
    steps.push(step);
    at = last;
  }
  return { ...purpose, steps };
}

interface ReadStep {
  readonly step: CompiledStep;
  /** The index of its last word. */
  readonly last: number;
}

function readStep(words: readonly string[], at: number, purpose: ListPurpose, names: Names): ReadStep {
  const { subject, defaultAccess } = purpose;
  const word = words[at] as string;
  const bare = word.includes(':');
  const name = bare ? (defaultAccess as string) : word;
  const lower = name.toLowerCase();
  const definition = names.hasRestriction(lower) ? restrictionDefinitions[lower] : undefined;
  const index = bare ? at - 1 : at;
  const kind = definition?.argument;
  const argument = kind === undefined ? '' : words[index + 1];
  const fault = kind === undefined ? undefined : faultOf(kind, lower, argument, word);
  const last = kind === undefined || argument === undefined || fault === 'nothing' ? index : index + 1;
  const call: RestrictionCall = { subject, defaultAccess, name, argument: argument ?? '', following: words[last + 1] };
  const hasArgument = kind !== undefined && argument !== undefined;
  const usual = definition ? definition.decide : decideNamed(name, purpose, names);
  const decide = fault === undefined ? usual : faulty(fault, name);
  const passed: RestrictionTrace = hasArgument
    ? { kind: 'restriction', name, argument, items: [], status: 'dunno' }
    : { kind: 'restriction', name, items: [], status: 'dunno' };
  return { step: { kind: 'restriction', call, hasArgument, decide, passed }, last };
}

/** What is wrong with an argument, as a log line; `nothing` where the restriction is passed over. */
function faultOf(kind: ArgumentKind, name: string, argument: string | undefined, word: string): string | undefined {
  switch (kind) {
    case 'table':
      if (argument?.includes(':')) return undefined;
      return `restriction ${name}: bad argument "${argument ?? word}": need maptype:mapname`;
    case 'server':
      return argument?.includes(':')
        ? undefined
        : 'restriction check_policy_service must be followed by transport:server';
    case 'seconds':
      return argument !== undefined && /^\d+$/.test(argument)
        ? undefined
        : 'restriction sleep must be followed by number';
    case 'domain':
      return argument === undefined ? 'nothing' : undefined;
  }
}

function faulty(fault: string, name: string): DecideRestriction {
  return (check) => {
    if (fault === 'nothing') {
      check.log(`warning: restriction ${name} requires domain name argument`);
      return 'dunno';
    }
    check.log(`warning: ${fault}`);
    return abortServer(check);
  };
}

/** A class, or a name that nothing has. */
function decideNamed(
  name: string,
  { subject, defaultAccess }: ListPurpose,
  { classes, compile }: Names,
): DecideRestriction {
  const words = classes.get(name);
  if (words === undefined) return unknownRestriction;
  let list: CompiledList | undefined;
  return (check, _call, replyName) => {
    list ??= compile(words, { name, subject, defaultAccess });
    return check.runList(list, replyName);
  };
}

function unknownRestriction(check: SmtpdCheck, { name }: RestrictionCall): CheckStatus {
  check.log(`warning: unknown smtpd restriction: "${name}"`);
  return abortServer(check);
}
