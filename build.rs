//! Builds again when a catalogue or a shipped plan changes: both are read while the crate is compiled.

fn main() {
    println!("cargo::rerun-if-changed=src/wording");
    println!("cargo::rerun-if-changed=plans");
}
