// The names in server/src: those that are exported, and those that are declared anywhere.
import ts from 'typescript';
import { sourceFiles, sourceText } from './imports.ts';

/** A name and the files that declare it, in order. */
export type Declarations = ReadonlyMap<string, ReadonlySet<string>>;

/** Names that modules export by a declaration of their own; names that are only passed on do not count. */
export function exportedNames(): Declarations {
  return collect((file, add) => {
    for (const statement of file.statements) {
      if (!ts.canHaveModifiers(statement)) continue;
      const isExported = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
      if (isExported) addDeclared(statement, add);
    }
  });
}

/** Names of variables, parameters, functions, types, members and properties, wherever they are declared. */
export function declaredNames(): Declarations {
  return collect((file, add) => {
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && isDeclaration(node)) add(node.text);
      ts.forEachChild(node, visit);
    };
    visit(file);
  });
}

function collect(read: (file: ts.SourceFile, add: (name: string) => void) => void): Declarations {
  const found = new Map<string, Set<string>>();
  for (const path of sourceFiles()) {
    const file = ts.createSourceFile(path, sourceText(path), ts.ScriptTarget.ES2022, true);
    read(file, (name) => {
      const files = found.get(name) ?? new Set();
      found.set(name, files.add(path));
    });
  }
  return found;
}

function addDeclared(statement: ts.Statement, add: (name: string) => void): void {
  if (ts.isVariableStatement(statement)) {
    for (const { name } of statement.declarationList.declarations) addBound(name, add);
    return;
  }
  const { name } = statement as ts.DeclarationStatement;
  if (name && ts.isIdentifier(name)) add(name.text);
}

/** The names in `a`, `{ a, b: c }` or `[a, b]`. */
function addBound(name: ts.BindingName, add: (name: string) => void): void {
  if (ts.isIdentifier(name)) {
    add(name.text);
    return;
  }
  for (const element of name.elements) if (!ts.isOmittedExpression(element)) addBound(element.name, add);
}

/** Whether an identifier is the name of what its parent declares. A property of an object literal declares one too. */
function isDeclaration(node: ts.Identifier): boolean {
  const { parent } = node;
  const isUse = ts.isPropertyAccessExpression(parent) || ts.isMetaProperty(parent) || ts.isImportSpecifier(parent);
  return 'name' in parent && parent.name === node && !isUse;
}
