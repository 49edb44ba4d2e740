import type { World } from '../../kernel/world.js';
import { isPlain } from '../../machine/records.js';
import { eventRead } from '../format/answer.js';
import { type AnyVector, isOfProtocol } from '../format/any.js';
import type { Vector } from '../format/vector.js';
import { dialects } from '../../mechanisms/dialects.js';
import type { ProtocolVector } from '../protocol/vector.js';

/** Quint's and Apalache's way to write a value that may be absent. */
const some = (value: unknown): unknown => ({ tag: 'Some', value });
const none = { tag: 'None', value: { '#tup': [] } };

/** What the format has no form for, as JSON in a text. */
const unserializable = (value: unknown): unknown => ({ '#unserializable': JSON.stringify(value) ?? 'null' });

/** A value as the format writes it: every integer tagged, since a JSON number may lose digits. */
function expression(value: unknown): unknown {
  if (typeof value === 'bigint' || typeof value === 'number') return { '#bigint': value.toString() };
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(expression);
  if (!isPlain(value) || Object.keys(value).some((key) => key.startsWith('#'))) return unserializable(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, expression(each)]));
}

/** A record whose keys are data, not names. */
const mapping = (entries: Readonly<Record<string, unknown>>, write: (value: unknown) => unknown): unknown =>
  ({ '#map': Object.entries(entries).map(([key, value]) => [key, write(value)]) });

function worldVariables({ account: { auction, unwinding, ...account }, market }: World, ids: readonly string[]): Readonly<Record<string, unknown>> {
  const sale = auction === null ? none : some(expression({ ...auction, collateral: ids[auction.collateral] ?? '', debt: ids[auction.debt] ?? '' }));
  return { account: { ...Object(expression(account)), auction: sale, unwinding: unwinding === null ? none : some(expression(unwinding)) }, market: expression(market) };
}

const typeOf = (event: unknown): string => (isPlain(event) && typeof event['type'] === 'string' ? event['type'] : 'none');

const variables = ['account', 'code', 'design', 'event', 'flows', 'market', 'mbt::actionTaken'];
const description = 'https://apalache-mc.org/docs/adr/015adr-trace.html';

/** A vector as a trace in the Informal Trace Format: the first state is the world before the first event, and each later one the answer to an event. */
export const itfOf = (vector: AnyVector): unknown => (isOfProtocol(vector) ? protocolItf(vector) : stepwiseItf(vector));

function stepwiseItf({ id, comment, params, init, events, expected }: Vector): unknown {
  const ids = params.assets.map((asset) => asset.id);
  const design = expression(params);
  const flowsOf = (flows: Readonly<Record<string, unknown>>): unknown => mapping(flows, (amounts) => mapping(isPlain(amounts) ? amounts : {}, expression));
  const first = { '#meta': { index: 0 }, ...worldVariables(init, ids), code: 'OK', design, event: none, flows: flowsOf({}), 'mbt::actionTaken': 'init' };
  const later = expected.map(({ code, flows, world }, place) => ({
    '#meta': { index: place + 1 }, ...worldVariables(world, ids), code, design, event: some(expression(eventRead(events[place]))), flows: flowsOf(flows), 'mbt::actionTaken': typeOf(events[place]),
  }));
  return { '#meta': { format: 'ITF', 'format-description': description, source: id, description: comment }, params: [], vars: variables, states: [first, ...later] };
}

const protocolVariables = ['accounts', 'announced', 'code', 'event', 'market', 'mbt::actionTaken', 'params'];

const partsOf = (world: unknown): Readonly<Record<string, unknown>> => (isPlain(world) ? { accounts: expression(world['accounts']), market: expression(world['market']) } : {});

/** A vector of a protocol: accounts are a list, each with its name. */
function protocolItf({ id, comment, dialect, params, init, events }: ProtocolVector): unknown {
  const read = dialects.get(dialect)?.read(params, init, events);
  const typed = read?._tag === 'Right' ? read.right.typed() : { params: null, worlds: [], events: [], codes: [], announced: [] };
  const states = typed.worlds.map((world, place) => {
    const event = typed.events[place - 1];
    return {
      '#meta': { index: place }, ...partsOf(world), announced: expression(typed.announced[place - 1] ?? []), code: typed.codes[place - 1] ?? 'OK',
      event: event === undefined ? none : some(expression(event)), 'mbt::actionTaken': event === undefined ? 'init' : typeOf(event), params: expression(typed.params),
    };
  });
  return { '#meta': { format: 'ITF', 'format-description': description, source: id, description: comment }, params: [], vars: protocolVariables, states };
}
