import type { Decimal } from 'decimal.js';
import type { Design } from '../../src/kernel/design.js';
import { parsed, unwind } from '../cli/running.js';
import { number } from './sheet.js';

type Texts = Readonly<Record<string, string>>;

/** A row of a timeline, as `unwind run --json` writes it. */
interface PlainRow {
  readonly at: string;
  readonly account: string;
  readonly event: { readonly type: string };
  readonly after: string;
  readonly prices: Texts;
  readonly collateral: Texts;
  readonly debt: Texts;
  readonly moved: Readonly<Partial<Record<string, Texts>>>;
  readonly losses: readonly { readonly asset: string; readonly loss: string }[];
}

/** What a timeline comes to for one account, worked out from amounts and prices alone. Values in the numeraire. */
export class Reckoning {
  readonly #design: Design;
  readonly #levels: readonly bigint[];
  #last: PlainRow | null = null;
  readonly sums = new Map<string, Decimal>();

  constructor(design: Design, levels: readonly bigint[]) {
    this.#design = design;
    this.#levels = levels;
  }

  #add(name: string, value: Decimal): void {
    this.sums.set(name, (this.sums.get(name) ?? number('0')).plus(value));
  }

  /** Σ amount × price [numeraire], each asset weighed. */
  #worth(amounts: Texts, prices: Texts, weigh: (asset: string) => Decimal = () => number('1')): Decimal {
    return Object.entries(amounts).reduce((sum, [asset, amount]) => sum.plus(number(amount).times(number(prices[asset])).times(weigh(asset))), number('0')).dividedBy(number('1e36'));
  }

  see(row: PlainRow): void {
    this.wait(number(row.at));
    for (const [flow, amounts] of Object.entries(row.moved)) this.#add(flow, this.#worth(amounts ?? {}, row.prices));
    for (const { asset, loss } of row.losses) this.#add('lost', this.#worth({ [asset]: loss }, row.prices));
    this.#add(row.event.type, number('1'));
    for (const level of this.#levels) this.#add(`over-sale ${level.toString()}`, this.#overSale(row, level));
    this.#last = row;
  }

  #threshold = (asset: string): Decimal => number((this.#design.assets.find(({ id }) => id === asset)?.threshold ?? 0n).toString()).dividedBy(10_000);

  /** Tries how much of the sale was enough, on the account as the row before left it: no formula that the code uses. */
  #overSale(row: PlainRow, level: bigint): Decimal {
    const before = this.#last;
    const sold = { ...row.moved['seized'], ...row.moved['sold'], ...row.moved['salvaged'] };
    const [asset, taken] = Object.entries(sold)[0] ?? [];
    if (before === null || asset === undefined || taken === undefined) return number('0');
    const all = BigInt(taken) + BigInt(row.moved['fee']?.[asset] ?? '0');
    const paid = this.#worth({ ...row.moved['repaid'], ...row.moved['absorbed'] }, row.prices);
    const [backing, owed] = [this.#worth(before.collateral, row.prices, this.#threshold), this.#worth(before.debt, row.prices)];
    const target = number(level.toString()).dividedBy(10_000);
    const isEnough = (units: bigint): boolean => {
      const share = number(units.toString()).dividedBy(number(all.toString()));
      const left = backing.minus(this.#worth({ [asset]: units.toString() }, row.prices, this.#threshold));
      return left.minus(owed.minus(paid.times(share)).times(target)).greaterThanOrEqualTo(number('-1e-200'));
    };
    if (!isEnough(all)) return number('0');
    let [short, enough] = [-1n, all];
    while (enough - short > 1n) {
      const middle = (short + enough) / 2n;
      if (isEnough(middle)) enough = middle;
      else short = middle;
    }
    return this.#worth({ [asset]: (all - enough).toString() }, row.prices);
  }

  /** What stood until now stood for so long. */
  wait(at: Decimal): void {
    const row = this.#last;
    if (row === null) return;
    const owed = this.#worth(row.debt, row.prices);
    const seconds = at.minus(number(row.at));
    if (this.#worth(row.collateral, row.prices, this.#threshold).lessThan(owed)) this.#add('liquidatable', seconds);
    if (this.#worth(row.collateral, row.prices).lessThan(owed)) this.#add('insolvent', seconds);
  }

  /** The sum of several names; of a name that never stood there, nothing. */
  sum(...names: readonly string[]): Decimal {
    return names.reduce((total, name) => total.plus(this.sums.get(name) ?? number('0')), number('0'));
  }

  /** What is still owed [numeraire]. */
  owed(): Decimal {
    return this.#last === null ? number('0') : this.#worth(this.#last.debt, this.#last.prices);
  }

  phase(): string {
    return this.#last?.after ?? '';
  }
}

/** The accounts of a run, reckoned one by one from everything that its timeline tells. */
export async function reckoned(design: Design, levels: readonly bigint[], ...texts: readonly string[]): Promise<ReadonlyMap<string, Reckoning>> {
  const { out } = await unwind(['run', ...texts, '--json', '--every']);
  const { timeline, summary } = parsed<{ readonly timeline: readonly PlainRow[]; readonly summary: { readonly endedAt: string } }>(out);
  const accounts = new Map<string, Reckoning>();
  for (const row of timeline) {
    const account = accounts.get(row.account) ?? new Reckoning(design, levels);
    accounts.set(row.account, account);
    account.see(row);
  }
  for (const account of accounts.values()) account.wait(number(summary.endedAt));
  return accounts;
}
