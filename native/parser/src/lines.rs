//! From byte offsets to lines and columns.

/// The line starts of one source. A carriage return, a line feed and both together each end a line.
pub(crate) struct Lines {
    starts: Vec<u32>,
    /// The line of the last question: the next one is nearly always close by.
    last: usize,
}

/// A place: the line counted from 1, the column in UTF-8 bytes from 0.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: u32,
    pub(crate) col: u32,
}

impl Lines {
    pub(crate) fn new(source: &str) -> Self {
        let bytes = source.as_bytes();
        let mut starts = Vec::with_capacity(bytes.len() / 32 + 1);
        starts.push(0);
        for (at, &byte) in bytes.iter().enumerate() {
            if byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                starts.push(at as u32 + 1);
            }
        }
        Self { starts, last: 0 }
    }

    /// The place of a byte offset.
    pub(crate) fn place(&mut self, offset: u32) -> Place {
        let mut line = self.last;
        if !self.holds(line, offset) {
            line = if self.holds(line + 1, offset) {
                line + 1
            } else {
                self.starts.partition_point(|&start| start <= offset) - 1
            };
            self.last = line;
        }
        Place { line: line as u32 + 1, col: offset - self.starts[line] }
    }

    fn holds(&self, line: usize, offset: u32) -> bool {
        self.starts.get(line).is_some_and(|&start| start <= offset)
            && self.starts.get(line + 1).is_none_or(|&next| offset < next)
    }
}
