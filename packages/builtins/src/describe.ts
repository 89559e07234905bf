/** What a Python module offers, read from the module itself: from the tables by which the core describes its types, so it cannot drift. */
import { isPyObject, type PyObject } from "@molt-py/object";

/** One public name of a module. */
export interface Description {
  readonly name: string;
  /** Name of the value's class, such as `type` or `builtin_function_or_method`. */
  readonly typeName: string;
  /** First line of the documentation; empty when there is none. */
  readonly doc: string;
  /** The signature in Python's notation; null where the value has none. */
  readonly signature: string | null;
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** Describes the public names of a module in alphabetical order. `dir` is Python's function of that name. */
export function describeModule(module: PyObject, dir: PyObject): Description[] {
  const names = dir.call(module) as string[];
  return names
    .filter((name) => !name.startsWith("_"))
    .map((name) => {
      const value = module.getAttr(name);
      if (!isPyObject(value)) return { name, typeName: typeof value, doc: "", signature: null };
      using object = value;
      const doc = text(object["__doc__" as keyof PyObject]) ?? "";
      const signature = text(object["__text_signature__" as keyof PyObject]);
      return { name, typeName: object.typeName, doc: doc.split("\n", 1)[0] ?? "", signature };
    });
}
