//! The table of interned strings: open addressing over strings, each text once.

use molt_provenance::{Gil, Value};

use crate::text::Strings;

/// Interned strings by hash.
#[derive(Default)]
pub struct Interner {
    table: Vec<Option<(i64, Value)>>,
    len: usize,
}

impl Interner {
    /// The interned string with the text of `v`.
    pub fn find(&self, gil: &Gil, v: &Value, hash: i64) -> Option<Value> {
        if self.table.is_empty() {
            return None;
        }
        let mask = self.table.len() - 1;
        let mut i = hash as usize & mask;
        while let Some((h, s)) = &self.table[i] {
            if *h == hash && gil.same_text(s, v) {
                return Some(s.clone());
            }
            i = (i + 1) & mask;
        }
        None
    }

    /// Adds a string whose text is not there yet.
    pub fn insert(&mut self, v: Value, hash: i64) {
        if (self.len + 1) * 2 > self.table.len() {
            let size = (self.table.len() * 2).max(1024);
            let old = core::mem::replace(&mut self.table, (0..size).map(|_| None).collect());
            for (h, s) in old.into_iter().flatten() {
                self.place(h, s);
            }
        }
        self.place(hash, v);
        self.len += 1;
    }

    fn place(&mut self, hash: i64, v: Value) {
        let mask = self.table.len() - 1;
        let mut i = hash as usize & mask;
        while self.table[i].is_some() {
            i = (i + 1) & mask;
        }
        self.table[i] = Some((hash, v));
    }

    /// Forgets strings that nobody else has; they are given back to be dropped when nothing is borrowed.
    pub fn purge(&mut self) -> Vec<Value> {
        let old = core::mem::take(&mut self.table);
        let size = old.len();
        self.table.resize_with(size, || None);
        self.len = 0;
        let (kept, gone): (Vec<_>, Vec<_>) = old.into_iter().flatten().partition(|(_, s)| s.refcount() > 1);
        for (hash, v) in kept {
            self.place(hash, v);
            self.len += 1;
        }
        gone.into_iter().map(|(_, v)| v).collect()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}
