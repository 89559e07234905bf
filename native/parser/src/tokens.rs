//! CPython's tokenizer, for sources with an error.
//!
//! The parser recovers from errors and tokenizes accordingly; CPython does not, and several of its messages depend on how far its
//! tokenizer came and which brackets were open there. So a source that has an error is tokenized once more, here, by
//! CPython's rules, up to its first lexical error.

mod number;
mod text;

use ruff_text_size::{TextRange, TextSize};

use crate::errors::{End, Kind, SourceError};

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TokenKind {
    Name,
    Number,
    String,
    /// The opening quote of an f-string or t-string.
    InterpolatedStart,
    /// Its closing quote.
    InterpolatedEnd,
    Operator,
    Newline,
    Indent,
    Dedent,
    End,
}

/// A token and the number of brackets open after it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) level: usize,
}

/// What the tokenizer made of a source.
pub(crate) struct Tokens<'a> {
    pub(crate) source: &'a str,
    pub(crate) list: Vec<Token>,
    /// The first lexical error.
    pub(crate) error: Option<SourceError>,
    /// The innermost bracket that is open at the end.
    pub(crate) unclosed: Option<usize>,
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        let mut tokenizer = Tokenizer {
            source,
            bytes: source.as_bytes(),
            at: 0,
            line: 1,
            list: Vec::new(),
            brackets: Vec::new(),
            indents: vec![(0, 0)],
            strings: Vec::new(),
        };
        let error = tokenizer.run().err();
        let unclosed = if error.is_none() { tokenizer.brackets.last().map(|bracket| bracket.at) } else { None };
        Self { source, list: tokenizer.list, error, unclosed }
    }

    /// The text of a token.
    pub(crate) fn text(&self, token: Token) -> &'a str {
        self.source.get(token.start..token.end).unwrap_or("")
    }

    /// The first token that ends after `offset`: the one there, or the next.
    pub(crate) fn index_at(&self, offset: usize) -> usize {
        self.list
            .partition_point(|token| token.end <= offset && token.kind != TokenKind::End)
            .min(self.list.len().saturating_sub(1))
    }
}

/// An open bracket.
struct Bracket {
    byte: u8,
    at: usize,
    line: usize,
}

/// An f-string or t-string that is being read.
struct Interpolated {
    quote: u8,
    triple: bool,
    raw: bool,
    /// `f` or `t`.
    letter: char,
    start: usize,
    line: usize,
    fields: Vec<Field>,
}

/// A replacement field in one.
struct Field {
    /// How many brackets were open before its brace.
    level: usize,
    in_spec: bool,
}

struct Tokenizer<'a> {
    source: &'a str,
    bytes: &'a [u8],
    at: usize,
    line: usize,
    list: Vec<Token>,
    brackets: Vec<Bracket>,
    /// Columns with tabs to eight, and with tabs as one.
    indents: Vec<(usize, usize)>,
    strings: Vec<Interpolated>,
}

type Outcome = Result<(), SourceError>;

/// How deep replacement fields may stand in the format specifications of others.
const MAX_FIELDS: usize = 3;

