//! Number literals, and what CPython says about broken ones.

use super::{Outcome, TokenKind, Tokenizer, range};
use crate::errors::SourceError;

impl Tokenizer<'_> {
    pub(super) fn number(&mut self) -> Outcome {
        let start = self.at;
        let mut at = start;
        if self.byte(at) == b'0' {
            let radix = match self.byte(at + 1) {
                b'x' | b'X' => Some((16, "hexadecimal")),
                b'o' | b'O' => Some((8, "octal")),
                b'b' | b'B' => Some((2, "binary")),
                _ => None,
            };
            if let Some((radix, name)) = radix {
                return self.radix_literal(start + 2, radix, name);
            }
        }
        if self.byte(at) != b'.' {
            at = self.decimal_digits(at)?;
        }
        let mut is_float = false;
        if self.byte(at) == b'.' {
            is_float = true;
            at += 1;
            if self.byte(at).is_ascii_digit() {
                at = self.decimal_digits(at)?;
            }
        }
        if matches!(self.byte(at), b'e' | b'E') {
            let sign = usize::from(matches!(self.byte(at + 1), b'+' | b'-'));
            if self.byte(at + 1 + sign).is_ascii_digit() {
                is_float = true;
                at = self.decimal_digits(at + 1 + sign)?;
            } else if sign == 1 {
                return self.invalid("decimal", at + 2);
            }
        }
        if matches!(self.byte(at), b'j' | b'J') {
            return self.end_number(at + 1, "imaginary");
        }
        let digits = &self.source[start..at];
        if !is_float && digits.starts_with('0') && digits.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
            let zeros = digits.len() - digits.trim_start_matches(['0', '_']).len();
            let message = "leading zeros in decimal integer literals are not permitted; \
                           use an 0o prefix for octal integers";
            return Err(SourceError::syntax(message, range(start, start + zeros)));
        }
        self.end_number(at, "decimal")
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn decimal_digits(&self, mut at: usize) -> Result<usize, SourceError> {
        loop {
            while self.byte(at).is_ascii_digit() {
                at += 1;
            }
            if self.byte(at) != b'_' {
                return Ok(at);
            }
            at += 1;
            if !self.byte(at).is_ascii_digit() {
                self.invalid("decimal", at)?;
            }
        }
    }

    fn radix_literal(&mut self, mut at: usize, radix: u32, name: &str) -> Outcome {
        loop {
            at += usize::from(self.byte(at) == b'_');
            let first = self.byte(at) as char;
            if !first.is_digit(radix) {
                return if first.is_ascii_digit() {
                    self.fail(format!("invalid digit '{first}' in {name} literal"), at)
                } else {
                    self.invalid(name, at)
                };
            }
            while (self.byte(at) as char).is_digit(radix) {
                at += 1;
            }
            if self.byte(at) != b'_' {
                break;
            }
        }
        let next = self.byte(at) as char;
        if next.is_ascii_digit() {
            return self.fail(format!("invalid digit '{next}' in {name} literal"), at);
        }
        self.end_number(at, name)
    }

    /// The error of a literal that was read up to `end`.
    fn invalid(&self, name: &str, end: usize) -> Outcome {
        self.fail(format!("invalid {name} literal"), end - 1)
    }

    /// A number ends before a keyword that may follow it, or before anything that cannot be part of a name; what is not ASCII is a
    /// token of its own, with its own errors.
    fn end_number(&mut self, end: usize, name: &str) -> Outcome {
        let rest = &self.source[end..];
        let is_keyword =
            ["and", "else", "for", "if", "in", "is", "or", "not"].iter().any(|word| rest.starts_with(word));
        let next = rest.chars().next().unwrap_or('\n');
        if !is_keyword && (next.is_ascii_alphanumeric() || next == '_') {
            return self.invalid(name, end);
        }
        self.push(TokenKind::Number, end);
        Ok(())
    }
}
