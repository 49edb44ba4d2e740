import ts from 'typescript';

const refusing = new Set(['reverted', 'failed']);

const literalIn = (node: ts.Node | undefined): string | null => (node !== undefined && ts.isStringLiteralLike(node) ? node.text : null);

/** The code that an expression refuses with, where it is written there: a code by itself, `reverted('…')`, `failed('…')`, or a record of kind `reverted`. */
function codeOf(node: ts.Expression): string | null {
  if (ts.isParenthesizedExpression(node)) return codeOf(node.expression);
  if (ts.isCallExpression(node)) return ts.isIdentifier(node.expression) && refusing.has(node.expression.text) ? literalIn(node.arguments[0]) : null;
  if (!ts.isObjectLiteralExpression(node)) return literalIn(node);
  const valueOf = (name: string): string | null => node.properties.flatMap((property) => (ts.isPropertyAssignment(property) && property.name.getText() === name ? [literalIn(property.initializer)] : []))[0] ?? null;
  return valueOf('kind') === 'reverted' ? valueOf('reason') : null;
}

function returnedCode(node: ts.Statement): string | null {
  const [only, more] = ts.isBlock(node) ? node.statements : [node];
  return only !== undefined && more === undefined && ts.isReturnStatement(only) && only.expression !== undefined ? codeOf(only.expression) : null;
}

type Visit = (node: ts.Node) => ts.Node;

/**
 * A check whose refusal can be left out, as a call that knows its code: `if (…) return reverted('…')`, and either branch of a conditional. Null where a node is none.
 * @param call makes a call of a function by its name
 */
export function uncheckedForm(node: ts.Node, visit: Visit, call: (name: string, ...operands: readonly ts.Expression[]) => ts.Expression): ts.Node | null {
  const asked = (name: string, code: string, condition: ts.Expression): ts.Expression => call(name, ts.factory.createStringLiteral(code), ts.visitNode(condition, visit, ts.isExpression));
  if (ts.isIfStatement(node)) {
    const code = returnedCode(node.thenStatement);
    if (code === null) return null;
    const condition = asked('$refuses', code, node.expression);
    return ts.factory.updateIfStatement(node, condition, ts.visitNode(node.thenStatement, visit, ts.isStatement), ts.visitNode(node.elseStatement, visit, ts.isStatement));
  }
  if (!ts.isConditionalExpression(node)) return null;
  const [whenTrue, whenFalse] = [codeOf(node.whenTrue), codeOf(node.whenFalse)];
  // Where both refuse, only one of them can be left out: the first check.
  const [name, code] = whenTrue !== null ? ['$refuses', whenTrue] : ['$passes', whenFalse];
  if (code === null) return null;
  const branch = (of: ts.Expression): ts.Expression => ts.visitNode(of, visit, ts.isExpression);
  return ts.factory.updateConditionalExpression(node, asked(name, code, node.condition), node.questionToken, branch(node.whenTrue), node.colonToken, branch(node.whenFalse));
}
