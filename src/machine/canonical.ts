const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record, its keys in the order of their code units; a key of nothing is left out. */
function record(value: Readonly<Record<string, unknown>>): string {
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const inner = value[key];
    if (inner !== undefined) parts.push(`${JSON.stringify(key)}:${canonical(inner)}`);
  }
  return `{${parts.join(',')}}`;
}

/** Plain data as JSON without spaces, keys sorted, integers as decimal strings: equal data have equal texts. Nothing is "null". */
export function canonical(value: unknown): string {
  if (typeof value === 'bigint') return `"${value.toString()}"`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  // A replacer in JSON.stringify would do the same, at several times the cost.
  return isRecord(value) ? record(value) : (JSON.stringify(value) ?? 'null');
}
