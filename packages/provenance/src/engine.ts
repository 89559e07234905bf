/**
 * The parts of the engine's own API that this package uses, typed here because the other packages are compiled without them:
 * nobody else is to name a memory, a table or an instance.
 */

/** A compiled module of the engine. */
export interface EngineModule {
  readonly __engineModule?: never;
}

interface EngineMemory {
  readonly buffer: ArrayBuffer;
}

interface EngineTable {
  readonly length: number;
  grow(delta: number, value?: unknown): number;
}

interface EngineInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

interface Engine {
  readonly Module: {
    new (bytes: Uint8Array): EngineModule;
    customSections(module: EngineModule, name: string): ArrayBuffer[];
  };
  readonly Instance: new (module: EngineModule, imports: Record<string, Record<string, unknown>>) => EngineInstance;
  readonly Memory: new (limits: { initial: number; maximum: number }) => EngineMemory;
  readonly CompileError: new (message?: string) => Error;
  compile(bytes: Uint8Array): Promise<EngineModule>;
  /** Runs an export on a stack of its own; absent where the engine cannot. */
  readonly promising?: (exported: unknown) => (...args: number[]) => Promise<unknown>;
  /** An import that waits for its promise, together with who called it; there when `promising` is. */
  readonly Suspending?: new (body: () => Promise<number>) => object;
}

interface Encoder {
  encodeInto(text: string, into: Uint8Array): { readonly read: number; readonly written: number };
}

interface Decoder {
  decode(bytes: Uint8Array): string;
}

interface Host {
  readonly WebAssembly: Engine;
  readonly TextEncoder: new () => Encoder;
  readonly TextDecoder: new (label: string, options: { ignoreBOM: boolean }) => Decoder;
}

const host = globalThis as unknown as Host;

/** The engine's WebAssembly API. */
export const engine: Engine = host.WebAssembly;

/** UTF-8 out. */
export const encoder: Encoder = new host.TextEncoder();

/** UTF-8 in; a byte order mark is a character like any other. */
export const decoder: Decoder = new host.TextDecoder("utf-8", { ignoreBOM: true });

export type { EngineMemory, EngineTable, EngineInstance };
