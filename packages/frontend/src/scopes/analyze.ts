/** Scope analysis: from a tree to its {@link ScopeTree}. */

import type { Node, Root } from "../ast/nodes.ts";
import type { SourceError, SourceResult } from "../ast/syntax-error.ts";
import { collect, type Tables } from "./collect.ts";
import { SourceFault } from "./fault.ts";
import { finish, settle } from "./finish.ts";
import { futureFeatures } from "./future.ts";
import { resolve } from "./resolve.ts";
import type { Scope, ScopeTree } from "./scope-tree.ts";

/** What the analysis has to know beside the tree. */
export interface AnalyzeOptions {
  /** Treat the source as if it began with `from __future__ import annotations` (`compile` inherits it through its flags). */
  readonly futureAnnotations?: boolean;
  /** Allow `await` and asynchronous comprehensions at the top level (`ast.PyCF_ALLOW_TOP_LEVEL_AWAIT`). */
  readonly topLevelAwait?: boolean;
}

/**
 * Works out where every name of a program lives.
 *
 * Also reports the errors that CPython finds after parsing: misplaced `global` and `nonlocal`, names bound twice, jumps,
 * suspensions and stars in the wrong place, senseless patterns. The error is the one that CPython reports first, except that
 * among several of its code generator's the order may differ. The tree is not changed, and the result refers to its nodes.
 */
export function analyze(root: Root, options: AnalyzeOptions = {}): SourceResult<ScopeTree> {
  try {
    const features = futureFeatures(root);
    const futureAnnotations = options.futureAnnotations === true || features.has("annotations");
    const tables = collect(root, { futureAnnotations, topLevelAwait: options.topLevelAwait === true });
    resolve(tables.root);
    finish(tables.root);
    settle(tables.root);
    if (tables.checks.fault !== null) throw tables.checks.fault;
    return { ok: true, value: new Tree(tables, futureAnnotations) };
  } catch (fault) {
    if (isStackOverflow(fault)) return { ok: false, error: TOO_DEEP };
    if (!(fault instanceof SourceFault)) throw fault;
    const { line, col, endLine, endCol } = fault.place;
    return { ok: false, error: { kind: "SyntaxError", message: fault.message, line, col, endLine, endCol } };
  }
}

/** What CPython raises when its compiler runs out of stack, for instance in a thousand nested `lambda`s. */
const TOO_DEEP: SourceError = {
  kind: "RecursionError",
  message: "maximum recursion depth exceeded during compilation",
  line: 0,
  col: 0,
  endLine: 0,
  endCol: 0,
};

function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.name === "InternalError");
}

class Tree implements ScopeTree {
  readonly root: Scope;
  readonly futureAnnotations: boolean;
  readonly #tables: Tables;

  constructor(tables: Tables, futureAnnotations: boolean) {
    this.root = tables.root;
    this.futureAnnotations = futureAnnotations;
    this.#tables = tables;
  }

  scopeOf(node: Node): Scope {
    const scope = this.#tables.bodies.get(node);
    if (scope === undefined) throw new RangeError(`This ${node.kind} does not belong to the analyzed tree.`);
    return scope;
  }

  annotationsOf(node: Node): Scope | null {
    return this.#tables.annotations.get(node) ?? null;
  }

  typeParamsOf(node: Node): Scope | null {
    return this.#tables.typeParams.get(node) ?? null;
  }

  boundOf(param: Node): Scope | null {
    return this.#tables.bounds.get(param) ?? null;
  }

  defaultOf(param: Node): Scope | null {
    return this.#tables.defaults.get(param) ?? null;
  }
}
