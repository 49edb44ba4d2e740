import ts from 'typescript';
import { isTypeScript, reportNodes, syntaxOf, type TextFile } from './sources.js';

const longestFile = 400;
const longestMedian = 100;
const longestFunction = 60;

function lineCount(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}

export function longFiles(files: readonly TextFile[]): string[] {
  return files.filter(isTypeScript).flatMap(({ path, text }) => {
    const lines = lineCount(text);
    return lines > longestFile ? [`${path} has ${lines} lines, more than ${longestFile}`] : [];
  });
}

export function longMedian(files: readonly TextFile[]): string[] {
  const lengths = files.filter(isTypeScript).map(({ text }) => lineCount(text)).sort((one, other) => one - other);
  const median = lengths[Math.floor((lengths.length - 1) / 2)] ?? 0;
  return median > longestMedian ? [`the median file has ${median} lines, more than ${longestMedian}`] : [];
}

/** A `describe` is a heading with a body, not a function that anyone reads in one go. */
function isHeading(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText());
}

export function longFunctions(files: readonly TextFile[]): string[] {
  return files.filter(isTypeScript).flatMap((file) => {
    const source = syntaxOf(file);
    const lineAt = (position: number): number => source.getLineAndCharacterOfPosition(position).line;
    return reportNodes(file, (node) => {
      if (!ts.isFunctionLike(node) || isHeading(node)) return undefined;
      const lines = lineAt(node.getEnd()) - lineAt(node.getStart()) + 1;
      return lines > longestFunction ? `a function of ${lines} lines, more than ${longestFunction}` : undefined;
    });
  });
}
