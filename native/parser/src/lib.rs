//! Python source to a compact syntax-tree buffer, through the `ruff_python_parser` crate and wasm-pack.
//!
//! One function, [`parse`], and one direction: text in, bytes out. The bytes hold either a tree in the form that
//! `packages/frontend/src/ast/decode.ts` reads (see [`encode`]) or the one error that CPython would report (see [`errors`]).
#![forbid(unsafe_code)]

mod encode;
mod errors;
mod lines;
mod nesting;
mod strings;
mod tags;
mod tokens;
mod writer;

use ruff_python_ast::PythonVersion;
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::lines::Lines;

/// The first byte of an answer: a tree follows, and the instance can be used again.
const TREE: u8 = 0;
/// An error follows. See [`Answer::DISCARD`].
const ERROR: u8 = 1;
/// Added to the first byte when the tree was left in memory, because freeing it could overflow the stack. The
/// caller throws the instance away after reading the answer.
const DISCARD: u8 = 2;

/// What the text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Input {
    Module,
    Expression,
    Interactive,
}

/// Parses `source`, a module (`mode` 0), one expression (1) or one interactive input (2).
///
/// The answer begins with a byte of flags: 1 for an error instead of a tree, 2 when the instance must not be used again.
#[wasm_bindgen]
#[must_use]
pub fn parse(source: &str, mode: u8) -> Vec<u8> {
    let input = match mode {
        1 => Input::Expression,
        2 => Input::Interactive,
        _ => Input::Module,
    };
    let mut lines = Lines::new(source);
    if let Some(error) = nesting::check(source) {
        return error.write(&mut lines, ERROR);
    }
    let syntax_mode = if input == Input::Expression { Mode::Expression } else { Mode::Module };
    let options = ParseOptions::from(syntax_mode).with_target_version(PythonVersion::PY314);
    let parsed = parse_unchecked(source, options);
    if let Some(error) = errors::first_error(source, &parsed, input == Input::Interactive) {
        // A broken tree can be of any depth.
        std::mem::forget(parsed);
        return error.write(&mut lines, ERROR | DISCARD);
    }
    match encode::encode(source, lines, parsed.syntax(), input == Input::Interactive) {
        Ok(tree) if tree.deep => {
            let answer = tree.finish(TREE | DISCARD);
            std::mem::forget(parsed);
            answer
        }
        Ok(tree) => tree.finish(TREE),
        Err(error) => error.write(&mut Lines::new(source), ERROR),
    }
}
