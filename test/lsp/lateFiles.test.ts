// No report that is taken back: the other file of an instance may be slow to come, and until it is there, or is known
// not to be, nothing is said that it could make untrue.
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  createMessageConnection,
} from 'vscode-languageserver-protocol/node';
import { start } from '../../server/src/lsp/start.ts';
import { findingsIn } from '../../server/src/rules/check.ts';
import { contextFor } from '../instanceFor.ts';

// The bundler puts it in.
Object.assign(globalThis, { __VERSION__: '0.0.0-test' });

const main = `smtpd_helo_required = maybe
lost line
mua_restrictions = permit_mynetworks, reject
smtpd_recipient_restrictions = permit_mynetworks, mua_restrictions, reject_unauth_destination
slow_destination_rate_delay = 5x
default_process_limit = 1
unheard_of = 1
`;
const master = `smtp inet n - y - - smtpd
  -o smtpd_restriction_classes=mua_restrictions
  -o smtpd_helo_restrictions=$nothing
qmgr unix n - n 300 - qmgr
relay unix - - N - - smtp
`;
const late = 2000;

type FileName = 'main.cf' | 'master.cf';
interface Scenario {
  readonly open: FileName;
  readonly pull: boolean;
  readonly slow: 'all' | 'other file';
  readonly beside: boolean;
}
interface Report {
  readonly after: number;
  readonly items: readonly Diagnostic[];
}

/** All reports of a file from when it is opened until a while after the other one came. */
async function reportsOf({ open, pull, slow, beside }: Scenario): Promise<Report[]> {
  const texts: Readonly<Record<string, string>> = { 'main.cf': main, 'master.cf': master };
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  start(createConnection(ProposedFeatures.all, toServer, toClient), {
    loadData: () => Promise.reject(new Error('no data')),
    loadBytes: () => Promise.reject(new Error('no data')),
    readText: (uri) =>
      new Promise((resolve) => {
        const name = uri.slice(uri.lastIndexOf('/') + 1);
        setTimeout(
          () => {
            resolve(beside ? texts[name] : undefined);
          },
          slow === 'all' || name in texts ? late : 0,
        );
      }),
    soon: (run) => {
      setImmediate(run);
    },
    later: (run, milliseconds) => {
      setTimeout(run, milliseconds);
    },
  });
  const client = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const uri = `file:///etc/postfix/${open}`;
  const opened = performance.now();
  const reports: Report[] = [];
  const keep = (items: readonly Diagnostic[]): void => {
    reports.push({ after: performance.now() - opened, items });
  };
  const ask = async (): Promise<void> => {
    const report = await client.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    if (report.kind === 'full') keep(report.items);
  };
  client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    keep(params.diagnostics);
  });
  client.onRequest('workspace/diagnostic/refresh', () => {
    void ask();
    return null;
  });
  client.listen();
  const capabilities = pull
    ? { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } }
    : {};
  await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities } satisfies InitializeParams);
  await client.sendNotification('initialized', {});
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: `postfix-${open.replace('.', '-')}`, version: 1, text: texts[open] },
  });
  if (pull) void ask();
  await new Promise((resolve) => {
    setTimeout(resolve, late + 1200);
  });
  client.dispose();
  return reports;
}

const told = (items: readonly Diagnostic[]): string[] =>
  items.map(({ code, range, message }) => `${range.start.line} ${String(code)} ${message}`).sort();

test('what comes first is never taken back', { concurrency: true }, async (all) => {
  const running: Promise<void>[] = [];
  const scenario = (name: string, run: () => Promise<void>): void => {
    running.push(all.test(name, run));
  };
  for (const open of ['main.cf', 'master.cf'] as const) {
    for (const pull of [false, true]) {
      for (const beside of [true, false]) {
        const name = `${open}, ${pull ? 'pulled' : 'pushed'}, ${beside ? 'with' : 'without'} the other file`;
        scenario(name, async () => {
          const reports = await reportsOf({ open, pull, slow: 'other file', beside });
          const [first, last] = [reports[0], reports.at(-1)];
          assert.ok(first && last);
          assert.ok(first.after < late, `the first report came after ${first.after} ms`);
          assert.ok(first.items.length > 0, 'what the other file has no say in is told at once');
          const final = new Set(told(last.items));
          for (const { items } of reports)
            assert.deepEqual(
              told(items).filter((one) => !final.has(one)),
              [],
            );
          const context = contextFor({
            main: beside || open === 'main.cf' ? main : undefined,
            master: beside || open === 'master.cf' ? master : undefined,
            release: '3.11',
          });
          assert.deepEqual(
            last.items.map(({ code }) => code).sort(),
            findingsIn(context, open)
              .map(({ code }) => code)
              .sort(),
            'all is told in the end',
          );
        });
      }
      scenario(`${open}, ${pull ? 'pulled' : 'pushed'}, a settings file that may switch rules off`, async () => {
        const reports = await reportsOf({ open, pull, slow: 'all', beside: true });
        assert.ok((reports[0]?.after ?? 0) >= late - 20, `${reports[0]?.after} ms`);
        const final = new Set(told(reports.at(-1)?.items ?? []));
        for (const { items } of reports)
          assert.deepEqual(
            told(items).filter((one) => !final.has(one)),
            [],
          );
      });
    }
  }
  await Promise.all(running);
});
