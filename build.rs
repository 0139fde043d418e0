//! Makes the theme's scripts small: readers load what is left when comments, white space and long local names are gone.
//! The scripts themselves stay in the binary as well, for `lyceum eject`.

use std::path::{Path, PathBuf};
use std::{env, fs};

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

fn main() {
    println!("cargo::rerun-if-changed=theme");
    println!("cargo::rerun-if-changed=preview");
    println!("cargo::rerun-if-changed=build.rs");
    let all = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names it"));
    for (folder, name) in [("theme", "scripts"), ("preview", "preview")] {
        let out = all.join(name);
        if out.exists() {
            fs::remove_dir_all(&out).expect("the last build's scripts can be removed");
        }
        minify_all(Path::new(folder), &out);
    }
}

fn minify_all(folder: &Path, out: &Path) {
    fs::create_dir_all(out).expect("the folder can be made");
    for entry in fs::read_dir(folder).expect("the theme can be read") {
        let path = entry.expect("an entry of the theme").path();
        let to = out.join(path.file_name().expect("it has a name"));
        if path.is_dir() {
            minify_all(&path, &to);
        } else if path.extension().is_some_and(|ending| ending == "js") {
            let text = fs::read_to_string(&path).expect("a script is text");
            fs::write(to, minified(&text, &path)).expect("it can be written");
        }
    }
}

/// A module without what only people need. Names that modules export stay: they import each other by them.
fn minified(text: &str, path: &Path) -> String {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::mjs()).parse();
    assert!(parsed.errors.is_empty(), "{} is no JavaScript: {:?}", path.display(), parsed.errors);
    let mut program = parsed.program;
    let options =
        MinifierOptions { mangle: Some(MangleOptions::default()), compress: Some(CompressOptions::smallest()) };
    let scoping = Minifier::new(options).minify(&allocator, &mut program).scoping;
    let small = Codegen::new().with_options(CodegenOptions::minify()).with_scoping(scoping).build(&program);
    small.code.to_string()
}
