import { toCursor } from "./apifonica.js";

/** `next` links that must not be followed, by name. `elsewhere` is another origin. */
export const HOSTILE_LINKS: Readonly<Record<string, (original: string, elsewhere: string) => string>> = {
  "another host": (original, elsewhere) => original.replace(/^http:\/\/[^/]+/, elsewhere),
  "another scheme": (original) => original.replace("http:", "ftp:"),
  "no network scheme": () => `javascript:fetch("https://example.com")?next=${toCursor(1)}`,
  "another path": (original) => original.replace(/accounts\/[^?]+/, "accounts/somebody-else/secrets"),
  "a user name and a password": (original) => original.replace("http://", "http://user:password@"),
  "a host in the user's place": (original, elsewhere) =>
    original.replace(/^http:\/\/[^/]+/, `http://api.apifonica.com@${elsewhere.slice(7)}`),
  "no scheme": (original, elsewhere) => original.replace(/^http:\/\/[^/]+/, elsewhere.slice(5)),
  "more parameters than the cursor": (original) => `${original}&limit=1&number=1&access_token=1`,
};

/** Links without a valid cursor. They end the listing with an error. */
export const UNUSABLE_LINKS: Readonly<Record<string, string>> = {
  "100,000 characters": `https://api.apifonica.com/v2?next=${"a".repeat(100_000)}`,
  "no cursor": "https://api.apifonica.com/v2/accounts/a/numbers",
  "an empty cursor": "https://api.apifonica.com/v2/accounts/a/numbers?next=",
  "no URL": "http://[",
};

/** Returns links to the next page whose cursors repeat after `length` different cursors. */
export function cycle(length: number): (original: string | null, request: number) => string {
  return (_, request) => `https://api.apifonica.com/v2/numbers?next=${toCursor(1000 + (request % length))}`;
}
