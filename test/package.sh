#!/usr/bin/env bash
# Checks the package as users get it: its metadata, its types, its entry points, and that it names no machine.
# With --built, it packs the dist that stands there: whoever says so has just built it from nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

scratch=.cache/package
rm -rf "$scratch"
mkdir -p "$scratch/node_modules/unwind"

if [[ ${1:-} != --built ]]; then
  rm -rf dist # What was removed from the sources must not live on in the package.
  npm run build
fi
npm pack --ignore-scripts --loglevel=error --pack-destination "$scratch" >/dev/null
tarball=$(ls "$scratch"/unwind-*.tgz)
npx --no-install publint run "$tarball" --strict
npx --no-install attw "$tarball" --profile esm-only

# Unpacked beneath the project, the package finds its dependencies in the project's own node_modules.
tar -xzf "$tarball" --strip-components=1 -C "$scratch/node_modules/unwind"
if grep -rnE '(^|[^[:alnum:]_.~-])/(work|root|home|Users)/' "$scratch/node_modules/unwind"; then
  echo 'The package names a path of one machine.' >&2
  exit 1
fi
(
  cd "$scratch"
  node --input-type=module -e '
    for (const entry of ["unwind", "unwind/audit", "unwind/market", "unwind/vectors"]) {
      if (Object.keys(await import(entry)).length === 0) throw new TypeError(`${entry} exports nothing.`);
    }'
  node --input-type=module -e '
    const { ownVectors, soundSet } = await import("unwind/vectors");
    if (soundSet(ownVectors())._tag !== "Right") throw new TypeError("The vectors of the package are broken.");'
  node node_modules/unwind/dist/src/cli/main.js --help >/dev/null
  node node_modules/unwind/dist/src/cli/main.js vectors verify >/dev/null
  for schema in vector protocol; do test -s "node_modules/unwind/spec/schema/$schema.1.json"; done
)
echo 'The package is sound.'
