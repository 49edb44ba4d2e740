import type { Design } from '../../kernel/design.js';
import type { Event } from '../../kernel/event.js';
import type { World } from '../../kernel/world.js';
import type { Mechanism } from '../../machine/mechanism.js';
import { progressOf } from '../../machine/progress.js';
import { headerOf, type WorldHeader, worldFromJson, worldToJson } from '../../machine/snapshot.js';
import { freeze } from './frozen.js';

const headers = new WeakMap<Design, WorldHeader>();

/** The header of a design, made once: the codecs are kept by it. */
function headerFor(mechanism: Mechanism<Design>, design: Design): WorldHeader {
  const known = headers.get(design) ?? headerOf(mechanism, design);
  headers.set(design, known);
  return known;
}

const texts = new WeakMap<WorldHeader, WeakMap<World, string>>();

/** The text of a world, made once: a world that has a text is frozen, so that the text stays its own. */
function textOf(header: WorldHeader, world: World): string {
  const known = texts.get(header) ?? new WeakMap<World, string>();
  texts.set(header, known);
  const text = known.get(world) ?? worldToJson(header, world);
  if (!known.has(world)) {
    freeze(world);
    known.set(world, text);
  }
  return text;
}

/** How probes write, read and carry on a world. */
export interface Written {
  readonly encode: (world: World) => string;
  readonly decode: (text: string) => World | null;
  readonly progress: (world: World) => readonly Event[];
}

export function writtenBy(mechanism: Mechanism<Design>, design: Design): Written {
  const header = headerFor(mechanism, design);
  return {
    encode: (world) => textOf(header, world),
    decode: (text) => {
      const read = worldFromJson(header, text);
      return read._tag === 'Right' ? read.right : null;
    },
    progress: (world) => progressOf(mechanism)(design, world),
  };
}
