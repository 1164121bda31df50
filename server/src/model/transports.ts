import { writtenItems, type TypedValue } from './typedValue.ts';
import type { Parameter } from './parameter.ts';
import type { Service } from './services.ts';
import type { Span } from '../syntax/span.ts';

/** A name of a master.cf service in a value. */
export interface ServiceReference {
  readonly name: string;
  /** In the unexpanded text of the value. */
  readonly span: Span;
  /** What the value wants of it: a delivery agent for mail, a process of Postfix, or a server at a socket. */
  readonly as: 'transport' | 'process' | 'socket';
}

const serviceName = /^[A-Za-z0-9][\w.-]*$/;
const socket = /(?:^|[\s,{])(unix:(?:private|public)\/)([\w.-]+)/g;

/** The services that a value names as it is written: `transport:nexthop`, a service's name, `unix:private/name`. */
export function serviceReferences(
  parameter: Pick<Parameter, 'value'>,
  value: Pick<TypedValue, 'logical' | 'macros'>,
): ServiceReference[] {
  const { text } = value.logical;
  switch (parameter.value) {
    case 'transport': {
      // transport.c: `name:nexthop`, `name` alone, or `:nexthop`.
      const name = /^[^:\s]*/.exec(text)?.[0] ?? '';
      return serviceName.test(name) ? [{ name, span: { start: 0, end: name.length }, as: 'transport' }] : [];
    }
    case 'service-name':
      return serviceName.test(text) ? [{ name: text, span: { start: 0, end: text.length }, as: 'process' }] : [];
    case 'transport-name-list':
      return writtenItems(value)
        .filter((item) => !item.hasMacro && serviceName.test(item.text))
        .map(({ text: name, span }) => ({ name, span, as: 'transport' }));
    default: {
      if (!text.includes('unix:p')) return [];
      return [...text.matchAll(socket)].map((match) => {
        const end = match.index + match[0].length;
        return { name: match[2] as string, span: { start: end - (match[2] as string).length, end }, as: 'socket' };
      });
    }
  }
}

/** Whether a whole master.cf, no fragment of one, has no service of a name to which another program could connect. */
export function lacksService(services: readonly Service[], name: string): boolean {
  return (
    services.some(({ command }) => /^[no]?qmgr$/.test(command)) &&
    !services.some((one) => one.name === name && one.type !== 'inet')
  );
}
