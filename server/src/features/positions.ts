export type { Positions } from '../instance/positions.ts';
