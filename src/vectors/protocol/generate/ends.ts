import { canonical } from '../../../machine/canonical.js';
import type { PlainAnswer, PlainRecord } from '../../../machine/dialect.js';
import { textOf } from './edge.js';

/** How a liquidation may end or go on, told from an answer. */
export interface EndKind {
  readonly name: string;
  readonly isReached: (answer: PlainAnswer) => boolean;
}

const announced = ({ announced: said }: PlainAnswer, kind: string): readonly PlainRecord[] => said.filter((each) => each['kind'] === kind);
const isAnnounced = (kind: string) => (answer: PlainAnswer): boolean => announced(answer, kind).length > 0;
const isNone = (value: string): boolean => value === '0';

const end = (name: string, isReached: EndKind['isReached']): EndKind => ({ name, isReached });

/** What one account has and owes, as text, so that "nothing owed" can be asked of any dialect. */
const borrowerOf = ({ accounts }: PlainAnswer): string => canonical(accounts['borrower'] ?? null);
const owesNothing = (field: string) => (answer: PlainAnswer): boolean => !new RegExp(`"${field}":"-?[1-9]`).test(borrowerOf(answer));

const taken = (test: (sale: PlainRecord) => boolean) => (answer: PlainAnswer): boolean => announced(answer, 'taken').some(test);
const liquidatedWith = (test: (sale: PlainRecord) => boolean) => (answer: PlainAnswer): boolean => announced(answer, 'liquidated').some(test);

const settled = (field: string): EndKind => end('settled: the borrower owes nothing', (answer) => isAnnounced('liquidated')(answer) && owesNothing(field)(answer));
const partly = (field: string): EndKind => end('in part: the borrower still owes', (answer) => isAnnounced('liquidated')(answer) && !owesNothing(field)(answer));

/** The ends of each dialect. */
export const endsOf: Readonly<Record<string, readonly EndKind[]>> = {
  'maker-clip@1': [
    end('an auction begins', isAnnounced('kicked')), end('an auction is reset', isAnnounced('redone')),
    end('in part: lot and due are left', taken((sale) => !isNone(textOf(sale['lot'])) && !isNone(textOf(sale['due'])))),
    end('settled: nothing is due, and the rest of the lot returns', taken((sale) => isNone(textOf(sale['due'])) && !isNone(textOf(sale['lot'])))),
    end('settled to the unit: lot and due are nothing', taken((sale) => isNone(textOf(sale['due'])) && isNone(textOf(sale['lot'])))),
    end('bad debt: the lot is sold, and something is due', taken((sale) => !isNone(textOf(sale['due'])) && isNone(textOf(sale['lot'])))),
    end('cancelled by governance', isAnnounced('yanked')), end('cancelled by shutdown', isAnnounced('snipped')), end('settled by shutdown', isAnnounced('skimmed')),
  ],
  'aave-v3@1': [partly('scaledDebt'), settled('scaledDebt'), end('bad debt: a deficit is recorded', isAnnounced('deficitCreated')), end('a deficit is covered', isAnnounced('deficitCovered')), end('a collateral is used up', isAnnounced('collateralDisabled'))],
  'aave-v4@1': [partly('drawnShares'), settled('drawnShares'), end('bad debt: a deficit is reported', isAnnounced('deficitReported'))],
  'compound-v2@1': [partly('principal'), settled('principal')],
  'compound-v3@1': [
    end('absorbed: the debt is settled, and the rest is a deposit', (answer) => isAnnounced('debtAbsorbed')(answer) && /"principal":"[1-9]/.test(borrowerOf(answer))),
    end('absorbed: nothing is left', (answer) => isAnnounced('debtAbsorbed')(answer) && !/"principal":"[1-9]/.test(borrowerOf(answer))), end('collateral is sold', isAnnounced('bought')),
  ],
  'euler-v2@1': [partly('owed'), settled('owed'), end('bad debt: lenders bear it', isAnnounced('socialised'))],
  'liquity-v1@1': [
    end('the pool pays', isAnnounced('gainsSummed')), end('the other troves take over', isAnnounced('redistributed')), end('an epoch begins: the pool is empty', isAnnounced('epochBegun')), end('a scale begins', isAnnounced('scaleBegun')),
    end('in recovery', (answer) => announced(answer, 'troveLiquidated').some((trove) => trove['isRecovery'] === true)), end('a gain is withdrawn', isAnnounced('gainWithdrawn')),
  ],
  'morpho-blue@1': [
    partly('borrowShares'), settled('borrowShares'), end('bad debt: lenders bear it', liquidatedWith((said) => !isNone(textOf(said['badDebtShares'])))),
  ],
  'morpho-pre-liquidation@1': [
    end('pre-liquidated', isAnnounced('preLiquidated')), partly('borrowShares'), end('bad debt: lenders bear it', liquidatedWith((said) => !isNone(textOf(said['badDebtShares'])))),
  ],
};
