/**
 * What the specs' extensions say is on the pages, at every place that is about the node: each place is gone to by its
 * fragment, and the text there is compared with what the spec has.
 */
import { expect, test } from "vitest";
import { notesOf, type Conflict } from "../../../scripts/docs/openapi/notes.js";
import { placesOf, type Place } from "../../../scripts/docs/openapi/places.js";
import { getNode } from "../../../scripts/docs/openapi/pointers.js";
import { sourcesOf } from "../../../scripts/docs/openapi/sources.js";
import { readSpecs, type Spec } from "../../../scripts/openapi/specs.js";
import { useChromium, useSite } from "../../support/docs/browser.js";

const { file } = useSite();
const open = useChromium();
const specs = await readSpecs();

/** Text as readers see it: Redoc puts characters without width into names. */
const plain = (text: string) => text.replaceAll("\u200b", "").replaceAll(/\s+/g, " ").trim();

/** A note's own texts, without its markup. */
function textsOf(note: string): string[] {
  const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'" };
  const blocks = note.split(/<\/?(?:p|dt|dd|dl|div|li|ul)\b[^>]*>/);
  return blocks
    .map((block) =>
      block.replaceAll(/<[^>]+>/g, "").replaceAll(/&(\w+|#39);/g, (all, name: string) => entities[name] ?? all),
    )
    .map(plain)
    .filter(Boolean);
}

interface Told {
  place: Place;
  texts: string[];
}

function toldIn(spec: Spec): Told[] {
  return placesOf(spec)
    .map((place) => ({
      place,
      texts: place.nodes
        .flatMap((node) => notesOf(getNode(spec.document, node), sourcesOf(spec.document)))
        .flatMap(textsOf),
    }))
    .filter(({ texts }) => texts.length > 0);
}

test.each(specs)(
  "the page of $provider shows each note at each of its places",
  async (spec) => {
    const { page, faults } = await open(file(), `${spec.provider}.html`);
    const told = toldIn(spec);
    expect(told.length).toBeGreaterThan(5);
    const missing: string[] = [];
    for (const { place, texts } of told) {
      const id = place.fragment.split("#")[2];
      // Parts that Redoc gives no id of their own are told by the text around them.
      const own = id?.includes("t=") === true;
      await page.evaluate((fragment) => (location.hash = fragment), place.fragment);
      if (id !== undefined) {
        await page.locator(`[id="${id}"]`).waitFor({ state: "attached" });
      }
      if (place.holder !== undefined) {
        await chooseVariant(page, id!, place);
      }
      const read = () =>
        page
          .locator(own ? `[id="${id}"]` : "redoc main")
          .first()
          .innerText();
      const lacking = async () => {
        const shown = plain(await read());
        return texts.filter((text) => !shown.includes(text));
      };
      await expect
        .poll(lacking, { timeout: 2_000 })
        .toEqual([])
        .catch(async () => {
          missing.push(`${place.name} (${place.fragment}): ${(await lacking()).join(" | ")}`);
        });
    }
    expect(missing).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  },
  300_000,
);

/** Selects the variant of a `oneOf` that a place is about. */
async function chooseVariant(page: Awaited<ReturnType<typeof open>>["page"], id: string, { pointer }: Place) {
  const tabs = page.locator(`[id="${id}"]`).getByRole("tablist").first().getByRole("tab");
  const index = Number(pointer.split("/").at(-1));
  if ((await tabs.count()) > index) {
    await tabs.nth(index).click();
  }
}

test("every spec has conflicts, and no place shows a conflict twice", () => {
  for (const spec of specs) {
    const conflicts = placesOf(spec).map(({ nodes }) =>
      nodes.flatMap((node) => (getNode(spec.document, node)["x-doc-conflict"] ?? []) as Conflict[]),
    );
    expect(conflicts.flat().length).toBeGreaterThan(0);
    for (const here of conflicts) {
      expect(new Set(here).size).toBe(here.length);
    }
  }
});
