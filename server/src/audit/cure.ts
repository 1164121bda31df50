/** What mends a finding: a setting to write, or a record to put into DNS. */
export type Cure =
  | {
      readonly kind: 'setting';
      readonly name: string;
      readonly value: string;
      /** Whose `-o` it is to be; absent: it goes into main.cf. */
      readonly service?: string;
    }
  | { readonly kind: 'record'; readonly name: string; readonly type: string; readonly value: string };
