import type { View } from '../../../../properties/protocol/view.js';
import type { Made } from '../../../audit/protocol/replay.js';
import type { Scene } from '../../../machine/scene.js';
import { shortNumber } from '../numbers.js';
import type { Style } from '../style.js';
import { type Column, tableOf } from '../table.js';

const right = (head: string): Column => ({ head, align: 'right' });
const columns: readonly Column[] = [
  right('second'), { head: 'move', mayCut: true }, right('health'), right('collateral'), right('on sale'), right('debt'), right('due'), right('paid'), right('seized'), right('lost'),
];

/** Health at the threshold; what owes nothing has none. */
function healthOf({ terms: { threshold } }: Scene, { collateral, collateralPrice, debt, debtPrice }: View): string {
  const owed = debt * debtPrice * threshold.under;
  return owed === 0n ? '-' : shortNumber(collateral * collateralPrice * threshold.over, owed);
}

const mostDigits = 9;
const shownDigits = 5;

/** Base units: all digits of a few, and of many the first, with how many there are. Files have them all. */
function amount(value: bigint): string {
  const text = value.toString();
  if (value === 0n) return '';
  if (text.length <= mostDigits) return text;
  const digits = text.slice(0, shownDigits).replace(/0+$/, '');
  const fraction = digits.slice(1);
  return `${text.slice(0, 1)}${fraction === '' ? '' : `.${fraction}`}e${(text.length - 1).toString()}`;
}

function rowOf(scene: Scene, at: bigint, move: string, deal: readonly string[]): readonly string[] {
  const view = scene.view();
  return [at.toString(), move, healthOf(scene, view), amount(view.collateral), amount(view.lot), amount(view.debt), amount(view.due), ...deal];
}

/** Moves one after another, each with what it led to, in base units. */
export function moveLines(opening: Scene, made: readonly Made[], style: Style): readonly string[] {
  const rows = made.map(({ aim, played }) => (played.kind === 'refused'
    ? [aim.at.toString(), `${aim.name}: ${played.reason}`]
    : rowOf(played.scene, aim.at, aim.name, [played.deal.repaid, played.deal.seized, played.deal.writtenOff].map(amount))));
  return tableOf(columns, [rowOf(opening, opening.at, 'opening', []), ...rows], style.faint, '  ');
}
