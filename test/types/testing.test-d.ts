/** The types of `number-inventory/testing` have an account and the records of every provider. */
import { expectTypeOf, test } from "vitest";
import type { ProviderId, RecordOf } from "../../src/inventory/index.js";
import type { DocumentedRecords, FakeAccount, FakeAccounts } from "../../src/testing/index.js";

type Account<Id extends ProviderId> = FakeAccount<RecordOf<{ id: Id }>>;

test("every provider has an account and its records", () => {
  expectTypeOf<FakeAccounts>().toEqualTypeOf<{ readonly [Id in ProviderId]?: Account<Id> | undefined }>();
  expectTypeOf<DocumentedRecords>().toEqualTypeOf<{ readonly [Id in ProviderId]: readonly RecordOf<{ id: Id }>[] }>();
});
