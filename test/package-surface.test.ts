import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import * as surface from '../src/index.js';

const root = resolve(import.meta.dirname, '..');
/** Beneath the project, so that the bundle finds the packages that it imports. */
const scratch = join(root, '.cache', 'package-surface');
const bundle = join(scratch, 'index.mjs');

/** The packages that the main entry imports, without the paths inside them. */
async function bundled(): Promise<readonly string[]> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root, entryPoints: ['src/index.ts'], outfile: bundle, bundle: true, packages: 'external', format: 'esm', platform: 'neutral', write: false, metafile: true,
  });
  mkdirSync(scratch, { recursive: true });
  writeFileSync(bundle, outputFiles[0]?.contents ?? '');
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  return [...new Set(imports.filter(({ external }) => external === true).map(({ path }) => path.split('/')[0] ?? path))].sort();
}

/** Processor time [ms] of one process that runs a line of code: what else the machine does does not count. */
function processorTime(code: string): number {
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', `${code}; const { user, system } = process.cpuUsage(); console.log((user + system) / 1000);`], { cwd: root, encoding: 'utf8' });
  return Number(stdout);
}

const least = (times: number, measure: () => number): number => Math.min(...Array.from({ length: times }, measure));

describe('the main entry', () => {
  let packages: readonly string[] = [];
  beforeAll(async () => {
    packages = await bundled();
  });

  it('exports these names, and no other', () => {
    expect(Object.keys(surface).sort().join(' ')).toMatchInlineSnapshot(`"AMOUNT_LIMIT BPS GuaranteeBroken INDEX_LIMIT PRICE_LIMIT PRICE_SCALE RAY TIME_LIMIT VALUE_LIMIT amountFromHuman amountToHuman applyToLedger checkDesign createLifecycle decodeDesignFile decodeEvent decodeWorld deliver distance durationFromHuman durationToHuman encodeDesignFile encodeEvent encodeWorld eventTypes expectedEvents explain factorFromHuman factorToHuman guarantees isUsable lifecycle openAccount openAccountIn openLedger openMarket openWorld phases priceFromHuman priceToHuman progress promised rateFromHuman rateToHuman ratioFromHuman ratioToHuman refusalCodes snapshotOf startLifecycle stepwise submit theorems transition transitionNames unchecked valueFromHuman valueToHuman waivedBy worldFormat worldFromJson worldOf worldToJson"`);
  });

  it('imports nothing but the packages of the machine: no search, no commands, nothing of Node', () => {
    expect(packages).toEqual(['decimal.js', 'fp-ts', 'io-ts', 'smol-toml', 'xstate']);
  });

  it('costs less than three times what Node takes to start, which is below a tenth of a second on a machine of its own', () => {
    const start = least(4, () => processorTime(''));
    const loaded = least(4, () => processorTime(`await import(${JSON.stringify(bundle)})`));
    expect((loaded - start) / start).toBeLessThan(3);
  });
});
