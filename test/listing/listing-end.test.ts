import { describe, expect, test } from "vitest";
import { isListingError, type ListingError } from "../../src/listing/listing-error.js";
import { failureOf } from "../support/simulators/connect.js";
import { LyingAccount } from "../support/simulators/lying-account.js";

const accountOf = (count: number, lies: LyingAccountLies = []) =>
  new LyingAccount({ provider: "callgear", count, size: 10, lies, maxRequests: 99 });
type LyingAccountLies = ConstructorParameters<typeof LyingAccount>[0]["lies"];

describe("toArray with a limit", () => {
  test("requests no page after the limit", async () => {
    const account = accountOf(25);
    const listing = account.list();
    expect(await listing.toArray({ limit: 10 })).toHaveLength(10);
    expect(account.requests).toBe(1);
    expect(listing.report).toMatchObject({ yielded: 10, complete: false, reason: "iteration stopped early" });
  });

  test("is complete if a resumed listing has as many items, although the total is larger", async () => {
    const account = accountOf(25);
    const pages = account.list().pages();
    await pages.next();
    const { value } = await pages.next();
    await pages.return();
    const listing = account.list({ resumeToken: value!.resumeToken });
    expect(await listing.toArray({ limit: 5 })).toHaveLength(5);
    expect(listing.report).toMatchObject({ yielded: 5, complete: true, reason: null });
  });
});

describe("strict", () => {
  test("has no effect on a complete listing", async () => {
    const listing = accountOf(25).list({ strict: true });
    expect(await listing.toArray()).toHaveLength(25);
    expect(listing.report).toMatchObject({ complete: true, reason: null });
  });

  test("the error of an incomplete listing has a name, the provider, the operation and the number of items", async () => {
    const listing = accountOf(25, [{ kind: "hidden", keys: [7] }]).list({ strict: true });
    const error = await failureOf<ListingError>(listing.toArray());
    expect(isListingError(error)).toBe(true);
    expect(error).toMatchObject({
      name: "ListingError",
      provider: "callgear",
      operation: "get.virtual_numbers",
      yielded: 24,
    });
    expect(error.message).toMatch(/^callgear: get\.virtual_numbers: /);
  });
});
