/** The Chromium that the tests of the pages use. */
import { existsSync } from "node:fs";

const USUAL = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
];

/** Where Chromium is: `CHROMIUM_PATH`, or a usual place; undefined where there is none. */
export function chromiumPath(): string | undefined {
  const { CHROMIUM_PATH: named } = process.env;
  return named ? [named].find(existsSync) : USUAL.find(existsSync);
}
