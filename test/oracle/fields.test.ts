import { describe, expect, it } from 'vitest';
import { oracleKinds } from '../../src/vectors/oracle/all.js';
import { unnoticedFields } from './fields.js';

/** What a row asks, and from where: that a small change of it may change no answer is the protocol's business. */
const questions = /^(in|params|initial|pre)\.|^(cut|t0|price0|timestamp)$|^(ltv1|ltv2)\[|^steps\[\]\.(args\.|sender$|t$)|^events\[\]\.(a\.|by$|price$|prePrice$)/;

const isListed = (field: string, names: readonly string[]): boolean => names.some((name) => field === name || field.startsWith(`${name}.`) || field.startsWith(`${name}[`));

describe('answers that were recorded', () => {
  it.each(oracleKinds.map((kind) => [kind.id, kind] as const))('of %s are compared field by field, or listed with the reason why not', (_id, kind) => {
    const listed = kind.unobservable.flatMap(({ field }) => field.split(', '));
    expect(unnoticedFields(kind, 12).filter((field) => !questions.test(field) && !isListed(field, listed))).toEqual([]);
  });

  it.each(oracleKinds.map((kind) => [kind.id, kind] as const))('of %s that are not compared have a reason', (_id, kind) => {
    for (const { field, reason } of kind.unobservable) expect([field, reason.length > 20]).toEqual([field, true]);
  });
});
