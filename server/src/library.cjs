// The connection library as it is: where an ES module imports a CommonJS one, a bundle has a copy of it with a getter for each name, here 320.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- that is the point of it
exports.library = require('vscode-languageserver/node');
