/**
 * From Python source to IR: parser, typed syntax tree, scopes, intermediate representation with a printable text form.
 *
 * Syntax errors carry message, line, column and range.
 *
 * @packageDocumentation
 */

export type * as ast from "./ast/nodes.ts";
export type { SourceError, SourceErrorKind, SourceResult } from "./ast/syntax-error.ts";
export type { OptimizationLevel } from "./ast/rewrite.ts";
export { decodeTransfer, encodeTransfer } from "./ast/transfer.ts";
export { compileToIR, compileTreeToIR, type CompileOptions, type CompileResult } from "./compile-to-ir.ts";
export { createParser } from "./parse.ts";
export type { ParseMode, ParseOptions, Parser, ParseResult } from "./parse.ts";
export { findWarnings, formatWarning, type SourceWarning } from "./warnings.ts";
export { decodeSource } from "./source-text.ts";
export { analyze } from "./scopes/analyze.ts";
export type { AnalyzeOptions } from "./scopes/analyze.ts";
export type {
  DynamicNamespace,
  NameAccess,
  Scope,
  ScopeKind,
  ScopeNode,
  ScopeTree,
} from "./scopes/scope-tree.ts";
export { definitionsOf, isTerminator, mayRaise, operandsOf, regionsOf } from "./ir/operands.ts";
export { printConst, printFunction, printModule, type PrintOptions } from "./ir/print.ts";
export { verifyModule } from "./ir/verify.ts";
export type {
  AwaitSource,
  BinaryOperator,
  CompareOperator,
  ConstValue,
  IRFunction,
  IRModule,
  Op,
  Operand,
  Parameters,
  Position,
  Region,
  UnaryOperator,
} from "./ir/types.ts";
export { lower, type LowerResult } from "./lower/lower.ts";
export type { LowerMode, LowerOptions } from "./lower/module-lowering.ts";
