import tseslint from 'typescript-eslint';

/** The floors of ARCHITECTURE.md: what a folder of server/src must not import. */
const floors = [
  ['syntax', ['knowledge', 'messages', 'model', 'rules', 'features', 'connection']],
  ['knowledge', ['syntax', 'messages', 'model', 'rules', 'features', 'connection']],
  ['messages', ['syntax', 'knowledge', 'model', 'features', 'connection']], // types of rules are their data: see below
  ['model', ['messages', 'rules', 'features', 'connection']],
  ['rules', ['features', 'connection']],
  ['features', ['connection']],
];

export default tseslint.config(
  { ignores: ['dist/**', 'server/dist/**', 'node_modules/**', 'artifacts/**'] },
  ...tseslint.configs.recommended,
  { rules: { '@typescript-eslint/no-explicit-any': 'error', '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }] } },
  { files: ['**/*.mjs'], rules: { '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }] } },
  ...floors.map(([folder, above]) => ({
    files: [`server/src/${folder}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', {
        patterns: [
          { group: above.map((name) => `**/${name}/**`), message: `${folder} is below: imports run downwards only (ARCHITECTURE.md).`, allowTypeImports: folder === 'messages' },
          { group: ['node:*', 'vscode', 'vscode-languageserver', 'vscode-languageclient'], message: 'Shared code knows no host and no connection.' },
        ],
      }],
    },
  })),
  {
    files: ['client/src/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group: ['**/server/**'], message: 'The client knows the server by LSP only.' }] }] },
  },
);
