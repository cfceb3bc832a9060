import { isKind, NumberInventoryError } from "../http/errors/base-error.js";

/** A list could not be read to its end, although each response was valid by itself. */
export class ListingError extends NumberInventoryError {
  override name = "ListingError";
  readonly kind = "listing";
}

/** Whether an error is a {@link ListingError}, including one from a duplicate copy of this package. */
export const isListingError = /* @__PURE__ */ isKind<ListingError>("listing");
