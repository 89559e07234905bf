//! String literals of all sorts, and characters that no name has.

use super::{Bracket, Field, Interpolated, MAX_FIELDS, Outcome, Token, TokenKind, Tokenizer, range};
use crate::errors::SourceError;

/// What the letters before a quote make of it.
pub(super) enum Prefix {
    Plain,
    Interpolated {
        letter: char,
        raw: bool,
    },
    /// Two letters that exclude each other, in the order of the message.
    Incompatible(char, char),
}

/// Reads a prefix; `None` when the letters are a name.
pub(super) fn prefix(word: &str) -> Option<Prefix> {
    let lower = word.to_ascii_lowercase();
    let mut seen: Vec<char> = lower.chars().collect();
    seen.sort_unstable();
    let raw = lower.contains('r');
    match String::from_iter(seen).as_str() {
        "r" | "u" | "b" | "br" => Some(Prefix::Plain),
        "f" | "fr" => Some(Prefix::Interpolated { letter: 'f', raw }),
        "t" | "rt" => Some(Prefix::Interpolated { letter: 't', raw }),
        "bu" => Some(Prefix::Incompatible('u', 'b')),
        "ru" => Some(Prefix::Incompatible('u', 'r')),
        "fu" => Some(Prefix::Incompatible('u', 'f')),
        "tu" => Some(Prefix::Incompatible('u', 't')),
        "bf" => Some(Prefix::Incompatible('b', 'f')),
        "bt" => Some(Prefix::Incompatible('b', 't')),
        "ft" => Some(Prefix::Incompatible('f', 't')),
        _ => None,
    }
}

/// The first character of a word that cannot stand there, and its offset.
pub(super) fn bad_character(word: &str) -> Option<(usize, char)> {
    word.char_indices().find(|&(at, c)| {
        !c.is_ascii() && !(if at == 0 { unicode_ident::is_xid_start(c) } else { unicode_ident::is_xid_continue(c) })
    })
}

/// As `str.isprintable`, as far as the standard library knows: spaces and control characters are not.
pub(super) fn is_printable(c: char) -> bool {
    let is_format =
        matches!(c as u32, 0xAD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xE000..=0xF8FF);
    !(c.is_control() || c.is_whitespace() || is_format)
}

