import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist", "generated", "site", "site-*", "node_modules", "bench/node_modules", "bench/dist"] },
  // These import what only a test generates; it compiles them.
  { ignores: ["test/quality/callers/redocly.ts", "test/quality/callers/hey-api.ts"] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // An index that a check has just proved, and an option that a caller's promise covers.
      "@typescript-eslint/no-non-null-assertion": "off",
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
    // OpenAPI documents and recorded requests are trees of anything.
    files: ["scripts/**", "test/**", "bench/**"],
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
  {
    // What runs in the pages.
    files: ["scripts/docs/assets/*.js"],
    languageOptions: { sourceType: "script", globals: { document: "readonly", getComputedStyle: "readonly" } },
  },
);
