/** The button that copies the Markdown of an operation, which is a file of the site. */

/** Shows the button. */
export function startCopyMarkdown(): void {
  const holder = document.querySelector<HTMLElement>("[data-copy]");
  const button = holder?.querySelector("button");
  const status = holder?.querySelector("[role=status]");
  if (!holder || !button || !status) {
    return;
  }
  holder.hidden = false;
  button.addEventListener("click", () => {
    copy(holder.dataset["copy"] ?? "").then(
      () => (status.textContent = "Copied"),
      () => (status.textContent = "Not copied: open the Markdown instead"),
    );
  });
}

/** The text is a promise, because Safari allows copying only at once after the click. */
async function copy(url: string): Promise<void> {
  const text = fetch(url).then(async (response) => {
    if (!response.ok) {
      throw new Error(`status ${response.status}`);
    }
    return new Blob([await response.text()], { type: "text/plain" });
  });
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
}
