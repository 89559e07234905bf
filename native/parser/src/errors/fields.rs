//! Errors in string literals and in the replacement fields of f-strings and t-strings.

use ruff_python_parser::InterpolatedStringErrorType;

use super::syntax::Context;
use super::{SourceError, escapes};
use crate::tokens::{TokenKind, range};

impl Context<'_> {
    pub(super) fn in_field(&self) -> bool {
        let Some(opener) = self.tokens.opener(self.index) else { return false };
        let mut open = 0_usize;
        for token in &self.tokens.list[..opener] {
            match token.kind {
                TokenKind::InterpolatedStart => open += 1,
                TokenKind::InterpolatedEnd => open = open.saturating_sub(1),
                _ => {}
            }
        }
        open > 0 && self.tokens.is_text(opener, "{")
    }

    /// Something is wrong in a replacement field.
    pub(super) fn field(&self) -> Option<SourceError> {
        if !self.in_field() {
            return None;
        }
        let tokens = self.tokens;
        let opener = tokens.opener(self.index)?;
        let letter = self.letter();
        let found = tokens.text(*tokens.list.get(self.index)?);
        if self.index == opener + 1 && matches!(found, "}" | "!" | ":" | "=") {
            return Some(self.at_token(&format!("{letter}-string: valid expression required before '{found}'")));
        }
        if (opener..self.index).any(|at| tokens.is_text(at, "!")) {
            return Some(self.at_token(&format!("{letter}-string: expecting ':' or '}}'")));
        }
        if tokens.is_text(self.index - 1, "=") {
            return Some(self.at_token(&format!("{letter}-string: expecting '!', or ':', or '}}'")));
        }
        if let Some(error) = tokens.forgotten_comma(self.index) {
            return Some(error);
        }
        // The expression was complete before its last operator.
        let operator = tokens.list[self.index - 1];
        let is_dangling =
            found == "}" && operator.kind == TokenKind::Operator && !matches!(tokens.text(operator), ")" | "]" | "}");
        let index = if is_dangling { self.index - 1 } else { self.index };
        let message = format!("{letter}-string: expecting '=', or '!', or ':', or '}}'");
        Some(Context { index, ..*self }.at_token(&message))
    }

    /// `f` or `t`, for messages.
    pub(super) fn letter(&self) -> char {
        let start = self.tokens.list[..self.index.min(self.tokens.list.len())]
            .iter()
            .rev()
            .find(|token| token.kind == TokenKind::InterpolatedStart);
        match start {
            Some(&token) if self.tokens.text(token).to_ascii_lowercase().contains('t') => 't',
            _ => 'f',
        }
    }

    pub(super) fn interpolated(&self, kind: &InterpolatedStringErrorType, letter: char) -> SourceError {
        let message = match kind {
            InterpolatedStringErrorType::LambdaWithoutParentheses => {
                "lambda expressions are not allowed without parentheses"
            }
            InterpolatedStringErrorType::SingleRbrace => "single '}' is not allowed",
            InterpolatedStringErrorType::ConversionFlagNotImmediatelyAfterExclamation => {
                let bang = (0..=self.index).rev().find(|&at| self.tokens.is_text(at, "!")).unwrap_or(self.index);
                let message = format!("{letter}-string: conversion type must come right after the exclamation mark");
                return SourceError::syntax(message, self.tokens.span(bang, bang + 2));
            }
            InterpolatedStringErrorType::InvalidConversionFlag => {
                let found = self.tokens.list.get(self.index).map_or("", |&token| self.tokens.text(token));
                let message = if found == "}" {
                    format!("{letter}-string: missing conversion character")
                } else {
                    format!("{letter}-string: invalid conversion character '{found}': expected 's', 'r', or 'a'")
                };
                return self.at_token(&message);
            }
            InterpolatedStringErrorType::UnclosedLbrace => {
                return self.field().unwrap_or_else(|| self.at_token(&format!("{letter}-string: expecting '}}'")));
            }
            _ => return self.generic(),
        };
        SourceError::syntax(format!("{letter}-string: {message}"), self.place)
    }

    /// An error that covers the string literal at its place.
    pub(super) fn literal(&self, message: &str) -> SourceError {
        self.at_token(message)
    }

    pub(super) fn broken_escape(&self) -> SourceError {
        let token = self.tokens.list.get(self.index).copied();
        let message = token.and_then(|token| escapes::message(self.tokens.text(token)));
        match message {
            Some(message) => self.at_token(&message),
            None => self.generic(),
        }
    }

    /// The last literal of a concatenation that mixes bytes and strings.
    pub(super) fn mixed_literals(&self) -> SourceError {
        let mut last = self.index;
        while self.tokens.list.get(last + 1).is_some_and(|token| token.kind == TokenKind::String) {
            last += 1;
        }
        let end = self.tokens.list[last].end;
        SourceError::syntax("cannot mix bytes and nonbytes literals", range(end, end + 1))
    }

    pub(super) fn mixed_templates(&self) -> SourceError {
        SourceError::syntax("cannot mix t-string literals with string or bytes literals", self.place)
    }
}
