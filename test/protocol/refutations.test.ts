import { describe, expect, it } from 'vitest';
import { asked } from '../../properties/protocol.js';
import { explored } from '../../src/audit/protocol/explore.js';
import { replayed, rulingAfter, shortened } from '../../src/audit/protocol/replay.js';
import { decodeProtocolTrace, encodeProtocolTrace } from '../../src/audit/protocol/trace.js';
import { knownHolds, type KnownRefutation, knownRefutations } from './refutations.js';
import { preset, presetNames } from './presets.js';

function rulingOf({ protocol, guarantee, setting, moves }: KnownRefutation): boolean | null | string {
  const { sceneAt, [setting]: opening } = preset(protocol);
  const made = replayed(sceneAt(opening), moves);
  return made._tag === 'Left' ? made.left.why : rulingAfter(sceneAt(opening), made.right, guarantee);
}

describe('a deployed protocol', () => {
  it.each(knownRefutations.map((known) => [known.protocol, known.guarantee, known] as const))('%s breaks %s, as is known', (_protocol, _guarantee, known) => {
    expect(rulingOf(known)).toBe(false);
  });

  it.each(knownHolds.map((known) => [known.protocol, known.guarantee, known] as const))('%s keeps %s where others break it', (_protocol, _guarantee, known) => {
    expect(rulingOf(known)).toBe(true);
  });

  it.each(presetNames())('%s opens with an account that may not be liquidated, and a market that balances', (name) => {
    const { sceneAt, opening, small } = preset(name);
    for (const begun of [opening, small]) {
      const view = sceneAt(begun).view();
      expect(view.isLiquidatable).toBe(false);
      expect(view.debt).toBeGreaterThan(0n);
      expect(view.isBalanced).not.toBe(false);
    }
  });

  it('that absorbs whole accounts has no step to overliquidate with, and none that would protect a part', () => {
    const { terms } = preset('compound-v3').sceneAt(preset('compound-v3').opening);
    const reasons = asked.flatMap((each) => ('judgement' in each && each.judgement.unless(terms) !== null ? [each.claim.id] : []));
    expect(reasons).toEqual(expect.arrayContaining(['step-within-cap', 'no-toxic-spiral', 'step-improves-health']));
  });

  it('is explored nearest first: nothing breaks a guarantee in fewer moves than what is found', () => {
    const { sceneAt, opening } = preset('morpho-blue');
    const found = explored(sceneAt(opening), 12);
    expect([found.states, found.isWhole, found.known.get('dust-never-strands')?.broken?.length, found.known.get('no-naked-debt')?.broken]).toEqual([12, false, 2, null]);
  });
});

describe('a trace of a deployed protocol', () => {
  const known = knownRefutations[0];
  const text = known === undefined ? null : encodeProtocolTrace({ guarantee: known.guarantee, claim: known.story, protocol: preset(known.protocol), setting: known.setting, moves: known.moves });
  const pathsOf = (changed: string): readonly string[] => {
    const read = decodeProtocolTrace(changed);
    return read._tag === 'Left' ? read.left.map(({ path }) => path) : [];
  };

  it.each(knownRefutations.map((each) => [each.protocol, each.guarantee, each] as const))('shows that %s breaks %s to whoever replays the file', (name, guarantee, { story, setting, moves }) => {
    const protocol = preset(name);
    const read = decodeProtocolTrace(encodeProtocolTrace({ guarantee, claim: story, protocol, setting, moves }) ?? '');
    expect(read._tag === 'Right' ? rulingAfter(protocol.sceneAt(protocol[setting]), read.right.made, guarantee) : read.left).toBe(false);
  });

  it('is read as it was written, and its moves are made again', () => {
    const read = decodeProtocolTrace(text ?? '');
    expect(read._tag === 'Right' ? read.right.trace.moves : null).toEqual(known?.moves);
  });

  it('is refused where a move is none, or comes to another call than it says', () => {
    expect(pathsOf((text ?? '').replace('"price 4/8"', '"price 3/8"'))).toEqual(['moves[0].aim']);
    expect(pathsOf((text ?? '').replace('"sender": "world"', '"sender": "nobody"'))).toEqual(['moves[0].call']);
    expect(pathsOf((text ?? '').replace('"lltv": "86', '"lltv": "986'))).toEqual(['protocol.parameters.lltv']);
  });

  it('is shortened by moves that it can do without', () => {
    const { sceneAt, opening } = preset('morpho-blue');
    expect(shortened(sceneAt(opening), ['price 7/8', 'price 8/8', 'price 4/8', 'seize one unit', 'seize all but one unit'], 'dust-never-strands')).toEqual(['price 4/8', 'seize all but one unit']);
  });
});
