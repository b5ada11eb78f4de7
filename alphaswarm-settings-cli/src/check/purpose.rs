//! What a file is for, told by its path.

/// Directories of test code.
const TESTS: &[&str] = &[
    "test",
    "tests",
    "__tests__",
    "e2e",
    "spec",
    "specs",
    "testdata",
    "fixtures",
    "__mocks__",
    "cypress",
    "test-utils",
    "test_utils",
    "testutils",
    "testutil",
    "test-helpers",
    "test_helpers",
    "test-support",
    "test_support",
    "test-data",
    "test_data",
];

/// What the name of a file says of it between dots: `api.spec.ts`.
const TEST_WORDS: &[&str] =
    &["test", "tests", "spec", "e2e", "cy", "unittest", "inttest", "clienttest", "servertest"];

/// The end of the name of a directory or a file of test code: `api_tests/`, `run-test.sh`.
const TEST_ENDS: &[&str] = &["_test", "_tests", "-test", "-tests"];

/// A directory whose files git's forge runs: what one is named after is what it runs, not what it is.
const WORKFLOWS: &str = ".github/workflows/";

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

/// Directories whose values are made up.
const EXAMPLES: &[&str] = &["examples", "example", "samples", "sample", "docs", "stories", "demos"];

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

/// Names, without their end, of scripts that a package manager or a database tool of JavaScript runs.
const SCRIPT_FILES: &[&str] = &["preinstall", "postinstall", "seed"];

/// Names, without their end, of what prepares a run of tests in JavaScript.
const TEST_FILES: &[&str] = &[
    "global-setup",
    "globalSetup",
    "global-teardown",
    "globalTeardown",
    "setupTests",
    "vitestSetup",
];

/// The ends of names of files in JavaScript.
const SCRIPT_ENDS: &[&str] = &["js", "mjs", "cjs", "ts", "mts", "cts", "tsx", "jsx"];

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Purpose {
    /// It tests the software.
    pub(super) is_test: bool,
    /// It is a script, a tool, an example, or configures one.
    pub(super) is_tool: bool,
    /// It shows how something is used, with values that are nobody's.
    pub(super) is_example: bool,
}

impl Purpose {
    /// The purpose of a file with a path like `services/core/src/main.rs`.
    pub(super) fn of(path: &str) -> Self {
        let mut parts = path.split(['/', '\\']).rev();
        let name = parts.next().unwrap_or_default();
        let is_workflow = path.contains(WORKFLOWS);
        let is_test = !is_workflow && is_test_file(name);
        let mut purpose =
            Self { is_test, is_tool: is_tool_file(name), is_example: is_example_file(name) };
        for directory in parts {
            let lower = directory.to_ascii_lowercase();
            purpose.is_test |= is_test_directory(directory, &lower);
            let is_hidden = lower.starts_with('.') && !lower.trim_matches('.').is_empty();
            purpose.is_tool |= is_hidden || TOOLS.contains(&lower.as_str());
            purpose.is_example |= EXAMPLES.contains(&lower.as_str());
        }
        purpose
    }
}

/// A component of a user interface may well be named `Testing`.
fn is_test_directory(name: &str, lower: &str) -> bool {
    name == "testing" || TESTS.contains(&lower) || ends_as_test(name)
}

fn ends_as_test(name: &str) -> bool {
    TEST_ENDS.iter().any(|end| name.ends_with(end))
}

fn is_test_file(name: &str) -> bool {
    let mut parts = name.rsplit('.');
    let end = parts.next().unwrap_or_default();
    let stem = name.strip_suffix(end).and_then(|stem| stem.strip_suffix('.')).unwrap_or(name);
    stem == "conftest"
        || ["test", "tests"].contains(&name)
        || ends_as_test(stem)
        || (end == "py" && stem.starts_with("test_"))
        || (SCRIPT_ENDS.contains(&end) && TEST_FILES.contains(&stem))
        || ["vitest.setup", "jest.setup"].contains(&stem)
        || parts.any(|part| TEST_WORDS.contains(&part))
}

fn is_example_file(name: &str) -> bool {
    let mut words = name.split(['.', '-', '_']);
    name.contains(".stories.")
        || name.split('.').skip(1).any(|part| ["sample", "template"].contains(&part))
        || words.any(|word| ["example", "examples"].contains(&word))
}

fn is_tool_file(name: &str) -> bool {
    let is_config = name.rsplit_once('.').is_some_and(|(stem, _)| stem.ends_with(".config"));
    let is_script = name
        .rsplit_once('.')
        .is_some_and(|(stem, end)| SCRIPT_ENDS.contains(&end) && SCRIPT_FILES.contains(&stem));
    let is_rc = name.starts_with('.') && name.contains("rc");
    let is_shown = name.contains(".stories.") || name.contains(".bench.");
    is_config || is_script || is_rc || is_shown || is_benchmark(name) || TOOL_FILES.contains(&name)
}

/// Whether a name is one like `bench_parser.py` or `benchParser.ts`.
fn is_benchmark(name: &str) -> bool {
    let rest = name.strip_prefix("bench").and_then(|rest| rest.chars().next());
    rest.is_some_and(|next| !next.is_lowercase() && next != 'M')
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
            ("api_tests/prepare.sh", true, false),
            ("e2e-tests/run.sh", true, false),
            ("ci-contest/run.sh", false, false),
            ("db/test_utils/seed.rs", true, false),
            ("docker/smoke-test.sh", true, false),
            ("docker/contest.sh", false, false),
            ("compose.tests.yaml", true, false),
            ("web/src/auth.servertest.ts", true, false),
            ("web/src/auth.latest.ts", false, false),
            ("src/testing/mod.rs", true, false),
            ("web/src/Evaluators/Testing/Panel.tsx", false, false),
            ("test.yml", true, false),
            ("bin/test", true, false),
            (".github/workflows/test.yml", false, true),
            (".github/workflows/e2e-tests.yml", false, true),
            ("web/src/Button.stories.tsx", false, true),
            ("web/src/benchParser.ts", false, true),
            ("web/vitest.setup.ts", true, false),
            ("web/integration/global-setup.ts", true, false),
            ("web/src/setup.ts", false, false),
            ("web/preinstall.js", false, true),
            ("db/seed.ts", false, true),
            ("db/seed.rs", false, false),
            ("src/bench_parser.py", false, true),
            ("src/benchmarks.py", false, false),
            ("", false, false),
        ] {
            let purpose = Purpose::of(path);
            assert_eq!((purpose.is_test, purpose.is_tool), (is_test, is_tool), "{path}");
        }
    }

    #[test]
    fn examples_are_told_by_their_paths() {
        for path in [
            "examples/a.py",
            "docs/setup.sh",
            ".env.example",
            "src/example-data.ts",
            "web/Button.stories.tsx",
        ] {
            assert!(Purpose::of(path).is_example, "{path}");
        }
        for path in [
            "src/main.rs",
            "src/counterexample.py",
            "mail/template.ts",
            ".env",
            "src/sample_rate.py",
        ] {
            assert!(!Purpose::of(path).is_example, "{path}");
        }
    }
}
