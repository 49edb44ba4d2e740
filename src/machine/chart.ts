import { eventEffects, lifecycle, type EventEffect, type RoutingEffect, type RoutingGuard } from '../../spec/lifecycle.js';
import type { EventType } from '../kernel/event.js';
import type { Phase } from '../kernel/world.js';

/** An event list of the chart, compiled: which effect runs where the event is accepted, and the names of both ways. */
export interface Handler {
  readonly effect: EventEffect;
  readonly accepted: string;
  readonly refused: string;
}

/** An eventless transition, compiled. */
export interface Route {
  readonly name: string;
  readonly guard: RoutingGuard;
  readonly target: string;
  readonly effects: readonly RoutingEffect[];
}

interface EventBranch {
  readonly guard?: string;
  readonly actions: readonly string[];
}

interface RouteData {
  readonly guard: RoutingGuard;
  readonly target: string;
  readonly actions: readonly RoutingEffect[];
}

/** A state of the chart as data; the shape that the lint and the compiler walk. */
export interface StateNode {
  readonly type?: string;
  readonly initial?: string;
  readonly on?: Readonly<Record<string, readonly EventBranch[]>>;
  readonly always?: readonly RouteData[];
  readonly states?: Readonly<Record<string, StateNode>>;
}

export type Region = keyof typeof lifecycle.states;

export const chart: StateNode = lifecycle;
const regions: Readonly<Record<Region, StateNode>> = lifecycle.states;

/** The leaves of a region, and the nodes from each leaf up to the region, innermost first. */
interface Leaf {
  readonly path: string;
  readonly chain: readonly { readonly path: string; readonly node: StateNode }[];
}

function leavesOf(node: StateNode, path: string, above: Leaf['chain']): readonly Leaf[] {
  const chain = path === '' ? above : [{ path, node }, ...above];
  if (node.states === undefined) return [{ path, chain }];
  return Object.entries(node.states).flatMap(([name, child]) => leavesOf(child, path === '' ? name : `${path}.${name}`, chain));
}

/** The leaf that entering a target means: a compound state begins in its initial one. */
function entered(region: StateNode, leaf: Leaf, target: string): string {
  const siblings = leavesOf(region, '', []);
  const within = leaf.path.includes('.') && siblings.some(({ path }) => path === `${parentOf(leaf.path)}.${target}`);
  const path = within ? `${parentOf(leaf.path)}.${target}` : target;
  const initial = region.states?.[path]?.initial;
  return initial === undefined ? path : `${path}.${initial}`;
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('.'));

/** How the parts of a region are named: the account's states by themselves, the side regions with their region in front. */
const named = (region: Region, path: string): string => (region === 'account' ? path : `${region}.${path}`);

function routesFrom(region: Region, leaf: Leaf): readonly Route[] {
  return leaf.chain.flatMap(({ path, node }) =>
    (node.always ?? []).map(({ guard, target, actions }) => ({
      name: `${named(region, path)}.route.${guard}`,
      guard,
      target: entered(regions[region], leaf, target),
      effects: actions,
    })),
  );
}

const isEventEffect = (name: string | undefined): name is EventEffect => eventEffects.some((effect) => effect === name);

function handlerOf(path: string, event: string, branches: readonly EventBranch[]): readonly (readonly [string, Handler])[] {
  const effect = branches[0]?.actions[0];
  return isEventEffect(effect) ? [[event, { effect, accepted: `${path}.${event}.accepted`, refused: `${path}.${event}.otherwise` }]] : [];
}

const handlersOf = (path: string, node: StateNode): readonly (readonly [string, Handler])[] =>
  Object.entries(node.on ?? {}).flatMap(([event, branches]) => handlerOf(path, event, branches));

/** Root handlers stand behind those of the states; the innermost state wins. */
const marketHandlers = handlersOf('market', chart);

const accountLeaves = leavesOf(regions.account, '', []);

const handlers: ReadonlyMap<string, ReadonlyMap<string, Handler>> = new Map(
  accountLeaves.map((leaf) => [
    leaf.path,
    new Map([...marketHandlers, ...[...leaf.chain].reverse().flatMap(({ path, node }) => handlersOf(path, node))]),
  ]),
);

const routesByState: Readonly<Record<Region, ReadonlyMap<string, readonly Route[]>>> = {
  account: new Map(accountLeaves.map((leaf) => [leaf.path, routesFrom('account', leaf)])),
  feed: new Map(leavesOf(regions.feed, '', []).map((leaf) => [leaf.path, routesFrom('feed', leaf)])),
  breaker: new Map(leavesOf(regions.breaker, '', []).map((leaf) => [leaf.path, routesFrom('breaker', leaf)])),
};

const noRoutes: readonly Route[] = [];

/** What the chart does with an event in a phase; undefined where it expects none. */
export const handlerIn = (phase: Phase, event: EventType): Handler | undefined => handlers.get(phase)?.get(event);

/** The eventless transitions out of a state, in the order in which they are tried: innermost first. */
export const routesFor = (region: Region, state: string): readonly Route[] => routesByState[region].get(state) ?? noRoutes;

/** Every phase of the account. The chart's lint checks that these are its leaves. */
export const phases: readonly Phase[] = [
  'healthy', 'atRisk', 'unwinding.ready', 'unwinding.cooling', 'unwinding.exhausted', 'auction.running', 'auction.expired', 'badDebt', 'settled',
];

export const isPhase = (name: string): name is Phase => phases.some((phase) => phase === name);

/** The leaves of the chart's account region. */
export const accountStates: readonly string[] = accountLeaves.map(({ path }) => path);

/** The events that the chart expects in a phase. */
export const expectedEvents = (phase: Phase): readonly string[] => [...(handlers.get(phase)?.keys() ?? [])];

/** The stable names of every transition of the chart, those that refuse included. */
export const transitionNames: readonly string[] = [
  ...new Set([
    ...[...handlers.values()].flatMap((byEvent) => [...byEvent.values()].flatMap(({ accepted, refused }) => [accepted, refused])),
    ...Object.values(routesByState).flatMap((byState) => [...byState.values()].flatMap((routes) => routes.map(({ name }) => name))),
  ]),
].sort();
