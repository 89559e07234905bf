//! How an uncaught exception is displayed: traceback with carets, chained exceptions, notes and suggestions, as CPython's `traceback` module
//! prints them.

use molt_call::str_string;
use molt_call::suggest::closest;
use molt_call::types::*;
use molt_object::*;
use molt_provenance::{Gil, Value};
use molt_state::host::source_line;
use molt_state::positions;

use super::instance::{args_of, notes};
use crate::class::type_object::full_name;
use crate::text::unicode::is_id_continue;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// Groups nested deeper, and members after this many, are only hinted at.
const MOST_DEPTH: usize = 10;
const MOST_MEMBERS: usize = 15;

/// The whole text of an exception: its chain, its traceback, its message.
pub fn format_exception(gil: &mut Gil, exc: &Value) -> String {
    let mut display = Display { out: String::new(), depth: 0, open: false, nodes: follow(gil, exc) };
    display.chain(gil, 0);
    display.out
}

/// One appearance of an exception in what is displayed.
struct Node {
    exc: Value,
    /// The exception that led to it, and what is written between the two.
    earlier: Option<(usize, &'static str)>,
    members: Vec<usize>,
}

/// Everything that the display of an exception shows, itself first. An exception is shown only once as one that led to another; who comes
/// first is decided from the last member of a group to the first.
fn follow(gil: &mut Gil, exc: &Value) -> Vec<Node> {
    let new = |exc: Value| Node { exc, earlier: None, members: Vec::new() };
    let mut nodes = vec![new(exc.clone())];
    let mut open = vec![0];
    while let Some(at) = open.pop() {
        let exc = nodes[at].exc.clone();
        let Some(e) = gil.get::<Exception>(&exc) else { continue };
        let (cause, context, suppress) = (e.cause.clone(), e.context.clone(), e.suppress_context);
        let unseen = |nodes: &[Node], e: &Value| !e.is_none() && !nodes.iter().any(|n| n.exc.is(e));
        let earlier = if unseen(&nodes, &cause) {
            Some((cause, CAUSE))
        } else if !suppress && unseen(&nodes, &context) {
            Some((context, CONTEXT))
        } else {
            None
        };
        if let Some((e, link)) = earlier {
            nodes[at].earlier = Some((nodes.len(), link));
            open.push(nodes.len());
            nodes.push(new(e));
        }
        for member in members_of(gil, &exc) {
            let index = nodes.len();
            nodes[at].members.push(index);
            open.push(index);
            nodes.push(new(member));
        }
    }
    nodes
}

fn members_of(gil: &Gil, exc: &Value) -> Vec<Value> {
    if !is_subtype(gil, &type_of(gil, exc), gil.exc(Exc::BaseExceptionGroup)) {
        return Vec::new();
    }
    let members = gil.get::<Exception>(exc).map_or(Value::NONE, |e| e.fields[1].clone());
    gil.tuple(&members).unwrap_or(&[]).to_vec()
}

/// What has been written of an exception and the groups in it. The members of a group are indented and numbered; the rule that closes a
/// group is written once for all groups that end at the same place.
struct Display {
    out: String,
    /// In how many groups the next lines are.
    depth: usize,
    /// A rule has to close the group.
    open: bool,
    nodes: Vec<Node>,
}

impl Display {
    /// An exception after those that led to it.
    fn chain(&mut self, gil: &mut Gil, node: usize) {
        let mut chain = vec![(node, "")];
        let mut at = node;
        while let Some((earlier, link)) = self.nodes[at].earlier {
            chain.push((earlier, link));
            at = earlier;
        }
        for (at, link) in chain.into_iter().rev() {
            self.one(gil, at);
            self.lines(link);
        }
    }

    fn one(&mut self, gil: &mut Gil, node: usize) {
        let exc = self.nodes[node].exc.clone();
        if !self.nodes[node].members.is_empty() {
            return self.group(gil, node, &exc);
        }
        let text = own_text(gil, &exc, "Traceback (most recent call last):\n");
        self.lines(&text);
    }

