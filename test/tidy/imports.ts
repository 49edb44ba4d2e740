import { posix } from 'node:path';
import ts from 'typescript';
import { isTypeScript, syntaxOf, type TextFile, within } from './sources.js';

const definitions = ['properties', 'spec', 'kernel'];
const belowMarket = ['mechanisms', 'machine', ...definitions];
const belowCommands = ['market', ...belowMarket];

/** What each layer may import beside itself. Imports point downwards only. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  spec: [],
  properties: ['spec', 'kernel'],
  machine: definitions,
  mechanisms: ['machine', ...definitions],
  market: belowMarket,
  audit: belowCommands,
  vectors: belowCommands,
  report: belowCommands,
  cli: ['report', 'vectors', 'audit', ...belowCommands],
  /** The public surface: the machine and its mechanisms; the audit, the market and the vectors have entry points of their own. */
  index: belowMarket,
};

const withoutPackages = new Set(['kernel', 'spec', 'properties']);
const withoutNode = new Set([...withoutPackages, 'machine']);
const entryPoints = ['src/index.ts', 'src/audit/index.ts', 'src/market/index.ts', 'src/vectors/index.ts', 'src/cli/main.ts'];

function layerOf(path: string): string | undefined {
  const [top, folder] = path.split('/');
  if (top === 'spec' || top === 'properties') return top;
  if (path === 'src/index.ts') return 'index';
  return top === 'src' && folder !== undefined && folder !== 'index' && folder in mayImport ? folder : undefined;
}

function literalText(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** `import … from`, `export … from`, `import()`, `import('…')` as a type, and `new URL('…', import.meta.url)` of a worker. */
function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literalText(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return literalText(node.argument.literal);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return literalText(node.arguments[0]);
  const isUrl = ts.isNewExpression(node) && node.expression.getText() === 'URL' && node.arguments?.[1]?.getText() === 'import.meta.url';
  return isUrl ? literalText(node.arguments[0]) : undefined;
}

function importsOf(file: TextFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) found.push(specifier);
    ts.forEachChild(node, visit);
  };
  visit(syntaxOf(file));
  return found;
}

function targetOf(importer: string, specifier: string): string {
  return posix.join(posix.dirname(importer), specifier).replace(/\.js$/, '.ts');
}

function complaintAbout(layer: string, importer: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) {
    const isForbidden = withoutPackages.has(layer) || (withoutNode.has(layer) && specifier.startsWith('node:'));
    return isForbidden ? `${layer} must not import "${specifier}"` : undefined;
  }
  const target = targetOf(importer, specifier);
  const targetLayer = layerOf(target);
  if (targetLayer === undefined) return `${layer} must not import ${target}, which is in no layer`;
  const isBelow = targetLayer === layer || mayImport[layer]?.includes(targetLayer) === true;
  return isBelow ? undefined : `${layer} must not import ${targetLayer} (${target})`;
}

export function upwardImports(files: readonly TextFile[]): string[] {
  return within(files.filter(isTypeScript), 'src', 'spec', 'properties').flatMap((file) => {
    const layer = layerOf(file.path);
    if (layer === undefined) return [`${file.path} is in no layer`];
    const complaints = importsOf(file).map((specifier) => complaintAbout(layer, file.path, specifier));
    return complaints.flatMap((complaint) => (complaint === undefined ? [] : [`${file.path}: ${complaint}`]));
  });
}

/** Source files that no entry point reaches. Nothing is orphaned before the first entry point exists. */
export function orphans(files: readonly TextFile[]): string[] {
  const byPath = new Map(files.filter(isTypeScript).map((file) => [file.path, file]));
  const reached = new Set<string>();
  const reach = (path: string): void => {
    const file = byPath.get(path);
    if (file === undefined || reached.has(path)) return;
    reached.add(path);
    for (const specifier of importsOf(file)) if (specifier.startsWith('.')) reach(targetOf(path, specifier));
  };
  entryPoints.forEach(reach);
  if (reached.size === 0) return [];
  return within([...byPath.values()], 'src').flatMap(({ path }) => (reached.has(path) ? [] : [`${path} is reached by no entry point`]));
}
