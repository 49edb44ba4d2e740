import type { OracleKind } from '../../../vectors/oracle/kind.js';
import type { Tally } from '../../../vectors/oracle/replay.js';

/** A file, the kind of rows that it holds, and what replaying them came to. */
export interface Replayed {
  readonly file: string;
  readonly kind: OracleKind;
  readonly tally: Tally;
}
