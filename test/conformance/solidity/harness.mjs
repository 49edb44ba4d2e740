// `stepwise@1` in Solidity, for the conformance protocol: one request on each line of the standard input, one reply to each.
//
//   node test/conformance/solidity/harness.mjs --compile
//   unwind conform -- node test/conformance/solidity/harness.mjs
//
// The first line compiles the sources, which takes longer than a reply may, and keeps the outcome for every later run.

import { createInterface } from "node:readline";

import { Unrepresentable } from "./abi.mjs";
import { EVENT_TYPES, NotAnEvent, designOf, eventOf, namedFlows, worldFrom, worldOf } from "./case.mjs";
import { compiled } from "./compile.mjs";
import { machineOf } from "./machine.mjs";

const DIALECT = "stepwise@1";

/** All but `wire`: the structs of a contract cannot hold malformed events. */
const FEATURES = [
  ...EVENT_TYPES,
  ...["sizing.targetHealth", "sizing.closeFactor", "sizing.tiers", "sizing.linear", "sizing.full"],
  ...["unlock.whole", "unlock.gradual"],
  ...["depth.unlimited", "depth.share"],
  ...["incentive.fixed", "incentive.linearInHealth", "incentive.rampInTime", "incentive.nonToxicCeiling"],
  ...["dust.none", "dust.refuse", "dust.expand"],
  ...["toxicity.escalate", "toxicity.allow"],
  ...["auction.linear", "auction.stairstep", "auction.exponential"],
  ...["takes.whole", "takes.partial"],
  "assets.several",
];

const START = {
  protocol: 1,
  implementation: { name: "stepwise-solidity", language: "solidity", version: "1.0.0" },
  dialects: { [DIALECT]: FEATURES },
};

/**
 * @param {import("./machine.mjs").Machine} machine
 * @param {{params: any, init: any, events: any[]}} given
 */
async function run(machine, { params, init, events }) {
  const ids = params.assets.map(({ id }) => id);
  const design = machine.encode("design", designOf(params), "params");
  const asked = events.map((event, n) => machine.encode("asked", eventOf(event, ids), `events[${n}]`));
  let world = machine.encode("world", worldOf(init, ids), "init");
  let written = init;
  const steps = [];
  for (const event of asked) {
    const { code, flows, afterwards } = await machine.applyEvent(design, world, event);
    if (afterwards !== undefined) {
      world = machine.encode("world", afterwards, "afterwards");
      written = worldFrom(afterwards, ids);
    }
    steps.push({ code, flows: namedFlows(flows, ids), account: written.account, market: written.market });
  }
  return { steps };
}

/** What a case comes to, or why it comes to nothing. */
async function answerTo(machine, request) {
  try {
    return await run(await machine, request.case);
  } catch (error) {
    if (error instanceof Unrepresentable) return { skipped: true, code: "UNREPRESENTABLE", path: error.path };
    if (error instanceof NotAnEvent) return { skipped: true, code: "UNSUPPORTED_FEATURE", feature: "wire" };
    return { errored: true, code: "INTERNAL", message: String(error?.message ?? error) };
  }
}

const reply = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

async function main() {
  if (process.argv.includes("--compile")) {
    compiled();
    return 0;
  }
  /** @type {Promise<import("./machine.mjs").Machine> | undefined} */
  let machine;
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line);
    if (request.cmd === "start") reply(START);
    else if (request.cmd === "dialect") reply(request.dialect === DIALECT ? { ok: true } : { ok: false, reason: `only ${DIALECT}` });
    else if (request.cmd === "run") {
      machine ??= machineOf(compiled());
      reply({ seq: request.seq, ...(await answerTo(machine, request)) });
    } else if (request.cmd === "stop") return 0;
    else {
      process.stderr.write(`unknown command ${request.cmd}\n`);
      return 2;
    }
  }
  return 0;
}

process.exit(await main());
