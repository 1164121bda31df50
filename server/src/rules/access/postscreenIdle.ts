import { programOf } from '../../model/masterService.ts';
import { nameSpanOf, settingOf } from '../../model/configuration.ts';
import { isFilledIn } from '../instance/isFilledIn.ts';
import { setParameters } from '../fixes/setParameters.ts';
import { type InstanceProblem, type InstanceView, inScope, instanceRule } from '../instance/instanceRule.ts';

/** What a test needs to be on, and the action that says what becomes of a client that fails it. */
const tests = [
  { test: 'postscreen_dnsbl_sites', action: 'postscreen_dnsbl_action', on: (value: string): boolean => value !== '' },
  {
    test: 'postscreen_bare_newline_enable',
    action: 'postscreen_bare_newline_action',
    on: (value: string): boolean => value.toLowerCase() === 'yes',
  },
] as const;

/**
 * postscreen(8) alone reads these settings: where master.cf runs smtpd on port 25 they do nothing. With the action
 * `ignore`, the default of most, postscreen logs what it found and lets the client in (postscreen.c).
 */
export const postscreenIdle = instanceRule<'postscreen-idle'>({
  code: 'postscreen-idle',
  severity: 'warning',
  *find(view) {
    const { services, configuration } = view;
    if (!services) return;
    if (services.some((entry) => programOf(entry) === 'postscreen')) {
      yield* ignored(view);
      return;
    }
    if (isFilledIn(configuration)) return;
    const name = [...configuration.settings.keys()].find(
      (one) =>
        one.startsWith('postscreen_') &&
        configuration.knowledge.parameters.get(one)?.programs?.includes('postscreen') &&
        settingOf(configuration, one)?.element.value.text,
    );
    const setting =
      name === undefined || configuration.mentions.has(name) ? undefined : settingOf(configuration, name);
    if (setting && name !== undefined)
      yield {
        at: { file: 'main.cf', span: nameSpanOf(configuration, setting) },
        data: { problem: 'no-service', name, action: '' },
      };
  },
  fixes: ({ span, data: { problem, action } }, context) =>
    problem === 'ignored' ? setParameters(context, span.start, [{ name: action, value: 'enforce' }]) : [],
});

function* ignored({ scopes }: InstanceView): Generator<InstanceProblem<'postscreen-idle'>> {
  for (const scope of scopes('postscreen')) {
    for (const { test, action, on } of tests) {
      const value = scope.text(test);
      const at = scope.isSet(test) ? inScope(scope, test) : undefined;
      // Written out, it is meant so.
      if (at && value !== undefined && on(value) && !scope.isSet(action) && scope.text(action) === 'ignore')
        yield { at, severity: 'information', data: { problem: 'ignored', name: test, action } };
    }
  }
}
