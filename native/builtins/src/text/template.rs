//! `str.format` and `str.format_map`: literal text and replacement fields, nested two deep.

use molt_object::text::texts_equal;
use molt_object::{Exc, Known, Numbers, Objects, Raise, Strings, T};
use molt_provenance::{Args, Gil, Result, TextData, Value};

use super::format;
use super::unicode::decimal_value;
use super::units::{Buffer, Unit};

/// Where the values of fields come from.
enum Source<'a> {
    Args(Args<'a>),
    Mapping(&'a Value),
}

/// Whether fields are numbered by themselves or by the template.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    Unknown,
    Manual,
    Automatic(usize),
}

/// The rendering of one template.
struct Template<'a> {
    source: Source<'a>,
    numbering: Numbering,
}

const fn is(c: u32, ascii: char) -> bool {
    c == ascii as u32
}

/// A run of digits; none when it is something else.
fn integer<U: Unit>(gil: &mut Gil, text: &[U]) -> Result<Option<usize>> {
    let mut n: usize = 0;
    for c in text {
        let Some(d) = decimal_value(c.code()) else { return Ok(None) };
        n = n.saturating_mul(10).saturating_add(d as usize);
        if n > i32::MAX as usize {
            return Err(gil.value_error("Too many decimal digits in format string"));
        }
    }
    Ok(if text.is_empty() { None } else { Some(n) })
}

/// A replacement field as it is written.
struct Field {
    name: (usize, usize),
    conversion: u32,
    spec: (usize, usize),
    nested: bool,
}

fn parse_field<U: Unit>(gil: &mut Gil, t: &[U], at: &mut usize) -> Result<Field> {
    let n = t.len();
    let begin = *at;
    let mut c = 0;
    while *at < n {
        c = t[*at].code();
        *at += 1;
        match char::from_u32(c) {
            Some('{') => return Err(gil.value_error("unexpected '{' in field name")),
            Some('[') => {
                while *at < n && !is(t[*at].code(), ']') {
                    *at += 1;
                }
            }
            Some('}' | ':' | '!') => break,
            _ => {}
        }
    }
    let mut field = Field { name: (begin, at.saturating_sub(1)), conversion: 0, spec: (*at, *at), nested: false };
    if is(c, '!') {
        if *at >= n {
            return Err(gil.value_error("end of string while looking for conversion specifier"));
        }
        field.conversion = t[*at].code();
        *at += 1;
        if *at < n {
            c = t[*at].code();
            *at += 1;
            if is(c, '}') {
                return Ok(field);
            }
            if !is(c, ':') {
                return Err(gil.value_error("expected ':' after conversion specifier"));
            }
        }
    } else if !is(c, ':') {
        if is(c, '}') {
            return Ok(field);
        }
        return Err(gil.value_error("expected '}' before end of string"));
    }
    let spec = *at;
    let mut depth = 1;
    while *at < n {
        let c = t[*at].code();
        *at += 1;
        if is(c, '{') {
            field.nested = true;
            depth += 1;
        } else if is(c, '}') {
            depth -= 1;
            if depth == 0 {
                field.spec = (spec, *at - 1);
                return Ok(field);
            }
        }
    }
    Err(gil.value_error("unmatched '{' in format spec"))
}

