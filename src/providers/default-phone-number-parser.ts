/** The parser of phone numbers with the smallest metadata that has all countries. */
import metadata from "libphonenumber-js/min/metadata";
import { createPhoneNumberParser } from "./create-phone-number-parser.js";

export const parsePhoneNumber = /* @__PURE__ */ createPhoneNumberParser(metadata);
