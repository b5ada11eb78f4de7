//! The values that a variable has where none is set, for all targets or for one.

use alphaswarm_settings_schema::field::FieldName;
use alphaswarm_settings_schema::model::{Target, TargetSet};

use super::draft::Draft;
use super::{guess, places};
use crate::evidence::{Evidence, Origin};

/// What sets a default for the same targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Channel {
    /// Code and images: wherever the software runs.
    Everywhere,
    Local,
    Kubernetes,
}

impl Channel {
    fn of(origin: Origin) -> Option<Self> {
        match origin {
            Origin::Declaration | Origin::Code | Origin::Image | Origin::Script => {
                Some(Self::Everywhere)
            }
            Origin::Example | Origin::Compose => Some(Self::Local),
            Origin::Cluster => Some(Self::Kubernetes),
            Origin::Secret | Origin::EnvFile | Origin::File | Origin::Private => None,
        }
    }

    const fn field(self) -> FieldName {
        match self {
            Self::Everywhere => FieldName::Default,
            Self::Local => FieldName::DefaultLocal,
            Self::Kubernetes => FieldName::DefaultKubernetes,
        }
    }
}

/// Whether the draft has a default of any target.
pub(super) fn has_any(draft: &Draft) -> bool {
    let is_default =
        |field: FieldName| [FieldName::DefaultLocal, FieldName::DefaultKubernetes].contains(&field);
    draft.default.is_some() || draft.fields.iter().any(|(field, _)| is_default(*field))
}

/// Decides the defaults of a plain variable.
pub(super) fn decide(draft: &mut Draft, evidence: &[Evidence]) {
    let everywhere = strongest(draft, evidence, Channel::Everywhere);
    let local = strongest(draft, evidence, Channel::Local);
    let cluster = strongest(draft, evidence, Channel::Kubernetes);
    let only = |target: Target| draft.targets == TargetSet::EMPTY.with(target);
    let common = everywhere.clone().or_else(|| match (&local, &cluster) {
        (Some((value, _)), Some((other, _))) if value == other => local.clone(),
        (Some((value, origin)), None) => {
            let is_for_all = *origin == Origin::Example && !guess::is_local(value);
            local.clone().filter(|_| is_for_all || only(Target::Local))
        }
        (None, Some(_)) => cluster.clone().filter(|_| !draft.targets.contains(Target::Local)),
        _ => None,
    });
    let common = common.map(|(value, _)| value);
    for (target, own) in [(Target::Local, local), (Target::Kubernetes, cluster)] {
        let Some((value, _)) = own else { continue };
        if Some(&value) != common.as_ref() && draft.targets.contains(target) {
            let channel =
                if target == Target::Local { Channel::Local } else { Channel::Kubernetes };
            draft.push(channel.field(), value);
        }
    }
    draft.default = common;
}

/// The value of the strongest source of a channel; those that say another are named.
fn strongest(
    draft: &mut Draft,
    evidence: &[Evidence],
    channel: Channel,
) -> Option<(String, Origin)> {
    let of_channel = |one: &&Evidence| Channel::of(one.origin) == Some(channel);
    let literals = evidence.iter().filter(of_channel);
    let literals: Vec<_> = literals.filter_map(|one| Some((one.value.literal()?, one))).collect();
    let (value, first) = *literals.first()?;
    let mut different: Vec<(&str, &Evidence)> = Vec::new();
    for (value, one) in &literals {
        if !different.iter().any(|(known, _)| known.eq_ignore_ascii_case(value)) {
            different.push((value, one));
        }
    }
    if different.len() > 1 {
        let named = places::values(&different);
        draft.conflicts.push(format!("{} ({named})", channel.field().as_str()));
    }
    Some((value.to_owned(), first.origin))
}
