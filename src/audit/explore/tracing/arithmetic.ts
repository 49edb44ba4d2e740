/** Stands where a kernel expects a bigint, and carries how it came about. Nothing but the hooks may look inside. */
export interface Traced {
  readonly isTraced: true;
}

/** A bigint as the kernel knows it, or one that is traced. */
export type Quantity = bigint | Traced;

/** What to do where an operand is traced. */
export interface Hooks {
  readonly add: (a: Quantity, b: Quantity) => Quantity;
  readonly subtract: (a: Quantity, b: Quantity) => Quantity;
  readonly multiply: (a: Quantity, b: Quantity) => Quantity;
  /** Truncating, as bigint division is. */
  readonly divide: (a: Quantity, b: Quantity) => Quantity;
  readonly remainder: (a: Quantity, b: Quantity) => Quantity;
  readonly isLess: (a: Quantity, b: Quantity) => boolean;
  readonly isEqual: (a: Quantity, b: Quantity) => boolean;
  /** A whole function, by its name; where this is left out, the function itself runs. */
  readonly contract?: <A extends readonly unknown[], R>(name: string, own: (...operands: A) => R, operands: A) => R;
}

/** A traced value met an operation while nobody listened: a bug of ours. */
export class Unhooked extends Error {
  override readonly name = 'Unhooked';
}

const unhooked = (): never => {
  throw new Unhooked('A traced value met an operation that nobody listens to.');
};

let hooks: Hooks = {
  add: unhooked, subtract: unhooked, multiply: unhooked, divide: unhooked, remainder: unhooked, isLess: unhooked, isEqual: unhooked,
};

/** Listens to the operations of instrumented source from now on. */
export function listen(to: Hooks): void {
  hooks = to;
}

const isTraced = (value: unknown): value is Traced => typeof value === 'object' && value !== null && 'isTraced' in value;

// Instrumented source calls these where it was written with operators. Plain operands take the plain way.
export const $add = (a: Quantity, b: Quantity): Quantity => (typeof a === 'bigint' && typeof b === 'bigint' ? a + b : hooks.add(a, b));
export const $subtract = (a: Quantity, b: Quantity): Quantity => (typeof a === 'bigint' && typeof b === 'bigint' ? a - b : hooks.subtract(a, b));
export const $multiply = (a: Quantity, b: Quantity): Quantity => (typeof a === 'bigint' && typeof b === 'bigint' ? a * b : hooks.multiply(a, b));
export const $divide = (a: Quantity, b: Quantity): Quantity => (typeof a === 'bigint' && typeof b === 'bigint' ? a / b : hooks.divide(a, b));
export const $remainder = (a: Quantity, b: Quantity): Quantity => (typeof a === 'bigint' && typeof b === 'bigint' ? a % b : hooks.remainder(a, b));
export const $negate = (a: Quantity): Quantity => (typeof a === 'bigint' ? -a : hooks.subtract(0n, a));
export const $isLess = (a: Quantity, b: Quantity): boolean => (typeof a === 'bigint' && typeof b === 'bigint' ? a < b : hooks.isLess(a, b));
export const $isGreater = (a: Quantity, b: Quantity): boolean => (typeof a === 'bigint' && typeof b === 'bigint' ? a > b : hooks.isLess(b, a));
export const $isAtMost = (a: Quantity, b: Quantity): boolean => (typeof a === 'bigint' && typeof b === 'bigint' ? a <= b : !hooks.isLess(b, a));
export const $isAtLeast = (a: Quantity, b: Quantity): boolean => (typeof a === 'bigint' && typeof b === 'bigint' ? a >= b : !hooks.isLess(a, b));

/** Anything may be compared for equality; only quantities are compared by worth. */
export function $isEqual(a: unknown, b: unknown): boolean {
  if (isTraced(a)) return a === b || ((typeof b === 'bigint' || isTraced(b)) && hooks.isEqual(a, b));
  return isTraced(b) && typeof a === 'bigint' ? hooks.isEqual(a, b) : a === b;
}

/** `typeof value === 'bigint'`. */
export const $isQuantity = (value: unknown): boolean => typeof value === 'bigint' || isTraced(value);

/** A function that whoever listens may answer for. */
export const $contract = <A extends readonly unknown[], R>(name: string, own: (...operands: A) => R) => (...operands: A): R =>
  (hooks.contract === undefined ? own(...operands) : hooks.contract(name, own, operands));
