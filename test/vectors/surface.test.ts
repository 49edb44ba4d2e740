import { describe, expect, it } from 'vitest';
import * as surface from '../../src/vectors/index.js';
import { decodedOf } from '../support/designs.js';

const { vectors } = decodedOf(surface.soundSet(surface.ownVectors()));

describe('the entry of the vectors', () => {
  it('exports these names, and no other', () => {
    expect(Object.keys(surface).sort().join(' ')).toMatchInlineSnapshot(`"NotACase caseOf caseOfAny compared conform conformProcess decodeAny decodeVector dialectOfAny diff disagreementOf encodeAny encodeVector expectedOf expectedOfAny isOfProtocol knownFailures lint ownSide ownVectors protocolVersion questionIn readSet reference shrunk soundSet startedSide stepwiseAmong unexpected usualPatience vectorDialect vectorDialects vectorFormat verdicts"`);
  });

  it('has the machine of this package pass every vector, by what goes over the wire alone', () => {
    const results = surface.conform((asked) => surface.reference(structuredClone(asked)), vectors);
    expect(results.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  });

  it('fails an implementation that leaves something out, and tells an error from a failure', () => {
    const few = vectors.slice(0, 2);
    expect(surface.conform((asked) => surface.reference(asked).map((answer) => ({ ...Object(answer) as object, flows: null })), few).map(({ verdict }) => verdict)).toEqual(['fail', 'fail']);
    expect(surface.conform(() => surface.reference({ id: 'none', params: {}, init: {}, events: [] }), few).map(({ verdict, why }) => `${verdict}: ${why}`)).toEqual(['error: none: its parameters are none', 'error: none: its parameters are none']);
  });
});
