/**
 * The notes of the specs are on the pages, at every place that describes the node. Each place is opened by its
 * fragment, and its text is compared with the notes.
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

/** Returns the visible text. Redoc inserts zero-width characters into names. */
const plain = (text: string) => text.replaceAll("\u200b", "").replaceAll(/\s+/g, " ").trim();

/** Returns the texts of a note without the markup. */
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

interface PlaceTexts {
  place: Place;
  texts: string[];
}

/** Returns the places with notes, each with the texts that it must show. */
function placeTexts(spec: Spec): PlaceTexts[] {
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
    const expected = placeTexts(spec);
    expect(expected.length).toBeGreaterThan(5);
    const missing: string[] = [];
    for (const { place, texts } of expected) {
      const id = place.fragment.split("#")[2];
      // Redoc has no element id for some parts. For these, the text of the whole page is compared.
      const hasElement = id?.includes("t=") === true;
      await page.evaluate((fragment) => (location.hash = fragment), place.fragment);
      if (id !== undefined) {
        await page.locator(`[id="${id}"]`).waitFor({ state: "attached" });
      }
      if (place.holder !== undefined) {
        await chooseVariant(page, id!, place);
      }
      const read = () =>
        page
          .locator(hasElement ? `[id="${id}"]` : "redoc main")
          .first()
          .innerText();
      const missingTexts = async () => {
        const shown = plain(await read());
        return texts.filter((text) => !shown.includes(text));
      };
      await expect
        .poll(missingTexts, { timeout: 2_000 })
        .toEqual([])
        .catch(async () => {
          missing.push(`${place.name} (${place.fragment}): ${(await missingTexts()).join(" | ")}`);
        });
    }
    expect(missing).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  },
  300_000,
);

/** Selects the variant of a `oneOf` that a place describes. */
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
