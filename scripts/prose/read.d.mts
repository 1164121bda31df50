/** See read.mjs. */
export interface ReadBlock {
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly stamp?: string;
  /** Markdown, without the heading. */
  readonly source: string;
  readonly block: {
    readonly summary: string;
    readonly text: string;
    readonly pitfalls: readonly string[];
    readonly examples: readonly { readonly language: string; readonly text: string }[];
  };
}
export const proseFolder: string;
export function readProse(locale: string, folder?: string): readonly ReadBlock[];
export function stampOf(source: string): string;
export function proseFile(
  locale: string,
): Readonly<
  Record<string, Readonly<Record<string, Pick<ReadBlock['block'], 'summary'> & Partial<ReadBlock['block']>>>>
>;
