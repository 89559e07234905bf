/** What a program that was built ahead of time consists of. */

/** The list of modules; the one named `__main__` is the program. */
export interface AheadManifest {
  readonly modules: readonly AheadModule[];
  /** Whether it starts from the image with modules of the library, which it imports. */
  readonly library: boolean;
}

/** One module. */
export interface AheadModule {
  /** Full name. */
  readonly name: string;
  /** File name that it was compiled as, relative to the program's folder. */
  readonly filename: string;
  readonly isPackage: boolean;
  /** Its WebAssembly, relative to the manifest. */
  readonly wasm: string;
}
