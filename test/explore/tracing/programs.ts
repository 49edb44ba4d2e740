import fc from 'fast-check';
import { $add, $divide, $isAtMost, $isEqual, $isLess, $multiply, $negate, $remainder, $subtract, type Quantity } from '../../../src/audit/explore/tracing/arithmetic.js';

/** Code as instrumented source has it: arithmetic on quantities, and branches on comparisons of them. */
export type Program =
  | { readonly kind: 'input'; readonly place: number }
  | { readonly kind: 'constant'; readonly value: bigint }
  | { readonly kind: 'arithmetic'; readonly operator: '+' | '-' | '*' | '/' | '%'; readonly left: Program; readonly right: Program }
  | { readonly kind: 'negation'; readonly of: Program }
  | { readonly kind: 'branch'; readonly asks: '<' | '<=' | '==='; readonly left: Program; readonly right: Program; readonly yes: Program; readonly no: Program };

/** A divisor is never zero: its square and one. */
const divisor = (quantity: Quantity): Quantity => $add($multiply(quantity, quantity), 1n);

const arithmetic = {
  '+': $add, '-': $subtract, '*': $multiply,
  '/': (a: Quantity, b: Quantity) => $divide(a, divisor(b)),
  '%': (a: Quantity, b: Quantity) => $remainder(a, divisor(b)),
} as const;

const comparisons = { '<': $isLess, '<=': $isAtMost, '===': $isEqual } as const;

/** Runs a program on quantities: plain ones give what it means, traced ones are listened to. */
export function run(program: Program, inputs: readonly Quantity[]): Quantity {
  const at = (part: Program): Quantity => run(part, inputs);
  switch (program.kind) {
    case 'input': return inputs[program.place] ?? 0n;
    case 'constant': return program.value;
    case 'negation': return $negate(at(program.of));
    case 'arithmetic': return arithmetic[program.operator](at(program.left), at(program.right));
    case 'branch': return comparisons[program.asks](at(program.left), at(program.right)) ? at(program.yes) : at(program.no);
  }
}

/** How many inputs generated programs read, and the largest value of each. */
export const inputCount = 3;

// fast-check asks for a type with an index signature, which an interface has not.
type Parts = { readonly program: Program };

/** Programs whose constants are small, or so large that no number holds a product of them. */
export const programs: fc.Arbitrary<Program> = fc.letrec<Parts>((part) => ({
  program: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'program' },
    fc.oneof(
      fc.record({ kind: fc.constant('input' as const), place: fc.nat({ max: inputCount - 1 }) }),
      fc.record({ kind: fc.constant('constant' as const), value: fc.oneof(fc.bigInt({ min: -9n, max: 9n }), fc.constantFrom(10n ** 9n, -(10n ** 18n), 10n ** 27n)) }),
    ),
    fc.record({ kind: fc.constant('arithmetic' as const), operator: fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const, '%' as const), left: part('program'), right: part('program') }),
    fc.record({ kind: fc.constant('negation' as const), of: part('program') }),
    fc.record({ kind: fc.constant('branch' as const), asks: fc.constantFrom('<' as const, '<=' as const, '===' as const), left: part('program'), right: part('program'), yes: part('program'), no: part('program') }),
  ),
})).program;
