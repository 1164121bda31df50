/** The first thing that is wrong with a world: where, absent for the world itself, and what is wanted there. */
export interface WorldFault {
  /** As people write a path in JSON: `dns."x.test".MX[0]`. */
  readonly at?: string;
  /** Examples of what may stand there. */
  readonly wanted: string;
}

/** Finds a fault in a value; `at` is the way to it. */
type Shape = (value: unknown, at: string) => WorldFault | undefined;

const text = one((value) => typeof value === 'string', '"…"');
const textOrNull = one((value) => value === null || typeof value === 'string', '"…", null');
const texts = listOf(text, '["…"]');
const exchange = one(
  (value) => Array.isArray(value) && value.length === 2 && Number.isInteger(value[0]) && typeof value[1] === 'string',
  '[10, "mx.example.com."]',
);
const policyRule = one(
  (value) =>
    Array.isArray(value) &&
    value.length === 3 &&
    value.every((part, index) => typeof part === 'string' || (index === 2 && part === null)),
  '["sender", "a@b.example", "REJECT"]',
);
const policyShape = eitherOf(
  (value) => 'unreachable' in value,
  fields({ unreachable: text }, ['unreachable']),
  fields({ rules: listOf(policyRule, '[["…", "…", "…"]]'), default: textOrNull }),
);
const filterShape = eitherOf(
  (value) => value.kind === 'unreachable',
  fields({ kind: text, reason: text }, ['kind', 'reason']),
  fields({ kind: one((value) => value === 'accepts', '"accepts", "unreachable"') }, ['kind']),
);
const verifyStatuses = ['ok', 'undeliverable', 'deferred', 'unfinished', 'unavailable'];
const verifyStatus = one(
  (value) => typeof value === 'string' && verifyStatuses.includes(value),
  verifyStatuses.map((name) => `"${name}"`).join(', '),
);
const milterEvents = ['connect', 'helo', 'mail', 'rcpt', 'data', 'endOfMessage'];
const milterAnswer = one(
  (value) =>
    typeof value === 'string' &&
    /^(?:continue|accept|reject|tempfail|discard|quarantine|unavailable|[45]\d\d .*)$/.test(value),
  '"continue", "accept", "reject", "tempfail", "discard", "quarantine", "unavailable", "550 5.7.1 …"',
);
const records = fields({
  A: texts,
  AAAA: texts,
  NS: texts,
  TXT: texts,
  PTR: texts,
  MX: listOf(exchange, '[[10, "…"]]'),
});

/** schemas/world.schema.json says the same. */
const worldShape = fields({
  $schema: text,
  dns: recordOf((value, at) => (value === null ? undefined : records(value, at))),
  dnsComplete: one((value) => typeof value === 'boolean', 'true, false'),
  servfail: texts,
  policy: recordOf(policyShape),
  verify: recordOf(fields({ status: verifyStatus, why: text }, ['status', 'why'])),
  proxyFilter: recordOf(filterShape),
  milters: recordOf(fields(Object.fromEntries(milterEvents.map((event) => [event, milterAnswer])))),
  tables: recordOf(recordOf(textOrNull)),
  accounts: recordOf(text),
  files: recordOf(text),
  ownAddresses: texts,
  ownSubnets: texts,
});

/** The first thing that is wrong with a world, in all its depth. */
export function worldFault(world: unknown): WorldFault | undefined {
  return worldShape(world, '');
}

function one(fits: (value: unknown) => boolean, wanted: string): Shape {
  return (value, at) => (fits(value) ? undefined : fault(at, wanted));
}

function listOf(item: Shape, wanted: string): Shape {
  return (value, at) => {
    if (!Array.isArray(value)) return fault(at, wanted);
    return first(value.map((each, index) => () => item(each, `${at}[${index}]`)));
  };
}

/** An object whose keys are names of the user's. */
function recordOf(item: Shape): Shape {
  return (value, at) => {
    if (!isObject(value)) return fault(at, '{ "…": … }');
    return first(
      Object.entries(value).map(
        ([key, each]) =>
          () =>
            item(each, step(at, key)),
      ),
    );
  };
}

/** An object that has no other keys than these. */
function fields(shapes: Readonly<Record<string, Shape>>, required: readonly string[] = []): Shape {
  return (value, at) => {
    const names = Object.keys(shapes);
    if (!isObject(value)) return fault(at, `{ ${names.filter((name) => name !== '$schema').join(', ')} }`);
    const missing = required.find((name) => !Object.hasOwn(value, name));
    if (missing !== undefined) return fault(at, `{ ${required.join(', ')} }`);
    return first(
      Object.entries(value).map(([key, each]) => () => {
        const shape = Object.hasOwn(shapes, key) ? shapes[key] : undefined;
        return shape ? shape(each, step(at, key)) : fault(step(at, key), names.join(', '));
      }),
    );
  };
}

function eitherOf(isFirst: (value: Readonly<Record<string, unknown>>) => boolean, yes: Shape, no: Shape): Shape {
  return (value, at) => (isObject(value) && isFirst(value) ? yes(value, at) : no(value, at));
}

function first(checks: readonly (() => WorldFault | undefined)[]): WorldFault | undefined {
  for (const check of checks) {
    const found = check();
    if (found) return found;
  }
  return undefined;
}

function fault(at: string, wanted: string): WorldFault {
  return at === '' ? { wanted } : { at, wanted };
}

function step(at: string, key: string): string {
  const name = /^[\w$-]+$/.test(key) ? key : JSON.stringify(key);
  return at === '' ? name : `${at}.${name}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
