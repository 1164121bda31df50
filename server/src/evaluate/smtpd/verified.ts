import { isAscii } from '../../base/byteString.ts';
import { holeNamed } from '../hole.ts';
import type { CheckStatus } from '../trace.ts';
import type { VerifyAnswer } from '../world.ts';
import { deferIfPermit, refuse } from './refuse.ts';
import type { SmtpdCheck } from './state.ts';
import { type Subject, subjects } from './subject.ts';

/** reject_unverified_address(): what the address verification service says. */
export function checkVerified(check: SmtpdCheck, address: string, subject: Subject): CheckStatus {
  const { settings } = check.service;
  const what = subject === subjects.sender ? 'sender' : 'recipient';
  const answer = check.reading.world.verify(address) ?? assumed(check, address);
  check.trace({ kind: 'answer', source: 'verify', asked: address, answer: answer.status }, isAscii(address));
  if (answer.status === 'ok') return 'dunno';
  const status = subject === subjects.sender ? '4.1.7' : '4.1.1';
  const action = settings.text(`unverified_${what}_tempfail_action`);
  const rejected = (why: string): string => `<${address}>: ${subject} rejected: ${why}`;
  if (answer.status === 'unavailable') {
    check.log(`warning: ${settings.text('address_verify_service_name')} service failure`);
    return deferIfPermit(check, { code: 450, status, text: rejected('address verification problem') }, action);
  }
  const code = settings.number(`unverified_${what}_${answer.status === 'undeliverable' ? 'reject' : 'defer'}_code`);
  const reason = settings.text(`unverified_${what}_reject_reason`);
  const why = code >= 400 && reason !== '' ? reason : answer.why;
  if (code >= 200 && code < 300) return 'dunno';
  if (code >= 400 && code < 500)
    return deferIfPermit(check, { code, status, text: rejected(`unverified address: ${why.slice(0, 250)}`) }, action);
  return code === 0 ? 'dunno' : refuse(check, { code, status, text: rejected(`undeliverable address: ${why}`) });
}

function assumed({ reading }: SmtpdCheck, address: string): VerifyAnswer {
  const statuses: readonly VerifyAnswer['status'][] = ['ok', 'undeliverable', 'deferred', 'unavailable'];
  return reading.choose(
    { kind: 'verify', address },
    statuses.map((status) => ({ label: status, value: { status, why: holeNamed('reason') } })),
  );
}
