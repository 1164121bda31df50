import { keptFor } from '../../facts/keptFor.ts';
import type { TableLanguageId, TablePath } from '../../instance/layout.ts';
import type { FileParser, TableSource } from '../../instance/sourceFile.ts';
import { tablePositions } from '../../instance/tablePositions.ts';
import {
  type TableBlocks,
  parseTableBlocks,
  printTableBlocks,
  updateTableBlocks,
} from '../../syntax/tables/tableBlocks.ts';

/** Reads the tables of a language; after an edit only the blocks that it touches. */
export function tableParser(language: TableLanguageId): FileParser<TableSource> {
  const file = (id: TablePath, uri: string, tree: TableBlocks): TableSource => ({
    id,
    language,
    uri,
    tree,
    lines: { uri, ...tablePositions(tree) },
    parser,
  });
  const parser: FileParser<TableSource> = {
    id: language,
    parse: (uri, text, id) => file(id, uri, parseTableBlocks(text)),
    reuse: ({ id, uri, tree }, change) => file(id, uri, updateTableBlocks(tree, change)),
    print: ({ tree }) => textOfBlocks(tree),
  };
  return parser;
}

const textOfBlocks = keptFor(printTableBlocks);
