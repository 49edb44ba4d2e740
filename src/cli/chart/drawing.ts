import { lifecycle } from '../../../spec/lifecycle.js';
import { chart, type StateNode } from '../../machine/chart.js';

/** One transition of the chart, by the paths of its states; `to` is null where it stays. */
export interface Arrow {
  readonly from: string;
  readonly to: string | null;
  readonly event: string | null;
  readonly guard: string | null;
  readonly actions: readonly string[];
}

/** A state with its whole path, since drawings need a name of its own for each. */
export interface Drawn {
  readonly name: string;
  readonly path: string;
  readonly isFinal: boolean;
  readonly isParallel: boolean;
  /** The path of the state in which it begins. */
  readonly initial: string | null;
  readonly children: readonly Drawn[];
  /** Those that leave it, in the order in which they are tried. */
  readonly arrows: readonly Arrow[];
}

/** Targets are named as in the chart: siblings of the state that the transition leaves. */
function arrowsOf(node: StateNode, path: string, parent: string): readonly Arrow[] {
  const events = Object.entries(node.on ?? {}).flatMap(([event, branches]) =>
    branches.map(({ guard, actions }): Arrow => ({ from: path, to: null, event, guard: guard ?? null, actions })));
  const routes = (node.always ?? []).map(({ guard, target, actions }): Arrow => ({ from: path, to: `${parent}.${target}`, event: null, guard, actions }));
  return [...events, ...routes];
}

function drawn(node: StateNode, name: string, path: string, parent: string): Drawn {
  return {
    name,
    path,
    isFinal: node.type === 'final',
    isParallel: node.type === 'parallel',
    initial: node.initial === undefined ? null : `${path}.${node.initial}`,
    children: Object.entries(node.states ?? {}).map(([child, inner]) => drawn(inner, child, `${path}.${child}`, path)),
    arrows: arrowsOf(node, path, parent),
  };
}

/** The whole lifecycle. */
export const drawing: Drawn = drawn(chart, lifecycle.id, lifecycle.id, '');

/** The events that a state takes; the branch that refuses goes without saying. */
export const eventsOf = ({ arrows }: Drawn): readonly string[] => arrows.flatMap(({ event, guard }) => (event !== null && guard !== null ? [event] : []));

/** The transitions that leave a state for another one. */
export const routesOf = ({ arrows }: Drawn): readonly Arrow[] => arrows.filter(({ to }) => to !== null);

/** A state and all below it. */
export const withDescendants = (state: Drawn): readonly Drawn[] => [state, ...state.children.flatMap(withDescendants)];
