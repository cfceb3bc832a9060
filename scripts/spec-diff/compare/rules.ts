/**
 * The rules: what each kind of difference means to callers, by direction. A narrowed request and a widened response
 * break callers, the reverse does not.
 */
import type { Bump, Effect } from "../change.js";

/** What a difference means: its effect, and the version increase it requires. */
export interface Verdict {
  effect: Effect;
  bump: Bump;
}

/** The verdicts of a rule, and its message. `{subject}`, `{before}` and `{after}` are replaced. */
export interface Rule {
  request: Verdict;
  response: Verdict;
  message: string;
}

const COMPILE: Verdict = { effect: "does-not-compile", bump: "major" };
const BEHAVIOR: Verdict = { effect: "behaves-differently", bump: "major" };
const BEHAVIOR_MINOR: Verdict = { effect: "behaves-differently", bump: "minor" };
const BEHAVIOR_PATCH: Verdict = { effect: "behaves-differently", bump: "patch" };
const NEW: Verdict = { effect: "new-possibilities", bump: "minor" };
const WORDS: Verdict = { effect: "documentation", bump: "patch" };
const WORDS_MINOR: Verdict = { effect: "documentation", bump: "minor" };
const UNKNOWN: Verdict = { effect: "not-classified", bump: "major" };

const rule = (request: Verdict, response: Verdict, message: string): Rule => ({ request, response, message });
const always = (verdict: Verdict, message: string): Rule => rule(verdict, verdict, message);

const SCHEMA_RULES = {
  "type-changed": always(COMPILE, "{subject}: type {before} is now {after}"),
  "type-narrowed": rule(COMPILE, NEW, "{subject}: type {before} is now only {after}"),
  "type-widened": rule(NEW, COMPILE, "{subject}: type {before} may now be {after}"),
  "integer-to-number": rule(NEW, BEHAVIOR, "{subject} is now a number, not only an integer"),
  "number-to-integer": rule(BEHAVIOR, NEW, "{subject} is now an integer, not any number"),
  "null-added": rule(NEW, COMPILE, "{subject} may now be null"),
  "null-removed": rule(COMPILE, NEW, "{subject} no longer allows null"),
  "values-closed": rule(COMPILE, NEW, "{subject} is now one of {after}"),
  "values-opened": rule(NEW, COMPILE, "{subject}, which was one of {before}, may now have other values"),
  "value-added": rule(NEW, COMPILE, "{subject} now allows {after}"),
  "value-removed": rule(COMPILE, NEW, "{subject} no longer allows {before}"),
  "known-value-added": always(NEW, "{subject} now lists {after}; other values were always possible"),
  "known-value-removed": always(WORDS, "{subject} no longer lists {before}; other values were always possible"),
  "bound-added": rule(BEHAVIOR, WORDS, "{subject} now has {after}"),
  "bound-removed": rule(NEW, BEHAVIOR, "{subject} no longer has {before}"),
  "bound-tightened": rule(BEHAVIOR, WORDS, "{subject}: {before} is now {after}"),
  "bound-loosened": rule(NEW, BEHAVIOR, "{subject}: {before} is now {after}"),
  "restriction-added": rule(BEHAVIOR, WORDS, "{subject} now has {after}"),
  "restriction-changed": always(BEHAVIOR, "{subject}: {before} is now {after}"),
  "restriction-removed": rule(NEW, BEHAVIOR, "{subject} no longer has {before}"),
  "number-format-changed": always(WORDS, "{subject}: {before} is now {after}, the same type in TypeScript"),
  "default-changed": rule(BEHAVIOR, WORDS, "{subject}: the default {before} is now {after}"),
  "read-only-added": rule(BEHAVIOR, NEW, "{subject} is now read-only"),
  "read-only-removed": rule(NEW, WORDS, "{subject} is no longer read-only"),
  "write-only-added": rule(NEW, BEHAVIOR, "{subject} is now write-only"),
  "write-only-removed": rule(WORDS, NEW, "{subject} is no longer write-only"),
  "sensitive-added": always(
    BEHAVIOR_MINOR,
    "{subject} is now redacted in errors, events and the output of the command",
  ),
  "sensitive-removed": always(BEHAVIOR, "{subject} is no longer redacted"),
  "property-added": always(NEW, "{subject} is new"),
  "required-property-added": rule(COMPILE, NEW, "{subject} is new and required"),
  "property-removed": always(COMPILE, "{subject} is gone"),
  "property-renamed": always(COMPILE, "{subject}: `{before}` is renamed to `{after}`"),
  "properties-moved": always(COMPILE, "{subject}: {before} are now at {after}"),
  "property-required": rule(COMPILE, NEW, "{subject} is now required"),
  "property-optional": rule(NEW, COMPILE, "{subject} may now be missing"),
  "other-properties-refused": rule(
    BEHAVIOR,
    COMPILE,
    "{subject} no longer has other properties than the described ones",
  ),
  "other-properties-allowed": always(NEW, "{subject} may have other properties than the described ones"),
  "branch-added": rule(NEW, COMPILE, "{subject} has a new variant: {after}"),
  "branch-removed": rule(COMPILE, NEW, "{subject} no longer has the variant {before}"),
  "alternatives-added": rule(COMPILE, NEW, "{subject} must now also be one of these: {after}"),
  "alternatives-removed": rule(NEW, COMPILE, "{subject} no longer must also be one of these: {before}"),
  "required-alternatives-added": rule(BEHAVIOR, NEW, "{subject} must now also have the properties of one of {after}"),
  "required-alternatives-removed": rule(
    NEW,
    BEHAVIOR,
    "{subject} may now also have none of the required properties of {before}",
  ),
  "discriminator-changed": always(COMPILE, "{subject}: the discriminator changed from {before} to {after}"),
} satisfies Record<string, Rule>;

