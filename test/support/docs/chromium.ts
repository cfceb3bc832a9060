/** Finds the Chromium that runs the tests of the pages. */
import { existsSync } from "node:fs";

const USUAL = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
];

/** Returns the path of Chromium: `CHROMIUM_PATH`, or a usual path. Undefined if there is no such file. */
export function chromiumPath(): string | undefined {
  const { CHROMIUM_PATH: named } = process.env;
  return named ? [named].find(existsSync) : USUAL.find(existsSync);
}
