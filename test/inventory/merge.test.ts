import { expect, test, vi } from "vitest";
import { merge } from "../../src/inventory/merge.js";

/** A source that yields numbers forever, and counts how often it is closed. */
function endlessSource() {
  const closed = vi.fn();
  const source = (async function* () {
    try {
      for (let value = 0; ; value++) {
        yield await Promise.resolve(value);
      }
    } finally {
      closed();
    }
  })();
  return { source, closed };
}

test("leaving the loop closes each source, whether its value has been yielded or not", async () => {
  const sources = [endlessSource(), endlessSource(), endlessSource()];
  for await (const value of merge(sources.map(({ source }) => source))) {
    if (value === 1) {
      break;
    }
  }
  await vi.waitFor(() => {
    for (const { closed } of sources) {
      expect(closed).toHaveBeenCalledTimes(1);
    }
  });
});

test("a source that throws closes the others", async () => {
  const other = endlessSource();
  // eslint-disable-next-line require-yield -- it throws before
  const failing = (async function* (): AsyncGenerator<number> {
    await Promise.resolve();
    throw new Error("x");
  })();
  await expect(async () => {
    for await (const _ of merge([failing, other.source])) {
      // Nothing to do.
    }
  }).rejects.toThrow("x");
  await vi.waitFor(() => expect(other.closed).toHaveBeenCalledTimes(1));
});

test("leaving the loop does not wait for a source whose next value never arrives", async () => {
  const hanging: AsyncIterator<number> = {
    next: () => new Promise<never>(() => undefined),
    return: () => new Promise<never>(() => undefined),
  };
  for await (const value of merge([hanging, endlessSource().source])) {
    expect(value).toBe(0);
    break;
  }
});
