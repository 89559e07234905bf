/**
 * The public facade: `Molt.create`, `run`, `import`, and the `molt` command.
 *
 * Plugs the compiler into the runtime, so that a build without it still runs what was compiled ahead of time.
 *
 * @packageDocumentation
 */
export {};
