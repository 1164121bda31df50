export * as library from 'vscode-languageserver/node';
