import { slugOf } from '../../generate/draft.js';
import type { ProtocolCell } from './cell.js';
import type { ProtocolDraft } from './draft.js';
import { type Met, textOf } from './edge.js';
import { pairOfName } from './precedence/pair.js';
import type { FoundPair } from './precedence/search.js';
import type { Neighbours } from './search.js';

const cut = (text: string): string => slugOf(text).slice(0, 90).replace(/-$/, '');
const commented = (text: string): string => (text.length > 280 ? `${text.slice(0, 277)}...` : text);
const codeSaid = (code: string): string => (code === 'OK' ? 'goes through' : `is refused: ${code}`);

/** More vectors are named alike than there are numbers for: `mostAlike` is too small. */
export class TooManyAlike extends Error {
  override readonly name = 'TooManyAlike';
}

/** How many vectors may have names that begin alike. */
const mostAlike = 9;

/** Names that begin alike are told apart by a number, in the order in which they come. */
export class Slugs {
  readonly #taken = new Set<string>();

  /** The first slug that is not taken, which it then is. @param text that a slug is made of */
  of(family: string, text: string): string {
    const [slug] = this.free(family, text);
    if (slug === undefined) throw new TooManyAlike(`${family}: ${text}`);
    this.take(family, slug);
    return slug;
  }

  take(family: string, slug: string): void {
    this.#taken.add(`${family}/${slug}`);
  }

  /** The slugs of a name that are not taken, in order. */
  free(family: string, text: string): readonly string[] {
    const slugs = Array.from({ length: mostAlike }, (_none, at) => (at === 0 ? cut(text) : `${cut(text)}-${(at + 1).toString()}`));
    return slugs.filter((slug) => !this.#taken.has(`${family}/${slug}`));
  }
}

/** What an edge was aimed at says more than what it shows. */
const aimedAt = (story: string, { purpose }: Met): string => commented(purpose === undefined ? `${story}.` : `${story}. ${purpose.says}`);

/** What is asked, with its article. */
const a = (type: string): string => (/^[aeiou]/.test(type) ? `An ${type}` : `A ${type}`);

const plain = ({ dialect, params, init, event }: Met) => ({ dialect, params, init, events: [event] });

/** A recorded call, as it was asked. @param shown what it is there to show */
export function recordedDraft(slugs: Slugs, edge: Met, name: string, shown: string): ProtocolDraft {
  const where = edge.recorded === null ? '' : `${edge.recorded.file}, row ${edge.recorded.row}, call ${edge.recorded.call}`;
  return {
    ...plain(edge), family: 'oracle', slug: slugs.of(`${edge.dialect} oracle`, name), recorded: edge.recorded,
    comment: commented(`A deployed contract was asked this ${textOf(edge.event['type'])}, which ${codeSaid(edge.code)}${shown === '' ? '' : `; ${shown}`} (${where}).`),
  };
}

const whereSaid = ({ leaf }: Neighbours): string => `${leaf.part === 'event' ? 'its event' : leaf.part === 'init' ? 'its world' : 'its parameters'} (${leaf.path.join('.')})`;

/** A refusal with its nearest accepted neighbour: in one vector where the events differ, in two where the worlds do. */
export function neighbourDrafts(slugs: Slugs, found: Neighbours): readonly ProtocolDraft[] {
  const { refused, accepted, leaf, nearness } = found;
  const slug = slugs.of(`${refused.dialect} refusal`, refused.code);
  const what = `${textOf(refused.event['type'])} is refused with ${refused.code}, and goes through ${nearness} in ${whereSaid(found)}`;
  const draft = { ...plain(refused), family: 'refusal', slug, recorded: null, comment: aimedAt(a(what), refused) } as const;
  if (leaf.part === 'event') return [{ ...draft, events: [refused.event, accepted.event] }];
  return [draft, { ...plain(accepted), family: 'neighbour', slug, recorded: null, comment: commented(`It goes through: a${a(what).slice(1)}.`) }];
}

/** A refusal of which no neighbour was found. */
export const refusalDraft = (slugs: Slugs, refused: Met): ProtocolDraft =>
  ({ ...plain(refused), family: 'refusal', slug: slugs.of(`${refused.dialect} refusal`, refused.code), recorded: null, comment: aimedAt(`${a(textOf(refused.event['type']))} is refused with ${refused.code}`, refused) });

const storyOf = ({ kind, name, how }: ProtocolCell): string => {
  if (kind === 'rounding') return how === 'inexact' ? `A remainder shows which way it rounds: ${name}` : `Nothing is left over to be rounded: ${name}`;
  return how === 'at' ? `Both sides are equal, and the answer shows it: ${name}` : `The left side is the ${how === 'below' ? 'smaller' : 'larger'}: ${name}`;
};

/** So much of a code that two of them have room in one name. */
const shortly = (code: string): string => slugOf(code).slice(0, 32);

function nameOfPair(name: string): string {
  const { type, earlier, later } = pairOfName(name);
  return `${type} ${shortly(earlier)} before ${shortly(later)}`;
}

/** What the vector of a cell is named after. */
export function nameOfCell({ kind, name, how }: ProtocolCell): string {
  if (kind === 'precedence') return nameOfPair(name);
  return kind === 'neighbour' || kind === 'refusal' ? name : `${name.slice(name.lastIndexOf('/') + 1)} ${how}`;
}

/** One event that deserves two refusals. */
export function pairDraft(slugs: Slugs, cell: ProtocolCell, { pair: { type, earlier, later }, edge, without: { path, value } }: FoundPair): ProtocolDraft {
  const comment = commented(`${a(type)} that deserves two refusals is refused with ${earlier}; with ${path.join('.')} at ${value.toString()} it would be with ${later}.`);
  return { ...plain(edge), family: 'precedence', slug: slugs.of(`${edge.dialect} precedence`, nameOfCell(cell)), recorded: null, comment };
}

/** One event that shows a cell of a place in the kernel. */
export function siteDraft(slugs: Slugs, cell: ProtocolCell, edge: Met): ProtocolDraft {
  const name = nameOfCell(cell);
  if (edge.recorded !== null) return recordedDraft(slugs, edge, name, storyOf(cell));
  const family = cell.kind === 'rounding' ? 'rounding' : 'boundary';
  return { ...plain(edge), family, slug: slugs.of(`${edge.dialect} ${family}`, name), recorded: null, comment: aimedAt(storyOf(cell), edge) };
}
