import type { Rule } from '../rule.ts';
import { invalidAddress } from './invalidAddress.ts';
import { invalidDestination } from './invalidDestination.ts';
import { invalidDnsblSite } from './invalidDnsblSite.ts';
import { invalidDomain } from './invalidDomain.ts';
import { invalidEndpoint } from './invalidEndpoint.ts';

/** Hosts, ports, sockets and domains, wherever a value names one. */
export const addressRules: readonly Rule[] = [
  invalidEndpoint,
  invalidDestination,
  invalidAddress,
  invalidDomain,
  invalidDnsblSite,
];
