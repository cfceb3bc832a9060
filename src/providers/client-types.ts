/**
 * The types that every client has in common. Each entry point exports them, so that TypeScript can name the types of an
 * app that imports one provider only.
 */
export type { CallOptions, RequestOptions } from "../http/call-options.js";
export type { CallPromise, WithResponse } from "../http/call-promise.js";
export type { Credential } from "../http/credentials.js";
export type { OpenEnumsAsString } from "../http/open-enums-as-string.js";
export type { RetryOptions } from "../http/retry.js";
export type {
  CallEvent,
  EndEvent,
  ExchangeEvent,
  Hooks,
  Logger,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from "../http/hooks.js";
export type { HeaderValues, RequestHeaders } from "../http/request-headers.js";
export type { ClientOptions, OverrideOptions } from "../http/settings.js";
export type {
  ConcurrentListOptions,
  Listing,
  ListingScope,
  ListOptions,
  Page,
  PageOptions,
} from "../listing/listing.js";
export type { ListingReport, Verification } from "../listing/report.js";
