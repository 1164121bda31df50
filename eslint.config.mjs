import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

/**
 * What each folder of server/src may import besides itself: folders and files of
 * server/src, and packages (with a colon at the end: all modules of Node). All
 * else is denied, what is not there yet included. ARCHITECTURE.md has the order.
 */
const mayImport = {
  base: [],
  syntax: ['base'],
  facts: ['data'],
  // The type of host facts is in model/disk.ts still.
  instance: ['facts', 'syntax', 'model', 'vscode-languageserver-types', 'vscode-languageserver-textdocument'],
  model: ['instance', 'facts', 'syntax'],
  lookup: ['model', 'instance', 'facts', 'syntax', 'base', 'data'],
  evaluate: ['lookup', 'instance', 'model', 'facts', 'syntax', 'base', 'data'],
  audit: ['evaluate', 'lookup', 'model', 'facts', 'syntax', 'base', 'data', 'tldts', 'ipaddr.js'],
  rules: ['lookup', 'model', 'instance', 'facts', 'syntax', 'base'],
  languages: ['rules', 'model', 'instance', 'facts', 'syntax', 'texts'],
  ide: [
    'languages',
    'rules',
    'instance',
    'facts',
    'syntax',
    'texts',
    'vscode-languageserver-types',
    'vscode-languageserver-textdocument',
  ],
  questions: [
    'ide',
    'languages',
    'rules',
    'evaluate',
    'lookup',
    'model',
    'facts',
    'syntax',
    'base',
    'texts',
    'vscode-languageserver-types',
    'yaml',
  ],
  // What both hosts read: the settings of a folder, the release that is meant.
  settings: ['rules', 'facts', 'texts'],
  // Hosts.
  lsp: [
    'settings',
    'questions',
    'ide',
    'languages',
    'rules',
    'lookup',
    'model',
    'instance',
    'facts',
    'syntax',
    'base',
    'texts',
    'host',
    'vscode-languageserver',
    'vscode-languageserver-types',
    'vscode-languageserver-textdocument',
  ],
  cli: [
    'settings',
    'questions',
    'audit',
    'ide',
    'languages',
    'rules',
    'evaluate',
    'lookup',
    'model',
    'instance',
    'facts',
    'syntax',
    'base',
    'texts',
    'nodeHost',
    'vscode-languageserver-textdocument',
    'diff',
    'ignore',
    'yaml',
    'dns-packet',
    'mailauth/lib/spf',
    'node:',
  ],
};
const namesInSource = readdirSync(new URL('server/src', import.meta.url)).map((name) => name.replace(/\.[a-z]+$/, ''));
const everything = [...new Set(namesInSource)];
/** Matches an import that is not among what a folder may import. */
function denied(folder, allowed) {
  const others = everything.filter((name) => name !== folder && !allowed.includes(name));
  const packages = allowed
    .filter((name) => !everything.includes(name))
    .map((name) => (name.endsWith(':') ? name : `${name}$`));
  return `^(?:\\.\\./)+(?:${others.join('|')})(?:/|\\.ts$)|^(?!${['\\.', ...packages].join('|')})`;
}

/**
 * How code is written here (CONTRIBUTING.md, "Style").
 * The rules of ESLint itself for the layout of lines stay until its version 11.
 */
const styleSeverity = 'error';
/** An assignment is a statement of its own, or the start or the step of a `for`. */
const assignmentInExpression = [
  ':not(ExpressionStatement, ForStatement) > AssignmentExpression',
  'ForStatement > AssignmentExpression.test',
].join(', ');
/** Two statements on one line. (`max-statements-per-line` also counts the body of `() => { x(); }`.) */
const oneStatementALine = {
  meta: { type: 'layout', schema: [], messages: { joined: 'One statement a line.' } },
  create(context) {
    const check = (statements) => {
      for (const [i, statement] of statements.slice(1).entries()) {
        const isJoined = statement.loc.start.line === statements[i].loc.end.line;
        if (isJoined) context.report({ node: statement, messageId: 'joined' });
      }
    };
    return {
      'Program, BlockStatement, StaticBlock': ({ body }) => {
        check(body);
      },
      SwitchCase: ({ consequent }) => {
        check(consequent);
      },
    };
  },
};
const style = {
  plugins: { house: { rules: { 'one-statement-a-line': oneStatementALine } } },
  files: ['**/*.ts', '**/*.mjs', '**/*.cjs', '**/*.mts'],
  rules: {
    'max-len': [styleSeverity, { code: 119, ignoreUrls: true }],
    'house/one-statement-a-line': styleSeverity,
    'no-nested-ternary': styleSeverity,
    'no-cond-assign': [styleSeverity, 'always'],
    'no-return-assign': [styleSeverity, 'always'],
    'no-restricted-syntax': [
      styleSeverity,
      {
        selector: assignmentInExpression,
        message: 'An assignment is a statement of its own.',
      },
    ],
  },
};

export default tseslint.config(
  { ignores: ['dist/**', 'server/dist/**', 'node_modules/**', 'artifacts/**'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  style,
  {
    files: ['**/*.mjs'],
    rules: { '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }] },
  },
  ...Object.entries(mayImport).map(([folder, allowed]) => ({
    files: [`server/src/${folder}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: denied(folder, allowed),
              message: `${folder} may import ${allowed.join(', ') || 'nothing'} (eslint.config.mjs).`,
            },
          ],
        },
      ],
    },
  })),
  {
    // Texts are made from data alone: of the rules and of look-ups they know the types of data.
    files: ['server/src/texts/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.)|^(?:\\.\\./)+(?!rules/|en/|lookup/answer\\.ts$|audit/(?:data|checkId)\\.ts$)[\\w-]+/',
              message: 'texts imports types of data only.',
            },
            {
              regex: '^(?:\\.\\./)+rules/(?!\\w+/data\\.ts$|ruleData\\.ts$|fixes/titles\\.ts$)',
              message: 'texts knows the data of rules, not the rules.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['server/src/rules/*/data.ts', 'server/src/rules/fixes/titles.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['*'], message: 'The data of rules imports nothing, so that texts can name it.' }] },
      ],
    },
  },
  {
    files: ['client/src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/server/**'], message: 'The client knows the server by LSP only.' }] },
      ],
    },
  },
);
