/** Fetches the sections of the watched pages. */
import { extractSection } from "./section.js";
import { fetchPage, type Limits, type Problem } from "./fetch-page.js";
import type { Target } from "./targets.js";

/** A page and the lines of its section. */
export interface Result {
  target: Target;
  section: string[] | Problem;
}

/** Fetches the sections, in the order of the targets. Each host gets one request at a time. */
export async function fetchSections(targets: readonly Target[], limits: Limits): Promise<Result[]> {
  // The last fetch from each host.
  const lastFetches = new Map<string, Promise<unknown>>();
  const results = targets.map(async (target) => {
    const host = hostOf(target.address);
    const section = Promise.resolve(lastFetches.get(host)).then(() => fetchSection(target, limits));
    lastFetches.set(host, section);
    return { target, section: await section };
  });
  return Promise.all(results);
}

async function fetchSection({ address, selector }: Target, limits: Limits): Promise<string[] | Problem> {
  const page = await fetchPage(address, limits);
  return "kind" in page ? page : extractSection(page, address, selector);
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : "";
}
