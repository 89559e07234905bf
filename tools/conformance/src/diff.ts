// A unified diff of two texts, line by line, for the report of a failed program.

const contextLines = 2;

interface Edit {
  readonly sign: " " | "-" | "+";
  readonly line: string;
}

/** Gives a unified diff that turns `expected` into `actual`, at most `limit` lines of it; empty when they are equal. */
export function unifiedDiff(expected: string, actual: string, limit = 40): string {
  if (expected === actual) return "";
  const edits = editsBetween(splitLines(expected), splitLines(actual));
  const shown = new Set<number>();
  for (const [index, edit] of edits.entries()) {
    if (edit.sign === " ") continue;
    for (let near = index - contextLines; near <= index + contextLines; near += 1) shown.add(near);
  }
  const lines: string[] = [];
  let oldLine = 1;
  let newLine = 1;
  for (const [index, edit] of edits.entries()) {
    if (shown.has(index)) {
      if (index === 0 || !shown.has(index - 1)) lines.push(`@@ -${oldLine} +${newLine} @@`);
      lines.push(edit.sign + edit.line);
    }
    if (edit.sign !== "+") oldLine += 1;
    if (edit.sign !== "-") newLine += 1;
  }
  const rest = lines.length - limit;
  return (rest > 0 ? [...lines.slice(0, limit), `… ${rest} more lines`] : lines).join("\n");
}

function splitLines(text: string): string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  else lines.push("\\ no newline at the end");
  return lines;
}

// The longest common subsequence of what is between the common beginning and the common end.
function editsBetween(expected: readonly string[], actual: readonly string[]): Edit[] {
  let start = 0;
  while (start < expected.length && start < actual.length && expected[start] === actual[start]) start += 1;
  let end = 0;
  while (end < expected.length - start && end < actual.length - start && expected.at(-1 - end) === actual.at(-1 - end)) end += 1;
  const a = expected.slice(start, expected.length - end);
  const b = actual.slice(start, actual.length - end);
  const same = (line: string): Edit => ({ sign: " ", line });
  return [...expected.slice(0, start).map(same), ...middleEdits(a, b), ...expected.slice(expected.length - end).map(same)];
}

function middleEdits(a: readonly string[], b: readonly string[]): Edit[] {
  const removed = (line: string): Edit => ({ sign: "-", line });
  const added = (line: string): Edit => ({ sign: "+", line });
  if (a.length * b.length > 4_000_000) return [...a.map(removed), ...b.map(added)];
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const below = common[(i + 1) * width + j] ?? 0;
      const right = common[i * width + j + 1] ?? 0;
      common[i * width + j] = a[i] === b[j] ? (common[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(below, right);
    }
  }
  const edits: Edit[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      edits.push({ sign: " ", line: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))) {
      edits.push(removed(left));
      i += 1;
    } else {
      edits.push(added(right ?? ""));
      j += 1;
    }
  }
  return edits;
}
