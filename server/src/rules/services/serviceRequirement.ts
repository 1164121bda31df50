import { settingOf } from '../../model/configuration.ts';
import { column, isComplete, programOf } from '../../model/masterService.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { ServiceRule } from '../rule.ts';

const anyStream = ['inet', 'unix', 'pass'];
/**
 * What the skeleton of each program can listen on: trigger_server.c, dgram_server.c; all others are stream servers.
 */
const types: Readonly<Record<string, readonly string[]>> = {
  pickup: ['unix', 'fifo', 'pass'],
  qmgr: ['unix', 'fifo', 'pass'],
  nqmgr: ['unix', 'fifo', 'pass'],
  oqmgr: ['unix', 'fifo', 'pass'],
  postlogd: ['unix-dgram'],
};

/**
 * master/*_server.c: `service x requires a process limit of 1`, `… of 0`, `… requires privileged operation`,
 * `unsupported transport type: x`; the program dies before it serves anyone.
 */
export const serviceRequirement: ServiceRule<'service-requirement'> = {
  code: 'service-requirement',
  severity: 'error',
  scope: 'service',
  check(entry, { configuration, mainKnown }, report) {
    const program = programOf(entry);
    if (!isComplete(entry) || program === undefined) return;
    const { programs, types: allTypes } = configuration.knowledge.master;
    const facts = Object.hasOwn(programs, program) ? programs[program] : undefined;
    if (!facts) return;
    const [type, unprivileged, limit] = [
      entry.columns[column.type],
      entry.columns[column.unprivileged],
      entry.columns[column.processLimit],
    ];
    const wanted = facts.requires?.processLimit;
    if (wanted !== undefined && limit) {
      const standard = (mainKnown && settingOf(configuration, 'default_process_limit')?.element.value.text) || '100';
      const value = limit.text === '-' ? standard : limit.text;
      if (/^\d+$/.test(value) && Number(value) !== wanted)
        report({
          span: limit.span,
          data: { problem: 'process-limit', program, wanted: String(wanted), value: limit.text },
        });
    }
    // The default of the column is y: without privileges.
    if (facts.requires?.privileged && (unprivileged?.text === '-' || unprivileged?.text === 'y')) {
      report({
        span: unprivileged.span,
        data: { problem: 'privileged', program, wanted: 'n', value: unprivileged.text },
      });
    }
    const possible = types[program] ?? anyStream;
    if (type && !possible.includes(type.text) && allTypes.some(({ name }) => name === type.text)) {
      report({
        span: type.span,
        data: { problem: 'type', program, wanted: possible[0] ?? '', value: type.text, choices: possible },
      });
    }
  },
  fixes: ({ span, data: { wanted, choices } }) =>
    (choices && choices.includes('inet') ? choices : [wanted]).map((one, i) =>
      replaceValue(span, one, { preferred: i === 0 && !choices?.includes('inet') }),
    ),
};
