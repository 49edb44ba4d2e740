import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { right } from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { encodeProofRecord, type ProofRecord, shapeDigest } from '../../src/audit/index.js';
import { readProofs } from '../../src/cli/audit/proofs.js';
import type { Design } from '../../src/kernel/design.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import { folder, parsed, unwind } from '../cli/running.js';
import { loadPreset } from '../support/designs.js';
import { changedAt, wholeRecord } from './whole.js';

interface Audited {
  readonly guarantees: readonly { readonly id: string; readonly verdict: string; readonly evidence: readonly unknown[] }[];
}

const minutes = 60_000;
const micro = { ...loadPreset('micro'), source: 'micro' };
const whole = wholeRecord(micro.design, ['step-within-cap']);

function written(record: ProofRecord, place = folder()): string {
  const file = join(place, 'micro.json');
  writeFileSync(file, encodeProofRecord(record));
  return file;
}

const brief = ['--guarantee', 'step-within-cap', '--states', '0', '--runs', '4'];
const audit = (...texts: readonly string[]) => unwind(['audit', 'micro', ...brief, '--out', folder(), ...texts]);

const surroundings = {
  stdout: { isTerminal: false, write: () => Promise.resolve() }, stderr: { isTerminal: false, write: () => Promise.resolve() },
  readInput: () => '', environment: {}, interrupted: new AbortController().signal,
};

describe('unwind audit --proofs', () => {
  it('says proved where a proof is whole, with what it assumes', async () => {
    const { code, out } = await audit('--proofs', written(whole));
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}step-within-cap +proved +1 transition, 2 ways \[1-2\]/m);
    expect(out).toMatch(/^ {2}\[1\] numbers are numbers$/m);
    expect(out).toMatch(/^ {2}\[2\] what is recorded of the proof is what Z3 \d/m);
  }, 2 * minutes);

  it('keeps its verdict where a proof is not, and says how far it came', async () => {
    const file = written(changedAt(whole, 'opening', { unproved: [{ claim: 'times-are-past', verdict: 'open', why: 'effort', situation: null }] }));
    const { out } = await audit('--proofs', file, '--runs', '40');
    expect(out).toMatch(/^ {2}step-within-cap +tested/m);
    expect(out).toContain('open: 1 transition, 2 ways; the induction is not whole');
  }, 2 * minutes);

  it('is kept by the report of all shards together', async () => {
    const place = folder();
    const parts = ['1/2', '2/2'].map((shard) => ({ shard, file: join(place, `${shard.slice(0, 1)}.json`) }));
    for (const { shard, file } of parts) await audit('--proofs', written(whole), '--shard', shard, '--report', file);
    const { code, out } = await unwind(['assurance', 'merge', ...parts.map(({ file }) => file), '--format', 'json']);
    expect(code).toBe(0);
    expect(parsed<Audited>(out).guarantees).toMatchObject([{ id: 'step-within-cap', verdict: 'proved', evidence: [{ kind: 'proof', isInductive: true }, { kind: 'search' }] }]);
  }, 2 * minutes);

  it('refuses a proof of another machine, of other parameters and by another solver, and what is no proof', async () => {
    const refusal = async (record: ProofRecord): Promise<string> => {
      const { code, err } = await audit('--proofs', written(record));
      return `${code.toString()} ${err}`;
    };
    expect(await refusal({ ...whole, kernel: 'f00' })).toMatch(/^2 .*micro\.json: kernel: expected a proof of the machine that runs here \(\w{12}\), found one of another \(f00\): prove it again\n$/);
    expect(await refusal(wholeRecord(loadPreset('tiered').design, []))).toMatch(/^2 .*: parameters: expected a proof of micro with the parameters that it has \(\w{12}\), found one of tiered with others \(\w{12}\)\n$/);
    expect(await refusal({ ...wholeRecord(loadPreset('tiered').design, []), design: 'every design shaped like tiered', reach: 'shape', parameters: shapeDigest(loadPreset('tiered').design) })).toMatch(/^2 .*: parameters: expected a proof of designs with the policies and assets that micro has, and what is assumed of their numbers \(\w{12}\), found one of every design shaped like tiered \(\w{12}\)\n$/);
    expect(await refusal({ ...whole, solver: '0.0.1' })).toMatch(/^2 .*: solver: expected answers of z3-solver [\d.]+, which is installed, found those of 0\.0\.1: prove it again\n$/);
    expect((await audit('--proofs', 'package.json')).err).toMatch(/^package\.json: format: expected "unwind-proof\/1", as unwind prove --out writes it, found nothing\n$/);
    expect((await audit('--proofs', 'nowhere.json')).code).toBe(2);
    expect((await unwind(['audit', 'aave-v3.0', '--proofs', 'package.json'])).err).toMatch(/^--proofs: expected .* with a deployed protocol/);
  });

  it('refuses a proof whose sums are not those of its transitions', async () => {
    const [, ...rest] = whole.transitions;
    const { code, err } = await audit('--proofs', written({ ...whole, transitions: rest }));
    expect(code).toBe(2);
    expect(err).toMatch(/: isInductive: expected false, which is what its transitions come to, found true$/m);
    expect((await audit('--proofs', written({ ...whole, transitions: [...whole.transitions, ...rest] }))).err).toContain('expected each transition once');
    expect((await audit('--proofs', written({ ...whole, transitions: [{ name: 'asleep', ways: 1, isTaken: true, counts: whole.counts, unproved: [] }] }))).err).toContain('expected the name of a transition, found "asleep"');
  });

  it('reads what unwind prove --out wrote', async () => {
    const file = join(folder(), 'opening.json');
    const { code, out } = await unwind(['prove', 'micro', '--transition', 'opening', '--guarantee', 'step-within-cap', '--out', file]);
    expect([code, out]).toEqual([0, expect.stringContaining('What is proved holds of worlds that keep the invariants, and no more')]);
    expect((await audit('--proofs', file)).code).toBeLessThan(2);
  }, 3 * minutes);
});

