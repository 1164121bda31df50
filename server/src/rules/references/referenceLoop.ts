import { defaultIn } from '../../facts/knowledge.ts';
import { offsetOf } from '../../model/configuration.ts';
import { mayLoop, referenceLoops } from '../../model/referenceLoop.ts';
import { toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import { commentOutFix } from '../fixes/commentOut.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import { createQuery } from '../../instance/query.ts';
import type { Context, InstanceRule } from '../rule.ts';

/**
 * mac_expand.c: `unreasonable macro call nesting`, at more than 100 levels. Postfix has no way to add to a default.
 */
export const referenceLoop: InstanceRule<'reference-loop'> = {
  code: 'reference-loop',
  severity: 'error',
  scope: 'instance',
  check(context, report) {
    if (!mayHaveLoop(context)) return;
    const { configuration, lookup } = context;
    for (const {
      setting,
      reference: {
        span: { start, end },
      },
      path,
    } of referenceLoops(configuration, lookup)) {
      const { value } = setting.element;
      const offset = offsetOf(configuration, setting);
      report({
        span: { start: offset + toSource(value, start), end: offset + toSourceEnd(value, end) },
        data: { path },
      });
    }
  },
  fixes({ span, data: { path } }, context) {
    const { knowledge, release } = context.configuration;
    const facts = path.length === 2 ? knowledge.parameters.get(path[0] as string) : undefined;
    const standard = facts && defaultIn(facts, release);
    // `mydestination = $mydestination, example.com` wants the default and one more.
    return [
      ...(standard && !facts.computed ? [replaceValue(span, standard)] : []),
      ...commentOutFix(context, span.start),
    ];
  },
};

/**
 * Which names values refer to decides, whatever else is in them: no account is kept of what is looked up on the way.
 */
const mayHaveLoop = createQuery(
  ({ configuration: { referring }, untracked }: Context) =>
    referring.length > 0 && mayLoop(untracked.configuration, untracked.lookup),
);
