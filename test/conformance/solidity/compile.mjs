// Compiles the Solidity sources beside this file; the outcome is kept in a temporary folder under a hash of all that it depends on.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const FOLDER = fileURLToPath(new URL(".", import.meta.url));
const SETTINGS = {
  optimizer: { enabled: true, runs: 200 },
  evmVersion: "cancun",
  outputSelection: { "*": { "": ["ast"] }, "Harness.sol": { Harness: ["abi", "evm.bytecode.object", "evm.methodIdentifiers"] } },
};

/**
 * @typedef {object} Contract
 * @property {string} bytecode what deploys `Harness.sol`, in hexadecimal
 * @property {import("./abi.mjs").AbiFunction} applyEvent its one function that is asked
 * @property {string} refusal the selector of the error `Refused(code)`
 * @property {Record<string, string[]>} enums the members of every enum of the sources, in order
 */

/** @returns {Contract} */
export function compiled() {
  const sources = readSources();
  const version = require("solc/package.json").version;
  const key = createHash("sha256").update(JSON.stringify([version, SETTINGS, sources, readFileSync(fileURLToPath(import.meta.url), "utf8")])).digest("hex");
  const folder = join(tmpdir(), "stepwise-solidity");
  const file = join(folder, `${key}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));

  const contract = compile(sources);
  mkdirSync(folder, { recursive: true });
  // Under another name first: whoever looks meanwhile finds the whole file or none.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(contract));
  renameSync(`${file}.${process.pid}`, file);
  return contract;
}

/** @returns {Record<string, {content: string}>} */
function readSources() {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".sol")).sort();
  return Object.fromEntries(names.map((name) => [name, { content: readFileSync(join(FOLDER, name), "utf8") }]));
}

/**
 * @param {Record<string, {content: string}>} sources
 * @returns {Contract}
 */
function compile(sources) {
  const solc = require("solc");
  const output = JSON.parse(solc.compile(JSON.stringify({ language: "Solidity", sources, settings: SETTINGS })));
  const errors = (output.errors ?? []).filter((error) => error.severity === "error");
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join("\n"));
  const nodes = Object.values(output.sources).flatMap((source) => source.ast.nodes);
  const enums = nodes.filter((node) => node.nodeType === "EnumDefinition");
  const { abi, evm } = output.contracts["Harness.sol"].Harness;
  return {
    bytecode: evm.bytecode.object,
    applyEvent: { ...abi.find(({ name }) => name === "applyEvent"), selector: Object.values(evm.methodIdentifiers)[0] },
    refusal: nodes.find((node) => node.nodeType === "ErrorDefinition" && node.name === "Refused").errorSelector,
    enums: Object.fromEntries(enums.map((node) => [node.name, node.members.map((member) => member.name)])),
  };
}
