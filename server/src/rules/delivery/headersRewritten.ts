import { setParameters } from '../fixes/setParameters.ts';
import { inMain, instanceRule } from '../instance/instanceRule.ts';

const sides = [
  { maps: 'sender_canonical_maps', classes: 'sender_canonical_classes', wanted: 'envelope_sender' },
  {
    maps: 'recipient_canonical_maps',
    classes: 'recipient_canonical_classes',
    wanted: 'envelope_recipient,header_recipient',
  },
] as const;

/** postsrsd's servers: a TCP table on this machine, or a socketmap. */
const srs = /(?:^|[\s,])(?:tcp:(?:\[?127\.0\.0\.1\]?|localhost|\[?::1\]?):1000[12]\b|socketmap:\S*srs\S*)/i;

/**
 * cleanup_canonical.c: by default sender_canonical_maps changes From: headers too. SRS rewrites the envelope sender,
 * and in the header it hides who wrote, and breaks DKIM and DMARC.
 */
export const headersRewritten = instanceRule<'headers-rewritten'>({
  code: 'headers-rewritten',
  severity: 'warning',
  *find(view) {
    const { maps, classes, wanted } = sides[0];
    const at = srs.test(view.main.text(maps) ?? '') ? inMain(view, maps) : undefined;
    const own = view.main.text(classes);
    if (at && own !== undefined && /header_sender/.test(own)) yield { at, data: { name: maps, classes, wanted } };
  },
  fixes: ({ span, data: { classes, wanted } }, context) =>
    setParameters(context, span.start, [{ name: classes, value: wanted }], { preferred: true }),
});
