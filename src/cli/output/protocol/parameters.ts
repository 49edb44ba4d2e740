import type { Opening } from '../../../machine/opening.js';
import { type Plain, plainOf } from '../../../machine/scene.js';
import type { NamedProtocol } from '../../input/protocol.js';
import { jsonDocument } from '../json.js';
import type { Style } from '../style.js';
import { lineLength, padded, wrapped } from '../table.js';

const isRecord = (value: Plain): value is { readonly [key: string]: Plain } => typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

/** Every number by its path. */
function pathsOf(value: Plain, path: string): readonly (readonly [string, string])[] {
  if (isList(value)) return value.length === 0 ? [[path, 'none']] : value.flatMap((each, place) => pathsOf(each, `${path}[${place.toString()}]`));
  if (isRecord(value)) return Object.entries(value).flatMap(([key, each]) => pathsOf(each, path === '' ? key : `${path}.${key}`));
  return [[path, String(value)]];
}

function section(title: string, value: Plain, style: Style): readonly string[] {
  const rows = pathsOf(value, '');
  const width = Math.max(0, ...rows.map(([path]) => path.length));
  return rows.length === 0 ? [] : ['', style.strong(title), ...rows.map(([path, text]) => `  ${padded(path, width)}  ${text}`)];
}

const plainOpening = (opening: Opening): Plain => plainOf(opening);

/** A protocol's parameters, in its own units. */
export const protocolLines = ({ name, dialect, about, parameters, units, opening, small }: NamedProtocol, style: Style): readonly string[] => [
  style.strong(`${name}, a market of ${dialect}`), ...wrapped(about, lineLength),
  ...section('Parameters', parameters, style), ...section('Units', plainOf(units), style), ...section('Opening', plainOpening(opening), style), ...section('Opening of which every state is visited', plainOpening(small), style),
];

/** The same for programs. */
export const protocolJson = ({ name, dialect, about, parameters, units, opening, small }: NamedProtocol): string =>
  jsonDocument({ name, dialect, about, parameters, units: plainOf(units), opening: plainOpening(opening), small: plainOpening(small) });
