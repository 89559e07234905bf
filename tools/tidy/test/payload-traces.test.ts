/** What a payload owns, it shows to the cycle collector: a field with values that is left out would keep every cycle through it alive. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");

/** Types of fields that own Python values. */
const owning = /\b(Value|Fields)\b|HeapVec<(Entry|Slot)>/;

/** Ways to show all that a payload has in its tail or table. */
const wholesale = /self\.(iter|items|slots|data)\b/;

interface Payload {
  readonly name: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly trace: string;
}

/** The text between the brace at or after `from` and the one that closes it. */
function block(source: string, from: number): string {
  const start = source.indexOf("{", from);
  for (let at = start, depth = 0; at < source.length; at++) {
    if (source[at] === "{") depth += 1;
    if (source[at] === "}" && --depth === 0) return source.slice(start + 1, at);
  }
  return "";
}

function fieldsOf(body: string): (readonly [string, string])[] {
  const code = body.replace(/\/\/.*$/gm, "").replace(/#\[[^\]]*\]/g, "");
  return [...code.matchAll(/(?:^|[,{]|\s)(?:pub(?:\([^)]*\))?\s+)?([a-z_0-9]+)\s*:\s*([^:,][^,]*(?:<[^>]*>)?)(?=,|$)/g)].map(([, name, type]) => [name ?? "", type ?? ""] as const);
}

function payloadsOf(source: string): Payload[] {
  const code = source.replace(/#\[cfg\(test\)\][\s\S]*$/, "");
  const declared = [...code.matchAll(/^payload! \{\n(?:\s*\/\/\/.*\n)*\s*(\w+) /gm)].map((match) => {
    const whole = block(code, match.index);
    return { name: match[1] ?? "", fields: fieldsOf(block(whole, 0)), trace: /\} traces ([^}]*)/.exec(`${whole}}`)?.[1]?.replace(/\w+/g, "self.$&") ?? "" };
  });
  const written = [...code.matchAll(/^impl(?:<[^>]*>)? Payload for (\w+)/gm)].map((match) => {
    const name = match[1] ?? "";
    const body = block(code, match.index);
    const struct = new RegExp(`struct ${name}(?:<[^>]*>)? \\{`).exec(code);
    return { name, fields: struct === null ? [] : fieldsOf(block(code, struct.index)), trace: body.includes("fn trace") ? block(body, body.indexOf("fn trace")) : "" };
  });
  return [...declared, ...written];
}

/** Names of owning fields that the trace leaves out. */
function forgotten({ fields, trace }: Payload): string[] {
  return fields.filter(([name, type]) => owning.test(type) && !new RegExp(`self\\.(head\\.)?${name}\\b`).test(trace) && !wholesale.test(trace)).map(([name]) => name);
}

const sources = readdirSync(join(root, "native"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".rs") && entry.parentPath.includes("/src"))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

describe("payloads", () => {
  const all = sources.flatMap(payloadsOf);

  it("are found", () => {
    const names = all.map(({ name }) => name);
    for (const name of ["List", "Cell", "Function", "Method", "Generator", "Module", "Exception", "Traceback", "Property", "TypeData", "Dict", "Set", "Tuple", "Slots", "View", "Cursor", "Several", "Weak"]) expect(names).toContain(name);
    expect(all.find(({ name }) => name === "Function")?.fields.length).toBeGreaterThan(15);
  });

  it("show all values that they own", () => {
    expect(all.map((payload) => [payload.name, forgotten(payload)] as const).filter(([, fields]) => fields.length > 0)).toEqual([]);
  });

  it("would be caught otherwise", () => {
    const bad = "pub struct Two {\n    a: Value,\n    pub b: HeapVec<Value>,\n    c: u32,\n}\nimpl Payload for Two {\n    fn trace(&self, visit: &mut Tracer) {\n        visit.see(&self.a);\n    }\n}\n";
    expect(payloadsOf(bad).map(forgotten)).toEqual([["b"]]);
    expect(payloadsOf(bad.replace(/ \{\n {4}fn trace[\s\S]*/, " {}\n")).map(forgotten)).toEqual([["a", "b"]]);
    expect(payloadsOf("payload! {\n    /// Two.\n    Two {\n        /// One.\n        a: Value,\n        /// Other.\n        b: Option<Value>,\n    } traces a\n}\n").map(forgotten)).toEqual([["b"]]);
  });
});
