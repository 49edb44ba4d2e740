import type { Event } from '../kernel/event.js';
import type { World } from '../kernel/world.js';

/** A bug of ours: an accepted step broke a guarantee that the design promises. The state did not move; this carries what it takes to replay it. */
export class GuaranteeBroken extends Error {
  override readonly name = 'GuaranteeBroken';
  constructor(
    readonly guarantee: string,
    readonly claim: string,
    readonly before: World,
    readonly event: Event,
    readonly after: World,
  ) {
    super(`Guarantee "${guarantee}" does not hold on ${event.type}: ${claim}. Please report this step: it is a bug in the machine, not in your input.`);
  }
}
