import fc from 'fast-check';
import type { Guarantee } from '../../../properties/guarantee.js';
import type { Design } from '../../kernel/design.js';
import type { Mechanism } from '../../machine/mechanism.js';
import type { Observation } from '../../market/index.js';
import { courseOf, isShapely } from './breaking.js';
import { Seen } from './coverage.js';
import { edgesOf, probeAt, type Ruling, rulingOnCourse, rulingOnEdge, rulingOnProbe } from './judge.js';
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

/** In a large campaign each state is probed seldom, since a probe asks the machine a dozen times; in a small one, always. */
const manyRuns = 50;
const probeEvery = 16;

/** Many runs, judged by many guarantees at once. */
export class Campaign {
  edges = 0;
  events = 0;
  runs = 0;
  readonly seen: Seen;
  private readonly tallies = new Map<string, Tally>();
  private readonly onEdges: readonly Guarantee<Design>[];
  private readonly byProbe: readonly Guarantee<Design>[];
  private readonly onCourses: readonly Guarantee<Design>[];

  /** @param counts which guarantees a design is judged by; by default all, promised or not */
  constructor(
    readonly mechanism: Mechanism<Design>,
    guarantees: readonly Guarantee<Design>[],
    private readonly counts: (guarantee: Guarantee<Design>, design: Design) => boolean = () => true,
  ) {
    this.seen = new Seen(mechanism);
    const of = (scope: Guarantee<Design>['scope']): readonly Guarantee<Design>[] => guarantees.filter((guarantee) => guarantee.scope === scope);
    this.onEdges = of('edge');
    this.byProbe = of('probe');
    this.onCourses = of('course');
  }

  tallyOf({ id }: Guarantee<Design>): Tally {
    return this.tallies.get(id) ?? untouched;
  }

  /** Runs plans over designs; the same seed and runs are the same plans. */
  run(designs: fc.Arbitrary<Design>, mix: Mix, { seed, runs }: { readonly seed: number; readonly runs: number }, given: readonly Observation[] = [], onRun?: (done: number) => void): void {
    const stride = runs <= manyRuns ? 1 : probeEvery;
    const property = fc.property(plans(designs, mix), (plan) => {
      this.runPlan(plan, given, stride);
      this.runs += 1;
      onRun?.(this.runs);
    });
    const { errorInstance } = fc.check(property, { seed, numRuns: runs });
    if (errorInstance instanceof Error) throw errorInstance;
  }

  private runPlan(plan: Plan, given: readonly Observation[], stride: number): void {
    const { design } = plan;
    const moments: Moment[] = [];
    for (const moment of play(this.mechanism, plan, given)) {
      this.judgeMoment(design, moment, this.events % stride === 0);
      this.events += 1;
      moments.push(moment);
    }
    const course = plan.conditions.kind === 'envelope' && this.onCourses.length > 0 ? courseOf(this.mechanism, design, moments) : null;
    if (course !== null) this.rule(this.onCourses, design, (guarantee) => rulingOnCourse(guarantee, course));
  }

  private judgeMoment(design: Design, moment: Moment, isProbed: boolean): void {
    this.seen.see(design, moment);
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
