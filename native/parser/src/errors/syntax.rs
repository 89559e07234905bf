//! From the parser's first error to CPython's message.

use ruff_python_ast::Mod;
use ruff_python_ast::token::TokenKind as Ruff;
use ruff_python_parser::{LexicalErrorType, ParseError, ParseErrorType, Parsed};
use ruff_text_size::{Ranged, TextRange};

use super::{Found, SourceError};
use crate::tokens::{TokenKind, Tokens, indentation_error, range};

/// The first error that is the parser's and not the tokenizer's.
pub(super) fn first(parsed: &Parsed<Mod>, tokens: &Tokens<'_>) -> Option<Found> {
    if tokens.list.is_empty() {
        // A lexical error at the first token.
        return None;
    }
    let is_ours = |error: &&ParseError| !is_lexical(&error.error);
    let first = parsed.errors().iter().filter(is_ours).min_by_key(|error| error.location.start());
    let place = first.or(parsed.errors().first()).map(|error| error.location);
    let place = place.or(parsed.unsupported_syntax_errors().first().map(Ranged::range))?;
    let index = tokens.index_at(place.start().to_usize());
    let context = Context { parsed, tokens, index, place };
    let error = match first {
        Some(error) => context.explain(&error.error),
        None => unsupported(parsed, tokens).unwrap_or_else(|| context.generic()),
    };
    let is_comma = error.message.ends_with("forgot a comma?");
    let furthest = if is_comma { tokens.expression_end(index, true) } else { index };
    let is_block = follows_colon(tokens, error.range.end().to_usize());
    Some(Found { error, place, furthest, is_block })
}

/// Whether the indentation that ends after `offset` follows a colon at the end of a line.
fn follows_colon(tokens: &Tokens<'_>, offset: usize) -> bool {
    let indent = tokens.list.iter().position(|token| token.kind == TokenKind::Indent && token.start >= offset);
    indent.and_then(|at| at.checked_sub(2)).is_some_and(|at| tokens.is_text(at, ":"))
}

/// Errors of the tokenizer (characters that are no tokens are the parser's in CPython), for which `Tokens` is asked.
fn is_lexical(error: &ParseErrorType) -> bool {
    matches!(
        error,
        ParseErrorType::Lexical(
            LexicalErrorType::UnclosedStringError
                | LexicalErrorType::IndentationError
                | LexicalErrorType::LineContinuationError
                | LexicalErrorType::Eof
                | LexicalErrorType::OtherError(_)
        )
    )
}

/// Syntax of later versions than 3.14.
fn unsupported(parsed: &Parsed<Mod>, tokens: &Tokens<'_>) -> Option<SourceError> {
    let error = parsed.unsupported_syntax_errors().first()?;
    let start = error.range.start().to_usize();
    let text = tokens.source.get(start..)?;
    let at_unpacking = tokens.index_at(start);
    let end = tokens.list.get(tokens.expression_end(at_unpacking, true) - 1)?.end;
    if text.starts_with("**") {
        let message = "dict unpacking cannot be used in dict comprehension";
        return Some(SourceError::syntax(message, range(start, start + 2)));
    }
    if text.starts_with('*') {
        return Some(SourceError::syntax("iterable unpacking cannot be used in comprehension", range(start, end)));
    }
    None
}

/// An error of the parser, and where it is among the tokens.
pub(super) struct Context<'a> {
    pub(super) parsed: &'a Parsed<Mod>,
    pub(super) tokens: &'a Tokens<'a>,
    /// The token at the place of the error.
    pub(super) index: usize,
    pub(super) place: TextRange,
}

