import { keptFor } from '../../facts/keptFor.ts';
import { type ElementLines, elementLinesOf, elementPositions, linesAfter } from '../../instance/positions.ts';
import type { FileParser, MainSource } from '../../instance/sourceFile.ts';
import { type MainCf, parseMainCf, print, replacedBetween, updateMainCf } from '../../syntax/mainCf.ts';

/** Reads a main.cf; after an edit only the lines that it touches. */
export const mainParser: FileParser<MainSource> = {
  id: 'main.cf',
  parse(uri, text) {
    const tree = parseMainCf(text);
    return mainFile(uri, tree, elementLinesOf(tree, !text.includes('\r')));
  },
  reuse(file, change) {
    const tree = updateMainCf(file.tree, change);
    return mainFile(file.uri, tree, linesAfter(file.elementLines, tree, replacedBetween(file.tree, tree)));
  },
  print: ({ tree }) => textOfTree(tree),
};

const textOfTree = keptFor(print);

function mainFile(uri: string, tree: MainCf, elementLines: ElementLines): MainSource {
  const lines = { uri, ...elementPositions(tree, elementLines) };
  return { id: 'main.cf', language: 'main.cf', uri, tree, elementLines, lines, parser: mainParser };
}
