//! The demo's files are compiled in: a change to one of them must compile this crate again.

fn main() {
    println!("cargo::rerun-if-changed=demo");
    println!("cargo::rerun-if-changed=build.rs");
}
