import { relative } from 'node:path';
import ts from 'typescript';
import type { Problem } from './problem.js';

/** Where the kernel is: what is proved of it holds only as long as all of it can be followed. */
const kernel = /^src\/(?:kernel|mechanisms\/[^/]+\/kernel)\/|^src\/mechanisms\/[^/]+\/kernel\.ts$/;
const dividing: readonly string[] = ['src/kernel/arithmetic.ts', 'src/kernel/power.ts'];
const looping: readonly string[] = ['src/kernel/power.ts'];

const { SyntaxKind } = ts;
const bits = new Set([
  SyntaxKind.AmpersandToken, SyntaxKind.BarToken, SyntaxKind.CaretToken, SyntaxKind.LessThanLessThanToken, SyntaxKind.GreaterThanGreaterThanToken,
  SyntaxKind.GreaterThanGreaterThanGreaterThanToken, SyntaxKind.AmpersandEqualsToken, SyntaxKind.BarEqualsToken, SyntaxKind.CaretEqualsToken,
  SyntaxKind.LessThanLessThanEqualsToken, SyntaxKind.GreaterThanGreaterThanEqualsToken, SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken,
]);
const powers = new Set([SyntaxKind.AsteriskAsteriskToken, SyntaxKind.AsteriskAsteriskEqualsToken]);
const divisions = new Set([SyntaxKind.SlashToken, SyntaxKind.PercentToken, SyntaxKind.SlashEqualsToken, SyntaxKind.PercentEqualsToken]);
const loose = new Set([SyntaxKind.EqualsEqualsToken, SyntaxKind.ExclamationEqualsToken]);
const shortCircuits = new Set([SyntaxKind.AmpersandAmpersandToken, SyntaxKind.BarBarToken]);
const hostNames = new Set([
  'Math', 'Number', 'BigInt', 'String', 'parseInt', 'parseFloat', 'Map', 'Set', 'WeakMap', 'WeakSet', 'Date', 'RegExp', 'Promise', 'Symbol', 'Reflect', 'Proxy', 'JSON', 'Function',
  'eval', 'globalThis', 'process', 'console', 'performance', 'crypto',
]);

/** What is looked at beside a node: types, and what its file may do that others may not. */
interface Looking {
  readonly isBigint: (node: ts.Node) => boolean;
  readonly isOfHost: (name: ts.Identifier) => boolean;
  readonly mayDivide: boolean;
  readonly mayLoop: boolean;
}

type Reason = string | null;

function ofOperator(node: ts.BinaryExpression, { isBigint, mayDivide }: Looking): Reason {
  const { kind } = node.operatorToken;
  if (powers.has(kind)) return 'a power is a loop: call the function that names it';
  if (bits.has(kind)) return 'bit operators have no symbolic counterpart';
  if (loose.has(kind)) return 'compare with === or !==';
  if (divisions.has(kind) && !mayDivide) return 'write mulDivDown, mulDivUp or mulDivHalfUp: the rounding belongs in the name';
  return shortCircuits.has(kind) && isBigint(node.left) ? truth : null;
}

const truth = 'compare with 0n: a symbolic bigint is an object and always true';

/** Where a value decides by being true or not. */
function conditionOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) return node.expression;
  if (ts.isConditionalExpression(node) || ts.isForStatement(node)) return node.condition;
  return ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken ? node.operand : undefined;
}

function ofValue(node: ts.Node, { isBigint, mayLoop }: Looking): Reason {
  const condition = conditionOf(node);
  if (condition !== undefined && isBigint(condition)) return truth;
  if (ts.isElementAccessExpression(node) && isBigint(node.argumentExpression)) return 'a bigint is no key: a symbolic one has no name';
  if (ts.isComputedPropertyName(node) && isBigint(node.expression)) return 'a bigint is no key: a symbolic one has no name';
  if (ts.isPropertyAssignment(node) && ts.isBigIntLiteral(node.name)) return 'a bigint is no key: a symbolic one has no name';
  if (ts.isSwitchStatement(node) && isBigint(node.expression)) return 'a switch compares behind the prover\'s back: use if and ===';
  if (ts.isTemplateSpan(node) && isBigint(node.expression)) return 'a symbolic bigint has no text';
  if (ts.isPostfixUnaryExpression(node) && !mayLoop) return 'write += 1n: the prover sees binary operators only';
  if (!ts.isPrefixUnaryExpression(node)) return null;
  if (node.operator === SyntaxKind.TildeToken) return 'bit operators have no symbolic counterpart';
  const isUpdate = node.operator === SyntaxKind.PlusPlusToken || node.operator === SyntaxKind.MinusMinusToken;
  return isUpdate && !mayLoop ? 'write += 1n: the prover sees binary operators only' : null;
}

