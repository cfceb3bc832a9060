import { isKind, NumberInventoryError } from "../http/errors/base-error.js";

/** A list could not be read to its end, although every answer was in order by itself. */
export class ListingError extends NumberInventoryError {
  override name = "ListingError";
  readonly kind = "listing";
}

/** Whether an error is a {@link ListingError}, also of another copy of this package. */
export const isListingError = /* @__PURE__ */ isKind<ListingError>("listing");
