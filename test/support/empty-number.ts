import type { InventoryNumber } from "../../src/index.js";
import type { NormalizedNumber } from "../../src/providers/provider.js";

/** The normalized form of a record without any known value. */
export const NOTHING: NormalizedNumber = {
  id: null,
  number: null,
  e164: null,
  country: null,
  type: null,
  status: null,
  name: null,
  voice: null,
  messaging: null,
  monthlyCharge: null,
  activatedAt: null,
};

/** A number of an Invoca account without any known value. */
export const emptyNumber = { provider: "invoca", account: "invoca", ...NOTHING, raw: {} } as InventoryNumber;
