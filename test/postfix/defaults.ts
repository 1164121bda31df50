import { defaultIn, knowledge } from '../../server/src/knowledge/knowledge.ts';
import { existsIn, featureRelease, patchLevelOf, targetOf } from '../../server/src/knowledge/release.ts';

/** What `postconf -d` printed, by name. */
export type Printed = ReadonlyMap<string, string>;

/** Reads the output of `postconf -d`. */
export function readPrinted(output: string): Printed {
  return new Map(output.split('\n').flatMap((line) => {
    const at = line.indexOf(' =');
    return at > 0 ? [[line.slice(0, at), line.slice(at + 2).trim()] as const] : [];
  }));
}

/** Why the facts can not be compared with a Postfix: they do not know its patch level. Undefined where they do. */
export function unknownLevel(version: string): string | undefined {
  const target = targetOf(version);
  const series = featureRelease(version);
  if (target === undefined || series === undefined) return `“${version}” is not a version of Postfix`;
  const isSnapshot = /^\d+\.\d+-\d{8}$/.test(version);
  if (isSnapshot ? knowledge.releases.includes(series) : knowledge.newestPatch[series] && patchLevelOf(knowledge.newestPatch, target) === target) return undefined;
  return `the facts do not know Postfix ${version}: fetch the tags of its source and run \`npm run facts -- --source postfix.git\` (server/src/data/README.md)`;
}

/** The differences between the facts and what a Postfix printed, but for what only the host or the build knows. */
export function differencesFrom(printed: Printed): string[] {
  const version = printed.get('mail_version') ?? '';
  const target = targetOf(version) ?? '';
  const { parameters, templates } = knowledge;
  // postconf makes names for every service of master.cf, and lists old names that others read.
  const ofService = (name: string): boolean => [...templates.values()].some(({ suffix }) => name.endsWith(suffix));
  const isKnown = (name: string): boolean => {
    const facts = parameters.get(name);
    return facts !== undefined && (existsIn(facts, target) || (facts.alias !== undefined && existsIn({ since: facts.alias.knownSince }, target)));
  };
  const unknown = [...printed.keys()].filter((name) => !isKnown(name) && !ofService(name)).map((name) => `postconf ${version} has ${name}`);
  const missing = [...parameters].filter(([name, facts]) => existsIn(facts, target) && !facts.build && !printed.has(name)).map(([name]) => `postconf ${version} lacks ${name}`);
  const defaults = [...parameters].flatMap(([name, facts]) => {
    const real = printed.get(name);
    if (real === undefined || facts.computed !== undefined || !existsIn(facts, target)) return [];
    const ours = defaultIn(facts, target)?.trim();
    return ours === real ? [] : [`${name}: facts ${JSON.stringify(ours)}, postconf ${version} ${JSON.stringify(real)}`];
  });
  return [...unknown, ...missing, ...defaults];
}
