/** The data that scripts/docs writes for the pages. */
import { readFileSync } from "node:fs";
import type { SiteData } from "./site-data.ts";
import { ROOT } from "./sources.ts";

export const data = JSON.parse(readFileSync(`${ROOT}website/generated/site.json`, "utf8")) as SiteData;
