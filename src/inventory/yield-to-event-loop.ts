/** How long work goes on before others get their turn, in ms. */
const MAX_MS = 5;

/**
 * Makes a function to be awaited between pieces of work: now and then it lets the event loop turn, so that a long page of
 * one account does not keep the answers of the others waiting.
 */
export function createYieldToEventLoop(): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < MAX_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    begun = performance.now();
  };
}
