/** What a block of prose is about; the `<!-- kind: … -->` of its file. */
export type ProseKind =
  | 'parameter'
  | 'template'
  | 'restriction'
  | 'access-action'
  | 'check-action'
  | 'table-type'
  | 'keyword'
  | 'program'
  | 'service'
  | 'reply-code'
  | 'enhanced-code';

/** One explained name in one language. */
export interface ProseBlock {
  /** One sentence. */
  readonly summary: string;
  /** Markdown paragraphs; may be empty. */
  readonly text: string;
  readonly pitfalls: readonly string[];
  readonly examples: readonly { readonly language: string; readonly text: string }[];
}

/**
 * A block without what it does not have; examples are the same in every language, so that translations leave them out.
 */
export type StoredBlock = Pick<ProseBlock, 'summary'> & Partial<ProseBlock>;

/**
 * All prose of a language: by kind, by name. The file `prose.<locale>.json`
 * that `scripts/prose/read.mjs` makes of `data/prose`.
 */
export type ProseFile = Readonly<Partial<Record<ProseKind, Readonly<Record<string, StoredBlock>>>>> & {
  readonly seeAlso?: SeeAlso;
};

/**
 * The facts of this name, by parameter and template: no rule asks,
 * so that bundles leave them to the file of the English prose.
 */
type SeeAlso = Readonly<Record<string, readonly string[]>>;

/** Look-ups over the explanations in one language. */
export interface Prose {
  block(kind: ProseKind, name: string): ProseBlock | undefined;
  /** Names that the manual mentions where it tells of a parameter or template. */
  seeAlso(name: string): readonly string[];
}

/** No prose yet: its file is still loading, or is not to be had. */
export const noProse: Prose = { block: () => undefined, seeAlso: () => [] };

/** Look-ups in a language's file, with another language's to fall back on, entry by entry. */
export function proseOf(file: ProseFile, fallback: Prose = noProse): Prose {
  return {
    block(kind, name) {
      const stored = own(file, kind, name) ?? twin(file, kind, name);
      if (!stored) return fallback.block(kind, name);
      const { summary, text = '', pitfalls = [], examples = fallback.block(kind, name)?.examples ?? [] } = stored;
      return { summary, text, pitfalls, examples };
    },
    seeAlso: (name) =>
      (file.seeAlso && Object.hasOwn(file.seeAlso, name) ? file.seeAlso[name] : undefined) ?? fallback.seeAlso(name),
  };
}

/** Kinds and names may be a client's own words, `__proto__` among them. */
function own(file: ProseFile, kind: ProseKind, name: string): StoredBlock | undefined {
  const blocks = Object.hasOwn(file, kind) ? file[kind] : undefined;
  return blocks && Object.hasOwn(blocks, name) ? blocks[name] : undefined;
}

/**
 * An `lmtp_*` parameter is its `smtp_*` twin in the LMTP client: the same text with the names and the protocol put in.
 */
function twin(file: ProseFile, kind: ProseKind, name: string): StoredBlock | undefined {
  if (kind !== 'parameter' || !name.startsWith('lmtp_')) return undefined;
  const block = own(file, kind, `smtp_${name.slice(5)}`);
  if (!block) return undefined;
  const lmtp = (text: string): string =>
    text
      .replace(/(^|[^A-Za-z0-9_])smtp_(?=[a-z])/g, '$1lmtp_')
      .replace(/\bEHLO\b/g, 'LHLO')
      .replace(/\bSMTP\b/g, 'LMTP')
      .replace(/`smtp`/g, '`lmtp`');
  return {
    summary: lmtp(block.summary),
    text: lmtp(block.text ?? ''),
    pitfalls: (block.pitfalls ?? []).map(lmtp),
    ...(block.examples
      ? { examples: block.examples.map(({ language, text }) => ({ language, text: lmtp(text) })) }
      : {}),
  };
}
