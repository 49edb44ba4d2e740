import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { kindHolding } from '../../src/vectors/oracle/all.js';
import { noRows, replayOf } from '../../src/vectors/oracle/replay.js';
import { cellsOf, plainOf } from './cells.js';

/*
 * Makes the reduced files of recorded answers that tests carry:  npx tsx test/oracle/reduce.ts FILE.jsonl.gz... [--bytes 60000]
 * A file keeps the rows that together reach every cell (a call, its refusal, the shape of its answer), and then rows spread evenly over the rest, while they fit.
 */

/** A line of a file with what it reaches. */
interface Candidate {
  readonly place: number;
  readonly line: string;
  readonly cells: readonly string[];
}

const candidatesOf = (text: string): readonly Candidate[] => text.trimEnd().split('\n').map((line, place) => ({ place, line, cells: cellsOf(plainOf(line)) }));

/** Rows that reach every cell: again and again the one with the most new cells for its length, the earlier of equals. */
function covering(candidates: readonly Candidate[]): readonly Candidate[] {
  const reached = new Set<string>();
  const kept: Candidate[] = [];
  let left = candidates.map((candidate) => ({ candidate, score: Infinity }));
  for (;;) {
    let best: { candidate: Candidate; score: number } | undefined;
    for (const each of left) {
      // A score only falls: whoever was worse than the best before cannot be better now.
      if (best !== undefined && each.score <= best.score) continue;
      const fresh = each.candidate.cells.filter((cell) => !reached.has(cell)).length;
      each.score = fresh / each.candidate.line.length;
      if (fresh > 0 && (best === undefined || each.score > best.score)) best = each;
    }
    if (best === undefined) return kept;
    for (const cell of best.candidate.cells) reached.add(cell);
    kept.push(best.candidate);
    left = left.filter(({ candidate, score }) => score > 0 && candidate !== best.candidate);
  }
}

const inOrder = (rows: readonly Candidate[]): readonly Candidate[] => [...rows].sort((one, other) => one.place - other.place);
const packed = (rows: readonly Candidate[]): Buffer => gzipSync(inOrder(rows).map(({ line }) => `${line}\n`).join(''), { level: 9 });

/** As many rows more, spread evenly over the others, as fit; halving finds how many. */
function spread(kept: readonly Candidate[], candidates: readonly Candidate[], bytes: number): readonly Candidate[] {
  const others = candidates.filter((candidate) => !kept.includes(candidate));
  const chosen = (count: number): readonly Candidate[] => others.filter((_row, place) => Math.floor((place * count) / others.length) < Math.floor(((place + 1) * count) / others.length));
  let [fits, tooMany] = [0, others.length + 1];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (packed([...kept, ...chosen(middle)]).length <= bytes) fits = middle;
    else tooMany = middle;
  }
  return [...kept, ...chosen(fits)];
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Replays what was chosen: a reduced file with a row that differs would hold a fault fast. */
function checked(fileName: string, rows: readonly Candidate[]): void {
  const kind = kindHolding(fileName);
  if (kind === undefined) return console.log(`${fileName}: no kind replays it yet`);
  const replay = replayOf(kind, fileName);
  let tally = noRows;
  for (const { line } of inOrder(rows)) {
    const replayed = replay(line);
    if (replayed._tag === 'Left') return console.log(`${fileName}: refused`, replayed.left[0]);
    tally = replayed.right;
  }
  console.log(`${fileName}: ${tally.mismatches.toString()} of ${tally.rows.toString()} rows differ`);
}

function reduce(file: string, bytes: number): void {
  const source = readFileSync(file);
  const name = basename(file);
  const candidates = candidatesOf(gunzipSync(source).toString('utf8'));
  const kept = covering(candidates);
  const rows = spread(kept, candidates, bytes);
  const data = packed(rows);
  const cells = new Set(candidates.flatMap((candidate) => candidate.cells)).size;
  const provenance = { source: name, sourceSha256: digestOf(source), sourceRows: candidates.length, rows: rows.length, sha256: digestOf(data), cells, rowsForCells: kept.length };
  const folder = join(import.meta.dirname, 'data');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), data);
  writeFileSync(join(folder, name.replace(/\.jsonl\.gz$/, '.provenance.json')), `${JSON.stringify(provenance, null, 2)}\n`);
  console.log(`${name}: ${rows.length.toString()} of ${candidates.length.toString()} rows, ${cells.toString()} cells, ${data.length.toString()} bytes`);
  checked(name, rows);
}

const texts = process.argv.slice(2);
const option = texts.indexOf('--bytes');
const bytes = option < 0 ? 60_000 : Number(texts[option + 1]);
for (const file of option < 0 ? texts : texts.slice(0, option)) reduce(file, bytes);
