//! Link options of the core module. They are given here, and not in `.cargo/config.toml`, because they concern this
//! one artifact: the parser is built by other tools and must keep a memory of its own.

/// Bytes of shadow stack: room for deep recursion of the core's own functions, checked by the recursion limit.
const STACK_SIZE: u32 = 16 << 20;

#[expect(clippy::disallowed_methods, reason = "cargo tells build scripts by the environment")]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        for option in [
            "--export-table",
            "--growable-table",
            "--import-memory",
            "--stack-first",
            "--export=__stack_pointer",
            "--export=__data_end",
        ] {
            println!("cargo::rustc-link-arg-cdylib={option}");
        }
        println!("cargo::rustc-link-arg-cdylib=-zstack-size={STACK_SIZE}");
    }
}