const OPERATION_RULES = {
  "spec-added": always(NEW, "the provider is new"),
  "spec-removed": always(COMPILE, "the provider is gone"),
  "operation-added": always(NEW, "{subject} is new"),
  "operation-removed": always(COMPILE, "{subject} is gone"),
  "operation-moved": always(COMPILE, "{subject}: {before} is now {after}"),
  "operation-renamed": always(BEHAVIOR, "the operationId `{before}` is now `{after}`, which errors and events contain"),
  "path-parameter-renamed": always(COMPILE, "the path parameter {before} is now {after}"),
  "parameter-added": always(NEW, "{subject} is new"),
  "required-parameter-added": always(COMPILE, "{subject} is new and required"),
  "parameter-removed": always(COMPILE, "{subject} is gone; `client.raw` still compiles and sends it"),
  "parameter-renamed": always(COMPILE, "`{before}` is renamed to `{after}`"),
  "parameter-moved": always(COMPILE, "{subject}: {before} is now in {after}"),
  "parameter-required": always(COMPILE, "{subject} is now required"),
  "parameter-optional": always(NEW, "{subject} is no longer required"),
  "parameter-style-changed": always(BEHAVIOR, "{subject} is serialized as {after} instead of {before}"),
  "request-body-added": always(NEW, "the request has an optional body"),
  "required-request-body-added": always(COMPILE, "the request needs a body"),
  "request-body-removed": always(COMPILE, "the request body is gone"),
  "request-body-required": always(COMPILE, "the request body is now required"),
  "request-body-optional": always(NEW, "the request body is no longer required"),
  "media-type-replaced": always(BEHAVIOR, "{subject}: media type {before} is now {after}"),
  "media-type-added": rule(NEW, COMPILE, "{subject} may have the media type {after}"),
  "media-type-removed": rule(BEHAVIOR, NEW, "{subject} no longer has the media type {before}"),
  "success-removed": always(COMPILE, "the success response {before} is gone"),
  "success-added": always(COMPILE, "the success response {after} is new and has another body"),
  "success-added-same-body": always(NEW, "the success response {after} is new, with the body of another one"),
  "success-status-changed": always(BEHAVIOR_PATCH, "the success status {before} is now {after}, with the same body"),
  "error-removed": always(WORDS_MINOR, "the error response {before} is no longer described"),
  "error-added": always(NEW, "the error response {after} is described"),
  "error-added-without-schema": always(
    COMPILE,
    "the error response {after} has no schema; `error` of `client.raw` is unknown, and `data` may be undefined",
  ),
  "header-added": always(NEW, "{subject} is new"),
  "header-removed": always(BEHAVIOR, "{subject} is gone"),
  "header-required": always(NEW, "{subject} is now always sent"),
  "header-optional": always(BEHAVIOR, "{subject} may now be missing"),
  "header-format-changed": always(BEHAVIOR, "{subject} is written as {after} instead of {before}"),
  "security-required": always(BEHAVIOR, "requests without a credential are no longer accepted; now {after}"),
  "security-changed": always(BEHAVIOR, "authentication was {before}, and is now {after}"),
  "security-removed": always(BEHAVIOR, "authentication no longer accepts {before}"),
  "security-added": always(NEW, "authentication also accepts {after}"),
  "server-changed": always(BEHAVIOR, "requests are sent to {after} instead of {before}"),
  "server-removed": always(BEHAVIOR, "the server {before} is gone"),
  "server-added": always(NEW, "the server {after} is new"),
} satisfies Record<string, Rule>;

const DECLARATION_RULES = {
  "page-size-lowered": always(BEHAVIOR, "pages have {after} items instead of {before}"),
  "page-size-raised": always(BEHAVIOR_MINOR, "pages have {after} items instead of {before}"),
  "page-limit-changed": always(BEHAVIOR, "{subject}: {before} is now {after}"),
  "pagination-added": always(NEW, "the operation is now read as a list with pages"),
  "pagination-removed": always(BEHAVIOR, "the operation is no longer read as a list with pages"),
  "pagination-changed": always(BEHAVIOR, "{subject}: {before} is now {after}"),
  "retry-added": always(BEHAVIOR_MINOR, "failed calls are now retried"),
  "retry-removed": always(BEHAVIOR, "failed calls are no longer retried"),
  "retryable-error-added": always(BEHAVIOR_MINOR, "failed calls are now also retried after {after}"),
  "declaration-changed": always(BEHAVIOR, "the client uses another value of {subject}: {before} is now {after}"),
  "declaration-invalid": always(UNKNOWN, "the code of the client cannot be generated: {after}"),
} satisfies Record<string, Rule>;

const OTHER_RULES = {
  "words-changed": always(WORDS, "{subject}: {after}"),
  deprecated: always(WORDS, "{subject} is now deprecated"),
  "not-classified": always(UNKNOWN, "{subject}: no rule covers the change of {after}; check it by hand"),
} satisfies Record<string, Rule>;

/** All rules, by name. */
export const RULES = { ...SCHEMA_RULES, ...OPERATION_RULES, ...DECLARATION_RULES, ...OTHER_RULES };

/** The name of a rule. */
export type RuleName = keyof typeof RULES;