impl Context<'_> {
    pub(super) fn explain(&self, error: &ParseErrorType) -> SourceError {
        let here = |message: &str| SourceError::syntax(message, self.place);
        match error {
            ParseErrorType::ExpectedToken { expected, .. } => self.expected(*expected),
            ParseErrorType::UnexpectedIndentation => self.unexpected_indent(),
            ParseErrorType::InvalidAssignmentTarget => self.assignment_target(),
            ParseErrorType::InvalidNamedAssignmentTarget => {
                here(&format!("cannot use assignment expressions with {}", self.target_name()))
            }
            ParseErrorType::InvalidAugmentedAssignmentTarget => {
                here(&format!("'{}' is an illegal expression for augmented assignment", self.target_name()))
            }
            ParseErrorType::InvalidAnnotatedAssignmentTarget => self.annotation_target(),
            ParseErrorType::InvalidDeleteTarget => here(&format!("cannot delete {}", self.target_name())),
            ParseErrorType::UnparenthesizedGeneratorExpression => here("Generator expression must be parenthesized"),
            ParseErrorType::PositionalAfterKeywordArgument => {
                self.positional("positional argument follows keyword argument")
            }
            ParseErrorType::PositionalAfterKeywordUnpacking => {
                self.positional("positional argument follows keyword argument unpacking")
            }
            ParseErrorType::InvalidArgumentUnpackingOrder => {
                self.unpacking_order("iterable argument unpacking follows keyword argument unpacking")
            }
            ParseErrorType::NonDefaultParamAfterDefaultParam => {
                here("parameter without a default follows parameter with a default")
            }
            ParseErrorType::ParamAfterVarKeywordParam => self.at_token("arguments cannot follow var-keyword argument"),
            ParseErrorType::VarParameterWithDefault => self.parameter_default(),
            ParseErrorType::ExpectedKeywordParam => self.bare_star(),
            ParseErrorType::EmptyTypeParams => self.point("Type parameter list cannot be empty"),
            ParseErrorType::EmptyImportNames if self.is_line_end() => {
                self.point("Expected one or more names after 'import'")
            }
            ParseErrorType::UnparenthesizedTupleExpression => self.at_comma(),
            ParseErrorType::InvalidMatchPatternTarget => here("cannot use '_' as a target"),
            ParseErrorType::ExpectedImaginaryNumber => here("imaginary number required in complex literal"),
            ParseErrorType::ExpectedRealNumber => self.real_number(),
            ParseErrorType::InvalidYieldExpressionUsage if self.tokens.is_text(self.index + 1, "=") => {
                here("assignment to yield expression not possible")
            }
            ParseErrorType::InvalidStarredExpressionUsage => self.starred(),
            ParseErrorType::FStringError(kind) | ParseErrorType::Lexical(LexicalErrorType::FStringError(kind)) => {
                self.interpolated(kind, 'f')
            }
            ParseErrorType::TStringError(kind) | ParseErrorType::Lexical(LexicalErrorType::TStringError(kind)) => {
                self.interpolated(kind, 't')
            }
            ParseErrorType::Lexical(LexicalErrorType::InvalidByteLiteral) => {
                self.literal("bytes can only contain ASCII literal characters")
            }
            ParseErrorType::Lexical(LexicalErrorType::UnrecognizedToken { .. }) => self.generic(),
            ParseErrorType::Lexical(_) => self.broken_escape(),
            ParseErrorType::OtherError(message) => self.other(message),
            ParseErrorType::ExpectedExpression => self.expected_expression(),
            ParseErrorType::SimpleStatementsOnSameLine | ParseErrorType::SimpleAndCompoundStatementOnSameLine => {
                self.same_line()
            }
            _ => self.generic(),
        }
    }

    /// The words of last resort, unless the tokens suggest better ones.
    pub(super) fn generic(&self) -> SourceError {
        let Some(&token) = self.tokens.list.get(self.index) else { return SourceError::invalid_syntax(self.place) };
        match token.kind {
            TokenKind::Indent => return self.unexpected_indent(),
            TokenKind::Name if self.tokens.is_text(self.index, "elif") && self.index > 0 => {
                if let Some(error) = self.elif_after_else() {
                    return error;
                }
            }
            _ => {}
        }
        if let Some(error) = self.field() {
            return error;
        }
        if let Some((start, end)) = self.tokens.meant_equality(self.index) {
            return self.equality(start, end);
        }
        let comma = self.tokens.forgotten_comma(self.index);
        comma
            .or_else(|| self.argument())
            .or_else(|| self.conditional())
            .or_else(|| self.augmented_tuple())
            .or_else(|| self.double_star())
            .or_else(|| self.as_target())
            .unwrap_or_else(|| Context { index: self.furthest(), ..*self }.at_token("invalid syntax"))
    }

    /// Where CPython's parser gives up: some words may begin two things, and it has read on.
    pub(super) fn furthest(&self) -> usize {
        let tokens = self.tokens;
        let Some(before) = self.index.checked_sub(1) else { return self.index };
        let is_not_in = tokens.is_text(self.index, "not") && tokens.ends_expression(tokens.list[before]);
        let is_alias = tokens.is_text(before, "type")
            && tokens.line_start(self.index) == before
            && tokens
                .list
                .get(self.index)
                .is_some_and(|&token| token.kind == TokenKind::Name && !tokens.is_keyword(token));
        self.index + usize::from(is_not_in || is_alias)
    }

    pub(super) fn is_line_end(&self) -> bool {
        self.tokens.list.get(self.index).is_none_or(|token| matches!(token.kind, TokenKind::Newline | TokenKind::End))
    }

    pub(super) fn real_number(&self) -> SourceError {
        if self.tokens.is_text(self.index, "-") || self.place.is_empty() {
            let minus = (self.index.saturating_sub(1)..self.tokens.list.len()).find(|&at| self.tokens.is_text(at, "-"));
            let after = minus.map_or(self.index, |at| at + 1);
            if self.tokens.list.get(after).is_some_and(|token| token.kind != TokenKind::Number) {
                return Context { index: after, ..*self }.at_token("invalid syntax");
            }
        }
        SourceError::syntax("real number required in complex literal", self.place)
    }

    /// An error that covers the token at its place.
    pub(super) fn at_token(&self, message: &str) -> SourceError {
        let Some(&token) = self.tokens.list.get(self.index) else { return SourceError::syntax(message, self.place) };
        let end = token.end.max(token.start + usize::from(token.kind == TokenKind::End));
        SourceError::syntax(message, range(token.start, end))
    }

    /// An error at the start of the token at its place.
    pub(super) fn point(&self, message: &str) -> SourceError {
        let start = self.tokens.list.get(self.index).map_or(self.place.start().to_usize(), |token| token.start);
        SourceError::syntax(message, range(start, start))
    }

    pub(super) fn unexpected_indent(&self) -> SourceError {
        let start = self.place.start().to_usize();
        let index = self.tokens.list.iter().position(|token| token.kind == TokenKind::Indent && token.start >= start);
        let at = index.map_or(start, |index| self.tokens.list[index].start);
        indentation_error("unexpected indent", at.saturating_sub(1))
    }

    pub(super) fn expected(&self, expected: Ruff) -> SourceError {
        let message = match expected {
            Ruff::Colon => return self.expected_colon(),
            Ruff::Else => {
                let start = self.tokens.expression_start(self.index);
                let start = self.if_expression_start(start);
                let place = self.tokens.span(start, self.index);
                return SourceError::syntax("expected 'else' after 'if' expression", place);
            }
            Ruff::Lpar if self.header_keyword() == "def" => "expected '('",
            Ruff::In if self.tokens.opener(self.index).is_some() => "'in' expected after for-loop variables",
            Ruff::Rbrace if self.in_field() => return self.generic(),
            _ => return self.missing(),
        };
        self.at_token(message)
    }

    /// Some other token than a colon was expected.
    pub(super) fn missing(&self) -> SourceError {
        let tokens = self.tokens;
        if tokens.is_text(self.index, "for")
            && let Some(opener) = tokens.opener(self.index)
            && !tokens.is_text(opener, "(")
            && (opener..self.index).any(|at| tokens.is_text(at, ","))
            && !(opener..self.index).any(|at| tokens.is_text(at, ":"))
        {
            let message = "did you forget parentheses around the comprehension target?";
            return SourceError::syntax(message, tokens.span(opener + 1, self.index));
        }
        if let Some(error) = self.as_target().or_else(|| self.parenthesized_parameters()) {
            return error;
        }
        self.generic()
    }

    pub(super) fn expected_expression(&self) -> SourceError {
        let tokens = self.tokens;
        let before =
            self.index.checked_sub(1).and_then(|at| tokens.list.get(at)).map_or("", |&token| tokens.text(token));
        let before_range = || self.index.checked_sub(1).map(|at| (tokens.list[at].start, tokens.list[at].end));
        if let (Some(opener), Some((start, end))) = (tokens.opener(self.index), before_range()) {
            let is_end =
                tokens.is_text(self.index, "}") || tokens.is_text(self.index, ",") || tokens.is_text(self.index, ")");
            match before {
                ":" if is_end && tokens.is_text(opener, "{") && !self.in_field() => {
                    let message = "expression expected after dictionary key and ':'";
                    return SourceError::syntax(message, range(start, end));
                }
                "=" if is_end && tokens.is_text(opener, "(") => {
                    if self.header_keyword() == "def" {
                        return SourceError::syntax("expected default value expression", range(start, end));
                    }
                    let first = tokens.expression_start(self.index - 1);
                    return SourceError::syntax("expected argument value expression", tokens.span(first, self.index));
                }
                "*" if tokens.is_text(self.index, ")") && tokens.is_text(opener, "(") => {
                    return self.at_token_before("Invalid star expression");
                }
                _ => {}
            }
        }
        if before == "->" {
            return Context { index: self.index - 1, ..*self }.at_token("expected ':'");
        }
        self.generic()
    }

    pub(super) fn at_token_before(&self, message: &str) -> SourceError {
        let index = self.index.saturating_sub(usize::from(!self.tokens.is_text(self.index, ")")));
        Context { index, ..*self }.at_token(message)
    }

    pub(super) fn other(&self, message: &str) -> SourceError {
        if let Some(clause) = message.strip_prefix("Expected an indented block after ") {
            return self.expected_block(clause);
        }
        let known = match message {
            "Trailing comma not allowed" => return self.trailing_comma(),
            "Expected `except` or `finally` after `try` block" => return self.expected_handler(),
            "Cannot have both 'except' and 'except*' on the same 'try'" => {
                let place = self.tokens.span(self.index, self.index + 2);
                return SourceError::syntax("cannot have both 'except' and 'except*' on the same 'try'", place);
            }
            "Multiple exception types must be parenthesized when using `as`" => {
                let end = self.tokens.index_at(self.place.end().to_usize()) + 2;
                let place = self.tokens.span(self.index, end.min(self.tokens.list.len()));
                return SourceError::syntax("multiple exception types must be parenthesized when using 'as'", place);
            }
            "Expected one or more exception types" => "expected one or more exception types",
            "Only one '*' parameter allowed" | "Only one '*' separator allowed" => {
                return self.at_star("* argument may appear only once");
            }
            "Keyword-only parameter separator not allowed after '*' parameter" => {
                return self.at_star("* argument may appear only once");
            }
            "Only one '/' separator allowed" => "/ may appear only once",
            "'/' parameter must appear before '*' parameter" => "/ must be ahead of *",
            "Only one '**' parameter allowed" => "arguments cannot follow var-keyword argument",
            "Only single target (not list) can be annotated" => "only single target (not list) can be annotated",
            "Only single target (not tuple) can be annotated" => return self.tuple_annotation(),
            "Positional patterns cannot follow keyword patterns" => "positional patterns follow keyword patterns",
            "Bytes literal cannot be mixed with non-bytes literals" => return self.mixed_literals(),
            "Expected a parameter name" => return self.argument().unwrap_or_else(|| self.generic()),
            _ if message.starts_with("Bytes literal") => return self.mixed_literals(),
            _ if message.contains("t-string") && message.contains("mix") => return self.mixed_templates(),
            _ => return self.missing(),
        };
        if self.place.is_empty() { self.at_token(known) } else { SourceError::syntax(known, self.place) }
    }
}
