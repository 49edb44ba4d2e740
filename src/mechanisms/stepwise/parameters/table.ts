import type * as t from 'io-ts';
import { exact, snakeCase } from '../../../machine/records.js';

/** A table of a design file: exactly these keys, in snake_case. */
export const table = <P extends t.Props>(name: string, fields: P): t.Type<t.TypeOfProps<P>, unknown> => exact(name, fields, snakeCase);
