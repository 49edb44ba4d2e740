import { type Arrow, type Drawn, drawing, eventsOf, routesOf, withDescendants } from './drawing.js';

const quoted = (text: string): string => `"${text.replaceAll('"', '\\"')}"`;
const boxOf = ({ path }: Drawn): string => quoted(`cluster_${path}`);

const states: ReadonlyMap<string, Drawn> = new Map(withDescendants(drawing).map((state) => [state.path, state]));

/** Graphviz draws edges between nodes, and cuts them off at the box of a compound state: here is the node inside. */
function leafOf(state: Drawn): Drawn {
  const first = state.children.find(({ path }) => path === state.initial) ?? state.children[0];
  return first === undefined ? state : leafOf(first);
}

function stateLines(state: Drawn, indent: string): readonly string[] {
  const events = eventsOf(state);
  if (state.children.length === 0) {
    const label = [state.name, ...events].join('\\n');
    return [`${indent}${quoted(state.path)} [label=${quoted(label)}${state.isFinal ? ', peripheries=2' : ''}];`];
  }
  const label = events.length === 0 ? state.name : `${state.name}: ${events.join(', ')}`;
  const inner = state.children.flatMap((child) => stateLines(child, `${indent}  `));
  return [`${indent}subgraph ${boxOf(state)} {`, `${indent}  label=${quoted(label)};`, ...inner, `${indent}}`];
}

function edgeLines({ from, to, guard }: Arrow): readonly string[] {
  const source = states.get(from);
  const target = to === null ? undefined : states.get(to);
  if (source === undefined || target === undefined) return [];
  const attributes = [
    `label=${quoted(guard ?? '')}`,
    ...(source.children.length > 0 ? [`ltail=${boxOf(source)}`] : []),
    ...(target.children.length > 0 ? [`lhead=${boxOf(target)}`] : []),
  ];
  return [`  ${quoted(leafOf(source).path)} -> ${quoted(leafOf(target).path)} [${attributes.join(', ')}];`];
}

/** A Graphviz digraph: a box for each compound state, an edge for each route with its guard. */
export function dotChart(): string {
  const edges = [...states.values()].flatMap(routesOf).flatMap(edgeLines);
  const head = [`digraph ${quoted(drawing.name)} {`, '  compound=true;', '  node [shape=box, style=rounded];'];
  return `${[...head, ...stateLines(drawing, '  '), ...edges, '}'].join('\n')}\n`;
}
