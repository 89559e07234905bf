/** The `molt` command. */
import { createNodeHost, NodeSignals } from "@molt-py/wasm-host/node";
import { HELP, parseArguments } from "./arguments.ts";
import { VERSION } from "../version.ts";
import { runProgram } from "./run.ts";
import { exitProcess } from "./run-session.ts";

/** Carries out a command line and sets the exit code. */
export async function main(args: readonly string[]): Promise<void> {
  const command = parseArguments(args);
  switch (command.kind) {
    case "run": {
      const signals = new NodeSignals();
      exitProcess(await runProgram(command.program, command.args, createNodeHost({ signals }), { stats: command.stats === true }), signals);
      return;
    }
    case "build": {
      const { build } = await import("./build.ts");
      process.exitCode = build(command);
      return;
    }
    case "version":
      process.stdout.write(`Molt ${VERSION} (Python 3.14)\n`);
      return;
    case "help":
      process.stdout.write(HELP);
      return;
    case "usage":
      process.stderr.write(`molt: ${command.problem}\nTry 'molt --help' for more information.\n`);
      process.exitCode = 2;
  }
}

await main(process.argv.slice(2));
