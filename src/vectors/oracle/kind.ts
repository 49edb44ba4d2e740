import type { Either } from 'fp-ts/lib/Either.js';
import type { Asked } from '../../machine/dialect.js';
import type { InputError } from '../../machine/input.js';

/** What a deployed contract answered in one field, and what the mechanism answers; both as canonical text. */
export interface Comparison {
  /** The path of the field in its row, such as "post.position.borrowShares". */
  readonly field: string;
  readonly expected: string;
  readonly got: string;
}

/** A field that rows carry and a mechanism cannot derive. */
export interface Unobservable {
  readonly field: string;
  readonly reason: string;
}

/** Replays the rows of one file in their order; a row that is not what the kind expects is refused with its path. */
export type Replay = (row: unknown) => Either<readonly InputError[], readonly Comparison[]>;

/** What a row asks, call by call: the parameters, the world that each call met, and the call. */
export type Asking = (row: unknown) => Either<readonly InputError[], readonly Asked[]>;

/** One kind of recorded answers: which files hold it, and how a mechanism answers the same. */
export interface OracleKind {
  /** As the files are named: "maker-abaci". */
  readonly id: string;
  /** The mechanism that answers. */
  readonly dialect: string;
  /** Whether a file of this name (without its folder) holds this kind. */
  readonly holds: (fileName: string) => boolean;
  readonly unobservable: readonly Unobservable[];
  /** What rows ask of the whole mechanism; null where they ask a function of it that is no call. */
  readonly asking: Asking | null;
  /** Begins a file. */
  readonly begin: (fileName: string) => Replay;
}
