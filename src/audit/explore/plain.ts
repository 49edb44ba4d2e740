import type { World } from '../../kernel/world.js';
import { Endings, eventOf, type Expander, movesIn } from './expander.js';
import type { Kit } from './kit.js';

/** Values as the kernel wants them. */
export const bigintsOf = (values: Int32Array): readonly bigint[] => Array.from(values, (value) => BigInt(value));

/** Answers by running the machine on each event, as it is. */
export function plainExpander({ setting, answer }: Kit): Expander {
  const { layout, moves } = setting;
  const endings = new Endings(layout);
  const out = new Int32Array(layout.fields.length);
  const answered = (world: World, place: number, choice: number, written: Int32Array): number => {
    const move = moves[place];
    if (move === undefined) return -1;
    const given = answer(world, eventOf(move, world, choice));
    if (given.kind === 'accepted') layout.valuesOf(given.world).forEach((value, at) => { written[at] = Number(value); });
    return endings.numberOf(place, given, layout);
  };
  const worldAt = (shape: number, values: Int32Array): World => layout.worldOf(endings.shapes[shape] ?? '', bigintsOf(values));
  return {
    get endings() { return endings.all; },
    get shapes() { return endings.shapes; },
    shapeNumber: (shape) => endings.shapeNumber(shape),
    expand: (shape, values, onAnswer) => {
      const world = worldAt(shape, values);
      for (const place of movesIn(endings.shapes[shape] ?? '', moves)) {
        const { length } = moves[place]?.choices ?? [];
        for (let choice = 0; choice < length; choice += 1) onAnswer(answered(world, place, choice, out), choice, out);
      }
    },
    answer: (shape, values, place, choice, written) =>
      (movesIn(endings.shapes[shape] ?? '', moves).includes(place) ? answered(worldAt(shape, values), place, choice, written) : -1),
  };
}
