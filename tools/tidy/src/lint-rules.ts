/**
 * The ESLint rules that keep raw WebAssembly memory in `packages/provenance`: nobody else names a memory, a table or an
 * instance, reads a `.buffer`, or views bytes at an offset. Compiled modules and WebAssembly's errors may be named. Files
 * that code or decode byte arrays of their own are listed in the table (`bytes`); they still may not name a runtime's memory.
 */
import { type Graph } from "./graph.ts";

const ask = "Raw memory belongs to packages/provenance: ask it for a handle or a copy.";
const numeric = "/^(Big)?(Int|Uint|Float)[0-9]+(Clamped)?Array$/";

// What of WebAssembly does not lead to memory.
const harmless = "/^(Module|CompileError|LinkError|RuntimeError|compile|validate)$/";

/** Rules against naming shared memory, and the host's WebAssembly by a way that the syntax rules do not see. */
export const noSharedMemory = {
  "no-restricted-globals": [
    "error",
    { name: "SharedArrayBuffer", message: ask },
    { name: "Atomics", message: ask },
  ],
  "no-restricted-properties": [
    "error",
    { object: "globalThis", property: "WebAssembly", message: ask },
    { object: "globalThis", property: "SharedArrayBuffer", message: ask },
    { object: "globalThis", property: "Atomics", message: ask },
  ],
} as const;

const webAssemblySyntax = [
  { selector: `TSQualifiedName[left.name='WebAssembly']:not([right.name=${harmless}])`, message: ask },
  { selector: `MemberExpression[object.name='WebAssembly']:not([property.name=${harmless}])`, message: ask },
  { selector: ":not(MemberExpression, TSQualifiedName, Property) > Identifier[name='WebAssembly']", message: ask },
  { selector: "ObjectPattern > Property[key.name='WebAssembly']", message: ask },
];

const viewSyntax = [
  { selector: "MemberExpression[property.name='buffer']", message: ask },
  { selector: "MemberExpression[property.value='buffer']", message: ask },
  { selector: "ObjectPattern > Property[key.name='buffer']", message: ask },
  { selector: "NewExpression[callee.name='DataView']", message: ask },
  { selector: `NewExpression[callee.name=${numeric}][arguments.length>1]`, message: ask },
];

const houseSyntax = [
  { selector: "ExportDefaultDeclaration", message: "Export by name." },
  { selector: "TSEnumDeclaration", message: "Use a union of string literals or generated constants." },
];

/** ESLint's flat configuration for the packages of the graph; one block per exception, the strict one first. */
export function memoryRules(graph: Graph): { name: string; files: string[]; rules: Record<string, unknown> }[] {
  const packages = Object.entries(graph.packages);
  const bytes = packages.flatMap(([key, node]) => (node.bytes ?? []).map((file) => `packages/${key}/${file}`));
  return [
    {
      name: "molt/raw-memory",
      files: ["packages/*/src/**/*.ts"],
      rules: { ...noSharedMemory, "no-restricted-syntax": ["error", ...houseSyntax, ...webAssemblySyntax, ...viewSyntax] },
    },
    ...(bytes.length === 0
      ? []
      : [{ name: "molt/own-bytes", files: bytes, rules: { "no-restricted-syntax": ["error", ...houseSyntax, ...webAssemblySyntax] } }]),
    {
      name: "molt/provenance",
      files: ["packages/provenance/src/**/*.ts"],
      rules: { "no-restricted-globals": "off", "no-restricted-properties": "off", "no-restricted-syntax": ["error", ...houseSyntax] },
    },
  ];
}
