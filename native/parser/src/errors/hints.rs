//! CPython's guesses at what was meant, which depend on the tokens around the place of the error.

use super::SourceError;
use crate::tokens::{Token, TokenKind, Tokens, range};

/// Words that are no names.
const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

impl<'a> Tokens<'a> {
    pub(super) fn is_keyword(&self, token: Token) -> bool {
        token.kind == TokenKind::Name && KEYWORDS.contains(&self.text(token))
    }

    pub(super) fn is_text(&self, index: usize, text: &str) -> bool {
        self.list.get(index).is_some_and(|&token| self.text(token) == text)
    }

    /// Whether an expression may begin with this token.
    fn begins_expression(&self, token: Token) -> bool {
        match token.kind {
            TokenKind::Number | TokenKind::String | TokenKind::InterpolatedStart => true,
            TokenKind::Name => {
                !self.is_keyword(token)
                    || matches!(self.text(token), "True" | "False" | "None" | "lambda" | "await" | "not")
            }
            TokenKind::Operator => matches!(self.text(token), "{" | "~" | "..."),
            _ => false,
        }
    }

    /// Whether an operand may begin with this token, with a sign or in brackets.
    pub(super) fn is_operand(&self, token: Token) -> bool {
        self.begins_expression(token) || matches!(self.text(token), "(" | "[" | "-" | "+" | "yield")
    }

    /// Where the expression that ends before token `index` begins: after the nearest separator on its level.
    pub(super) fn expression_start(&self, index: usize) -> usize {
        let mut at = index;
        let mut depth = 0;
        while at > 0 {
            let token = self.list[at - 1];
            let text = self.text(token);
            if token.kind == TokenKind::Operator {
                match text {
                    ")" | "]" | "}" => depth += 1,
                    "(" | "[" | "{" if depth == 0 => break,
                    "(" | "[" | "{" => depth -= 1,
                    "," | ":" | ";" | ":=" | "->" if depth == 0 => break,
                    _ if depth == 0 && text.ends_with('=') && !matches!(text, "==" | "!=" | "<=" | ">=") => break,
                    _ => {}
                }
            } else {
                let is_layout = matches!(token.kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent);
                let goes_on = matches!(text, "and" | "or" | "not" | "in" | "is" | "True" | "False" | "None" | "await");
                if is_layout || (depth == 0 && self.is_keyword(token) && !goes_on) {
                    break;
                }
            }
            at -= 1;
        }
        at
    }

    /// The token after the expression that begins at token `index`; `comparisons` says whether it may be a comparison or more.
    pub(super) fn expression_end(&self, index: usize, comparisons: bool) -> usize {
        let mut at = index;
        let mut depth = 0;
        while let Some(&token) = self.list.get(at) {
            let text = self.text(token);
            match token.kind {
                TokenKind::Operator => match text {
                    "(" | "[" | "{" => depth += 1,
                    ")" | "]" | "}" if depth == 0 => break,
                    ")" | "]" | "}" => depth -= 1,
                    "," | ":" | ";" | ":=" | "->" | "!" if depth == 0 => break,
                    "==" | "!=" | "<" | ">" | "<=" | ">=" if depth == 0 && !comparisons => break,
                    _ if depth == 0 && text.ends_with('=') && !matches!(text, "==" | "!=" | "<=" | ">=") => break,
                    _ => {}
                },
                TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent | TokenKind::End => break,
                TokenKind::Name if depth == 0 && at > index && self.is_keyword(token) => {
                    let goes_on = matches!(text, "and" | "or" | "not" | "in" | "is");
                    let is_operand = matches!(text, "True" | "False" | "None" | "await");
                    if !(is_operand || (comparisons && goes_on)) {
                        break;
                    }
                }
                _ => {}
            }
            // Two operands in a row end the first.
            if at > index && depth == 0 && self.begins_expression(token) && self.ends_expression(self.list[at - 1]) {
                break;
            }
            at += 1;
        }
        at.max(index + 1)
    }

    pub(super) fn ends_expression(&self, token: Token) -> bool {
        match token.kind {
            TokenKind::Number | TokenKind::String | TokenKind::InterpolatedEnd => true,
            TokenKind::Name => !self.is_keyword(token) || matches!(self.text(token), "True" | "False" | "None"),
            TokenKind::Operator => matches!(self.text(token), ")" | "]" | "}" | "..."),
            _ => false,
        }
    }

