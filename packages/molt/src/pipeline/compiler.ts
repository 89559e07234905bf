/** From source text to WebAssembly: front end and back end in one call, with errors as Python shows them. */
import { emitModule, emitPrelude, BackendLimitError } from "@molt-py/backend";
import {
  compileToIR,
  compileTreeToIR,
  createParser,
  decodeSource,
  decodeTransfer,
  encodeTransfer,
  formatWarning,
  type IRModule,
  type OptimizationLevel,
  type ParseMode,
  type Parser,
  type SourceError,
} from "@molt-py/frontend";
import { type CompiledPrelude, compilePrelude } from "@molt-py/provenance";
import { HostException, HostSyntaxError } from "@molt-py/wasm-host";
import { ContentHash } from "./content-hash.ts";
import { withKeywordSuggestion } from "./keyword-suggestion.ts";

/** What to compile, and how. */
export interface CompileUnit {
  readonly source: string;
  /** As tracebacks show it. */
  readonly filename: string;
  /** The module's `__name__`. */
  readonly name: string;
  /** A module; one expression; or statements over a namespace of their own. */
  readonly mode: "module" | "eval" | "exec-with-namespace";
  /** The body gives the value of a last statement that is an expression. */
  readonly resultOfLastExpression: boolean;
  /** The source is not to be found under its file's name: warnings show no line of it. */
  readonly unread?: boolean;
  /** One interactive input. */
  readonly interactive?: boolean;
  /** What optimization leaves out; 0 when absent. */
  readonly optimize?: OptimizationLevel;
  /** Annotations stay text. */
  readonly futureAnnotations?: boolean;
  /** The tree to compile instead of the source, as `encodeTransfer` writes it. */
  readonly tree?: Uint8Array;
}

/** What a unit is compiled to. */
export interface CompiledUnit {
  readonly wasm: Uint8Array;
  /** What Python warns about, as it prints it; empty for nothing. */
  readonly warnings: string;
}

/** Compiles sources. It runs nothing and knows no runtime. */
export interface SourceCompiler {
  /** The WebAssembly of a unit. Throws `HostSyntaxError` for source that does not compile. */
  compile(unit: CompileUnit): CompiledUnit;
  /** The text of a source file by its mark and declared encoding. Throws `HostSyntaxError` for what is not in it. */
  decode(bytes: Uint8Array, filename: string): string;
  /** The tree of a source as bytes; see `encodeTransfer`. Throws `HostSyntaxError`. */
  parse(source: string, filename: string, mode: ParseMode): Uint8Array;
  /** What the modules that it compiles import, besides the core's functions. */
  prelude(): CompiledPrelude;
  /** The intermediate representation of a unit. */
  toIR(unit: CompileUnit): IRModule;
  /** What a unit that does not compile is told to be: the error, with the keyword that may have been meant. */
  explain(error: HostSyntaxError, unit: CompileUnit): HostSyntaxError;
}

/**
 * Makes a compiler from `molt_parser.wasm`, as bytes or compiled; it is asked for when the first source has to be parsed. `readyPrelude` gives the
 * prelude where it lies in a file; else it is made when it is needed.
 */
export function createCompiler(parserWasm: () => Uint8Array | WebAssembly.Module, readyPrelude?: () => CompiledPrelude | null): SourceCompiler {
  let parser: Parser | null = null;
  let prelude: CompiledPrelude | null = null;
  const parserOf = (): Parser => (parser ??= createParser(parserWasm() as Uint8Array<ArrayBuffer> | WebAssembly.Module));
  const lower = (unit: CompileUnit): { readonly module: IRModule; readonly warnings: string } => {
    const { source, filename, tree, ...options } = unit;
    const result = tree === undefined ? compileToIR(parserOf(), source, { filename, ...options }) : compileTreeToIR(decodeTransfer(tree), source, { filename, ...options });
    if (!result.ok) throw syntaxError(result.error, source, filename);
    return { module: result.module, warnings: result.warnings.map((warning) => formatWarning(warning, filename, unit.unread === true ? "" : source)).join("") };
  };
  const parses = (source: string): boolean => {
    try {
      lower({ source: `${source}\n`, filename: "", name: "", mode: "module", resultOfLastExpression: false });
      return true;
    } catch (error) {
      return error instanceof HostSyntaxError && UNFINISHED.test(error.details.message);
    }
  };
  return {
    explain: (error, unit) => new HostSyntaxError(withKeywordSuggestion(error.details, unit.source, parses)),
    toIR: (unit) => lower(unit).module,
    parse(source, filename, mode) {
      const result = parserOf().parse(source, { mode, filename });
      if (!result.ok) throw syntaxError(result.error, source, filename);
      return encodeTransfer(result.module);
    },
    prelude: () => (prelude ??= readyPrelude?.() ?? compilePrelude(emitPrelude())),
    decode(bytes, filename) {
      const result = decodeSource(bytes);
      if (!result.ok) throw syntaxError(result.error, "", filename);
      return result.value;
    },
    compile(unit) {
      try {
        const { module, warnings } = lower(unit);
        return { wasm: emitModule(module, { sourceHash: new ContentHash().text(unit.source).digest() }), warnings };
      } catch (error) {
        if (error instanceof BackendLimitError) throw new HostException("OverflowError", error.message);
        throw error;
      }
    },
  };
}

/** What is wrong with the beginning of a statement, or with one that stands alone. */
const UNFINISHED = /^expected an indented block|was never closed$|^unterminated triple-quoted|outside|not properly in loop|not in loop/;

/** The error with character offsets from 1, as `SyntaxError` has them. Its line is read from the file, or, where there is none, is what the parser has of it. */
function syntaxError(error: SourceError, source: string, filename: string): HostSyntaxError {
  const { kind: type, message, line, endLine, shown } = error;
  const lines = source.split(/\r\n|\r|\n/);
  const isFile = !/^<.*>$/.test(filename);
  const fileText = source !== "" && line > 0 && line <= lines.length ? `${lines[line - 1]}\n` : null;
  const text = isFile ? (fileText ?? shown?.text ?? null) : (shown?.text ?? null);
  if (shown !== undefined) return new HostSyntaxError({ type, message, filename, line, offset: shown.offset, endLine, endOffset: shown.endOffset, text });
  const offset = (at: number, column: number): number => (column < 0 ? column + 1 : charactersBefore(lines[at - 1] ?? "", column) + 1);
  return new HostSyntaxError({
    type,
    message,
    filename,
    line,
    offset: line > 0 ? offset(line, error.col) : 0,
    endLine,
    endOffset: line > 0 ? offset(endLine, error.endCol) : 0,
    text,
  });
}

/** How many characters take the first `bytes` bytes of a line in UTF-8. */
function charactersBefore(line: string, bytes: number): number {
  let count = 0;
  let used = 0;
  for (const character of line) {
    if (used >= bytes) break;
    const point = character.codePointAt(0) as number;
    used += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
    count++;
  }
  return count + Math.max(0, bytes - used);
}
