// A whole program.

import type { Choices } from "../choices.ts";
import { anyType, type Context } from "./context.ts";
import { callArguments } from "./calls.ts";
import { expression } from "./expressions.ts";
import { asyncPrologue, prologue } from "./prologue.ts";
import { Scope } from "./scope.ts";
import { statements } from "./statements.ts";
import { Writer } from "./writer.ts";

/** Writes the program that `choices` stands for. */
export function generateProgram(choices: Choices): string {
  const writer = new Writer();
  const context: Context = { choices, writer, budget: 60 };
  const scope = new Scope("module");
  while (context.budget > 0 && choices.chance(90)) {
    context.budget -= 1;
    section(context, scope);
  }
  drive(context, scope);
  for (const { name } of scope.variables) guarded(writer, `show(${name})`);
  const body = writer.text();
  return `${prologue}${body.includes("async ") ? asyncPrologue : ""}${body}`;
}

// A few statements of the module, mostly inside of a \`try\` so that one that raises does not end the program.
function section(context: Context, scope: Scope): void {
  const { choices, writer } = context;
  if (choices.chance(20)) return statements(context, scope, {}, 1);
  writer.block("try:", () => statements(context, scope, {}, 5));
  writer.block("except Exception as error:", () => writer.line("show(error)"));
}

// Coroutines have to be driven from outside.
function drive(context: Context, scope: Scope): void {
  const { writer } = context;
  for (const { name, signature } of scope.functions) {
    const call = `${name}(${callArguments(context, signature.parameters, (type) => expression(context, scope, type, 1))})`;
    const text = signature.kind === "coroutine" ? `show(drive(${call}))` : signature.kind === "generator" ? `show(list(${call}))` : signature.kind === "plain" ? `show(${call})` : undefined;
    if (text === undefined) continue;
    guarded(writer, text);
  }
  writer.line(`show(${expression(context, scope, anyType(context), 3)})`);
}

function guarded(writer: Writer, text: string): void {
  writer.block("try:", () => writer.line(text));
  writer.block("except Exception as error:", () => writer.line("show(error)"));
}
