import type { PlacedCase } from './auditCase.ts';
import { placeCase } from './baseCase.ts';
import { identityCases } from './identityCases.ts';
import { senderCases } from './senderCases.ts';
import { spfCases } from './spfCases.ts';
import { transportCases } from './transportCases.ts';

/** Every case, each in its place. */
export const allCases: readonly PlacedCase[] = [...identityCases, ...spfCases, ...senderCases, ...transportCases].map(
  placeCase,
);
