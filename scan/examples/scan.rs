//! Prints what files use: `cargo run --example scan -- FILE…`, or the files that standard input names.

use std::io::{self, BufRead as _, Write as _};

use alphaswarm_settings_scan::languages::{Context, Language};
use alphaswarm_settings_scan::{Name, Scan};

fn main() -> io::Result<()> {
    let named: Vec<String> = std::env::args().skip(1).collect();
    let paths = if named.is_empty() {
        io::stdin().lock().lines().collect::<Result<_, _>>()?
    } else {
        named
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    for path in paths {
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let text = String::from_utf8_lossy(&bytes);
        let Some(language) = Language::of(&path, &text) else { continue };
        let module = |module: &str| {
            let files = (language.imports.as_ref()?.files)(&path, module);
            files.into_iter().find_map(|file| std::fs::read_to_string(file).ok())
        };
        let context = Context { module: &module, ..Context::default() };
        print(&mut out, &path, &text, &language.scan(&text, &context))?;
    }
    out.flush()
}

/// One line for each use and helper, with the line of the text it stands in.
fn print(out: &mut impl io::Write, path: &str, text: &str, scan: &Scan) -> io::Result<()> {
    if let Some(skipped) = scan.skipped {
        writeln!(out, "{path}: not read: {}", skipped.as_str())?;
    }
    if scan.is_broken {
        writeln!(out, "{path}: broken")?;
    }
    let mut line = 1;
    let mut at = 0;
    for found in &scan.uses {
        line += text[at..found.span.start].matches('\n').count();
        at = found.span.start;
        let name = match &found.name {
            Name::Literal(name) => name.clone(),
            Name::Dynamic => "?".to_owned(),
            Name::Imported { module, constant } => format!("{module}:{constant}"),
        };
        let value = found.value.clone().map_or("", |value| &text[value]);
        writeln!(out, "{path}:{line}:{name}\t{:?}\t{value:?}", found.kind)?;
    }
    for helper in &scan.helpers {
        writeln!(out, "{path}: helper {}", helper.name)?;
    }
    Ok(())
}
