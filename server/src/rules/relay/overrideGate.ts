import { programOf, serviceKey } from '../../model/masterService.ts';
import { scopeOf } from '../../model/scope.ts';
import { splitList } from '../../syntax/splitList.ts';
import { gateLists, gateState } from './relayGate.ts';
import type { ServiceRule } from '../rule.ts';

/** The half of noRelayGate.ts that speaks of an smtpd whose own `-o` settings leave it without a gate. */
export const overrideGate: ServiceRule<'no-relay-gate'> = {
  code: 'no-relay-gate',
  severity: 'error',
  scope: 'service',
  check(entry, { configuration, mainKnown, used }, report) {
    if (programOf(entry) !== 'smtpd') return;
    const own = gateLists.map((name) => entry.overrides.findLast((one) => one.name === name));
    const override = own.find((one) => one !== undefined);
    // Of a list that stands in main.cf nothing is known without one.
    if (!override || (!mainKnown && own.includes(undefined))) return;
    if (gateState(scopeOf(configuration, { service: serviceKey(entry) }), used.classes) !== 'missing') return;
    report({
      span: override.valueSpan.end > override.valueSpan.start ? override.valueSpan : override.span,
      data: { list: override.name },
    });
  },
  fixes({ span }, { text }) {
    const written = text.slice(span.start, span.end);
    const words = splitList(written).map((one) => one.text.toLowerCase());
    if (!words.length || written.includes('=') || /[{}$]/.test(written)) return [];
    // Where only a login opens the door, nothing else is to come in.
    const gate =
      words.includes('permit_mynetworks') || !words.includes('permit_sasl_authenticated')
        ? 'reject_unauth_destination'
        : 'reject';
    return [
      {
        title: { key: 'insertWord', data: { word: gate } },
        edits: [{ span: { start: span.end, end: span.end }, text: `,${gate}` }],
        preferred: true,
      },
    ];
  },
};
