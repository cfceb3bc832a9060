/** The longest time that an idle callback waits, in milliseconds. */
const LONGEST_WAIT = 500;

/**
 * Runs in the pages, before Starlight requests idle time: adds a time limit to each request. Without one,
 * Chromium sometimes does not call back for half a minute, and the search has no input until then.
 */
export function boundIdleCallbacks(): void {
  // Safari has no idle callbacks.
  if ("requestIdleCallback" in window) {
    const request = window.requestIdleCallback.bind(window);
    window.requestIdleCallback = (callback, options) => request(callback, { timeout: LONGEST_WAIT, ...options });
  }
}
