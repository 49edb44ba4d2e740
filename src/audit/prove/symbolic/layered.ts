/** Beyond so many layers a look-up costs more than writing them into one. */
const mostLayers = 12;

/** A map of which a copy costs nothing: what both know stays where it is, and each writes on a page of its own. */
export class Layered<K, V> {
  #own = new Map<K, V>();
  #below: readonly ReadonlyMap<K, V>[];

  /** @param below what is known already, the latest first */
  constructor(below: readonly ReadonlyMap<K, V>[] = []) {
    this.#below = below;
  }

  get(key: K): V | undefined {
    const own = this.#own.get(key);
    if (own !== undefined) return own;
    for (const layer of this.#below) {
      const found = layer.get(key);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  set(key: K, value: V): void {
    this.#own.set(key, value);
  }

  copy(): Layered<K, V> {
    if (this.#own.size > 0) {
      this.#below = [this.#own, ...this.#below];
      this.#own = new Map();
      if (this.#below.length > mostLayers) this.#below = [new Map([...this.#below].reverse().flatMap((layer) => [...layer]))];
    }
    return new Layered(this.#below);
  }
}
