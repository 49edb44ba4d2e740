import type { Guarantee } from '../../../../properties/guarantee.js';
import type { Design } from '../../../kernel/design.js';
import { stepwise } from '../../../mechanisms/stepwise/mechanism.js';
import type { Found } from '../../assurance/assemble.js';
import type { Proof } from '../../assurance/evidence.js';
import { opening } from '../obligation/transition.js';
import { provable } from '../prove.js';
import { askedAt, isInductive, saidByAll } from './claims.js';
import type { ProofRecord } from './record.js';

/** Whoever takes a record for a proof takes this for granted. */
const trusted = (solver: string): string => `what is recorded of the proof is what Z3 ${solver} answered, and it answered rightly`;

/** What a proof about every design of a shape leaves to one of them. */
const shared = 'some design of the shape takes each transition that is counted: this one may not take them all';

const takenForGranted = ({ assumptions, solver, reach }: ProofRecord): readonly string[] => [...assumptions, ...(reach === 'shape' ? [shared] : []), trusted(solver)];

/** What records of one design and machine show of a guarantee, transition by transition; null where none of them asked. */
function proofOf(records: readonly ProofRecord[], id: string, isWhole: boolean): Proof | null {
  const asking = records.filter(({ subjects }) => subjects.some((subject) => subject.id === id));
  if (asking.length === 0) return null;
  const concerned = provable.filter((name) => name !== opening && askedAt(name, (asked) => asked === id).some(({ kind }) => kind === 'guarantee'));
  const said = concerned.map((name) => ({ name, kind: saidByAll(records, name, id) }));
  const proved = said.filter(({ kind }) => kind === 'proved').map(({ name }) => name);
  const waysAt = (name: string): number => Math.max(0, ...records.flatMap(({ transitions }) => transitions.flatMap((each) => (each.name === name ? [each.ways] : []))));
  return {
    kind: 'proof', assumptions: [...new Set(records.flatMap(takenForGranted))],
    obligations: concerned.length, discharged: said.filter(({ kind }) => kind === 'proved' || kind === 'vacuous').length,
    isInductive: isWhole, paths: proved.reduce((sum, name) => sum + waysAt(name), 0),
  };
}

/** Of all designs of a shape, a guarantee is shown of those that promise it. */
const isShownOf = ({ promisedBy }: Guarantee<Design>, design: Design): ((record: ProofRecord) => boolean) => ({ reach }) => reach === 'design' || promisedBy(design);

/** What records show of a design on one machine, guarantee by guarantee. The records must fit both, and agree with themselves. */
export function provedBy(records: readonly ProofRecord[], design: Design): readonly Found[] {
  const isWhole = isInductive(records);
  return stepwise.guarantees.flatMap((guarantee) => {
    const proof = proofOf(records.filter(isShownOf(guarantee, design)), guarantee.id, isWhole);
    return proof === null ? [] : [{ id: guarantee.id, evidence: [proof], trace: null }];
  });
}
