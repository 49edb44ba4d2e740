import { isSame } from '../../../machine/same.js';
import type { PlainAnswer, PlainRecord } from '../../../machine/dialect.js';
import { executed, type ProtocolWitness } from '../witness.js';
import type { ProtocolDraft } from './draft.js';

const without = (accounts: PlainRecord, name: string): PlainRecord => Object.fromEntries(Object.entries(accounts).filter(([each]) => each !== name));

/** Answers as they would be if nobody had ever heard of an account. */
const withoutIn = (answers: readonly PlainAnswer[], name: string): readonly PlainAnswer[] => answers.map((answer) => ({ ...answer, accounts: without(answer.accounts, name) }));

/**
 * A draft without the accounts that have no part in it: all else is answered as before.
 * @param isStillShown whether a draft shows what it is for: an account may decide what is met, and change no answer by leaving
 */
export function trimmed(witness: ProtocolWitness, draft: ProtocolDraft, isStillShown: (fewer: ProtocolDraft) => boolean = () => true): ProtocolDraft {
  let kept = draft;
  let answers = executed(witness, draft)?.answers ?? [];
  for (const name of Object.keys(draft.init.accounts)) {
    const fewer = { ...kept, init: { ...kept.init, accounts: without(kept.init.accounts, name) } };
    const said = executed(witness, fewer)?.answers;
    if (said === undefined || !isSame(said, withoutIn(answers, name)) || !isStillShown(fewer)) continue;
    kept = fewer;
    answers = said;
  }
  return kept;
}