    /// An exception group: its own text, then its members.
    fn group(&mut self, gil: &mut Gil, node: usize, exc: &Value) {
        if self.depth > MOST_DEPTH {
            return self.lines("... (max_group_depth is 10)\n");
        }
        let outermost = self.depth == 0;
        self.depth += usize::from(outermost);
        let text = own_text(gil, exc, "Exception Group Traceback (most recent call last):\n");
        let mark = if outermost && text.starts_with("Exception Group Traceback (") { '+' } else { '|' };
        self.lines_after(&text, mark);
        let members = core::mem::take(&mut self.nodes[node].members);
        let shown = members.len().min(MOST_MEMBERS + 1);
        self.open = false;
        for (i, member) in members[..shown].iter().enumerate() {
            let last = i + 1 == shown;
            self.open |= last;
            let number = if i < MOST_MEMBERS { (i + 1).to_string() } else { "...".to_owned() };
            self.indent();
            self.out.push_str(if i == 0 { "+-+---------------- " } else { "  +---------------- " });
            self.out.push_str(&number);
            self.out.push_str(" ----------------\n");
            self.depth += 1;
            if i < MOST_MEMBERS {
                self.chain(gil, *member);
            } else {
                let more = members.len() - MOST_MEMBERS;
                self.lines(&format!("and {more} more exception{}\n", if more > 1 { "s" } else { "" }));
            }
            if last && self.open {
                self.indent();
                self.out.push_str("+------------------------------------\n");
                self.open = false;
            }
            self.depth -= 1;
        }
        self.depth -= usize::from(outermost);
    }

    /// Lines with the margin of the group that they are in.
    fn lines(&mut self, text: &str) {
        self.lines_after(text, '|');
    }

    /// Lines, the first of which has another `mark` in its margin.
    fn lines_after(&mut self, text: &str, mut mark: char) {
        for line in text.split_inclusive('\n') {
            if self.depth > 0 {
                self.indent();
                self.out.push(mark);
                self.out.push(' ');
                mark = '|';
            }
            self.out.push_str(line);
        }
    }

