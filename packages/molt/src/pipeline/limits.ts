/** How deep Python may recurse, by what is known of the host's stack. */

/** With stacks of its own, which grow as they are used. */
export const OWN_STACK_RECURSION = 50_000;

/** On a thread's usual stack of a megabyte. */
export const THREAD_STACK_RECURSION = 3_000;
