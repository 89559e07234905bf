/**
 * Host calls as declared in the interface file, the capability policy that guards them, and adapters for Node, browsers and memory.
 *
 * Nothing is granted by default; deny beats allow; a denied call names the capability.
 *
 * @packageDocumentation
 */
export {};
