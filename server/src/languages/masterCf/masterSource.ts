import { textLines } from '../../instance/textLines.ts';
import type { FileParser, MasterSource } from '../../instance/sourceFile.ts';
import { parseMasterCf } from '../../syntax/masterCf.ts';

/** Reads a master.cf. */
export const masterParser: FileParser<MasterSource> = {
  id: 'master.cf',
  parse: (uri, text) => ({
    id: 'master.cf',
    language: 'master.cf',
    uri,
    tree: parseMasterCf(text),
    lines: textLines(text, uri),
    parser: masterParser,
    text,
  }),
  print: ({ text }) => text,
};
