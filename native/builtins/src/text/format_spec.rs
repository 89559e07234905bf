//! The format mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]`.

use molt_object::{Raise, Strings};
use molt_provenance::{Gil, Raised, Result, TextData, Value};

use super::unicode::decimal_value;
use super::units::{Unit, data};

/// A parsed format specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// What fills up to the width, a code point.
    pub fill: u32,
    /// `<`, `>`, `=` or `^`.
    pub align: u8,
    /// `+`, `-`, a space, or 0.
    pub sign: u8,
    /// `z`: a negative zero loses its sign.
    pub no_neg_zero: bool,
    /// `#`
    pub alternate: bool,
    /// The least width, -1 when not given.
    pub width: i64,
    /// `,` or `_` between thousands, or 0.
    pub grouping: u8,
    /// The same after the decimal point.
    pub frac_grouping: u8,
    /// Precision, -1 when not given.
    pub precision: i64,
    /// The presentation type, 0 when not given and there is no default.
    pub kind: u32,
}

struct Reader<'a, U> {
    text: &'a [U],
    at: usize,
}

impl<U: Unit> Reader<'_, U> {
    #[inline]
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.get(self.at + ahead).and_then(|u| u8::try_from(u.code()).ok())
    }

    fn take(&mut self, wanted: &[u8]) -> Option<u8> {
        let c = self.peek(0).filter(|c| wanted.contains(c))?;
        self.at += 1;
        Some(c)
    }

    fn left(&self) -> usize {
        self.text.len() - self.at
    }

    /// Digits; none given is -1, too many are an error.
    fn number(&mut self) -> core::result::Result<i64, Wrong> {
        let from = self.at;
        let mut n: i64 = 0;
        while self.at < self.text.len()
            && let Some(d) = decimal_value(self.text[self.at].code())
        {
            n = n * 10 + d as i64;
            if n > i32::MAX as i64 {
                return Err(Wrong::TooManyDigits);
            }
            self.at += 1;
        }
        Ok(if self.at == from { -1 } else { n })
    }

    /// `,` or `_`, not both.
    fn grouping(&mut self) -> core::result::Result<u8, Wrong> {
        let first = self.take(b",").or_else(|| self.take(b"_")).unwrap_or(0);
        let second = match first {
            b',' => self.peek(0) == Some(b'_'),
            b'_' => self.peek(0) == Some(b','),
            _ => false,
        };
        if second { Err(Wrong::BothGroupings) } else { Ok(first) }
    }
}

/// What can be wrong with a specification.
#[derive(Debug, PartialEq, Eq)]
enum Wrong {
    TooManyDigits,
    BothGroupings,
    NoPrecision,
    Trailing,
    Grouping(u8, u32),
}

const ALIGNMENTS: &[u8] = b"<>=^";

fn parse(text: TextData<'_>, kind: u32, align: u8) -> core::result::Result<Spec, Wrong> {
    match text {
        TextData::One(units) => match parse_usual(units, kind, align) {
            Some(spec) => Ok(spec),
            None => parse_units(units, kind, align),
        },
        _ => parse_units(&text.chars().collect::<Vec<u32>>(), kind, align),
    }
}

/// The usual specifications: alignment, zero, width, precision and type. None for any other, right or wrong.
fn parse_usual(text: &[u8], kind: u32, align: u8) -> Option<Spec> {
    let mut spec = Spec {
        fill: ' ' as u32,
        align,
        sign: 0,
        no_neg_zero: false,
        alternate: false,
        width: -1,
        grouping: 0,
        frac_grouping: 0,
        precision: -1,
        kind,
    };
    let aligns = |c: u8| matches!(c, b'<' | b'>' | b'=' | b'^');
    let mut rest = text;
    let (mut has_fill, mut has_align) = (false, false);
    match rest {
        [fill, a, after @ ..] if aligns(*a) => {
            (spec.fill, spec.align, has_fill, has_align) = (*fill as u32, *a, true, true);
            rest = after;
        }
        [a, after @ ..] if aligns(*a) => {
            (spec.align, has_align) = (*a, true);
            rest = after;
        }
        _ => {}
    }
    if !has_fill && let [b'0', after @ ..] = rest {
        spec.fill = '0' as u32;
        if !has_align && align == b'>' {
            spec.align = b'=';
        }
        rest = after;
    }
    fn number(mut text: &[u8]) -> Option<(i64, &[u8])> {
        let (mut n, all) = (0i64, text.len());
        while let [d @ b'0'..=b'9', after @ ..] = text {
            n = n * 10 + (d - b'0') as i64;
            text = after;
        }
        // Longer ones are checked by the general parser.
        (all - text.len() < 9).then_some((if all == text.len() { -1 } else { n }, text))
    }
    (spec.width, rest) = number(rest)?;
    if let [b'.', after @ ..] = rest {
        (spec.precision, rest) = number(after)?;
        if spec.precision < 0 {
            return None;
        }
    }
    match rest {
        [] => {}
        [kind] if (kind.is_ascii_alphabetic() && *kind != b'z') || *kind == b'%' => spec.kind = *kind as u32,
        _ => return None,
    }
    Some(spec)
}

