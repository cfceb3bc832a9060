import { expect, it } from "vitest";
import { redoclyBumps } from "../support/redocly-diff.js";
import { readCatalog, versionsOf } from "../support/spec-diff.js";

it("redocly diff with its recommended rules gets a part of the catalog right", async () => {
  const cases = readCatalog();
  const bumps = await redoclyBumps(cases.map(versionsOf));
  const right = cases.filter(({ bump }, index) => bumps[index] === bump);
  console.log(`redocly diff: ${right.length} of ${cases.length} cases of the catalog are right`);
  const verdict = (name: string) => bumps[cases.findIndex((found) => found.name === name)];
  expect(verdict("an operation is removed")).toBe("major");
  expect(verdict("a request enumeration loses a value")).toBe("major");
  expect(verdict("only the version changes")).not.toBe("major");
  expect(right.length).toBeGreaterThan(cases.length / 3);
  expect(right.length).toBeLessThan(cases.length);
}, 60_000);
