//! Lists the files that browsers load (and, in a release, embeds them), and gives them a fingerprint for their address.
//!
//! `cargo xtask build` makes them first; without it the server compiles too and serves pages without style.

use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash, Hasher},
    path::Path,
};

fn main() {
    let package = Path::new("../target/site/pkg");
    fs::create_dir_all(package).expect("the target folder can be written");
    if fs::read_dir(package).is_ok_and(|mut files| files.next().is_none()) {
        // Without a file there is nothing to serve from, which memory-serve takes for a mistake.
        fs::write(package.join("missing.txt"), "Made by `cargo xtask build`.\n")
            .expect("the target folder can be written");
    }
    println!("cargo::rustc-env=SITE_FINGERPRINT={:016x}", fingerprint(package));
    let release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    memory_serve::load_names_directories([("pkg", package), ("public", Path::new("../style/public"))], release);
}

/// Changes when any of the files does.
fn fingerprint(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it can be read").path());
    let mut files: Vec<_> = entries.filter(|path| path.is_file()).collect();
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.file_name().hash(&mut hasher);
        fs::read(&file).expect("the file can be read").hash(&mut hasher);
    }
    hasher.finish()
}
