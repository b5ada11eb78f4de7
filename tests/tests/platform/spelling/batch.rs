//! Many values in one project, each with a neighbour that a misread value would damage.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use alphaswarm_settings_tests::project::Project;

use super::values;

/// How many values a run tries.
const COUNT: usize = 2_400;

/// A project with hostile defaults and descriptions.
pub(crate) struct Batch {
    pub(crate) project: Project,
    /// The defaults, by key.
    pub(crate) values: BTreeMap<String, String>,
}

impl Batch {
    /// A project with the values that `wanted` lets pass.
    pub(crate) fn new(wanted: impl Fn(&str) -> bool) -> Self {
        let values = values::hostile(COUNT).into_iter().enumerate();
        let values = values.map(|(number, value)| (format!("KEY_{number:04}"), value));
        let values = values.filter(|(_, value)| wanted(value)).collect();
        let batch = Self { project: Project::new(), values };
        batch.declare();
        batch
    }

    fn declare(&self) {
        let mut schema = String::new();
        for (key, value) in &self.values {
            // What a value may break, a description may break too.
            // A secret has no quotes in its block, which would help a reader that is lost.
            for (key, description, value, class) in [
                (key.as_str(), value.as_str(), value.as_str(), "plain"),
                (&neighbour(key), "d", "", "secret"),
            ] {
                let _ = write!(
                    schema,
                    "key: {key}\ndescription: {description}\nrequired: false\ndefault: {value}\n\
                     targets: kubernetes,cloud\nclassification: {class}\n\n"
                );
            }
        }
        self.project.write("schema/.env.schema", &schema);
    }

    /// Takes out the values that no `.env` file can hold, which the command names.
    pub(crate) fn without_refused(mut self, arguments: &[&str]) -> Self {
        let run = self.project.run(arguments);
        let refused: BTreeSet<_> = keys(&run.stderr, "error[unspellable-value]: ").collect();
        assert_eq!(run.code, if refused.is_empty() { 0 } else { 2 }, "{}", run.stderr);
        self.values.retain(|key, _| !refused.contains(key.as_str()));
        self.declare();
        self
    }

    /// Runs the command and gives, for each key that it warns of, the readers that it names.
    pub(crate) fn generate(&self, arguments: &[&str]) -> BTreeMap<String, String> {
        let run = self.project.run(arguments);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let warnings = run.stderr.split("\n\n").filter_map(|message| {
            let key = keys(message, "warning[misleading-spelling]: ").next()?;
            let (_, readers) = message.split_once("read differently by ")?;
            Some((key.to_owned(), readers.lines().next()?.to_owned()))
        });
        warnings.collect()
    }

    /// Everything that a reader should find.
    pub(crate) fn expected(&self) -> BTreeMap<String, String> {
        let neighbours = self.values.keys().map(|key| (neighbour(key), String::new()));
        neighbours.chain(self.values.clone()).collect()
    }
}

/// The key whose value stands below that of `key`.
pub(crate) fn neighbour(key: &str) -> String {
    format!("{key}_NEXT")
}

fn keys<'t>(text: &'t str, code: &'t str) -> impl Iterator<Item = &'t str> {
    text.lines().filter_map(move |line| line.strip_prefix(code)?.split(':').next())
}
