//! Errors in the heads of statements: colons, blocks, handlers, imports, and what shares a line.

use super::syntax::Context;
use super::{End, Kind, SourceError, targets};
use crate::tokens::{TokenKind, indentation_error, range};

impl Context<'_> {
    /// Where `a if b` begins, given where `b` does.
    pub(super) fn if_expression_start(&self, condition: usize) -> usize {
        if condition > 0 && self.tokens.is_text(condition - 1, "if") {
            self.tokens.expression_start(condition - 1)
        } else {
            condition
        }
    }

    /// The keyword with which the statement begins.
    pub(super) fn header_keyword(&self) -> &str {
        let start = self.tokens.line_start(self.index);
        let word = self.tokens.list.get(start).map_or("", |&token| self.tokens.text(token));
        if word != "async" {
            return word;
        }
        self.tokens.list.get(start + 1).map_or("", |&token| self.tokens.text(token))
    }

    pub(super) fn expected_colon(&self) -> SourceError {
        let tokens = self.tokens;
        let Some(&found) = tokens.list.get(self.index) else { return self.generic() };
        if let Some(opener) = tokens.opener(self.index) {
            if tokens.is_text(opener, "{") && !self.in_field() {
                return self.dict_colon(opener);
            }
            return self.generic();
        }
        let keyword = self.header_keyword();
        let is_forced = matches!(keyword, "def" | "else" | "try" | "finally");
        let is_line_end = matches!(found.kind, TokenKind::Newline | TokenKind::End);
        let in_lambda = (tokens.line_start(self.index)..self.index).any(|at| tokens.is_text(at, "lambda"));
        if in_lambda && !is_forced {
            return self.parenthesized_parameters().unwrap_or_else(|| self.generic());
        }
        if is_forced || is_line_end {
            // After `->`, which needs an expression, CPython still waits for the colon there.
            let arrow = self.index > 0 && tokens.is_text(self.index - 1, "->");
            let index = if arrow { self.index - 1 } else { self.index };
            return Context { index, ..*self }.at_token("expected ':'");
        }
        self.generic()
    }

    /// A dict entry without its colon.
    pub(super) fn dict_colon(&self, opener: usize) -> SourceError {
        let tokens = self.tokens;
        let is_end = tokens.is_text(self.index, "}") || tokens.is_text(self.index, ",");
        let is_dict = (opener..self.index).any(|at| tokens.is_text(at, ":") || tokens.is_text(at, "**"));
        if is_end && is_dict && self.index > 0 {
            let before = tokens.list[self.index - 1];
            let mut error = SourceError::syntax("':' expected after dictionary key", range(before.end - 1, before.end));
            error.end = End::Column(-1);
            return error;
        }
        self.generic()
    }

    /// `x if y else pass` and `pass if y else x`.
    pub(super) fn conditional(&self) -> Option<SourceError> {
        let tokens = self.tokens;
        let token = *tokens.list.get(self.index)?;
        let is_statement = |index: usize| {
            tokens.list.get(index).is_some_and(|&token| {
                matches!(
                    tokens.text(token),
                    "pass"
                        | "break"
                        | "continue"
                        | "return"
                        | "raise"
                        | "del"
                        | "assert"
                        | "import"
                        | "from"
                        | "global"
                        | "nonlocal"
                ) || matches!(token.kind, TokenKind::Newline | TokenKind::End)
            })
        };
        if self.index > 0 && tokens.is_text(self.index - 1, "else") && is_statement(self.index) {
            let start = tokens.line_start(self.index);
            if (start..self.index).any(|at| tokens.is_text(at, "if")) && !tokens.is_text(start, "else") {
                return Some(self.at_token("expected expression after 'else', but statement is given"));
            }
        }
        let is_word =
            self.index > 0 && matches!(tokens.text(tokens.list[self.index - 1]), "pass" | "break" | "continue");
        if tokens.text(token) == "if" && is_word {
            let end = tokens.expression_end(self.index + 1, true);
            if tokens.is_text(end, "else") {
                let context = Context { index: self.index - 1, ..*self };
                return Some(context.at_token("expected expression before 'if', but statement is given"));
            }
        }
        None
    }

    pub(super) fn elif_after_else(&self) -> Option<SourceError> {
        let tokens = self.tokens;
        let column = |index: usize| {
            let start = tokens.list[index].start;
            start - tokens.source[..start].rfind('\n').map_or(0, |newline| newline + 1)
        };
        let own = column(self.index);
        let header = (0..self.index)
            .rev()
            .filter(|&at| tokens.line_start(at) == at && column(at) <= own)
            .find(|&at| !matches!(tokens.list[at].kind, TokenKind::Indent | TokenKind::Dedent | TokenKind::Newline))?;
        let is_else = column(header) == own && tokens.is_text(header, "else");
        is_else.then(|| self.at_token("'elif' block follows an 'else' block"))
    }

    /// Two statements on one line.
    pub(super) fn same_line(&self) -> SourceError {
        let tokens = self.tokens;
        let start = tokens.line_start(self.index);
        let word = tokens.list.get(start).map_or("", |&token| tokens.text(token));
        let line_end = (self.index..tokens.list.len())
            .find(|&at| matches!(tokens.list[at].kind, TokenKind::Newline | TokenKind::End) || tokens.is_text(at, ";"))
            .unwrap_or(self.index);
        if matches!(word, "print" | "exec") && self.index == start + 1 {
            let message = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
            return SourceError::syntax(message, tokens.span(start, line_end));
        }
        if word == "import" && tokens.is_text(self.index, "from") {
            let message = "Did you mean to use 'from ... import ...' instead?";
            return SourceError::syntax(message, tokens.span(start, line_end));
        }
        self.as_target().unwrap_or_else(|| self.generic())
    }

    /// `import a as b.c` and other names that are none.
    pub(super) fn as_target(&self) -> Option<SourceError> {
        let tokens = self.tokens;
        let keyword = self.header_keyword();
        if !matches!(keyword, "import" | "from" | "except" | "case") {
            return None;
        }
        let word = (0..=self.index).rev().take(3).find(|&at| tokens.is_text(at, "as"))?;
        let end = tokens.expression_end(word + 1, false);
        let span = tokens.span(word + 1, end);
        let expr =
            ruff_python_parser::parse_expression(tokens.source.get(span.start().to_usize()..span.end().to_usize())?);
        let name = targets::name(expr.as_ref().ok()?.expr());
        let message = match keyword {
            "except" => format!("cannot use except statement with {name}"),
            "case" => format!("cannot use {name} as pattern target"),
            _ => format!("cannot use {name} as import target"),
        };
        (name != "name").then(|| SourceError::syntax(message, span))
    }

    pub(super) fn trailing_comma(&self) -> SourceError {
        let index = self.index + usize::from(self.tokens.is_text(self.index, ","));
        if self.header_keyword() != "from" {
            return Context { index, ..*self }.generic();
        }
        Context { index, ..*self }.at_token("trailing comma not allowed without surrounding parentheses")
    }

    pub(super) fn expected_handler(&self) -> SourceError {
        let message = "expected 'except' or 'finally' block";
        let rest = self.tokens.list[self.index..].iter();
        let next = rest
            .clone()
            .find(|token| !matches!(token.kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent));
        match next {
            Some(token) if token.kind != TokenKind::End => SourceError::syntax(message, range(token.start, token.end)),
            _ => {
                let mut error = self.point(message);
                let end = self.tokens.source.trim_end().len();
                error.range = range(end, end);
                error.end = End::Column(-2);
                error
            }
        }
    }

    /// A clause without its block: the message names the clause and its line.
    pub(super) fn expected_block(&self, clause: &str) -> SourceError {
        let tokens = self.tokens;
        let place = self.place.start().to_usize();
        let newline = (0..tokens.list.len())
            .rev()
            .find(|&at| tokens.list[at].kind == TokenKind::Newline && tokens.list[at].start <= place)
            .unwrap_or(0);
        let header = tokens.line_start(newline);
        let line = tokens.source[..tokens.list[header].start].matches('\n').count() + 1;
        let mut word = tokens.text(tokens.list[header]);
        if word == "async" {
            word = tokens.list.get(header + 1).map_or(word, |&token| tokens.text(token));
        }
        let what = match word {
            "def" => "function definition".to_owned(),
            "class" => "class definition".to_owned(),
            "except" if tokens.is_text(header + 1, "*") => "'except*' statement".to_owned(),
            "if" | "elif" | "else" | "for" | "while" | "with" | "try" | "except" | "finally" | "match" | "case" => {
                format!("'{word}' statement")
            }
            _ => clause.replace('`', "'"),
        };
        let message = format!("expected an indented block after {what} on line {line}");
        let next = tokens.list[newline + 1..]
            .iter()
            .find(|token| !matches!(token.kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent));
        match next {
            Some(token) if token.kind != TokenKind::End => {
                SourceError { kind: Kind::Indentation, message, range: range(token.start, token.end), end: End::Range }
            }
            _ => indentation_error(message, tokens.list[newline].start),
        }
    }
}
