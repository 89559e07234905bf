// CPython in a thread of its own: its built-ins need more stack than the main thread has.

import { parentPort } from "node:worker_threads";

import { CPython } from "@molt-py/oracle/cpython";
import type { Program } from "@molt-py/oracle/programs";

const python = new CPython();

parentPort?.on("message", (program: Program) => {
  void python.run(program).then((outcome) => parentPort?.postMessage(outcome));
});
