//! What a file is for, told by its path.

/// Directories of test code.
const TESTS: &[&str] = &[
    "test",
    "tests",
    "__tests__",
    "testing",
    "e2e",
    "spec",
    "specs",
    "testdata",
    "fixtures",
    "__mocks__",
    "cypress",
];

/// Directories of what helps to build, test and show the software, but is no part of it.
const TOOLS: &[&str] = &[
    "scripts",
    "script",
    "tools",
    "tool",
    "hack",
    "ci",
    "xtask",
    "bench",
    "benches",
    "benchmarks",
    "examples",
    "example",
    "docs",
    "devtools",
];

/// Files that configure tools.
const TOOL_FILES: &[&str] = &[
    "build.rs",
    "conftest.py",
    "setup.py",
    "noxfile.py",
    "fabfile.py",
    "tasks.py",
    "manage.py",
    "gulpfile.js",
    "Gruntfile.js",
    "gulpfile.ts",
];

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Role {
    /// It tests the software.
    pub(super) is_test: bool,
    /// It is a script, a tool, an example, or configures one.
    pub(super) is_tool: bool,
}

impl Role {
    /// The role of a file with a path like `services/core/src/main.rs`.
    pub(super) fn of(path: &str) -> Self {
        let mut parts = path.split(['/', '\\']).rev();
        let name = parts.next().unwrap_or_default();
        let mut role = Self { is_test: is_test_file(name), is_tool: is_tool_file(name) };
        for directory in parts {
            let lower = directory.to_ascii_lowercase();
            role.is_test |= TESTS.contains(&lower.as_str());
            let is_hidden = lower.starts_with('.') && !lower.trim_matches('.').is_empty();
            role.is_tool |= is_hidden || TOOLS.contains(&lower.as_str());
        }
        role
    }
}

fn is_test_file(name: &str) -> bool {
    let mut parts = name.rsplit('.');
    let end = parts.next().unwrap_or_default();
    let stem = name.strip_suffix(end).and_then(|stem| stem.strip_suffix('.')).unwrap_or(name);
    let has_word = |word| parts.clone().any(|part| part == word);
    stem == "test"
        || stem == "tests"
        || stem == "conftest"
        || stem.ends_with("_test")
        || stem.ends_with("_tests")
        || (end == "py" && stem.starts_with("test_"))
        || has_word("test")
        || has_word("spec")
        || has_word("e2e")
        || has_word("cy")
}

fn is_tool_file(name: &str) -> bool {
    let is_config = name.rsplit_once('.').is_some_and(|(stem, _)| stem.ends_with(".config"));
    let is_rc = name.starts_with('.') && name.contains("rc");
    is_config || is_rc || TOOL_FILES.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_say_what_files_are_for() {
        for (path, is_test, is_tool) in [
            ("src/main.rs", false, false),
            ("services/core/tests/load.rs", true, false),
            ("src/load_test.go", true, false),
            ("app/test_views.py", true, false),
            ("app/testament.py", false, false),
            ("app/conftest.py", true, true),
            ("web/src/api.spec.ts", true, false),
            ("web/src/api.test.tsx", true, false),
            ("web/src/__tests__/api.ts", true, false),
            ("web/vite.config.ts", false, true),
            ("web/next.config.mjs", false, true),
            ("web/src/config.ts", false, false),
            (".eslintrc.js", false, true),
            (".github/workflows/ci.yml", false, true),
            ("core/build.rs", false, true),
            ("scripts/seed.py", false, true),
            ("core/src/bin/worker.rs", false, false),
            ("./src/a.rs", false, false),
            ("../src/a.rs", false, false),
            ("Tests\\a.rs", true, false),
            ("", false, false),
        ] {
            assert_eq!(Role::of(path), Role { is_test, is_tool }, "{path}");
        }
    }
}
