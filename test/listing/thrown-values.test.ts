/** What a caller's middleware throws reaches the caller of a listing unchanged, whatever it is. */
import { describe, expect, test } from "vitest";
import { addProperties, messageOf } from "../../src/listing/thrown-value.js";
import { invoca, NOWHERE } from "../support/simulators/connect.js";

const withGetter = Object.defineProperty(new Error("getter"), "yielded", { get: () => 7 });
const throwingMessage = Object.defineProperty({}, "message", {
  get: () => {
    throw new Error("no message");
  },
});
const throwingSetter = Object.defineProperty(new Error("setter"), "resumeToken", {
  set: () => {
    throw new Error("not settable");
  },
});

const VALUES: readonly [name: string, value: unknown, message: string][] = [
  ["an error", new Error("plain"), "plain"],
  ["a frozen error", Object.freeze(new Error("frozen")), "frozen"],
  ["an error with a getter", withGetter, "getter"],
  ["an error with a setter that throws", throwingSetter, "setter"],
  ["an error with a numeric message", Object.assign(new Error(), { message: 5 }), "Error: 5"],
  ["an object whose message throws", throwingMessage, "an object without a message was thrown"],
  [
    "a null-prototype object",
    Object.assign(Object.create(null), { code: 1 }),
    "an object without a message was thrown",
  ],
  ["an object with a message", { message: "object" }, "object"],
  ["a string", "text", "text"],
  ["an empty string", "", ""],
  ["a number", 0, "0"],
  ["a symbol", Symbol("s"), "Symbol(s)"],
  ["null", null, "null"],
  ["undefined", undefined, "undefined"],
];

describe.each(VALUES)("%s", (_, value, message) => {
  test("has a message as text", () => {
    expect(messageOf(value)).toBe(message);
  });

  test("accepts properties or stays unchanged", () => {
    expect(() => addProperties(value, { yielded: 1, resumeToken: "x" })).not.toThrow();
  });

  test.each(["items", "pages", "array"])("thrown while %s are read, reaches the caller unchanged", async (read) => {
    const client = invoca(NOWHERE, { fetch: () => Promise.reject(new Error("never called")) });
    client.raw.use({
      onRequest: () => {
        throw value;
      },
    });
    const listing = client.destinations.list();
    const readings: Record<string, () => Promise<unknown>> = {
      items: () => listing[Symbol.asyncIterator]().next(),
      pages: () => listing.pages().next(),
      array: () => listing.toArray(),
    };
    const outcome = await readings[read]!().then(
      () => ({ thrown: "nothing was thrown" }),
      (thrown: unknown) => ({ thrown }),
    );
    expect(Object.is(outcome.thrown, value)).toBe(true);
    expect(listing.report).toMatchObject({ complete: false, yielded: 0, reason: message });
  });
});
