/**
 * One runtime's life: initialization and shutdown, loaded modules, caches, metrics, recursion limits.
 *
 * Nothing of a runtime lives in module-level variables: two runtimes share compiled modules and nothing else.
 *
 * @packageDocumentation
 */
export {};
