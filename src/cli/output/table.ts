/** Lines are at most this long: a table that wraps is no table. */
export const lineLength = 120;

/** One column of a table. */
export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** Cells that are too long are cut here first, where the table would be too wide. */
  readonly mayCut?: boolean;
}

const gap = '  ';
const leastCut = 10;

/** Characters as a terminal counts them: none for escape sequences. */
export const widthOf = (text: string): number => [...text.replace(/\u001B\[\d+m/g, '')].length;

/** A text cut to a width, with "…" where something is missing. */
export const cut = (text: string, width: number): string => (widthOf(text) <= width ? text : `${[...text].slice(0, Math.max(width - 1, 0)).join('')}…`);

export const padded = (text: string, width: number, align: 'left' | 'right' = 'left'): string => {
  const spaces = ' '.repeat(Math.max(width - widthOf(text), 0));
  return align === 'right' ? `${spaces}${text}` : `${text}${spaces}`;
};

/** One line of cells at given widths. */
export function lineOf(columns: readonly Column[], widths: readonly number[], cells: readonly string[], indent = ''): string {
  const shown = columns.map(({ align, mayCut }, place) => {
    const width = widths[place] ?? 0;
    const cell = cells[place] ?? '';
    return padded(mayCut === true ? cut(cell, width) : cell, width, align);
  });
  return `${indent}${shown.join(gap)}`.trimEnd();
}

/** Natural widths, with those that may be cut made narrower until the lines fit. */
function widthsFor(columns: readonly Column[], rows: readonly (readonly string[])[], room: number): readonly number[] {
  const natural = columns.map(({ head }, place) => Math.max(widthOf(head), ...rows.map((cells) => widthOf(cells[place] ?? ''))));
  let excess = natural.reduce((sum, width) => sum + width, 0) + gap.length * (columns.length - 1) - room;
  return natural.map((width, place) => {
    if (columns[place]?.mayCut !== true || excess <= 0) return width;
    const narrower = Math.max(leastCut, width - excess);
    excess -= width - narrower;
    return narrower;
  });
}

/** A table with a head, aligned: one string for each line. */
export function tableOf(columns: readonly Column[], rows: readonly (readonly string[])[], head: (line: string) => string, indent = ''): readonly string[] {
  const widths = widthsFor(columns, rows, lineLength - indent.length);
  const heads = columns.map((column) => column.head);
  return [head(lineOf(columns, widths, heads, indent)), ...rows.map((cells) => lineOf(columns, widths, cells, indent))];
}

/** A text broken between words into lines of a width. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
