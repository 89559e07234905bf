/** The `molt` command. */
import { HELP, parseArguments } from "./arguments.ts";
import { VERSION } from "../version.ts";
import { runProgram } from "./run.ts";

/** Carries out a command line and gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const command = parseArguments(args);
  switch (command.kind) {
    case "run": {
      return runProgram(command.program, command.args);
    }
    case "build": {
      const { build } = await import("./build.ts");
      return build(command);
    }
    case "version":
      process.stdout.write(`Molt ${VERSION} (Python 3.14)\n`);
      return 0;
    case "help":
      process.stdout.write(HELP);
      return 0;
    case "usage":
      process.stderr.write(`molt: ${command.problem}\nTry 'molt --help' for more information.\n`);
      return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
