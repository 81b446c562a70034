// The console's own reducer, outside of a browser: one case a line comes in, what it comes to goes out.
import { createInterface } from 'node:readline';
import { registerHooks } from 'node:module';

// The console's modules name each other without an ending, as its bundler has it.
registerHooks({
  resolve: (specifier, context, next) =>
    next(/^\.{1,2}\//.test(specifier) && !/\.\w+$/.test(specifier) ? `${specifier}.ts` : specifier, context),
});
const core = new URL('../../web/src/core/', import.meta.url);
const { applyEvent } = await import(new URL('feed.ts', core).href);
const { documentsOf, shopOf } = await import(new URL('feed-documents.ts', core).href);

for await (const line of createInterface({ input: process.stdin })) {
  const { start, events, viewer, nowMs } = JSON.parse(line);
  const end = events.reduce((shop, event) => applyEvent(shop, event, viewer), shopOf(start));
  process.stdout.write(`${JSON.stringify({ end: documentsOf(end, viewer, nowMs), stale: end.stale })}\n`);
}
