/** A JSON value, as rows have them. */
type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };
type PlainRecord = Readonly<Record<string, Plain>>;

const isRecord = (value: Plain | undefined): value is PlainRecord => typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Plain | undefined): value is readonly Plain[] => Array.isArray(value);

const integer = /^-?\d+$/;
const largest = (2n ** 256n - 1n).toString();

/** What kind of number a number is: amounts differ in every row, these do not. */
function sizeOf(text: string): string {
  if (text.startsWith('-')) return 'negative';
  return text === '0' ? '0' : text === '1' ? '1' : text === largest ? 'largest' : 'some';
}

/** The shape of a value: its fields, texts and flags, and of numbers only their kind. */
export function shapeOf(value: Plain): string {
  if (isList(value)) return `[${value.map(shapeOf).join(' ')}]`;
  if (isRecord(value)) return `{${Object.keys(value).sort().map((key) => `${key}:${shapeOf(value[key] ?? null)}`).join(' ')}}`;
  if (typeof value === 'number') return sizeOf(value.toString());
  return typeof value === 'string' && integer.test(value) ? sizeOf(value) : String(value);
}

/** Names of accounts differ without a reason: of a call only these texts say which it is. */
const naming = new Set(['target', 'what']);
const withoutNames = (args: PlainRecord): PlainRecord =>
  Object.fromEntries(Object.entries(args).filter(([key, value]) => naming.has(key) || typeof value !== 'string' || integer.test(value)));

const textAt = (record: PlainRecord, key: string): string => shapeOf(record[key] ?? null);

function logCell(log: Plain): string {
  return isRecord(log) ? `${textAt(log, 'name')}${isRecord(log['args']) ? shapeOf(withoutNames(log['args'])) : ''}` : '';
}

/** A call of a scenario: what was asked, how it was refused, and what it logged. */
function stepCell(step: PlainRecord): string {
  const logs = isList(step['logs']) ? step['logs'].map(logCell).join(' ') : '';
  const args = isRecord(step['args']) ? shapeOf(Object.fromEntries(Object.entries(step['args']).filter(([key]) => naming.has(key)))) : '';
  return `${textAt(step, 'op')} ${args} ${textAt(step, 'ok')} ${textAt(step, 'revert')} ${textAt(step, 'halt')} ${logs}`;
}

/** Amounts inside the text of a refusal differ in every row. */
const withoutAmounts = (text: string): string => text.replace(/\(\d+(?:,\d+)*\)/, '()');

/** A call of a scenario of Morpho: what was asked, how it was refused or what it moved. */
function eventCell(event: PlainRecord): string {
  const { op = null, a = null, ret = null, accrue = null, liq = null, pre = null } = event;
  return `${shapeOf(op)} ${isRecord(a) ? shapeOf(withoutNames(a)) : ''} ${withoutAmounts(textAt(event, 'revert'))} ${[ret, accrue, liq, pre].map(shapeOf).join(' ')}`;
}

/** How the contract beside a market was made, or refused to be. */
const beginningCell = ({ pre, irm = null, scale = null }: PlainRecord): string => `${isRecord(pre) ? textAt(pre, 'constructorRevert') : ''} ${shapeOf(irm)} ${shapeOf(scale)}`;

/** An attempt to liquidate on Euler: who, how, and what came of it. */
function attemptCell({ violatorIs = null, liquidatorIs = null, liquidity = null, check = null, op = null, ok = null, revert = null, liquidate = null, debtSocialized = null, after = null }: PlainRecord): string {
  const left = isRecord(after) ? shapeOf(after['violator'] ?? null) : '';
  return `${[violatorIs, liquidatorIs, liquidity, check, op, ok, revert, liquidate, debtSocialized].map(shapeOf).join(' ')} ${left}`;
}

/** What a list of texts or of calls says; lists of accounts and markets say little but numbers. */
function listCell(list: readonly Plain[]): string {
  const texts = list.map((each) => (isRecord(each) ? (each['call'] ?? '') : each)).filter((each) => typeof each === 'string');
  return texts.map((text) => text.replace(/\d+/g, '')).join(' ');
}

/** Places and flags of reserves say little but numbers. */
const places = new Set(['config', 'collateral', 'debt', 'borrowedMarket', 'collateralMarket', 'collateralReserveId', 'debtReserveId', 'userConfigAfter']);

/** A record without what is inside of its records. */
const surfaceOf = (record: PlainRecord): string =>
  Object.entries(record).filter(([key, value]) => !places.has(key) && !isRecord(value)).map(([key, value]) => `${key}:${isList(value) ? listCell(value) : withoutAmounts(shapeOf(value))}`).join(' ');

const pools = ['reserves', 'markets', 'assets', 'asset'];

/** A call on a pool: what was asked and what came of it, and that with each of the tags by which whoever made the row meant it. */
function poolCells({ version = null, tag = '', in: asked = null, out = null }: PlainRecord): readonly string[] {
  if (!isRecord(asked) || !isRecord(out)) return [];
  const verdict = `${shapeOf(version)} ${textAt(out, 'ok')} ${textAt(out, 'err')}`;
  const isOne = asked['collateral'] === asked['debt'] && asked['borrowedMarket'] === asked['collateralMarket'];
  const tags = typeof tag === 'string' ? tag.split(',') : [];
  return [`${surfaceOf(asked)} ${isOne ? 'one' : 'two'} ${'emode' in asked ? 'category' : ''} ${surfaceOf(out)}`, ...tags.map((each) => `${verdict} ${each}`)];
}

/** Keys that number or name a row. */
const labels = new Set(['i', 'id', 'seed']);

/** The cells that a row reaches: one for each of its calls, or one for the row where it is a call itself. */
export function cellsOf(row: Plain): readonly string[] {
  if (!isRecord(row)) return [];
  const { steps, events, violatorIs } = row;
  if (isList(events)) return [...new Set([beginningCell(row), ...events.flatMap((event) => (isRecord(event) ? [eventCell(event)] : []))])];
  if (violatorIs !== undefined) return [attemptCell(row)];
  const { in: asked } = row;
  if (isRecord(asked) && pools.some((key) => key in asked)) return poolCells(row);
  if (!isList(steps)) return [shapeOf(Object.fromEntries(Object.entries(row).filter(([key]) => !labels.has(key))))];
  return [...new Set(steps.flatMap((step) => (isRecord(step) ? [stepCell(step)] : [])))];
}

/** The value of a line; tests read what they wrote. */
export const plainOf = (line: string): Plain => JSON.parse(line) as Plain;
