import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { uncheckedForm } from './unchecked.js';

const comparisons: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.LessThanToken, '<'], [ts.SyntaxKind.LessThanEqualsToken, '<='],
  [ts.SyntaxKind.GreaterThanToken, '>'], [ts.SyntaxKind.GreaterThanEqualsToken, '>='],
]);
const roundings: ReadonlyMap<string, string> = new Map([['mulDivDown', 'down'], ['mulDivUp', 'up'], ['mulDivHalfUp', 'halfUp']]);
const choices = new Set(['min', 'max', 'subOrZero']);

/** Folders and files whose decisions and roundings are watched. Arithmetic itself is not: whoever calls it is. */
const isWatched = (path: string): boolean =>
  (path.startsWith('src/kernel/') && path !== 'src/kernel/arithmetic.ts') || path.startsWith('src/mechanisms/stepwise/kernel/') || path === 'src/machine/event-shape.ts' || path === 'src/machine/decide.ts';

/** The kernels of deployed protocols; their places are listed apart, each under the folder of its mechanism. */
const protocolKernel = /^src\/mechanisms\/(?!stepwise\/)([a-z0-9-]+)\/kernel\/(.+)\.ts$/;

/** Every file that one file is made of: what the kernel holds for other mechanisms alone decides no answer of this one. */
function madeOf(root: string, entry: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const reach = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const { fileName } of ts.preProcessFile(readFileSync(join(root, path), 'utf8')).importedFiles) {
      if (fileName.startsWith('.')) reach(posix.join(posix.dirname(path), fileName).replace(/\.js$/, '.ts'));
    }
  };
  reach(entry);
  return reached;
}

/** One watched place. */
export interface Site {
  readonly name: string;
  readonly kind: 'guard' | 'choice' | 'rounding';
}

const nameOf = (node: ts.Node): string | null => {
  if (ts.isFunctionDeclaration(node) && node.name !== undefined) return node.name.text;
  return ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.parent.parent.parent.kind === ts.SyntaxKind.SourceFile ? node.name.text : null;
};

/** The name of the top-level function that a place is in. */
function within(node: ts.Node): string {
  for (let above: ts.Node | undefined = node; above !== undefined; above = above.parent) {
    const name = nameOf(above);
    if (name !== null) return name;
  }
  return '';
}

const textOf = (node: ts.Node): string => node.getText().replace(/\s+/g, ' ');

/** Renames each place after its function and its text; the second of two alike is numbered. */
class Sites {
  readonly all: Site[] = [];
  /** @param file what its places are named after */
  constructor(private readonly file: string) {}
  add(node: ts.Node, kind: Site['kind']): ts.Expression {
    const plain = `${this.file}.${within(node)}: ${textOf(node)}`;
    const alike = this.all.filter(({ name }) => name === plain || name.startsWith(`${plain} #`)).length;
    const name = alike === 0 ? plain : `${plain} #${(alike + 1).toString()}`;
    this.all.push({ name, kind });
    return ts.factory.createStringLiteral(name);
  }
}

const call = (name: string, ...operands: readonly ts.Expression[]): ts.Expression => ts.factory.createCallExpression(ts.factory.createIdentifier(name), undefined, operands);
const literal = (text: string): ts.Expression => ts.factory.createStringLiteral(text);

/** Lists are counted by numbers, and nothing else of the kernel is. */
const isOfNumbers = ({ left, right }: ts.BinaryExpression): boolean => [left, right].some((side) => ts.isNumericLiteral(side) || textOf(side).endsWith('.length'));

function watchedForm(node: ts.Node, sites: Sites, visit: (child: ts.Expression) => ts.Expression): ts.Expression | null {
  if (ts.isBinaryExpression(node)) {
    // The one place that rounds without a function for it: its numerator has the half in it already.
    if (node.operatorToken.kind === ts.SyntaxKind.SlashToken && textOf(node.right) === 'one' && ts.isParenthesizedExpression(node.left)) {
      return call('$nearest', sites.add(node, 'rounding'), visit(node.left), visit(node.right));
    }
    const comparing = comparisons.get(node.operatorToken.kind);
    // A loop that is mistaken about its end never ends.
    if (comparing === undefined || isOfNumbers(node) || ts.isWhileStatement(node.parent)) return null;
    return call('$compare', sites.add(node, 'guard'), literal(comparing), visit(node.left), visit(node.right));
  }
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return null;
  const { text } = node.expression;
  const rounding = roundings.get(text);
  if (rounding !== undefined) return call('$round', sites.add(node, 'rounding'), literal(rounding), ...node.arguments.map(visit));
  return choices.has(text) && node.arguments.length === 2 ? call('$choose', sites.add(node, 'choice'), literal(text), ...node.arguments.map(visit)) : null;
}

/** @param isProtocol whether refusals can be left out as well: of `stepwise@1` nobody asks that */
function watching(path: string, sites: Sites, isProtocol: boolean): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    const visit = (node: ts.Node): ts.Node => (isProtocol ? uncheckedForm(node, visit, call) : null) ?? watchedForm(node, sites, (child) => ts.visitNode(child, visit, ts.isExpression)) ?? ts.visitEachChild(node, visit, context);
    const { statements } = ts.visitEachChild(file, visit, context);
    const towards = posix.relative(posix.dirname(path), 'src/vectors/witness/watch.js');
    const names = ['$compare', '$choose', '$round', '$nearest', '$refuses', '$passes'].map((name) => ts.factory.createImportSpecifier(false, undefined, ts.factory.createIdentifier(name)));
    const imported = ts.factory.createImportDeclaration(undefined, ts.factory.createImportClause(false, undefined, ts.factory.createNamedImports(names)), literal(towards));
    return ts.factory.updateSourceFile(file, [imported, ...statements]);
  };
}

const folders = ['spec', 'properties', 'src/kernel', 'src/machine', 'src/mechanisms', 'src/vectors'];

/** Compiles the machine once more, with each decision and rounding of the kernel as a call that knows where it was written; writes the list of them beside it. */
export function witness(root: string, outDir: string): void {
  const options = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.build.json'), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined })?.options ?? {};
  const paths = folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => posix.join(folder, file.replaceAll('\\', '/')))).filter((path) => path.endsWith('.ts')).sort();
  const answering = madeOf(root, 'src/vectors/format/answer.ts');
  const all: Site[] = [];
  const ofProtocols: Site[] = [];
  for (const path of paths) {
    const [, mechanism, file] = protocolKernel.exec(path) ?? [];
    const isProtocol = mechanism !== undefined && file !== undefined;
    const sites = new Sites(isProtocol ? `${mechanism}/${file}` : basename(path, '.ts'));
    const { outputText } = ts.transpileModule(readFileSync(join(root, path), 'utf8'), {
      fileName: join(root, path), compilerOptions: { ...options, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, noEmit: false, declaration: false, sourceMap: false, inlineSources: false },
      transformers: { before: isProtocol || (isWatched(path) && answering.has(path)) ? [watching(path, sites, isProtocol)] : [] },
    });
    const target = join(outDir, path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
    (isProtocol ? ofProtocols : all).push(...sites.all);
  }
  writeFileSync(join(outDir, 'sites.json'), `${JSON.stringify(all, null, 1)}\n`);
  writeFileSync(join(outDir, 'protocol-sites.json'), `${JSON.stringify(ofProtocols, null, 1)}\n`);
}
