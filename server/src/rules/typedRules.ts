import { invalidAddress } from './invalidAddress.ts';
import { invalidDestination } from './invalidDestination.ts';
import { invalidDnsblSite } from './invalidDnsblSite.ts';
import { invalidDomain } from './invalidDomain.ts';
import { invalidEndpoint } from './invalidEndpoint.ts';
import { invalidReply } from './invalidReply.ts';
import { privilegedUser } from './privilegedUser.ts';
import { relativePath } from './relativePath.ts';
import { replyCode } from './replyCode.ts';
import type { Rule } from './rule.ts';
import { severalAddresses } from './severalAddresses.ts';
import { wrongSeparator } from './wrongSeparator.ts';

/** The rules about endpoints, destinations, addresses, replies and paths. */
export const typedRules: readonly Rule[] = [
  invalidEndpoint, invalidDestination, invalidAddress, invalidDomain, invalidDnsblSite, replyCode, invalidReply, wrongSeparator, relativePath, severalAddresses, privilegedUser,
];
