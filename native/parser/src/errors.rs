//! The one error of a source, in CPython's words.
//!
//! ruff's parser says where a source stops being Python; CPython says why, in messages of its own. [`first_error`] takes the
//! place from the one and derives the words of the other from the tokens there and, where a target cannot be assigned to, from
//! the tree that the parser could make of it.

mod arguments;
mod assignments;
mod clauses;
mod escapes;
mod fields;
mod hints;
mod syntax;
mod targets;

use ruff_python_ast::Mod;
use ruff_python_parser::Parsed;
use ruff_text_size::{Ranged, TextRange};

use crate::lines::Lines;
use crate::tokens::{Token, TokenKind, Tokens, point};
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
    let Some(found) = syntax::first(parsed, &tokens) else { return tokens.error };
    let token = tokens.list.get(found.furthest).copied();
    if let Some(lexical) = tokens.error {
        return Some(if lexical_comes_first(&lexical, &found, token, source) { lexical } else { found.error });
    }
    if let Some(bracket) = tokens.unclosed {
        let is_end = token.is_none_or(|token| token.kind == TokenKind::End);
        let is_later = token.is_some_and(|token| has_newline(source, bracket, token.start));
        if is_end || is_later {
            let byte = source.as_bytes()[bracket] as char;
            let mut error = point(format!("'{byte}' was never closed"), bracket);
            error.end = End::Column(-1);
            return Some(error);
        }
    }
    Some(found.error)
}

/// What the parser has found.
pub(crate) struct Found {
    error: SourceError,
    /// Where the parser noticed.
    place: TextRange,
    /// The last token that CPython's parser would have looked at.
    furthest: usize,
    /// It is about an indented block that stands where one has to.
    is_block: bool,
}

/// Whether CPython reports `lexical`, the tokenizer's error, although its parser has an error too.
///
/// Before it reports the parser's error, CPython reads the rest of the file, and errors that its tokenizer has a message for come
/// first. Those that are only states of the tokenizer count when the parser gets that far.
fn lexical_comes_first(lexical: &SourceError, found: &Found, token: Option<Token>, source: &str) -> bool {
    let at = lexical.range.start().to_usize();
    // Indentation errors are placed at the end of their line, and concern its start; others a byte too far.
    let reached = match lexical.kind {
        Kind::Syntax => at.saturating_sub(1),
        Kind::Indentation | Kind::Tab => source[..at].rfind('\n').map_or(0, |newline| newline + 1),
    };
    if found.place.start().to_usize() >= reached {
        return true;
    }
    if found.error.message == "unexpected indent" {
        return found.is_block;
    }
    let is_state = lexical.kind != Kind::Syntax || lexical.end != End::Range;
    let in_string = token.is_some_and(|token| token.kind == TokenKind::InterpolatedStart)
        && lexical.message.contains("-string")
        && !has_newline(source, found.place.start().to_usize(), lexical.range.start().to_usize());
    !(is_state || in_string)
}

fn has_newline(source: &str, start: usize, end: usize) -> bool {
    source.get(start..end).is_some_and(|text| text.contains('\n'))
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
