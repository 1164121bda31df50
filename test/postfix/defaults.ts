import { defaultIn, knowledge } from '../../server/src/facts/knowledge.ts';
import { existsIn, featureRelease, patchLevelOf, targetOf } from '../../server/src/facts/release.ts';

/** What `postconf -d` printed, by name. */
export type Printed = ReadonlyMap<string, string>;

/** Reads the output of `postconf -d`. */
export function readPrinted(output: string): Printed {
  return new Map(
    output.split('\n').flatMap((line) => {
      const at = line.indexOf(' =');
      return at > 0 ? [[line.slice(0, at), line.slice(at + 2).trim()] as const] : [];
    }),
  );
}

/** Why the facts can not be compared with a Postfix: they do not know its patch level. Undefined where they do. */
export function unknownLevel(version: string): string | undefined {
  const [target, series] = [targetOf(version), featureRelease(version)];
  if (target === undefined || series === undefined) return `“${version}” is not a version of Postfix`;
  if (isKnown(version, target, series)) return undefined;
  return (
    `the facts do not know Postfix ${version}: fetch the tags of its source and run` +
    ' `npm run facts -- --source postfix.git` (server/src/data/README.md)'
  );
}

/** A snapshot such as 3.12-20260821 has the series of the facts that were made from one. */
function isKnown(version: string, target: string, series: string): boolean {
  if (/^\d+\.\d+-\d{8}$/.test(version)) return knowledge.releases.includes(series);
  return knowledge.newestPatch[series] !== undefined && patchLevelOf(knowledge.newestPatch, target) === target;
}

/** The differences between the facts and what a Postfix printed, but for what only the host or the build knows. */
export function differencesFrom(printed: Printed): string[] {
  const version = printed.get('mail_version') ?? '';
  const target = targetOf(version) ?? '';
  return [
    ...[...printed.keys()].filter((name) => !hasName(name, target)).map((name) => `postconf ${version} has ${name}`),
    ...namesOf(target)
      .filter((name) => !printed.has(name))
      .map((name) => `postconf ${version} lacks ${name}`),
    ...[...printed].flatMap(([name, real]) => {
      const facts = knowledge.parameters.get(name);
      if (!facts || facts.computed !== undefined || !existsIn(facts, target)) return [];
      const ours = defaultIn(facts, target)?.trim();
      return ours === real
        ? []
        : [`${name}: facts ${JSON.stringify(ours)}, postconf ${version} ${JSON.stringify(real)}`];
    }),
  ];
}

/**
 * Whether postconf has a name: it makes names for every service of master.cf, and lists old names that others read.
 */
function hasName(name: string, target: string): boolean {
  const facts = knowledge.parameters.get(name);
  if (facts && existsIn(facts, target)) return true;
  if (facts?.alias && existsIn({ since: facts.alias.knownSince }, target)) return true;
  return [...knowledge.templates.values()].some(({ suffix }) => name.endsWith(suffix));
}

/** The names that every build of a release has. */
function namesOf(target: string): string[] {
  return [...knowledge.parameters].flatMap(([name, facts]) => (existsIn(facts, target) && !facts.build ? [name] : []));
}
