// Reads the prose: Markdown files of `## name` blocks, one kind of name a file (`<!-- kind: parameter -->`).
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const proseFolder = fileURLToPath(new URL('../../server/src/data/prose/', import.meta.url));

/** Words that begin a paragraph with a meaning of its own. A locale may use the English ones: no reader sees them. */
const pitfallWord = /^(?:Pitfall: |陷阱：)/;
const exampleWord = /^(?:Example:|示例：)\s*$/;

/**
 * All blocks of a language, in file order.
 * @returns {{
 *   kind: string, name: string, file: string, line: number, stamp?: string, source: string,
 *   block: {summary: string, text: string, pitfalls: string[], examples: {language: string, text: string}[]}
 * }[]}
 * @throws {Error} naming file and line, where a block does not have the shape that CONTRIBUTING.md describes
 */
export function readProse(locale, folder = proseFolder) {
  const blocks = [];
  const directory = join(folder, locale);
  if (!existsSync(directory)) return []; // nothing is translated yet
  for (const file of readdirSync(directory)
    .filter((name) => name.endsWith('.md') && name !== 'GLOSSARY.md')
    .sort()) {
    blocks.push(...readFile(readFileSync(join(directory, file), 'utf8'), `${locale}/${file}`));
  }
  return blocks;
}

function readFile(text, file) {
  const kind = /^<!-- kind: ([a-z-]+) -->$/m.exec(text)?.[1];
  if (!kind) throw new Error(`${file}: no <!-- kind: … --> line`);
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) => (line.startsWith('## ') ? [index] : []));
  return starts.map((start, index) => {
    // `## name <!-- 1a2b3c4d -->`: in a translation, the hash of the English block it was made from.
    const [, name, stamp] = /^## (.+?)(?: <!-- ([0-9a-f]{8}) -->)?$/.exec(lines[start]) ?? [];
    const source = lines
      .slice(start + 1, starts[index + 1])
      .join('\n')
      .trim();
    return {
      kind,
      name,
      file,
      line: start + 1,
      ...(stamp ? { stamp } : {}),
      source,
      block: readBlock(source, `${file}:${start + 1}`),
    };
  });
}

function readBlock(source, place) {
  const [summary = '', ...others] = paragraphs(source);
  if (summary === '' || summary.includes('\n'))
    throw new Error(`${place}: the first paragraph must be a summary of one line`);
  const text = [],
    pitfalls = [],
    examples = [];
  let fenceIsExample = false;
  for (const paragraph of others) {
    const fence = /^(?:(.*)\n)?```([a-z-]*)\n([\s\S]*?)\n?```$/.exec(paragraph);
    const isExample = fence && (fenceIsExample || exampleWord.test(fence[1] ?? ''));
    if (isExample) examples.push({ language: fence[2], text: fence[3] });
    else if (pitfallWord.test(paragraph)) pitfalls.push(paragraph.replace(pitfallWord, ''));
    else if (!exampleWord.test(paragraph)) text.push(paragraph);
    fenceIsExample = isExample || exampleWord.test(paragraph); // one word may stand above several
  }
  return { summary, text: text.join('\n\n'), pitfalls, examples };
}

/** Paragraphs; a fence is one, with the line directly above it, blank lines in it and all. */
function paragraphs(source) {
  const found = [];
  let current = [],
    fenced = false;
  for (const line of source.split('\n')) {
    const edge = line.startsWith('```');
    if (edge) fenced = !fenced;
    const ends = !fenced && (edge || line.trim() === '');
    if (!ends || edge) current.push(line);
    if (!ends) continue;
    if (current.length) found.push(current.join('\n'));
    current = [];
  }
  if (current.length) found.push(current.join('\n'));
  return found;
}

/** The hash that a translation carries of the English block it was made from. */
export function stampOf(source) {
  return createHash('sha256').update(source).digest('hex').slice(0, 8);
}

/**
 * The file that a server loads (facts/prose.ts: ProseFile): by
 * kind, by name, without empty parts and a translation's examples.
 */
export function proseFile(locale) {
  const file = {};
  for (const {
    kind,
    name,
    block: { summary, text, pitfalls, examples },
  } of readProse(locale)) {
    file[kind] ??= {};
    file[kind][name] = {
      summary,
      ...(text ? { text } : {}),
      ...(pitfalls.length ? { pitfalls } : {}),
      ...(examples.length && locale === 'en' ? { examples } : {}),
    };
  }
  if (locale === 'en') file.seeAlso = seeAlso();
  return file;
}

/** What the facts say is near a parameter or template, by its name. */
function seeAlso() {
  const { parameters, templates } = JSON.parse(readFileSync(join(proseFolder, '../facts/parameters.json'), 'utf8'));
  return Object.fromEntries(
    Object.entries({ ...parameters, ...templates }).flatMap(([name, { seeAlso: names }]) =>
      names ? [[name, names]] : [],
    ),
  );
}
