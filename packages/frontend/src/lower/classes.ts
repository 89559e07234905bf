/** Class definitions. */

import type { ClassDef } from "../ast/nodes.ts";
import type { Operand } from "../ir/types.ts";
import { bodyAnnotations, hiddenCellsOf } from "./annotations.ts";
import { methodAttributes, staticAttributes } from "./class-attributes.ts";
import { hasStars, starredCall } from "./calls.ts";
import { docstringOf } from "./docstrings.ts";
import { constant, FunctionLowering, keep, NONE, text } from "./function-lowering.ts";
import { decorate } from "./functions.ts";
import { capturesOf, storeName } from "./names.ts";
import { expressions } from "./operands.ts";
import { callInTypeParams } from "./type-params.ts";

/** The cell in which the tuple of a generic class's type parameters waits for its body. */
const TYPE_PARAMS = ".type_params";

/** `class`: decorators, body function, bases, keywords, the class, calls of the decorators, binding of the name. */
export function lowerClassDef(f: FunctionLowering, node: ClassDef): void {
  const decorators = expressions(f, node.decorator_list);
  const generic = callInTypeParams(f, node, [], [TYPE_PARAMS], (inner, params) => {
    inner.emit({ op: "storecell", cell: inner.cell(TYPE_PARAMS, "cell"), src: keep(params) });
    const base = inner.define({ op: "intrinsic", name: "_typing._generic_base", args: [params], pos: inner.at(node) });
    return makeClass(inner, node, base);
  });
  const value = generic ?? makeClass(f, node, null);
  storeName(f, node.name, decorate(f, node.decorator_list, decorators, value), node);
}

/** The class; `generic` is a base to be added behind the others. */
function makeClass(f: FunctionLowering, node: ClassDef, generic: Operand | null): Operand {
  const scope = f.module.scopes.scopeOf(node);
  const free = generic === null ? [] : [TYPE_PARAMS];
  const func = f.module.addFunction(() => lowerClassBody(new FunctionLowering(f.module, scope, { cells: hiddenCellsOf(f, node), free }), node));
  const captures = [...capturesOf(f, scope), ...free.map((name) => f.cell(name, "cell"))];
  const makeBody = (): Operand => f.define({ op: "makefunction", func, captures, defaults: null, kwdefaults: null, annotate: null, pos: f.at(node) });
  const inside = { args: node.bases, keywords: node.keywords };
  if (hasStars(inside)) {
    const build = f.define({ op: "loadglobal", name: "__build_class__", pos: f.at(node) });
    return starredCall(f, node, inside, build, [makeBody(), text(f.scope.mangle(node.name))], generic);
  }
  const callee = makeBody();
  const bases = expressions(f, node.bases, node.keywords.map((keyword) => keyword.value));
  const keywords = expressions(f, node.keywords.map((keyword) => keyword.value));
  const args = generic === null ? [...bases, ...keywords] : [...bases, generic, ...keywords];
  const kwnames = node.keywords.map((keyword) => keyword.arg ?? "");
  return f.define({ op: "buildclass", callee, args, kwnames, pos: f.at(node) });
}

function lowerClassBody(f: FunctionLowering, node: ClassDef): ReturnType<FunctionLowering["finish"]> {
  const { owner } = f;
  const firstLine = (node.decorator_list[0] ?? node).line;
  const { doc, body } = docstringOf(node.body);
  // What the class statement does by itself has only a line.
  const at = { line: firstLine, endLine: firstLine, col: 0, endCol: 0 };
  const store = (name: string, src: Operand): void => f.emit({ op: "storename", name, src, pos: f.at(at) });
  const region = f.region(() => {
    store("__module__", f.define({ op: "loadname", name: "__name__", pos: f.at(at) }));
    store("__qualname__", text(owner.qualname));
    store("__firstlineno__", constant({ type: "int", value: BigInt(firstLine) }));
    if (f.hidden.free.includes(TYPE_PARAMS)) store("__type_params__", f.define({ op: "loadcell", cell: f.cell(TYPE_PARAMS, "free"), pos: f.at(at) }));
    if (owner.needsClassDict) f.emit({ op: "storecell", cell: f.cell("__classdict__", "cell"), src: f.define({ op: "loadnamespace" }) });
    const annotations = bodyAnnotations(f, node, at);
    annotations.start();
    if (doc !== null) store("__doc__", text(doc));
    f.rules.statements(f, body);
    annotations.end();
    store("__static_attributes__", constant({ type: "tuple", items: staticAttributes(node).map((value) => ({ type: "str", value })) }));
    if (owner.needsClassDict) store("__classdictcell__", f.define({ op: "cellobject", cell: f.cell("__classdict__", "cell") }));
    const cellOfClass = (): Operand => f.define({ op: "cellobject", cell: f.cell("__class__", "cell") });
    if (owner.needsClassClosure) store("__classcell__", cellOfClass());
    // Whoever calls the body sees whether a class came into the cell.
    f.terminate({ op: "return", src: owner.needsClassClosure ? cellOfClass() : NONE });
  });
  return f.finish(
    {
      name: owner.name,
      qualname: owner.qualname,
      kind: "class",
      firstLine,
      doc: null,
      params: { posonly: 0, regular: 0, kwonly: 0, varargs: false, varkw: false },
    },
    region,
    { selfAttributes: methodAttributes(node, owner) },
  );
}
