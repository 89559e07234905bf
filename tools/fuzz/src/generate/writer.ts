// Lines of Python with their indentation, and names that are new.

/** Collects a program's lines. */
export class Writer {
  readonly #lines: string[] = [];
  #depth = 0;
  readonly #used = new Map<string, number>();

  /** Adds a line at the present depth. */
  line(text: string): void {
    // A method of an int literal needs parentheses: `7.real` is no expression.
    this.#lines.push("    ".repeat(this.#depth) + text.replaceAll(/(?<![\w.])(\d+)\.(?=[a-z])/g, "($1)."));
  }

  /** Adds `head` and, one step deeper, what `body` adds; a body that adds nothing becomes `pass`. */
  block(head: string, body: () => void): void {
    this.line(head);
    this.#depth += 1;
    const before = this.#lines.length;
    body();
    if (this.#lines.length === before) this.line("pass");
    this.#depth -= 1;
  }

  /** How deep blocks are nested here. */
  get depth(): number {
    return this.#depth;
  }

  /** A name that the program does not use yet. */
  fresh(prefix: string): string {
    const count = this.#used.get(prefix) ?? 0;
    this.#used.set(prefix, count + 1);
    return `${prefix}${count}`;
  }

  /** The whole text. */
  text(): string {
    return `${this.#lines.join("\n")}\n`;
  }
}
