import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** The titles of the tests in a file and of their groups, as they are written; skipped ones are left out. */
export function titlesOf(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression.getText(source))) {
      const [title] = node.arguments;
      if (title && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title)))
        titles.push(ts.isStringLiteralLike(title) ? title.text : title.getText(source).slice(1, -1));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}

/** `test(`, `it.each(...)(`, `describe.each<T>(...)(` */
function isTest(callee: string): boolean {
  return /^(test|it|describe|describeOnDatabases)\b/.test(callee) && !/\.(skip|todo|failing)\b/.test(callee);
}
