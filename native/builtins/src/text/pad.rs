//! Filling up to a width: `center`, `ljust`, `rjust`, `zfill`, `expandtabs`.

use molt_object::{Raise, Strings};
use molt_provenance::tail::MAX_LEN;
use molt_provenance::vec::has_memory;
use molt_provenance::{Gil, Result, Value};

use super::bounds::{size, width_of};
use super::parts::part;
use super::units::{Buffer, check_len, data};

fn fill_character(gil: &mut Gil, fill: &Value) -> Result<u32> {
    match fill.bound().map(|f| gil.text(f).map(|t| (t.len(), t))) {
        None => Ok(' ' as u32),
        Some(Some((1, t))) => Ok(t.at(0)),
        Some(Some(_)) => Err(gil.type_error("The fill character must be exactly one character long")),
        Some(None) => {
            Err(molt_call::type_error_of(gil, "The fill character must be a unicode character, not %T", fill))
        }
    }
}

/// How much `center` puts on the left.
pub fn left_of_center(pad: usize, width: usize) -> usize {
    pad / 2 + (pad & width & 1)
}

fn padded(gil: &mut Gil, v: &Value, width: &Value, fill: &Value, left: fn(usize, usize) -> usize) -> Result {
    let width = width_of(gil, width)?;
    let fill = fill_character(gil, fill)?;
    let len = data(gil, v).len();
    if width <= len {
        return Ok(part(gil, v, 0, len));
    }
    let unit = if fill > 0xFFFF { 4 } else { data(gil, v).width().max(1 + usize::from(fill > 0xFF)) };
    check_len(gil, width, unit)?;
    let before = left(width - len, width);
    let mut out = Buffer::with_capacity(width);
    out.fill(fill, before);
    out.push_data(data(gil, v));
    out.fill(fill, width - len - before);
    Ok(out.finish(gil))
}

/// `str.center(width, fillchar)`
pub fn center(gil: &mut Gil, v: &Value, width: &Value, fill: &Value) -> Result {
    padded(gil, v, width, fill, left_of_center)
}
/// `str.ljust(width, fillchar)`
pub fn ljust(gil: &mut Gil, v: &Value, width: &Value, fill: &Value) -> Result {
    padded(gil, v, width, fill, |_, _| 0)
}
/// `str.rjust(width, fillchar)`
pub fn rjust(gil: &mut Gil, v: &Value, width: &Value, fill: &Value) -> Result {
    padded(gil, v, width, fill, |pad, _| pad)
}

/// `str.zfill(width)`
pub fn zfill(gil: &mut Gil, v: &Value, width: &Value) -> Result {
    let width = width_of(gil, width)?;
    let text = data(gil, v);
    let len = text.len();
    if width <= len {
        return Ok(part(gil, v, 0, len));
    }
    let unit = text.width();
    check_len(gil, width, unit)?;
    let text = data(gil, v);
    let sign = usize::from(len > 0 && [b'+' as u32, b'-' as u32].contains(&text.at(0)));
    let mut out = Buffer::with_capacity(width);
    out.push_data(text.slice(0..sign));
    out.fill('0' as u32, width - len);
    out.push_data(text.slice(sign..len));
    Ok(out.finish(gil))
}

/// The argument of `expandtabs`, a machine int; below one no spaces take the place of a tab.
pub fn tab_size(gil: &mut Gil, v: &Value) -> Result<usize> {
    match i32::try_from(size(gil, v, 8)?) {
        Ok(n) => Ok(n.max(0) as usize),
        Err(_) => Err(gil.overflow_error("Python int too large to convert to C int")),
    }
}

/// Writes text with tabs as spaces; none when it would be longer than a string can be.
pub fn expand(codes: impl Iterator<Item = u32>, tab: usize, out: &mut Buffer) -> Option<()> {
    let mut column = 0;
    for c in codes {
        match c {
            9 if tab > 0 => {
                let n = tab - column % tab;
                let len = out.len() + n;
                if len > MAX_LEN / 4 || (n > 1 << 10 && !has_memory(&[len * 2])) {
                    return None;
                }
                out.fill(' ' as u32, n);
                column += n;
            }
            9 => {}
            _ => {
                column = if c == 10 || c == 13 { 0 } else { column + 1 };
                out.push(c);
            }
        }
    }
    Some(())
}

/// `str.expandtabs(tabsize)`
pub fn expandtabs(gil: &mut Gil, v: &Value, tabsize: &Value) -> Result {
    let tab = tab_size(gil, tabsize)?;
    let mut out = Buffer::new();
    match expand(data(gil, v).chars(), tab, &mut out) {
        Some(()) => Ok(out.finish(gil)),
        None => Err(gil.memory_error()),
    }
}
