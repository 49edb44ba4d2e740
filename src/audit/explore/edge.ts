import type { Guarantee } from '../../../properties/guarantee.js';
import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import type { World } from '../../kernel/world.js';
import { decide, edgeOf } from '../../machine/decide.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { rulingOnEdge } from '../search/judge.js';

/** What comes of one event, and what every guarantee says of it. */
export type EdgeAnswer =
  | { readonly kind: 'refused'; readonly code: string }
  | {
    readonly kind: 'accepted';
    readonly world: World;
    readonly path: readonly string[];
    /** Ids of the guarantees that the edge breaks, and of those that it is evidence for. */
    readonly broken: readonly string[];
    readonly held: readonly string[];
  };

/** Puts an event to the machine and judges what comes of it by each guarantee. */
export function answerTo(mechanism: Mechanism<Design>, guarantees: readonly Guarantee<Design>[], design: Design, world: World, event: Event): EdgeAnswer {
  const decided = decide(mechanism, design, world, event);
  if (decided._tag === 'Left') return { kind: 'refused', code: decided.left.code };
  const broken: string[] = [];
  const held: string[] = [];
  for (const part of decided.right) {
    const edge = edgeOf(mechanism, design, part);
    for (const guarantee of guarantees) {
      const ruling = rulingOnEdge(guarantee, edge);
      if (ruling !== 'unconcerned') (ruling === 'broken' ? broken : held).push(guarantee.id);
    }
  }
  const [first, second] = decided.right;
  return { kind: 'accepted', world: (second ?? first).after, path: decided.right.flatMap(({ path }) => path), broken, held };
}
