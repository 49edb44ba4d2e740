import { typed } from './typed.js';

const comparisons = new Set(['<', '<=', '>', '>=', '===', '!==']);
const arithmetic = new Set(['+', '-', '*', '/', '%', '**', '+=', '-=', '*=', '/=', '%=', '**=']);
const indexedMethods = new Set(['at', 'slice']);

function isLength(node) {
  return node.type === 'MemberExpression' && !node.computed && node.property.name === 'length';
}

/** A number may say which element, or how many elements; never how much. */
function countsElements(literal) {
  const signed = literal.parent.type === 'UnaryExpression' && literal.parent.operator === '-';
  const node = signed ? literal.parent : literal;
  const { parent } = node;
  if (parent.type === 'MemberExpression') return parent.computed && parent.property === node;
  if (parent.type === 'BinaryExpression') {
    return comparisons.has(parent.operator) && isLength(parent.left === node ? parent.right : parent.left);
  }
  if (parent.type === 'CallExpression') {
    return parent.arguments.includes(node) && indexedMethods.has(parent.callee.property?.name);
  }
  return parent.type === 'TSLiteralType';
}

export const noNumberArithmetic = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      literal: 'A quantity is a bigint; a number only indexes or counts elements.',
      arithmetic: 'No arithmetic on numbers: quantities are bigint.',
    },
  },
  create(context) {
    const { isNumber } = typed(context);
    const isNumeric = (node) => isNumber(node) || isLength(node);
    return {
      Literal(node) {
        if (typeof node.value === 'number' && !countsElements(node)) context.report({ node, messageId: 'literal' });
      },
      'BinaryExpression, AssignmentExpression'(node) {
        if (arithmetic.has(node.operator) && (isNumeric(node.left) || isNumeric(node.right))) {
          context.report({ node, messageId: 'arithmetic' });
        }
      },
      UnaryExpression(node) {
        const converts = node.operator === '+';
        const negates = node.operator === '-' && node.argument.type !== 'Literal' && isNumeric(node.argument);
        if (converts || negates) context.report({ node, messageId: 'arithmetic' });
      },
      UpdateExpression(node) {
        if (isNumeric(node.argument)) context.report({ node, messageId: 'arithmetic' });
      },
    };
  },
};
