import { expect, test } from "vitest";
import { packId } from "../../src/listing/packed-id.js";

test("a lower-case UUID becomes 8 characters", () => {
  expect(packId("00410042-0043-0044-0045-004600470048")).toBe("ABCDEFGH");
  expect(packId("ffffffff-0000-ffff-0000-ffffffff0000")).toHaveLength(8);
});

test("a prefix of up to three letters is kept", () => {
  expect(packId("num00410042-0043-0044-0045-004600470048")).toBe("numABCDEFGH");
  expect(packId("face00410042-0043-0044-0045-004600470048")).toBe("face00410042-0043-0044-0045-004600470048");
  expect(packId("ab00410042-0043-0044-0045-004600470048")).not.toBe(packId("abc0041004-0043-0044-0045-004600470048"));
});

test("UUIDs that differ in one digit have different keys", () => {
  const uuid = "123e4567-e89b-42d3-a456-426614174000";
  const others = [...uuid].flatMap((digit, index) =>
    digit === "-" ? [] : [`${uuid.slice(0, index)}${digit === "f" ? "e" : "f"}${uuid.slice(index + 1)}`],
  );
  const keys = new Set([uuid, ...others].map(packId));
  expect(keys.size).toBe(33);
});

test("any other id is unchanged", () => {
  for (const id of [
    0,
    42,
    "",
    "num-1",
    "123E4567-E89B-42D3-A456-426614174000",
    "123e4567e89b42d3a456426614174000",
    "num1",
  ]) {
    expect(packId(id)).toBe(id);
  }
});
