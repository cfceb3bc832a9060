/**
 * The types that every client has in common. Each entry point exports them, so that TypeScript can name the types of an
 * app that imports one provider only.
 */
export type { CallOptions } from "../http/call-options.js";
export type { Credential } from "../http/credentials.js";
export type { OpenEnumsAsString } from "../http/open-enums-as-string.js";
export type { RetryOptions } from "../http/retry.js";
export type { ClientOptions, ExchangeEvent, ResponseEvent, RetryEvent } from "../http/settings.js";
export type { ConcurrentListOptions, Listing, ListOptions, Page } from "../listing/listing.js";
export type { ListingReport, Verification } from "../listing/report.js";
