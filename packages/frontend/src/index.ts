/**
 * From Python source to IR: parser, typed syntax tree, scopes, intermediate representation with a printable text form.
 *
 * Syntax errors carry message, line, column and range.
 *
 * @packageDocumentation
 */
export {};
