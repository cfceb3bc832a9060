import fc from "fast-check";
import { expect, test } from "vitest";
import { KnownIds } from "../../src/listing/known-ids.js";

test("property: any ids are known once they were added", () => {
  const id = fc.oneof(fc.integer({ min: -3, max: 20 }), fc.constantFrom("1", "a", ""));
  fc.assert(
    fc.property(fc.array(id), fc.array(id), (added, asked) => {
      const known = new KnownIds();
      added.forEach((one) => known.add(one));
      expect(asked.map((one) => known.has(one))).toEqual(asked.map((one) => added.includes(one)));
    }),
  );
});
