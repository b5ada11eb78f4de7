//! A value is given or sealed for a key that the Secret does not have.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::model::Variable;

use super::{Scope, undeclared, wrong_target};
use crate::artifact::Artifact;
use crate::codes;
use crate::find::CONFIG;
use crate::report::Problems;
use crate::variables::Name;

/// The variable of a key that the Secret has, by its name or an old one; else why it has none.
pub(crate) fn check<'v, 's>(
    key: &str,
    at: &Place,
    secret: &Artifact,
    scope: &Scope<'_, 'v, 's>,
) -> Result<&'v Variable<'s>, Problems> {
    let foreign = |message: &str| scope.problem_of(codes::NOT_IN_SECRET, key, Some(at), message);
    match scope.index.classify(key) {
        Name::Declared(variable) | Name::Alias(variable) => {
            of_variable(variable, at, secret, scope)
                .map_or(Ok(variable), |problem| Err(vec![problem]))
        }
        Name::FileKey(variable) => {
            let help = format!("write `{}`, with the value itself", variable.key.value);
            Err(vec![foreign("names a file, and the Secret holds values").help(help)])
        }
        Name::Reserved | Name::ServiceLink | Name::Ambient => {
            Err(vec![foreign("not a secret of the schema").help("delete it here")])
        }
        Name::Undeclared => Err(undeclared::check(key, at, scope).into_iter().collect()),
    }
}

fn of_variable(
    variable: &Variable<'_>,
    at: &Place,
    secret: &Artifact,
    scope: &Scope<'_, '_, '_>,
) -> Option<Diagnostic> {
    let problem = |message: String, help: String| {
        Some(scope.problem(codes::NOT_IN_SECRET, variable, at, message).help(help))
    };
    let key = variable.key.value;
    if !variable.is_secret() {
        let help = "set it in the ConfigMap, or in `values` of the environment";
        return problem("plain, and the Secret holds only secrets".to_owned(), help.to_owned());
    }
    if let Some(problem) = wrong_target::of(variable, at, scope) {
        return Some(problem);
    }
    if let (Some(service), None) = (&secret.service, secret.target_of(variable)) {
        let message = format!("not a variable of the service `{service}`");
        return problem(message, format!("delete it here, or add `{service}` to its `services`"));
    }
    let environment = scope
        .environment
        .filter(|environment| environment.omit.iter().any(|omitted| omitted == key))?;
    let message = format!("`omit` of environment `{}` leaves it out", environment.name);
    problem(message, format!("delete it here, or from `omit` in `{CONFIG}`"))
}
