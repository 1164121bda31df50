import { textWithHoles } from '../bytes.ts';
import { type TraceItem, readableTrace } from '../trace.ts';

/**
 * What a step did: completed the address, mapped it by a parameter's
 * tables, took host names off, expanded it, added a copy, checked
 * the headers.
 */
export type RouteStepKind =
  'rewritten' | 'canonical' | 'masqueraded' | 'expanded' | 'senderBcc' | 'recipientBcc' | 'headers';

/** One step of a message's way: what an address was, what it is then, and the keys that were asked for it. */
export interface RouteStep {
  readonly kind: RouteStepKind;
  /** The parameter that the step is made by. */
  readonly parameter?: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly items: readonly TraceItem[];
}

/** The same step with texts that people read instead of bytes. */
export function readableStep(step: RouteStep): RouteStep {
  return {
    ...step,
    from: textWithHoles(step.from),
    to: step.to.map(textWithHoles),
    items: readableTrace(step.items),
  };
}
