import { toCursor } from "./apifonica.js";

/** `next` links that must not be followed, by name. `elsewhere` is another origin. */
export const HOSTILE_LINKS: Readonly<Record<string, (honest: string, elsewhere: string) => string>> = {
  "another host": (honest, elsewhere) => honest.replace(/^http:\/\/[^/]+/, elsewhere),
  "another scheme": (honest) => honest.replace("http:", "ftp:"),
  "no network scheme": () => `javascript:fetch("https://example.com")?next=${toCursor(1)}`,
  "another path": (honest) => honest.replace(/accounts\/[^?]+/, "accounts/somebody-else/secrets"),
  "a user name and a password": (honest) => honest.replace("http://", "http://user:password@"),
  "a host in the user's place": (honest, elsewhere) =>
    honest.replace(/^http:\/\/[^/]+/, `http://api.apifonica.com@${elsewhere.slice(7)}`),
  "no scheme": (honest, elsewhere) => honest.replace(/^http:\/\/[^/]+/, elsewhere.slice(5)),
  "more parameters than the cursor": (honest) => `${honest}&limit=1&number=1&access_token=1`,
};

/** Links without a valid cursor. They end the listing with an error. */
export const UNUSABLE_LINKS: Readonly<Record<string, string>> = {
  "100,000 characters": `https://api.apifonica.com/v2?next=${"a".repeat(100_000)}`,
  "no cursor": "https://api.apifonica.com/v2/accounts/a/numbers",
  "an empty cursor": "https://api.apifonica.com/v2/accounts/a/numbers?next=",
  "no URL": "http://[",
};

/** Returns links to the next page whose cursors repeat after `length` different cursors. */
export function cycle(length: number): (honest: string | null, request: number) => string {
  return (_, request) => `https://api.apifonica.com/v2/numbers?next=${toCursor(1000 + (request % length))}`;
}
