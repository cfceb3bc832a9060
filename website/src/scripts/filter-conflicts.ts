/**
 * The filter of the list of conflicts. The choice is in the query of the URL, so that a filtered list can be shared; a
 * link to a single conflict shows it even if the filter would hide it.
 */
import { isSelected, type ConflictFilter, type FilteredEntry } from "../lib/conflicts.ts";

const NAMES = ["provider", "operation", "kind", "search"] as const;

/** Shows the filter, and applies it to the list. */
export function startFilter(): void {
  const form = document.querySelector<HTMLFormElement>("form.filter");
  if (form === null) {
    return;
  }
  const articles = [...document.querySelectorAll<HTMLElement>("article[data-provider]")];
  const entries = new Map(articles.map((article) => [article, entryOf(article)]));
  const update = () => applyFilter(entries, readFilter(form));
  const updateAndShare = () => {
    update();
    shareFilter(readFilter(form));
  };

  form.hidden = false;
  restoreFilter(form);
  update();
  form.addEventListener("input", updateAndShare);
  // The controls have their new values only after the event.
  form.addEventListener("reset", () => setTimeout(updateAndShare));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", update);
}

function entryOf(article: HTMLElement): FilteredEntry {
  const { provider = "", kind = "", operations = "" } = article.dataset;
  return { provider, kind, operations: operations.split(" ").filter(Boolean), text: article.textContent };
}

function controlOf(form: HTMLFormElement, name: string): HTMLInputElement | HTMLSelectElement {
  return form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
}

function readFilter(form: HTMLFormElement): ConflictFilter {
  const valueOf = (name: keyof ConflictFilter) => controlOf(form, name).value;
  return {
    provider: valueOf("provider"),
    operation: valueOf("operation"),
    kind: valueOf("kind"),
    search: valueOf("search"),
  };
}

function restoreFilter(form: HTMLFormElement): void {
  const query = new URLSearchParams(location.search);
  for (const name of NAMES) {
    controlOf(form, name).value = query.get(name) ?? "";
  }
}

function applyFilter(entries: ReadonlyMap<HTMLElement, FilteredEntry>, filter: ConflictFilter): void {
  let shown = 0;
  for (const [article, entry] of entries) {
    article.hidden = !isSelected(entry, filter) && article.id !== location.hash.slice(1);
    shown += article.hidden ? 0 : 1;
  }
  for (const count of document.querySelectorAll("[data-count]")) {
    count.textContent = `${shown} of ${entries.size}`;
  }
  for (const message of document.querySelectorAll<HTMLElement>("[data-nothing]")) {
    message.hidden = shown > 0;
  }
}

/** Writes the filter into the URL, without the controls that select everything. */
function shareFilter(filter: ConflictFilter): void {
  const url = new URL(location.href);
  for (const name of NAMES) {
    if (filter[name] === "") {
      url.searchParams.delete(name);
    } else {
      url.searchParams.set(name, filter[name]);
    }
  }
  history.replaceState(null, "", url);
}
