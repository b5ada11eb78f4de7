//! Both versions of a platform on disk: a repository whose commit is the base, and what `generate`
//! writes of each version.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use alphaswarm_settings_tests::command::{alphaswarm_settings, run};
use serde_json::Value;

use crate::version::{Layout, SERVICES, Version};

/// A finding of `compat`.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub(crate) rule: String,
    pub(crate) key: String,
    pub(crate) severity: String,
    /// `new-code`, `old-code`, `both` or nothing.
    pub(crate) fails: String,
}

/// The directory of one seed.
pub(crate) struct Platform {
    directory: PathBuf,
    files: PathBuf,
}

impl Platform {
    /// A directory for a seed; files that hold values are in `files`.
    pub(crate) fn new(directory: PathBuf, files: PathBuf) -> Self {
        let platform = Self { directory, files };
        fs::create_dir_all(platform.repository()).expect("a directory");
        platform
    }

    fn repository(&self) -> PathBuf {
        self.directory.join("repository")
    }

    /// Writes a version into the repository, generates its objects and keeps them for kustomize, below
    /// a name.
    pub(crate) fn bring(
        &self,
        version: &Version,
        name: &str,
        held: impl Fn(&str) -> Option<String>,
    ) {
        let repository = self.repository();
        let write = |file: &str, text: &str| write(&repository.join(file), text);
        write(".env.schema", &version.schema());
        write("prod.env", &version.values(|value| self.file_of(value)));
        write("alphaswarm-settings.toml", &config(version));
        let generated = alphaswarm_settings(&repository, &["generate"]);
        assert!(matches!(generated.code, 0 | 1), "{generated:?}\n{}", version.schema());
        let objects = self.directory.join(name);
        let mut resources = String::new();
        for (file, is_secret) in files(version.layout) {
            let text = alphaswarm_settings_tests::read(repository.join(&file));
            let text = if is_secret { filled(&text, &held) } else { text };
            self::write(&objects.join("base").join(&file), &text);
            let _ = writeln!(resources, "  - {file}");
        }
        let kustomization = format!("resources:\n{resources}");
        self::write(&objects.join("base/kustomization.yaml"), &kustomization);
        fs::create_dir_all(objects.join("prod")).expect("a directory");
        fs::copy(repository.join("prod.env"), objects.join("prod/prod.env")).expect("the values");
        let merged = "configMapGenerator:\n  - name: shop\n    behavior: merge\n    envs: [prod.env]\n\
                      generatorOptions: {disableNameSuffixHash: true}\n";
        let merged = if version.layout == Layout::Shared { merged } else { "" };
        let overlay = format!("resources: [../base]\n{merged}");
        self::write(&objects.join("prod/kustomization.yaml"), &overlay);
        self::write(&objects.join("code/kustomization.yaml"), "resources: [deployments.yaml]\n");
        self::write(&objects.join("code/deployments.yaml"), &deployments(version.layout));
    }

    /// Commits what is in the repository.
    pub(crate) fn commit(&self) {
        commit(&self.repository());
    }

    /// What `compat` finds in the work tree, compared with the commit.
    pub(crate) fn compat(&self) -> Vec<Finding> {
        let arguments = ["compat", "--against", "HEAD", "--format", "json"];
        let run = alphaswarm_settings(&self.repository(), &arguments);
        assert!(matches!(run.code, 0 | 1), "{run:?}");
        let findings = findings(&run.stdout);
        let has_errors = findings.iter().any(|found| found.severity == "error");
        assert_eq!(run.code == 1, has_errors, "{findings:?}");
        findings
    }

    /// The path of a file that holds a value.
    fn file_of(&self, value: &str) -> String {
        let mut name = String::new();
        for byte in value.bytes() {
            let _ = write!(name, "{byte:02x}");
        }
        let path = self.files.join(name);
        self::write(&path, value);
        path.to_str().expect("UTF-8").to_owned()
    }
}

