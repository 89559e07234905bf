//! Positions of a code object, which stay as the compiler encoded them until a traceback or `co_lines` asks for one.

use molt_object::{Code, CodePosition};
use molt_provenance::{Gil, Value};

use crate::wire::{Malformed, Reader};

/// Skips the encoded positions at the reader's place.
pub(crate) fn skip(r: &mut Reader<'_>) -> Result<(), Malformed> {
    for _ in 0..r.u32()? {
        read(r, &mut 0)?;
    }
    Ok(())
}

fn read(r: &mut Reader<'_>, line: &mut i64) -> Result<CodePosition, Malformed> {
    *line += r.sint()?;
    let start = u32::try_from((*line).max(0)).map_err(|_| Malformed)?;
    let end_line = start.saturating_add(r.u32()?);
    let (col, end_col) = (r.u32()?, r.u32()?);
    let anchor = match r.u8()? {
        0 => None,
        _ => {
            let first = start.saturating_add(r.u32()?);
            let from = r.u32()?;
            let last = start.saturating_add(r.u32()?);
            Some((first, from, last, r.u32()?))
        }
    };
    Ok(CodePosition { line: start, end_line, col, end_col, anchor })
}

/// Decodes all positions.
pub fn decode(encoded: &[u8], first_line: u32) -> Result<Vec<CodePosition>, Malformed> {
    let mut r = Reader::new(encoded);
    let count = r.u32()?;
    let mut line = first_line as i64;
    (0..count).map(|_| read(&mut r, &mut line)).collect()
}

/// A position of a code object by its number; decodes them all the first time.
pub fn position(gil: &mut Gil, code: &Value, index: u32) -> Option<CodePosition> {
    let code = gil.get_mut::<Code>(code)?;
    if !code.encoded_positions.is_empty() {
        let encoded = core::mem::take(&mut code.encoded_positions);
        code.positions = decode(&encoded, code.first_line).unwrap_or_default();
    }
    code.positions.get(index as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_lines_relative_to_each_other() {
        let encoded = [2, 0, 0, 4, 9, 0, 0x7F, 1, 2, 3, 1, 0, 5, 1, 6];
        let all = decode(&encoded, 10).unwrap();
        assert_eq!((all[0].line, all[0].end_line, all[0].col, all[0].end_col), (10, 10, 4, 9));
        assert_eq!((all[1].line, all[1].end_line, all[1].anchor), (9, 10, Some((9, 5, 10, 6))));
        assert!(decode(&encoded[..9], 10).is_err());
    }
}
