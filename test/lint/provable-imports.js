import { dirname, posix } from 'node:path';

/** The path from `src` on, with forward slashes: `src/kernel/value.ts`. */
function projectPath(filename) {
  const path = filename.replaceAll('\\', '/');
  const start = path.lastIndexOf('/src/');
  return start < 0 ? path : path.slice(start + 1);
}

function isInside(path, folder) {
  return path.startsWith(`${folder}/`);
}

/** The kernel imports itself; a mechanism's kernel also imports `src/kernel`, and types of its own mechanism. */
function isAllowed(importer, specifier, isTypeOnly) {
  if (!specifier.startsWith('.')) return false;
  const target = posix.join(dirname(importer), specifier);
  if (isInside(target, 'src/kernel')) return true;
  const mechanism = /^src\/mechanisms\/[^/]+/.exec(importer)?.[0];
  if (mechanism === undefined) return false;
  return isInside(target, `${mechanism}/kernel`) || (isTypeOnly && isInside(target, mechanism));
}

export const importsStayInKernel = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { outside: 'The kernel imports the kernel and nothing else; "{{specifier}}" is outside.' },
  },
  create(context) {
    const importer = projectPath(context.filename);
    const check = (node) => {
      if (!node.source) return;
      const specifier = String(node.source.value);
      const isTypeOnly = node.importKind === 'type' || node.exportKind === 'type';
      if (!isAllowed(importer, specifier, isTypeOnly)) context.report({ node, messageId: 'outside', data: { specifier } });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check };
  },
};
