/**
 * From Python source to IR: parser, typed syntax tree, scopes, intermediate representation with a printable text form.
 *
 * Syntax errors carry message, line, column and range.
 *
 * @packageDocumentation
 */
export type * from "./ast/nodes.ts";
export type { SourceError, SourceErrorKind, SourceResult } from "./ast/syntax-error.ts";
export { createParser } from "./parse.ts";
export type { ParseMode, ParseOptions, Parser, ParseResult } from "./parse.ts";
export type * from "./scopes/scope-tree.ts";