    fn indent(&mut self) {
        self.out.extend(core::iter::repeat_n("  ", self.depth));
    }
}

/// An exception's traceback, under `title`, and its message.
fn own_text(gil: &mut Gil, exc: &Value, title: &str) -> String {
    let mut text = String::new();
    let tb = gil.exception_traceback(exc);
    if !tb.is_none() {
        text.push_str(title);
        format_traceback(gil, &tb, &mut text);
    }
    format_exception_only(gil, exc, &mut text);
    text
}

/// The lines of a traceback, outermost frame first.
pub fn format_traceback(gil: &mut Gil, tb: &Value, out: &mut String) {
    let mut at = tb.clone();
    let mut last: Option<(String, u32, String)> = None;
    let mut repeated = 0;
    while let Some(entry) = gil.get::<Traceback>(&at) {
        let (next, function, index) = (entry.next.clone(), entry.function.clone(), entry.position);
        let code = gil.get::<Function>(&function).map_or(Value::NONE, |f| f.code.clone());
        let (file, name) = match gil.get::<Code>(&code) {
            Some(c) => (gil.to_rust(&c.filename), gil.to_rust(&c.qualname)),
            None => ("?".to_owned(), "?".to_owned()),
        };
        let mut name = name.as_str();
        while let Some((_, inner)) = cut(name, "<locals>.") {
            name = inner;
        }
        let name = name.to_owned();
        let simple = gil.get::<Code>(&code).map_or(name.clone(), |c| gil.to_rust(&c.name));
        let position = positions::position(gil, &code, index).unwrap_or_default();
        let key = (file.clone(), position.line, simple.clone());
        if last.as_ref() == Some(&key) {
            repeated += 1;
        } else {
            finish_repetition(out, repeated);
            repeated = 1;
        }
        last = Some(key);
        if repeated <= 3 {
            out.push_str(&format!("  File \"{file}\", line {}, in {simple}\n", position.line));
            format_source(gil, &file, &position, out);
        }
        at = next;
    }
    finish_repetition(out, repeated);
}

fn finish_repetition(out: &mut String, repeated: usize) {
    if repeated > 3 {
        let more = repeated - 3;
        out.push_str(&format!("  [Previous line repeated {more} more time{}]\n", if more == 1 { "" } else { "s" }));
    }
}

/// Columns of a position, in characters of the lines that are shown.
struct Marks {
    start: usize,
    end: usize,
    /// Line and column where the part with `^` begins, and where it ends.
    anchor: Option<((usize, usize), (usize, usize))>,
}

/// Source lines of a frame with their carets.
fn format_source(gil: &mut Gil, file: &str, p: &CodePosition, out: &mut String) {
    let count = (p.end_line.saturating_sub(p.line) + 1).min(200);
    let mut original = Vec::new();
    for line in p.line..p.line + count {
        match source_line(gil, file, line) {
            Some(text) => original.push(text.trim_end().to_owned()),
            None => break,
        }
    }
    if original.is_empty() || original.iter().all(|l| l.trim().is_empty()) {
        return;
    }
    let margin =
        original.iter().filter(|l| !l.trim().is_empty()).map(|l| l.len() - l.trim_start().len()).min().unwrap_or(0);
    let lines: Vec<&str> = original.iter().map(|l| l.get(margin..).unwrap_or("")).collect();
    let column = |line: usize, bytes: u32| -> usize {
        let text = original.get(line).map_or("", String::as_str);
        let upto = text.get(..(bytes as usize).min(text.len())).unwrap_or(text);
        upto.chars().count().saturating_sub(margin)
    };
    let last = lines.len() - 1;
    let marks = Marks {
        start: column(0, p.col),
        end: column(last, p.end_col),
        anchor: p.anchor.map(|(l1, c1, l2, c2)| {
            let (a, b) = ((l1.saturating_sub(p.line)) as usize, (l2.saturating_sub(p.line)) as usize);
            ((a, column(a, c1)), (b, column(b, c2)))
        }),
    };
    let carets = shows_carets(&lines, &marks);
    for line in significant_lines(last, &marks) {
        match line {
            Shown::Line(i) => {
                out.push_str("    ");
                out.push_str(lines[i]);
                out.push('\n');
                if carets {
                    out.push_str("    ");
                    out.push_str(&caret_line(lines[i], i, last, &marks));
                    out.push('\n');
                }
            }
            Shown::Gap(n) => out.push_str(&format!("    ...<{n} lines>...\n")),
        }
    }
}

enum Shown {
    Line(usize),
    Gap(usize),
}

/// First and last line and those around the anchor; what lies between is left out.
fn significant_lines(last: usize, marks: &Marks) -> Vec<Shown> {
    let mut wanted = vec![0];
    if let Some(((a, _), (b, _))) = marks.anchor {
        for i in [a, b] {
            for near in i.saturating_sub(1)..=(i + 1).min(last) {
                // The anchor's ends are in order.
                if wanted.last().is_none_or(|before| *before < near) {
                    wanted.push(near);
                }
            }
        }
    }
    if wanted.last() != Some(&last) {
        wanted.push(last);
    }
    let mut shown = Vec::new();
    let mut previous: Option<usize> = None;
    for i in wanted {
        if let Some(before) = previous {
            match i - before {
                1 => {}
                2 => shown.push(Shown::Line(i - 1)),
                n => shown.push(Shown::Gap(n - 1)),
            }
        }
        shown.push(Shown::Line(i));
        previous = Some(i);
    }
    shown
}

/// Whether carets say more than the line itself.
fn shows_carets(lines: &[&str], marks: &Marks) -> bool {
    let first: Vec<char> = lines[0].chars().collect();
    let last: Vec<char> = lines[lines.len() - 1].chars().collect();
    let before: String = first[..marks.start.min(first.len())].iter().collect();
    let after: String = last[marks.end.min(last.len())..].iter().collect();
    // CPython compares columns in bytes with columns in characters here, so a call with other than ASCII text is no plain one.
    let ascii = before.is_ascii() && last[..marks.end.min(last.len())].iter().all(char::is_ascii);
    if after.trim().is_empty()
        && ascii
        && is_call(&first, marks)
        && (is_plain_return(&before, &first, marks) || is_plain_assignment(&before))
    {
        return false;
    }
    marks.anchor.is_some() || !before.trim().is_empty() || !after.trim().is_empty()
}

/// Whether the marked range is a call: what gets `^` begins with a parenthesis and ends with the range.
fn is_call(first: &[char], marks: &Marks) -> bool {
    match marks.anchor {
        Some(((0, column), (_, end))) => first.get(column) == Some(&'(') && end == marks.end,
        _ => false,
    }
}

/// `return name(…)`
fn is_plain_return(before: &str, first: &[char], marks: &Marks) -> bool {
    let Some(((_, open), _)) = marks.anchor else { return false };
    before.trim() == "return" && first[marks.start..open].iter().all(|c| is_id_continue(*c as u32))
}

/// `name = call(…)`
fn is_plain_assignment(before: &str) -> bool {
    let Some(target) = before.trim_end().strip_suffix('=') else { return false };
    target.trim().chars().all(|c| is_id_continue(c as u32))
}

fn caret_line(text: &str, line: usize, last: usize, marks: &Marks) -> String {
    let indent = text.chars().take_while(|c| c.is_whitespace()).count();
    let count = if line == last { marks.end } else { text.chars().count() };
    let mut carets = String::new();
    let widths: Vec<usize> = text.chars().map(super::width::columns).collect();
    for column in 0..count {
        let inside = column >= indent && (line > 0 || column >= marks.start);
        let mark = match marks.anchor {
            _ if !inside => ' ',
            Some((from, to)) if (line, column) >= from && (line, column) < to => '^',
            Some(_) => '~',
            None => '^',
        };
        carets.extend(core::iter::repeat_n(mark, widths.get(column).copied().unwrap_or(1)));
    }
    carets
}

/// The last line, or lines: class and message, notes after it.
pub fn format_exception_only(gil: &mut Gil, exc: &Value, out: &mut String) {
    let ty = own_type(gil, exc);
    let mut name = full_name(gil, &ty);
    if let Some(rest) = name.strip_prefix("__main__.") {
        name = rest.to_owned();
    }
    if is_subtype(gil, &ty, gil.exc(Exc::SyntaxError)) && format_syntax_error(gil, exc, &name, out) {
        append_notes(gil, exc, out);
        return;
    }
    let saved = gil.take_pending();
    let message = str_string(gil, exc).unwrap_or_else(|_| {
        drop(gil.take_pending());
        "<exception str() failed>".to_owned()
    });
    let hint = suggestion(gil, exc, &ty).unwrap_or_default();
    if let Some(p) = saved {
        let _ = gil.raise(p);
    }
    if message.is_empty() && hint.is_empty() {
        out.push_str(&format!("{name}\n"));
    } else {
        out.push_str(&format!("{name}: {message}{hint}\n"));
    }
    append_notes(gil, exc, out);
}

fn append_notes(gil: &mut Gil, exc: &Value, out: &mut String) {
    for note in notes(gil, exc) {
        for line in note.split('\n') {
            out.push_str(line);
            out.push('\n');
        }
    }
}

fn format_syntax_error(gil: &mut Gil, exc: &Value, name: &str, out: &mut String) -> bool {
    let Some(e) = gil.get::<Exception>(exc) else { return false };
    let fields = e.fields.clone();
    let text_of = |gil: &Gil, v: &Value| gil.is_str(v).then(|| gil.to_rust(v));
    let (file, line) = (text_of(gil, &fields[0]), fields[1].as_small_int());
    let message = args_of(gil, exc).first().map_or(Some("None".to_owned()), |m| text_of(gil, m));
    let Some(line) = line else { return false };
    out.push_str(&format!("  File \"{}\", line {line}\n", file.unwrap_or_else(|| "<string>".to_owned())));
    if let Some(text) = text_of(gil, &fields[3]) {
        let trimmed_end = text.trim_end_matches('\n');
        let shown = trimmed_end.trim_start_matches([' ', '\n', '\u{c}']);
        let spaces = trimmed_end.chars().count() - shown.chars().count();
        out.push_str(&format!("    {shown}\n"));
        if let Some(offset) = fields[2].as_small_int() {
            let mut offset = offset;
            let length = text.chars().count() as i64;
            let mut end = if fields[4].as_small_int() == Some(line) {
                fields[5].as_small_int().filter(|e| *e != 0).unwrap_or(offset)
            } else {
                trimmed_end.chars().count() as i64 + 1
            };
            if offset > length && length > 0 {
                offset = length + 1;
            }
            if end <= offset {
                end = offset + 1;
            }
            let column = offset - 1 - spaces as i64;
            let end_column = end - 1 - spaces as i64;
            if column >= 0 {
                let pad: String = shown
                    .chars()
                    .take(column as usize)
                    .map(|c| if c.is_whitespace() { c } else { ' ' })
                    .chain(core::iter::repeat(' '))
                    .take(column as usize)
                    .collect();
                out.push_str(&format!("    {pad}{}\n", "^".repeat((end_column - column).max(1) as usize)));
            }
        }
    }
    out.push_str(&format!("{name}: {}\n", message.unwrap_or_else(|| "<no detail available>".to_owned())));
    true
}

/// `. Did you mean: 'x'?`
fn suggestion(gil: &mut Gil, exc: &Value, ty: &Value) -> Option<String> {
    let fields = gil.get::<Exception>(exc)?.fields.clone();
    if is_subtype(gil, ty, gil.exc(Exc::AttributeError)) {
        let wrong = gil.is_str(&fields[0]).then(|| gil.to_rust(&fields[0]))?;
        let obj = fields[1].bound()?.clone();
        let names = names_of(gil, &obj, &wrong);
        let found = closest(&wrong, names.iter().map(String::as_str))?;
        return Some(format!(". Did you mean: '{found}'?"));
    }
    if is_subtype(gil, ty, gil.exc(Exc::NameError)) {
        let wrong = gil.is_str(&fields[0]).then(|| gil.to_rust(&fields[0]))?;
        return name_suggestion(gil, exc, &wrong);
    }
    if is_subtype(gil, ty, gil.exc(Exc::ImportError)) {
        let wrong = gil.is_str(&fields[2]).then(|| gil.to_rust(&fields[2]))?;
        let module = gil.is_str(&fields[0]).then(|| gil.to_rust(&fields[0]))?;
        let module = molt_state::runtime::registered_module(gil, &module)?;
        let names = names_of(gil, &module, &wrong);
        let found = closest(&wrong, names.iter().map(String::as_str))?;
        return Some(format!(". Did you mean: '{found}'?"));
    }
    None
}

/// Public names of an object; private ones only for a wrong name that is private too.
fn names_of(gil: &mut Gil, obj: &Value, wrong: &str) -> Vec<String> {
    let mut names: Vec<Value> = Vec::new();
    if let Some(m) = gil.get::<Module>(obj) {
        let dict = m.dict.clone();
        if let Some(d) = gil.get::<Dict>(&dict) {
            names.extend(d.iter().map(|e| e.key.clone()));
        }
    } else {
        names.extend(molt_call::attributes::instance_attributes(gil, obj).into_iter().map(|(n, _)| n));
        let ty = if is_type(gil, obj) { obj.clone() } else { own_type(gil, obj) };
        crate::class::type_object::names_of_type(gil, &ty, &mut names);
    }
    let mut names: Vec<String> = names.iter().map(|n| gil.to_rust(n)).collect();
    molt_object::order::sort(&mut names);
    if !wrong.starts_with('_') {
        names.retain(|n| !n.starts_with('_'));
    }
    names
}

fn name_suggestion(gil: &mut Gil, exc: &Value, wrong: &str) -> Option<String> {
    let mut at = gil.exception_traceback(exc);
    let mut function = Value::NONE;
    while let Some(entry) = gil.get::<Traceback>(&at) {
        function = entry.function.clone();
        at = entry.next.clone();
    }
    let f = gil.get::<Function>(&function)?;
    let mut names: Vec<String> = Vec::new();
    // The locals of a module's code are those of its comprehensions, which are not seen outside of them.
    if let Some(c) = gil.get::<Code>(&f.code).filter(|c| c.kind != CodeKind::Module) {
        names.extend(c.locals.iter().chain(&c.cells).chain(&c.free).map(|n| gil.to_rust(n)));
    }
    for dict in [f.globals.clone(), gil.known_builtins()] {
        if let Some(d) = gil.get::<Dict>(&dict) {
            names.extend(d.iter().map(|e| gil.to_rust(&e.key)));
        }
    }
    if let Some(suggestion) = method_suggestion(gil, &function, wrong) {
        return Some(suggestion);
    }
    names.retain(|n| n != wrong);
    let found = closest(wrong, names.iter().map(String::as_str));
    match found {
        Some(found) => Some(format!(". Did you mean: '{found}'?")),
        None if STANDARD_MODULES.contains(&wrong) => Some(format!(". Did you forget to import '{wrong}'?")),
        None => None,
    }
}

/// `. Did you mean: 'self.x'?`, in a method whose class has an attribute of the name. The object itself is gone by now, so the
/// class is found by the method's qualified name, and the compiler's list of the attributes that its methods set is asked too.
fn method_suggestion(gil: &mut Gil, function: &Value, wrong: &str) -> Option<String> {
    let f = gil.get::<Function>(function)?;
    let code = gil.get::<Code>(&f.code)?;
    let is_method = code.posonly + code.regular > 0 && gil.is_text(code.locals.first()?, "self");
    let qualname = gil.to_rust(&code.qualname);
    let (path, _) = qualname.rsplit_once('.')?;
    if !is_method || path.contains('<') {
        return None;
    }
    let mut class = f.globals.clone();
    for part in path.split('.') {
        let part = gil.intern(part);
        let namespace = type_data(gil, &class).map_or(class.clone(), |d| d.dict.clone());
        class = find_in_dict(gil, &namespace, &part)?;
    }
    let name = gil.intern(wrong);
    let statics = gil.name(N::StaticAttributes).clone();
    let has = lookup(gil, &class, &name).is_some()
        || core::iter::once(&class).chain(&type_data(gil, &class)?.mro[..]).any(|base| {
            let set = type_data(gil, base).and_then(|d| find_in_dict(gil, &d.dict, &statics));
            set.is_some_and(|s| gil.tuple(&s).is_some_and(|names| names.iter().any(|n| n.is(&name))))
        });
    has.then(|| format!(". Did you mean: 'self.{wrong}'?"))
}

/// Standard modules that people forget to import.
const STANDARD_MODULES: &[&str] = &[
    "abc",
    "array",
    "ast",
    "asyncio",
    "base64",
    "bisect",
    "calendar",
    "collections",
    "contextlib",
    "copy",
    "csv",
    "dataclasses",
    "datetime",
    "decimal",
    "difflib",
    "enum",
    "fractions",
    "functools",
    "gc",
    "glob",
    "hashlib",
    "heapq",
    "html",
    "http",
    "importlib",
    "inspect",
    "io",
    "itertools",
    "json",
    "logging",
    "math",
    "operator",
    "os",
    "pathlib",
    "pickle",
    "platform",
    "pprint",
    "queue",
    "random",
    "re",
    "shutil",
    "signal",
    "socket",
    "sqlite3",
    "statistics",
    "string",
    "struct",
    "subprocess",
    "sys",
    "tempfile",
    "textwrap",
    "threading",
    "time",
    "timeit",
    "tomllib",
    "traceback",
    "types",
    "typing",
    "unicodedata",
    "unittest",
    "urllib",
    "uuid",
    "warnings",
    "weakref",
    "xml",
    "zipfile",
    "zlib",
];

trait Builtins {
    fn known_builtins(&self) -> Value;
}
impl Builtins for Gil {
    fn known_builtins(&self) -> Value {
        use molt_state::State;
        self.state().builtins.clone()
    }
}

/// Reports an exception that nobody can catch on standard error, and drops it: `what` was being called.
pub fn unraisable(gil: &mut Gil, kind: &str, what: &Value) {
    let Some(exc) = gil.take_pending() else { return };
    let what = molt_call::repr_string(gil, what).unwrap_or_default();
    gil.raise(exc);
    ignored(gil, &["while calling ", kind, " ", &what]);
}

/// Tells the program's own `sys.unraisablehook`, if it set one; false when there is none, or it failed.
fn tell_hook(gil: &mut Gil, exc: &Value, message: &str) -> bool {
    use molt_state::State;
    let sys = gil.state().sys.clone();
    if molt_call::mapping::get_str(gil, &sys, "unraisablehook").is_none() {
        return false;
    }
    let told = crate::import::import_module(gil, "_molt_sys").and_then(|own| {
        let tell = molt_call::getattr_str(gil, &own, "_tell_unraisable")?;
        let message = gil.new_str(message);
        molt_call::call(gil, &tell, &[exc.clone(), message])
    });
    if told.is_err() {
        drop(gil.take_pending());
    }
    told.is_ok()
}

/// Reports the pending exception, and drops it; the words say where it came up.
pub fn ignored(gil: &mut Gil, words: &[&str]) {
    let Some(exc) = gil.take_pending() else { return };
    let message = ["Exception ignored ", &words.concat()].concat();
    if tell_hook(gil, &exc, &message) {
        return;
    }
    let mut out = String::from("Exception ignored ");
    out.extend(words.iter().copied().chain([":\n"]));
    out.push_str(&own_text(gil, &exc, "Traceback (most recent call last):\n"));
    let _ = molt_state::host::write(gil, 2, out.as_bytes());
}
