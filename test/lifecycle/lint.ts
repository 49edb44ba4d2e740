import type { StateNode } from '../../src/machine/chart.js';

/** What a chart must be, as data. Each rule names the offending place; the lint of a good chart is empty. */
export interface ChartNames {
  readonly eventEffects: readonly string[];
  readonly routingEffects: readonly string[];
  readonly routingGuards: readonly string[];
}

interface Placed {
  readonly path: string;
  readonly node: StateNode;
}

const walk = (node: StateNode, path: string): readonly Placed[] =>
  [{ path, node }, ...Object.entries(node.states ?? {}).flatMap(([name, child]) => walk(child, path === '' ? name : `${path}.${name}`))];

/** Every event list ends unguarded, so that no event falls through; whatever stands before is guarded. */
export const openEventLists = (chart: StateNode): readonly string[] => walk(chart, '').flatMap(({ path, node }) =>
  Object.entries(node.on ?? {}).flatMap(([event, branches]) => {
    const unguarded = branches.map(({ guard }) => guard === undefined);
    return unguarded.indexOf(true) === branches.length - 1 ? [] : [`${path}.${event}`];
  }));

/** Final states have no way out, and no states inside. */
export const leavableFinals = (chart: StateNode): readonly string[] => walk(chart, '').flatMap(({ path, node }) =>
  (node.type === 'final' && (node.on !== undefined || node.always !== undefined || node.states !== undefined) ? [path] : []));

/** Compound states name an initial state that exists. */
export const lostInitials = (chart: StateNode): readonly string[] => walk(chart, '').flatMap(({ path, node }) =>
  (node.states !== undefined && node.type !== 'parallel' && !(node.initial !== undefined && node.initial in node.states) ? [path] : []));

const guardsUsed = (chart: StateNode): readonly string[] => walk(chart, '').flatMap(({ node }) => (node.always ?? []).map(({ guard }) => guard));

const effectsUsed = (chart: StateNode): readonly string[] => walk(chart, '').flatMap(({ node }) => [
  ...Object.values(node.on ?? {}).flatMap((branches) => branches.flatMap(({ actions }) => actions)),
  ...(node.always ?? []).flatMap(({ actions }) => actions),
]);

/** Names that are used but not declared, or declared but not used. */
export function strayNames(chart: StateNode, names: ChartNames): readonly string[] {
  const guards = guardsUsed(chart);
  const effects = effectsUsed(chart);
  const declared = [...names.eventEffects, ...names.routingEffects, 'refuse'];
  return [
    ...guards.filter((guard) => !names.routingGuards.includes(guard)),
    ...names.routingGuards.filter((guard) => !guards.includes(guard)),
    ...effects.filter((effect) => !declared.includes(effect)),
    ...declared.filter((effect) => !effects.includes(effect)),
  ];
}

/** The state that a target names, seen from a node: a sibling of the node. */
function resolved(states: readonly Placed[], from: string, target: string): string | undefined {
  const parent = from.includes('.') ? `${from.slice(0, from.lastIndexOf('.'))}.` : '';
  return states.find(({ path }) => path === `${parent}${target}`)?.path;
}

const withAncestors = (path: string): readonly string[] => path.split('.').map((_, at, parts) => parts.slice(0, at + 1).join('.'));

/** What entering a state enters: its ancestors, and down through initial states. */
function enteredBy(states: readonly Placed[], path: string): readonly string[] {
  const node = states.find((state) => state.path === path)?.node;
  const inner = node?.type === 'parallel' ? Object.keys(node.states ?? {}) : node?.initial === undefined ? [] : [node.initial];
  return [...withAncestors(path), ...inner.flatMap((name) => enteredBy(states, `${path}.${name}`))];
}

/** States that no transition reaches from the initial ones, and targets that name nothing. */
export function unreachableStates(chart: StateNode): readonly string[] {
  const states = walk(chart, '').filter(({ path }) => path !== '');
  const reached = new Set(Object.keys(chart.states ?? {}).flatMap((region) => enteredBy(states, region)));
  for (let size = 0; size < reached.size;) {
    size = reached.size;
    for (const { path, node } of states.filter((state) => reached.has(state.path))) {
      for (const { target } of node.always ?? []) {
        const there = resolved(states, path, target);
        if (there === undefined) return [`${path} → ${target} (no such state)`];
        for (const entered of enteredBy(states, there)) reached.add(entered);
      }
    }
  }
  return states.map(({ path }) => path).filter((path) => !reached.has(path));
}
