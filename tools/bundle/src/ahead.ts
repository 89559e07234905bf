/** Which modules of the library the image holds that runtimes start from. */

/**
 * Modules that many programs import. What these import comes along. What depends on the platform, draws random numbers, reads clocks or
 * does something at exit when it is imported cannot be here.
 */
export const AHEAD: readonly string[] = [
  "abc",
  "bisect",
  "collections",
  "collections.abc",
  "contextlib",
  "copy",
  "dataclasses",
  "datetime",
  "enum",
  "functools",
  "heapq",
  "itertools",
  "json",
  "keyword",
  "numbers",
  "operator",
  "re",
  "string",
  "textwrap",
  "types",
  "typing",
  "weakref",
];
