/** A text as XML may hold it, in an attribute or between tags. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

type Attributes = Readonly<Record<string, string | number>>;

/** Coordinates to a hundredth of a pixel, so that no machine writes another digit. */
const numbered = (value: string | number): string => (typeof value === 'number' ? Number(value.toFixed(2)).toString() : escaped(value));

/** One element, on a line of its own. The content is XML already. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${numbered(value)}"`).join('');
  return content === '' ? `<${name}${written}/>\n` : `<${name}${written}>${content}</${name}>\n`;
}

/** A line of text at a point. */
export const label = (x: number, y: number, text: string, attributes: Attributes = {}): string => element('text', { x, y, ...attributes }, escaped(text));

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Corners, as `points` of a polygon or a polyline. */
export const pointsOf = (places: readonly Place[]): string => places.map(({ x, y }) => `${numbered(x)},${numbered(y)}`).join(' ');
