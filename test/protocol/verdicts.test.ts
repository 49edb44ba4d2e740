import { describe, expect, it } from 'vitest';
import { protocolClaims } from '../../properties/protocol.js';
import { breaks } from '../../src/audit/protocol/replay.js';
import { preset, presetNames } from './presets.js';
import { pinnedVerdicts, verdictsOf } from './verdicts.js';
import { weaknesses } from './weaknesses.js';

const pinned = pinnedVerdicts();
const broken = pinned.flatMap(({ protocol, findings }) => findings.flatMap(({ id, setting, moves }) => (setting === null || moves === null ? [] : [[protocol, id, setting, moves] as const])));

describe('what is documented of deployed protocols', () => {
  it('says something of every guarantee of each', () => {
    expect(pinned.map(({ protocol }) => protocol)).toEqual(presetNames());
    for (const { findings } of pinned) expect(findings.map(({ id }) => id)).toEqual(protocolClaims.map(({ id }) => id));
  });

  it.each(broken)('%s breaks %s again', (protocol, id, setting, moves) => {
    const { sceneAt, [setting]: opening } = preset(protocol);
    expect(breaks(sceneAt(opening), moves, id)).toBe(true);
  });

  it('gives one reason for each refutation, and none for anything else', () => {
    const given = weaknesses.flatMap(({ guarantee, protocols }) => protocols.map((protocol) => `${protocol} ${guarantee}`));
    expect([...given].sort()).toEqual(broken.map(([protocol, id]) => `${protocol} ${id}`).sort());
  });

  it.each(['aave-v3.3', 'aave-v4'])('%s comes to the same verdicts again', (name) => {
    expect(verdictsOf(name)).toEqual(pinned.find(({ protocol }) => protocol === name));
  });
});
