#!/usr/bin/env bash
# Runs on Node 24 the tests of all that a newer engine could change: arithmetic, the machine, files, streams, processes, workers, compiled code.
# Long explorations, hunts and proofs run the same code many times over: on Node 20 alone, which keeps a whole run within its time.
# Node 24 is fetched for this run alone: neither package.json nor the lockfile knows about it.
set -euo pipefail
cd "$(dirname "$0")/.."

system=$(node -p 'process.platform')
machine=$(node -p 'process.arch')

tests=(kernel machine stepwise lifecycle market design known-answers mechanisms oracle vectors/set vectors/conform.test vectors/surface conformance/python search/workers explore/tracing explore/packing explore/patience explore/visited
  prove/solver assurance/file cli/check cli/chart cli/init cli/oracle cli/process cli/run cli/usage package-surface)

exec npm exec --yes --package="node-$system-$machine@24" -- \
  bash -c 'node --version && exec node node_modules/vitest/vitest.mjs run "$@"' node24 "${tests[@]/#/test/}" "$@"
