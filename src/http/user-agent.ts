import { version } from "../../generated/version.js";
import { pageUrl } from "./settings.js";

/**
 * The `user-agent` of requests, if the caller sets none. Browsers set their own; with another one, a request to another
 * origin would need its permission.
 */
export const userAgent = pageUrl() ? undefined : `number-inventory/${version}`;
