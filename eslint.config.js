import { readdirSync } from "node:fs";
import comments from "@eslint-community/eslint-plugin-eslint-comments";
import js from "@eslint/js";
import sonarjs from "eslint-plugin-sonarjs";
import tsdoc from "eslint-plugin-tsdoc";
import tseslint from "typescript-eslint";

/** The folders of `src`. Each may import only from itself and from those before it. */
const LAYERS = [
  "http",
  "listing",
  "providers",
  "inventory",
  "drift",
  "tanstack-query",
  "testing",
  "opentelemetry",
  "cli",
];
const PROVIDERS = readdirSync(`${import.meta.dirname}/src/providers`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Rejects an import whose path contains one of the folders. */
const restrictImports = (files, ...restrictions) => ({
  files,
  rules: {
    "@typescript-eslint/no-restricted-imports": [
      "error",
      {
        patterns: restrictions
          .filter(({ folders }) => folders.length > 0)
          .map(({ folders, message }) => ({ regex: `/(${folders.join("|")})/`, message })),
      },
    ],
  },
});

const laterLayers = (layer) => ({
  folders: LAYERS.slice(LAYERS.indexOf(layer) + 1),
  message: `Imports go one way: ${LAYERS.join(" <- ")}.`,
});

const otherProviders = (provider) => ({
  folders: PROVIDERS.filter((other) => other !== provider),
  message: "Only a provider's own folder imports its code and its generated code.",
});

const importDirection = [
  ...LAYERS.map((layer) =>
    restrictImports([`src/${layer}/**`], laterLayers(layer), {
      folders: PROVIDERS.map((provider) => `generated/${provider}`),
      message: "Only a provider's own folder imports its generated code.",
    }),
  ),
  ...PROVIDERS.map((provider) =>
    restrictImports([`src/providers/${provider}/**`], laterLayers("providers"), otherProviders(provider)),
  ),
];

export default tseslint.config(
  {
    ignores: [
      ".stryker-tmp",
      "reports",
      "dist",
      "generated",
      "site",
      "site-*",
      "website/.astro",
      "website/generated",
      "node_modules",
      "bench/node_modules",
      "bench/dist",
    ],
  },
  // These import what only a test generates; it compiles them.
  { ignores: ["test/quality/callers/redocly.ts", "test/quality/callers/hey-api.ts"] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  { files: ["**/*.{ts,tsx}"], plugins: { tsdoc }, rules: { "tsdoc/syntax": "error" } },
  importDirection,
  {
    plugins: { comments },
    rules: { "comments/require-description": ["error", { ignore: ["eslint-enable"] }] },
  },
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // openapi-fetch's own constraint for paths.
      "@typescript-eslint/no-empty-object-type": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-confusing-void-expression": "off",
      // What comes from a server, or from callers without types, is checked in spite of its type.
      "@typescript-eslint/no-unnecessary-condition": "off",
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "@typescript-eslint/no-misused-spread": "off",
      "@typescript-eslint/no-base-to-string": "off",
      // An async function turns what it throws into a rejection, which is all that some are for.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "@typescript-eslint/no-invalid-void-type": ["error", { allowAsThisParameter: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    // Functions that fit on a screen.
    plugins: { sonarjs },
    rules: {
      curly: ["error", "all"],
      "@typescript-eslint/no-shadow": "error",
      // Function declarations are hoisted: a file shows its exported function first and the helpers below it.
      "@typescript-eslint/no-use-before-define": ["error", { functions: false }],
      "max-lines-per-function": ["error", { max: 50, skipBlankLines: true, skipComments: true }],
      "sonarjs/cognitive-complexity": ["error", 15],
      "@typescript-eslint/no-non-null-assertion": "error",
      // Prettier wraps code, but not comments.
      "max-len": ["error", { code: 1000, comments: 120, ignoreUrls: true }],
    },
  },
  {
    files: ["test/**"],
    rules: {
      // The callback of `describe` contains all tests of a subject.
      "max-lines-per-function": "off",
      // A test fails on `undefined` by itself.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    // A benchmark fails on `undefined` by itself.
    files: ["bench/**"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
  {
    // OpenAPI documents, recorded requests and configuration files are trees of anything.
    files: ["scripts/**", "test/**", "bench/**", "examples/**", "website/**"],
    rules: Object.fromEntries(
      ["argument", "assignment", "call", "member-access", "return"].map((kind) => [
        `@typescript-eslint/no-unsafe-${kind}`,
        "off",
      ]),
    ),
  },
  {
    files: ["**/*.js"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { console: "readonly" } },
  },
);
