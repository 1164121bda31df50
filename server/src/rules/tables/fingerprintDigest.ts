import { parameterOf } from '../../model/parameter.ts';
import { type TypedValue, sourceOf, typedValue } from '../../model/typedValue.ts';
import type { Span } from '../../syntax/span.ts';
import { type FindingPlace, type InstanceProblem, type InstanceView, instanceRule } from '../instance/instanceRule.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import { namedOverrides } from '../services/overrideName.ts';
import { settingValue } from '../settingValue.ts';
import { wrongDigest } from './fingerprintLength.ts';

/**
 * tls_verify.c, tls_fprint.c: a certificate is compared by the digest of smtp_tls_fingerprint_digest, so that a
 * fingerprint of another digest matches no server (`Server certificate not verified`).
 */
export const fingerprintDigest = instanceRule<'fingerprint-digest'>({
  code: 'fingerprint-digest',
  severity: 'warning',
  *find(view) {
    const { context, configuration } = view;
    for (const program of ['smtp', 'lmtp'] as const) {
      const name = `${program}_tls_fingerprint_cert_match`;
      const setting = settingValue(context, name);
      if (setting) {
        const place = (span: Span): FindingPlace => ({ file: 'main.cf', span: setting.place(span) });
        yield* inValue(setting.value, program, view, place);
      }
      for (const entry of context.master?.entries ?? []) {
        for (const override of namedOverrides(entry)) {
          const parameter = override.name === name ? parameterOf(configuration, name) : undefined;
          const values = parameter && context.master?.valueContext(entry);
          if (!values) continue;
          const value = typedValue(parameter, override.value, override.valueSpan, values.lookup);
          yield* inValue(value, program, view, (span) => ({ file: 'master.cf', span: sourceOf(value, span) }));
        }
      }
    }
  },
});

function* inValue(
  value: TypedValue,
  program: 'smtp' | 'lmtp',
  view: InstanceView,
  place: (span: Span) => FindingPlace,
): Generator<InstanceProblem<'fingerprint-digest'>> {
  for (const { text, span, hasMacro } of judgedItems(value)) {
    if (hasMacro) continue;
    // tls_dane_add_fpt_digests(): bars separate them too.
    for (const print of text.matchAll(/[^|]+/g)) {
      const wrong = wrongDigest(view, print[0], program);
      if (!wrong) continue;
      const start = span.start + print.index;
      yield { at: place({ start, end: start + print[0].length }), data: wrong };
    }
  }
}
