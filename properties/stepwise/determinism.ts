import { effectOf } from '../effects.js';
import type { Answer } from '../guarantee.js';
import { B } from '../measure.js';
import { byProbe, onEdges, type StepwiseEdge, type StepwiseGuarantee } from './claim.js';
import { askBefore, soldLegs, steppedLegs } from './legs.js';

const theme = 'Rounding and determinism';

/** The seizure is ⌊repaid·q·b / (B·p)⌋, or the repayment ⌈seized·p·B / (b·q)⌉ of the whole leg; the fee ⌊seized·bonus·share / (b·B)⌋. */
function stepRoundsDown(edge: StepwiseEdge): boolean {
  const legs = steppedLegs(edge);
  if (legs === undefined) return true;
  const { stepped, collateral, debt, held, multiplier } = legs;
  const worth = debt.price * multiplier;
  const cost = B * collateral.price;
  const isFloor = stepped.repaid * worth < (stepped.seized + 1n) * cost;
  const isCeiling = stepped.seized === held && (stepped.repaid - 1n) * worth < stepped.seized * cost;
  const share = stepped.seized * stepped.bonus * edge.design.incentive.protocolShare;
  const feeIsFloor = stepped.fee * multiplier * B <= share && share < (stepped.fee + 1n) * multiplier * B;
  return stepped.seized * cost <= stepped.repaid * worth && (isFloor || isCeiling) && feeIsFloor;
}

/** A take pays ⌈sold·ask / debt price⌉, or all that is due for ⌊due·debt price / ask⌋. */
function takeRoundsUp(edge: StepwiseEdge): boolean {
  const { auction } = edge.before.account;
  const took = effectOf(edge.effects, 'took');
  const sale = soldLegs(edge);
  const ask = askBefore(edge);
  if (took === undefined || auction === null || sale === undefined || ask === undefined) return true;
  const isCeiling = (sale.paid - 1n) * auction.debtPrice < sale.sold * ask;
  const isFloor = sale.paid === sale.due && sale.due * auction.debtPrice < (sale.sold + 1n) * ask;
  return took.ask === ask && sale.paid * auction.debtPrice >= sale.sold * ask && (isCeiling || isFloor);
}

/** Interest is ⌈debt · index′ / index⌉: never less than the exact growth, and less than a unit more. */
function interestRoundsUp({ event, before, after }: StepwiseEdge): boolean {
  if (event.type !== 'ACCRUE' && event.type !== 'TICK') return true;
  if (after.account.phase === 'settled' || after.account.phase === 'badDebt') return true;
  return before.account.debt.every((debt, asset) => {
    const was = before.account.indices[asset] ?? 0n;
    const is = after.market.reserves[asset]?.index ?? 0n;
    const grown = after.account.debt[asset] ?? 0n;
    return debt === 0n || (grown * was >= debt * is && (grown - 1n) * was < debt * is);
  });
}

const roundingFavoursTheProtocol = onEdges(theme, {
  id: 'rounding-favours-the-protocol', kind: 'step',
  claim: 'each quantity is within one unit of the exact rational, on the side that its formula names: never on the taker\'s',
  why: 'A unit in the taker\'s favour, taken a million times, is a theft.',
}, ['STEP', 'TAKE', 'ACCRUE', 'TICK'], (edge) => stepRoundsDown(edge) && takeRoundsUp(edge) && interestRoundsUp(edge));

const refusalChangesNothing = byProbe(theme, {
  id: 'refusal-changes-nothing', kind: 'step',
  claim: 'a refused event leaves the state identical',
  why: 'A service must be able to try.',
}, ({ world, event, answer, encode }) => {
  const before = encode(world);
  const given = answer(world, event);
  return encode(world) === before && (given.accepted || encode(given.world) === before);
});

const same = (encode: (world: Answer['world']) => string, one: Answer, other: Answer): boolean => {
  if (one.accepted && other.accepted) return encode(one.world) === encode(other.world);
  return !one.accepted && !other.accepted && one.code === other.code;
};

const totalAndDeterministic = byProbe(theme, {
  id: 'total-and-deterministic', kind: 'always',
  claim: 'every event at every state gives one answer, and the same one again',
  why: 'Two nodes that replay one log must agree.',
}, ({ world, event, answer, encode }) => {
  const first = answer(world, event);
  const second = answer(world, event);
  return same(encode, first, second) && (!first.accepted || !second.accepted || first.path.join() === second.path.join());
});

const tickIsTransparent = byProbe(theme, {
  id: 'tick-is-transparent', kind: 'step',
  claim: 'an event at time t equals TICK(t) followed by it',
  why: 'Whether somebody happened to poke the account in between must not matter.',
}, ({ world, event, answer, encode }) => {
  const ticked = answer(world, { type: 'TICK', at: event.at });
  return !ticked.accepted || same(encode, answer(world, event), answer(ticked.world, event));
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** Whether two plain values are equal, field by field: a field that encoding forgets shows here, and not in the text. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]));
}

const snapshotRoundTrips = byProbe(theme, {
  id: 'snapshot-round-trips', kind: 'always',
  claim: 'decode(encode(state)) = state',
  why: 'A service that restarts must go on where it stopped.',
}, ({ world, encode, decode }) => {
  const text = encode(world);
  const again = decode(text);
  return again !== null && encode(again) === text && isSame(again, world);
});

export const determinism: readonly StepwiseGuarantee[] = [
  roundingFavoursTheProtocol, refusalChangesNothing, totalAndDeterministic, tickIsTransparent, snapshotRoundTrips,
];
