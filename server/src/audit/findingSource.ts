/** A place in one of the two files, for what is no setting. */
export interface FindingOffset {
  readonly file: 'main' | 'master';
  readonly offset: number;
}

/** The setting that a finding comes from; `service` where its `-o` counts. */
export interface FindingSource {
  readonly name: string;
  readonly service?: string;
}
