import { expect, test } from "vitest";
import { findLocation, formatLocation } from "../../scripts/regenerate/location.js";

const FILES = ["src/a.ts", "src/b.ts", "specs/acme/openapi.yaml", "docs/guide.md"];

const cases: [name: string, output: string, location: string][] = [
  ["tsc", "src/b.ts(22,31): error TS2551: Property 'x' does not exist.\nsrc/a.ts(1,1): error TS1: y", "src/b.ts:22:31"],
  [
    "Redocly, which prints a heading also for a file without problems",
    "src/a.ts: validated in 4ms\n\nspecs/acme/openapi.yaml:\n  45:21  error    rule/idempotent  must be boolean\n",
    "specs/acme/openapi.yaml:45:21",
  ],
  [
    "ESLint, where a warning is not the first problem",
    "\n/project/src/a.ts\n  1:1  warning  unused  x\n\n/project/src/b.ts\n  7:3  error  no-undef  x\n",
    "src/b.ts:7:3",
  ],
  ["textlint", "\n/project/docs/guide.md\n  12:5  ✖ error  use another word  prh\n", "docs/guide.md:12:5"],
  ["cspell", "docs/guide.md:3:9 - Unknown word (word)", "docs/guide.md:3:9"],
  [
    "vitest, where the frame comes after the name of the file",
    " FAIL  unit  src/a.ts > adds\nAssertionError: x\n ❯ node_modules/vitest/a.js:1:1\n ❯ src/b.ts:5:17\n",
    "src/b.ts:5:17",
  ],
  ["a stack", "Error: x\n    at declare (file:///project/src/a.ts:91:11)", "src/a.ts:91:11"],
  ["Prettier, which prints no line", "[warn] docs/guide.md\n[warn] Code style issues found", "docs/guide.md"],
  ["a script of the project", "specs/acme/openapi.yaml: unsupported style", "specs/acme/openapi.yaml"],
  ["colors", "\u001B[31m src/a.ts\u001B[39m(2,3): error TS1: x", "src/a.ts:2:3"],
];

test.each(cases)("the first problem is found in the output of %s", (_name, output, expected) => {
  const location = findLocation(output, "/project/", (file) => FILES.includes(file));
  expect(location && formatLocation(location)).toBe(expected);
});

test("a file that the project does not have is not a location", () => {
  expect(findLocation("cannot read nope.json:1:2 or v1.2.js", "/project/", () => false)).toBeUndefined();
});
