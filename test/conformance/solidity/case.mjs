// From a case of the protocol to the structs of the contract, and from its answer back.

/** An event that the contract's types cannot hold. Cases with such require the feature `wire`. */
export class NotAnEvent extends Error {}

/** The fields of each type of event, beside `type` and `at`. */
const FIELDS = {
  QUOTE: ["quotes"],
  TICK: [],
  ACCRUE: [],
  HALT: [],
  RESUME: [],
  DEPOSIT: ["asset", "amount"],
  WITHDRAW: ["asset", "amount"],
  BORROW: ["asset", "amount"],
  REPAY: ["asset", "amount"],
  CLOSE: [],
  STEP: ["collateral", "debt", "offered", "least"],
  OPEN_AUCTION: ["collateral", "debt"],
  RESET_AUCTION: [],
  TAKE: ["amount", "maxPrice"],
  RECOGNISE_LOSS: [],
  COVER: ["asset", "amount"],
};
const ASSET_FIELDS = new Set(["asset", "collateral", "debt"]);
const INTEGER = /^(0|[1-9][0-9]*)$/;

export const EVENT_TYPES = Object.keys(FIELDS);

/** The struct `Design`: assets without their names, and of the funds only what the parameters still decide. */
export function designOf(params) {
  return {
    ...params,
    assets: params.assets.map(({ id, ...asset }) => asset),
    loss: { insuranceCap: params.loss.insuranceCap },
  };
}

/**
 * The struct `World`.
 *
 * @param {{account: any, market: any}} init
 * @param {string[]} ids
 */
export function worldOf({ account, market }, ids) {
  const { phase, unwinding, auction } = account;
  return {
    market,
    account: {
      ...account,
      phase: phase.replace(".", "_"),
      unwinding: unwinding === null ? { begun: false } : { begun: true, ...unwinding },
      auction:
        auction === null
          ? { open: false }
          : { open: true, ...auction, collateral: position(auction.collateral, ids), debt: position(auction.debt, ids) },
    },
  };
}

/**
 * The struct `Event`.
 *
 * @param {any} event
 * @param {string[]} ids
 */
export function eventOf(event, ids) {
  if (event === null || typeof event !== "object" || !Object.hasOwn(FIELDS, event.type)) throw new NotAnEvent();
  return { type: event.type, ...fieldsOf(event, ["at", ...FIELDS[event.type]], ids) };
}

function fieldsOf(record, names, ids) {
  if (record === null || typeof record !== "object") throw new NotAnEvent();
  return Object.fromEntries(names.map((name) => [name, fieldOf(name, record[name], ids)]));
}

function fieldOf(name, value, ids) {
  if (name === "quotes") {
    if (!Array.isArray(value)) throw new NotAnEvent();
    return value.map((quote) => fieldsOf(quote, ["asset", "price", "depth"], ids));
  }
  if (typeof value !== "string" || (!ASSET_FIELDS.has(name) && !INTEGER.test(value))) throw new NotAnEvent();
  return ASSET_FIELDS.has(name) ? position(value, ids) : value;
}

/**
 * The contract knows an asset by its position; a name that nobody has gets the first position that nobody has.
 *
 * @param {string} id
 * @param {string[]} ids
 */
function position(id, ids) {
  return String(ids.includes(id) ? ids.indexOf(id) : ids.length);
}

/**
 * A world as the protocol writes it.
 *
 * @param {{account: any, market: any}} world the struct `World`
 * @param {string[]} ids
 */
export function worldFrom({ account, market }, ids) {
  const { phase } = account;
  return {
    account: { ...account, phase: phase.replace("_", "."), unwinding: unwindingFrom(account), auction: auctionFrom(account, ids) },
    market,
  };
}

function unwindingFrom({ unwinding: { begun, ...unwinding } }) {
  return begun ? unwinding : null;
}

function auctionFrom({ auction: { open, ...auction } }, ids) {
  return open ? { ...auction, collateral: ids[auction.collateral], debt: ids[auction.debt] } : null;
}

/**
 * Amounts by flow and asset, without those of 0.
 *
 * @param {Record<string, string[]>} flows
 * @param {string[]} ids
 */
export function namedFlows(flows, ids) {
  const byAsset = Object.entries(flows).map(([name, amounts]) => [
    name,
    Object.fromEntries(ids.map((id, n) => [id, amounts[n]]).filter(([, amount]) => amount !== "0")),
  ]);
  return Object.fromEntries(byAsset.filter(([, amounts]) => Object.keys(amounts).length > 0));
}
