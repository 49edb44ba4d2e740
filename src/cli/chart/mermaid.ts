import { type Drawn, drawing, eventsOf, routesOf } from './drawing.js';

/** Mermaid's names may not hold dots. */
const identifier = (path: string): string => path.replaceAll('.', '_');

function titleOf(state: Drawn): string {
  const events = eventsOf(state);
  return events.length === 0 ? state.name : `${state.name}: ${events.join(', ')}`;
}

/** No space before the brace: Mermaid would take it for a part of the name. */
function stateLines(state: Drawn, indent: string): readonly string[] {
  const declared = `${indent}state "${titleOf(state)}" as ${identifier(state.path)}`;
  return state.children.length === 0 ? [declared] : [`${declared}{`, ...insideOf(state, `${indent}  `), `${indent}}`];
}

function insideOf(state: Drawn, indent: string): readonly string[] {
  if (state.isParallel) return state.children.flatMap((region, place) => [...(place === 0 ? [] : [`${indent}--`]), ...stateLines(region, indent)]);
  const initial = state.initial === null ? [] : [`${indent}[*] --> ${identifier(state.initial)}`];
  const arrows = state.children.flatMap(routesOf).map(({ from, to, guard }) => `${indent}${identifier(from)} --> ${identifier(to ?? from)}: ${guard ?? ''}`);
  const ends = state.children.filter(({ isFinal }) => isFinal).map(({ path }) => `${indent}${identifier(path)} --> [*]`);
  return [...initial, ...state.children.flatMap((child) => stateLines(child, indent)), ...arrows, ...ends];
}

/** A Mermaid state diagram: events stand in the states that take them, arrows are routes with their guards. */
export const mermaidChart = (): string => `${['stateDiagram-v2', ...stateLines(drawing, '')].join('\n')}\n`;
