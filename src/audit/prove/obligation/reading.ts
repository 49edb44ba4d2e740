import { Integer } from '../term/term.js';

/** Plain data has parts; an integer that stands for all integers is one thing. */
const isPlain = (value: unknown): value is object => typeof value === 'object' && value !== null && !(value instanceof Integer);

const keysOf = (part: object): string => `${Array.isArray(part) ? 'list' : 'record'} ${Reflect.ownKeys(part).map(String).join()}`;

/** Numbers for places within data, the same for the same way down from the whole: numbers are compared faster than paths. */
class Places {
  #count = 1;
  readonly #below = new Map<number, Map<PropertyKey, number>>();

  /** The whole itself. */
  readonly root = 0;

  below(place: number, key: PropertyKey): number {
    const there = this.#below.get(place) ?? new Map<PropertyKey, number>();
    this.#below.set(place, there);
    const known = there.get(key);
    if (known !== undefined) return known;
    there.set(key, this.#count);
    this.#count += 1;
    return this.#count - 1;
  }
}

const places = new Places();

/** Data place by place, and a text that is the same for data that are the same: in every value, and in what is one object with what. */
export class Layout<T extends object> {
  readonly text: string;
  readonly #seen: unknown[] = [];

  constructor(readonly data: T) {
    const texts: string[] = [];
    this.#lay(places.root, data, new Map(), texts);
    this.text = texts.join();
  }

  at(place: number): unknown {
    return this.#seen[place];
  }

  #lay(place: number, value: unknown, first: Map<object, number>, texts: string[]): void {
    this.#seen[place] = value;
    if (!isPlain(value)) {
      texts.push(value instanceof Integer ? `#${value.id.toString()}` : typeof value === 'string' ? JSON.stringify(value) : `${typeof value} ${String(value)}`);
      return;
    }
    const known = first.get(value);
    if (known === undefined) first.set(value, place);
    texts.push(known === undefined ? keysOf(value) : `@${known.toString()}`);
    // What stands in two places is laid out in both: code may come to it either way.
    for (const key of Reflect.ownKeys(value)) this.#lay(places.below(place, key), Reflect.get(value, key), first, known === undefined ? texts : []);
  }
}

/** A part that code came to: by which place first, and which of those before it is the same object; itself where none is. */
interface PartRead {
  readonly place: number;
  readonly same: number;
  /** Whether it was asked which names it has. */
  readonly isNamed: boolean;
}

/**
 * Hands data to code and writes down what the code looks at. Code that is a function of its inputs comes to the same wherever that looks the
 * same, however often it is run and whichever way it goes.
 */
export class Reading<T extends object> {
  readonly #values = new Map<number, unknown>();
  readonly #parts = new Map<number, PartRead>();
  readonly #views = new Map<object, { readonly place: number; readonly view: object }>();

  constructor(private readonly layout: Layout<T>) {}

  /** The data, as whoever is watched gets to see it. */
  get view(): T {
    const { data } = this.layout;
    const view = this.#viewOf(places.root, data);
    return isViewOf(data, view) ? view : data;
  }

  /** Whether other data look the same wherever the code has looked. */
  isLike(other: Layout<T>): boolean {
    for (const [place, value] of this.#values) if (other.at(place) !== value) return false;
    const met = new Map<object, number>();
    for (const { place, same, isNamed } of this.#parts.values()) {
      const [mine, part] = [this.layout.at(place), other.at(place)];
      if (!isPlain(mine) || !isPlain(part) || Array.isArray(mine) !== Array.isArray(part) || (isNamed && keysOf(mine) !== keysOf(part))) return false;
      if ((met.get(part) ?? place) !== same) return false;
      met.set(part, same);
    }
    return true;
  }

  #read(place: number, part: object, key: PropertyKey): unknown {
    const value: unknown = Reflect.get(part, key);
    // What lists can do is the same for all of them.
    if (typeof value === 'function') return value;
    const there = places.below(place, key);
    if (isPlain(value)) return this.#viewOf(there, value);
    this.#values.set(there, value);
    return value;
  }

  #viewOf(place: number, part: object): object {
    const known = this.#views.get(part);
    if (!this.#parts.has(place)) this.#parts.set(place, { place, same: known?.place ?? place, isNamed: false });
    if (known !== undefined) return known.view;
    const name = (): void => { this.#parts.set(place, { place, same: place, isNamed: true }); };
    const view = new Proxy<object>(Array.isArray(part) ? [] : {}, {
      get: (_, key) => this.#read(place, part, key),
      has: (_, key) => {
        name();
        return Reflect.has(part, key);
      },
      ownKeys: () => {
        name();
        return Reflect.ownKeys(part);
      },
      getOwnPropertyDescriptor: (_, key) => {
        const described = Reflect.getOwnPropertyDescriptor(part, key);
        return described === undefined || !described.configurable ? described : { ...described, value: this.#read(place, part, key) };
      },
    });
    this.#views.set(part, { place, view });
    return view;
  }
}

/** A view has every part of what it shows, and nothing else: this is where it is told so. */
const isViewOf = <T extends object>(_shown: T, view: object): view is T => typeof view === 'object';
