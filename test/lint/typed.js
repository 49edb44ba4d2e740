import ts from 'typescript';

function hasFlag(type, flag) {
  return type.isUnion() ? type.types.some((each) => hasFlag(each, flag)) : (type.flags & flag) !== 0;
}

/** Questions about the type of a node; without type information only literals answer. */
export function typed(context) {
  const services = context.sourceCode.parserServices;
  const hasTypes = Boolean(services?.program);
  const is = (node, flag) => hasTypes && hasFlag(services.getTypeAtLocation(node), flag);
  return {
    isBigint: (node) => (node.type === 'Literal' && 'bigint' in node) || is(node, ts.TypeFlags.BigIntLike),
    isNumber: (node) => (node.type === 'Literal' && typeof node.value === 'number') || is(node, ts.TypeFlags.NumberLike),
  };
}
