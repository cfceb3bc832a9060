/** Runs in the pages: opens what hides the target of a link, such as a note about a conflict in a closed property. */
export function revealTarget(): void {
  void reveal();
  addEventListener("hashchange", () => void reveal());
}

async function reveal(): Promise<void> {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const hidden = containersOf(target).filter((element) => element.hidden && element.role === "tabpanel");
  if (hidden.length > 0) {
    await customElements.whenDefined("starlight-tabs");
  }
  for (const panel of hidden) {
    document.getElementById(panel.getAttribute("aria-labelledby") ?? "")?.click();
  }
  for (const element of containersOf(target)) {
    if (element instanceof HTMLDetailsElement) {
      element.open = true;
    }
  }
  target?.scrollIntoView();
}

function containersOf(element: HTMLElement | null): HTMLElement[] {
  const parent = element?.parentElement ?? null;
  return parent === null ? [] : [parent, ...containersOf(parent)];
}