/// Commits everything in a directory; makes it a repository if it is none.
pub(crate) fn commit(directory: &Path) {
    let commit = ["-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "a"];
    for arguments in [&["init", "-q"][..], &["add", "."], &commit] {
        let mut git = Command::new("git");
        git.args(arguments).current_dir(directory).env("GIT_CONFIG_GLOBAL", "/dev/null");
        let _ = run(&mut git).succeeded();
    }
}

/// The findings of a report in JSON.
pub(crate) fn findings(report: &str) -> Vec<Finding> {
    let report: Value = serde_json::from_str(report).expect("it is JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let finding = |found: &Value| Finding {
        rule: text(&found["rule"]),
        key: text(&found["key"]),
        severity: text(&found["severity"]),
        fails: text(&found["about"]["fails"]),
    };
    report["findings"].as_array().expect("a list").iter().map(finding).collect()
}

/// Writes a file and the directories above it.
pub(crate) fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
    fs::write(path, text).expect("it is written");
}

/// The files of objects, and which are Secrets.
fn files(layout: Layout) -> Vec<(String, bool)> {
    let both = |of: &str| [(format!("config{of}.yaml"), false), (format!("secret{of}.yaml"), true)];
    match layout {
        Layout::Shared => both("").to_vec(),
        Layout::PerService => {
            SERVICES.iter().flat_map(|service| both(&format!("-{service}"))).collect()
        }
    }
}

fn config(version: &Version) -> String {
    let mut text = "schema = \".env.schema\"\n\n\
                    [[environment]]\nname = \"prod\"\ntarget = \"kubernetes\"\nvalues = \"prod.env\"\n"
        .to_owned();
    for (file, is_secret) in files(version.layout) {
        let (kind, name) = if is_secret { ("secret", "keys") } else { ("configmap", "shop") };
        let _ = write!(
            text,
            "\n[[artifact]]\nenv = \"k8s\"\nkind = \"{kind}\"\nname = \"{name}\"\nout = \"{file}\"\n"
        );
        // Values that are merged later would contradict the old names.
        if version.carries_aliases && (is_secret || version.layout == Layout::PerService) {
            text.push_str("carry_aliases = true\n");
        }
        if let Some((_, service)) = file.trim_end_matches(".yaml").split_once('-') {
            let _ = write!(text, "service = \"{service}\"\nenvironment = \"prod\"\n");
        }
    }
    if version.denies_unknown {
        text.push_str("\n[compat]\ndeny_unknown = [\"APP_\"]\n");
    }
    text
}

/// The workloads: each service takes its variables from the objects of its version.
fn deployments(layout: Layout) -> String {
    let one = |service: &&str| {
        let of = if layout == Layout::PerService { format!("-{service}") } else { String::new() };
        format!(
            "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {service}\nspec:\n  template:\n    \
             spec:\n      enableServiceLinks: false\n      containers:\n      - name: {service}\n        \
             image: shop/{service}\n        envFrom:\n        - configMapRef: {{name: shop{of}}}\n        \
             - secretRef: {{name: keys{of}}}\n"
        )
    };
    SERVICES.iter().map(one).collect::<Vec<_>>().join("---\n")
}

/// The scaffold of a Secret with values in place of its placeholders, as a person fills it in. What is
/// not held is left out.
fn filled(scaffold: &str, held: &impl Fn(&str) -> Option<String>) -> String {
    let mut text = String::new();
    for line in scaffold.lines() {
        let placeholder = line.strip_suffix(": \"Y2hhbmdlbWU=\"");
        if let Some(key) = placeholder {
            let value = held(key.trim_start());
            text.extend(value.map(|value| format!("{key}: {value:?}\n")));
        } else if line.starts_with("data:") {
            text.push_str("stringData:\n");
        } else if !line.contains("annotations:")
            && !line.contains("config.kubernetes.io")
            && !line.contains("argocd")
        {
            text.extend([line, "\n"]);
        }
    }
    text
}
