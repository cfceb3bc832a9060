/** Runs in the pages: corrects what Starlight's controls and tables lack for keyboards and screen readers. */
export function completeControls(): void {
  // The label of the button lacks the shortcut that the button shows. Without it, the text is the name of the button.
  const search = document.querySelector("button[data-open-modal]");
  search?.removeAttribute("aria-label");
  search?.querySelector("span")?.removeAttribute("aria-hidden");
  updateScrollable();
  addEventListener("resize", updateScrollable);
}

/**
 * Makes the tables and code blocks that scroll, and no others, reachable with the keyboard. Those with a label always
 * are.
 */
function updateScrollable(): void {
  for (const box of document.querySelectorAll<HTMLElement>(".sl-markdown-content :is(table, pre:not([aria-label]))")) {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
    } else {
      box.removeAttribute("tabindex");
    }
  }
}
