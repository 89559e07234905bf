//! The bytes of an answer: numbers, the string table, positions.

use ruff_text_size::TextRange;
use rustc_hash::FxHashMap;

use crate::lines::Lines;

/// Appends `value` in groups of seven bits, least significant first; the top bit says that more follow.
pub(crate) fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// The growing answer. Strings go to a table, so that the reader makes all of them from one decoded text.
pub(crate) struct Writer<'a> {
    nodes: Vec<u8>,
    lines: Lines,
    /// The line of the last position: the next is stored as the difference.
    last_line: u32,
    table: FxHashMap<&'a str, u32>,
    /// For each string, its length in UTF-16 units.
    lengths: Vec<u32>,
    text: String,
    /// A chain in the tree is so long that freeing the tree could overflow the stack.
    pub(crate) deep: bool,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(source: &str, lines: Lines) -> Self {
        Self {
            nodes: Vec::with_capacity(source.len()),
            lines,
            last_line: 1,
            table: FxHashMap::default(),
            lengths: Vec::new(),
            text: String::new(),
            deep: false,
        }
    }

    pub(crate) fn byte(&mut self, value: u8) {
        self.nodes.push(value);
    }

    pub(crate) fn bytes(&mut self, value: &[u8]) {
        self.nodes.extend_from_slice(value);
    }

    pub(crate) fn number(&mut self, value: u64) {
        varint(&mut self.nodes, value);
    }

    pub(crate) fn count(&mut self, value: usize) {
        varint(&mut self.nodes, value as u64);
    }

    /// A string that occurs often: a name, or a short literal.
    pub(crate) fn interned(&mut self, value: &'a str) {
        let next = self.lengths.len() as u32;
        let index = *self.table.entry(value).or_insert(next);
        if index == next {
            self.append(value);
        }
        self.number(u64::from(index));
    }

    /// A string that is probably met once.
    pub(crate) fn string(&mut self, value: &str) {
        let index = self.lengths.len() as u64;
        self.append(value);
        self.number(index);
    }

    fn append(&mut self, value: &str) {
        let length = if value.is_ascii() { value.len() } else { value.encode_utf16().count() };
        self.lengths.push(length as u32);
        self.text.push_str(value);
    }

    /// Where a node stands: line (as a zigzag difference), column, line span, then the end column, or the
    /// width when the node ends on its line.
    pub(crate) fn position(&mut self, range: TextRange) {
        let start = self.lines.place(range.start().to_u32());
        let end = self.lines.place(range.end().to_u32());
        let step = i64::from(start.line) - i64::from(self.last_line);
        self.last_line = start.line;
        self.number(((step << 1) ^ (step >> 63)) as u64);
        self.number(u64::from(start.col));
        let span = end.line - start.line;
        self.number(u64::from(span));
        self.number(u64::from(if span == 0 { end.col - start.col } else { end.col }));
    }

    /// The whole answer: first byte, string count and text size, the lengths, the text, the nodes.
    pub(crate) fn finish(self, first: u8) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.nodes.len() + self.text.len() + self.lengths.len() + 16);
        out.push(first);
        varint(&mut out, self.lengths.len() as u64);
        varint(&mut out, self.text.len() as u64);
        for &length in &self.lengths {
            varint(&mut out, u64::from(length));
        }
        out.extend_from_slice(self.text.as_bytes());
        out.extend_from_slice(&self.nodes);
        out
    }
}
