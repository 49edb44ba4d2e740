import { wireFeature } from '../format/requires.js';
import { caseOf, expectedOf, type Vector } from '../format/vector.js';
import { isPlain } from '../../machine/records.js';
import type { SetFile } from '../set/files.js';
import { solidityTest } from './solidity.js';

type Flat = Record<string, unknown>;

/** Lists of records become a list for each field: `vm.parseJsonUintArray` reads those, and no list of records. */
function flattenList(name: string, list: readonly unknown[], into: Flat): void {
  const records = list.filter(isPlain);
  if (records.length === 0 || records.length < list.length) {
    into[name] = list;
    return;
  }
  for (const field of new Set(records.flatMap((each) => Object.keys(each)))) into[`${name}_${field}`] = records.map((each) => each[field] ?? null);
}

/** A record whose keys are assets or flows is two or three lists, since a test cannot ask for the keys of a record. */
function flattenFlows(name: string, flows: unknown, into: Flat): void {
  const moved = isPlain(flows) ? Object.entries(flows).flatMap(([flow, amounts]) => (isPlain(amounts) ? Object.entries(amounts).map(([asset, amount]) => ({ flow, asset, amount })) : [])) : [];
  for (const field of ['flow', 'asset', 'amount'] as const) into[`${name}_${field}`] = moved.map((each) => each[field]);
}

/** What may be absent, with `_present` beside it: no test can read a null. */
const optional = new Set(['unwinding', 'auction']);

function flatten(name: string, value: unknown, into: Flat): void {
  const key = name.slice(name.lastIndexOf('_') + 1);
  const isOptional = /_account_(unwinding|auction)$/.test(name) && optional.has(key);
  if (isOptional) into[`${name}_present`] = value !== null;
  if (isOptional && value === null) return;
  if (key === 'flows') flattenFlows(name, value, into);
  else if (Array.isArray(value)) flattenList(name, value, into);
  else if (isPlain(value)) for (const [field, each] of Object.entries(value)) flatten(`${name}_${field}`, each, into);
  else into[name] = value;
}

/** A vector in one level: names joined by `_`, lists of plain values, quantities as decimal strings. */
export function flatVector(vector: Vector): Readonly<Record<string, unknown>> {
  const { params, init, events } = caseOf(vector);
  const flat: Flat = { id: vector.id, comment: vector.comment, events: events.length.toString() };
  flatten('params', params, flat);
  flatten('init', init, flat);
  for (const [place, event] of events.entries()) flatten(`event_${place.toString()}`, event, flat);
  for (const [place, answer] of expectedOf(vector).entries()) flatten(`answer_${place.toString()}`, answer, flat);
  return Object.fromEntries(Object.entries(flat).sort(([one], [other]) => (one < other ? -1 : 1)));
}

const fileOf = ({ id }: Vector): string => `${id.replace(/^[^/]*\//, '').replaceAll('/', '-')}.json`;

/** Typed programs cannot hold events that are none. */
export const isTyped = ({ requires }: Vector): boolean => !requires.includes(wireFeature);

/** A folder for Foundry: the test, and the flat file of each vector that it reads. */
export function foundryFiles(vectors: readonly Vector[]): readonly SetFile[] {
  const typed = vectors.filter(isTyped);
  return [
    { path: 'UnwindVectors.t.sol', text: solidityTest(typed.map((vector) => ({ id: vector.id, file: fileOf(vector) }))) },
    ...typed.map((vector): SetFile => ({ path: `vectors/${fileOf(vector)}`, text: `${JSON.stringify(flatVector(vector), null, 1)}\n` })),
  ];
}
