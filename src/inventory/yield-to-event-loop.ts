/** How long synchronous work may block the event loop, in ms. */
const MAX_BLOCKING_MS = 5;

/**
 * Returns a function to await between pieces of work. It lets the event loop run if too much time has passed, so that a
 * long page of one account does not delay the responses of the others.
 */
export function createYieldToEventLoop(): () => Promise<void> {
  let lastYield = performance.now();
  return async () => {
    if (performance.now() - lastYield < MAX_BLOCKING_MS) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve));
    lastYield = performance.now();
  };
}
