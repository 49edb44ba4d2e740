// A coder for contract calls: structs, lists, uint256, bool and enums, all that `Harness.sol` takes and gives.
// It is led by the interface that the compiler describes, so that no second list of fields has to agree with the sources.
// Values are as the protocol writes them: objects by field name, decimal strings, and the names of enum members.

/**
 * @typedef {object} AbiType
 * @property {string} name
 * @property {string} type
 * @property {string} internalType
 * @property {AbiType[]} [components]
 */

/** @typedef {{selector: string, inputs: AbiType[], outputs: AbiType[]}} AbiFunction */

/** @typedef {Record<string, string[]>} Enums */

const WORD = 32;
const LARGEST = 2n ** 256n - 1n;
const ZERO_WORD = "0".repeat(2 * WORD);

/** A number of a case that a uint256 cannot hold. */
export class Unrepresentable extends Error {
  /** @param {string} path */
  constructor(path) {
    super(`${path} does not fit a uint256`);
    this.path = path;
  }
}

/** @param {string} name */
export const withoutUnderscore = (name) => name.replace(/_$/, "");

/**
 * Whether a type's encoding has a length of its own, and stands behind an offset.
 *
 * @param {AbiType} type
 * @returns {boolean}
 */
function isDynamic(type) {
  return type.type.endsWith("[]") || (type.type === "tuple" && type.components.some(isDynamic));
}

/**
 * @param {AbiType} type
 * @returns {AbiType}
 */
function elementOf(type) {
  return { ...type, type: type.type.slice(0, -2), internalType: type.internalType.slice(0, -2) };
}

/** @param {AbiType} type */
function membersOf(type, enums) {
  return type.internalType.startsWith("enum ") ? enums[type.internalType.slice("enum ".length)] : undefined;
}

/** @param {number | bigint} number */
export const word = (number) => number.toString(16).padStart(2 * WORD, "0");

/**
 * The value in hexadecimal. A missing value is 0, false, the first member of the enum, or an empty list.
 *
 * @param {AbiType} type
 * @param {any} value
 * @param {Enums} enums
 * @param {string} path where the value stands, for complaints
 * @returns {string}
 */
export function encode(type, value, enums, path) {
  if (type.type.endsWith("[]")) {
    const list = value ?? [];
    const element = elementOf(type);
    return word(list.length) + encodeParts(list.map((item, n) => [element, item, `${path}[${n}]`]), enums);
  }
  if (type.type === "tuple") return encodeTuple(type, value ?? {}, enums, path);
  return value === undefined ? ZERO_WORD : word(numberOf(type, value, enums, path));
}

/**
 * @param {AbiType} type
 * @param {Record<string, any>} value
 */
function encodeTuple(type, value, enums, path) {
  const fields = type.components.map((component) => ({ component, name: withoutUnderscore(component.name) }));
  const known = new Set(fields.map(({ name }) => name));
  const unread = Object.keys(value).find((name) => !known.has(name));
  if (unread !== undefined) throw new Error(`${path}.${unread} is in no struct`);
  return encodeParts(fields.map(({ component, name }) => [component, value[name], `${path}.${name}`]), enums);
}

/**
 * The parts of a struct or a list: those of fixed length in place, the others at the end, with an offset in place.
 *
 * @param {[AbiType, any, string][]} parts
 * @param {Enums} enums
 */
function encodeParts(parts, enums) {
  const encoded = parts.map(([type, value, path]) => ({ dynamic: isDynamic(type), text: encode(type, value, enums, path) }));
  let end = encoded.reduce((sum, { dynamic, text }) => sum + (dynamic ? WORD : text.length / 2), 0);
  let heads = "";
  let tails = "";
  for (const { dynamic, text } of encoded) {
    heads += dynamic ? word(end) : text;
    if (!dynamic) continue;
    tails += text;
    end += text.length / 2;
  }
  return heads + tails;
}

/** @returns {number | bigint} */
function numberOf(type, value, enums, path) {
  if (type.type === "bool") {
    if (typeof value !== "boolean") throw new Error(`${path} is neither true nor false`);
    return value ? 1 : 0;
  }
  const members = membersOf(type, enums);
  if (members !== undefined) {
    const position = members.findIndex((member) => withoutUnderscore(member) === value);
    if (position < 0) throw new Error(`${path}: ${value} is none of ${members.join(", ")}`);
    return position;
  }
  if (typeof value !== "string" || !/^(0|-?[1-9][0-9]*)$/.test(value)) throw new Error(`${path} is no integer`);
  const number = BigInt(value);
  if (number < 0n || number > LARGEST) throw new Unrepresentable(path);
  return number;
}

/**
 * @param {AbiType} type
 * @param {Buffer} data
 * @param {number} start where the value begins
 * @param {Enums} enums
 * @returns {any}
 */
export function decode(type, data, start, enums) {
  if (type.type.endsWith("[]")) {
    const element = elementOf(type);
    const length = Number(wordAt(data, start));
    return decodeParts(Array(length).fill(element), data, start + WORD, enums);
  }
  if (type.type === "tuple") {
    const values = decodeParts(type.components, data, start, enums);
    return Object.fromEntries(type.components.map((component, n) => [withoutUnderscore(component.name), values[n]]));
  }
  const number = wordAt(data, start);
  if (type.type === "bool") return number === 1n;
  const members = membersOf(type, enums);
  return members === undefined ? number.toString() : withoutUnderscore(members[Number(number)]);
}

/**
 * @param {AbiType[]} types
 * @param {Buffer} data
 * @param {number} start where the parts begin, and what offsets count from
 * @param {Enums} enums
 * @returns {any[]}
 */
export function decodeParts(types, data, start, enums) {
  let head = start;
  return types.map((type) => {
    const dynamic = isDynamic(type);
    const value = decode(type, data, dynamic ? start + Number(wordAt(data, head)) : head, enums);
    head += dynamic ? WORD : sizeOf(type);
    return value;
  });
}

/**
 * Bytes of a type of fixed length.
 *
 * @param {AbiType} type
 * @returns {number}
 */
function sizeOf(type) {
  return type.type === "tuple" ? type.components.reduce((sum, component) => sum + sizeOf(component), 0) : WORD;
}

/**
 * @param {Buffer} data
 * @param {number} start
 */
function wordAt(data, start) {
  if (start + WORD > data.length) throw new Error("the contract's answer ends too early");
  return BigInt(`0x${data.toString("hex", start, start + WORD)}`);
}
