/** An element of an XML document, as a strict reader sees it. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** All text directly inside. */
  readonly text: string;
}

/** A text that is not well-formed. */
export class NotXml extends Error {
  override readonly name = 'NotXml';
}

const meanings: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

/** XML 1.0, section 2.2. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function unescaped(text: string): string {
  if (/[<]|\]\]>/.test(text) || /&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(text)) throw new NotXml(`not escaped: ${text}`);
  return text.replace(/&(?:#(\d+)|\w+);/g, (entity, code: string | undefined) => (code === undefined ? (meanings[entity] ?? '') : String.fromCodePoint(Number(code))));
}

/** A parser normalises the white space of attributes, unless it was escaped. */
const attributeOf = (text: string): string => unescaped(text.replace(/[\t\n\r]/g, ' '));

const opening = /<([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/y;

/** Reads the element that begins at a place, and says where it ends. */
function elementAt(text: string, place: number): readonly [Element, number] {
  opening.lastIndex = place;
  const [whole, name = '', inside = '', empty = ''] = opening.exec(text) ?? [];
  if (whole === undefined) throw new NotXml(`no element at ${place.toString()}: ${text.slice(place, place + 60)}`);
  const attributes = new Map([...inside.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, attributeOf(value)] as const));
  let at = place + whole.length;
  if (empty !== '') return [{ name, attributes, children: [], text: '' }, at];
  const children: Element[] = [];
  const pieces: string[] = [];
  const end = `</${name}>`;
  while (!text.startsWith(end, at)) {
    const next = text.indexOf('<', at);
    if (next < 0) throw new NotXml(`${name} does not end`);
    pieces.push(unescaped(text.slice(at, next)));
    at = next;
    if (text.startsWith('</', at)) {
      if (!text.startsWith(end, at)) throw new NotXml(`${name} ends as ${text.slice(at, at + 20)}`);
    } else {
      const [child, after] = elementAt(text, at);
      children.push(child);
      at = after;
    }
  }
  return [{ name, attributes, children, text: pieces.join('') }, at + end.length];
}

/** The root of a document. Line ends become one character before anything else, unless they are escaped. */
export function xmlOf(document: string): Element {
  const text = document.replace(/\r\n?/g, '\n');
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!text.startsWith(head) || forbidden.test(text)) throw new NotXml('a head that is missing, or a character that XML cannot hold');
  const [root, end] = elementAt(text, head.length);
  if (text.slice(end).trim() !== '') throw new NotXml('something after the end');
  return root;
}