fn parse_units<U: Unit>(text: &[U], kind: u32, align: u8) -> core::result::Result<Spec, Wrong> {
    let mut r = Reader { text, at: 0 };
    let mut spec = Spec {
        fill: ' ' as u32,
        align,
        sign: 0,
        no_neg_zero: false,
        alternate: false,
        width: -1,
        grouping: 0,
        frac_grouping: 0,
        precision: -1,
        kind,
    };
    let (mut has_fill, mut has_align) = (false, false);
    if let Some(a) = r.peek(1).filter(|c| ALIGNMENTS.contains(c)) {
        (spec.fill, spec.align, has_fill, has_align) = (text[0].code(), a, true, true);
        r.at = 2;
    } else if let Some(a) = r.take(ALIGNMENTS) {
        (spec.align, has_align) = (a, true);
    }
    spec.sign = r.take(b" +-").unwrap_or(0);
    spec.no_neg_zero = r.take(b"z").is_some();
    spec.alternate = r.take(b"#").is_some();
    if !has_fill && r.take(b"0").is_some() {
        spec.fill = '0' as u32;
        if !has_align && align == b'>' {
            spec.align = b'=';
        }
    }
    spec.width = r.number()?;
    spec.grouping = r.grouping()?;
    if r.take(b".").is_some() {
        spec.precision = r.number()?;
        spec.frac_grouping = r.grouping()?;
        if spec.precision < 0 && spec.frac_grouping == 0 {
            return Err(Wrong::NoPrecision);
        }
    }
    match r.left() {
        0 => {}
        1 => spec.kind = text[r.at].code(),
        _ => return Err(Wrong::Trailing),
    }
    let small = u8::try_from(spec.kind).unwrap_or(b'?');
    let grouped = matches!(small, b'd' | b'e' | b'f' | b'g' | b'E' | b'F' | b'G' | b'%' | 0);
    let grouped_by_four = spec.grouping == b'_' && matches!(small, b'b' | b'o' | b'x' | b'X');
    if spec.grouping != 0 && !grouped && !grouped_by_four {
        return Err(Wrong::Grouping(spec.grouping, spec.kind));
    }
    if spec.kind == 'n' as u32 && spec.frac_grouping != 0 {
        return Err(Wrong::Grouping(spec.frac_grouping, spec.kind));
    }
    Ok(spec)
}

/// A presentation type as error messages show it.
fn shown(kind: u32) -> String {
    match char::from_u32(kind) {
        Some(c) if (33..128).contains(&kind) => format!("'{c}'"),
        _ => format!("'\\x{kind:x}'"),
    }
}

impl Wrong {
    #[cold]
    fn raise(self, gil: &mut Gil, spec: &Value, value: &Value) -> Raised {
        let message = match self {
            Wrong::TooManyDigits => "Too many decimal digits in format string".to_owned(),
            Wrong::BothGroupings => "Cannot specify both ',' and '_'.".to_owned(),
            Wrong::NoPrecision => "Format specifier missing precision".to_owned(),
            Wrong::Grouping(c, kind) => format!("Cannot specify '{}' with {}.", c as char, shown(kind)),
            Wrong::Trailing => {
                let (text, name) = (gil.to_rust(spec), molt_call::type_name(gil, value));
                format!("Invalid format specifier '{text}' for object of type '{name}'")
            }
        };
        gil.value_error(message)
    }
}

impl Spec {
    /// Parses a specification (a string) for a value, which is aligned and presented like this when nothing is said.
    pub fn parse(gil: &mut Gil, spec: &Value, value: &Value, kind: u8, align: u8) -> Result<Spec> {
        match parse(data(gil, spec), kind as u32, align) {
            Ok(spec) => Ok(spec),
            Err(wrong) => Err(wrong.raise(gil, spec, value)),
        }
    }

    /// The presentation type when it is ASCII, else `?`, which none has.
    pub fn kind_byte(&self) -> u8 {
        u8::try_from(self.kind).unwrap_or(b'?')
    }

    /// The error for a presentation type that a type does not have.
    pub fn unknown_kind(&self, gil: &mut Gil, value: &Value) -> Raised {
        let message = format!(
            "Unknown format code {} for object of type '{}'",
            shown(self.kind),
            molt_call::type_name(gil, value)
        );
        gil.value_error(message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spec(s: &str) -> core::result::Result<Spec, Wrong> {
        parse(TextData::One(s.as_bytes()), b'd' as u32, b'>')
    }

    #[test]
    fn parses_every_part() {
        let s = spec("*^+z#012,.3_f").unwrap();
        assert_eq!((s.fill, s.align, s.sign, s.width), ('*' as u32, b'^', b'+', 12));
        assert!(s.no_neg_zero && s.alternate);
        assert_eq!((s.grouping, s.precision, s.frac_grouping, s.kind), (b',', 3, b'_', 'f' as u32));
        for text in
            ["", "8", "<8", "*^12", "08", "=5", "0<5", ".3f", "8.2e", "x", "s", "%", "005", "<", ">>", "==3", "0"]
        {
            let usual = parse_usual(text.as_bytes(), b'd' as u32, b'>');
            assert_eq!(usual, parse_units(text.as_bytes(), b'd' as u32, b'>').ok(), "{text}");
        }
        let s = spec("08").unwrap();
        assert_eq!((s.fill, s.align, s.width, s.kind), ('0' as u32, b'=', 8, 'd' as u32));
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(spec(",_"), Err(Wrong::BothGroupings));
        assert_eq!(spec("."), Err(Wrong::NoPrecision));
        assert_eq!(spec("5ff"), Err(Wrong::Trailing));
        assert_eq!(spec("99999999999"), Err(Wrong::TooManyDigits));
        assert_eq!(spec(",x"), Err(Wrong::Grouping(b',', 'x' as u32)));
        assert!(spec("_x").is_ok());
    }
}
