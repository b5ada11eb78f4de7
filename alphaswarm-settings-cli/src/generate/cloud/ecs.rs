//! The part of an ECS container definition that says what the container's environment is
//! (<https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html>).

use std::borrow::Cow;

use alphaswarm_settings_schema::model::{Schema, Variable};

use crate::artifact::Artifact;
use crate::generate::{Rendered, json};

/// How the text begins.
pub(super) const HEAD: &str = "{\n  \"environment\": [";
/// How the line of a variable begins.
pub(super) const NAME: &str = "    {\"name\": \"";

/// Writes plain variables with their values, and secrets with the place that keeps them.
pub(crate) fn render(schema: &Schema<'_>, artifact: &Artifact, rendered: &mut Rendered) {
    let out = &mut rendered.text;
    let variables = schema.variables.iter();
    let variables = variables.filter_map(|v| artifact.target_of(v).map(|target| (v, target)));
    let (secrets, plain): (Vec<_>, Vec<_>) =
        variables.partition(|(variable, _)| variable.is_secret());
    out.push_str(HEAD);
    let plain = plain.iter().map(|(v, target)| {
        (v.key.value, "value", Cow::Borrowed(v.default_in(*target).unwrap_or_default()))
    });
    list(out, plain);
    out.push_str("],\n  \"secrets\": [");
    // A task whose store lacks a secret does not start, so one must be able to leave it out.
    let is_wanted = |variable: &Variable<'_>, is_required: bool| {
        let key = variable.key.value;
        let omitted = artifact.environment.as_ref().is_some_and(|e| e.omits(key));
        is_required || !(artifact.omits || omitted)
    };
    let secrets = secrets.iter().filter(|(v, target)| is_wanted(v, v.is_required_in(*target)));
    list(out, secrets.map(|(v, _)| (v.key.value, "valueFrom", Cow::Owned(place(v, artifact)))));
    out.push_str("]\n}\n");
}

/// Appends objects of a name and one more member.
fn list<'t>(out: &mut String, items: impl Iterator<Item = (&'t str, &'t str, Cow<'t, str>)>) {
    let start = out.len();
    for (name, member, value) in items {
        out.push_str(if out.len() == start { "\n" } else { ",\n" });
        out.extend([NAME, name, "\", \"", member, "\": "]);
        json::push(out, &value);
        out.push('}');
    }
    if out.len() > start {
        out.push_str("\n  ");
    }
}

/// Where the value of a secret is kept: an ARN, or the name of a parameter.
fn place(variable: &Variable<'_>, artifact: &Artifact) -> String {
    let place = artifact.remote_of(variable);
    // The name of a parameter with levels begins with a slash.
    let is_name = place.contains('/') && !place.starts_with('/') && !place.starts_with("arn:");
    if is_name { format!("/{place}") } else { place }
}
