import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const document = new URL('../../docs/reference/openapi.json', import.meta.url);
const written = new URL('../src/protocol/generated.ts', import.meta.url);

const text = ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
const only = (name: string) =>
  ts.factory.createTypeLiteralNode([
    ts.factory.createPropertySignature(undefined, ts.factory.createIdentifier(name), undefined, text),
  ]);
/** A discount is a percentage or an amount, never both: the document can only say that both may be left out. */
const discount = ts.factory.createUnionTypeNode([only('percent'), only('amount')]);

/** The types of the HTTP contract, from the document that the server writes of itself. */
export async function generated(): Promise<string> {
  const nodes = await openapiTS(JSON.parse(readFileSync(document, 'utf8')), {
    // What has a default may be left out of a request.
    defaultNonNullable: false,
    transform: (_, { path }) =>
      path?.endsWith('/DiscountShown') || path?.endsWith('/DiscountRequest') ? discount : undefined,
  });
  return `/** Written by \`npm run protocol\` from docs/reference/openapi.json. */\n${astToString(nodes)}`;
}

if (process.argv.includes('--write')) writeFileSync(written, await generated());
