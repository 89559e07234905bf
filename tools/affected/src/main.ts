/** Prints the affected scopes in the form of a GitHub job's outputs: `main.ts BASE HEAD`. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadGraph, repositoryRoot } from "../../tidy/src/graph.ts";
import { affected } from "./scopes.ts";

const [base, head] = process.argv.slice(2);
const known = base !== undefined && head !== undefined && !/^0*$/.test(base);
const diff = known ? spawnSync("git", ["diff", "--name-only", `${base}...${head}`], { cwd: repositoryRoot, encoding: "utf8" }) : null;
const files = diff?.status === 0 ? diff.stdout.split("\n").filter((line) => line !== "") : null;
const { scopes, native } = affected(files, loadGraph(), readFileSync(join(repositoryRoot, ".github/CODEOWNERS"), "utf8"));
console.log(`scopes=${JSON.stringify(scopes)}`);
console.log(`native=${native}`);
