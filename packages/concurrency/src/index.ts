/**
 * Who may be inside a runtime: entries from JavaScript nest, and the last one out leaves it idle.
 *
 * Knows nothing about what runs. One thread per runtime for now: there is no lock to wait for.
 *
 * @packageDocumentation
 */
export { EntryGuard, RuntimeBusyError } from "./entry-guard.ts";
