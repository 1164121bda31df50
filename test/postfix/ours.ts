import { checked, checkedMaster, fixAll } from '../rules/caseFile.ts';
import { commandsSay } from './instance.ts';
import { recordRecall } from './recall.ts';

/** Debian's, which these tests run. */
const target = '# target 3.7\n';

/** The codes of what our checker finds in the two files, without repetition. */
export function oursSay(main: string, master?: string): string[] {
  const found = [
    ...checked(target + main, master).findings,
    ...(master === undefined ? [] : checkedMaster(target + master, main).findings),
  ];
  return [...new Set(found.map(({ code }) => code))];
}

/** What our preferred fixes make of a main.cf. */
export function fixedByUs(main: string): string {
  return fixAll(target + main).slice(target.length);
}

/** Keeps a row of the recall table: what each says of a mistake, and what the daemon did. */
export function recall(
  setup: { readonly main: string; readonly master?: string; readonly files?: Readonly<Record<string, string>> },
  daemon: string,
): void {
  const { postconf, check } = commandsSay(setup);
  recordRecall({
    mistake: lasting([setup.main, setup.master].filter(Boolean).join('\n')),
    postconf,
    check,
    ours: oursSay(setup.main, setup.master),
    daemon: lasting(
      daemon
        .replace(/^.*?(?=status=)/, '')
        .replace(/^.*?postfix\/(?=\w+\[)/, '')
        .replace(/\[\d+\]:/, ':'),
    ),
  });
}

/** Without the ports, addresses and folders that differ from run to run. */
function lasting(text: string): string {
  return text
    .replace(/(127\.0\.0\.1\]?):\d{5}\b/g, '$1:PORT')
    .replace(/\b127\.\d+\.46\.5\b/g, '192.0.2.5')
    .replace(/\/tmp\/postfix-instance-\w+/g, 'FOLDER')
    .trim();
}
