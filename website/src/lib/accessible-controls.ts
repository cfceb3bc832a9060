/** Runs in the pages: corrects what Starlight's controls and tables lack for keyboards and screen readers. */
export function completeControls(): void {
  // The label of the button lacks the shortcut that the button shows. Without it, the text is the name of the button.
  const search = document.querySelector("button[data-open-modal]");
  search?.removeAttribute("aria-label");
  search?.querySelector("span")?.removeAttribute("aria-hidden");
  updateTables();
  addEventListener("resize", updateTables);
}

/** Makes the tables that scroll, and no others, reachable with the keyboard. */
function updateTables(): void {
  for (const table of document.querySelectorAll<HTMLElement>(".sl-markdown-content table")) {
    if (table.scrollWidth > table.clientWidth) {
      table.tabIndex = 0;
    } else {
      table.removeAttribute("tabindex");
    }
  }
}
