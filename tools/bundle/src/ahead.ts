/** Which modules of the library the image holds that runtimes start from. */

/**
 * Modules that many programs import. Each costs every runtime its part of the image, so what is large and rare is not here; nor is what depends on
 * the platform, draws random numbers, reads clocks or does something at exit when it is imported. What these import comes along.
 */
export const AHEAD: readonly string[] = ["bisect", "heapq", "keyword", "operator", "weakref"];
