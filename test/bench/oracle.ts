import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { kindHolding } from '../../src/vectors/oracle/all.js';
import { replayOf } from '../../src/vectors/oracle/replay.js';

const folder = resolve(import.meta.dirname, '../oracle/data');

/** Contract calls per second that a JavaScript EVM is published to make: the order of magnitude that calls are measured against. */
export const publishedCallsPerSecond = 1_000;
/** How many times as many a mechanism must make at the least. */
export const wantedOfCalls = 50;

/** How fast a mechanism answers recorded questions, per second of a core. */
export interface ReplayRate {
  readonly dialect: string;
  readonly rowsPerSecond: number;
  /** A row of a scenario holds many calls. */
  readonly callsPerSecond: number;
}

interface Work {
  readonly dialect: string;
  readonly rows: number;
  readonly calls: number;
  readonly replay: () => void;
}

/** Calls in a row: those of a scenario each name their operation; another row is one call. */
const callsIn = (line: string): number => Math.max(1, line.match(/"op":/g)?.length ?? 0);

function workOf(file: string): Work {
  const kind = kindHolding(file);
  if (kind === undefined) throw new TypeError(`No kind holds ${file}.`);
  const lines = gunzipSync(readFileSync(join(folder, file))).toString('utf8').trimEnd().split('\n');
  return { dialect: kind.dialect, rows: lines.length, calls: lines.reduce((sum, line) => sum + callsIn(line), 0), replay: () => { const next = replayOf(kind, file); for (const line of lines) next(line); } };
}

/** Seconds of a core that work takes: whatever else the machine does is not counted. */
function coreSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

/** The rates of all mechanisms over the rows that are carried: reading, answering and comparing, the second time over. */
export function replayRates(): readonly ReplayRate[] {
  const all = readdirSync(folder).filter((file) => file.endsWith('.jsonl.gz')).map(workOf);
  return [...new Set(all.map(({ dialect }) => dialect))].sort().map((dialect) => {
    const work = all.filter((each) => each.dialect === dialect);
    for (const { replay } of work) replay();
    const seconds = coreSeconds(() => {
      for (const { replay } of work) replay();
    });
    const perSecond = (of: (each: Work) => number): number => work.reduce((sum, each) => sum + of(each), 0) / seconds;
    return { dialect, rowsPerSecond: perSecond(({ rows }) => rows), callsPerSecond: perSecond(({ calls }) => calls) };
  });
}
