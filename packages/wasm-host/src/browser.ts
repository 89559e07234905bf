/** The platform that a browser, or an edge worker, is: memory, with the console for what nobody else takes. */
import type { HostAdapter } from "./adapter.ts";
import { createMemoryHost, type MemoryHostOptions } from "./memory.ts";

/** Makes the platform of a browser. Without callbacks, whole lines of output go to the console. */
export function createBrowserHost(options: MemoryHostOptions = {}): HostAdapter {
  const lines = (log: (line: string) => void): ((data: Uint8Array) => void) => {
    const decoder = new TextDecoder();
    let rest = "";
    return (data) => {
      const parts = (rest + decoder.decode(data, { stream: true })).split("\n");
      rest = parts.pop() ?? "";
      for (const line of parts) log(line);
    };
  };
  return createMemoryHost({
    ...options,
    stdout: options.stdout ?? lines((line) => console.log(line)),
    stderr: options.stderr ?? lines((line) => console.error(line)),
  });
}
