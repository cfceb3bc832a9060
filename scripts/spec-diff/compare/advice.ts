/** What callers do about a change, by rule and direction. `{subject}`, `{before}` and `{after}` are replaced. */
import type { Direction, Effect } from "../change.js";
import type { RuleName } from "./rules.js";

/** What callers do: those that send requests, and those that read responses. */
interface Advice {
  request?: string;
  response?: string;
}

const NOTHING = "nothing to do.";

const both = (text: string): Required<Advice> => ({ request: text, response: text });

const SCHEMA_ADVICE: Partial<Record<RuleName, Advice>> = {
  "type-changed": { request: "send {after} instead of {before}.", response: "read {after} instead of {before}." },
  "type-narrowed": { request: "send only {after}.", response: "code for the other types is no longer needed." },
  "type-widened": { request: "{after} is valid too.", response: "handle {after} too." },
  "integer-to-number": { request: "fractions are valid too.", response: "handle fractions." },
  "number-to-integer": { request: "send integers only; the API may refuse fractions.", response: NOTHING },
  "null-added": { request: "null is valid too.", response: "handle null." },
  "null-removed": { request: "do not send null.", response: "checks for null are no longer needed." },
  "values-closed": {
    request: "send only {after}.",
    response: "remove comparisons with other values, which do not compile.",
  },
  "values-opened": {
    request: "other values are valid too.",
    response: "handle other values than {before}; a `switch` needs a default.",
  },
  "value-added": {
    request: "{after} can be sent.",
    response: "handle {after}; a `switch` over all values is incomplete.",
  },
  "value-removed": {
    request: "do not send {before}.",
    response: "remove code for {before}; comparisons with it do not compile.",
  },
  "known-value-added": { request: "{after} can be sent.", response: "code for {after} can be added." },
  "bound-added": { request: "send only values with {after}; the API may refuse others.", response: NOTHING },
  "bound-removed": { request: "other values are valid too.", response: "handle values outside {before}." },
  "bound-tightened": { request: "send only values with {after}; the API may refuse others.", response: NOTHING },
  "bound-loosened": { request: "values outside {before} are valid too.", response: "handle values outside {before}." },
  "restriction-added": { request: "send only values with {after}; the API may refuse others.", response: NOTHING },
  "restriction-changed": {
    request: "send only values with {after}; the API may refuse others.",
    response: "check code that relies on {before}.",
  },
  "restriction-removed": { request: "other values are valid too.", response: "check code that relies on {before}." },
  "default-changed": { request: "set the value if {before} is needed.", response: NOTHING },
  "read-only-added": { request: "do not set {subject}.", response: "do not assign {subject}." },
  "read-only-removed": { request: "{subject} can be set.", response: NOTHING },
  "write-only-added": { request: NOTHING, response: "do not read {subject}, which is missing." },
  "write-only-removed": { request: NOTHING, response: "{subject} can be read." },
  "property-added": { request: "{subject} can be set.", response: "{subject} can be read." },
  "required-property-added": {
    request: "set {subject} in each request.",
    response: "{subject} can be read; objects of this type that tests build need it.",
  },
  "property-removed": { request: "do not set {subject}.", response: "do not read {subject}." },
  "property-renamed": {
    request: "set `{after}` instead of `{before}`.",
    response: "read `{after}` instead of `{before}`.",
  },
  "properties-moved": { request: "set {after} instead of {before}.", response: "read {after} instead of {before}." },
  "property-required": {
    request: "set {subject} in each request.",
    response: "checks for a missing value are no longer needed; objects of this type that tests build need it.",
  },
  "property-optional": { request: "{subject} can be omitted.", response: "handle that {subject} is missing." },
  "other-properties-refused": {
    request: "send only the described properties; the API may refuse others.",
    response: "do not read other properties.",
  },
  "other-properties-allowed": { request: "other properties can be set.", response: "other properties can be read." },
  "branch-added": { request: "the new variant can be sent.", response: "handle the new variant." },
  "discriminator-changed": {
    request: "set the property that the new discriminator names.",
    response: "check code that distinguishes the variants.",
  },
  "branch-removed": { request: "do not send this variant.", response: "remove code for this variant." },
};

const OPERATION_ADVICE: Partial<Record<RuleName, Advice>> = {
  "spec-removed": both("remove the calls."),
  "operation-removed": both("remove the calls."),
  "operation-moved": both("calls of `client.raw` must use {after}."),
  "operation-renamed": both("check code that compares the name in errors and events."),
  "path-parameter-renamed": { request: "calls of `client.raw` must set {after} instead of {before}." },
  "parameter-added": { request: "{subject} can be set." },
  "required-parameter-added": { request: "set {subject} in each call." },
  "parameter-removed": { request: "do not set {subject}." },
  "parameter-renamed": { request: "set `{after}` instead of `{before}`." },
  "parameter-moved": { request: "calls of `client.raw` must set it in {after}." },
  "parameter-required": { request: "set {subject} in each call." },
  "parameter-optional": { request: "{subject} can be omitted." },
  "request-body-added": { request: "a body can be sent." },
  "required-request-body-added": { request: "send a body." },
  "request-body-removed": { request: "do not send a body." },
  "request-body-required": { request: "send a body with each call." },
  "request-body-optional": { request: "the body can be omitted." },
  "media-type-replaced": {
    request: "calls of `client.raw` must send {after}.",
    response: "calls of `client.raw` must read {after}.",
  },
  "media-type-removed": { request: "do not send {before}.", response: NOTHING },
  "success-removed": { response: "do not expect {before}." },
  "success-added": { response: "distinguish the body of {after} from the others." },
  "success-status-changed": { response: "check code that compares the status." },
  "error-removed": { response: NOTHING },
  "error-added": { response: "code for {after} can be added." },
  "error-added-without-schema": { response: "check `data` for undefined, and `error` for its type." },
  "header-removed": { response: "do not read {subject}." },
  "header-optional": { response: "handle that {subject} is missing." },
  "security-required": { request: "configure a credential." },
  "security-changed": { request: "configure the new credential." },
  "security-removed": { request: "use another kind of credential than {before}." },
  "server-changed": { request: "allow {after} in firewalls and proxies." },
  "server-removed": { request: "do not use {before} as base URL." },
  "pagination-removed": both("call `client.raw` instead of `list`."),
  "page-size-lowered": both("expect more requests per list."),
  "page-size-raised": both("expect fewer requests per list."),
  "retry-added": both("expect repeated requests after failures."),
  "retry-removed": both("repeat failed calls, if needed."),
};

const ADVICE: Partial<Record<RuleName, Advice>> = { ...SCHEMA_ADVICE, ...OPERATION_ADVICE };

/** What callers do if a rule has no advice. */
const BY_EFFECT: Readonly<Record<Effect, Required<Advice>>> = {
  "does-not-compile": { request: "adapt the calls.", response: "adapt the code that reads it." },
  "behaves-differently": { request: "check the calls.", response: "check the code that reads it." },
  "new-possibilities": { request: "nothing to do; it can be used.", response: "nothing to do; it can be used." },
  documentation: both(NOTHING),
  "not-classified": both("unknown; compare the versions by hand."),
};

/** Returns what callers do about a difference. For both directions, the advice is that for requests. */
export function adviceFor(rule: RuleName, effect: Effect, direction: Direction): string {
  const side = direction === "response" ? "response" : "request";
  return ADVICE[rule]?.[side] ?? BY_EFFECT[effect][side];
}
