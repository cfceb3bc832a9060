// Starts Redoc with the document of this page. Redoc follows the reader's preference for light or dark by itself.
/* global Redoc */
const header = document.querySelector(".site-header");
const isSticky = () => getComputedStyle(header).position === "sticky";

Redoc.init(
  JSON.parse(document.getElementById("document").textContent),
  {
    router: "hash", // paths would not work from a file system
    disableTelemetry: true,
    scrollYOffset: () => (isSticky() ? header.offsetHeight : 0),
    schemasExpansionLevel: "all",
    maxDisplayedEnumValues: 40,
    codeSamples: { languages: [{ lang: "curl" }, { lang: "TypeScript" }, { lang: "Payload" }] }, // others are left out
    hideDownloadButtons: true, // the page has a link of its own
  },
  document.querySelector("redoc"),
);

// Redoc reads the fragment as a route, so that the link has to be followed by hand.
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  const main = document.querySelector("redoc main") ?? document.getElementById("main");
  main.tabIndex = -1;
  main.focus();
});

const fold = document.getElementById("fold");
fold.hidden = false;
fold.addEventListener("click", () => {
  const folded = document.documentElement.classList.toggle("folded");
  fold.setAttribute("aria-pressed", String(folded));
});
