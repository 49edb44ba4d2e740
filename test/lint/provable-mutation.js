const mutatingMethods = new Set(['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin']);
const mutatingStatics = new Set(['assign', 'defineProperty', 'defineProperties', 'setPrototypeOf']);
const wrappers = new Set(['TSNonNullExpression', 'ChainExpression', 'TSAsExpression']);

function definitionOf(sourceCode, identifier) {
  for (let scope = sourceCode.getScope(identifier); scope; scope = scope.upper) {
    const variable = scope.set.get(identifier.name);
    if (variable) return { scope, definition: variable.defs[0] };
  }
  return undefined;
}

function rootOf(node) {
  if (node.type === 'MemberExpression') return rootOf(node.object);
  if (wrappers.has(node.type)) return rootOf(node.expression);
  return node;
}

/** Fresh: built by this very function, so that nobody else can hold it. */
function isFresh(sourceCode, root) {
  if (root.type === 'ArrayExpression' || root.type === 'ObjectExpression' || root.type === 'CallExpression') return true;
  if (root.type !== 'Identifier') return false;
  const found = definitionOf(sourceCode, root);
  const init = found?.definition?.type === 'Variable' ? found.definition.node.init : undefined;
  const isLocal = found && found.scope.type !== 'module' && found.scope.type !== 'global';
  return Boolean(isLocal && init && (init.type === 'ArrayExpression' || init.type === 'ObjectExpression'));
}

function targetsOf(pattern) {
  switch (pattern?.type) {
    case 'ArrayPattern':
      return pattern.elements.flatMap(targetsOf);
    case 'ObjectPattern':
      return pattern.properties.flatMap((each) => targetsOf(each.type === 'Property' ? each.value : each));
    case 'RestElement':
      return targetsOf(pattern.argument);
    case 'AssignmentPattern':
      return targetsOf(pattern.left);
    default:
      return pattern ? [pattern] : [];
  }
}

function listenersFor(context) {
  const { sourceCode } = context;
  const checkObject = (node, object) => {
    if (!isFresh(sourceCode, rootOf(object))) context.report({ node, messageId: 'member' });
  };
  const checkTarget = (target) => {
    if (target.type === 'MemberExpression') return checkObject(target, target.object);
    const found = target.type === 'Identifier' ? definitionOf(sourceCode, target) : undefined;
    if (found?.definition?.type === 'Parameter') return context.report({ node: target, messageId: 'parameter' });
    const isShared = found === undefined || found.scope.type === 'module' || found.scope.type === 'global';
    if (isShared) context.report({ node: target, messageId: 'shared' });
  };
  const checkPattern = (pattern) => targetsOf(pattern).forEach(checkTarget);
  return {
    AssignmentExpression: (node) => checkPattern(node.left),
    UpdateExpression: (node) => checkPattern(node.argument),
    'ForOfStatement, ForInStatement': (node) => node.left.type !== 'VariableDeclaration' && checkPattern(node.left),
    'UnaryExpression[operator="delete"]': (node) => checkObject(node, node.argument),
    CallExpression(node) {
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || callee.computed) return;
      const isStatic = callee.object.name === 'Object' && mutatingStatics.has(callee.property.name);
      if (isStatic) context.report({ node, messageId: 'member' });
      else if (mutatingMethods.has(callee.property.name)) checkObject(node, callee.object);
    },
  };
}

export const noMutation = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      parameter: 'Arguments belong to the caller: bind a new name.',
      member: 'Only a literal built in this function may be changed: return a new value instead.',
      shared: 'The kernel keeps no state between calls.',
    },
  },
  create: listenersFor,
};
