import * as t from 'io-ts';
import { IntegerFromString } from '../../../../machine/integers.js';
import { Word } from '../../word.js';

const Params = t.intersection([
  t.type({ abacus: t.keyof({ LinearDecrease: null, StairstepExponentialDecrease: null, ExponentialDecrease: null }) }),
  t.type({ par: Word, mat: Word, rate: Word, buf: Word, cusp: Word, dust: Word, hole: Word, Hole: Word, tip: Word, chop: Word, chip: Word, tail: Word, wait: Word }),
  t.partial({ tau: Word, step: Word, cut: Word }),
]);

const Pip = t.type({ val: Word, has: t.boolean });
const Ilk = t.type({ Art: Word, rate: Word, spot: Word, dust: Word });
const Vat = t.type({ debt: Word, vice: Word });
const Dog = t.type({ live: Word, chop: Word, hole: Word, dirt: Word, Hole: Word, Dirt: Word });
const Vow = t.type({ Sin: Word, Ash: Word });
const Clip = t.type({ kicks: Word, chost: Word, stopped: Word });
const Account = t.partial({ ink: Word, art: Word, gem: Word, dai: Word, sin: Word });
const Sale = t.intersection([
  t.type({ id: Word, pos: Word, tab: Word, lot: Word, usr: t.string, tic: Word, top: Word }),
  t.partial({ needsRedo: t.boolean, price: Word, statusReverts: t.boolean }),
]);

const sections = { pip: Pip, ilk: Ilk, vat: Vat, dog: Dog, vow: Vow, clip: Clip, sales: t.array(Sale) };
const Whole = t.type({ ...sections, acct: t.record(t.string, Account) });
/** Sections replace those before; accounts replace by name, and null is an account with nothing. */
const Patch = t.partial({ ...sections, acct: t.record(t.string, t.union([Account, t.null])) });

const Log = t.type({ by: t.string, name: t.string, args: t.record(t.string, t.string) });

const operations = {
  price: t.type({ op: t.literal('price'), args: Pip }),
  poke: t.type({ op: t.literal('poke') }),
  bark: t.type({ op: t.literal('bark'), args: t.type({ urn: t.string, kpr: t.string }) }),
  take: t.type({ op: t.literal('take'), args: t.type({ id: Word, amt: Word, max: Word, who: t.string }) }),
  redo: t.type({ op: t.literal('redo'), args: t.type({ id: Word, kpr: t.string }) }),
  yank: t.type({ op: t.literal('yank'), args: t.type({ id: Word }) }),
  upchost: t.type({ op: t.literal('upchost') }),
  file: t.type({ op: t.literal('file'), args: t.type({ target: t.keyof({ 'dog.ilk': null, dog: null, 'vat.ilk': null, clip: null, calc: null }), what: t.string, data: Word }) }),
  fold: t.type({ op: t.literal('fold'), args: t.type({ rate: IntegerFromString }) }),
  frob: t.type({ op: t.literal('frob'), args: t.type({ urn: t.string, dink: IntegerFromString, dart: IntegerFromString }) }),
  heal: t.type({ op: t.literal('vow.heal'), args: t.type({ rad: Word }) }),
  flog: t.type({ op: t.literal('vow.flog'), args: t.type({ era: Word }) }),
  kick: t.type({ op: t.literal('kick'), args: t.type({ tab: Word, lot: Word, usr: t.string, kpr: t.string }) }),
  cageDog: t.type({ op: t.literal('dog.cage') }),
  cage: t.type({ op: t.literal('end.cage') }),
  cageCollateral: t.type({ op: t.literal('end.cageIlk') }),
  snip: t.type({ op: t.literal('end.snip'), args: t.type({ id: Word }) }),
  skim: t.type({ op: t.literal('end.skim'), args: t.type({ urn: t.string }) }),
};

const o = operations;
const Operation = t.union([
  o.price, o.poke, o.bark, o.take, o.redo, o.yank, o.upchost, o.file, o.fold, o.frob, o.heal, o.flog, o.kick, o.cageDog, o.cage, o.cageCollateral, o.snip, o.skim,
], 'an operation that the recordings have');

const Answer = t.union([
  t.intersection([t.type({ ok: t.literal(true) }), t.partial({ ret: t.string, logs: t.array(Log), state: Patch })]),
  t.intersection([t.type({ ok: t.literal(false), revert: t.union([t.string, t.null]) }), t.partial({ halt: t.string })]),
], 'an answer, with ok true or false');

const Step = t.intersection([t.type({ i: t.Integer, t: Word, sender: t.string }), Operation, Answer]);

/** One scenario: a system as it was set up, and what its contracts answered, call by call. */
export const Row = t.type({ id: t.Integer, seed: t.Integer, class: t.string, params: Params, t0: Word, initial: Whole, steps: t.array(Step), final: Whole });

export type RecordedRow = t.TypeOf<typeof Row>;
export type RecordedState = t.TypeOf<typeof Whole>;
export type RecordedPatch = t.TypeOf<typeof Patch>;
export type RecordedAccount = t.TypeOf<typeof Account>;
export type RecordedStep = t.TypeOf<typeof Step>;
export type RecordedOperation = t.TypeOf<typeof Operation>;
