import { printAddress, readAddress } from '../../base/address.ts';
import { holeNamed } from '../hole.ts';
import type { World } from '../world.ts';
import type { ServiceSettings } from './settings.ts';

/**
 * The default of mynetworks (global/own_inet_addr.c and mynetworks.c): what mynetworks_style makes of the machine's
 * addresses.
 */
export function ownNetworks(settings: ServiceSettings, { ownAddresses, ownSubnets }: World): string {
  const style = settings.text('mynetworks_style').trim().toLowerCase();
  if (style === 'subnet') return ownSubnets?.join(' ') ?? holeNamed('mynetworks');
  return ownAddresses.map((address) => network(address, style === 'class')).join(' ');
}

function network(address: string, byClass: boolean): string {
  const bytes = readAddress(address);
  if (!bytes) return '';
  if (bytes.length === 16) return `[${address}]/128`;
  const bits = byClass ? classBits(bytes[0] ?? 0) : 32;
  return `${printAddress(bytes.map((byte, at) => (at * 8 < bits ? byte : 0)))}/${bits}`;
}

/** The classes of networks before RFC 1519. */
function classBits(first: number): number {
  if (first < 128) return 8;
  if (first < 192) return 16;
  return first < 224 ? 24 : 32;
}
