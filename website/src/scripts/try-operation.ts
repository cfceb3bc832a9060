/** Sends the operation of a page to the mock, and shows the response. Only `npm run docs -- --serve` has a mock. */
import { headersThatMatter, requestFor, sizeOf, type Field } from "../lib/try-request.ts";
import { EXAMPLE_CHOSEN } from "./samples.ts";

/** Shows the form if the server of the site has a mock: it then adds the path of the mock to the page. */
export function startTryIt(): void {
  const section = document.querySelector<HTMLElement>("section[data-try]");
  const mock = document.querySelector<HTMLMetaElement>('meta[name="mock"]')?.content;
  const template = section?.querySelector("template");
  if (!section || !template || mock === undefined) {
    return;
  }
  section.querySelector("[data-published]")?.remove();
  template.replaceWith(template.content.cloneNode(true));
  const form = section.querySelector("form") as HTMLFormElement;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(section, form, `${mock}${section.dataset["try"]}`);
  });
  const bodies = JSON.parse(section.dataset["bodies"] ?? "{}") as Record<string, string | null>;
  document.addEventListener(EXAMPLE_CHOSEN, (event) => {
    const body = form.elements.namedItem("body") as HTMLTextAreaElement | null;
    if (body !== null) {
      body.value = body.defaultValue = bodies[(event as CustomEvent<string>).detail] ?? "";
    }
  });
}

async function send(section: HTMLElement, form: HTMLFormElement, base: string): Promise<void> {
  const body = form.elements.namedItem("body") as HTMLTextAreaElement | null;
  const problem = body === null ? undefined : problemOf(body.value);
  body?.setAttribute("aria-invalid", String(problem !== undefined));
  if (problem !== undefined) {
    showStatus(section, `Not sent: the body is not valid JSON (${problem}).`, true);
    body?.focus();
    return;
  }
  const { method = "GET", path = "" } = section.dataset;
  const { url, headers } = requestFor(base, path, readFields(form));
  showStatus(section, "Sending …", false);
  const started = performance.now();
  try {
    const response = await fetch(url, { method, headers, ...(body && { body: body.value }) });
    const text = await response.text();
    const time = Math.round(performance.now() - started);
    showStatus(
      section,
      `${response.status} ${response.statusText}, ${time} ms, ${sizeOf(text)}: ${method} ${url.slice(base.length)}`,
      !response.ok,
    );
    showResponse(section, response.headers, text);
  } catch {
    showStatus(section, "No response. Does npm run docs -- --serve still run?", true);
  }
}

/** Returns why text is not JSON. Undefined if it is. */
function problemOf(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function readFields(form: HTMLFormElement): Field[] {
  return [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-in]")].map(
    ({ name, value, dataset }) => ({ name, value, place: dataset["in"] as Field["place"] }),
  );
}

function showStatus(section: HTMLElement, text: string, failed: boolean): void {
  const status = section.querySelector<HTMLElement>("[data-status]") as HTMLElement;
  status.textContent = text;
  status.toggleAttribute("data-failed", failed);
  (section.querySelector("[data-response]") as HTMLElement).hidden = true;
}

function showResponse(section: HTMLElement, headers: Headers, text: string): void {
  const list = section.querySelector("[data-headers]") as HTMLElement;
  list.replaceChildren(
    ...headersThatMatter(headers).flatMap(([name, value]) => [element("dt", name), element("dd", value)]),
  );
  const body = section.querySelector("[data-body]") as HTMLElement;
  body.textContent = formatBody(text);
  (section.querySelector("[data-response]") as HTMLElement).hidden = false;
}

function element(name: string, text: string): HTMLElement {
  const created = document.createElement(name);
  created.textContent = text;
  return created;
}

/** Returns JSON with indentation, and other text unchanged. */
function formatBody(text: string): string {
  return text === "" || problemOf(text) !== undefined ? text : JSON.stringify(JSON.parse(text), undefined, 2);
}
