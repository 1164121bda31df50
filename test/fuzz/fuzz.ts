import assert from 'node:assert/strict';
import { checkInstance } from '../../server/src/rules/check.ts';
import { parseMainCf, print } from '../../server/src/syntax/mainCf.ts';
import { type EditedFile, openEdited } from '../editedFile.ts';
import { type Edit, randomEdit } from './edits.ts';
import { type Random, randomOf } from './random.ts';
import { type FuzzRequest, mainRequests, masterRequests } from './requests.ts';
import type { Seeds } from './seeds.ts';

export interface Fault {
  readonly what: string;
  readonly error: string;
  readonly seed: number;
  readonly edit: Edit;
  readonly text: string;
}
export interface Slow {
  readonly what: string;
  readonly milliseconds: number;
  readonly lines: number;
  readonly at: number;
  readonly text: string;
}
export interface FuzzReport {
  readonly edits: number;
  readonly requests: number;
  readonly faults: readonly Fault[];
  /** Requests beyond the limit, also when they were repeated; slowest first. */
  readonly slow: readonly Slow[];
  /** The slowest of each request, repeated where it seemed beyond the limit. */
  readonly slowest: ReadonlyMap<string, Slow>;
}
export interface FuzzOptions {
  readonly edits: number;
  readonly seed: number;
  readonly seeds: Seeds;
  /** No request may take more. */
  readonly milliseconds: number;
  /** Stop when so much time has passed. */
  readonly seconds?: number;
  readonly progress?: (edits: number) => void;
}

/** Files longer than this are begun anew; it is also the size for which the limit holds. */
const maxLines = 1000;
const editsPerFile = 150;

/** Edits files at random and asks all that a client may ask, each edit two requests. */
export function fuzz({ edits, seed, seeds, milliseconds, seconds = Infinity, progress }: FuzzOptions): FuzzReport {
  const faults: Fault[] = [];
  const slow: Slow[] = [];
  const slowest = new Map<string, Slow>();
  const start = performance.now();
  let [done, requests] = [0, 0];
  for (let round = 0; done < edits && faults.length < 20 && performance.now() - start < seconds * 1000; round++) {
    const own = seed + round;
    const random = randomOf(own);
    const limit = Math.min(editsPerFile, edits - done);
    if (random.once(5)) session(random, own, limit, masterKind(random, seeds));
    else session(random, own, limit, mainKind(random, seeds));
    progress?.(done);
  }
  return { edits: done, requests, faults, slow: slow.sort((a, b) => b.milliseconds - a.milliseconds), slowest };

  function session<F>(random: Random, own: number, count: number, kind: Kind<F>): void {
    for (let i = 0; i < count; i++) {
      const before = kind.text();
      if (before.length > 80_000 || lineCount(before) > maxLines) return;
      const wanted = randomEdit(random, before, kind.others);
      // No position of LSP lies within a line's end: the client's edit is the one that it comes to.
      const edit = { ...wanted, start: kind.inLines(wanted.start), end: kind.inLines(wanted.end) };
      const after = before.slice(0, edit.start) + edit.text + before.slice(edit.end);
      const fault = (what: string, error: unknown): void => {
        faults.push({
          what,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
          seed: own,
          edit,
          text: before,
        });
      };
      done++;
      try {
        timed(
          'check',
          after,
          edit.start,
          () => kind.change(edit),
          () => kind.anew(after),
        );
        // Every edit would be dear: what the cache knows must still be what a new file would say.
        kind.verify(after, { findings: random.once(20) });
      } catch (error) {
        fault('change', error);
        return;
      }
      for (const request of [random.pick(kind.requests), random.pick(kind.requests)]) {
        const [at, other] = [random.below(after.length + 1), random.below(after.length + 1)];
        requests++;
        const run = (): unknown => request.run(kind.file(), at, other);
        try {
          timed(request.name, after, at, run, run);
        } catch (error) {
          fault(
            `${request.name} at ${at}, ${other} of ${JSON.stringify(after.slice(Math.max(0, at - 40), at))}‸`,
            error,
          );
        }
      }
    }
  }

  /** A garbage collection or another process may make any request slow: one counts only if it is slow again. */
  function timed(what: string, text: string, at: number, run: () => unknown, again: () => unknown): void {
    const once = cost(run);
    const taken = once > milliseconds ? Math.min(once, cost(again)) : once;
    if (taken <= (slowest.get(what)?.milliseconds ?? 0) && taken <= milliseconds) return;
    const one = { what, milliseconds: taken, lines: lineCount(text), at, text };
    if (taken > (slowest.get(what)?.milliseconds ?? 0)) slowest.set(what, one);
    if (taken > milliseconds) slow.push(one);
  }
}

