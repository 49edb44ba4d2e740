const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether JSON has plain data in canonical form as they stand: their keys in order, integers as strings, nothing left out. */
function isOrdered(value: unknown): boolean {
  if (typeof value === 'string' || value === null || typeof value === 'number' || typeof value === 'boolean') return true;
  if (Array.isArray(value)) {
    for (const each of value) if (!isOrdered(each)) return false;
    return true;
  }
  if (!isRecord(value) || Object.getPrototypeOf(value) !== Object.prototype) return false;
  let before = '';
  for (const key of Object.keys(value)) {
    if (key < before || !isOrdered(value[key])) return false;
    before = key;
  }
  return true;
}

/** A record, its keys in the order of their code units; a key of nothing is left out. */
function record(value: Readonly<Record<string, unknown>>): string {
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const inner = value[key];
    if (inner !== undefined) parts.push(`${JSON.stringify(key)}:${composed(inner)}`);
  }
  return `{${parts.join(',')}}`;
}

function composed(value: unknown): string {
  if (typeof value === 'bigint') return `"${value.toString()}"`;
  if (Array.isArray(value)) return `[${value.map(composed).join(',')}]`;
  // A replacer in JSON.stringify would do the same, at several times the cost.
  return isRecord(value) ? record(value) : (JSON.stringify(value) ?? 'null');
}

/** Plain data as JSON without spaces, keys sorted, integers as decimal strings: equal data have equal texts. Nothing is "null". */
export const canonical = (value: unknown): string => (isOrdered(value) ? JSON.stringify(value) : composed(value));
