import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import type { Problem } from './problem.js';
import { unprovable } from './provable.js';

/** Operators on bigints, and the functions that stand for them in instrumented source. */
const calls: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.PlusToken, '$add'],
  [ts.SyntaxKind.MinusToken, '$subtract'],
  [ts.SyntaxKind.AsteriskToken, '$multiply'],
  [ts.SyntaxKind.SlashToken, '$divide'],
  [ts.SyntaxKind.PercentToken, '$remainder'],
  [ts.SyntaxKind.LessThanToken, '$isLess'],
  [ts.SyntaxKind.GreaterThanToken, '$isGreater'],
  [ts.SyntaxKind.LessThanEqualsToken, '$isAtMost'],
  [ts.SyntaxKind.GreaterThanEqualsToken, '$isAtLeast'],
]);

const assignments: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.PlusEqualsToken, '$add'],
  [ts.SyntaxKind.MinusEqualsToken, '$subtract'],
  [ts.SyntaxKind.AsteriskEqualsToken, '$multiply'],
  [ts.SyntaxKind.SlashEqualsToken, '$divide'],
  [ts.SyntaxKind.PercentEqualsToken, '$remainder'],
]);

const names = [...new Set([...calls.values(), '$negate', '$isEqual', '$isQuantity', '$contract'])];

/** Functions that a listener may answer for as a whole: those that come to integers, or to the same, by several ways, and loops as long as a quantity. */
const contracts: ReadonlyMap<string, readonly string[]> = new Map([
  ['src/kernel/accrual.ts', ['accruedDebt']],
  ['src/kernel/arithmetic.ts', ['min', 'max', 'subOrZero']],
  ['src/kernel/auction.ts', ['priceOnCurve', 'isRoundOver', 'tipOf']],
  ['src/kernel/breaker.ts', ['isHalted', 'isStale', 'anchorFor', 'isMoveTooLarge']],
  ['src/kernel/health.ts', ['largestBonus', 'hasCollateral', 'hasDebt']],
  ['src/kernel/incentive.ts', ['bonusOnCurve', 'bonusOf', 'worthwhileRepayment']],
  ['src/kernel/power.ts', ['powerHalfUp']],
  ['src/machine/event-shape.ts', ['quantityRefusal']],
  ['src/kernel/sizing.ts', ['sizingCap', 'unlockedRepayment', 'soldInInterval', 'sellableByDepth']],
]);

/** Whether a value of this type may be a bigint. */
function mayBeBigint(checker: ts.TypeChecker, node: ts.Node): boolean {
  const type = checker.getTypeAtLocation(node);
  return (type.isUnion() ? type.types : [type]).some(({ flags }) => (flags & ts.TypeFlags.BigIntLike) !== 0);
}

const call = (name: string, ...operands: readonly ts.Expression[]): ts.Expression => ts.factory.createCallExpression(ts.factory.createIdentifier(name), undefined, operands);

const isTypeOfBigint = ({ left, right }: ts.BinaryExpression): boolean => ts.isTypeOfExpression(left) && ts.isStringLiteral(right) && right.text === 'bigint';

/** The expression with its operators on bigints turned into calls; the expression itself where it has none. */
function instrumented(checker: ts.TypeChecker, node: ts.Node, visit: (child: ts.Expression) => ts.Expression): ts.Expression | null {
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken && mayBeBigint(checker, node.operand)) return call('$negate', visit(node.operand));
  if (!ts.isBinaryExpression(node)) return null;
  const { left, right, operatorToken: { kind } } = node;
  const isNegated = kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
  const isEquality = isNegated || kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
  const not = (equal: ts.Expression): ts.Expression => (isNegated ? ts.factory.createLogicalNot(equal) : equal);
  if (isEquality && ts.isTypeOfExpression(left) && isTypeOfBigint(node)) return not(call('$isQuantity', visit(left.expression)));
  if (isEquality && (mayBeBigint(checker, left) || mayBeBigint(checker, right))) return not(call('$isEqual', visit(left), visit(right)));
  const assigned = assignments.get(kind);
  if (assigned !== undefined && mayBeBigint(checker, left)) return ts.factory.createAssignment(visit(left), call(assigned, visit(left), visit(right)));
  const name = calls.get(kind);
  return name !== undefined && mayBeBigint(checker, left) && mayBeBigint(checker, right) ? call(name, visit(left), visit(right)) : null;
}

const exported = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];

/** `export const name = $contract('name', own);` */
const contractOf = (name: ts.Identifier, own: ts.Expression): ts.Statement => ts.factory.createVariableStatement(exported, ts.factory.createVariableDeclarationList(
  [ts.factory.createVariableDeclaration(name, undefined, undefined, call('$contract', ts.factory.createStringLiteral(name.text), own))],
  ts.NodeFlags.Const,
));

/** A top-level function behind its contract, where it has one. */
function contracted(statement: ts.Statement, functions: readonly string[]): ts.Statement {
  if (ts.isFunctionDeclaration(statement) && statement.body !== undefined && statement.name !== undefined && functions.includes(statement.name.text)) {
    return contractOf(statement.name, ts.factory.createFunctionExpression(undefined, undefined, undefined, undefined, statement.parameters, undefined, statement.body));
  }
  const declared = ts.isVariableStatement(statement) ? statement.declarationList.declarations[0] : undefined;
  if (declared?.initializer === undefined || !ts.isIdentifier(declared.name) || !functions.includes(declared.name.text)) return statement;
  return contractOf(declared.name, declared.initializer);
}

