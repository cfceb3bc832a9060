/** `number-inventory`: the four clients, the inventory, and the errors. */
export * from "./providers/invoca/client.js";
export * from "./providers/cloudlx/client.js";
export * from "./providers/apifonica/client.js";
export * from "./providers/callgear/client.js";
export * from "./inventory/index.js";
export * from "./errors.js";
export type { Credential } from "./http/credentials.js";
export type { ClientOptions, ResponseEvent, RetryEvent } from "./http/settings.js";
export type { RetryOptions } from "./http/retry.js";
export type { ConcurrentListOptions, Listing, ListOptions, Page } from "./listing/listing.js";
export type { ListingReport, Verification } from "./listing/report.js";
