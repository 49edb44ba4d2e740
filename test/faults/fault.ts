import type { Effort } from '../../src/audit/search/hunt.js';
import type { Design } from '../../src/kernel/design.js';
import type { Mechanism } from '../../src/machine/mechanism.js';
import { stepwise } from '../../src/mechanisms/stepwise/mechanism.js';
import type { Faulty } from './injection.js';

/** A mechanism and a design of it: what an audit is put to. */
export interface Subject {
  readonly mechanism: Mechanism<Design>;
  readonly design: Design;
}

/** A published fault, as far as `stepwise` can express it. */
export interface Fault {
  readonly id: string;
  /** Protocol, and where its fault was published. */
  readonly source: string;
  /** What went wrong, in one sentence. */
  readonly mistake: string;
  /** The guarantee that must find it. */
  readonly guarantee: string;
  /** Whether a design file says it, or only a machine that behaves otherwise. */
  readonly expressedBy: 'parameters' | 'behaviour';
  readonly faulty: Subject;
  /** The same without the fault: there the guarantee must stand. */
  readonly sound: Subject;
  /** Events of the shortest trace that an audit finds, those that open the account included. */
  readonly events: number;
  readonly effort: Effort;
}

/** The same numbers for each, where nothing rare has to coincide. */
const usualEffort: Effort = { seed: 20_200_312, runs: 240 };

type Told = Pick<Fault, 'id' | 'source' | 'mistake' | 'guarantee' | 'events'> & { readonly effort?: Effort };

/** A fault that parameters alone express, beside the parameters without it. */
export const byParameters = ({ effort = usualEffort, ...told }: Told, wrong: Design, right: Design): Fault => ({
  ...told, expressedBy: 'parameters', faulty: { mechanism: stepwise, design: wrong }, sound: { mechanism: stepwise, design: right }, effort,
});

/** A fault of a machine, on a design that the real one keeps its promises on. */
export const byBehaviour = ({ effort = usualEffort, ...told }: Told, mechanism: Faulty, design: Design): Fault => ({
  ...told, expressedBy: 'behaviour', faulty: { mechanism, design }, sound: { mechanism: stepwise, design }, effort,
});
