import { isLiquidating, owesDebt } from '../../../properties/effects.js';
import type { Course, Edge, Guarantee, Probe } from '../../../properties/guarantee.js';
import { bonusOn, isCovered, isShort } from '../../../properties/measure.js';
import type { Design } from '../../kernel/design.js';
import type { Effect } from '../../kernel/effect.js';

type Edges = (edge: Edge<Design>) => boolean;
type Probes = (probe: Probe<Design>) => boolean;

const hasLoss: Edges = ({ effects }) => effects.some(({ kind }) => kind === 'loss');
const isAccruing = (effects: readonly Effect[]): boolean => effects.some((effect) => effect.kind === 'flow' && effect.flow === 'accrued');
const isHealthFalling = ({ was, is }: Edge<Design>): boolean => is.backing * was.owed < was.backing * is.owed;
const bornByOwner: readonly string[] = ['QUOTE', 'TICK', 'ACCRUE', 'WITHDRAW', 'BORROW'];

/**
 * Guarantees whose claim has a condition: an edge that does not meet it is no evidence. A guarantee that is not listed speaks of every
 * edge of its events. Conditions only choose what is counted; every edge is judged.
 */
const edgesOf: Readonly<Record<string, Edges>> = {
  'only-price-time-or-owner-hurts': ({ event, was }) => !bornByOwner.includes(event.type) && !isShort(was) && was.owed > 0n,
  'recovery-releases': ({ was, is }) => isShort(was) || isShort(is),
  'step-stops-at-target': ({ effects, is }) => effects.some((effect) => effect.kind === 'stepped' && effect.rule === 'none') && is.owed > 0n && is.value > 0n,
  'splitting-never-pays': ({ is }) => isShort(is),
  'step-improves-health': ({ design, before, was, is }) => isCovered(was, bonusOn(design, before)) && is.owed > 0n,
  'no-toxic-spiral': ({ is }) => is.owed > 0n,
  'coverage-is-preserved': ({ design, before, was }) => isCovered(was, bonusOn(design, before)),
  'bad-debt-only-when-exhausted': (edge) => hasLoss(edge) || (edge.after.account.phase === 'badDebt' && edge.before.account.phase !== 'badDebt'),
  'no-naked-debt': ({ before }) => owesDebt(before.account),
  'gap-theorem': (edge) => !isShort(edge.was) && edge.was.owed > 0n && isHealthFalling(edge) && isCovered(edge.is, bonusOn(edge.design, edge.before)),
  'loss-follows-the-waterfall': hasLoss,
  'auction-price-falls': ({ after }) => after.account.auction !== null,
  'dust-never-strands': ({ design }) => design.dust.kind !== 'none',
  'rounding-favours-the-protocol': ({ event, effects }) => event.type === 'STEP' || event.type === 'TAKE' || isAccruing(effects),
  'collateral-is-conserved': ({ effects }) => effects.length > 0,
  'debt-is-conserved': ({ effects }) => effects.length > 0,
  'ledger-balances': ({ effects }) => effects.length > 0,
};

const probesOf: Readonly<Record<string, Probes>> = {
  'never-stuck': ({ world }) => isLiquidating(world.account),
  'owner-can-always-repay': ({ world }) => owesDebt(world.account),
  'refusal-changes-nothing': ({ world, event, answer }) => !answer(world, event).accepted,
  'tick-is-transparent': ({ world, event }) => event.at > world.market.at,
};

const isTested = ({ withinEnvelope, edges }: Course<Design>): boolean => withinEnvelope && edges.some(({ is }) => isShort(is));

/** Whether an edge is evidence for a guarantee. */
export const bearsOn = ({ id }: Guarantee<Design>, edge: Edge<Design>): boolean => edgesOf[id]?.(edge) ?? true;

/** Whether a probe is evidence for a guarantee. */
export const probeBearsOn = ({ id }: Guarantee<Design>, probe: Probe<Design>): boolean => probesOf[id]?.(probe) ?? true;

/** Whether a whole run is: one that stayed within the envelope and yet turned liquidatable. */
export const courseBearsOn = (course: Course<Design>): boolean => isTested(course);
