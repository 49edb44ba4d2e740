/** A call, or a part of one, that changed nothing, and why: in the words of whoever refused it. */
export interface Reverted<Reason extends string> {
  readonly kind: 'reverted';
  readonly reason: Reason;
}

export const reverted = <Reason extends string>(reason: Reason): Reverted<Reason> => ({ kind: 'reverted', reason });

/** A call, or a part of one, that went through: the state after it, and what it announces in the order in which that comes about. */
export interface Accepted<State, Output> {
  readonly kind: 'accepted';
  readonly state: State;
  readonly outputs: readonly Output[];
}

export const accepted = <State, Output>(state: State, outputs: readonly Output[]): Accepted<State, Output> => ({ kind: 'accepted', state, outputs });

export type Answer<State, Output, Reason extends string> = Accepted<State, Output> | Reverted<Reason>;

/** The next part of a call, unless one before it was refused. What both announce comes one after the other. */
export function andThen<State, Output, Reason extends string>(before: Answer<State, Output, Reason>, next: (state: State) => Answer<State, Output, Reason>): Answer<State, Output, Reason> {
  if (before.kind === 'reverted') return before;
  const after = next(before.state);
  return after.kind === 'reverted' ? after : accepted(after.state, [...before.outputs, ...after.outputs]);
}