describe('proofs that ship', () => {
  const shipped = (record: ProofRecord) => {
    const place = folder();
    written(record, place);
    writeFileSync(join(place, 'mutants.json'), '{"format": "unwind-mutant-proofs/1"}');
    const read = readProofs(micro, undefined, surroundings, place);
    return read._tag === 'Right' ? read.right : null;
  };

  it('are taken where they fit, whatever the design is called', () => {
    expect(shipped({ ...whole, design: 'another name' })).toMatchObject({ note: null, found: [{ id: 'step-within-cap', evidence: [{ kind: 'proof', discharged: 1 }] }] });
  });

  it('are left out where they are stale, with a note', () => {
    const stale = shipped({ ...whole, kernel: 'f00' });
    expect(stale?.found).toEqual([]);
    expect(stale?.note).toMatch(/^The proof of micro that ships is left out: .* one of another \(f00\): prove it again\.$/);
  });

  it('say of any design of a shape what is proved of all of them, and of another shape nothing', () => {
    const { design } = micro;
    const own: Design = { ...design, name: 'own', target: design.target + 100n, assets: design.assets.map((asset) => ({ ...asset, id: `my ${asset.id}`, decimals: 8n })) };
    const readOf = (audited: Design, place: string) => readProofs({ ...micro, design: audited }, undefined, surroundings, place);
    const place = folder();
    mkdirSync(join(place, 'all-designs'));
    written({ ...whole, reach: 'shape', parameters: shapeDigest(design), assumptions: ['all of them'] }, join(place, 'all-designs'));
    expect(readOf(own, place)).toMatchObject({ right: { note: null, found: [{ id: 'step-within-cap', evidence: [{ kind: 'proof', discharged: 1, assumptions: ['all of them', expect.any(String), expect.any(String)] }] }] } });
    expect(readOf(loadPreset('tiered').design, place)).toEqual(right({ found: [], note: null }));
    const outside = { ...own, schedule: { ...own.schedule, window: 0n } };
    expect(readOf(outside, place)).toEqual(right({ found: [], note: null }));
    expect(JSON.stringify(readProofs({ ...micro, design: outside }, [join(place, 'all-designs', 'micro.json')], surroundings, place))).toContain('its numbers are none that a proof of a whole shape is about');
    written(whole, place);
    expect(readOf(design, place)).toMatchObject({ right: { found: [{ evidence: [{ assumptions: ['numbers are numbers', expect.any(String)] }] }] } });
  });

  it('that are there of a whole shape prove what designs of it promise', () => {
    const { design } = micro;
    const own: Design = { ...design, target: design.target + 100n };
    const read = readProofs({ ...micro, design: own }, undefined, surroundings);
    const proved = read._tag === 'Right' ? read.right.found.map(({ id }) => id) : [];
    expect(proved.length).toBeGreaterThan(20);
    expect(stepwise.guarantees.filter(({ id, promisedBy }) => proved.includes(id) && !promisedBy(own))).toEqual([]);
  });

  it('say nothing of another design, nor where they are not whole', () => {
    expect(shipped(wholeRecord(loadPreset('tiered').design, []))).toEqual({ found: [], note: null });
    expect(shipped(changedAt(whole, 'opening', { unproved: [{ claim: 'ways', verdict: 'open', why: 'time', situation: null }] }))).toEqual({ found: [], note: null });
  });
});
