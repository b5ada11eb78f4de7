//! The README's table of what fails the build: each row is a case of that name.

use alphaswarm_settings_tests::{file, read};

/// The last cell of each row: the name and the directory that it links to.
fn rows(readme: &str) -> Vec<(&str, &str)> {
    let (_, table) = readme.split_once("\n## What fails the build\n").expect("the heading");
    let rows = table.lines().skip_while(|line| !line.starts_with("|---"));
    let rows = rows.skip(1).take_while(|line| line.starts_with('|'));
    rows.map(|row| link(row).unwrap_or_else(|| panic!("no link to a case ends {row}"))).collect()
}

fn link(row: &str) -> Option<(&str, &str)> {
    let cell = row.strip_suffix(") |")?.rsplit_once("| [`")?.1;
    cell.split_once("`](")
}

#[test]
fn every_row_links_to_a_failing_case_of_its_name() {
    let readme = read(file("README.md"));
    let rows = rows(&readme);
    assert!(rows.len() > 3, "{rows:?}");
    for (name, directory) in rows {
        assert_eq!(directory, format!("tests/ui/{name}"));
        assert!(file(directory).join("case.rs").is_file(), "{directory} has no case.rs");
        let message = read(file(directory).join("case.stderr"));
        assert!(message.starts_with("error"), "{directory}: {message}");
    }
}