impl Tokenizer<'_> {
    fn run(&mut self) -> Outcome {
        let mut line_start = true;
        loop {
            if let Some(string) = self.strings.last()
                && string.fields.last().is_none_or(|field| field.in_spec)
            {
                self.literal()?;
                continue;
            }
            if line_start && self.brackets.is_empty() && self.strings.is_empty() {
                line_start = false;
                self.indentation()?;
            }
            self.skip_blanks()?;
            let Some(&byte) = self.bytes.get(self.at) else { break };
            match byte {
                b'\n' => {
                    if self.brackets.is_empty() {
                        let logical = self.list.last().is_some_and(|token| !is_layout(token.kind));
                        if logical {
                            self.push(TokenKind::Newline, self.at + 1);
                        } else {
                            self.at += 1;
                        }
                        line_start = true;
                    } else {
                        self.at += 1;
                    }
                    self.line += 1;
                }
                b'#' => self.skip_comment(),
                b'0'..=b'9' => self.number()?,
                b'.' if self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit) => self.number()?,
                b'"' | b'\'' => self.string(self.at, byte, "")?,
                byte if byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80 => self.name()?,
                _ => self.operator(byte)?,
            }
        }
        if self.list.last().is_some_and(|token| !is_layout(token.kind)) && self.brackets.is_empty() {
            let end = self.at + 1;
            self.list.push(Token { kind: TokenKind::Newline, start: self.at, end, level: 0 });
        }
        for _ in 1..self.indents.len() {
            self.list.push(Token { kind: TokenKind::Dedent, start: self.at, end: self.at, level: 0 });
        }
        let level = self.brackets.len();
        self.list.push(Token { kind: TokenKind::End, start: self.at, end: self.at, level });
        Ok(())
    }

    fn push(&mut self, kind: TokenKind, end: usize) {
        self.list.push(Token { kind, start: self.at, end, level: self.brackets.len() });
        self.at = end;
    }

    /// An error at a point.
    fn fail(&self, message: impl Into<String>, at: usize) -> Outcome {
        Err(point(message, at))
    }

    fn indentation(&mut self) -> Outcome {
        let (mut column, mut other) = (0, 0);
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b' ' => (column, other) = (column + 1, other + 1),
                b'\t' => (column, other) = ((column / 8 + 1) * 8, other + 1),
                b'\x0c' => (column, other) = (0, 0),
                b'\\' if self.bytes.get(self.at + 1) == Some(&b'\n') => {
                    self.at += 1;
                    self.line += 1;
                }
                _ => break,
            }
            self.at += 1;
        }
        if matches!(self.bytes.get(self.at), None | Some(b'\n' | b'#')) {
            return Ok(());
        }
        let &(top, other_top) = self.indents.last().unwrap_or(&(0, 0));
        if column == top {
            return if other == other_top { Ok(()) } else { self.tab_error() };
        }
        if column > top {
            if other <= other_top {
                return self.tab_error();
            }
            self.indents.push((column, other));
            self.list.push(Token { kind: TokenKind::Indent, start: self.at, end: self.at, level: 0 });
            return Ok(());
        }
        while self.indents.len() > 1 && self.indents.last().is_some_and(|&(last, _)| last > column) {
            self.indents.pop();
            self.list.push(Token { kind: TokenKind::Dedent, start: self.at, end: self.at, level: 0 });
        }
        let &(top, other_top) = self.indents.last().unwrap_or(&(0, 0));
        if column != top {
            let message = "unindent does not match any outer indentation level";
            return Err(indentation_error(message, self.line_end()));
        }
        if other == other_top { Ok(()) } else { self.tab_error() }
    }

    fn tab_error(&self) -> Outcome {
        let start = self.source[..self.at].rfind('\n').map_or(0, |newline| newline + 1);
        let mut error = point("inconsistent use of tabs and spaces in indentation", start);
        error.kind = Kind::Tab;
        error.end = End::Column(-1);
        Err(error)
    }

    fn line_end(&self) -> usize {
        self.source[self.at..].find('\n').map_or(self.source.len(), |newline| self.at + newline)
    }

    fn skip_blanks(&mut self) -> Outcome {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b' ' | b'\t' | b'\x0c' => self.at += 1,
                b'\\' => {
                    let after = self.at + 1;
                    if self.bytes.get(after).is_some_and(|&byte| byte != b'\n') {
                        let mut error = point("unexpected character after line continuation character", after);
                        error.end = End::Column(-1);
                        return Err(error);
                    }
                    if after + 1 >= self.bytes.len() {
                        let mut error = point("unexpected EOF while parsing", after);
                        error.end = End::Column(-2);
                        return Err(error);
                    }
                    self.at += 2;
                    self.line += 1;
                }
                _ => break,
            }
        }
        Ok(())
    }

    fn skip_comment(&mut self) {
        self.at = self.line_end();
    }

    fn name(&mut self) -> Outcome {
        let start = self.at;
        let rest = &self.source[start..];
        let end =
            start + rest.find(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        let word = &self.source[start..end];
        let quote = self.bytes.get(end).copied().filter(|byte| matches!(byte, b'"' | b'\''));
        if let Some(quote) = quote
            && word.len() <= 2
            && let Some(prefix) = text::prefix(word)
        {
            return match prefix {
                text::Prefix::Incompatible(one, other) => {
                    let message = format!("'{one}' and '{other}' prefixes are incompatible");
                    Err(SourceError::syntax(message, range(start, end)))
                }
                text::Prefix::Plain => {
                    self.at = end;
                    self.string(start, quote, word)
                }
                text::Prefix::Interpolated { letter, raw } => {
                    self.at = end;
                    self.open_interpolated(start, quote, letter, raw);
                    Ok(())
                }
            };
        }
        if let Some((offset, bad)) = text::bad_character(word) {
            let code = bad as u32;
            let message = if text::is_printable(bad) {
                format!("invalid character '{bad}' (U+{code:04X})")
            } else {
                format!("invalid non-printable character U+{code:04X}")
            };
            return self.fail(message, start + offset);
        }
        self.push(TokenKind::Name, end);
        Ok(())
    }

    fn operator(&mut self, byte: u8) -> Outcome {
        if byte < 0x20 || byte == 0x7F {
            return self.fail(format!("invalid non-printable character U+{byte:04X}"), self.at);
        }
        match byte {
            b'(' | b'[' | b'{' => {
                self.brackets.push(Bracket { byte, at: self.at, line: self.line });
                self.push(TokenKind::Operator, self.at + 1);
                return Ok(());
            }
            b')' | b']' | b'}' => return self.close(byte),
            _ => {}
        }
        if let Some(field) = self.field()
            && self.brackets.len() == field.level + 1
        {
            if byte == b':' {
                self.push(TokenKind::Operator, self.at + 1);
                if let Some(field) = self.strings.last_mut().and_then(|string| string.fields.last_mut()) {
                    field.in_spec = true;
                }
                return Ok(());
            }
            if byte == b'!' && self.bytes.get(self.at + 1) != Some(&b'=') {
                self.push(TokenKind::Operator, self.at + 1);
                return Ok(());
            }
        }
        let length = operator_length(&self.bytes[self.at..]);
        self.push(TokenKind::Operator, self.at + length);
        Ok(())
    }

    /// The replacement field that is being read.
    fn field(&self) -> Option<&Field> {
        self.strings.last()?.fields.last()
    }

    fn close(&mut self, byte: u8) -> Outcome {
        let closing = byte as char;
        let letter = self.strings.last().map(|string| string.letter);
        let in_field = self.field().map(|field| field.level);
        let Some(bracket) = self.brackets.last() else {
            return self.fail(format!("unmatched '{closing}'"), self.at);
        };
        let pair = matches!((bracket.byte, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}'));
        if !pair {
            if let (Some(letter), Some(level)) = (letter, in_field)
                && self.brackets.len() == level + 1
            {
                return self.fail(format!("{letter}-string: unmatched '{closing}'"), self.at);
            }
            let opening = bracket.byte as char;
            let message = format!("closing parenthesis '{closing}' does not match opening parenthesis '{opening}'");
            let place = if bracket.line == self.line { String::new() } else { format!(" on line {}", bracket.line) };
            return self.fail(message + &place, self.at);
        }
        self.brackets.pop();
        self.push(TokenKind::Operator, self.at + 1);
        if let Some(string) = self.strings.last_mut()
            && string.fields.last().is_some_and(|field| field.level == self.brackets.len())
        {
            string.fields.pop();
        }
        Ok(())
    }
}

fn is_layout(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent)
}

