/**
 * What of Python's standard library is written in Python: sources that are compiled when a program imports them.
 *
 * CPython's files are never copied into this repository.
 *
 * @packageDocumentation
 */
import { weakref } from "./python/weakref.ts";

const sources: ReadonlyMap<string, string> = new Map([["weakref", weakref]]);

/** The source of a module of the library by its full name, or `undefined` when it is none of these. */
export function librarySource(name: string): string | undefined {
  return sources.get(name);
}

/** What tracebacks show as the file of a module of the library. */
export function libraryFile(name: string): string {
  return `<molt>/${name.replaceAll(".", "/")}.py`;
}
