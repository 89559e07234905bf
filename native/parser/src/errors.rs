//! The one error of a source, in CPython's words.
//!
//! ruff's parser says where a source stops being Python; CPython says why, in messages of its own. [`first_error`] takes the
//! place from the one and derives the words of the other from the tokens there and, where a target cannot be assigned to, from
//! the tree that the parser could make of it.

mod escapes;
mod hints;
mod syntax;
mod targets;

use ruff_python_ast::Mod;
use ruff_python_parser::Parsed;
use ruff_text_size::{Ranged, TextRange};

use crate::lines::Lines;
use crate::tokens::{TokenKind, Tokens, point};
use crate::writer::varint;

/// The exception class.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Syntax = 0,
    Indentation = 1,
    Tab = 2,
}

/// Where an error ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum End {
    /// Where its range does.
    Range,
    /// Unknown, for which CPython has two numbers: -1 and -2, one less than the offsets it shows.
    Column(i32),
}

/// An error and its place.
#[derive(Debug)]
pub(crate) struct SourceError {
    pub(crate) kind: Kind,
    pub(crate) message: String,
    pub(crate) range: TextRange,
    pub(crate) end: End,
}

impl SourceError {
    pub(crate) fn syntax(message: impl Into<String>, range: TextRange) -> Self {
        Self { kind: Kind::Syntax, message: message.into(), range, end: End::Range }
    }

    pub(crate) fn invalid_syntax(range: TextRange) -> Self {
        Self::syntax("invalid syntax", range)
    }

    /// The answer: first byte, kind, line, column, end line, end column (as a zigzag), message.
    pub(crate) fn write(&self, lines: &mut Lines, first: u8) -> Vec<u8> {
        let start = lines.place(self.range.start().to_u32());
        let end = lines.place(self.range.end().to_u32());
        let (end_line, end_col) = match self.end {
            End::Column(column) => (start.line, column),
            // A line break is one column wide.
            End::Range if end.line > start.line && self.range.len().to_u32() == 1 => (start.line, start.col as i32 + 1),
            End::Range => (end.line, end.col as i32),
        };
        let mut out = vec![first, self.kind as u8];
        let zigzag = ((end_col << 1) ^ (end_col >> 31)) as u32;
        for number in [start.line, start.col, end_line, zigzag] {
            varint(&mut out, u64::from(number));
        }
        out.extend_from_slice(self.message.as_bytes());
        out
    }
}

/// The first error of the source, if it has one.
pub(crate) fn first_error(source: &str, parsed: &Parsed<Mod>, interactive: bool) -> Option<SourceError> {
    if parsed.errors().is_empty() && parsed.unsupported_syntax_errors().is_empty() {
        return if interactive { one_statement(source, parsed.syntax()) } else { None };
    }
    let tokens = Tokens::new(source);
    let (found, error) = syntax::first(parsed, &tokens);
    if let Some(lexical) = tokens.error {
        // CPython reads the rest of the file before it reports what its parser has found: a lexical error comes first.
        let is_before = lexical.kind != Kind::Tab
            && error
                .as_ref()
                .is_some_and(|error| error.kind == Kind::Indentation && error.range.start() < lexical.range.start());
        return if is_before { error } else { Some(lexical) };
    }
    if let Some(bracket) = tokens.unclosed {
        let at = tokens.list.get(found).copied();
        let is_end = at.is_none_or(|token| token.kind == TokenKind::End);
        let is_later = at.is_some_and(|token| source.get(bracket..token.start).is_some_and(|text| text.contains('\n')));
        if error.is_none() || is_end || is_later {
            let byte = source.as_bytes()[bracket] as char;
            let mut error = point(format!("'{byte}' was never closed"), bracket);
            error.end = End::Column(-1);
            return Some(error);
        }
    }
    error
}

/// CPython's `single` mode takes one statement line.
fn one_statement(source: &str, syntax: &Mod) -> Option<SourceError> {
    let Mod::Module(module) = syntax else { return None };
    let pair = module.body.windows(2).find(|pair| {
        let between = source.get(pair[0].end().to_usize()..pair[1].start().to_usize()).unwrap_or("");
        between.contains('\n')
    })?;
    let mut error = point("multiple statements found while compiling a single statement", pair[0].end().to_usize());
    error.range = TextRange::at(pair[0].end(), 1.into());
    Some(error)
}
