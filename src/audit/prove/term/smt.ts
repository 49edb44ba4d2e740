import type { Claim, Integer } from './term.js';

type Node = Integer | Claim;

const isInteger = (node: Node): node is Integer => 'origin' in node;

/** What a node is written with, each part as often as it is written. */
function partsOf(node: Node): readonly Node[] {
  if (!isInteger(node)) return node.kind === 'not' ? [node.claim] : 'claims' in node ? node.claims : [node.left, node.right];
  const { origin } = node;
  switch (origin.kind) {
    case 'constant': case 'variable': return [];
    case 'sum': case 'difference': case 'product': return [origin.left, origin.right];
    case 'choice': return [origin.condition, origin.then, origin.condition, origin.otherwise];
    // What a quotient and a result are is said by claims of their own.
    case 'quotient': case 'result': return [];
  }
}

const isLeaf = (node: Node): boolean => isInteger(node) && partsOf(node).length === 0;

/** How often each node is used, in the order in which a reader meets them: parts before wholes. */
function usesIn(root: Node): ReadonlyMap<Node, number> {
  const uses = new Map<Node, number>();
  const finished = new Set<Node>();
  const visit = (node: Node): void => {
    uses.set(node, (uses.get(node) ?? 0) + 1);
    if (finished.has(node)) return;
    finished.add(node);
    partsOf(node).forEach(visit);
    // Setting it anew moves the node behind its parts.
    const count = uses.get(node) ?? 1;
    uses.delete(node);
    uses.set(node, count);
  };
  visit(root);
  return uses;
}

const numeral = (value: bigint): string => (value < 0n ? `(- ${(-value).toString()})` : value.toString());

const operators = { sum: '+', difference: '-', product: '*', less: '<', equal: '=', every: 'and', some: 'or' } as const;

/** A question to a solver, and how its variables are called there. */
export interface Script {
  /** SMT-LIB 2 without `check-sat`: declarations, definitions, what is chosen of two integers by a name of its own, and one assertion. */
  readonly text: string;
  /** Declared names, by the integers that they stand for. */
  readonly names: ReadonlyMap<Integer, string>;
}

/** What variables range over: integers, or all numbers, which include them, so that what no numbers keep no integers do. */
export type Sort = 'Int' | 'Real';

/** Writes a claim as SMT-LIB 2. The text depends on the claim alone, not on what was asked before it. */
export function scriptOf(claim: Claim, sort: Sort = 'Int'): Script {
  const uses = usesIn(claim);
  const written = new Map<Node, string>();
  const names = new Map<Integer, string>();
  const definitions: string[] = [];
  const choices: string[] = [];
  const counts = { quotient: 0, result: 0, shared: 0 };

  const named = (node: Integer): string | undefined => {
    const { origin } = node;
    if (origin.kind === 'variable') return origin.name;
    if (origin.kind !== 'quotient' && origin.kind !== 'result') return undefined;
    counts[origin.kind] += 1;
    return origin.kind === 'quotient' ? `quotient-${counts.quotient.toString()}` : `${origin.of}-${counts.result.toString()}`;
  };
  const textOf = (node: Node): string => written.get(node) ?? '';
  const compound = (operator: string, parts: readonly Node[]): string => (parts.length === 0 ? String(operator === 'and') : `(${operator} ${parts.map(textOf).join(' ')})`);
  /** By a name, and clauses that say what it is: the solver compares products of names, and takes an `ite` apart too late for that. */
  const chosen = ({ condition, then, otherwise }: Extract<Integer['origin'], { kind: 'choice' }>): string => {
    const name = `choice-${(choices.length + 1).toString()}`;
    choices.push(name);
    definitions.push(`(assert (and (or (not ${textOf(condition)}) (= ${name} ${textOf(then)})) (or ${textOf(condition)} (= ${name} ${textOf(otherwise)}))))`);
    return name;
  };
  const spelled = (node: Node): string => {
    if (!isInteger(node)) return compound(node.kind === 'not' ? 'not' : operators[node.kind], partsOf(node));
    const { origin } = node;
    if (origin.kind === 'constant') return numeral(origin.value);
    if (origin.kind === 'choice') return chosen(origin);
    return origin.kind === 'sum' || origin.kind === 'difference' || origin.kind === 'product' ? compound(operators[origin.kind], partsOf(node)) : '';
  };

  for (const [node, count] of uses) {
    const name = isInteger(node) ? named(node) : undefined;
    if (isInteger(node) && name !== undefined) names.set(node, name);
    const text = name ?? spelled(node);
    if (count === 1 || isLeaf(node) || (isInteger(node) && node.origin.kind === 'choice')) {
      written.set(node, text);
      continue;
    }
    counts.shared += 1;
    const shared = `shared-${counts.shared.toString()}`;
    definitions.push(`(define-fun ${shared} () ${isInteger(node) ? sort : 'Bool'} ${text})`);
    written.set(node, shared);
  }
  const declarations = [...[...names.values()].sort(), ...choices].map((name) => `(declare-const ${name} ${sort})`);
  return { text: [...declarations, ...definitions, `(assert ${textOf(claim)})`, ''].join('\n'), names };
}
