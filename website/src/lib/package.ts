/** What the site shows of package.json. */
import { readFileSync } from "node:fs";
import { ROOT } from "./sources.ts";

const { version, license, repository } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")) as {
  version: string;
  license: string;
  repository: { url: string };
};

export const PACKAGE_VERSION = version;
export const PACKAGE_LICENSE = license;

/** The page of the repository. */
export const REPOSITORY_URL = repository.url.replace(/^git\+/, "").replace(/\.git$/, "");
