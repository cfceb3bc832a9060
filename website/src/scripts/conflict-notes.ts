/** The notes about documentation conflicts: whether all are open. The choice holds on all pages. */

const KEY = "conflict-notes";

let areOpen = readChoice();

/** Opens the notes that a page has now, if the reader has chosen so, and shows the button that opens or closes all. */
export function startConflictNotes(): void {
  const button = document.querySelector<HTMLButtonElement>("button[data-conflict-notes]");
  if (button !== null) {
    button.hidden = false;
    showState(button);
    button.addEventListener("click", () => {
      areOpen = !areOpen;
      storeChoice();
      showState(button);
      apply(document);
    });
  }
  if (areOpen) {
    apply(document);
  }
}

/** Opens the notes that are added to an element, if the reader has chosen so. */
export function openAddedNotes(element: Element): void {
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (areOpen && node instanceof Element) {
        apply(node);
      }
    }
  }).observe(element, { childList: true, subtree: true });
}

function apply(root: ParentNode): void {
  for (const note of root.querySelectorAll<HTMLDetailsElement>("details.conflict")) {
    note.open = areOpen;
  }
}

function showState(button: HTMLButtonElement): void {
  button.setAttribute("aria-expanded", String(areOpen));
  button.textContent = areOpen ? "Close all" : "Open all";
  button.setAttribute("aria-label", `${button.textContent} documentation conflicts`);
}

function readChoice(): boolean {
  try {
    return localStorage.getItem(KEY) === "open";
  } catch {
    return false;
  }
}

function storeChoice(): void {
  try {
    localStorage.setItem(KEY, areOpen ? "open" : "closed");
  } catch {
    // Without storage, the choice holds on this page.
  }
}
