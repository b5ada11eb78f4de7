//! A SealedSecret is not the one that schema and configuration ask for.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place, Severity};
use alphaswarm_settings_schema::mask;
use alphaswarm_settings_schema::model::{Target, Variable};

use super::Scope;
use crate::artifact::Artifact;
use crate::codes;
use crate::environment::Environment;
use crate::seal::SealingScope;
use crate::seal::secret::no_secret;

/// No Secret of the configuration has the name; `secrets` are those that it has.
pub(crate) fn name(
    found: &str,
    secrets: &[Artifact],
    at: &Place,
    scope: &Scope<'_, '_, '_>,
) -> Diagnostic {
    let names: Vec<_> = secrets.iter().map(Artifact::object_name).collect();
    whole(no_secret(found), Some(at), scope).help(format!("call it `{}`", names.join("` or `")))
}

/// No SealedSecret is the one for a Secret.
pub(crate) fn absent(secret: &Artifact, scope: &Scope<'_, '_, '_>) -> Diagnostic {
    let name = secret.object_name();
    let problem = whole(format!("no SealedSecret is called `{name}`"), None, scope);
    let problem = problem.note(scope.name());
    let environment = scope.environment.map_or("", |environment| &environment.name);
    let problem = problem.help(format!(
        "run `alphaswarm-settings seal FILE --cert cert.pem --environment {environment} --name {name} \
         --out OUT`, and add OUT to `sealed_secrets`"
    ));
    Diagnostic { severity: Severity::Warning, ..problem }
}

/// The object is in another namespace: its values cannot be opened in the one that is meant.
pub(crate) fn namespace(
    found: &str,
    own: &str,
    file: &str,
    at: &Place,
    scope: &Scope<'_, '_, '_>,
) -> Diagnostic {
    let found = mask::shown(found);
    let message = format!("the SealedSecret is for namespace `{found}`, not `{own}`");
    whole(message, Some(at), scope).help(anew(file, scope))
}

/// The values are sealed for more or for less than the configuration says.
pub(crate) fn sealing_scope(
    found: SealingScope,
    own: SealingScope,
    file: &str,
    at: &Place,
    scope: &Scope<'_, '_, '_>,
) -> Diagnostic {
    let (found, own) = (found.as_str(), own.as_str());
    let message = format!("the scope of the SealedSecret is `{found}`, not `{own}`");
    whole(message, Some(at), scope).help(anew(file, scope))
}

/// The object lacks a secret; one that is optional need not be there.
pub(crate) fn missing(
    variable: &Variable<'_>,
    target: Target,
    file: &str,
    at: &Place,
    scope: &Scope<'_, '_, '_>,
) -> Diagnostic {
    let is_required = variable.is_required_in(target);
    let need = if is_required { "required" } else { "optional" };
    let message = format!("{need}, and not in the SealedSecret");
    let problem = scope.problem(codes::SEALED_SECRET_MISMATCH, variable, at, message);
    let problem = problem.help(replace(variable.key.value, file, scope));
    if is_required { problem } else { Diagnostic { severity: Severity::Warning, ..problem } }
}

/// The value is none that was sealed: it may be the secret itself.
pub(crate) fn unsealed(
    variable: &Variable<'_>,
    file: &str,
    at: &Place,
    scope: &Scope<'_, '_, '_>,
) -> Diagnostic {
    let message = "the value is not sealed";
    let problem = scope.problem(codes::SEALED_SECRET_MISMATCH, variable, at, message);
    let help = replace(variable.key.value, file, scope);
    problem.note("a secret that was committed has been seen: rotate it").help(help)
}

fn whole(message: String, at: Option<&Place>, scope: &Scope<'_, '_, '_>) -> Diagnostic {
    let mut problem = scope.problem_of(codes::SEALED_SECRET_MISMATCH, "", at, message);
    problem.key = None;
    problem
}

/// The command that seals one value.
fn replace(key: &str, file: &str, scope: &Scope<'_, '_, '_>) -> String {
    let options = options(file, scope);
    format!("run `alphaswarm-settings seal - --key {key} --cert cert.pem{options}`")
}

/// The command that seals every value.
fn anew(file: &str, scope: &Scope<'_, '_, '_>) -> String {
    let options = options(file, scope);
    format!("seal it anew: `alphaswarm-settings seal FILE --cert cert.pem{options}`")
}

/// What the command line says of the file: nothing where the environment has no other.
fn options(file: &str, scope: &Scope<'_, '_, '_>) -> String {
    match scope.environment {
        Some(Environment { name, sealed_secrets, .. }) if sealed_secrets.len() == 1 => {
            format!(" --environment {name}")
        }
        Some(Environment { name, .. }) => format!(" --environment {name} --out {file}"),
        None => format!(" --out {file}"),
    }
}
