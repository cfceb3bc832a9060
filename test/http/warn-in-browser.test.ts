import { afterEach, expect, test, vi } from "vitest";
import { callgear } from "../support/simulators/connect.js";

afterEach(() => vi.unstubAllGlobals());

test("jsdom and happy-dom in Node.js are not a browser", () => {
  vi.stubGlobal("location", { href: "http://localhost:3000/" });
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  callgear({ url: "https://api.test" });
  expect(warn).not.toHaveBeenCalled();
});

test("`allowBrowser` must be a boolean", () => {
  const options = { allowBrowser: "yes" } as unknown as { allowBrowser: boolean };
  expect(() => callgear({ url: "https://api.test" }, options)).toThrow("`allowBrowser` must be a boolean");
});
