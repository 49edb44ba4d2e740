import { jsonDocument } from '../json.js';
import type { Replayed } from './replayed.js';

const plainReplay = ({ file, kind, tally: { first, ...counts } }: Replayed) => ({
  file,
  kind: kind.id,
  dialect: kind.dialect,
  ...counts,
  unobservable: kind.unobservable,
  firstDivergence: first,
});

/** For programs: a replay for each file, in the order of the command line. */
export const replayJson = (replays: readonly Replayed[]): string => jsonDocument({ files: replays.map(plainReplay) });