    /// From the start of one token to the end of the one before another. Behind the last token, where a lexical error has
    /// ended the list, there is nothing to span.
    pub(super) fn span(&self, first: usize, end: usize) -> ruff_text_size::TextRange {
        let start = self.list.get(first).map_or(self.source.len(), |token| token.start);
        let last = self.list.get(end.max(first + 1) - 1).or(self.list.last());
        range(start, last.map_or(start, |token| token.end).max(start))
    }

    /// "Perhaps you forgot a comma?": two expressions in a row in brackets.
    pub(super) fn forgotten_comma(&self, index: usize) -> Option<SourceError> {
        let found = *self.list.get(index)?;
        let before = *self.list.get(index.checked_sub(1)?)?;
        if !self.begins_expression(found) || !self.ends_expression(before) || found.level == 0 {
            return None;
        }
        let start = self.expression_start(index);
        // Nor in the lists of names of imports, nor among parameters, unless it is about a default or an annotation.
        let line = self.line_start(index);
        let is_part = start > 0 && matches!(self.text(self.list[start - 1]), "=" | ":");
        let is_list = match self.list.get(line).map_or("", |&token| self.text(token)) {
            "from" | "import" | "global" | "nonlocal" => true,
            "def" => !is_part && self.opener(index) == Some(line + 2),
            "async" => !is_part && self.opener(index) == Some(line + 3),
            _ => false,
        };
        if is_list {
            return None;
        }
        // In `for … in a b`, and after names that begin statements, CPython does not guess.
        if start > 0 && matches!(self.text(self.list[start - 1]), "in" | "for" | "lambda") {
            return None;
        }
        if self.in_comprehension_iterable(start, index) {
            return None;
        }
        let first = self.list[start];
        let is_soft = matches!(self.text(first), "_" | "case" | "match" | "type");
        let name_and_string = first.kind == TokenKind::Name
            && !self.is_keyword(first)
            && self
                .list
                .get(start + 1)
                .is_some_and(|token| matches!(token.kind, TokenKind::String | TokenKind::InterpolatedStart));
        if is_soft || name_and_string {
            return None;
        }
        let end = self.expression_end(index, true);
        if self.list[end - 1].level == 0 {
            return None;
        }
        Some(SourceError::syntax("invalid syntax. Perhaps you forgot a comma?", self.span(start, end)))
    }

    /// Whether a `for … in` stands between the two tokens, outside brackets.
    fn in_comprehension_iterable(&self, start: usize, index: usize) -> bool {
        let has_in = (start..index).any(|at| self.is_text(at, "in"));
        has_in && start > 0 && self.is_text(start - 1, "for")
    }

    /// `if x = 3`: an assignment where a condition stands.
    pub(super) fn meant_equality(&self, index: usize) -> Option<(usize, usize)> {
        if !self.is_text(index, "=") {
            return None;
        }
        let start = self.expression_start(index);
        let opener = *self.list.get(start.checked_sub(1)?)?;
        let is_group = opener.kind == TokenKind::Operator
            && match self.text(opener) {
                "[" | "{" | "(" => !self.is_call(start - 1),
                _ => false,
            };
        if !is_group && !matches!(self.text(opener), "if" | "elif" | "while") {
            return None;
        }
        let end = self.expression_end(index + 1, false);
        if self.is_text(end, "=") || self.is_text(end, ":=") {
            return None;
        }
        Some((start, end))
    }

    /// Whether the bracket at token `index` opens a call or a subscript.
    pub(super) fn is_call(&self, index: usize) -> bool {
        index > 0 && self.ends_expression(self.list[index - 1])
    }

    /// The bracket around token `index`, when there is one.
    pub(super) fn opener(&self, index: usize) -> Option<usize> {
        let mut depth = 0;
        (0..index).rev().find(|&at| match self.text(self.list[at]) {
            ")" | "]" | "}" if self.list[at].kind == TokenKind::Operator => {
                depth += 1;
                false
            }
            "(" | "[" | "{" if self.list[at].kind == TokenKind::Operator => {
                depth -= 1;
                depth < 0
            }
            _ => false,
        })
    }

    /// The token with which the logical line of token `index` begins.
    pub(super) fn line_start(&self, index: usize) -> usize {
        (0..index)
            .rev()
            .find(|&at| matches!(self.list[at].kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent))
            .map_or(0, |at| at + 1)
    }
}
