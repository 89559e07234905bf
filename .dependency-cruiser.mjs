/** Imports between packages, checked against the package graph. */
import { cruiserRules } from "./tools/tidy/src/cruiser-rules.ts";
import { loadGraph } from "./tools/tidy/src/graph.ts";

export default {
  forbidden: cruiserRules(loadGraph()),
  options: {
    doNotFollow: { path: ["node_modules", "dist"] },
    exclude: { path: ["/dist/", "/wasm/", "/fixtures/"] },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["@molt-py/source", "types", "node", "import", "default"],
      extensions: [".ts", ".js", ".d.ts", ".mjs", ".json"],
    },
  },
};
