//! Writes `packages/abi/src/generated.ts` from this crate: `cargo run -p molt-abi --bin generate`. With `--check` it writes
//! nothing and fails when the file differs from what it would write.

use molt_abi::helpers::{HELPERS, Kind};
use molt_abi::{Constant, Value, blob, layout, values};
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

const HEADER: &str =
    "// Generated from the Rust crate native/abi by `cargo run -p molt-abi --bin generate`. Do not edit.\n";

#[expect(clippy::disallowed_methods, reason = "a build tool reads and writes files")]
fn main() -> ExitCode {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packages/abi/src/generated.ts");
    let wanted = generated();
    let current = std::fs::read_to_string(&path).unwrap_or_default();
    if current == wanted {
        return ExitCode::SUCCESS;
    }
    if std::env::args().any(|argument| argument == "--check") {
        return failure(
            "packages/abi/src/generated.ts differs from native/abi: run `cargo run -p molt-abi --bin generate`",
        );
    }
    match std::fs::write(&path, wanted) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failure(&format!("cannot write {}: {error}", path.display())),
    }
}

fn failure(message: &str) -> ExitCode {
    use std::io::Write as _;
    // Nothing is left to report to when standard error is closed.
    let _ = writeln!(std::io::stderr(), "{message}");
    ExitCode::FAILURE
}

fn generated() -> String {
    let mut out = String::from(HEADER);
    for (title, table) in [("Values", values::table()), ("Layout", layout::table()), ("Data blob", blob::table())] {
        write!(out, "\n// {title}\n").expect(TEXT);
        for constant in &table {
            write_constant(&mut out, constant);
        }
    }
    write_helpers(&mut out);
    out
}

/// Writing to a string cannot fail.
const TEXT: &str = "write to a string";

fn write_constant(out: &mut String, constant: &Constant) {
    let doc: Vec<&str> = constant.doc.iter().map(|line| line.trim()).collect();
    writeln!(out, "/** {} */", doc.join("\n * ")).expect(TEXT);
    let name = constant.name;
    match constant.value {
        Value::Number(value) => writeln!(out, "export const {name} = {value};"),
        Value::Bits(value) => writeln!(out, "export const {name} = 0x{value:016x}n;"),
        Value::Signed(value) => writeln!(out, "export const {name} = {value}n;"),
        Value::Text(value) => writeln!(out, "export const {name} = {value:?};"),
        Value::Bytes(value) => writeln!(out, "export const {name}: readonly number[] = {value:?};"),
    }
    .expect(TEXT);
}

fn write_helpers(out: &mut String) {
    let letter = |kind: Kind| if kind == Kind::I { "\"i32\"" } else { "\"i64\"" };
    out.push_str("\n// Helpers\n/** The type of a helper's parameter or result: `i64` is a value, `i32` an address, a count or a flag. */\n");
    out.push_str("export type HelperKind = \"i32\" | \"i64\";\n");
    out.push_str("/** The type of one importable core function. */\n");
    out.push_str("export interface Helper {\n  readonly params: readonly HelperKind[];\n  readonly result: HelperKind | null;\n}\n");
    out.push_str(
        "/** Every function of the core that compiled code may import, by export name. */\nexport const HELPERS = {\n",
    );
    for helper in HELPERS {
        writeln!(out, "  /** {} */", helper.doc.replace("*/", "* /")).expect(TEXT);
        let params: Vec<&str> = helper.params.iter().map(|&kind| letter(kind)).collect();
        let result = helper.result.map_or("null", letter);
        writeln!(out, "  {}: {{ params: [{}], result: {result} }},", helper.name, params.join(", ")).expect(TEXT);
    }
    out.push_str("} as const satisfies Readonly<Record<string, Helper>>;\n");
    out.push_str("/** The name of a helper. */\nexport type HelperName = keyof typeof HELPERS;\n");
}
