//! The byte that opens each node. `packages/frontend/src/ast/decode.ts` has the same table; its tests decode every kind.

/// An absent optional node.
pub(crate) const NONE: u8 = 0;

/// Expressions.
pub(crate) mod expr {
    pub(crate) const BOOL_OP: u8 = 1;
    pub(crate) const NAMED: u8 = 2;
    /// A base expression and the links that grow to its right; see [`super::link`].
    pub(crate) const SPINE: u8 = 3;
    pub(crate) const UNARY_OP: u8 = 4;
    pub(crate) const LAMBDA: u8 = 5;
    pub(crate) const IF_EXP: u8 = 6;
    pub(crate) const DICT: u8 = 7;
    pub(crate) const SET: u8 = 8;
    pub(crate) const LIST_COMP: u8 = 9;
    pub(crate) const SET_COMP: u8 = 10;
    pub(crate) const DICT_COMP: u8 = 11;
    pub(crate) const GENERATOR: u8 = 12;
    pub(crate) const AWAIT: u8 = 13;
    pub(crate) const YIELD: u8 = 14;
    pub(crate) const YIELD_FROM: u8 = 15;
    pub(crate) const COMPARE: u8 = 16;
    pub(crate) const JOINED_STR: u8 = 17;
    pub(crate) const TEMPLATE_STR: u8 = 18;
    pub(crate) const NONE_VALUE: u8 = 19;
    pub(crate) const TRUE: u8 = 20;
    pub(crate) const FALSE: u8 = 21;
    pub(crate) const ELLIPSIS: u8 = 22;
    pub(crate) const INT: u8 = 23;
    pub(crate) const BIG_INT: u8 = 24;
    pub(crate) const FLOAT: u8 = 25;
    pub(crate) const COMPLEX: u8 = 26;
    pub(crate) const STR: u8 = 27;
    /// A string written with the prefix `u`.
    pub(crate) const STR_U: u8 = 28;
    /// A string with surrogate escapes: its code points.
    pub(crate) const STR_POINTS: u8 = 29;
    pub(crate) const BYTES: u8 = 30;
    pub(crate) const STARRED: u8 = 31;
    pub(crate) const NAME_LOAD: u8 = 32;
    pub(crate) const NAME_STORE: u8 = 33;
    pub(crate) const NAME_DEL: u8 = 34;
    pub(crate) const LIST: u8 = 35;
    pub(crate) const TUPLE: u8 = 36;
    pub(crate) const SLICE: u8 = 37;
    pub(crate) const FORMATTED_VALUE: u8 = 38;
    pub(crate) const INTERPOLATION: u8 = 39;
}

/// What grows to the right of a [`expr::SPINE`]'s base.
pub(crate) mod link {
    pub(crate) const BIN_OP: u8 = 0;
    pub(crate) const ATTRIBUTE: u8 = 1;
    pub(crate) const SUBSCRIPT: u8 = 2;
    pub(crate) const CALL: u8 = 3;
}

/// Statements.
pub(crate) mod stmt {
    pub(crate) const FUNCTION: u8 = 1;
    pub(crate) const ASYNC_FUNCTION: u8 = 2;
    pub(crate) const CLASS: u8 = 3;
    pub(crate) const RETURN: u8 = 4;
    pub(crate) const DELETE: u8 = 5;
    pub(crate) const ASSIGN: u8 = 6;
    pub(crate) const TYPE_ALIAS: u8 = 7;
    pub(crate) const AUG_ASSIGN: u8 = 8;
    pub(crate) const ANN_ASSIGN: u8 = 9;
    pub(crate) const FOR: u8 = 10;
    pub(crate) const ASYNC_FOR: u8 = 11;
    pub(crate) const WHILE: u8 = 12;
    pub(crate) const IF: u8 = 13;
    pub(crate) const WITH: u8 = 14;
    pub(crate) const ASYNC_WITH: u8 = 15;
    pub(crate) const MATCH: u8 = 16;
    pub(crate) const RAISE: u8 = 17;
    pub(crate) const TRY: u8 = 18;
    pub(crate) const TRY_STAR: u8 = 19;
    pub(crate) const ASSERT: u8 = 20;
    pub(crate) const IMPORT: u8 = 21;
    pub(crate) const IMPORT_FROM: u8 = 22;
    pub(crate) const GLOBAL: u8 = 23;
    pub(crate) const NONLOCAL: u8 = 24;
    pub(crate) const EXPR: u8 = 25;
    pub(crate) const PASS: u8 = 26;
    pub(crate) const BREAK: u8 = 27;
    pub(crate) const CONTINUE: u8 = 28;
}

/// Patterns of `case`.
pub(crate) mod pattern {
    pub(crate) const VALUE: u8 = 1;
    pub(crate) const SINGLETON: u8 = 2;
    pub(crate) const SEQUENCE: u8 = 3;
    pub(crate) const MAPPING: u8 = 4;
    pub(crate) const CLASS: u8 = 5;
    pub(crate) const STAR: u8 = 6;
    pub(crate) const AS: u8 = 7;
    pub(crate) const OR: u8 = 8;
}

/// Type parameters.
pub(crate) mod type_param {
    pub(crate) const TYPE_VAR: u8 = 1;
    pub(crate) const PARAM_SPEC: u8 = 2;
    pub(crate) const TYPE_VAR_TUPLE: u8 = 3;
}

/// Roots.
pub(crate) mod root {
    pub(crate) const MODULE: u8 = 1;
    pub(crate) const EXPRESSION: u8 = 2;
    pub(crate) const INTERACTIVE: u8 = 3;
}
