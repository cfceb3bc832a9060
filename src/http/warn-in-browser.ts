import { pageUrl } from "./settings.js";

let isWarned = false;

/** Warns, once per page, that a page of another origin than its server has the credential of a client. */
export function warnInBrowser(baseUrl: string): void {
  const page = pageUrl();
  // jsdom and happy-dom have a page, but run in Node.js.
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  if (!isWarned && page !== undefined && !process?.versions?.node && new URL(page).origin !== new URL(baseUrl).origin) {
    isWarned = true;
    console.warn(
      "number-inventory: this page contains a credential. Send requests through your server, or set `allowBrowser`.",
    );
  }
}
