/**
 * Provable TypeScript: the subset that the prover can run on symbolic numbers.
 * A symbolic bigint is an object. What would silently treat it as a plain value (a truth test, a key, a loop bound) must not pass.
 * Checks marked "typed" run only where the parser gives type information; the project's own configuration always does.
 */
import { importsStayInKernel } from './provable-imports.js';
import { noMutation } from './provable-mutation.js';
import { noNumberArithmetic } from './provable-numbers.js';
import { typed } from './typed.js';

const bitOperators = new Set(['&', '|', '^', '~', '<<', '>>', '>>>']);
const forbiddenGlobals = new Set([
  ...['Math', 'Number', 'BigInt', 'parseInt', 'parseFloat', 'Map', 'Set', 'WeakMap', 'WeakSet', 'Date', 'RegExp', 'Promise', 'Symbol'],
  ...['Reflect', 'Proxy', 'JSON', 'Function', 'eval', 'globalThis', 'process', 'console', 'performance', 'crypto'],
]);

function operatorOf(node) {
  return node.type === 'AssignmentExpression' ? node.operator.replace(/=$/, '') : node.operator;
}

const operators = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { division: { type: 'boolean' }, loops: { type: 'boolean' } }, additionalProperties: false }],
    messages: {
      power: 'Power is a loop: call the function that names it.',
      bits: 'Bit operators have no symbolic counterpart.',
      division: 'Write mulDivDown, mulDivUp or mulDivHalfUp: the rounding belongs in the name.',
      looseEquality: 'Compare with === or !==.',
      update: 'Write += 1n: the prover sees binary operators only.',
    },
  },
  create(context) {
    const { division = false, loops = false } = context.options[0] ?? {};
    const check = (node) => {
      const operator = operatorOf(node);
      if (operator === '**') context.report({ node, messageId: 'power' });
      else if (bitOperators.has(operator)) context.report({ node, messageId: 'bits' });
      else if (!division && (operator === '/' || operator === '%')) context.report({ node, messageId: 'division' });
    };
    return {
      BinaryExpression(node) {
        check(node);
        if (node.operator === '==' || node.operator === '!=') context.report({ node, messageId: 'looseEquality' });
      },
      AssignmentExpression(node) {
        if (node.operator !== '=') check(node);
      },
      UnaryExpression: check,
      UpdateExpression(node) {
        if (!loops) context.report({ node, messageId: 'update' });
      },
    };
  },
};

function constructListeners(context, loops) {
  const report = (messageId) => (node) => context.report({ node, messageId });
  const loop = (node) => loops || context.report({ node, messageId: 'loop' });
  const functionKind = (node) => {
    if (node.async) context.report({ node, messageId: 'async' });
    if (node.generator) context.report({ node, messageId: 'generator' });
  };
  return {
    'ClassDeclaration, ClassExpression': report('class'),
    'ThrowStatement, TryStatement': report('exception'),
    ':function': functionKind,
    AwaitExpression: report('async'),
    'WhileStatement, DoWhileStatement, ForStatement': loop,
    ForInStatement: report('loop'),
    ForOfStatement: (node) => node.await && context.report({ node, messageId: 'async' }),
    'NewExpression, ThisExpression': report('object'),
    'Literal[regex]': report('global'),
    TSTypeAssertion: report('cast'),
    TSAsExpression(node) {
      const isConst = node.typeAnnotation.type === 'TSTypeReference' && node.typeAnnotation.typeName.name === 'const';
      if (!isConst) context.report({ node, messageId: 'cast' });
    },
  };
}

/** Identifiers used as values that no declaration of the file introduces. */
function hostReferences({ scopeManager }) {
  const references = scopeManager.scopes.flatMap((scope) => scope.references);
  return references
    .filter(({ resolved, isTypeReference }) => isTypeReference !== true && (resolved?.defs.length ?? 0) === 0)
    .map(({ identifier }) => identifier);
}

const constructs = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { loops: { type: 'boolean' } }, additionalProperties: false }],
    messages: {
      class: 'Kernel values are plain objects and arrays.',
      exception: 'A refusal is a value; the kernel neither throws nor catches.',
      async: 'The kernel is synchronous.',
      generator: 'A generator hides a loop.',
      loop: 'A loop whose length depends on a quantity has no bound: use for…of over an array, or a function of power.ts.',
      object: 'Kernel functions build literals; they have no constructors and no receiver.',
      global: 'The kernel computes with bigint and nothing else of the host.',
      cast: 'A cast claims what nothing checks; only "as const" is allowed.',
    },
  },
  create(context) {
    const { loops = false } = context.options[0] ?? {};
    return {
      ...constructListeners(context, loops),
      'Program:exit'() {
        for (const node of hostReferences(context.sourceCode)) {
          if (forbiddenGlobals.has(node.name)) context.report({ node, messageId: 'global' });
        }
      },
    };
  },
};

const plainTruth = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      truth: 'Compare with 0n: a symbolic bigint is an object and always true.',
      key: 'A bigint is no key: a symbolic one has no name.',
      switch: 'A switch compares behind the prover\'s back: use if and ===.',
    },
  },
  create(context) {
    const { isBigint } = typed(context);
    const condition = (node) => node && isBigint(node) && context.report({ node, messageId: 'truth' });
    const key = (node) => isBigint(node) && context.report({ node, messageId: 'key' });
    return {
      'IfStatement, ConditionalExpression, WhileStatement, DoWhileStatement, ForStatement': (node) => condition(node.test),
      'UnaryExpression[operator="!"]': (node) => condition(node.argument),
      LogicalExpression: (node) => node.operator !== '??' && condition(node.left),
      'MemberExpression[computed=true]': (node) => key(node.property),
      'Property[computed=true]': (node) => key(node.key),
      'Property[computed=false] > Literal.key': key,
      SwitchStatement(node) {
        const compared = [node.discriminant, ...node.cases.map((each) => each.test)];
        if (compared.some((each) => each && isBigint(each))) context.report({ node, messageId: 'switch' });
      },
    };
  },
};

/** @type {import('eslint').ESLint.Plugin} */
export const provable = {
  meta: { name: 'provable' },
  rules: {
    operators,
    constructs,
    'plain-truth': plainTruth,
    'no-number-arithmetic': noNumberArithmetic,
    'no-mutation': noMutation,
    'imports-stay-in-kernel': importsStayInKernel,
  },
};

/**
 * The rules as a configuration; `power.ts` is where loops live, `arithmetic.ts` where division lives.
 * @returns {import('eslint').Linter.RulesRecord}
 */
export function provableRules({ loops = false, division = false } = {}) {
  return {
    'provable/operators': ['error', { division, loops }],
    'provable/constructs': ['error', { loops }],
    'provable/plain-truth': 'error',
    'provable/no-number-arithmetic': 'error',
    'provable/no-mutation': 'error',
    'provable/imports-stay-in-kernel': 'error',
  };
}