const importOf = (specifier: string): ts.Statement => ts.factory.createImportDeclaration(
  undefined,
  ts.factory.createImportClause(false, undefined, ts.factory.createNamedImports(names.map((name) => ts.factory.createImportSpecifier(false, undefined, ts.factory.createIdentifier(name))))),
  ts.factory.createStringLiteral(specifier),
);

const arithmetic = 'src/audit/explore/tracing/arithmetic.ts';

function instrumenter(checker: ts.TypeChecker, root: string): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    const path = relative(root, file.fileName);
    if (path === arithmetic) return file;
    const visit = (node: ts.Node): ts.Node => instrumented(checker, node, (child) => ts.visitNode(child, visit, ts.isExpression)) ?? ts.visitEachChild(node, visit, context);
    const { statements } = ts.visitEachChild(file, visit, context);
    const towards = relative(dirname(path), arithmetic.replace(/\.ts$/, '.js'));
    const behind = statements.map((statement) => contracted(statement, contracts.get(path) ?? []));
    return ts.factory.updateSourceFile(file, [importOf(towards.startsWith('.') ? towards : `./${towards}`), ...behind]);
  };
}

/** Where the paths begin that the explorer traces and the prover follows: everything that these import is instrumented with them. */
const entries = ['src/audit/explore/kit.ts', 'src/audit/prove/kit.ts', 'src/audit/prove/family/kit.ts', 'src/audit/prove/formula/kit.ts', arithmetic];

/** Files of the platform and of packages, parsed once: nobody changes them while this process runs. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** A compiler's view of the files, some of which read otherwise than they are. */
function hostWith(root: string, options: ts.CompilerOptions, edits: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const once = (file: string, language: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile | undefined => {
    if (!parsed.has(file)) parsed.set(file, host.getSourceFile(file, language));
    return parsed.get(file);
  };
  return { ...host, getSourceFile: (file, language, ...rest) => {
    const edited = edits.get(relative(root, file));
    if (edited !== undefined) return ts.createSourceFile(file, edited, language, true);
    return file.includes('/node_modules/') ? once(file, language) : host.getSourceFile(file, language, ...rest);
  } };
}

/** What the compiler says, where it says it. */
function problemFrom(root: string, { messageText, file, start }: ts.Diagnostic): Problem {
  const line = file === undefined || start === undefined ? null : file.getLineAndCharacterOfPosition(start).line + 1;
  return { file: file === undefined ? null : relative(root, file.fileName), line, reason: ts.flattenDiagnosticMessageText(messageText, '\n') };
}

/** A program that is to be instrumented; null where its configuration cannot be read. */
function programOf(root: string, outDir: string, edits: ReadonlyMap<string, string>): ts.Program | null {
  const config = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.build.json'), { outDir, rootDir: root, declaration: false, sourceMap: false, inlineSources: false }, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined });
  return config === undefined ? null : ts.createProgram(entries.map((entry) => join(root, entry)), config.options, hostWith(root, config.options, edits));
}

const noConfiguration: Problem = { file: 'tsconfig.build.json', line: null, reason: 'cannot be read' };

/** Writes a file of a program with its operators as calls; all of its files where none is named. */
function written(program: ts.Program, root: string, file?: ts.SourceFile): readonly Problem[] {
  const { diagnostics } = program.emit(file, undefined, undefined, false, { before: [instrumenter(program.getTypeChecker(), root)] });
  return [...ts.getPreEmitDiagnostics(program, file), ...diagnostics].map((diagnostic) => problemFrom(root, diagnostic));
}

/**
 * Compiles the kernel, the machine and the guarantees once more, with each operator on bigints as a call that can be listened to. Refuses a
 * kernel that could not be followed on symbolic numbers, and then writes nothing; returns every problem found.
 * @param edits texts that stand for those of files, by path from the root
 */
export function instrument(root: string, outDir: string, edits: ReadonlyMap<string, string> = new Map()): readonly Problem[] {
  const program = programOf(root, outDir, edits);
  if (program === null) return [noConfiguration];
  const refused = unprovable(program, root);
  if (refused.length > 0) return refused;
  mkdirSync(outDir, { recursive: true });
  return written(program, root);
}

/**
 * Instruments one file that reads otherwise, and takes all others as they were instrumented: a mistake that a proof must not get through.
 * Where the file exports other types than before, its importers are not looked at again.
 * @param whole where the machine without the mistake was written
 */
export function instrumentMistake(root: string, whole: string, outDir: string, path: string, text: string): readonly Problem[] {
  const program = programOf(root, outDir, new Map([[path, text]]));
  const file = program?.getSourceFile(join(root, path));
  if (program === null) return [noConfiguration];
  if (file === undefined) return [{ file: path, line: null, reason: 'is no part of the machine' }];
  const refused = unprovable(program, root);
  if (refused.length > 0) return refused;
  for (const folder of ['src', 'spec', 'properties']) cpSync(join(whole, folder), join(outDir, folder), { recursive: true });
  return written(program, root, file);
}
