import { PRICE_SCALE } from '../../kernel/arithmetic.js';
import type { Asset, Design } from '../../kernel/design.js';
import type { Effect, Flow } from '../../kernel/effect.js';
import type { LossParts } from '../../kernel/loss.js';
import type { RunRow } from '../../market/run/index.js';
import { shortAmount, shortAmounts, shortHealth, shortPrice } from './quantities.js';
import type { Style } from './style.js';
import { type Column, lineLength, lineOf, widthOf } from './table.js';
import { clockOf, dayOf } from './time.js';

const indent = '  ';

const accountPlace = 1;

const columnsFor = (price: string): readonly Column[] => [
  { head: 'time UTC' },
  { head: 'account', mayCut: true },
  { head: 'event' },
  { head: price, align: 'right' },
  { head: 'health', align: 'right' },
  { head: 'phase' },
  { head: 'debt', align: 'right' },
  { head: 'collateral', align: 'right' },
];

/** Widths of all columns; the account's gets what is left, and none where nobody has a name. Prices of one asset need no name beside them. */
const widthsFor = (isOnePrice: boolean): readonly number[] => [8, 0, 14, isOnePrice ? 8 : 13, 8, 19, 14, 13];

/** What a row moves: the flows that change debt or collateral, and in which direction. Interest is left out: it comes with every event. */
const debtFlows: Readonly<Partial<Record<Flow, bigint>>> = { borrowed: 1n, repaid: -1n, absorbed: -1n };
const collateralFlows: Readonly<Partial<Record<Flow, bigint>>> = { deposited: 1n, withdrawn: -1n, seized: -1n, fee: -1n, sold: -1n, salvaged: -1n, returned: -1n };

function changes(design: Design, effects: readonly Effect[], directions: Readonly<Partial<Record<Flow, bigint>>>): string {
  const sums = design.assets.map(({ id }) =>
    effects.reduce((sum, effect) => (effect.kind === 'flow' && effect.asset === id ? sum + effect.amount * (directions[effect.flow] ?? 0n) : sum), 0n));
  const text = shortAmounts(design, sums);
  return text === '-' ? '' : text;
}

/** The asset whose price a row is about: the collateral that moves, or the first that is not the numeraire. */
function pricedAsset(design: Design, numeraire: string, { event }: Pick<RunRow, 'event'>): Asset | undefined {
  const moving = design.assets.find(({ id }) => id !== numeraire) ?? design.assets[0];
  if (event.type !== 'STEP' && event.type !== 'OPEN_AUCTION') return moving;
  return event.collateral === numeraire ? moving : (design.assets.find(({ id }) => id === event.collateral) ?? moving);
}

const bearers = { surplus: "the account's surplus", insurance: 'insurance', backstop: 'backstop', socialised: 'lenders' } as const;

/** Who bore a loss, in the order of the waterfall; layers that paid nothing are left out. */
export function lossText(design: Design, asset: string, parts: LossParts): string {
  const found = design.assets.find(({ id }) => id === asset);
  if (found === undefined) return '';
  const layers = (['surplus', 'insurance', 'backstop', 'socialised'] as const).filter((layer) => parts[layer] > 0n);
  return `bad debt of ${shortAmount(parts.loss, found)}: ${layers.map((layer) => `${bearers[layer]} ${shortAmount(parts[layer], found)}`).join(', ')}`;
}

/** Writes rows for people, line by line, under a heading for each day: no line depends on a later one. */
export class Timeline {
  readonly #design: Design;
  readonly #numeraire: string;
  readonly #style: Style;
  readonly #widths: readonly number[];
  readonly #columns: readonly Column[];
  readonly #isNamed: boolean;
  readonly #isOnePrice: boolean;
  #day: string | null = null;

  constructor(design: Design, numeraire: string, style: Style, accounts: readonly string[]) {
    this.#design = design;
    this.#numeraire = numeraire;
    this.#style = style;
    const moving = design.assets.filter(({ id }) => id !== numeraire);
    this.#isNamed = accounts.length > 0;
    this.#isOnePrice = moving.length === 1;
    this.#columns = columnsFor(this.#isOnePrice ? (moving[0]?.id ?? '') : 'price');
    const widths = widthsFor(this.#isOnePrice);
    const room = lineLength - indent.length - 2 * (widths.length - 1) - widths.reduce((sum, width) => sum + width, 0);
    this.#widths = widths.map((width, place) => (place === accountPlace ? Math.min(room, Math.max('account'.length, ...accounts.map(widthOf))) : width));
  }

  head(): string {
    return this.#style.faint(this.#cells(this.#columns.map(({ head }) => head)));
  }

  /** One line, without the account's cell where nobody has a name. */
  #cells(cells: readonly string[]): string {
    const shown = <T>(list: readonly T[]): readonly T[] => (this.#isNamed ? list : list.filter((_, place) => place !== accountPlace));
    return lineOf(shown(this.#columns), shown(this.#widths), shown(cells), indent);
  }

  /** The heading of a day, where a row is the first of it. */
  #heading(at: bigint): readonly string[] {
    const day = dayOf(at);
    if (day === this.#day) return [];
    this.#day = day;
    return [this.#style.strong(day)];
  }

  /** An event that was refused: it changed nothing. */
  refusedLines(at: bigint, account: string, event: string, code: string): readonly string[] {
    return [...this.#heading(at), this.#cells([clockOf(at), account, event, '', '', this.#style.faint(`refused: ${code}`)])];
  }

  lines(row: RunRow): readonly string[] {
    const losses = row.effects.flatMap((effect) => (effect.kind === 'loss' ? [`${indent}${' '.repeat(10)}${lossText(this.#design, effect.asset, effect)}`] : []));
    return [...this.#heading(row.at), this.#line(row), ...losses.map(this.#style.bad)];
  }

  #line(row: RunRow): string {
    const cells = [clockOf(row.at), row.account, row.event.type, this.#price(row), shortHealth(row.health), this.#phase(row)];
    if (row.event.type === 'QUOTE') return this.#cells([...cells, this.#otherPrices(row)]);
    return this.#cells([...cells, changes(this.#design, row.effects, debtFlows), changes(this.#design, row.effects, collateralFlows)]);
  }

  /** What the column of the price leaves out: other assets that move, and the numeraire where it does not cost one. */
  #otherPrices(row: RunRow): string {
    const shown = pricedAsset(this.#design, this.#numeraire, row);
    const isOne = (asset: Asset, price: bigint): boolean => asset.id === this.#numeraire && price * 10n ** asset.decimals === PRICE_SCALE;
    return this.#design.assets.flatMap((asset, place) => {
      const price = row.prices[place] ?? 0n;
      return asset === shown || price === 0n || isOne(asset, price) ? [] : [`${asset.id} ${shortPrice(price, asset)}`];
    }).join('  ');
  }

  #price(row: RunRow): string {
    const asset = pricedAsset(this.#design, this.#numeraire, row);
    if (asset === undefined) return '';
    const price = shortPrice(row.prices[this.#design.assets.indexOf(asset)] ?? 0n, asset);
    return this.#isOnePrice ? price : `${asset.id} ${price}`;
  }

  #phase({ before, after }: RunRow): string {
    if (before === after) return this.#style.faint(after);
    return after === 'badDebt' ? this.#style.bad(after) : after === 'healthy' || after === 'settled' ? this.#style.good(after) : after;
  }
}
