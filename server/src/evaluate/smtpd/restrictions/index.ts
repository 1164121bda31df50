import { certificateRestrictions } from './certificates.ts';
import { clientRestrictions } from './client.ts';
import type { RestrictionDefinitions } from './definition.ts';
import { dnsListRestrictions } from './dnsLists.ts';
import { generalRestrictions } from './general.ts';
import { heloRestrictions } from './helo.ts';
import { oldRestrictions } from './oldRestrictions.ts';
import { recipientRestrictions } from './recipient.ts';
import { senderRestrictions } from './sender.ts';

/** All restrictions that smtpd has built in. `reject_sender_login_mismatch` is a class that it defines itself. */
export const restrictionDefinitions: Readonly<RestrictionDefinitions> = {
  ...generalRestrictions,
  ...clientRestrictions,
  ...certificateRestrictions,
  ...dnsListRestrictions,
  ...heloRestrictions,
  ...senderRestrictions,
  ...recipientRestrictions,
  ...oldRestrictions,
};
