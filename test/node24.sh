#!/usr/bin/env bash
# Runs the fast tests on Node 24, fetched for this run alone: neither package.json nor the lockfile knows about it.
set -euo pipefail
cd "$(dirname "$0")/.."

system=$(node -p 'process.platform')
machine=$(node -p 'process.arch')

exec npm exec --yes --package="node-$system-$machine@24" -- \
  bash -c 'node --version && exec node node_modules/vitest/vitest.mjs run --exclude "test/{mutants,slow}/**" "$@"' node24 "$@"