impl Template<'_> {
    fn render<U: Unit>(&mut self, gil: &mut Gil, t: &[U], depth: u32, out: &mut Buffer) -> Result<()> {
        if depth == 0 {
            return Err(gil.value_error("Max string recursion exceeded"));
        }
        let n = t.len();
        let mut at = 0;
        while at < n {
            let begin = at;
            while at < n && !is(t[at].code(), '{') && !is(t[at].code(), '}') {
                at += 1;
            }
            if at > begin {
                out.push_data(U::data(&t[begin..at]));
            }
            if at == n {
                return Ok(());
            }
            let c = t[at].code();
            at += 1;
            if at < n && t[at].code() == c {
                out.push(c);
                at += 1;
                continue;
            }
            if is(c, '}') {
                return Err(gil.value_error("Single '}' encountered in format string"));
            }
            if at == n {
                return Err(gil.value_error("Single '{' encountered in format string"));
            }
            let field = parse_field(gil, t, &mut at)?;
            self.render_field(gil, t, &field, depth, out)?;
        }
        Ok(())
    }

    fn render_field<U: Unit>(
        &mut self,
        gil: &mut Gil,
        t: &[U],
        field: &Field,
        depth: u32,
        out: &mut Buffer,
    ) -> Result<()> {
        let mut value = self.object(gil, &t[field.name.0..field.name.1])?;
        if field.conversion != 0 {
            if !matches!(char::from_u32(field.conversion), Some('r' | 's' | 'a')) {
                let shown = match field.conversion {
                    c @ 33..127 => format!("{}", c as u8 as char),
                    c => format!("\\x{c:x}"),
                };
                return Err(gil.value_error(format!("Unknown conversion specifier {shown}")));
            }
            value = format::convert(gil, &value, field.conversion)?;
        }
        let spec = &t[field.spec.0..field.spec.1];
        if spec.is_empty() && !field.nested && (value.is_small_int() || gil.is_exactly(&value, gil.ty(T::Str))) {
            match value.as_small_int() {
                Some(i) => {
                    let mut digits = [0; 20];
                    let at = crate::number::int::write_digits(i, &mut digits);
                    out.push_data(TextData::One(&digits[at..]));
                }
                None => out.push_data(super::units::data(gil, &value)),
            }
            return Ok(());
        }
        let spec = if field.nested {
            let mut expanded = Buffer::new();
            self.render(gil, spec, depth - 1, &mut expanded)?;
            expanded.finish(gil)
        } else if spec.is_empty() {
            Value::UNBOUND
        } else {
            gil.new_str_from_data(U::data(spec))
        };
        let text = format::format_value(gil, &value, &spec)?;
        out.push_data(super::units::data(gil, &text));
        Ok(())
    }

    /// The value that a field's name names.
    fn object<U: Unit>(&mut self, gil: &mut Gil, name: &[U]) -> Result {
        let n = name.len();
        let mut at = 0;
        while at < n && !is(name[at].code(), '[') && !is(name[at].code(), '.') {
            at += 1;
        }
        let mut value = self.first(gil, &name[..at])?;
        while at < n {
            let opening = name[at].code();
            at += 1;
            let begin = at;
            let is_item = is(opening, '[');
            if !is_item && !is(opening, '.') {
                return Err(gil.value_error("Only '.' or '[' may follow ']' in format field specifier"));
            }
            while at < n
                && if is_item {
                    !is(name[at].code(), ']')
                } else {
                    !is(name[at].code(), '[') && !is(name[at].code(), '.')
                }
            {
                at += 1;
            }
            let part = &name[begin..at];
            if is_item {
                if at == n {
                    return Err(gil.value_error("Missing ']' in format string"));
                }
                at += 1;
            }
            if part.is_empty() {
                return Err(gil.value_error("Empty attribute in format string"));
            }
            let index = if is_item { integer(gil, part)? } else { None };
            let key = match index {
                Some(i) => gil.new_int(i as i64),
                None => gil.new_str_from_data(U::data(part)),
            };
            value = if is_item {
                molt_call::items::getitem(gil, &value, &key)?
            } else {
                let key = gil.intern_value(&key);
                molt_call::getattr(gil, &value, &key)?
            };
        }
        Ok(value)
    }

    fn first<U: Unit>(&mut self, gil: &mut Gil, name: &[U]) -> Result {
        let mut index = integer(gil, name)?;
        let automatic = name.is_empty();
        if automatic || index.is_some() {
            match (self.numbering, automatic) {
                (Numbering::Manual, true) => {
                    return Err(
                        gil.value_error("cannot switch from manual field specification to automatic field numbering")
                    );
                }
                (Numbering::Automatic(_), false) => {
                    return Err(
                        gil.value_error("cannot switch from automatic field numbering to manual field specification")
                    );
                }
                (Numbering::Automatic(next), true) => {
                    index = Some(next);
                    self.numbering = Numbering::Automatic(next + 1);
                }
                (Numbering::Unknown, true) => {
                    index = Some(0);
                    self.numbering = Numbering::Automatic(1);
                }
                (_, false) => self.numbering = Numbering::Manual,
            }
        }
        match (&self.source, index) {
            (Source::Args(args), Some(i)) => match args.positional().get(i + 1) {
                Some(v) => Ok(v.clone()),
                None => {
                    let message = format!("Replacement index {i} out of range for positional args tuple");
                    Err(gil.index_error(message))
                }
            },
            (Source::Args(args), None) => {
                let names = args.names.and_then(|n| gil.tuple(n)).unwrap_or(&[]);
                let found = names.iter().position(|n| gil.text(n).is_some_and(|n| texts_equal(n, U::data(name))));
                match found.and_then(|at| args.keyword_values().get(at)) {
                    Some(v) => Ok(v.clone()),
                    None => {
                        let key = gil.new_str_from_data(U::data(name));
                        Err(gil.key_error(&key))
                    }
                }
            }
            (Source::Mapping(_), Some(_)) => Err(gil.value_error("Format string contains positional fields")),
            (Source::Mapping(mapping), None) => {
                let key = gil.new_str_from_data(U::data(name));
                molt_call::items::getitem(gil, mapping, &key)
            }
        }
    }
}

fn run(gil: &mut Gil, template: &Value, source: Source<'_>) -> Result {
    let text = Buffer::from_data(super::units::data(gil, template));
    let mut out = Buffer::One(crate::init::take_scratch(gil));
    let mut rendering = Template { source, numbering: Numbering::Unknown };
    match text {
        Buffer::One(text) => rendering.render(gil, &text, 2, &mut out)?,
        wide => rendering.render(gil, &wide.data().chars().collect::<Vec<u32>>(), 2, &mut out)?,
    }
    let result = out.finish(gil);
    if let Buffer::One(scratch) = out {
        crate::init::return_scratch(gil, scratch);
    }
    Ok(result)
}

/// `str.format(*args, **kwargs)`
pub fn format(gil: &mut Gil, args: Args<'_>) -> Result {
    match args.positional().first() {
        Some(template) if gil.is_str(template) => run(gil, template, Source::Args(args)),
        Some(other) => Err(molt_call::type_error_of(
            gil,
            "descriptor 'format' for 'str' objects doesn't apply to a '%T' object",
            other,
        )),
        None => Err(gil.raise_text(Exc::TypeError, "unbound method str.format() needs an argument")),
    }
}

/// `str.format_map(mapping)`
pub fn format_map(gil: &mut Gil, template: &Value, mapping: &Value) -> Result {
    run(gil, template, Source::Mapping(mapping))
}