fn operator_length(rest: &[u8]) -> usize {
    const THREE: [&[u8]; 5] = [b"**=", b"//=", b">>=", b"<<=", b"..."];
    const TWO: [&[u8]; 20] = [
        b"==", b"!=", b"<=", b">=", b"->", b":=", b"+=", b"-=", b"*=", b"/=", b"%=", b"&=", b"|=", b"^=", b"@=", b"**",
        b"//", b"<<", b">>", b"<>",
    ];
    if THREE.iter().any(|operator| rest.starts_with(operator)) {
        3
    } else if TWO.iter().any(|operator| rest.starts_with(operator)) {
        2
    } else {
        1
    }
}

pub(crate) fn range(start: usize, end: usize) -> TextRange {
    TextRange::new(TextSize::new(start as u32), TextSize::new(end as u32))
}

/// An error at a point: the tokenizer knows how far it came, and no end.
pub(crate) fn point(message: impl Into<String>, at: usize) -> SourceError {
    SourceError::syntax(message, range(at, at))
}

/// An indentation error, which points at the end of what was read.
pub(crate) fn indentation_error(message: impl Into<String>, at: usize) -> SourceError {
    let mut error = point(message, at);
    error.kind = Kind::Indentation;
    error.end = End::Column(-2);
    error
}
