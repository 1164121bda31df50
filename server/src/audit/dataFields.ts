/** Fields that findings share. */
export interface Domain {
  readonly domain: string;
}
export interface Address {
  readonly address: string;
}
export interface Named {
  readonly name: string;
}
export interface Why {
  readonly why: string;
}
export interface Selector extends Domain {
  readonly selector: string;
}
export interface Hosts {
  readonly hosts: string;
}
export interface Server extends Address {
  readonly port: number;
}
export type Nothing = Readonly<Record<string, never>>;
