import ts from 'typescript';
import { isTypeScript, reportNodes, type TextFile, within } from './sources.js';

const hostNames = new Set(['Date', 'performance', 'process', 'globalThis']);
const hostModules = new Set(['node:process', 'process', 'node:perf_hooks', 'perf_hooks']);

/** `account.process` and `{ process: … }` name a member, not the host. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return (ts.isPropertyAssignment(parent) || ts.isTypeElement(parent)) && parent.name === node;
}

function hostUse(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node) && hostNames.has(node.text) && !isMemberName(node)) return `uses ${node.text}`;
  if (ts.isPropertyAccessExpression(node) && node.getText() === 'Math.random') return 'uses Math.random';
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier) && hostModules.has(node.moduleSpecifier.text)) {
    return `imports ${node.moduleSpecifier.text}`;
  }
  return undefined;
}

/** Clocks, chance and the process belong to the commands: everything else gets them as arguments. */
export function impurities(files: readonly TextFile[]): string[] {
  const sources = within(files.filter(isTypeScript), 'src').filter(({ path }) => !path.startsWith('src/cli/'));
  return sources.flatMap((file) => reportNodes(file, hostUse));
}

function plainError(node: ts.Node): string | undefined {
  const isMade = ts.isNewExpression(node) || ts.isCallExpression(node);
  return isMade && ts.isIdentifier(node.expression) && node.expression.text === 'Error' ? 'makes a plain Error' : undefined;
}

export function plainErrors(files: readonly TextFile[]): string[] {
  return within(files.filter(isTypeScript), 'src', 'spec', 'properties').flatMap((file) => reportNodes(file, plainError));
}

function defaultExport(node: ts.Node): string | undefined {
  const isDefault =
    (ts.isExportAssignment(node) && node.isExportEquals !== true) ||
    (ts.isExportSpecifier(node) && node.name.text === 'default') ||
    node.kind === ts.SyntaxKind.DefaultKeyword;
  const isCase = ts.isCaseOrDefaultClause(node);
  return isDefault && !isCase ? 'exports by default' : undefined;
}

export function defaultExports(files: readonly TextFile[]): string[] {
  return within(files.filter(isTypeScript), 'src', 'spec', 'properties', 'test').flatMap((file) => reportNodes(file, defaultExport));
}
