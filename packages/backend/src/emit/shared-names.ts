// Which functions of the prelude are in its shared part: one module that every runtime instantiates once, from which compiled modules import
// them. A call of another instance costs 2 or 3 ns and is never inlined, so what is here does much at once or is rarely asked for; what is
// small and hot is emitted into each module (see `ModuleContext.prelude`).

import { DICT_SCAN, MAX_DIRECT_PARAMS, MAX_PADDED } from "@molt-py/abi";

/** `name0 … name<most>` */
function numbered(name: string, most: number): string[] {
  return Array.from({ length: most + 1 }, (_, count) => `${name}${count}`);
}

/** Most arguments of a call that get parameters of their own, and of a method. */
export const MOST_ARGUMENTS = 7;
const MOST_METHOD_ARGUMENTS = MOST_ARGUMENTS - 1;
const COMPARISONS = ["eq", "ne", "lt", "le", "gt", "ge"];

/** Names of the shared functions. */
export const SHARED: ReadonlySet<string> = new Set([
  // Calls whose arguments have to be bound.
  ...numbered("filled", MAX_DIRECT_PARAMS - 1),
  "applied",
  "bound",
  "permuted",
  "spread",
  ...numbered("padded", MAX_PADDED),
  ...numbered("own", MOST_METHOD_ARGUMENTS),
  ...numbered("callkw", MOST_ARGUMENTS),
  ...numbered("callspecial", 3),
  ...numbered("othermethod", MOST_METHOD_ARGUMENTS),
  ...numbered("methodkw", MOST_METHOD_ARGUMENTS),
  ...numbered("super", MOST_METHOD_ARGUMENTS),
  ...numbered("superkw", MOST_METHOD_ARGUMENTS),
  "callex",
  "planned",
  "badinit",
  // Special methods.
  ...numbered("special_", 4),
  ...COMPARISONS.map((name) => `special_${name}`),
  "special_binary",
  "special_inplace",
  "special_truth",
  "derives",
  "method_at",
  "length",
  "result_truth",
  // Attributes that are found by the shared cache.
  "property",
  "setproperty",
  // Items, keys and their hashes.
  "getitem_other",
  "setitem_other",
  "sequence_has",
  "contains",
  "tuple_hash",
  "same_text",
  "same_key",
  "dict_entry",
  "search_dict",
  "set_slot",
  "search_set",
  "store_item",
  "add_element",
  "dict_set",
  "set_add",
  "dict_add_key",
  // Text.
  "str_item",
  "str_next",
  "str_contains",
  "str_part",
  "str_parts",
  "str_partr",
  "str_parta",
  "texts_order",
  // Iteration.
  "next_other",
  "iterator_end",
  "dict_step",
  "delegate",
  "awaitable",
  "async_begin",
  "async_delegate",
  // Memory.
  "free_dict",
  ...numbered("dict", DICT_SCAN),
  // Built-in functions.
  "ord",
  "chr",
  "type",
  "instance_of",
  ...numbered("isinstance_any", 4),
  // Exceptions.
  "catch",
  "exc_match",
  // Operators of objects.
  ...COMPARISONS.map((name) => `${name}_object`),
  "pow_plain",
]);
