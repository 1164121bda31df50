#!/usr/bin/env bash
# npm vscode-languageserver 11.0.0 over stdio, when the input ends right behind the messages.
# Guess: what was read is answered before the server ends, as a shell user who pipes messages into it expects.
# Seen: the end of the input ends the process at once (status 1) and a request that takes 50 ms gets
# no reply; with a second before the end it gets one.
source "$(dirname "$(readlink -f "$0")")/common.inc"
npm install --silent --no-fund --no-audit --prefix "$folder" vscode-languageserver@11.0.0 >/dev/null

cat > server.cjs <<'SCRIPT'
const { createConnection, ProposedFeatures } = require('vscode-languageserver/node');
const connection = createConnection(ProposedFeatures.all);
connection.onInitialize(() => ({ capabilities: {} }));
connection.onRequest('slow', () => new Promise((resolve) => { setTimeout(() => resolve('answer'), 50); }));
connection.listen();
SCRIPT
message() { printf 'Content-Length: %s\r\n\r\n%s' "${#1}" "$1"; }
{
  message '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}'
  message '{"jsonrpc":"2.0","id":2,"method":"slow"}'
} > input
replies() { { node server.cjs --stdio 2>/dev/null || true; } | grep -o '"result":"answer"' || echo none; }
expect 'input ends a second later' '"result":"answer"' "$({ cat input; sleep 1; } | replies)"
expect 'input ends at once' 'none' "$(replies < input)"
