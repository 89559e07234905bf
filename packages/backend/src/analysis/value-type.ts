// The abstract types of inference: a set of kinds of value, as a bit mask, and what operators make of them.

import { INT_MAX, INT_MIN } from "@molt-py/abi";
import type { BinaryOperator, CompareOperator, ConstValue, UnaryOperator } from "@molt-py/frontend";

/** A set of the kinds below. The empty set is "no value reaches here". */
export type ValueType = number;

/** A float. */
export const FLOAT = 1;
/** An inline int. */
export const SMALL = 2;
/** An int object: one that does not fit inline. */
export const BIG = 4;
/** `True` or `False`. */
export const BOOL = 8;
/** Any other singleton. */
export const SINGLETON = 16;
/** Exactly the built-in list. */
export const LIST = 32;
/** Exactly the built-in tuple. */
export const TUPLE = 64;
/** Exactly the built-in dict. */
export const DICT = 128;
/** Exactly the built-in str. */
export const STR = 256;
/** Any other object. */
export const OBJECT = 512;

/** An int, inline or not. */
export const INT = SMALL | BIG;
/** What arithmetic handles without looking up a method. */
export const NUMBER = FLOAT | INT | BOOL;
/** What is represented by a pointer, so is counted. */
export const POINTER = BIG | LIST | TUPLE | DICT | STR | OBJECT;
/** Every kind. */
export const ANY = 1023;

/** Whether every value of `type` is of one of `kinds`. */
export function within(type: ValueType, kinds: ValueType): boolean {
  return (type & ~kinds) === 0;
}

/** The type of a constant. */
export function constType(value: ConstValue): ValueType {
  switch (value.type) {
    case "int":
      return value.value >= INT_MIN && value.value <= INT_MAX ? SMALL : BIG;
    case "float":
      return FLOAT;
    case "True":
    case "False":
      return BOOL;
    case "str":
      return STR;
    case "tuple":
      return TUPLE;
    case "complex":
    case "bytes":
    case "frozenset":
      return OBJECT;
    default:
      return SINGLETON;
  }
}

/** The type of `a op b`. */
export function binaryType(operator: BinaryOperator, a: ValueType, b: ValueType): ValueType {
  if (a === 0 || b === 0) return 0;
  if (within(a, NUMBER) && within(b, NUMBER)) return numericType(operator, a, b);
  if (operator === "add" && a === b && (a === STR || a === LIST || a === TUPLE)) return a;
  return ANY;
}

function numericType(operator: BinaryOperator, a: ValueType, b: ValueType): ValueType {
  const float = ((a | b) & FLOAT) !== 0 ? FLOAT : 0;
  const ints = (a & (INT | BOOL)) !== 0 && (b & (INT | BOOL)) !== 0;
  switch (operator) {
    case "add":
    case "sub":
    case "mul":
    case "floordiv":
      return float | (ints ? INT : 0);
    case "mod":
      return float | (ints ? (within(b, SMALL | BOOL | FLOAT) ? SMALL : INT) : 0);
    case "truediv":
      return FLOAT;
    case "pow":
      return (float === 0 ? 0 : FLOAT | OBJECT) | (ints ? INT | FLOAT : 0);
    case "and":
    case "or":
    case "xor":
      return bitwiseType(a, b);
    case "lshift":
      return INT;
    case "rshift":
      return within(a, SMALL | BOOL) ? SMALL : INT;
    case "matmul":
      return ANY;
  }
}

function bitwiseType(a: ValueType, b: ValueType): ValueType {
  if (a === BOOL && b === BOOL) return BOOL;
  const bools = (a & b & BOOL) !== 0 ? BOOL : 0;
  return bools | (((a | b) & BIG) !== 0 ? INT : SMALL);
}

/** The type of `a op b` of a comparison. */
export function compareType(_operator: CompareOperator, a: ValueType, b: ValueType): ValueType {
  if (a === 0 || b === 0) return 0;
  const plain = NUMBER | STR | SINGLETON;
  return within(a, plain) && within(b, plain) ? BOOL : ANY;
}

/** The type of a unary operator's result. */
export function unaryType(operator: UnaryOperator, a: ValueType): ValueType {
  if (a === 0) return 0;
  if (!within(a, NUMBER)) return ANY;
  const float = operator === "invert" ? 0 : a & FLOAT;
  const ints = (a & (INT | BOOL)) === 0 ? 0 : within(a, BOOL | FLOAT) ? SMALL : INT;
  return float | ints;
}
