// What a run of the benchmark says of this build against the one before.

/**
 * The metrics that are compared, and how much larger than before each may be. `bars` has other bars for some
 * sizes; `peer` has the sizes at which the server must stay ahead of the fastest peer.
 */
const compared = [
  { key: 'start', title: 'start, ms', bar: 1.15, peer: [100, 1000] },
  { key: 'ready', title: 'start to first report, ms' },
  { key: 'open', title: 'open to report, ms', peer: [100, 1000] },
  { key: 'edit50', title: 'keystroke to report p50, ms', bar: 1.25, bars: { 10000: 2 }, peer: [100, 1000] },
  { key: 'edit95', title: 'keystroke to report p95, ms' },
  { key: 'hover50', title: 'hover p50, ms', bar: 1.25, peer: [100, 1000] },
  { key: 'complete50', title: 'completion p50, ms', bar: 1.25, peer: [100, 1000] },
  { key: 'typeComplete50', title: 'keystroke + completion p50, ms', peer: [100, 1000] },
  { key: 'stormDiagnostics', title: '300 keystrokes to report, ms', peer: [100, 1000] },
  { key: 'rssOpen', title: 'memory after open, MiB', bar: 1, peer: [100, 1000] },
  { key: 'rssEdits', title: 'memory after 500 edits, MiB', bar: 1, peer: [100, 1000] },
  { key: 'peakEdits', title: 'peak memory, MiB' },
  { key: 'cpuOpen', title: 'CPU until settled, ms' },
  { key: 'cpuEdit', title: 'CPU per keystroke, ms' },
];

/** What two runs of the same build differ by: so much over a bar is not counted as a miss. */
const noise = 1.03;
/** Servers of the harness that are no peers: they know nothing. */
const floors = ['echo', 'echobundle', 'echo1000', 'bare'];

/**
 * Compares the servers "ours" and "before" of a result file of the harness.
 * @returns for each size of document `{ lines, rows }`; a row has the two values, the fastest peer's, the
 * ratios, and the bars that were missed, as words
 */
export function compareServers({ sizes }) {
  return Object.entries(sizes).map(([lines, { summaries }]) => ({
    lines: Number(lines),
    rows: compared
      .map((metric) => compareMetric(metric, Number(lines), summaries))
      .filter(({ ours }) => ours !== undefined),
  }));
}

function compareMetric({ key, title, bar, bars, peer: peerSizes = [] }, lines, summaries) {
  const valueOf = (name) => numberOf(summaries[name]?.metrics[key]);
  const [ours, before] = [valueOf('ours'), valueOf('before')];
  const peers = Object.keys(summaries)
    .filter((name) => name !== 'ours' && name !== 'before' && !floors.includes(name))
    .map((name) => ({ name, value: valueOf(name) }))
    .filter(({ value }) => value !== undefined)
    .sort((a, b) => a.value - b.value);
  const [fastest] = peers;
  const limit = bars?.[lines] ?? bar;
  const missed = [];
  const isWithinLimit = limit === undefined || before === undefined || ours <= before * limit * noise;
  if (!isWithinLimit) missed.push(`over ${limit} times`);
  if (fastest && peerSizes.includes(lines) && !(ours <= fastest.value)) missed.push(`behind ${fastest.name}`);
  return { title, ours, before, ratio: ours / before, limit, peer: fastest, peerRatio: ours / fastest?.value, missed };
}

/** A time-out is a word in the file, and longer than anything. */
function numberOf(value) {
  return value === 'timeout' ? Infinity : value;
}

/** The comparison as text: a table for each size. */
export function comparisonTable(comparison, reference) {
  return comparison
    .map(({ lines, rows }) => {
      const cells = [
        [`${lines} lines`, 'new', 'before', 'new/before', 'bar', 'peer', 'new/peer', ''],
        ...rows.map(({ title, ours, before, ratio, limit, peer, peerRatio, missed }) => [
          title,
          format(ours),
          format(before),
          format(ratio),
          limit === undefined ? '' : `≤ ${limit}`,
          peer ? `${peer.name} ${format(peer.value)}` : '',
          peer ? format(peerRatio) : '',
          missed.join(', '),
        ]),
      ];
      const widths = cells[0].map((_, i) => Math.max(...cells.map((row) => row[i].length)));
      const pad = (cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]));
      const lineOf = (row) => row.map(pad).join('  ').trimEnd();
      return `\n=== against ${reference}\n${cells.map(lineOf).join('\n')}`;
    })
    .join('\n');
}

function format(value) {
  if (value === undefined || Number.isNaN(value)) return '–';
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
