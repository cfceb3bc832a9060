import comments from "@eslint-community/eslint-plugin-eslint-comments";
import sonarjs from "eslint-plugin-sonarjs";
import tsdoc from "eslint-plugin-tsdoc";
import tseslint from "typescript-eslint";
import base from "./eslint.config.js";

/** Folders of `src`, each of which may import from those before it only. */
const LAYERS = ["http", "listing", "providers", "inventory", "cli"];
const PROVIDERS = ["invoca", "cloudlx", "apifonica", "callgear"];

/** Rejects imports whose path matches one of `patterns`. */
const restrictImports = (patterns) => ["error", { patterns: patterns.map(([regex, message]) => ({ regex, message })) }];

const importDirection = LAYERS.map((layer, index) => {
  const later = LAYERS.slice(index + 1);
  return {
    files: [`src/${layer}/**/*.ts`],
    rules: {
      "@typescript-eslint/no-restricted-imports": restrictImports([
        ...(later.length === 0
          ? []
          : [
              [
                `/(${later.join("|")})/`,
                `Imports go one way: ${LAYERS.join(" <- ")}. A layer imports from those before it only.`,
              ],
            ]),
        ["/generated/", "Only a provider's own folder imports its generated code."],
      ]),
    },
  };
});

const generatedCode = PROVIDERS.map((provider) => ({
  files: [`src/providers/${provider}/**/*.ts`],
  rules: {
    "@typescript-eslint/no-restricted-imports": restrictImports([
      [
        `/(${["inventory", "cli"].join("|")})/`,
        `Imports go one way: ${LAYERS.join(" <- ")}. A layer imports from those before it only.`,
      ],
      [`/generated/(?!${provider}/)`, "Only a provider's own folder imports its generated code."],
      [
        `/(${PROVIDERS.filter((other) => other !== provider).join("|")})/`,
        "A provider's folder does not import another provider's.",
      ],
    ]),
  },
}));

export default tseslint.config(
  base,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { sonarjs, "@eslint-community/eslint-comments": comments },
    rules: {
      curly: ["error", "all"],
      "no-shadow": "off",
      "@typescript-eslint/no-shadow": "error",
      // Function declarations are hoisted: a file shows its exported function first and the helpers below it.
      "@typescript-eslint/no-use-before-define": ["error", { functions: false }],
      "max-lines-per-function": ["error", { max: 50, skipBlankLines: true, skipComments: true }],
      "sonarjs/cognitive-complexity": ["error", 15],
      "@eslint-community/eslint-comments/require-description": ["error", { ignore: ["eslint-enable"] }],
    },
  },
  {
    files: ["src/**/*.ts", "scripts/**/*.ts", "bench/**/*.ts", "test/**/*.ts"],
    plugins: { tsdoc },
    rules: { "tsdoc/syntax": "error" },
  },
  {
    files: ["src/**/*.ts", "scripts/**/*.ts"],
    rules: { "@typescript-eslint/no-non-null-assertion": "error" },
  },
  // The callback of `describe` holds all tests of a subject.
  { files: ["test/**"], rules: { "max-lines-per-function": "off" } },
  importDirection,
  generatedCode,
);
