//! String, bytes, f-string and t-string literals.
//!
//! The parser keeps the parts of an implicit concatenation and the text of `{x=}` apart; CPython's tree has them joined,
//! and so do the bytes.

use std::borrow::Cow;

use ruff_python_ast::str_prefix::{FStringPrefix, StringLiteralPrefix, TStringPrefix};
use ruff_python_ast::{
    self as ast, ConversionFlag, FStringPart, InterpolatedElement, InterpolatedStringElement, StringLiteral,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::Encoder;
use crate::errors::SourceError;
use crate::strings::{code_points, is_suspect};
use crate::tags::expr;

/// How deep replacement fields may stand in the format specifications of others.
const MAX_FIELDS: usize = 3;

/// A run of literal text in an f-string or t-string.
struct Literal {
    range: TextRange,
    text: String,
    /// The code points, once a part has had surrogates.
    points: Option<Vec<u32>>,
}

/// An f-string or t-string with neighboring literals joined.
enum Piece<'a> {
    Literal(Literal),
    Element(&'a InterpolatedElement),
}

impl<'a> Encoder<'a> {
    pub(super) fn string_literal(&mut self, node: &'a ast::ExprStringLiteral) {
        let parts = node.value.as_slice();
        if parts.iter().any(|part| is_suspect(&part.value)) {
            let points: Vec<u32> = parts.iter().flat_map(|part| self.literal_points(part)).collect();
            return self.points(node.range, &points);
        }
        // As in CPython, only the first prefix counts, and only in lower case.
        let unicode = self.source[node.range].starts_with('u');
        self.open(if unicode { expr::STR_U } else { expr::STR }, node.range);
        match parts {
            [part] => self.text(&part.value),
            _ => {
                let joined: String = parts.iter().map(|part| &*part.value).collect();
                self.writer.string(&joined);
            }
        }
    }

    fn literal_points(&self, part: &StringLiteral) -> Vec<u32> {
        let raw = matches!(part.flags.prefix(), StringLiteralPrefix::Raw { .. });
        code_points(&part.value, &self.source[part.content_range()], raw)
    }

    fn points(&mut self, range: TextRange, points: &[u32]) {
        self.open(expr::STR_POINTS, range);
        self.writer.count(points.len());
        for &point in points {
            self.writer.number(u64::from(point));
        }
    }

    pub(super) fn bytes_literal(&mut self, node: &'a ast::ExprBytesLiteral) {
        self.open(expr::BYTES, node.range);
        let parts = node.value.as_slice();
        self.writer.count(parts.iter().map(|part| part.value.len()).sum());
        for part in parts {
            self.writer.bytes(&part.value);
        }
    }

    pub(super) fn f_string(&mut self, node: &'a ast::ExprFString) {
        let mut pieces = Vec::new();
        for part in node.value.as_slice() {
            match part {
                FStringPart::Literal(literal) => {
                    let points = is_suspect(&literal.value).then(|| self.literal_points(literal));
                    push_literal(&mut pieces, literal.range, &literal.value, points);
                }
                FStringPart::FString(part) => {
                    let raw = matches!(part.flags.prefix(), FStringPrefix::Raw { .. });
                    self.elements(&part.elements, raw, &mut pieces);
                }
            }
        }
        self.open(expr::JOINED_STR, node.range);
        self.pieces(pieces, expr::FORMATTED_VALUE);
    }

    pub(super) fn t_string(&mut self, node: &'a ast::ExprTString) {
        let mut pieces = Vec::new();
        for part in node.value.as_slice() {
            let raw = matches!(part.flags.prefix(), TStringPrefix::Raw { .. });
            self.elements(&part.elements, raw, &mut pieces);
        }
        self.open(expr::TEMPLATE_STR, node.range);
        self.pieces(pieces, expr::INTERPOLATION);
    }

    fn elements(&self, elements: &'a [InterpolatedStringElement], raw: bool, pieces: &mut Vec<Piece<'a>>) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => {
                    let body = &self.source[literal.range];
                    let points = is_suspect(&literal.value).then(|| code_points(&literal.value, body, raw));
                    push_literal(pieces, literal.range, &literal.value, points);
                }
                InterpolatedStringElement::Interpolation(element) => {
                    if let Some(debug) = &element.debug_text {
                        let start = element.range.start() + TextSize::new(1);
                        let range = TextRange::at(start, TextSize::new(debug.as_str().len() as u32));
                        push_literal(pieces, range, &without_comments(debug.as_str()), None);
                    }
                    pieces.push(Piece::Element(element));
                }
            }
        }
    }

    fn pieces(&mut self, pieces: Vec<Piece<'a>>, tag: u8) {
        self.writer.count(pieces.len());
        for piece in pieces {
            match piece {
                Piece::Literal(Literal { range, points: Some(points), .. }) => self.points(range, &points),
                Piece::Literal(Literal { range, text, points: None }) => {
                    self.open(expr::STR, range);
                    self.writer.string(&text);
                }
                Piece::Element(element) => self.element(element, tag),
            }
        }
    }

    /// The expression, for a t-string its source text, the conversion and the format specification.
    fn element(&mut self, element: &'a InterpolatedElement, tag: u8) {
        self.field_depth += 1;
        if self.field_depth > MAX_FIELDS {
            // CPython's place is one short of the brace.
            let at = TextRange::empty(element.range.start() - TextSize::new(1));
            let message = "f-string: expressions nested too deeply";
            self.error.get_or_insert_with(|| SourceError::syntax(message, at));
        }
        self.open(tag, element.range);
        // The expression may hold an f-string of its own, which starts from nothing.
        let depth = std::mem::take(&mut self.field_depth);
        self.expr(&element.expression);
        self.field_depth = depth;
        if tag == expr::INTERPOLATION {
            let text = self.interpolation_text(element);
            self.writer.interned(text);
        }
        let conversion = match element.conversion {
            // `{x=}` shows the value's repr, unless a format was asked for.
            ConversionFlag::None if element.debug_text.is_some() && element.format_spec.is_none() => {
                ConversionFlag::Repr
            }
            other => other,
        };
        self.writer.byte(conversion.to_byte().unwrap_or(0));
        match &element.format_spec {
            None => self.absent(),
            Some(spec) => {
                let mut pieces = Vec::new();
                self.elements(&spec.elements, false, &mut pieces);
                // CPython's node begins at the colon.
                let start = spec.range.start() - TextSize::new(1);
                self.open(expr::JOINED_STR, TextRange::new(start, spec.range.end()));
                self.pieces(pieces, expr::FORMATTED_VALUE);
            }
        }
        self.field_depth -= 1;
    }

    /// The text of a t-string's expression, as `Interpolation.expression` shows it: everything after the brace up to the
    /// `=`, `!`, `:` or brace that ends it, without the white space behind.
    fn interpolation_text(&self, element: &InterpolatedElement) -> &'a str {
        let start = element.range.start() + TextSize::new(1);
        let source = self.source;
        let mut end = element.expression.range().end().to_usize();
        // Closing parentheses around the expression are part of it.
        let tail = &source[end..element.range.end().to_usize()];
        let open = source[start.to_usize()..element.expression.range().start().to_usize()].matches('(').count();
        for (at, _) in tail.match_indices(')').take(open) {
            end = element.expression.range().end().to_usize() + at + 1;
        }
        source[start.to_usize()..end].trim_end()
    }
}

/// The text of `{x=}` as CPython shows it: comments are left out, line breaks stay.
fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains('#') {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut quote = None;
    let mut in_comment = false;
    for c in text.chars() {
        in_comment = (in_comment || (quote.is_none() && c == '#')) && c != '\n';
        if in_comment {
            continue;
        }
        if matches!(c, '"' | '\'') {
            quote = match quote {
                None => Some(c),
                Some(open) if open == c => None,
                other => other,
            };
        }
        kept.push(c);
    }
    Cow::Owned(kept)
}

fn push_literal(pieces: &mut Vec<Piece<'_>>, range: TextRange, text: &str, points: Option<Vec<u32>>) {
    if text.is_empty() {
        return;
    }
    if let Some(Piece::Literal(previous)) = pieces.last_mut() {
        if previous.points.is_some() || points.is_some() {
            let own = points.unwrap_or_else(|| text.chars().map(u32::from).collect());
            let before = &previous.text;
            previous.points.get_or_insert_with(|| before.chars().map(u32::from).collect()).extend(own);
        }
        previous.text.push_str(text);
        previous.range = previous.range.cover(range);
        return;
    }
    pieces.push(Piece::Literal(Literal { range, text: text.to_owned(), points }));
}
