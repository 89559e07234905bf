//! Signatures of native functions: parsed from the text that describes them, once, when a call needs binding.

/// How a parameter can be given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParamKind {
    /// By position only.
    PositionalOnly,
    /// Either way.
    Regular,
    /// By keyword only.
    KeywordOnly,
}

/// One parameter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// How it can be given.
    pub kind: ParamKind,
    /// Whether it may be left out.
    pub optional: bool,
}

/// The parameters of a native function.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Signature {
    /// In order.
    pub params: Vec<Param>,
}

impl Signature {
    /// Parses `(a, b=None, /, *, c=1)`. Stars with a name do not occur: such functions bind their own arguments.
    pub fn parse(text: &str) -> Signature {
        let inner = text.trim().trim_start_matches('(').trim_end_matches(')');
        let mut params: Vec<Param> = Vec::new();
        let mut kind = ParamKind::Regular;
        for part in split_top_level(inner) {
            match part {
                "" => {}
                "/" => params.iter_mut().for_each(|p| p.kind = ParamKind::PositionalOnly),
                "*" => kind = ParamKind::KeywordOnly,
                _ => {
                    let (name, default) = match part.split_once('=') {
                        Some((n, d)) => (n, Some(d)),
                        None => (part, None),
                    };
                    let name = name.split(':').next().unwrap_or(name).trim();
                    params.push(Param { name: name.to_owned(), kind, optional: default.is_some() });
                }
            }
        }
        Signature { params }
    }

    /// How many may be given by position.
    pub fn positional(&self) -> usize {
        self.params.iter().filter(|p| p.kind != ParamKind::KeywordOnly).count()
    }

    /// How many must be given by position or name.
    pub fn required(&self) -> usize {
        self.params.iter().filter(|p| !p.optional && p.kind != ParamKind::KeywordOnly).count()
    }
}

/// Splits at commas outside of brackets and quotes.
fn split_top_level(text: &str) -> Vec<&str> {
    let (mut depth, mut quote, mut start) = (0, None, 0);
    let mut parts = Vec::new();
    for (i, c) in text.char_indices() {
        match (quote, c) {
            (Some(q), _) if c == q => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth -= 1,
            (None, ',') if depth == 0 => {
                parts.push(text.get(start..i).unwrap_or_default().trim());
                start = i + 1;
            }
            _ => {}
        }
    }
    parts.push(text.get(start..).unwrap_or_default().trim());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_every_kind_of_parameter() {
        let s = Signature::parse("(a, b=None, /, c='x, y', *, d=(1, 2))");
        let seen: Vec<_> = s.params.iter().map(|p| (p.name.as_str(), p.kind, p.optional)).collect();
        use ParamKind::*;
        let expected =
            [("a", PositionalOnly, false), ("b", PositionalOnly, true), ("c", Regular, true), ("d", KeywordOnly, true)];
        assert_eq!(seen, expected);
        assert_eq!((s.positional(), s.required()), (3, 1));
    }
}
