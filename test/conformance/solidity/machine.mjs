// The contract in a virtual machine of its own.

import { createEVM } from "@ethereumjs/evm";

import { decodeParts, encode, word } from "./abi.mjs";

const GAS = 2n ** 62n;

/**
 * @typedef {object} Machine
 * @property {(input: "design" | "world" | "asked", value: object, path: string) => string} encode one input of `applyEvent`
 * @property {(design: string, world: string, event: string) => Promise<Answer>} applyEvent asks the contract
 *
 * @typedef {{code: string, flows: Record<string, string[]>, afterwards?: {account: any, market: any}}} Answer
 *   without a world after a refusal, which changes none
 */

/**
 * @param {import("./compile.mjs").Contract} contract
 * @returns {Promise<Machine>}
 */
export async function machineOf({ bytecode, applyEvent, refusal, enums }) {
  const evm = await createEVM({ allowUnlimitedContractSize: true, allowUnlimitedInitCodeSize: true });
  const call = (options) => evm.runCall({ ...options, gasLimit: GAS, skipBalance: true });
  const to = (await call({ data: Buffer.from(bytecode, "hex") })).createdAddress;

  return {
    encode: (input, value, path) => encode(applyEvent.inputs.find(({ name }) => name === input), value, enums, path),
    applyEvent: async (design, world, event) => {
      const { execResult } = await call({ to, data: Buffer.from(applyEvent.selector + behindOffsets([design, world, event]), "hex") });
      const returned = Buffer.from(execResult.returnValue);
      if (execResult.exceptionError !== undefined) return { code: codeIn(returned), flows: {} };
      const [{ amounts }, afterwards] = decodeParts(applyEvent.outputs, returned, 0, enums);
      return { code: "OK", flows: flowsOf(amounts), afterwards };
    },
  };

  /** The contract lists the amounts of all assets flow by flow. */
  function flowsOf(amounts) {
    const assets = amounts.length / enums.Flow.length;
    return Object.fromEntries(enums.Flow.map((name, n) => [name, amounts.slice(n * assets, (n + 1) * assets)]));
  }

  /** The code of `Refused(code)`. Any other revert, such as for an overflow, is a failure of the contract. */
  function codeIn(returned) {
    if (returned.toString("hex", 0, 4) !== refusal) throw new Error(`the contract failed: 0x${returned.toString("hex")}`);
    return enums.Code[returned.at(-1)];
  }
}

/**
 * The arguments of a call, all of variable length, which stand one behind the other after their offsets.
 *
 * @param {string[]} texts
 */
function behindOffsets(texts) {
  let end = texts.length * 32;
  const offsets = texts.map((text) => {
    const offset = word(end);
    end += text.length / 2;
    return offset;
  });
  return [...offsets, ...texts].join("");
}
