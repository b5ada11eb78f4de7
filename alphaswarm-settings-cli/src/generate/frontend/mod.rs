//! `kind = "frontend-config"`: what a deployment says to the browser, in a file that a page loads ahead of
//! its program.

mod configmap;
pub(crate) mod script;
mod shell;

use alphaswarm_settings_schema::key::TARGET;
use alphaswarm_settings_schema::model::{Target, Variable};

use super::{Inputs, Rendered, code};
use crate::artifact::{Artifact, Carrier};

/// The file.
pub(crate) const FILE: &str = "settings.js";

/// A public variable, and its value where the schema or the environment has one.
pub(super) struct Setting<'v, 's> {
    pub(super) variable: &'v Variable<'s>,
    pub(super) target: Target,
    pub(super) value: Option<&'v str>,
}

/// Writes the ConfigMap that holds the file, or the script that writes it.
pub(super) fn render(inputs: Inputs<'_, '_>, artifact: &Artifact, rendered: &mut Rendered) {
    code::check_public(inputs.schema, artifact, rendered);
    let settings = inputs.schema.variables.iter().filter_map(|variable| {
        let target = artifact.target_of(variable)?;
        Some(Setting { variable, target, value: variable.default_in(target) })
    });
    let settings: Vec<_> = settings.collect();
    let target = artifact.target.as_str();
    if artifact.code.carrier == Carrier::Script {
        shell::write(&mut rendered.text, target, &settings);
    } else {
        let own = settings.iter().filter_map(|of| Some((of.variable.key.value, of.value?)));
        let text = script::text([(TARGET, target)].into_iter().chain(own));
        configmap::write(artifact, &settings, &text, rendered);
    }
}
