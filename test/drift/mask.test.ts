import { expect, test } from "vitest";
import { apis } from "../../generated/validators.js";
import { documentedValues, listDocumentedValues } from "../../src/drift/documented-values.js";
import { FORMATS } from "../../src/drift/formats.js";
import { maskMediaType, maskName, maskText, maskValue } from "../../src/drift/mask.js";

test("letters become letters and digits digits; the rest of ASCII stays", () => {
  expect(maskText("+44 (20) 7946-0958")).toBe("+11 (11) 1111-1111");
  expect(maskText("Ann Smith <ann@toys.org>")).toBe("Axx Xxxxx <axx@xxxx.xxx>");
  expect(maskText("Zoë 山田 \u{1f600}\u202e\ud800")).toBe("Xxä ää äää");
  expect(maskText("")).toBe("");
});

test.each([
  "2024-02-29",
  "23:59:60Z",
  "2024-02-29T10:00:00.5+02:00",
  "5f1d2c9a-0000-4a2b-8C3d-ffffffffffff",
  "a@b.c",
  "255.0.9.1",
  "https://a.test/x?y=1",
])("a string keeps its format: %s", (text) => {
  const formats = (value: string) => Object.keys(FORMATS).filter((name) => FORMATS[name]!(value));
  expect(formats(text).length).toBe(1);
  expect(formats(maskText(text))).toEqual(formats(text));
});

test("a string that has no format does not get one", () => {
  expect(FORMATS["uuid"]!(maskText("5f1d2c9a-0000-4a2b-8c3d-00000000000g"))).toBe(false);
});

test("numbers of more than three digits are masked and keep their type", () => {
  expect(maskValue([0, 999, -42, 0.5, 1000, -12025550147, 1234.5, 1e21, 5e-324])).toEqual([
    0, 999, -42, 0.5, 1111, -11111111111, 1111.1, 1e21, 1e-111,
  ]);
});

test("names of a program stay, and names of people and numbers do not", () => {
  const kept = ["id", "country_code", "addressLine1", "line-2", "$ref", "_links", "a.b", "e911"];
  expect(kept.map(maskName)).toEqual(kept);
  expect(
    ["Smith", "ann smith", "ann@toys.org", "+12025550147", "n1234", "é", "", "x".repeat(41)].map(maskName),
  ).toEqual(["Xxxxx", "axx xxxxx", "axx@xxxx.xxx", "+11111111111", "x1111", "ä", "", "x".repeat(41)]);
  expect(Object.keys(maskValue(JSON.parse('{"__proto__":{"Ann":1}}')) as object)).toEqual(["__proto__"]);
});

test("the name of every documented property stays", () => {
  const names = apis.flatMap(({ schemas }) =>
    Object.values(schemas).flatMap(({ properties }) => Object.keys(properties ?? {})),
  );
  expect(names.length).toBeGreaterThan(80);
  expect(names.filter((name) => maskName(name) !== name)).toEqual([]);
});

test("values that a spec enumerates stay, and are all that is shown of an error", () => {
  const body = { errors: { class: "RecordNotFound", invalid_data: "Ann is out" }, code: 12345, mode: "xml" };
  expect(maskValue(body, { keptValues: documentedValues("invoca") })).toEqual({
    errors: { class: "RecordNotFound", invalid_data: "Axx xx xxx" },
    code: 11111,
    mode: "xxx",
  });
  expect(listDocumentedValues("invoca", body)).toBe("RecordNotFound");
  expect(listDocumentedValues("callgear", [{ mnemonic: "forbidden" }, "forbidden", "2.0"])).toBe("forbidden, 2.0");
  expect(listDocumentedValues("unknown", body)).toBe("");
});

test("the words of common and documented media types stay", () => {
  const documented = ["application/vnd.cloudlx.v1+json"];
  expect(maskMediaType("Application/vnd.cloudlx.v2+JSON; charset=Ann", documented)).toBe(
    "application/vnd.cloudlx.v2+json",
  );
  expect(maskMediaType("text/html", [])).toBe("text/html");
  expect(maskMediaType("application/vnd.smith.12025550147", documented)).toBe("application/vnd.xxxxx.11111111111");
});
