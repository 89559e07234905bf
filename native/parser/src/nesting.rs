//! CPython's limits on nesting, checked before parsing.
//!
//! They keep the parser's recursion, and that of everything after it, within the stack. A cheap look over the bytes
//! decides whether they have to be counted with care; it may suspect too much (brackets in strings count), never too
//! little in programs that are not made to deceive it. Those, and nesting without brackets (`not not not …`), end as a
//! stack overflow that the caller of the instance turns into an error.

use ruff_text_size::{TextRange, TextSize};

use crate::errors::{End, Kind, SourceError};

/// The deepest nesting of brackets.
const MAX_BRACKETS: usize = 200;
/// The deepest nesting of blocks, counting the module.
const MAX_INDENTS: usize = 100;

/// The error that CPython's tokenizer reports when brackets or blocks nest too deep.
pub(crate) fn check(source: &str) -> Option<SourceError> {
    if is_suspect(source.as_bytes()) { Scan::new(source.as_bytes()).run() } else { None }
}

/// A tokenizer that knows brackets, comments, strings and indentation, and nothing else. It takes an f-string for a
/// plain string, so quotes of its own kind inside one mislead it until the line ends.
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    brackets: usize,
    indents: Vec<usize>,
}

impl<'a> Scan<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, brackets: 0, indents: vec![0] }
    }

    fn run(mut self) -> Option<SourceError> {
        let mut line_start = true;
        while let Some(&byte) = self.bytes.get(self.at) {
            if line_start && self.brackets == 0 {
                if let Some(error) = self.indentation() {
                    return Some(error);
                }
                line_start = false;
                continue;
            }
            line_start = false;
            match byte {
                b'(' | b'[' | b'{' => {
                    self.brackets += 1;
                    if self.brackets > MAX_BRACKETS {
                        return Some(SourceError::syntax("too many nested parentheses", self.range(0)));
                    }
                }
                b')' | b']' | b'}' => self.brackets = self.brackets.saturating_sub(1),
                b'#' => {
                    self.skip_until_line_end();
                    continue;
                }
                b'"' | b'\'' => {
                    self.skip_string(byte);
                    continue;
                }
                b'\\' => self.at += 1,
                b'\n' => line_start = true,
                _ => {}
            }
            self.at += 1;
        }
        None
    }

    /// Reads the white space at the start of a logical line and keeps the stack of indentations.
    fn indentation(&mut self) -> Option<SourceError> {
        let mut width = 0;
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b' ' => width += 1,
                b'\t' => width = (width / 8 + 1) * 8,
                b'\x0c' => width = 0,
                _ => break,
            }
            self.at += 1;
        }
        if matches!(self.bytes.get(self.at), None | Some(b'\n' | b'\r' | b'#')) {
            return None;
        }
        while self.indents.last().is_some_and(|&last| last > width) {
            self.indents.pop();
        }
        if self.indents.last().is_none_or(|&last| last < width) {
            self.indents.push(width);
            if self.indents.len() > MAX_INDENTS {
                let start = self.at - width;
                return Some(SourceError {
                    kind: Kind::Indentation,
                    message: "too many levels of indentation".into(),
                    range: TextRange::at(TextSize::new(start as u32), TextSize::new(0)),
                    end: End::Column(-1),
                });
            }
        }
        None
    }

    fn skip_until_line_end(&mut self) {
        while self.bytes.get(self.at).is_some_and(|&byte| byte != b'\n') {
            self.at += 1;
        }
    }

    /// Skips a string literal, or to the end of the line when it is not closed there.
    fn skip_string(&mut self, quote: u8) {
        let rest = &self.bytes[self.at..];
        let triple = rest.len() >= 3 && rest[1] == quote && rest[2] == quote;
        self.at += if triple { 3 } else { 1 };
        while let Some(&byte) = self.bytes.get(self.at) {
            let rest = &self.bytes[self.at..];
            if byte == b'\\' {
                self.at += 2;
            } else if triple && rest.starts_with(&[quote; 3]) {
                self.at += 3;
                return;
            } else if !triple && byte == quote {
                self.at += 1;
                return;
            } else if !triple && byte == b'\n' {
                return;
            } else {
                self.at += 1;
            }
        }
    }

    fn range(&self, width: u32) -> TextRange {
        TextRange::at(TextSize::new(self.at as u32), TextSize::new(width))
    }
}

/// Whether brackets, wherever they stand, ever are open too deep, or a line is indented far enough for too many blocks.
fn is_suspect(bytes: &[u8]) -> bool {
    let mut depth = 0_usize;
    let mut indent = 0_usize;
    let mut in_indent = true;
    for &byte in bytes {
        match byte {
            b'(' | b'[' | b'{' => {
                depth += 1;
                if depth > MAX_BRACKETS {
                    return true;
                }
                in_indent = false;
            }
            b')' | b']' | b'}' => {
                depth = depth.saturating_sub(1);
                in_indent = false;
            }
            b'\n' | b'\r' => {
                indent = 0;
                in_indent = true;
            }
            b' ' | b'\t' if in_indent => {
                indent += 1;
                if indent >= MAX_INDENTS - 1 {
                    return true;
                }
            }
            _ => in_indent = false,
        }
    }
    false
}
