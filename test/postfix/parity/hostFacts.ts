import { knowledge } from '../../../server/src/facts/knowledge.ts';
import type { HostFacts } from '../../../server/src/model/origin.ts';
import { type Truth, askAll } from './batch.ts';

/** What only the host knows, as postconf would derive it for a main.cf. */
export async function hostFacts(truth: Truth): Promise<(main: string) => HostFacts> {
  const [answer] = await askAll(truth, [{ main: '', master: '' }], ['-d']);
  const known = new Map([
    ['process_name', 'postconf'],
    ['service_name', ''],
    ['config_directory', '.'],
  ]);
  for (const line of answer?.lines.get('-d') ?? []) {
    const [name = '', ...rest] = line.split(' =');
    if (knowledge.parameters.get(name)?.computed && !known.has(name)) known.set(name, rest.join(' =').slice(1));
  }
  // It follows from inet_interfaces and mynetworks_style, which the file may set.
  known.delete('mynetworks');
  // Another one for each question.
  known.delete('process_id');
  return (main) => {
    const host = new Map(known);
    // postconf -d did not see this main.cf: what it derives from a host name that is set is ours to tell.
    if (/^myhostname\s*=/m.test(main)) for (const one of ['mydomain', 'myhostname']) host.delete(one);
    else if (/^mydomain\s*=/m.test(main)) host.delete('myhostname');
    return host;
  };
}
