import ts from 'typescript';

/** One change to a source file: what stands in the place of a piece of text. */
export interface Mutation {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly kind: 'condition' | 'call' | 'constant' | 'status';
  readonly original: string;
  readonly changed: string;
  /** A statement is left out by a condition around it; anything else is chosen by an expression. */
  readonly isStatement: boolean;
}

/** What restrictions and lists answer (trace.ts). */
const statuses = ['dunno', 'ok', 'reject'];

/** All changes that could be made to a file, in the order of the text. */
export function mutationsOf(file: string, text: string): Mutation[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Mutation[] = [];
  const strings = literalsOf(source);
  const add = (node: ts.Node, kind: Mutation['kind'], changed: string, isStatement = false): void => {
    const start = node.getStart(source);
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    found.push({ file, line, start, end: node.end, kind, original: node.getText(source), changed, isStatement });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isIfStatement(node)) add(node.expression, 'condition', `!(${node.expression.getText(source)})`);
    if (ts.isConditionalExpression(node)) add(node.condition, 'condition', `!(${node.condition.getText(source)})`);
    if (ts.isBinaryExpression(node)) addOperator(node);
    if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) add(node, 'call', '', true);
    if (ts.isStringLiteral(node) && isValue(node)) addString(node);
    if (ts.isNumericLiteral(node) && isValue(node)) add(node, 'constant', `${Number(node.text) + 1}`);
    ts.forEachChild(node, visit);
  };
  const addOperator = (node: ts.BinaryExpression): void => {
    const [left, right] = [node.left.getText(source), node.right.getText(source)];
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) add(node, 'condition', `(${left}) || (${right})`);
    if (kind === ts.SyntaxKind.BarBarToken) add(node, 'condition', `(${left}) && (${right})`);
  };
  const addString = (node: ts.StringLiteral): void => {
    const isStatus = statuses.includes(node.text);
    const others = isStatus ? statuses : strings;
    const other = others[(others.indexOf(node.text) + 1) % others.length];
    if (other !== undefined && other !== node.text) add(node, isStatus ? 'status' : 'constant', JSON.stringify(other));
  };
  visit(source);
  return found.sort((one, other) => one.start - other.start);
}

/** A literal that is a value of the program, and not a part of a type, a name or an import. */
function isValue({ parent }: ts.Node): boolean {
  if (ts.isPropertyAssignment(parent)) return true;
  return !ts.isLiteralTypeNode(parent) && !ts.isModuleDeclaration(parent) && !ts.isExportDeclaration(parent);
}

function literalsOf(source: ts.SourceFile): string[] {
  const texts = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isStringLiteral(node)) texts.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...texts].filter((text) => !statuses.includes(text));
}

/** The file with all its changes in it, each waiting for its number. @param chosen by number, none inside another */
export function withMutations(text: string, chosen: readonly (readonly [number, Mutation])[]): string {
  let result = text;
  const fromTheEnd = [...chosen].sort(([, one], [, other]) => other.start - one.start);
  for (const [number, { start, end, original, changed, isStatement }] of fromTheEnd) {
    const isOn = `globalThis.mutant === ${number}`;
    const piece = isStatement ? `if (!(${isOn})) { ${original} }` : `(${isOn} ? (${changed}) : (${original}))`;
    result = result.slice(0, start) + piece + result.slice(end);
  }
  return result;
}

/** Picks changes at seeded places, none inside another. */
export function pickMutations(all: readonly Mutation[], count: number, random: () => number): Mutation[] {
  const left = [...all];
  const picked: Mutation[] = [];
  while (picked.length < count && left.length > 0) {
    const [one] = left.splice(Math.floor(random() * left.length), 1);
    if (one && !picked.some((other) => overlap(one, other))) picked.push(one);
  }
  return picked;
}

function overlap(one: Mutation, other: Mutation): boolean {
  return one.file === other.file && one.start < other.end && other.start < one.end;
}
