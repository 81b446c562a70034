// The console's own search, outside of a browser: one question a line comes in, what it finds goes out.
import { registerHooks } from 'node:module';
import { createInterface } from 'node:readline';

// The console's modules name each other without an ending, as its bundler has it.
registerHooks({
  resolve: (specifier, context, next) =>
    next(/^\.{1,2}\//.test(specifier) && !/\.\w+$/.test(specifier) ? `${specifier}.ts` : specifier, context),
});
const core = new URL('../../../web/src/core/', import.meta.url);
const { folded, productText, search } = await import(new URL('search.ts', core).href);

for await (const line of createInterface({ input: process.stdin })) {
  const { texts, products, queries } = JSON.parse(line);
  const indexed = products.map((product) => ({ product, text: productText(product) }));
  const found = queries.map((query) => search(indexed, query).map(({ id }) => id));
  process.stdout.write(`${JSON.stringify({ folded: texts.map(folded), found })}\n`);
}
