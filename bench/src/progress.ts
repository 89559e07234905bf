// One line on a terminal that says what is running now; nothing where standard error is no terminal.

/** Shows what is being measured. */
export interface Progress {
  /** Replaces the line. */
  show(text: string): void;
  /** Takes the line away. */
  clear(): void;
}

/** Makes a progress line on standard error. */
export function terminalProgress(): Progress {
  if (!process.stderr.isTTY) return { show: () => {}, clear: () => {} };
  const write = (text: string): boolean => process.stderr.write(`\r\x1b[2K${text}`);
  return {
    show: (text) => write(text.slice(0, (process.stderr.columns || 80) - 1)),
    clear: () => write(""),
  };
}
