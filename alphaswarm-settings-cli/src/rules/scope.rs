//! What assignments are checked against.

use alphaswarm_settings_schema::diagnostic::{Code, Diagnostic, Place};
use alphaswarm_settings_schema::model::{Classification, Target, TargetSet, Variable};

use crate::block::Block;
use crate::environment::Environment;
use crate::report::DECLARED;
use crate::variables::VariableIndex;

/// The variables, and where the assignments take effect.
#[derive(Debug)]
pub(crate) struct Scope<'a, 'v, 's> {
    pub(crate) index: &'a VariableIndex<'v, 's>,
    pub(crate) target: Target,
    /// The targets whose variables may be set here.
    pub(crate) targets: TargetSet,
    /// The environment of the configuration, if it is one.
    pub(crate) environment: Option<&'a Environment>,
    /// The schema's path, as messages show it.
    pub(crate) schema_name: &'a str,
}

impl Scope<'_, '_, '_> {
    /// The words for where the assignments take effect.
    pub(crate) fn name(&self) -> String {
        match self.environment {
            Some(Environment { name, target, .. }) => {
                format!("environment `{name}` (target {target})")
            }
            None => format!("target {}", self.target),
        }
    }

    /// Where the schema declares a variable.
    pub(crate) fn declared(&self, variable: &Variable<'_>) -> String {
        format!("{}:{}", self.schema_name, variable.line)
    }

    /// A problem with a variable of the schema, at a place.
    pub(crate) fn problem(
        &self,
        code: Code,
        variable: &Variable<'_>,
        at: &Place,
        message: impl Into<String>,
    ) -> Diagnostic {
        let declared = self.declared(variable);
        let mut problem = self.problem_of(code, variable.key.value, Some(at), message);
        problem.notes.push(format!("declared: {declared}"));
        problem.about(DECLARED, declared)
    }

    /// A problem with a name, at a place if it has one.
    pub(crate) fn problem_of(
        &self,
        code: Code,
        key: &str,
        at: Option<&Place>,
        message: impl Into<String>,
    ) -> Diagnostic {
        let mut problem = Diagnostic::general(code, message).key(key);
        problem.places.extend(at.cloned());
        match self.environment {
            Some(environment) => problem.about("environment", &environment.name),
            None => problem,
        }
    }

    /// What takes the place of a literal: the key of a variable that the schema has, or could have, and
    /// how to get there. Keys that the schema could have begin with the word that most of its keys do.
    pub(crate) fn replacement(
        &self,
        key: &str,
        value_type: Option<&str>,
        default: Option<&str>,
        classification: Classification,
    ) -> (String, String) {
        let prefixed = match self.index.common_word() {
            Some(word) if key.split('_').next() != Some(word) => format!("{word}_{key}"),
            _ => key.to_owned(),
        };
        let declared = [key, &prefixed].into_iter().find_map(|name| self.index.variable(name));
        if let Some(variable) = declared {
            let (key, declared) = (variable.key.value, self.declared(variable));
            let help = format!("read `{key}` from the settings: {declared} declares it");
            return (key.to_owned(), help);
        }
        let targets: Vec<_> = Target::ALL.iter().map(|target| target.as_str()).collect();
        let block = Block {
            key: prefixed.clone(),
            description: "TODO: say what it is for.".to_owned(),
            value_type: value_type.map(str::to_owned),
            required: default.is_none(),
            default: default.map(str::to_owned),
            targets: targets.join(","),
            classification,
            extras: Vec::new(),
        };
        let help = format!(
            "declare it in `{}`, and read it from the settings:\n\n{}",
            self.schema_name,
            block.text().trim_end()
        );
        (prefixed, help)
    }

    /// Whether the value of a variable may be shown.
    pub(crate) fn hides(&self, variable: &Variable<'_>) -> bool {
        self.index.hides(variable.key.value)
    }
}