impl Tokenizer<'_> {
    /// A plain string; `self.at` is at its quote, `start` at its prefix.
    pub(super) fn string(&mut self, start: usize, quote: u8, _prefix: &str) -> Outcome {
        let opening = self.at;
        let first_line = self.line;
        let triple = self.bytes[opening..].starts_with(&[quote; 3]);
        let mut at = opening + if triple { 3 } else { 1 };
        let mut escaped_quote = false;
        loop {
            match self.bytes.get(at) {
                Some(b'\\') => {
                    escaped_quote = self.bytes.get(at + 1) == Some(&quote);
                    self.line += usize::from(self.bytes.get(at + 1) == Some(&b'\n'));
                    at += 2;
                    continue;
                }
                Some(&byte) if byte == quote => {
                    if !triple {
                        at += 1;
                        break;
                    }
                    if self.bytes[at..].starts_with(&[quote; 3]) {
                        at += 3;
                        break;
                    }
                }
                Some(b'\n') if triple => self.line += 1,
                Some(b'\n') | None => {
                    return self.unterminated(Unterminated {
                        start,
                        opening,
                        quote,
                        triple,
                        first_line,
                        escaped_quote,
                    });
                }
                Some(_) => {}
            }
            escaped_quote = false;
            at += 1;
        }
        self.at = start;
        self.push(TokenKind::String, at);
        Ok(())
    }

    fn unterminated(&self, string: Unterminated) -> Outcome {
        let Unterminated { start, opening, quote, triple, first_line, escaped_quote } = string;
        if let Some(outer) = self.strings.last()
            && outer.quote == quote
            && outer.triple == triple
        {
            // Not a string in the replacement field, but the end of the one around it.
            return self.fail(format!("{}-string: expecting '}}'", outer.letter), opening);
        }
        if triple {
            // A file's last line ends there, even when nothing follows.
            let last = self.line - usize::from(self.source.ends_with('\n') && self.line > first_line);
            return self.fail(format!("unterminated triple-quoted string literal (detected at line {last})"), start);
        }
        let hint = if escaped_quote { "; perhaps you escaped the end quote?" } else { "" };
        self.fail(format!("unterminated string literal (detected at line {}){hint}", self.line), start)
    }

    /// Opens an f-string or t-string; `self.at` is at its quote, `start` at its prefix.
    pub(super) fn open_interpolated(&mut self, start: usize, quote: u8, letter: char, raw: bool) {
        let triple = self.bytes[self.at..].starts_with(&[quote; 3]);
        let end = self.at + if triple { 3 } else { 1 };
        self.at = start;
        self.push(TokenKind::InterpolatedStart, end);
        self.strings.push(Interpolated { quote, triple, raw, letter, start, line: self.line, fields: Vec::new() });
    }

    /// The text of an f-string or t-string, up to a brace or the closing quote.
    pub(super) fn literal(&mut self) -> Outcome {
        let Some(string) = self.strings.last() else { return Ok(()) };
        let (quote, triple, raw, letter) = (string.quote, string.triple, string.raw, string.letter);
        let in_spec = !string.fields.is_empty();
        loop {
            // An escape at the very end would lead past it.
            self.at = self.at.min(self.bytes.len());
            let rest = &self.bytes[self.at..];
            match rest.first() {
                Some(&byte) if byte == quote && (!triple || rest.starts_with(&[quote; 3])) => {
                    if in_spec {
                        let message = format!("{letter}-string: expecting '}}', or format specs");
                        return Err(SourceError::syntax(message, range(self.at, self.at + 1)));
                    }
                    self.strings.pop();
                    self.push(TokenKind::InterpolatedEnd, self.at + if triple { 3 } else { 1 });
                    return Ok(());
                }
                Some(b'{') if rest.get(1) == Some(&b'{') && !in_spec => self.at += 2,
                Some(b'{') => return self.open_field(),
                Some(b'}') if in_spec => return self.close(b'}'),
                Some(b'}') if rest.get(1) == Some(&b'}') => self.at += 2,
                Some(b'}') => return self.fail(format!("{letter}-string: single '}}' is not allowed"), self.at),
                Some(b'\\') if !raw && rest.starts_with(b"\\N{") && !in_spec => {
                    let end = self.source[self.at..].find('}').map_or(self.bytes.len(), |brace| self.at + brace + 1);
                    self.at = end;
                }
                Some(b'\\') => {
                    // A backslash keeps a quote from closing, but not a brace from opening.
                    let next = rest.get(1).copied().unwrap_or(0);
                    self.line += usize::from(next == b'\n');
                    self.at += if matches!(next, b'{' | b'}') { 1 } else { 2 };
                }
                Some(b'\n') if triple => {
                    self.line += 1;
                    self.at += 1;
                }
                Some(b'\n') | None => return self.unterminated_interpolated(),
                Some(_) => self.at += 1,
            }
        }
    }

    fn unterminated_interpolated(&self) -> Outcome {
        let Some(string) = self.strings.last() else { return Ok(()) };
        let triple = if string.triple { "triple-quoted " } else { "" };
        let extra = usize::from(string.triple && self.source.ends_with('\n') && self.line > string.line);
        let line = self.line - extra;
        let message = format!("unterminated {triple}{}-string literal (detected at line {line})", string.letter);
        self.fail(message, string.start)
    }

    fn open_field(&mut self) -> Outcome {
        let level = self.brackets.len();
        let Some(string) = self.strings.last_mut() else { return Ok(()) };
        if string.fields.len() >= MAX_FIELDS {
            let message = format!("{}-string: expressions nested too deeply", string.letter);
            return self.fail(message, self.at - 1);
        }
        string.fields.push(Field { level, in_spec: false });
        self.brackets.push(Bracket { byte: b'{', at: self.at, line: self.line });
        self.list.push(Token { kind: TokenKind::Operator, start: self.at, end: self.at + 1, level: level + 1 });
        self.at += 1;
        Ok(())
    }
}

/// A string without its closing quote.
struct Unterminated {
    start: usize,
    opening: usize,
    quote: u8,
    triple: bool,
    first_line: usize,
    escaped_quote: bool,
}
