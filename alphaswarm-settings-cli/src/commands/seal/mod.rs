//! `seal`: writes a SealedSecret, or replaces one value of one.

mod one;
mod out;
mod whole;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::model::Target;
use rsa::PublicKey;

use super::select::usage;
use crate::artifact::Artifact;
use crate::cli::{Files, Seal};
use crate::codes;
use crate::config::Config;
use crate::environment::Environment;
use crate::find::CONFIG;
use crate::project::Project;
use crate::report::{Problems, Report};
use jiff::civil::Date;

use crate::seal::plaintext::Plaintext;
use crate::seal::{SealingScope, certificate, cipher};
use crate::sources::Sources;
use crate::variables::VariableIndex;
use out::Out;

/// Runs the command. What cannot be sealed as a whole is not sealed in part.
pub(crate) fn seal(
    files: &Files,
    arguments: &Seal,
    today: Date,
    sources: &Sources,
) -> Result<Report, Problems> {
    let project = Project::open(files, sources)?;
    let (parsed, warnings) = project.parse()?;
    let environment = arguments.environment.as_deref();
    let environment = environment.map(|name| environment_of(name, &project)).transpose()?;
    let key = &certificate::read(&arguments.cert, today)?;
    let index = &VariableIndex::of(&parsed.schema);
    let run = Run { index, project: &project, arguments, environment, key, sources };
    let mut report = match &arguments.key {
        Some(name) => one::replace(&run, name, &out::existing_file(arguments, environment)?)?,
        None => whole::write(&run, &Out::find(arguments, environment)?, files.format)?,
    };
    report.problems.splice(..0, warnings);
    Ok(report)
}

/// What a run works with.
struct Run<'a, 'v, 's> {
    index: &'a VariableIndex<'v, 's>,
    project: &'a Project<'s>,
    arguments: &'a Seal,
    environment: Option<&'a Environment>,
    key: &'a PublicKey,
    sources: &'a Sources,
}

fn environment_of<'p>(name: &str, project: &'p Project<'_>) -> Result<&'p Environment, Problems> {
    let environment = Config::environment(project.config.as_ref(), name)?;
    if environment.target != Target::Local {
        return Ok(environment);
    }
    let title = format!("environment `{name}` has target local, where there is no Secret");
    Err(usage(title, "name an environment whose target is `kubernetes` or `cloud`"))
}

impl Run<'_, '_, '_> {
    fn config(&self) -> Option<&Config> {
        self.project.config.as_ref()
    }

    /// What the configuration calls placeholders.
    fn placeholders(&self) -> &[String] {
        self.config().map_or(&[], |config| &config.check.placeholders)
    }

    fn sealed(&self, value: &Plaintext<'_, '_, '_>, label: &str) -> Result<String, Problems> {
        cipher::seal(self.key, label, value.value).map_err(|why| {
            let title = format!("cannot seal with the certificate: {why}");
            vec![Diagnostic::general(codes::INVALID_CERTIFICATE, title)]
        })
    }
}

/// What the values of a Secret are bound to. A scope that a namespace is part of needs one.
fn label(secret: &Artifact, scope: SealingScope) -> Result<String, Problems> {
    if secret.namespace.is_none() && scope != SealingScope::ClusterWide {
        let scope = scope.as_str();
        let title = format!("scope `{scope}` needs the namespace of the Secret");
        let help = format!(
            "add `--namespace NAME`, or `namespace` to the environment or the artifact in `{CONFIG}`"
        );
        return Err(usage(title, help));
    }
    let namespace = secret.namespace.as_deref().unwrap_or_default();
    Ok(scope.label(namespace, &secret.object_name()))
}
