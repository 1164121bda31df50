import { splitList } from '../../syntax/splitList.ts';
import { hasHole, holeNamed } from '../hole.ts';
import type { CheckStatus } from '../trace.ts';
import { permit } from './permit.ts';
import {
  type RefusalText,
  abortServer,
  deferIfPermit,
  deferIfReject,
  fitStatus,
  logEvent,
  refuse,
  splitStatus,
} from './refuse.ts';
import type { SmtpdCheck } from './state.ts';
import type { Subject } from './subject.ts';

/** What a result of a table or a policy server is about. */
export interface ResultContext {
  /** The table or server. */
  readonly source: string;
  /** The key, for log lines. */
  readonly key: string;
  readonly replyName: string;
  readonly subject: Subject;
  /** The `check_…_access` that a bare table in a returned list stands for. */
  readonly defaultAccess: string | undefined;
}

interface Action extends ResultContext {
  readonly check: SmtpdCheck;
  /** The action as written. */
  readonly word: string;
  readonly text: string;
}

type ActionDefinition = (action: Action) => CheckStatus;

/** The actions of access(5), by name. */
const actions: ReadonlyMap<string, ActionDefinition> = new Map(
  Object.entries<ActionDefinition>({
    DUNNO: () => 'dunno',
    OK: permitted,
    RELAY: permitted,
    REJECT: (action) => refuse(action.check, refusalOf(action, 'access_map_reject_code', '5.7.1', 'Access denied')),
    DEFER: (action) => refuse(action.check, refusalOf(action, 'access_map_defer_code', '4.7.1', 'Access denied')),
    DEFER_IF_PERMIT: (action) =>
      deferIfPermit(action.check, refusalOf(action, 'access_map_defer_code', '4.7.1', 'Service unavailable')),
    DEFER_IF_REJECT: (action) =>
      deferIfReject(action.check, refusalOf(action, 'access_map_defer_code', '4.7.1', 'Service unavailable')),
    INFO: ({ check, text }) => logged(check, 'info', text),
    WARN: ({ check, text }) => logged(check, 'warn', text),
    FILTER: delegated((action) => {
      if (action.text === '') return warned(action, 'has FILTER entry without value');
      return action.text.includes(':')
        ? triggered(action, 'filter')
        : warned(action, 'requires transport:destination');
    }),
    HOLD: delegated((action) => {
      if (action.check.state.hold) return 'dunno';
      action.check.state.hold = true;
      return logged(action.check, 'hold', about(action, action.text === '' ? 'triggers HOLD action' : action.text));
    }),
    DISCARD: delegated((action) => {
      action.check.state.discard = true;
      logEvent(action.check, 'discard', about(action, action.text === '' ? 'triggers DISCARD action' : action.text));
      return permitted(action);
    }),
    REDIRECT: delegated((action) =>
      action.text.includes('@') ? triggered(action, 'redirect') : warned(action, 'requires user@domain target'),
    ),
    BCC: delegated((action) =>
      action.text.includes('@') ? triggered(action, 'bcc') : warned(action, 'requires user@domain target'),
    ),
    PREPEND: prepend,
  }),
);

/** check_table_result(): what a value means. */
export function decideResult(check: SmtpdCheck, value: string, context: ResultContext): CheckStatus {
  if (value === holeNamed('passing')) return logged(check, holeNamed('event'), holeNamed('text'));
  if (value === holeNamed('other')) return 'unknown';
  const end = value.search(/[ \t]/);
  const word = end < 0 ? value : value.slice(0, end);
  const text = end < 0 ? '' : value.slice(end).trimStart();
  const { source, key, replyName, subject, defaultAccess } = context;
  const action: Action = { source, key, replyName, subject, defaultAccess, check, word, text };
  const upper = word.toUpperCase();
  const act = actions.get(upper);
  if (act) return act(action);
  if (/^\d+$/.test(value)) return permitted(action);
  if (action.text !== '' && (/^[45]\d\d$/.test(word) || (/^[45]/.test(word) && hasHole(word)))) {
    const { status, text: said } = splitStatus(`${word.charAt(0)}.7.1`, action.text);
    return refuse(check, {
      code: word,
      status: fitStatus(check, status, context.subject),
      text: rejected(context, said === '' ? 'Access denied' : said),
    });
  }
  return decideList(check, value, context);
}

