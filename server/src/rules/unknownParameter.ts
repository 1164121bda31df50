import { knownness } from '../model/names.ts';
import { shift } from '../syntax/span.ts';
import type { FileRule } from './rule.ts';

/** postconf: `unused parameter: name=value`. */
export const unknownParameter: FileRule<'unknown-parameter'> = {
  code: 'unknown-parameter',
  severity: 'warning',
  scope: 'file',
  check({ configuration, used }, report) {
    for (const [name, settings] of configuration.settings) {
      if (knownness(configuration, used, name)) continue;
      // Names that another release has are told of by removed-parameter and newer-parameter.
      if (configuration.knowledge.parameters.has(name)) continue;
      for (const { element, offset } of settings) report({ span: shift(element.nameSpan, offset), data: { name } });
    }
  },
};
