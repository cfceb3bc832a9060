/**
 * Spectral's OpenAPI rules, all of them, those that it does not recommend too. What is off is off for a reason that
 * no change of a spec can remove.
 */
import { oas } from "@stoplight/spectral-rulesets";

export default {
  extends: [[oas, "all"]],
  rules: {
    // The descriptions are unofficial: naming the provider's contact would make them look like the provider's own.
    "info-contact": "off",
    // OpenAPI 3.1 allows either `identifier` or `url` in a license. The specs have the identifier.
    "license-url": "off",
    // The order of the tags is the order of the chapters on the pages, where the numbers come first.
    "openapi-tags-alphabetical": "off",
  },
};
