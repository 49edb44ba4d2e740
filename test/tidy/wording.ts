import { posix } from 'node:path';
import ts from 'typescript';
import { isTypeScript, reportLines, reportNodes, type TextFile, within } from './sources.js';

const code = ['src', 'spec', 'properties', 'test'];

// Words that a rule forbids are put together here, lest this file break its own rules.
const unfinished = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME'].join('|')})\\b`);
const machinePath = new RegExp(`(?<![\\w.~-])/(${['work', 'root', 'home', 'Users'].join('|')})(/|\\b)`);
const workHistory = new RegExp(`\\b${'ses' + 'sion'}s?\\b`, 'i');

export function vagueNames(files: readonly TextFile[]): string[] {
  const isVague = ({ path }: TextFile): boolean => /^(utils?|types?)\./.test(posix.basename(path));
  return within(files, ...code).filter(isVague).map(({ path }) => `${path} does not say what it holds`);
}

export function unfinishedWork(files: readonly TextFile[]): string[] {
  return within(files, ...code, 'docs').flatMap((file) => reportLines(file, unfinished, 'is unfinished'));
}

const suites = /^(it|test|describe|suite|bench|context|task)\b/;
const switches = new Set(['skip', 'only', 'todo', 'skipIf', 'runIf']);
const shorthands = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']);

function switchedOff(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && switches.has(node.name.text) && suites.test(node.expression.getText())) {
    return `runs only a part of the tests: ${node.name.text}`;
  }
  if (ts.isPropertyAssignment(node) && switches.has(node.name.getText()) && ts.isCallExpression(node.parent.parent)) {
    return suites.test(node.parent.parent.expression.getText()) ? `runs only a part of the tests: ${node.name.getText()}` : undefined;
  }
  const isShorthand = ts.isCallExpression(node) && ts.isIdentifier(node.expression) && shorthands.has(node.expression.text);
  return isShorthand ? `runs only a part of the tests: ${node.expression.text}` : undefined;
}

export function switchedOffTests(files: readonly TextFile[]): string[] {
  return within(files.filter(isTypeScript), 'test').flatMap((file) => reportNodes(file, switchedOff));
}

export function machinePaths(files: readonly TextFile[]): string[] {
  return files.flatMap((file) => reportLines(file, machinePath, 'names a path of one machine'));
}

/** Documents tell what the project is, not how the work went. */
export function workHistories(files: readonly TextFile[]): string[] {
  const documents = files.filter(({ path }) => path.startsWith('docs/') || /^[^/]+\.md$/.test(path));
  return documents.flatMap((file) => reportLines(file, workHistory, 'tells of the work, not of the project'));
}
