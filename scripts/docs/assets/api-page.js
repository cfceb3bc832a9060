// Starts Redoc with the embedded document. Redoc itself applies the reader's light or dark preference.
/* global Redoc -- the script before this one defines it */
const header = document.querySelector(".site-header");
const isSticky = () => getComputedStyle(header).position === "sticky";

Redoc.init(
  JSON.parse(document.getElementById("document").textContent),
  {
    router: "hash", // paths do not work from a file system
    disableTelemetry: true,
    scrollYOffset: () => (isSticky() ? header.offsetHeight : 0),
    schemasExpansionLevel: "all",
    maxDisplayedEnumValues: 40,
    codeSamples: { languages: [{ lang: "curl" }, { lang: "TypeScript" }, { lang: "Payload" }] }, // other languages are not shown
    hideDownloadButtons: true, // the page has its own link
  },
  document.querySelector("redoc"),
);

// Redoc treats the fragment as a route, so the link is handled here.
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  const main = document.querySelector("redoc main") ?? document.getElementById("main");
  main.tabIndex = -1;
  main.focus();
});

const hideConflicts = document.getElementById("hide-conflicts");
hideConflicts.hidden = false;
hideConflicts.addEventListener("click", () => {
  const hidden = document.documentElement.classList.toggle("conflicts-hidden");
  hideConflicts.setAttribute("aria-pressed", String(hidden));
});
