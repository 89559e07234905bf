//! Surrogate escapes in string literals.
//!
//! Python strings may hold unpaired surrogates (`"\ud800"`), Rust's may not: the parser puts U+FFFD in their place. Here
//! the literal's source is read again to find which U+FFFD stand for what.

/// The code points of a literal's `value`, whose source between the quotes is `body`.
pub(crate) fn code_points(value: &str, body: &str, raw: bool) -> Vec<u32> {
    let mut replaced = if raw { Vec::new() } else { replacements(body) }.into_iter();
    value
        .chars()
        .map(|c| if c == char::REPLACEMENT_CHARACTER { replaced.next().unwrap_or(c as u32) } else { c as u32 })
        .collect()
}

/// Whether `value` may stand for a string with surrogates.
pub(crate) fn is_suspect(value: &str) -> bool {
    value.contains(char::REPLACEMENT_CHARACTER)
}

/// For each U+FFFD that the body produces, in order, the code point that it stands for.
fn replacements(body: &str) -> Vec<u32> {
    let mut found = Vec::new();
    let mut rest = body;
    while let Some(at) = rest.find(['\\', char::REPLACEMENT_CHARACTER]) {
        rest = &rest[at..];
        let Some(escape) = rest.strip_prefix('\\') else {
            found.push(char::REPLACEMENT_CHARACTER as u32);
            rest = &rest[char::REPLACEMENT_CHARACTER.len_utf8()..];
            continue;
        };
        let mut chars = escape.chars();
        let digits = match chars.next() {
            Some('u') => 4,
            Some('U') => 8,
            Some('N') => {
                let (name, after) = escape[1..].split_once('}').unwrap_or((escape, ""));
                if name.trim_start_matches('{').eq_ignore_ascii_case("REPLACEMENT CHARACTER") {
                    found.push(char::REPLACEMENT_CHARACTER as u32);
                }
                rest = after;
                continue;
            }
            _ => {
                rest = chars.as_str();
                continue;
            }
        };
        let text = escape.get(1..=digits).unwrap_or("");
        let point = u32::from_str_radix(text, 16).unwrap_or(0);
        if (0xD800..=0xDFFF).contains(&point) || point == char::REPLACEMENT_CHARACTER as u32 {
            found.push(point);
        }
        rest = &escape[1..];
    }
    found
}
