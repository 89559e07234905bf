//! The one error of a source, in CPython's words.

use ruff_python_ast::Mod;
use ruff_python_parser::Parsed;
use ruff_text_size::{Ranged, TextRange};

use crate::lines::Lines;
use crate::writer::varint;

/// The exception class.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Syntax = 0,
    Indentation = 1,
    Tab = 2,
}

/// An error and its place.
#[derive(Debug)]
pub(crate) struct SourceError {
    pub(crate) kind: Kind,
    pub(crate) message: String,
    pub(crate) range: TextRange,
}

impl SourceError {
    pub(crate) fn syntax(message: impl Into<String>, range: TextRange) -> Self {
        Self { kind: Kind::Syntax, message: message.into(), range }
    }

    pub(crate) fn invalid_syntax(range: TextRange) -> Self {
        Self::syntax("invalid syntax", range)
    }

    /// The answer: first byte, kind, line, column, end line, end column, message.
    pub(crate) fn write(&self, lines: &mut Lines, first: u8) -> Vec<u8> {
        let start = lines.place(self.range.start().to_u32());
        let end = lines.place(self.range.end().to_u32());
        let mut out = vec![first, self.kind as u8];
        for number in [start.line, start.col, end.line, end.col] {
            varint(&mut out, u64::from(number));
        }
        out.extend_from_slice(self.message.as_bytes());
        out
    }
}

/// The first error of the source, if it has one.
pub(crate) fn first_error(_source: &str, parsed: &Parsed<Mod>, _interactive: bool) -> Option<SourceError> {
    let first = parsed.errors().iter().min_by_key(|error| error.location.start());
    if let Some(error) = first {
        return Some(SourceError::syntax(error.error.to_string(), error.location));
    }
    let unsupported = parsed.unsupported_syntax_errors().first()?;
    Some(SourceError::invalid_syntax(unsupported.range()))
}