const isConst = (node: ts.AsExpression): boolean => node.type.getText() === 'const';
const isLoop = (node: ts.Node): boolean => ts.isWhileStatement(node) || ts.isDoStatement(node) || ts.isForStatement(node);

function ofConstruct(node: ts.Node, { isOfHost, mayLoop }: Looking): Reason {
  if (ts.isClassLike(node)) return 'kernel values are plain objects and arrays: a class is none';
  if (ts.isThrowStatement(node) || ts.isTryStatement(node)) return 'a refusal is a value: the kernel neither throws nor catches';
  if (ts.isAwaitExpression(node) || node.kind === SyntaxKind.AsyncKeyword || (ts.isForOfStatement(node) && node.awaitModifier !== undefined)) return 'the kernel is synchronous';
  if (ts.isFunctionLike(node) && 'asteriskToken' in node && node.asteriskToken !== undefined) return 'a generator hides a loop';
  if (ts.isForInStatement(node) || (isLoop(node) && !mayLoop)) return 'a loop whose length depends on a quantity has no bound: use for…of over an array, or a function of power.ts';
  if (ts.isNewExpression(node) || node.kind === SyntaxKind.ThisKeyword) return 'kernel functions build literals: they have no constructors and no receiver';
  if (ts.isTypeAssertionExpression(node) || (ts.isAsExpression(node) && !isConst(node))) return 'a cast claims what nothing checks: only "as const" is allowed';
  if (ts.isRegularExpressionLiteral(node) || (ts.isIdentifier(node) && isOfHost(node))) return 'the kernel computes with bigint and nothing else of the host';
  const isPackage = ts.isImportDeclaration(node) && node.importClause?.isTypeOnly !== true && ts.isStringLiteral(node.moduleSpecifier) && !node.moduleSpecifier.text.startsWith('.');
  return isPackage ? 'a package is not followed: the kernel imports the kernel and nothing else' : null;
}

/** The first reason for which a node cannot be followed; null where it can. */
const reasonFor = (node: ts.Node, looking: Looking): Reason =>
  (ts.isBinaryExpression(node) ? ofOperator(node, looking) : ofValue(node, looking)) ?? ofConstruct(node, looking);

function lookingAt(checker: ts.TypeChecker, path: string): Looking {
  const isBigint = (node: ts.Node): boolean => {
    const type = checker.getTypeAtLocation(node);
    return (type.isUnion() ? type.types : [type]).some(({ flags }) => (flags & ts.TypeFlags.BigIntLike) !== 0);
  };
  const isOfHost = (name: ts.Identifier): boolean => {
    if (!hostNames.has(name.text) || ts.isPartOfTypeNode(name)) return false;
    const declared = checker.getSymbolAtLocation(name)?.declarations ?? [];
    return declared.some((each) => each.getSourceFile().isDeclarationFile);
  };
  return { isBigint, isOfHost, mayDivide: dividing.includes(path), mayLoop: looping.includes(path) };
}

/**
 * What in the kernel of a program a proof could not follow: the same subset that the rules of `test/lint/provable.js` hold our own sources to.
 * A symbolic bigint is an object, and what would silently treat it as a plain value must not be instrumented.
 * @param root paths of problems are told from there
 */
export function unprovable(program: ts.Program, root: string): readonly Problem[] {
  const checker = program.getTypeChecker();
  return program.getSourceFiles().flatMap((source) => {
    const file = relative(root, source.fileName);
    if (!kernel.test(file)) return [];
    const looking = lookingAt(checker, file);
    const found: Problem[] = [];
    const visit = (node: ts.Node): void => {
      const reason = reasonFor(node, looking);
      if (reason !== null) found.push({ file, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1, reason });
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}
