/** Accessibility of one page of each kind in all views. CI tests two of the views. */
import { test } from "vitest";
import { expectAccessible, type View } from "../../support/docs/axe.js";
import { useChromium, useSite } from "../../support/docs/browser.js";
import { PAGE_KINDS } from "../../support/docs/page-kinds.js";

const VIEWS: View[] = [1440, 768, 360].flatMap((width) => [
  [width, "light"],
  [width, "dark"],
]);

const { server } = useSite();
const open = useChromium();

test.each(PAGE_KINDS)("the page at /%s has no serious violation at three widths in both themes", async (path) => {
  const { page } = await open(server(), path, { bypassCSP: true });
  await expectAccessible(page, VIEWS);
  await page.close();
});
