import { worstFirst } from './entries.ts';
import { type AuditReport, endOf, moreOf } from './formats.ts';

/** A page of its own: no script, nothing from elsewhere, all text escaped. */
export function auditHtml(report: AuditReport): string {
  const { texts } = report;
  const groups = worstFirst(report.entries).map((group) => {
    const rows = group.map((entry) => {
      const more = moreOf(entry, texts).map((line) => `<div class="more">${inHtml(line)}</div>`);
      const verdict = `<td class="${entry.verdict}">${inHtml(texts.verdicts[entry.verdict])}</td>`;
      return `<tr>${verdict}<td>${inHtml(entry.message)}${more.join('')}</td></tr>`;
    });
    return `<h2>${inHtml(group[0]?.title ?? '')}</h2>\n<table>${rows.join('\n')}</table>`;
  });
  const title = inHtml(texts.title(report.path));
  return `<!doctype html>
<html lang="${inHtml(report.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<h1>${title}</h1>
${endOf(report)
  .map((line) => `<p>${inHtml(line)}</p>`)
  .join('\n')}
${groups.join('\n')}
</body>
</html>
`;
}

const style = `
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
:root { color-scheme: light dark }
h1 { font-size: 1.5rem }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .3rem }
table { border-collapse: collapse; width: 100% }
td { padding: .25rem .6rem; vertical-align: top; overflow-wrap: anywhere }
td:first-child { width: 6rem; white-space: nowrap; font-weight: 600 }
.failed { color: #d1242f } .warning { color: #9a6700 } .passed { color: #1a7f37 }
.information, .unseen { opacity: .75 }
.more { font: 13px/1.5 ui-monospace, monospace; opacity: .8 }
`;

function inHtml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => names[character] ?? '');
}
