#!/usr/bin/env bash
# Checks types and lint side by side: each keeps one core busy, and neither needs what the other finds. Both say all that they have to say.
set -uo pipefail
cd "$(dirname "$0")/.."

npm run typecheck &
typecheck=$!
npm run lint
lint=$?
wait "$typecheck" && exit "$lint"
