/**
 * Who holds the token that object access is checked against: guard depth, lock order, thread states.
 *
 * JavaScript enters the runtime only through a guard from here.
 *
 * @packageDocumentation
 */
export {};
