import { expect, test } from "vitest";
import { findSensitiveValues, toNamePattern } from "../../src/http/find-sensitive-values.js";

/** The values that are found in a string, for the names `token` and `access_token`. */
function found(text: string): string[] {
  const names = toNamePattern(["access_token", "token"]);
  return names ? findSensitiveValues(text, names).map(([start, end]) => text.slice(start, end)) : [];
}

test("without names there is no pattern", () => {
  expect(toNamePattern([])).toBeUndefined();
});

test("a separator in a name may be `_`, `-` or missing", () => {
  const names = toNamePattern(["auth_key"])!;
  for (const name of ["auth_key", "auth-key", "authKey", "AUTH-key"]) {
    expect([name, findSensitiveValues(`${name}=abc`, names)]).toEqual([
      name,
      [[name.length + 1, name.length + 4, false]],
    ]);
  }
});

test.each([
  ['{"token":"abc","x":1}', "abc"],
  ['{ "token" : "a b" }', "a b"],
  ['{"token":"a\\"b\\\\","x":1}', 'a\\"b'],
  ['{"token":123.5,"x":1}', "123.5"],
  ['{"token":true}', "true"],
  ['{"token":["a",{"b":"]"}],"x":1}', '["a",{"b":"]"}]'],
  ['{"token":{"a":{"b":"\\"}"}},"x":1}', '{"a":{"b":"\\"}"}}'],
  ['{"TOKEN":"abc"}', "abc"],
  ['{"accessToken":"abc"}', "abc"],
  ['{"access-token":"abc"}', "abc"],
  ['{"m":"{\\"token\\":\\"abc\\",\\"x\\":1}"}', "abc"],
  ['{"m":"{\\\\\\"token\\\\\\":\\\\\\"a\\\\\\\\\\\\\\"b\\\\\\"}"}', 'a\\\\\\\\\\\\\\"b'],
  ['{"m":"{\\"token\\":[\\"a\\"],\\"x\\":1}"}', '[\\"a\\"]'],
  ['{\\"token\\":\\"a\\\\"b\\"}', 'a\\\\"b'],
  ['{"m":"token=abc\\"quoted\\""}', "abc"],
  ['{"token":"abc', "abc"],
  ['{"token":["abc', '["abc'],
  ['{"token":12', "12"],
  ["{'token': 'a b'}", "a b"],
  ["token=abc&x=1", "abc"],
  ["x=1&token=a%26b", "a%26b"],
  ["token: abc\nx: 1", "abc"],
  ["Token : Bearer abc\nx", "Bearer abc"],
  ["token=Bearer+abc&x=1", "Bearer+abc"],
  ["[token] => abc\n", "abc"],
  ["<token>abc</token><x>1</x>", "abc"],
  ["<th>token</th> <td>abc</td>", "abc"],
  ["<token><![CDATA[abc]]></token>", "abc"],
  ['<input name="token" value="abc">', "abc"],
  ['{"name":"token","value":"abc"}', "abc"],
  ["<a:token type=\"x\" nil='0'>abc</a:token>", "abc"],
  ['{"m":"<token type=\\"x\\">abc</token>"}', "abc"],
  ['<input name="token" id="x" type="hidden" value="abc">', "abc"],
  ["<dt>Token:</dt> <dd>abc</dd>", "abc"],
  ["<b>token:</b> abc", "abc"],
  ["{'token': b'abc'}", "abc"],
  ['["token"]=>\n  string(3) "abc"', "abc"],
  ["token: |\n  abc\nx: 1", "abc"],
  ["token: >-\n  abc\nx: 1", "abc"],
  ['"{""token"": ""abc"", ""x"": 1}"', "abc"],
  ['Content-Disposition: form-data; name="token"\r\n\r\nabc\r\n--x', "abc"],
  ["the SIP token 4f9-abc+1 is in use", "4f9-abc+1"],
  ["number 44\ntoken     abcdefg1\n", "abcdefg1"],
  ["token: header1", "header1"],
  ['{"token":["invalid","abc1"]}', '["invalid","abc1"]'],
  ['{"token":"one two three"}', "one two three"],
  ['{"token":"one two three f0ur"}', "one two three f0ur"],
])("the value of a sensitive property is found in %s", (text, value) => {
  expect(found(text)).toEqual([value]);
});

test.each([
  '{"token":null,"x":1}',
  '{"token":"","x":1}',
  '{"tokens":"abc"}',
  '{"token_type":"abc"}',
  '{"error":"invalid_token","x":"abc"}',
  '{"field":"access_token","reason":"abc"}',
  "the token is invalid",
  "the token contains characters that are not allowed",
  "token 2 of 3",
  "Invalid token: expired at 2026-11-21",
  "token=expired&x=1",
  "Token: missing",
  '{"token":["The token field is required."]}',
  '{"token":"must not be empty"}',
  '{"m":"{\\"token\\":[\\"The token field is required.\\"]}"}',
  "<h1>Token</h1><p>Your IP address is blocked</p>",
  "<token></token><x>abc</x>",
  "Unexpected token '<', \"<html>\" is not valid JSON",
])("nothing is found in %s", (text) => {
  expect(found(text)).toEqual([]);
});

test("all values are found", () => {
  expect(
    found('[{"token":"x"},{"token":"a"},{"token":null},{"access_token":["b",{"token":"c"}]},{"token":"d"}]'),
  ).toEqual(["x", "a", '["b",{"token":"c"}]', "d"]);
  expect(found("token=token=[abc]")).toEqual(["token=", "[abc]"]);
});

test("a value that is neither in quotation marks nor in a string is replaced by a JSON string", () => {
  const names = toNamePattern(["token"])!;
  const areQuoted = (text: string) => findSensitiveValues(text, names).map(([, , isQuoted]) => isQuoted);
  expect(areQuoted('{"token":1,"token":"a","token" : [2]}')).toEqual([true, false, true]);
  expect(areQuoted('token=1, {\\"token\\":2}')).toEqual([false, false]);
});
