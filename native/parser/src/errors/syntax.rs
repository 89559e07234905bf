//! From the parser's first error to CPython's message.

use ruff_python_ast::token::TokenKind as Ruff;
use ruff_python_ast::{Expr, Mod};
use ruff_python_parser::{InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType, Parsed};
use ruff_text_size::{Ranged, TextRange};

use super::{End, Kind, SourceError, escapes, targets};
use crate::tokens::{TokenKind, Tokens, indentation_error, range};

/// The first error that is the parser's and not the tokenizer's, with the token that CPython's parser had come to.
pub(super) fn first(parsed: &Parsed<Mod>, tokens: &Tokens<'_>) -> (usize, Option<SourceError>) {
    if tokens.list.is_empty() {
        // A lexical error at the first token.
        return (usize::MAX, None);
    }
    let is_ours = |error: &&ParseError| !is_lexical(&error.error);
    let Some(error) = parsed.errors().iter().filter(is_ours).min_by_key(|error| error.location.start()) else {
        let place = parsed.errors().first().map(|error| error.location);
        let Some(place) = place.or(parsed.unsupported_syntax_errors().first().map(Ranged::range)) else {
            return (usize::MAX, None);
        };
        let index = tokens.index_at(place.start().to_usize());
        let error = unsupported(parsed, tokens).unwrap_or_else(|| Context { parsed, tokens, index, place }.generic());
        return (index, Some(error));
    };
    let index = tokens.index_at(error.location.start().to_usize());
    let context = Context { parsed, tokens, index, place: error.location };
    (index, Some(context.explain(&error.error)))
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

struct Context<'a> {
    parsed: &'a Parsed<Mod>,
    tokens: &'a Tokens<'a>,
    /// The token at the place of the error.
    index: usize,
    place: TextRange,
}

