/** Runs in the views by Redoc: adds what its controls lack for keyboards and screen readers. */

/** Completes the controls in an element whenever Redoc has changed it. */
export function completeRedoc(element: Element): void {
  new MutationObserver(nameControls).observe(element, { childList: true, subtree: true });
}

function nameControls(): void {
  const search = document.querySelector<HTMLElement>('redoc [data-testid="search-trigger"]');
  if (search !== null) {
    makeButton(search);
  }
  const layouts = document.querySelectorAll<HTMLElement>(
    '[data-component-name="Sidebar/SidebarActions"] > span [data-component-name="Tooltip/Tooltip"]',
  );
  layouts.forEach((layout, index) => makeButton(layout, ["Samples below the text", "Samples next to the text"][index]));
  for (const picker of document.querySelectorAll<HTMLElement>('redoc button[aria-label][aria-haspopup="menu"]')) {
    nameWithValue(picker);
  }
}

/** Redoc makes some controls of elements that only a mouse can use. */
function makeButton(control: HTMLElement, name?: string): void {
  if (control.role === "button") {
    return;
  }
  control.role = "button";
  control.tabIndex = 0;
  if (name !== undefined) {
    control.ariaLabel = name;
  }
  control.addEventListener("keydown", (event) => {
    if (event.target === control && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      (control.firstElementChild ?? control).dispatchEvent(new MouseEvent("click", { bubbles: true }));
    }
  });
}

/** The name of a picker must contain the value that it shows. */
function nameWithValue(picker: HTMLElement): void {
  const value = picker.textContent.trim();
  const label = picker.ariaLabel ?? "";
  if (!label.endsWith(value)) {
    picker.ariaLabel = `${label.split(": ")[0]}: ${value}`;
  }
}
