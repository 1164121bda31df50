import tseslint from 'typescript-eslint';

/** The floors of ARCHITECTURE.md: what a folder of server/src must not import. */
const floors = [
  ['syntax', ['knowledge', 'texts', 'model', 'rules', 'features', 'connection']],
  ['knowledge', ['syntax', 'texts', 'model', 'rules', 'features', 'connection']],
  ['texts', ['syntax', 'knowledge', 'model', 'features', 'connection']],
  ['model', ['texts', 'rules', 'features', 'connection']],
  ['rules', ['texts', 'features', 'connection']],
  ['features', ['connection']],
];

/**
 * How code is written here (CONTRIBUTING.md, "Style"). "warn" until the whole tree keeps to it, "error" from then on.
 * The rules of ESLint itself for the layout of lines stay until its version 11.
 */
const styleSeverity = 'warn';
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
      'Program, BlockStatement, StaticBlock': ({ body }) => { check(body); },
      SwitchCase: ({ consequent }) => { check(consequent); },
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
    'no-restricted-syntax': [styleSeverity, {
      selector: assignmentInExpression, message: 'An assignment is a statement of its own.',
    }],
  },
};

export default tseslint.config(
  { ignores: ['dist/**', 'server/dist/**', 'node_modules/**', 'artifacts/**'] },
  ...tseslint.configs.recommended,
  { rules: { '@typescript-eslint/no-explicit-any': 'error', '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }] } },
  style,
  { files: ['**/*.mjs'], rules: { '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }] } },
  ...floors.map(([folder, above]) => ({
    files: [`server/src/${folder}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', {
        patterns: [
          { group: above.map((name) => `**/${name}/**`), message: `${folder} is below: imports run downwards only (ARCHITECTURE.md).` },
          { group: ['node:*', 'vscode', 'vscode-languageserver', 'vscode-languageclient'], message: 'Shared code knows no host and no connection.' },
        ],
      }],
    },
  })),
  {
    // Texts are made from data alone: of the rules they know the types of data.
    files: ['server/src/texts/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', {
        patterns: [
          { regex: '^(?!\\.)|^(?:\\.\\./)+(?!rules/|en/)[\\w-]+/', message: 'texts imports types of data only.' },
          { regex: '^(?:\\.\\./)+rules/(?!\\w+/data\\.ts$|ruleData\\.ts$|fixes/titles\\.ts$)', message: 'texts knows the data of rules, not the rules.' },
        ],
      }],
    },
  },
  {
    files: ['server/src/rules/*/data.ts', 'server/src/rules/fixes/titles.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group: ['*'], message: 'The data of rules imports nothing, so that texts can name it.' }] }] },
  },
  {
    files: ['client/src/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group: ['**/server/**'], message: 'The client knows the server by LSP only.' }] }] },
  },
);
