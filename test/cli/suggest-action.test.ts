import { expect, test } from "vitest";
import { suggestForIncompleteList } from "../../src/cli/suggest-action.js";

test.each([
  "total changed from 5 to 4 while listing",
  "page 2 repeats 1 item",
  "expected 5 items, got 4",
  "provider reports no total; completeness cannot be verified",
  "pagination did not advance: the page after the last one contains only known items",
])("a list that may have changed: %s", (reason) => {
  expect(suggestForIncompleteList(reason)).toBe("try again");
});

test.each([
  "different items have the same `uuid`",
  "equal items have no `id`",
  "`id` cannot be compared: it is not an integer up to 2^53 - 1",
  "API offset limit reached (`offset` <= 100000)",
  "one item per page and no total of the list; completeness cannot be verified",
  "`next` link is missing after a full page",
  "apifonica: listNumbers: `next` link has no valid cursor",
])("a list that another run does not complete: %s", (reason) => {
  expect(suggestForIncompleteList(reason)).toMatch(/^trying again does not help/);
});
