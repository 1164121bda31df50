#!/usr/bin/env bash
# npm @codemirror/lsp-client 6.3.0: textDocument.diagnostic among the client's capabilities.
# Guess: LSP 3.17 has it say that the client asks for diagnostics ("Pull Diagnostics"), so that a server need not tell them.
# Seen: it says so and has no such request; a server that takes it at its word shows nothing there.
source "$(dirname "$(readlink -f "$0")")/common.inc"
npm install --silent --no-fund --no-audit --prefix "$folder" @codemirror/lsp-client@6.3.0 >/dev/null

cat > ask.mjs <<'SCRIPT'
import { LSPClient, serverDiagnostics } from '@codemirror/lsp-client';
// A server that answers the first message, and has both ways to offer.
const sent = [];
let hear;
const capabilities = { textDocumentSync: 2, diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } };
const transport = {
  send(text) {
    const { id, method, params } = JSON.parse(text);
    sent.push(method);
    if (method !== 'initialize') return;
    console.log(JSON.stringify(params.capabilities.textDocument.diagnostic));
    setTimeout(() => hear(JSON.stringify({ jsonrpc: '2.0', id, result: { capabilities } })));
  },
  subscribe(handler) { hear = handler; },
  unsubscribe() {},
};
const client = new LSPClient({ extensions: [serverDiagnostics()] }).connect(transport);
await client.initializing;
await new Promise((resolve) => setTimeout(resolve, 1000));
console.log(sent.join(' '));
SCRIPT
node ask.mjs > seen
expect 'textDocument.diagnostic' '{}' "$(sed -n 1p seen)"
expect 'requests after the handshake' 'initialize initialized' "$(sed -n 2p seen)"
expect 'requests for diagnostics in its source' '0' \
  "$(grep -c 'textDocument/diagnostic' node_modules/@codemirror/lsp-client/dist/index.js || true)"
