import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../market/index.js';
import { canonical } from '../../../machine/canonical.js';
import { type Plain, plainText, type PlainWorld } from '../../../machine/dialect.js';
import { dialects } from '../../../mechanisms/dialects.js';
import { decodeProtocol } from '../../../mechanisms/protocols.js';
import { executed, type ProtocolWitness } from '../witness.js';
import type { Aim } from './aims/aim.js';
import { courses } from './courses/all.js';
import type { Course } from './courses/course.js';
import { type ProtocolDraft, Unplayable } from './draft.js';
import type { Sight } from '../../witness/watch.js';
import { alone, type Edge, type Met } from './edge.js';
import { changed, placeOf } from './leaves.js';

const presetOf = (name: string): string => readFileSync(join(packageRoot(import.meta.url) ?? '.', 'spec', 'presets', 'protocols', `${name}.toml`), 'utf8');

/** The parameters of a preset, and its market where its borrower begins. */
function openedOf(preset: string): { readonly dialect: string; readonly params: Plain; readonly init: PlainWorld } {
  const protocol = decodeProtocol(presetOf(preset));
  if (protocol._tag === 'Left') throw new Unplayable(preset);
  const { dialect, parameters, opening } = protocol.right;
  const params = plainText(parameters);
  const init = dialects.get(dialect)?.opened(params, opening) ?? null;
  if (init === null) throw new Unplayable(preset);
  return { dialect, params, init };
}

/** The draft of a course, in the market of its preset. */
function draftOf({ preset, slug, comment, accounts = {}, events }: Course): ProtocolDraft {
  const { dialect, params, init } = openedOf(preset);
  return { dialect, family: 'lifecycle', slug, comment, params, init: { ...init, accounts: { ...init.accounts, ...accounts } }, events, recorded: null };
}

/** Every course as a draft. */
export const courseDrafts = (): readonly ProtocolDraft[] => courses.map(draftOf);

/** The edge of an aim: a preset in which some leaves are others. Throws `Unplayable` where that is no case of its dialect: nobody would notice otherwise. */
export function edgeOfAim({ preset, says, given, event, beside }: Aim): Edge {
  const { dialect, params, init } = openedOf(preset);
  const aimed = Object.entries(given).reduce<Edge>((edge, [place, value]) => changed(edge, placeOf(place), value), { dialect, params, init, event, recorded: null });
  const read = dialects.get(dialect)?.read(aimed.params, aimed.init, [event]);
  if (read === undefined || read._tag === 'Left') throw new Unplayable(`${preset}: ${says} ${JSON.stringify(read?.left ?? [])}`);
  return { ...aimed, purpose: { says, beside: beside === null ? null : { place: placeOf(beside[0]), value: beside[1] } } };
}

/** Each event of a course, with the world that it met. */
export function edgesOfCourse(witness: ProtocolWitness, draft: ProtocolDraft): readonly Edge[] {
  const { dialect, params, init, events } = draft;
  const answers = executed(witness, draft)?.answers ?? [];
  const before = (place: number): PlainWorld => {
    const answer = answers[place - 1];
    return answer === undefined ? init : { market: answer.market, accounts: answer.accounts };
  };
  return events.map((event, place) => ({ dialect, params, init: before(place), event, recorded: null }));
}

/** Of its text: of two that show the same the shorter is the better vector. */
const sizeOf = ({ params, init, event }: Edge): number => canonical([params, init, event]).length;

/** Edges with what came of them, the shortest first; of equals the first. What is no case is left out. */
export const poolOf = (witness: ProtocolWitness, edges: readonly Edge[]): readonly Met[] =>
  edges.flatMap((edge) => {
    const { answers: [answer], seen } = executed(witness, alone(edge)) ?? { answers: [], seen: new Map<string, ReadonlySet<Sight>>() };
    return answer === undefined ? [] : [{ edge: { ...edge, code: answer.code, seen, answer }, size: sizeOf(edge) }];
  }).sort((one, other) => one.size - other.size).map(({ edge }) => edge);
