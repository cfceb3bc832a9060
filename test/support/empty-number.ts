import type { NormalizedNumber } from "../../src/providers/provider.js";

/** What a record says that says nothing. */
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
