import type { TextFile } from './sources.js';

function textOf(files: readonly TextFile[], path: string): string | undefined {
  return files.find((file) => file.path === path)?.text;
}

/** npm may write where it downloaded from; such a lockfile works only for those who reach that host. */
export function hostsInLockfile(files: readonly TextFile[]): string[] {
  const text = textOf(files, 'package-lock.json');
  if (text === undefined) return ['package-lock.json is missing'];
  const { packages = {} } = JSON.parse(text) as { packages?: Record<string, { resolved?: string }> };
  return Object.entries(packages).flatMap(([name, { resolved }]) =>
    resolved === undefined ? [] : [`package-lock.json says where ${name} comes from: run npm with --omit-lockfile-registry-resolved`],
  );
}

export function changesUntold(files: readonly TextFile[]): string[] {
  const changes = textOf(files, 'CHANGELOG.md');
  if (changes === undefined) return ['CHANGELOG.md is missing'];
  const { version } = JSON.parse(textOf(files, 'package.json') ?? '{}') as { version?: string };
  return version === undefined || changes.includes(`## [${version}]`) ? [] : [`CHANGELOG.md has no heading for ${version}`];
}