impl Context<'_> {
    fn explain(&self, error: &ParseErrorType) -> SourceError {
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
    fn generic(&self) -> SourceError {
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
    fn furthest(&self) -> usize {
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

    fn is_line_end(&self) -> bool {
        self.tokens.list.get(self.index).is_none_or(|token| matches!(token.kind, TokenKind::Newline | TokenKind::End))
    }

    /// `raise a, b`: the comma is one too many.
    fn at_comma(&self) -> SourceError {
        let comma = (self.index..self.tokens.list.len()).find(|&at| self.tokens.is_text(at, ",")).unwrap_or(self.index);
        Context { index: comma, ..*self }.at_token("invalid syntax")
    }

    /// `a, b += 1`.
    fn augmented_tuple(&self) -> Option<SourceError> {
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

    /// `(**a)`.
    fn double_star(&self) -> Option<SourceError> {
        let before = self.index.checked_sub(1)?;
        let is_group = self.tokens.is_text(before, "(") && !self.tokens.is_call(before);
        (is_group && self.tokens.is_text(self.index, "**"))
            .then(|| self.at_token("cannot use double starred expression here"))
    }

    fn bare_star(&self) -> SourceError {
        let message = "named arguments must follow bare *";
        let star = (0..=self.index).rev().find(|&at| self.tokens.is_text(at, "*")).unwrap_or(self.index);
        let is_lambda = self.header_keyword() != "def";
        Context { index: star + usize::from(is_lambda), ..*self }.at_token(message)
    }

    fn real_number(&self) -> SourceError {
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
    fn at_token(&self, message: &str) -> SourceError {
        let Some(&token) = self.tokens.list.get(self.index) else { return SourceError::syntax(message, self.place) };
        let end = token.end.max(token.start + usize::from(token.kind == TokenKind::End));
        SourceError::syntax(message, range(token.start, end))
    }

    /// An error at the start of the token at its place.
    fn point(&self, message: &str) -> SourceError {
        let start = self.tokens.list.get(self.index).map_or(self.place.start().to_usize(), |token| token.start);
        SourceError::syntax(message, range(start, start))
    }

    fn unexpected_indent(&self) -> SourceError {
        let start = self.place.start().to_usize();
        let index = self.tokens.list.iter().position(|token| token.kind == TokenKind::Indent && token.start >= start);
        let at = index.map_or(start, |index| self.tokens.list[index].start);
        indentation_error("unexpected indent", at.saturating_sub(1))
    }

    fn expected(&self, expected: Ruff) -> SourceError {
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

    /// Where `a if b` begins, given where `b` does.
    fn if_expression_start(&self, condition: usize) -> usize {
        if condition > 0 && self.tokens.is_text(condition - 1, "if") {
            self.tokens.expression_start(condition - 1)
        } else {
            condition
        }
    }

    /// Some other token than a colon was expected.
    fn missing(&self) -> SourceError {
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

    /// The keyword with which the statement begins.
    fn header_keyword(&self) -> &str {
        let start = self.tokens.line_start(self.index);
        let word = self.tokens.list.get(start).map_or("", |&token| self.tokens.text(token));
        if word != "async" {
            return word;
        }
        self.tokens.list.get(start + 1).map_or("", |&token| self.tokens.text(token))
    }

    fn expected_colon(&self) -> SourceError {
        let tokens = self.tokens;
        let Some(&found) = tokens.list.get(self.index) else { return self.generic() };
        if let Some(opener) = tokens.opener(self.index) {
            if tokens.is_text(opener, "{") && !self.in_field() {
                return self.dict_colon(opener);
            }
            return self.generic();
        }
        let keyword = self.header_keyword();
        let is_forced = matches!(keyword, "def" | "class" | "else" | "try" | "finally");
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
    fn dict_colon(&self, opener: usize) -> SourceError {
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

    fn expected_expression(&self) -> SourceError {
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

    fn at_token_before(&self, message: &str) -> SourceError {
        let index = self.index.saturating_sub(usize::from(!self.tokens.is_text(self.index, ")")));
        Context { index, ..*self }.at_token(message)
    }

    /// `x if y else pass` and `pass if y else x`.
    fn conditional(&self) -> Option<SourceError> {
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

    fn elif_after_else(&self) -> Option<SourceError> {
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
    fn same_line(&self) -> SourceError {
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
    fn as_target(&self) -> Option<SourceError> {
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

    fn parenthesized_parameters(&self) -> Option<SourceError> {
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

    /// `if f() = 3`, given the tokens of the whole.
    fn equality(&self, start: usize, end: usize) -> SourceError {
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

    /// `f(a.b=1)`.
    fn argument(&self) -> Option<SourceError> {
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

    fn target(&self) -> Option<&Expr> {
        targets::at(self.parsed.syntax(), self.place)
    }

    fn target_name(&self) -> &'static str {
        self.target().map_or("expression", targets::name)
    }

    fn assignment_target(&self) -> SourceError {
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

    fn annotation_target(&self) -> SourceError {
        if let Some(error) = self.parenthesized_parameters() {
            return error;
        }
        if self.tokens.is_text(self.index, "lambda") {
            return Context { index: self.index + 1, ..*self }.at_token("invalid syntax");
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

    /// CPython places this at the end of the arguments.
    fn positional(&self, message: &str) -> SourceError {
        let mut at = self.index;
        let end = self.tokens.opener(self.index).map_or(at, |opener| {
            while at < self.tokens.list.len() && self.tokens.opener(at) == Some(opener) && !self.is_closing(at) {
                at = self.tokens.expression_end(at, true).max(at + 1);
            }
            at
        });
        Context { index: end, ..*self }.at_token(message)
    }

    fn is_closing(&self, index: usize) -> bool {
        self.tokens.is_text(index, ")")
    }

    fn unpacking_order(&self, message: &str) -> SourceError {
        let tokens = self.tokens;
        let star = (0..=self.index).rev().find(|&at| tokens.is_text(at, ",")).unwrap_or(self.index);
        let end = tokens.expression_end(self.index, true);
        SourceError::syntax(message, tokens.span(star, end))
    }

    fn parameter_default(&self) -> SourceError {
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

    fn starred(&self) -> SourceError {
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

    fn in_field(&self) -> bool {
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
    fn field(&self) -> Option<SourceError> {
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
    fn letter(&self) -> char {
        let start = self.tokens.list[..self.index.min(self.tokens.list.len())]
            .iter()
            .rev()
            .find(|token| token.kind == TokenKind::InterpolatedStart);
        match start {
            Some(&token) if self.tokens.text(token).to_ascii_lowercase().starts_with(['t', 'r']) => {
                if self.tokens.text(token).to_ascii_lowercase().contains('t') { 't' } else { 'f' }
            }
            _ => 'f',
        }
    }

    fn interpolated(&self, kind: &InterpolatedStringErrorType, letter: char) -> SourceError {
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
    fn literal(&self, message: &str) -> SourceError {
        self.at_token(message)
    }

    fn broken_escape(&self) -> SourceError {
        let token = self.tokens.list.get(self.index).copied();
        let message = token.and_then(|token| escapes::message(self.tokens.text(token)));
        match message {
            Some(message) => self.at_token(&message),
            None => self.generic(),
        }
    }

    fn other(&self, message: &str) -> SourceError {
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

    fn at_star(&self, message: &str) -> SourceError {
        let index = self.index.saturating_sub(usize::from(!self.tokens.is_text(self.index, "*")));
        let index = if self.tokens.is_text(index, "*") { index } else { self.index };
        Context { index, ..*self }.at_token(message)
    }

    fn trailing_comma(&self) -> SourceError {
        let index = self.index + usize::from(self.tokens.is_text(self.index, ","));
        if self.header_keyword() != "from" {
            return Context { index, ..*self }.generic();
        }
        Context { index, ..*self }.at_token("trailing comma not allowed without surrounding parentheses")
    }

    fn tuple_annotation(&self) -> SourceError {
        let message = "only single target (not tuple) can be annotated";
        match self.target() {
            Some(Expr::Tuple(tuple)) if !tuple.parenthesized => {
                SourceError::syntax(message, tuple.elts.first().map_or(self.place, Ranged::range))
            }
            _ => SourceError::syntax(message, self.place),
        }
    }

    /// The last literal of a concatenation that mixes bytes and strings.
    fn mixed_literals(&self) -> SourceError {
        let mut last = self.index;
        while self.tokens.list.get(last + 1).is_some_and(|token| token.kind == TokenKind::String) {
            last += 1;
        }
        let end = self.tokens.list[last].end;
        SourceError::syntax("cannot mix bytes and nonbytes literals", range(end, end + 1))
    }

    fn mixed_templates(&self) -> SourceError {
        SourceError::syntax("cannot mix t-string literals with string or bytes literals", self.place)
    }

    fn expected_handler(&self) -> SourceError {
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
    fn expected_block(&self, clause: &str) -> SourceError {
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
