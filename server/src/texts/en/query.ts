import type { TablePlace, UnknownReason } from '../../lookup/answer.ts';

/** What `postfix-lint query` says by itself; what Postfix says is in Postfix's words. */
export const enQuery = {
  help: `Usage: postfix-lint query [OPTION…] TYPE:NAME… KEY
       postfix-lint query [OPTION…] --parameter NAME [TYPE:NAME…] KEY

Prints what "postmap -q" would print, with the same exit status, from the sources of tables: no index is read.
With "-" as KEY, keys are read from standard input.

  -c, --config-dir DIR
  --target-version R
  --parameter NAME
  --trace

  -c  the folder of main.cf (default: /etc/postfix)
  --target-version  the release of Postfix, such as 3.10 (default: the one that is installed, or the newest)
  --parameter  ask all keys that the program that reads this parameter (or runs this restriction) asks
  --trace  say on standard error which keys were asked of which table, and which line answered
` as string,
  usage: (detail: string) => `bad command line: ${detail}`,
  notARole: (name: string) =>
    `no keys are known for ${name}: it reads no lookup tables, or not in a way that is known here`,
  noTables: (name: string) => `${name} names no lookup table`,
  noConfiguration: (folder: string) => `cannot read ${folder}/main.cf`,
  uncertain: (name: string, value: string) => `${name} cannot be worked out from main.cf alone: ${value}`,
  unknown: (reason: UnknownReason) => `unknown: ${unknownEn(reason)}`,
  indexMissing: (index: string, source: string) =>
    `${index} does not exist: this is the answer that it would give after "postmap" of ${source}`,
  indexOlder: (index: string, source: string) =>
    `${index} is older than ${source}: this is the answer that it would give after "postmap"`,
  asked: (table: string, key: string) => `${table}: "${key}"`,
  found: (value: string, place: string | undefined) => `found "${value}"${place === undefined ? '' : ` (${place})`}`,
  notFound: 'not found' as string,
  failed: 'lookup failed' as string,
};

function unknownEn(reason: UnknownReason): string {
  switch (reason.code) {
    case 'remote':
      return `${reason.type} tables are answered by another program`;
    case 'unread-type':
      return `${reason.type} tables are not read here`;
    case 'unread-file':
      return `${reason.file} cannot be read${reason.detail === undefined ? '' : `: ${reason.detail}`}`;
    case 'environment':
      return `the environment variable ${reason.name} of the daemon`;
    case 'random':
      return `one of ${reason.values.map((value) => `"${value}"`).join(', ')}, chosen at random`;
    case 'step-limit':
      return `the pattern${atEn(reason.place)} takes too many steps`;
    case 'engine-missing':
      return 'PCRE2 could not be loaded';
    case 'pattern':
      return `the pattern${atEn(reason.place)} is not understood (${reason.detail})`;
    case 'depth':
      return 'tables are nested too deeply';
  }
}

function atEn(place: TablePlace | undefined): string {
  return place ? ` at ${place.file}:${place.line}` : '';
}
