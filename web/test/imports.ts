import { posix } from 'node:path';
import ts from 'typescript';
import { type Source, sources } from './console_sources';

/** One file of src/ and the files of src/ that it imports, types and styles included. */
export type Imports = ReadonlyMap<string, readonly string[]>;

const COMPOSES = /\bfrom "(\.[^"]+)"/g;

function specifiers({ path, text }: Source): string[] {
  if (path.endsWith('.css')) return [...text.matchAll(COMPOSES)].map((match) => match[1] ?? '');
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** @throws Error an import names a file that is not there */
export function importsOf(files: readonly Source[]): Imports {
  const known = new Set(files.map(({ path }) => path));
  const resolved = (from: string, name: string): string => {
    const path = name.startsWith('#/') ? name.slice(2) : posix.join(posix.dirname(from), name);
    const found = ['', '.ts', '.tsx', '/index.ts'].map((end) => path + end).find((each) => known.has(each));
    if (found === undefined) throw new Error(`${from} imports ${name}, which is no file of src/`);
    return found;
  };
  return new Map(
    files.map((file) => [
      file.path,
      specifiers(file)
        .filter((name) => /^[.#]/.test(name) && !name.endsWith('.json'))
        .map((name) => resolved(file.path, name)),
    ]),
  );
}

export const consoleImports = (): Imports =>
  importsOf(sources('.ts', '.tsx', '.css').filter(({ path }) => !path.endsWith('.d.ts')));

/** Files that import each other in a circle, each circle once. */
export function circles(imports: Imports): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (path: string, way: string[]): void => {
    const start = way.indexOf(path);
    if (start !== -1) found.push(way.slice(start));
    if (start !== -1 || done.has(path)) return;
    for (const next of imports.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
  return found;
}
