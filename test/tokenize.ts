import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import type { IGrammar } from 'vscode-textmate';

/** A stretch of text and what it counts as. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** The tokens of a text, line by line. */
export function tokenize(grammar: IGrammar, text: string): Token[] {
  let stack = textmate.INITIAL;
  return text.split('\n').flatMap((line) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    return result.tokens.map((t) => ({ text: line.slice(t.startIndex, t.endIndex), scopes: t.scopes }));
  });
}

/** The grammars of the extension, as VS Code loads them. */
export function createRegistry(): textmate.Registry {
  const files: Readonly<Record<string, string>> = {
    'source.postfix-main-cf': 'syntaxes/postfix-main-cf.tmLanguage.json',
    'source.postfix-master-cf': 'syntaxes/postfix-master-cf.tmLanguage.json',
    'markdown.postfix-config.codeblock': 'syntaxes/markdown-injection.tmLanguage.json',
  };
  // A stand-in for VS Code's Markdown grammar: paragraphs, and fences as a rival to the injection.
  const standIn = JSON.stringify({
    scopeName: 'text.html.markdown',
    patterns: [{ begin: '^\\s*(```|~~~).*$', end: '^\\s*\\1\\s*$', name: 'markup.fenced_code.block.markdown' }],
  });
  const onigLib = oniguruma
    .loadWASM(readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')))
    .then(() => ({
      createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text: string) => new oniguruma.OnigString(text),
    }));
  return new textmate.Registry({
    onigLib,
    loadGrammar: (scope) => {
      const file = files[scope];
      const markdown = scope === 'text.html.markdown' ? standIn : undefined;
      const text = file ? read(file) : markdown;
      return Promise.resolve(text === undefined ? null : textmate.parseRawGrammar(text, file ?? 'stand-in.json'));
    },
    getInjections: (scope) => (scope === 'text.html.markdown' ? ['markdown.postfix-config.codeblock'] : undefined),
  });
}

/** A file of the project. */
export function read(file: string): string {
  return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
}
