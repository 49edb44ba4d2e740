/** Plain data has parts; an integer that stands for all integers is one thing. */
const isPlain = (value: unknown): value is object => typeof value === 'object' && value !== null && !('isTraced' in value);

const partOf = (whole: object, key: PropertyKey): unknown => Reflect.get(whole, key);

/** What code saw at one place: a value that is what it is, a part that it met there first, or one that it knew already from elsewhere. */
type Seen =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'part'; readonly place: number; readonly isList: boolean }
  | { readonly kind: 'keys'; readonly keys: string };

/** One look at a part: at which of those that were met, under which name, and what was there. */
interface Look {
  readonly whole: number;
  readonly key: PropertyKey | null;
  readonly seen: Seen;
}

const keysOf = (whole: object): string => Reflect.ownKeys(whole).map(String).join();

/** The parts of some data in the order in which they are met: what is one object keeps being one. */
class Met {
  readonly #places = new Map<object, number>();
  readonly #parts: object[] = [];

  at(place: number): object | undefined {
    return this.#parts[place];
  }

  placeOf(part: object): number {
    const known = this.#places.get(part);
    if (known !== undefined) return known;
    this.#places.set(part, this.#parts.length);
    return this.#parts.push(part) - 1;
  }

  seen(whole: object, key: PropertyKey | null): Seen {
    if (key === null) return { kind: 'keys', keys: keysOf(whole) };
    const value = partOf(whole, key);
    return isPlain(value) ? { kind: 'part', place: this.placeOf(value), isList: Array.isArray(value) } : { kind: 'value', value };
  }
}

function isSame(one: Seen, other: Seen): boolean {
  if (one.kind === 'value') return other.kind === 'value' && one.value === other.value;
  if (one.kind === 'part') return other.kind === 'part' && one.place === other.place && one.isList === other.isList;
  return other.kind === 'keys' && one.keys === other.keys;
}

/**
 * Hands data to code and writes down what the code looks at. Code that is a function of its inputs comes to the same wherever that looks the
 * same, however often it is run and whichever way it goes.
 */
export class Reading<T extends object> {
  readonly #looks = new Map<string, Look>();
  readonly #met = new Met();
  readonly #views = new Map<object, object>();

  constructor(private readonly data: T) {
    this.#met.placeOf(data);
  }

  /** The data, as whoever is watched gets to see it. */
  get view(): T {
    const view = this.#viewOf(this.data);
    return isViewOf(this.data, view) ? view : this.data;
  }

  /** Whether other data look the same wherever the code has looked. */
  isLike(other: T): boolean {
    const met = new Met();
    met.placeOf(other);
    for (const { whole, key, seen } of this.#looks.values()) {
      const part = met.at(whole);
      if (part === undefined || !isSame(seen, met.seen(part, key))) return false;
    }
    return true;
  }

  #note(whole: object, key: PropertyKey | null): Seen {
    const place = this.#met.placeOf(whole);
    const seen = this.#met.seen(whole, key);
    const name = `${place.toString()} ${key === null ? '' : `.${String(key)}`}`;
    if (!this.#looks.has(name)) this.#looks.set(name, { whole: place, key, seen });
    return seen;
  }

  #read(whole: object, key: PropertyKey): unknown {
    const value = partOf(whole, key);
    // What lists can do is the same for all of them.
    if (typeof value === 'function') return value;
    this.#note(whole, key);
    return isPlain(value) ? this.#viewOf(value) : value;
  }

  #viewOf(part: object): object {
    const known = this.#views.get(part);
    if (known !== undefined) return known;
    const view = new Proxy<object>(Array.isArray(part) ? [] : {}, {
      get: (_, key) => this.#read(part, key),
      has: (_, key) => {
        this.#note(part, null);
        return Reflect.has(part, key);
      },
      ownKeys: () => {
        this.#note(part, null);
        return Reflect.ownKeys(part);
      },
      getOwnPropertyDescriptor: (_, key) => {
        const described = Reflect.getOwnPropertyDescriptor(part, key);
        return described === undefined || !described.configurable ? described : { ...described, value: this.#read(part, key) };
      },
    });
    this.#views.set(part, view);
    return view;
  }
}

/** A view has every part of what it shows, and nothing else: this is where it is told so. */
const isViewOf = <T extends object>(_shown: T, view: object): view is T => typeof view === 'object';
