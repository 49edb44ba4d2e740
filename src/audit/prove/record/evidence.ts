import { stepwise } from '../../../mechanisms/stepwise/mechanism.js';
import type { Found } from '../../assurance/assemble.js';
import type { Proof } from '../../assurance/evidence.js';
import { opening } from '../obligation/transition.js';
import { provable } from '../prove.js';
import { askedAt, isInductive, saidByAll } from './claims.js';
import type { ProofRecord } from './record.js';

/** Whoever takes a record for a proof takes this for granted. */
const trusted = (solver: string): string => `what is recorded of the proof is what Z3 ${solver} answered, and it answered rightly`;

/** What records of one design and machine show of a guarantee, transition by transition; null where none of them asked. */
function proofOf(records: readonly ProofRecord[], id: string, isWhole: boolean): Proof | null {
  const asking = records.filter(({ subjects }) => subjects.some((subject) => subject.id === id));
  if (asking.length === 0) return null;
  const concerned = provable.filter((name) => name !== opening && askedAt(name, (asked) => asked === id).some(({ kind }) => kind === 'guarantee'));
  const said = concerned.map((name) => ({ name, kind: saidByAll(records, name, id) }));
  const proved = said.filter(({ kind }) => kind === 'proved').map(({ name }) => name);
  const waysAt = (name: string): number => Math.max(0, ...records.flatMap(({ transitions }) => transitions.flatMap((each) => (each.name === name ? [each.ways] : []))));
  return {
    kind: 'proof', assumptions: [...new Set(records.flatMap(({ assumptions, solver }) => [...assumptions, trusted(solver)]))],
    obligations: concerned.length, discharged: said.filter(({ kind }) => kind === 'proved' || kind === 'vacuous').length,
    isInductive: isWhole, paths: proved.reduce((sum, name) => sum + waysAt(name), 0),
  };
}

/** What records of one design and machine show, guarantee by guarantee. The records must fit both, and agree with themselves. */
export function provedBy(records: readonly ProofRecord[]): readonly Found[] {
  const isWhole = isInductive(records);
  return stepwise.guarantees.flatMap(({ id }) => {
    const proof = proofOf(records, id, isWhole);
    return proof === null ? [] : [{ id, evidence: [proof], trace: null }];
  });
}