/** The value is a list of restrictions. */
function decideList(
  check: SmtpdCheck,
  value: string,
  { source, replyName, subject, defaultAccess }: ResultContext,
): CheckStatus {
  if (value.includes(':')) {
    check.log(`warning: access table ${source} has entry with lookup table: ${value}`);
    check.log('warning: do not specify lookup tables inside SMTPD access maps');
    check.log('warning: define a restriction class and specify its name instead.');
    return abortServer(check);
  }
  if (check.state.recursion > 100) {
    check.log(`warning: access table ${source} entry ${value} causes unreasonable recursion`);
    return abortServer(check);
  }
  const words = splitList(value).map((item) => item.text);
  if (words.length > 0) return check.runList(check.service.compile(words, { subject, defaultAccess }), replyName);
  check.log(`warning: access table ${source} entry ${value} has empty value`);
  return 'ok';
}

function permitted({ check, word, subject, replyName, source }: Action): CheckStatus {
  return permit(check, { action: word, subject, name: replyName, why: `from ${source}` });
}

function refusalOf(action: Action, code: string, usual: string, words: string): RefusalText {
  const { status, text: said } = splitStatus(usual, action.text);
  return {
    code: action.check.service.settings.number(code),
    status: fitStatus(action.check, status, action.subject),
    text: rejected(action, said === '' ? words : said),
  };
}

function rejected({ replyName, subject }: ResultContext, why: string): string {
  return `<${replyName}>: ${subject} rejected: ${why}`;
}

function about({ replyName, subject }: ResultContext, what: string): string {
  return `<${replyName}>: ${subject} ${what}`;
}

function logged(check: SmtpdCheck, event: string, what: string): CheckStatus {
  logEvent(check, event, what);
  return 'dunno';
}

function triggered(action: Action, event: string): CheckStatus {
  return logged(action.check, event, about(action, `triggers ${event.toUpperCase()} ${action.text}`));
}

function warned({ check, source, key }: Action, what: string): CheckStatus {
  check.log(`warning: access table ${source} entry "${key}" ${what}`);
  return 'dunno';
}

/** can_delegate_action(): cleanup(8) does it, so that there has to be a message that it gets. */
function delegated(act: ActionDefinition): ActionDefinition {
  return (action) => {
    const { check, source } = action;
    const name = action.word.toUpperCase();
    if (check.service.settings.text('smtpd_proxy_filter') !== '') {
      check.log(`warning: access table ${source}: with smtpd_proxy_filter specified, action ${name} is unavailable`);
      return 'dunno';
    }
    if (check.state.where === 'ETRN') {
      check.log(`warning: access table ${source}: action ${name} is unavailable in smtpd_etrn_restrictions`);
      return 'dunno';
    }
    return beforeMail(action, name) ? 'dunno' : act(action);
  };
}

/** not_in_client_helo(): without smtpd_delay_reject, the client and HELO lists know of no message. */
function beforeMail({ check, source }: Action, name: string): boolean {
  if (check.state.sender !== undefined) return false;
  const skipped = 'is always skipped in Client host or Helo command restrictions';
  check.log(`warning: access table ${source}: with smtpd_delay_reject=no, action ${name} ${skipped}`);
  return true;
}

function prepend(action: Action): CheckStatus {
  const { check, source } = action;
  if (beforeMail(action, 'PREPEND')) return 'dunno';
  if (check.state.where === 'END-OF-MESSAGE') {
    check.log(`warning: access table ${source}: action PREPEND must be used before smtpd_end_of_data_restrictions`);
    return 'dunno';
  }
  return isHeader(action.text) ? 'dunno' : warned(action, 'requires header: text');
}

/** is_header(): printable characters up to a `:`, before which blanks may stand. */
export function isHeader(text: string): boolean {
  return /^[!-9;-~]+[ \t]*:/.test(text);
}
