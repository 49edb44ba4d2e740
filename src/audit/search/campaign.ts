import fc from 'fast-check';
import type { Guarantee } from '../../../properties/guarantee.js';
import type { Design } from '../../kernel/design.js';
import type { Mechanism } from '../../machine/mechanism.js';
import type { Observation } from '../../market/index.js';
import { courseOf, isShapely } from './breaking.js';
import { reachedIn } from './coverage.js';
import { edgesOf, probeAt, type Ruling, rulingOnCourse, rulingOnEdge, rulingOnProbe } from './judge.js';
import { type Observed, observed } from './observed.js';
import { type Mix, type Plan, plans } from './plan.js';
import { type Moment, play } from './play.js';

/** What runs said of one guarantee so far. */
export interface Tally {
  /** Edges, probes or runs that were evidence. */
  readonly judged: number;
  /** The first run that broke it. */
  readonly brokenIn: number | null;
}

const untouched: Tally = { judged: 0, brokenIn: null };

/**
 * In a large campaign a state is probed seldom, since a probe asks the machine a dozen times: now and then, and where something is reached
 * that no run before it had. In a small one every state is.
 */
const manyRuns = 50;
const probeEvery = 32;

/** How many events there are to one probe in a campaign of so many runs. */
export const strideOf = (runs: number): number => (runs <= manyRuns ? 1 : probeEvery);

/** Many runs, judged by many guarantees at once. */
export class Campaign {
  edges = 0;
  events = 0;
  runs = 0;
  /** The names of all that was reached. */
  readonly seen = new Set<string>();
  private readonly familiar: Set<string>;
  private readonly observed: Observed;
  private readonly tallies = new Map<string, Tally>();
  private readonly onEdges: readonly Guarantee<Design>[];
  private readonly byProbe: readonly Guarantee<Design>[];
  private readonly onCourses: readonly Guarantee<Design>[];

  /**
   * @param familiar names that were reached before; what is not among them is worth a probe
   * @param counts which guarantees a design is judged by; by default all, promised or not
   */
  constructor(
    readonly mechanism: Mechanism<Design>,
    guarantees: readonly Guarantee<Design>[],
    private readonly counts: (guarantee: Guarantee<Design>, design: Design) => boolean = () => true,
    familiar: Iterable<string> = [],
  ) {
    this.familiar = new Set(familiar);
    this.observed = observed(mechanism);
    const of = (scope: Guarantee<Design>['scope']): readonly Guarantee<Design>[] => guarantees.filter((guarantee) => guarantee.scope === scope);
    this.onEdges = of('edge');
    this.byProbe = of('probe');
    this.onCourses = of('course');
  }

  tallyOf({ id }: Guarantee<Design>): Tally {
    return this.tallies.get(id) ?? untouched;
  }

  /** Runs plans over designs; the same seed and runs are the same plans. */
  run(designs: fc.Arbitrary<Design>, mix: Mix, { seed, runs }: { readonly seed: number; readonly runs: number }, given: readonly Observation[] = []): void {
    const property = fc.property(plans(designs, mix), (plan) => {
      this.attempt(plan, given, strideOf(runs));
    });
    const { errorInstance } = fc.check(property, { seed, numRuns: runs });
    if (errorInstance instanceof Error) throw errorInstance;
  }

  /** Runs one plan, and says what it reached. @param stride one event in so many is probed */
  attempt(plan: Plan, given: readonly Observation[], stride: number): ReadonlySet<string> {
    const { design } = plan;
    const { mechanism, sides } = this.observed;
    sides.clear();
    const reached = new Set<string>();
    const moments: Moment[] = [];
    for (const moment of play(mechanism, plan, given)) {
      const names = reachedIn(this.mechanism, design, moment);
      this.judgeMoment(design, moment, this.events % stride === 0 || names.some((name) => !this.familiar.has(name)));
      for (const name of names) {
        reached.add(name);
        this.familiar.add(name);
      }
      this.events += 1;
      moments.push(moment);
    }
    const course = plan.conditions.kind === 'envelope' && this.onCourses.length > 0 ? courseOf(this.mechanism, design, moments) : null;
    if (course !== null) this.rule(this.onCourses, design, (guarantee) => rulingOnCourse(guarantee, course));
    for (const name of sides) reached.add(name);
    for (const name of reached) this.seen.add(name);
    this.runs += 1;
    return reached;
  }

  private judgeMoment(design: Design, moment: Moment, isProbed: boolean): void {
    for (const edge of edgesOf(this.mechanism, design, moment.parts)) {
      this.edges += 1;
      this.rule(this.onEdges, design, (guarantee) => rulingOnEdge(guarantee, edge));
    }
    if (!isProbed || this.byProbe.length === 0 || !isShapely(this.mechanism, design, moment.event)) return;
    const probe = probeAt(this.mechanism, design, moment.before, moment.event);
    this.rule(this.byProbe, design, (guarantee) => rulingOnProbe(guarantee, probe));
  }

  private rule(guarantees: readonly Guarantee<Design>[], design: Design, ruling: (guarantee: Guarantee<Design>) => Ruling): void {
    for (const guarantee of guarantees) {
      const { judged, brokenIn } = this.tallyOf(guarantee);
      if (brokenIn !== null || !this.counts(guarantee, design)) continue;
      const ruled = ruling(guarantee);
      if (ruled === 'held') this.tallies.set(guarantee.id, { judged: judged + 1, brokenIn });
      if (ruled === 'broken') this.tallies.set(guarantee.id, { judged, brokenIn: this.runs });
    }
  }
}
