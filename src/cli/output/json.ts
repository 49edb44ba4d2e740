const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

/** JSON for programs: integers beyond doubles are exact, as decimal strings. */
export const jsonLine = (value: unknown): string => JSON.stringify(value, plain);
export const jsonDocument = (value: unknown): string => `${JSON.stringify(value, plain, 2)}\n`;
