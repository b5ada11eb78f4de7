//! What assignments are checked against.

use alphaswarm_settings_schema::diagnostic::{Code, Diagnostic, Place};
use alphaswarm_settings_schema::model::{Target, TargetSet, Variable};

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

    /// Whether the value of a variable may be shown.
    pub(crate) fn hides(&self, variable: &Variable<'_>) -> bool {
        self.index.hides(variable.key.value)
    }
}