/** On a busy machine the clock goes on while others work: then the time that this process had counts. */
function cost(run: () => unknown): number {
  const [start, used] = [performance.now(), process.cpuUsage()];
  run();
  const taken = performance.now() - start;
  const { user, system } = process.cpuUsage(used);
  return Math.min(taken, (user + system) / 1000);
}

function lineCount(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** A file under test. */
interface Kind<F> {
  readonly requests: readonly FuzzRequest<F>[];
  readonly others: readonly string[];
  readonly text: () => string;
  readonly file: () => F;
  /** The offset of the position nearest to an offset. */
  readonly inLines: (offset: number) => number;
  /** Makes an edit and checks the file, as the server does. */
  readonly change: (edit: Edit) => void;
  /** Checks the text with nothing known of it. */
  readonly anew: (text: string) => void;
  readonly verify: (text: string, what: { readonly findings: boolean }) => void;
}

const releases = ['3.11', '3.7', '2.11', '3.12'];

/** A text to begin with: one file, or several up to the limit, since real ones are short. */
function firstText(random: Random, texts: readonly string[]): string {
  let text = random.pick(texts);
  if (random.once(4))
    while (lineCount(text) < maxLines * 0.8 && text.length < 60_000) text += `\n${random.pick(texts)}`;
  return text.slice(0, 70_000);
}

function mainKind(random: Random, { main, master }: Seeds): Kind<EditedFile> {
  const release = random.pick(releases);
  const beside = random.once(2) ? random.pick(master) : undefined;
  const open = (text: string): EditedFile => openEdited('main.cf', { main: text, master: beside, release });
  const file = open(firstText(random, main));
  const text = (): string => file.text();
  return {
    requests: mainRequests,
    others: main,
    text,
    file: () => file,
    inLines: (offset) => file.lines().offsetAt(file.lines().positionAt(offset)),
    // Edits that nobody asks about in between are read as one.
    change(edit) {
      change(file, edit);
      if (!random.once(4)) file.findings();
    },
    anew: (one) => void open(one).findings(),
    verify(wanted, { findings }) {
      assert.equal(text(), wanted);
      const { tree } = file.context().configuration;
      const anew = parseMainCf(wanted);
      assert.deepEqual(tree.offsets, anew.offsets);
      assert.equal(print(tree), wanted);
      for (const [i, element] of tree.elements.entries()) assert.equal(element.kind, anew.elements[i]?.kind);
      for (const { span } of file.findings())
        assert.ok(
          span.start >= 0 && span.start <= span.end && span.end <= wanted.length,
          `span ${span.start}–${span.end} of ${wanted.length}`,
        );
      const { findings: placed, faults } = checkInstance.main(file.context());
      for (const { finding, index } of placed)
        assert.ok(
          finding.span.end <= (tree.elements[index]?.text.length ?? -1),
          `${finding.code} ends behind its element`,
        );
      if (faults[0]) throw faults[0].error;
      if (!findings) return;
      assert.deepEqual(
        { elements: tree.elements, length: tree.length },
        { elements: anew.elements, length: anew.length },
      );
      assert.deepEqual(file.findings(), open(wanted).findings());
    },
  };
}

function masterKind(random: Random, { main, master }: Seeds): Kind<EditedFile> {
  const release = random.pick(releases);
  const beside = random.once(2) ? random.pick(main) : undefined;
  const open = (text: string): EditedFile => openEdited('master.cf', { main: beside, master: text, release });
  const file = open(firstText(random, master));
  const text = (): string => file.text();
  return {
    requests: masterRequests,
    others: master,
    text,
    file: () => file,
    inLines: (offset) => file.lines().offsetAt(file.lines().positionAt(offset)),
    change(edit) {
      change(file, edit);
      file.findings();
    },
    anew: (one) => void open(one).findings(),
    verify(wanted, { findings }) {
      assert.equal(text(), wanted);
      for (const { span } of file.findings())
        assert.ok(
          span.start >= 0 && span.start <= span.end && span.end <= wanted.length,
          `span ${span.start}–${span.end} of ${wanted.length}`,
        );
      const { faults } = checkInstance.master(file.context());
      if (faults[0]) throw faults[0].error;
      if (findings) assert.deepEqual(file.findings(), open(wanted).findings());
    },
  };
}

function change(file: EditedFile, { start, end, text }: Edit): void {
  const lines = file.lines();
  file.change([{ range: { start: lines.positionAt(start), end: lines.positionAt(end) }, text }]);
}
