/** Lint rules: the fence around raw memory, taken from the package graph, and a few that catch real mistakes. */
import tseslint from "typescript-eslint";
import { loadGraph } from "./tools/tidy/src/graph.ts";
import { memoryRules } from "./tools/tidy/src/lint-rules.ts";

export default [
  { ignores: ["**/dist/**", "**/wasm/**", "**/target/**", "**/node_modules/**", "**/fixtures/**", "docs/api/**", "bench/programs/**", ".cache/**", "**/pkg/**"] },
  {
    files: ["**/*.ts", "**/*.js", "**/*.mjs"],
    languageOptions: { parser: tseslint.parser, sourceType: "module" },
    plugins: { "@typescript-eslint": tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-var": "error",
      "prefer-const": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-debugger": "error",
      "no-self-compare": "error",
      "no-unsafe-finally": "error",
      "no-dupe-keys": "error",
      "no-duplicate-case": "error",
      "no-unreachable": "error",
      "no-constant-binary-expression": "error",
      "no-loss-of-precision": "error",
      "require-yield": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": "allow-with-description" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "none" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports", prefer: "type-imports", disallowTypeAnnotations: false }],
      "@typescript-eslint/no-non-null-asserted-optional-chain": "error",
    },
  },
  ...memoryRules(loadGraph()),
];
