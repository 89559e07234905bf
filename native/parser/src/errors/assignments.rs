//! Errors about what is assigned to, or what looks like it.

use ruff_python_ast::Expr;
use ruff_text_size::Ranged;

use super::syntax::Context;
use super::{SourceError, targets};

impl Context<'_> {
    /// `raise a, b`: the comma is one too many.
    pub(super) fn at_comma(&self) -> SourceError {
        let comma = (self.index..self.tokens.list.len()).find(|&at| self.tokens.is_text(at, ",")).unwrap_or(self.index);
        Context { index: comma, ..*self }.at_token("invalid syntax")
    }

    /// `a, b += 1`.
    pub(super) fn augmented_tuple(&self) -> Option<SourceError> {
        let tokens = self.tokens;
        let operator = tokens.text(*tokens.list.get(self.index)?);
        let start = tokens.line_start(self.index);
        let is_augmented = operator.len() >= 2
            && operator.ends_with('=')
            && !matches!(operator, "==" | "!=" | "<=" | ">=" | ":=")
            && tokens.opener(self.index).is_none();
        if !is_augmented || !(start..self.index).any(|at| tokens.is_text(at, ",") && tokens.opener(at).is_none()) {
            return None;
        }
        let message = "'tuple' is an illegal expression for augmented assignment";
        Some(SourceError::syntax(message, tokens.span(start, self.index)))
    }

    /// `if f() = 3`, given the tokens of the whole.
    pub(super) fn equality(&self, start: usize, end: usize) -> SourceError {
        let tokens = self.tokens;
        let span = tokens.span(start, self.index);
        let source = tokens.source.get(span.start().to_usize()..span.end().to_usize()).unwrap_or("");
        let parsed = ruff_python_parser::parse_expression(source);
        match parsed.as_ref().map(|parsed| parsed.expr()) {
            Ok(Expr::Name(_)) => {
                let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
                SourceError::syntax(message, tokens.span(start, end))
            }
            Ok(expr) if targets::may_mean_equality(expr) => {
                let name = targets::name(expr);
                SourceError::syntax(format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?"), span)
            }
            Ok(Expr::BooleanLiteral(_) | Expr::NoneLiteral(_)) => {
                SourceError::syntax(format!("cannot assign to {source}"), span)
            }
            _ => self.at_token("invalid syntax"),
        }
    }

    pub(super) fn target(&self) -> Option<&Expr> {
        targets::at(self.parsed.syntax(), self.place)
    }

    pub(super) fn target_name(&self) -> &'static str {
        self.target().map_or("expression", targets::name)
    }

    pub(super) fn assignment_target(&self) -> SourceError {
        let Some(target) = self.target() else { return SourceError::invalid_syntax(self.place) };
        let name = targets::name(target);
        let tokens = self.tokens;
        let end = tokens.index_at(self.place.end().to_usize());
        if end > 0
            && tokens.is_text(end, "=")
            && !tokens.is_text(end - 1, "yield")
            && !tokens.ends_expression(tokens.list[end - 1])
        {
            // Not a target, but an operator without its right side.
            return Context { index: end, ..*self }.at_token("invalid syntax");
        }
        let is_starred = self.index > 0 && tokens.is_text(self.index - 1, "*");
        let is_yield = name == "yield expression";
        let is_group = self.index > 0 && tokens.is_text(self.index - 1, "(");
        if is_yield && !is_group {
            return SourceError::syntax("assignment to yield expression not possible", self.place);
        }
        let equals = end + usize::from(is_group && tokens.is_text(end, ")"));
        let is_compared = tokens.is_text(equals, "=") && {
            let after = tokens.expression_end(equals + 1, false);
            !(tokens.is_text(after, "=") || tokens.is_text(after, ":="))
        };
        if is_compared && !is_starred && targets::may_mean_equality(target) {
            let message = format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?");
            return SourceError::syntax(message, self.place);
        }
        if matches!(self.header_keyword(), "try" | "except") {
            return SourceError::syntax(format!("cannot use except statement with {name}"), self.place);
        }
        SourceError::syntax(format!("cannot assign to {name}"), self.place)
    }

    pub(super) fn annotation_target(&self) -> SourceError {
        if let Some(error) = self.parenthesized_parameters() {
            return error;
        }
        if self.tokens.is_text(self.index, "lambda") {
            return Context { index: self.index + 1, ..*self }.at_token("invalid syntax");
        }
        let colon = self.tokens.index_at(self.place.end().to_usize());
        let after = colon + 1;
        if self.tokens.is_text(colon, ":")
            && !self.tokens.list.get(after).is_some_and(|&token| self.tokens.is_operand(token))
        {
            return Context { index: after.min(self.tokens.list.len() - 1), ..*self }.at_token("invalid syntax");
        }
        match self.target() {
            Some(Expr::Starred(_)) => {
                let index = self.tokens.index_at(self.place.end().to_usize());
                Context { index, ..*self }.at_token("invalid syntax")
            }
            Some(Expr::List(_)) => SourceError::syntax("only single target (not list) can be annotated", self.place),
            _ => SourceError::syntax("illegal target for annotation", self.place),
        }
    }

    pub(super) fn tuple_annotation(&self) -> SourceError {
        let message = "only single target (not tuple) can be annotated";
        match self.target() {
            Some(Expr::Tuple(tuple)) if !tuple.parenthesized => {
                SourceError::syntax(message, tuple.elts.first().map_or(self.place, Ranged::range))
            }
            _ => SourceError::syntax(message, self.place),
        }
    }
}
