//! Errors in parameters and arguments.

use super::SourceError;
use super::syntax::Context;
use crate::tokens::TokenKind;

impl Context<'_> {
    /// `(**a)`.
    pub(super) fn double_star(&self) -> Option<SourceError> {
        let before = self.index.checked_sub(1)?;
        let is_group = self.tokens.is_text(before, "(") && !self.tokens.is_call(before);
        (is_group && self.tokens.is_text(self.index, "**"))
            .then(|| self.at_token("cannot use double starred expression here"))
    }

    pub(super) fn bare_star(&self) -> SourceError {
        let message = "named arguments must follow bare *";
        let star = (0..=self.index).rev().find(|&at| self.tokens.is_text(at, "*")).unwrap_or(self.index);
        let is_lambda = self.header_keyword() != "def";
        Context { index: star + usize::from(is_lambda), ..*self }.at_token(message)
    }

    pub(super) fn parenthesized_parameters(&self) -> Option<SourceError> {
        let tokens = self.tokens;
        let line = tokens.line_start(self.index);
        if let Some(lambda) = (line..=self.index).rev().find(|&at| tokens.is_text(at, "lambda"))
            && tokens.is_text(lambda + 1, "(")
        {
            let end = tokens.expression_end(lambda + 1, true);
            let message = "Lambda expression parameters cannot be parenthesized";
            return Some(SourceError::syntax(message, tokens.span(lambda + 1, end)));
        }
        if self.header_keyword() == "def" && tokens.is_text(self.index, "(") {
            let end = tokens.expression_end(self.index, true);
            return Some(SourceError::syntax(
                "Function parameters cannot be parenthesized",
                tokens.span(self.index, end),
            ));
        }
        None
    }

    /// `f(a.b=1)`.
    pub(super) fn argument(&self) -> Option<SourceError> {
        let tokens = self.tokens;
        let opener = tokens.opener(self.index)?;
        let equals = if tokens.is_text(self.index, "=") { self.index } else { tokens.expression_end(self.index, true) };
        if !tokens.is_text(equals, "=") || !tokens.is_text(opener, "(") || self.header_keyword() == "def" {
            return None;
        }
        let start = tokens.expression_start(equals);
        let word = tokens.text(tokens.list[start]);
        if equals == start + 1 && matches!(word, "True" | "False" | "None") {
            let message = format!("cannot assign to {word}");
            return Some(SourceError::syntax(message, tokens.span(start, equals + 1)));
        }
        if start >= equals || (equals == start + 1 && tokens.list[start].kind == TokenKind::Name) {
            return None;
        }
        let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
        Some(SourceError::syntax(message, tokens.span(start, equals + 1)))
    }

    /// CPython places this at the end of the arguments.
    pub(super) fn positional(&self, message: &str) -> SourceError {
        let mut at = self.index;
        let end = self.tokens.opener(self.index).map_or(at, |opener| {
            while at < self.tokens.list.len() && self.tokens.opener(at) == Some(opener) && !self.is_closing(at) {
                at = self.tokens.expression_end(at, true).max(at + 1);
            }
            at
        });
        Context { index: end, ..*self }.at_token(message)
    }

    pub(super) fn is_closing(&self, index: usize) -> bool {
        self.tokens.is_text(index, ")")
    }

    pub(super) fn unpacking_order(&self, message: &str) -> SourceError {
        let tokens = self.tokens;
        let star = (0..=self.index).rev().find(|&at| tokens.is_text(at, ",")).unwrap_or(self.index);
        let end = tokens.expression_end(self.index, true);
        SourceError::syntax(message, tokens.span(star, end))
    }

    pub(super) fn parameter_default(&self) -> SourceError {
        let tokens = self.tokens;
        let start = tokens.expression_start(self.index + 1);
        let equals = (self.index.saturating_sub(2)..tokens.list.len()).find(|&at| tokens.is_text(at, "="));
        let double = tokens.is_text(start, "**") || tokens.is_text(self.index, "**");
        let double =
            double || (1..=2).any(|back| self.index.checked_sub(back).is_some_and(|at| tokens.is_text(at, "**")));
        let kind = if double { "var-keyword" } else { "var-positional" };
        let message = format!("{kind} argument cannot have default value");
        Context { index: equals.unwrap_or(self.index), ..*self }.at_token(&message)
    }

    pub(super) fn starred(&self) -> SourceError {
        let tokens = self.tokens;
        let in_group = self.index > 0 && tokens.is_text(self.index - 1, "(");
        if in_group && tokens.is_text(self.index, "*") {
            return SourceError::syntax("cannot use starred expression here", self.place);
        }
        if self.index > 0
            && tokens.is_text(self.index - 1, ":")
            && tokens.opener(self.index).is_some_and(|at| tokens.is_text(at, "{"))
        {
            return SourceError::syntax("cannot use a starred expression in a dictionary value", self.place);
        }
        self.generic()
    }

    pub(super) fn at_star(&self, message: &str) -> SourceError {
        let index = self.index.saturating_sub(usize::from(!self.tokens.is_text(self.index, "*")));
        let index = if self.tokens.is_text(index, "*") { index } else { self.index };
        Context { index, ..*self }.at_token(message)
    }
}
