/** Runs in the views by Redoc: starts it with the document in the page and the theme that was chosen on other pages. */
import { completeRedoc } from "./complete-redoc.ts";
import { openAddedNotes, startConflictNotes } from "./conflict-notes.ts";

declare const Redoc: { init(document: unknown, options: object, element: Element | null): void };

/** Starts Redoc. */
export function startRedoc(): void {
  shareTheme();
  startConflictNotes();
  openAddedNotes(document.body);
  const element = document.querySelector("redoc");
  if (element !== null) {
    completeRedoc(element);
  }
  Redoc.init(
    JSON.parse(document.getElementById("document")?.textContent ?? ""),
    {
      router: "hash",
      disableTelemetry: true,
      schemasExpansionLevel: "all",
      maxDisplayedEnumValues: 40,
      codeSamples: { languages: [{ lang: "curl" }, { lang: "TypeScript" }, { lang: "Payload" }] }, // others are not shown
      hideDownloadButtons: true, // the page has its own link
    },
    element,
  );
  handleSkipLink();
}

/** The theme is chosen with Redoc's control here, and with Starlight's on the other pages. */
function shareTheme(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = localStorage.getItem("starlight-theme") || (dark ? "dark" : "light");
  localStorage.setItem("redoc.colorMode", theme);
  addEventListener("pagehide", () => {
    const chosen = localStorage.getItem("redoc.colorMode");
    if (chosen !== null && chosen !== theme) {
      localStorage.setItem("starlight-theme", chosen);
    }
  });
}

/** Redoc treats the fragment as a route, so the link is handled here. */
function handleSkipLink(): void {
  document.querySelector(".skip")?.addEventListener("click", (event) => {
    event.preventDefault();
    const main = document.querySelector<HTMLElement>("redoc main") ?? document.getElementById("main");
    if (main !== null) {
      main.tabIndex = -1;
      main.focus();
    }
  });
}
