/** The choices above the samples: the server, which holds on all pages, and the example of the body. */

const KEY = "samples-server";

/** Sent to the document when another example of the body is chosen. `detail` is its name. */
export const EXAMPLE_CHOSEN = "example-chosen";

/** Shows the choices, and applies them to the samples. */
export function startSamples(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-sample-choices]");
  if (form === null) {
    return;
  }
  form.hidden = false;
  const server = form.elements.namedItem("server") as RadioNodeList;
  server.value = document.documentElement.dataset["samples"] ?? "live";
  for (const radio of server) {
    radio.addEventListener("change", () => chooseServer(server.value));
  }
  const example = form.elements.namedItem("example") as HTMLSelectElement | null;
  if (example !== null) {
    const payload = payloadPicker(example);
    payload?.addEventListener("change", () => chooseExample(payload.value, [example, payload]));
    example.addEventListener("change", () => chooseExample(example.value, [example, payload]));
    // Browsers restore the choice when the reader goes back.
    chooseExample(example.value, [payload]);
  }
}

function chooseServer(name: string): void {
  document.documentElement.dataset["samples"] = name;
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // Without storage, the choice holds on this page.
  }
}

/** Returns the control of the reference that shows one of the same examples as JSON. */
function payloadPicker(example: HTMLSelectElement): HTMLSelectElement | undefined {
  const names = [...example.options].map(({ value }) => value).join();
  return [...document.querySelectorAll<HTMLSelectElement>("starlight-openapi-content-picker > label > select")].find(
    (select) => [...select.options].map(({ value }) => value).join() === names,
  );
}

function chooseExample(name: string, controls: (HTMLSelectElement | undefined)[]): void {
  for (const control of controls) {
    if (control !== undefined && control.value !== name) {
      control.value = name;
      control.dispatchEvent(new Event("change"));
    }
  }
  for (const sample of document.querySelectorAll<HTMLElement>("[data-example]")) {
    sample.hidden = sample.dataset["example"] !== name;
  }
  document.dispatchEvent(new CustomEvent(EXAMPLE_CHOSEN, { detail: name }));
}
