//! What is wrong with the escapes of a string literal.

/// The message for the first broken escape of a literal, given with prefix and quotes; `None` when all are sound.
pub(super) fn message(literal: &str) -> Option<String> {
    let quote = literal.find(['"', '\''])?;
    let prefix = literal[..quote].to_ascii_lowercase();
    let byte = literal.as_bytes()[quote] as char;
    let triple = literal[quote..].starts_with([byte; 3].iter().collect::<String>().as_str());
    let width = if triple { 3 } else { 1 };
    let body = literal.get(quote + width..literal.len().checked_sub(width)?)?;
    if prefix.contains('b') { bytes(body) } else { text(body) }
}

fn bytes(body: &str) -> Option<String> {
    let mut at = 0;
    while let Some(offset) = body[at..].find('\\') {
        at += offset;
        let rest = &body[at + 1..];
        if rest.starts_with('x') && hex_digits(&rest[1..], 2) < 2 {
            return Some(format!("(value error) invalid \\x escape at position {at}"));
        }
        at += 1 + rest.chars().next().map_or(0, char::len_utf8);
    }
    None
}

fn text(body: &str) -> Option<String> {
    // CPython decodes a copy in which other characters than ASCII are escapes of ten bytes.
    let mut position = 0;
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c != '\\' {
            position += if c.is_ascii() { 1 } else { 10 };
            continue;
        }
        let Some(letter) = rest.chars().next() else { break };
        let after = &rest[letter.len_utf8()..];
        let fail = |length: usize, reason: &str| {
            let end = position + length - 1;
            Some(format!(
                "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{end}: {reason}"
            ))
        };
        match letter {
            'x' | 'u' | 'U' => {
                let (width, shape) = match letter {
                    'x' => (2, "\\xXX"),
                    'u' => (4, "\\uXXXX"),
                    _ => (8, "\\UXXXXXXXX"),
                };
                let digits = hex_digits(after, width);
                if digits < width {
                    return fail(2 + digits, &format!("truncated {shape} escape"));
                }
                if u32::from_str_radix(&after[..width], 16).is_ok_and(|point| point > 0x10_FFFF) {
                    return fail(2 + width, "illegal Unicode character");
                }
            }
            'N' => {
                let Some(name) = after.strip_prefix('{') else { return fail(2, "malformed \\N character escape") };
                match name.find('}') {
                    None => return fail(3 + name.len(), "malformed \\N character escape"),
                    Some(0) => return fail(3, "malformed \\N character escape"),
                    Some(end) if unicode_names2::character(&name[..end]).is_none() => {
                        return fail(4 + end, "unknown Unicode character name");
                    }
                    Some(_) => {}
                }
            }
            _ => {}
        }
        position += if letter.is_ascii() { 2 } else { 11 };
        rest = after;
    }
    None
}

fn hex_digits(text: &str, most: usize) -> usize {
    text.bytes().take(most).take_while(u8::is_ascii_hexdigit).count()
}
