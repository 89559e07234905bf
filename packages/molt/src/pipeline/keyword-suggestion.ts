/** "Did you mean 'import'?": looks whether a misspelled keyword explains why a line is no Python, as CPython does when it prints the error. */
import type { SyntaxDetails } from "@molt-py/wasm-host";

const KEYWORDS = (
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda " +
  "nonlocal not or pass raise return try while with yield"
).split(" ");

/** Longest line that is looked at, and how many of its names. */
const MAX_LINE = 1024;
const MAX_NAMES = 10;
/** Keywords that are tried for one name, and how like it they have to be. */
const MAX_MATCHES = 3;
const LIKENESS = 0.5;

/** The error of a source as it is shown; `parses` says whether a text is Python, or the beginning of something that is. */
export function withKeywordSuggestion(details: SyntaxDetails, source: string, parses: (text: string) => boolean): SyntaxDetails {
  const { message, type, line } = details;
  if (type !== "SyntaxError" || (message !== "invalid syntax" && !message.includes("Perhaps you forgot a comma"))) return details;
  const whole = source.split(/\r\n|\r|\n/)[line - 1] ?? "";
  const text = whole.trimStart();
  if (text === "" || text.length > MAX_LINE) return details;
  const indent = whole.length - text.length;
  for (const { name, at } of namesIn(text).slice(0, MAX_NAMES)) {
    for (const keyword of likeliest(name)) {
      if (!parses(text.slice(0, at) + keyword + text.slice(at + name.length))) continue;
      const offset = Array.from(whole.slice(0, indent + at)).length + 1;
      return { ...details, message: `invalid syntax. Did you mean '${keyword}'?`, offset, endLine: line, endOffset: offset + Array.from(name).length, text: `${whole}\n` };
    }
  }
  return details;
}

/** The names of a line that are no keywords, outside of strings and comments. */
function namesIn(line: string): { readonly name: string; readonly at: number }[] {
  const names: { name: string; at: number }[] = [];
  for (const match of line.matchAll(/#.*|"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|[\p{L}_][\p{L}\p{N}_]*/gu)) {
    const [name] = match;
    if (/^[\p{L}_]/u.test(name) && !KEYWORDS.includes(name)) names.push({ name, at: match.index });
  }
  return names;
}

/** The keywords that are most like a name, the best first. */
function likeliest(name: string): string[] {
  return KEYWORDS.map((keyword) => ({ keyword, likeness: likeness(name, keyword) }))
    .filter((match) => match.likeness >= LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || (a.keyword < b.keyword ? 1 : -1))
    .slice(0, MAX_MATCHES)
    .map((match) => match.keyword);
}

/** How alike two words are, from 0 to 1: twice the letters of their common parts over all letters. */
function likeness(a: string, b: string): number {
  return (2 * common(a, b)) / (a.length + b.length);
}

/** Letters of the longest common part and of those on both sides of it. */
function common(a: string, b: string): number {
  let [size, fromA, fromB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      let n = 0;
      while (i + n < a.length && j + n < b.length && a[i + n] === b[j + n]) n++;
      if (n > size) [size, fromA, fromB] = [n, i, j];
    }
  }
  if (size === 0) return 0;
  return size + common(a.slice(0, fromA), b.slice(0, fromB)) + common(a.slice(fromA + size), b.slice(fromB + size));
}
