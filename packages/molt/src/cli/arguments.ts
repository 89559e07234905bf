/** What the command line asks for. */

/** Where the program comes from. */
export type ProgramSource = { readonly kind: "file"; readonly path: string } | { readonly kind: "code"; readonly code: string } | { readonly kind: "module"; readonly name: string } | { readonly kind: "stdin" };

/** A command line that makes sense. */
export type Command =
  | { readonly kind: "run"; readonly program: ProgramSource; readonly args: readonly string[]; /** Counters at the end. */ readonly stats?: true }
  | { readonly kind: "build"; readonly path: string; readonly out: string | null; readonly emit: readonly ("ir" | "wat")[] }
  | { readonly kind: "version" }
  | { readonly kind: "help" }
  | { readonly kind: "usage"; readonly problem: string };

function usage(problem: string): Command {
  return { kind: "usage", problem };
}

/** Reads the arguments after the command's name. */
export function parseArguments(args: readonly string[]): Command {
  const [first, ...rest] = args;
  switch (first) {
    case undefined:
      return { kind: "run", program: { kind: "stdin" }, args: [""] };
    case "run":
      return rest.length === 0 ? usage("run: a file, -c CODE or - is missing") : program(rest);
    case "build":
      return build(rest);
    case "--version":
    case "-V":
      return { kind: "version" };
    case "--help":
    case "-h":
      return { kind: "help" };
    default:
      return program(args);
  }
}

function program(args: readonly string[]): Command {
  const [first, ...rest] = args;
  if (first === "--stats") {
    const command = program(rest);
    return command.kind === "run" ? { ...command, stats: true } : command;
  }
  if (first === "-c") {
    const [code, ...left] = rest;
    return code === undefined ? usage("argument expected for the -c option") : { kind: "run", program: { kind: "code", code }, args: ["-c", ...left] };
  }
  if (first === "-m") {
    const [name, ...left] = rest;
    return name === undefined ? usage("argument expected for the -m option") : { kind: "run", program: { kind: "module", name }, args: ["-m", ...left] };
  }
  if (first === "-") return { kind: "run", program: { kind: "stdin" }, args: ["-", ...rest] };
  if (first === "--help" || first === "-h") return { kind: "help" };
  if (first === undefined || first.startsWith("-")) return usage(`unknown option ${first ?? ""}`);
  return { kind: "run", program: { kind: "file", path: first }, args };
}

function build(args: readonly string[]): Command {
  let path: string | null = null;
  let out: string | null = null;
  const emit: ("ir" | "wat")[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] as string;
    if (arg === "-o" || arg === "--out") {
      out = args[++index] ?? null;
      if (out === null) return usage(`build: argument expected for ${arg}`);
    } else if (arg === "--emit") {
      for (const form of (args[++index] ?? "").split(",")) {
        if (form !== "ir" && form !== "wat") return usage(`build: --emit takes ir, wat or both, not '${form}'`);
        emit.push(form);
      }
    } else if (arg.startsWith("-")) return usage(`build: unknown option ${arg}`);
    else if (path === null) path = arg;
    else return usage(`build: one file at a time, not also '${arg}'`);
  }
  if (path === null) return usage("build: a file is missing");
  if (out === null && emit.length === 0) return usage("build: -o DIR or --emit is missing");
  return { kind: "build", path, out, emit };
}

/** What `--help` prints. */
export const HELP = `usage: molt [run] FILE [ARGUMENTS...]     run a Python program, or a folder with a __main__.py
       molt [run] -c CODE [ARGUMENTS...]  run code from the command line
       molt [run] -m MODULE [ARGUMENTS...]
                                          run a module of sys.path, or the __main__ of a package
       molt [run] - [ARGUMENTS...]        run code from standard input
       molt [run] --stats ...             also print counters of the runtime at the end
       molt build FILE -o DIRECTORY       compile a program and the modules it imports ahead of time
       molt build FILE --emit ir,wat      print what a program is compiled to
       molt --version | --help

Molt compiles Python 3.14 to WebAssembly and runs it.
Compiled modules are kept in the user's cache folder; MOLT_CACHE_DIR moves it, MOLT_CACHE=off does without.
Exit codes are Python's: 1 for an uncaught exception, 2 for a command line or file that cannot be used.
`;
