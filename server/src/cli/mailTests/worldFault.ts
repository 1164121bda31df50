/** What a key of a world has to be; docs/world.schema.json has all of it. */
type Shape = 'object' | 'texts' | 'flag' | 'text';

const shapes: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['$schema', 'text'],
  ['dns', 'object'],
  ['dnsComplete', 'flag'],
  ['servfail', 'texts'],
  ['policy', 'object'],
  ['verify', 'object'],
  ['proxyFilter', 'object'],
  ['milters', 'object'],
  ['tables', 'object'],
  ['accounts', 'object'],
  ['files', 'object'],
  ['ownAddresses', 'texts'],
  ['ownSubnets', 'texts'],
]);

/** The first thing that is wrong with a world: its key, absent where it is the world itself, and what is wanted. */
export function worldFault(world: unknown): { readonly key?: string; readonly wanted: string } | undefined {
  if (!isObject(world)) return { wanted: '{ dns, policy, tables, … }, "world.json"' };
  for (const [key, value] of Object.entries(world)) {
    const shape = shapes.get(key);
    if (shape === undefined) return { key, wanted: [...shapes.keys()].join(', ') };
    const wanted = faultOfShape(shape, value);
    if (wanted !== undefined) return { key, wanted };
  }
  return undefined;
}

function faultOfShape(shape: Shape, value: unknown): string | undefined {
  switch (shape) {
    case 'object':
      return isObject(value) && Object.values(value).every(isEntry) ? undefined : '{ "…": … }';
    case 'texts':
      return Array.isArray(value) && value.every(isText) ? undefined : '["…"]';
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'true, false';
    case 'text':
      return isText(value) ? undefined : '"…"';
  }
}

/** Texts, or mappings of which the lists hold texts or lists. */
function isEntry(value: unknown): boolean {
  if (isText(value)) return true;
  return isObject(value) && Object.values(value).every((one) => one === null || isText(one) || isRecordList(one));
}

function isRecordList(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => isText(one) || (Array.isArray(one) && one.length > 1));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
