const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Records with their keys in the order of their code units, so that equal values are written equally. */
function ordered(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Plain data as JSON without spaces, keys sorted, integers as decimal strings: equal data have equal texts. Nothing is "null". */
export const canonical = (value: unknown): string => JSON.stringify(value, ordered) ?? 'null';
