/** `molt build`: compiles a program and the modules of its folder that it imports, ahead of time, or prints what it is compiled to. */
import * as fs from "node:fs";
import * as path from "node:path";
import { fileURLToPath } from "node:url";
import { emitModule, emitPrelude, printWat } from "@molt-py/backend";
import { type IRModule, printModule } from "@molt-py/frontend";
import { HostException, HostSyntaxError } from "@molt-py/wasm-host";
import type { AheadManifest } from "../aot/manifest.ts";
import { coreBytes, loadCore, loadParser, openLibrary, preludeBytes, startFiles } from "../node/artifacts.ts";
import { type CompileUnit, createCompiler } from "../pipeline/compiler.ts";
import { ContentHash } from "../pipeline/content-hash.ts";
import { importedNames } from "../pipeline/imported-names.ts";
import { decodeSource } from "../pipeline/source-text.ts";
import { formatSyntaxError } from "../pipeline/syntax-error-text.ts";
import type { Command } from "./arguments.ts";
import { cannotOpen } from "./run.ts";
import { CommandError } from "./run-session.ts";

/** A module of the program. */
interface BuiltModule {
  readonly name: string;
  readonly filename: string;
  readonly isPackage: boolean;
  readonly ir: IRModule;
  readonly wasm: Uint8Array;
}

/** Carries out `molt build` and gives the exit code. */
export function build(command: Extract<Command, { kind: "build" }>): number {
  try {
    const main = path.resolve(command.path);
    const built = compileProgram(main, command.out !== null);
    const { modules } = built;
    for (const form of command.emit) {
      for (const module of modules) process.stdout.write(form === "ir" ? `${printModule(module.ir)}\n` : `${printWat(module.wasm)}\n`);
    }
    if (command.out !== null) write(path.resolve(command.out), path.basename(main, ".py"), built);
    return 0;
  } catch (error) {
    if (error instanceof HostSyntaxError) process.stderr.write(formatSyntaxError(error.details));
    else if (error instanceof CommandError || error instanceof HostException) process.stderr.write(`molt: ${error.message}\n`);
    else throw error;
    return error instanceof CommandError ? error.code : 1;
  }
}

/** A program. */
interface BuiltProgram {
  readonly modules: readonly BuiltModule[];
  /** Whether it imports modules that an image of Molt holds; those are not among its own. */
  readonly library: boolean;
}

/** Compiles the main file and, with `all`, the modules below its folder that it imports, directly or not. */
function compileProgram(main: string, all: boolean): BuiltProgram {
  const compiler = createCompiler(loadParser);
  const root = path.dirname(main);
  const modules = new Map<string, BuiltModule>();
  const add = (name: string, file: string, isPackage: boolean): void => {
    // Absolute paths of this machine have no meaning where the program will run.
    const filename = path.relative(root, file).split(path.sep).join("/");
    addSource(name, filename, decodeSource(readSource(file), file, compiler), isPackage);
  };
  const addSource = (name: string, filename: string, source: string, isPackage: boolean): void => {
    const unit: CompileUnit = { source, filename, name, mode: "module", resultOfLastExpression: false };
    const ir = compiler.toIR(unit);
    const wasm = emitModule(ir, { sourceHash: new ContentHash().text(source).digest() });
    modules.set(name, { name, filename, isPackage, ir, wasm });
    if (all) for (const imported of importedNames(ir, name, isPackage)) visit(imported);
  };
  const visit = (name: string): void => {
    if (modules.has(name)) return;
    const base = path.join(root, ...name.split("."));
    const initial = path.join(base, "__init__.py");
    if (fs.existsSync(initial)) add(name, initial, true);
    else if (fs.existsSync(`${base}.py`)) add(name, `${base}.py`, false);
    else {
      // What the image holds comes with it, with all that it imports.
      const isIn = inImage?.has(name) === true;
      library ||= isIn;
      const module = isIn ? null : openLibrary()?.find(name);
      if (module != null) addSource(name, module.filename, module.source(), module.isPackage);
    }
  };
  const inImage = all ? loadCore().ahead?.names : undefined;
  let library = false;
  add("__main__", main, false);
  // What programs come to without an import of its name: `__spec__` and `sys` are completed by these.
  if (all) for (const name of ["_frozen_importlib_external", "_molt_sys"]) visit(name);
  return { modules: [...modules.values()], library };
}

function readSource(file: string): Uint8Array {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "EISDIR") throw new CommandError(`can't build '${file}': it is a directory`);
    throw cannotOpen(file, code);
  }
}

function write(out: string, program: string, { modules, library }: BuiltProgram): void {
  const runtime = fileURLToPath(new URL("../aot/run-ahead.js", import.meta.url));
  if (!import.meta.url.includes("/bundle/")) throw new CommandError("building ahead of time needs the bundled command: run 'pnpm build' first", 1);
  fs.mkdirSync(path.join(out, "modules"), { recursive: true });
  const manifest: AheadManifest = {
    modules: modules.map(({ name, filename, isPackage }) => ({ name, filename, isPackage, wasm: `modules/${name}.wasm` })),
    library,
  };
  for (const module of modules) fs.writeFileSync(path.join(out, "modules", `${module.name}.wasm`), module.wasm);
  fs.writeFileSync(path.join(out, "molt_core.wasm"), coreBytes());
  fs.writeFileSync(path.join(out, "molt_prelude.wasm"), preludeBytes() ?? emitPrelude());
  for (const [name, url] of startFiles(library)) fs.copyFileSync(url, path.join(out, name));
  copyBundle(runtime, out);
  fs.writeFileSync(
    path.join(out, `${program}.js`),
    `#!/usr/bin/env node\n// Made by 'molt build'. It runs the program without a compiler.\nimport { runAhead } from "./runtime/aot/run-ahead.js";\n\nawait runAhead(import.meta.url, ${JSON.stringify(manifest, null, 2)}, process.argv.slice(1));\n`,
  );
  fs.writeFileSync(path.join(out, "package.json"), `${JSON.stringify({ type: "module", private: true }, null, 2)}\n`);
}

/** Copies a bundled file and the chunks that it imports. */
function copyBundle(entry: string, out: string): void {
  const bundle = path.dirname(path.dirname(entry));
  const copied = new Set<string>();
  const copy = (file: string): void => {
    if (copied.has(file)) return;
    copied.add(file);
    const text = fs.readFileSync(file, "utf8");
    const target = path.join(out, "runtime", path.relative(bundle, file));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text);
    for (const [, specifier] of text.matchAll(/(?:from|import)\s*"(\.[^"]+)"/g)) copy(path.resolve(path.dirname(file), specifier as string));
  };
  copy(entry);
}
