/** Decides which pages are watched: those of the sources that the specs cite (`x-doc-sources`). */
import { sourcesOf, type Source } from "../docs/openapi/sources.js";
import type { Spec } from "../openapi/specs.js";

/** What `docs/watch/sections.yaml` says about a source. */
export interface Section {
  /** A CSS selector of the part of the page to compare. Every element that matches is compared. */
  selector?: string;
  /** Why the source is not watched. */
  skip?: string;
}

/** The sections by provider and id of the source. */
export type Sections = Record<string, Record<string, Section> | undefined>;

/** A page to watch, and the sources that cite it. */
export interface Target {
  /** `provider/id` of the first source that cites the page. The baseline uses it as key. */
  name: string;
  /** The other sources that cite the same section. */
  alsoCitedAs: string[];
  address: string;
  selector?: string;
}

/** A source that is not watched. */
export interface SkippedSource {
  name: string;
  reason: string;
}

/** Returns the pages to watch, each section once, and the sources that are not watched. */
export function findTargets(
  specs: readonly Pick<Spec, "provider" | "document">[],
  sections: Sections,
): { targets: Target[]; skipped: SkippedSource[] } {
  const targets = new Map<string, Target>();
  const skipped: SkippedSource[] = [];
  for (const { provider, document } of specs) {
    for (const [id, source] of Object.entries(sourcesOf(document))) {
      const name = `${provider}/${id}`;
      const { selector, skip } = sections[provider]?.[id] ?? {};
      const address = currentAddress(source);
      if (address === undefined || skip !== undefined) {
        skipped.push({ name, reason: skip ?? "the source has no address" });
        continue;
      }
      const key = JSON.stringify([address, selector]);
      const cited = targets.get(key);
      cited?.alsoCitedAs.push(name);
      targets.set(key, cited ?? { name, alsoCitedAs: [], address, ...(selector !== undefined && { selector }) });
    }
  }
  return { targets: [...targets.values()], skipped };
}

/**
 * Returns the names in the sections that no spec has. A misspelled name would otherwise have no effect.
 */
export function findUnknownSections(
  specs: readonly Pick<Spec, "provider" | "document">[],
  sections: Sections,
): string[] {
  const known = new Set(
    specs.flatMap(({ provider, document }) => Object.keys(sourcesOf(document)).map((id) => `${provider}/${id}`)),
  );
  const names = Object.entries(sections).flatMap(([provider, ids]) =>
    Object.keys(ids ?? {}).map((id) => `${provider}/${id}`),
  );
  return names.filter((name) => !known.has(name));
}

/** A file of a GitHub repository at a commit. */
const GITHUB_FILE = /^https:\/\/github\.com\/(?<repository>[^/]+\/[^/]+)\/blob\/[0-9a-f]{40}\/(?<path>[^?#]+)/;

/**
 * Returns the address where a source changes: its current page, or the newest version of the file that `url` shows at a
 * commit.
 */
export function currentAddress({ page, url }: Pick<Source, "page" | "url">): string | undefined {
  const file = page === undefined && url !== undefined ? GITHUB_FILE.exec(url)?.groups : undefined;
  return file ? `https://raw.githubusercontent.com/${file["repository"]}/HEAD/${file["path"]}` : (page ?? url);
}
