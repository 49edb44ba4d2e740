import { type Arrow, type Drawn, drawing } from './drawing.js';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const attribute = (name: string, value: string | null): string => (value === null ? '' : ` ${name}="${escaped(value)}"`);

/** An element with what is inside it, or closed at once. */
function element(opening: string, inner: readonly string[], indent: string): readonly string[] {
  const [tag = ''] = opening.split(' ');
  return inner.length === 0 ? [`${indent}<${opening}/>`] : [`${indent}<${opening}>`, ...inner, `${indent}</${tag}>`];
}

function transitionLines({ event, guard, to, actions }: Arrow, indent: string): readonly string[] {
  const opening = `transition${attribute('event', event)}${attribute('cond', guard)}${attribute('target', to)}`;
  return element(opening, actions.map((action) => `${indent}  <raise event="${escaped(`do.${action}`)}"/>`), indent);
}

function stateLines(state: Drawn, indent: string): readonly string[] {
  const tag = state.isFinal ? 'final' : state.isParallel ? 'parallel' : 'state';
  const inner = [
    ...state.arrows.flatMap((arrow) => transitionLines(arrow, `${indent}  `)),
    ...state.children.flatMap((child) => stateLines(child, `${indent}  `)),
  ];
  return element(`${tag}${attribute('id', state.path)}${attribute('initial', state.initial)}`, inner, indent);
}

/** SCXML: guards are conditions by name, and effects are raised as events `do.<effect>` for whoever runs it. */
export function scxmlChart(): string {
  const head = ['<?xml version="1.0" encoding="UTF-8"?>', '<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0">'];
  return `${[...head, ...stateLines(drawing, '  '), '</scxml>'].join('\n')}\n`;
}
