import { left, right } from 'fp-ts/lib/Either.js';
import { run, type RunReport, usualOptions } from '../../market/run/index.js';
import type { Observation } from '../../market/index.js';
import type { NamedDesign } from '../input/design.js';
import type { NamedPrices } from '../input/given.js';
import type { Read } from '../input/text.js';
import { hinted } from '../input/hint.js';
import { Window } from './window.js';

/** What the design's own positions came to on a path, and the part of it that generated runs are to follow. */
export interface WalkedPath {
  readonly prices: NamedPrices;
  readonly report: RunReport;
  readonly observations: readonly Observation[];
  /** How many observations the path had. */
  readonly all: number;
}

/** Walks the positions of a design along prices, and keeps what an audit needs of it. */
export function walkedPath({ design, positions }: NamedDesign, prices: NamedPrices): Read<WalkedPath> {
  const window = new Window();
  const walk = run(design, positions, window.watching(prices.path), usualOptions);
  let step = walk.next();
  while (step.done !== true) step = walk.next();
  if (step.value._tag === 'Left') return left([hinted(step.value.left)]);
  const { chosen, all } = window.observations();
  return right({ prices, report: step.value.right, observations: chosen, all });
}

/** Whether an account ended in bad debt although the path never left the envelope. */
export const isInsolventWithin = ({ accounts, moves }: RunReport): boolean =>
  moves.outsideEnvelope === 0n && accounts.some(({ losses }) => losses.some(({ loss }) => loss > 0n));

/** The guarantees that the walk broke: those of single steps, and solvency where the path stayed inside the envelope. */
export const brokenOn = (report: RunReport): readonly string[] => [
  ...report.broken.map(({ guarantee }) => guarantee),
  ...(isInsolventWithin(report) ? ['solvent-within-envelope'] : []),
];
