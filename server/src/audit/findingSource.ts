/** The setting that a finding comes from; `service` where its `-o` counts. */
export interface FindingSource {
  readonly name: string;
  readonly service?: string;
}
