import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { repeatOnChange } from "../../scripts/regenerate/watch.js";

test("work is repeated after a change, also after one during a run, and never runs twice at a time", async () => {
  const folder = mkdtempSync(join(tmpdir(), "number-inventory-watch-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "acme"));
  const file = join(folder, "acme/openapi.yaml");
  const stop = new AbortController();
  const ends: (() => void)[] = [];
  let concurrent = 0;
  const work = async () => {
    concurrent++;
    expect(concurrent).toBe(1);
    await new Promise<void>((resolve) => ends.push(resolve));
    concurrent--;
  };

  const done = repeatOnChange([folder], work, stop.signal);
  expect(ends).toHaveLength(1);
  writeFileSync(file, "a change during the first run");
  // Longer than the time without changes after which a run starts.
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(ends).toHaveLength(1);
  ends[0]!();
  await vi.waitFor(() => expect(ends).toHaveLength(2));
  ends[1]!();
  await vi.waitFor(() => expect(concurrent).toBe(0));

  writeFileSync(file, "a change after it");
  await vi.waitFor(() => expect(ends).toHaveLength(3));
  stop.abort();
  ends[2]!();
  await done;
  expect(concurrent).toBe(0);
});
