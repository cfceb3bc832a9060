import sonarjs from "eslint-plugin-sonarjs";
import tseslint from "typescript-eslint";
import base from "./eslint.config.js";

// Rules that become part of eslint.config.js as soon as all files pass them.
export default tseslint.config(
  base,
  {
    plugins: { sonarjs },
    rules: {
      curly: ["error", "all"],
      "@typescript-eslint/no-shadow": "error",
      // Function declarations are hoisted: a file shows its exported function first and the helpers below it.
      "@typescript-eslint/no-use-before-define": ["error", { functions: false }],
      "max-lines-per-function": ["error", { max: 50, skipBlankLines: true, skipComments: true }],
      "sonarjs/cognitive-complexity": ["error", 15],
      "@typescript-eslint/no-non-null-assertion": "error",
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
  { files: ["bench/**"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
);
