//! Whether one release has an order that works, and which.

use std::collections::BTreeSet;

use alphaswarm_settings_schema::diagnostic::Diagnostic;
use alphaswarm_settings_schema::mask;

use super::finding::{Fails, Finding};
use crate::codes;

/// What forbids each order, for one service or for all of them.
struct Forbidden<'f> {
    /// The keys that new code needs in the configuration first.
    configuration_first: Vec<&'f str>,
    /// The keys that old code needs in the configuration for longer.
    code_first: Vec<&'f str>,
}

impl<'f> Forbidden<'f> {
    fn of(findings: &'f [Finding], service: Option<&str>) -> Self {
        let concerns = |finding: &&Finding| {
            service
                .is_none_or(|name| finding.services.is_empty() || finding.services.contains(name))
        };
        let keys = |is_forbidden: fn(&Finding) -> bool| {
            let own = findings.iter().filter(concerns).filter(|finding| is_forbidden(finding));
            let mut keys: Vec<&str> = own.map(|finding| finding.key.as_str()).collect();
            let mut seen = BTreeSet::new();
            keys.retain(|key| seen.insert(*key));
            keys
        };
        Self {
            configuration_first: keys(|finding| finding.forbids().new_code),
            code_first: keys(|finding| finding.forbids().old_code),
        }
    }

    /// Whether two variables are in each other's way; one that is in its own says so itself.
    fn has_no_order(&self) -> bool {
        let keys: BTreeSet<&str> =
            self.configuration_first.iter().chain(&self.code_first).copied().collect();
        let is_forbidden = !self.configuration_first.is_empty() && !self.code_first.is_empty();
        is_forbidden && keys.len() > 1
    }

    /// What the first release brings, and what waits for the next one.
    fn releases(&self) -> (Vec<&'f str>, Vec<&'f str>) {
        let first = self.configuration_first.iter().filter(|key| !self.code_first.contains(key));
        (first.copied().collect(), self.code_first.clone())
    }
}

/// `no-safe-order`: one for all services where findings concern all of them, else one for each.
pub(super) fn no_safe_order(findings: &[Finding]) -> Vec<Finding> {
    let services = services(findings);
    let of_all = |finding: &&Finding| finding.services.is_empty();
    let forbids = |finding: &&Finding| {
        let forbidden = finding.forbids();
        forbidden.new_code || forbidden.old_code
    };
    let is_for_all = findings.iter().filter(forbids).all(|finding| of_all(&finding));
    if is_for_all || services.is_empty() {
        let forbidden = Forbidden::of(findings, None);
        return forbidden.has_no_order().then(|| problem("all", &forbidden)).into_iter().collect();
    }
    let each = services.iter().map(|name| (name.as_str(), Forbidden::of(findings, Some(name))));
    each.filter(|(_, forbidden)| forbidden.has_no_order())
        .map(|(name, forbidden)| problem(name, &forbidden))
        .collect()
}

fn services(findings: &[Finding]) -> BTreeSet<String> {
    findings.iter().flat_map(|finding| finding.services.iter().cloned()).collect()
}

fn problem(service: &str, forbidden: &Forbidden<'_>) -> Finding {
    let whose = if service == "all" {
        "of all services".to_owned()
    } else {
        format!("of `{}`", mask::shown(service))
    };
    let message = format!("no order of one release {whose} works");
    let problem = Diagnostic::general(codes::NO_SAFE_ORDER, message)
        .note(format!("configuration first: {}", listed(&forbidden.configuration_first)))
        .note(format!("code first: {}", listed(&forbidden.code_first)))
        .help(match forbidden.releases() {
            (first, next) if first.is_empty() => {
                format!("change one variable in each release: {}", listed(&next))
            }
            (first, next) => format!(
                "make two releases: {} in the first, {} in the next",
                listed(&first),
                listed(&next)
            ),
        })
        .about("service", service);
    Finding {
        problem,
        key: service.to_owned(),
        fails: Fails::NEITHER,
        meets: Fails::NEITHER,
        places: Vec::new(),
        services: BTreeSet::new(),
    }
}

fn listed(keys: &[&str]) -> String {
    const LISTED: usize = 10;
    let shown: Vec<_> = keys.iter().take(LISTED).map(|key| mask::shown(key)).collect();
    match keys.len().saturating_sub(LISTED) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// The steps of a rollout in their order; none where any order works.
pub(super) fn plan(findings: &[Finding]) -> Vec<String> {
    let Forbidden { configuration_first, code_first } = Forbidden::of(findings, None);
    let services = services(findings);
    let is_for_all = findings.iter().any(|finding| {
        let forbids = finding.forbids();
        finding.services.is_empty() && (forbids.new_code || forbids.old_code)
    });
    let images = if is_for_all || services.is_empty() {
        "images of all services".to_owned()
    } else {
        let names: Vec<_> = services.iter().map(|name| mask::shown(name)).collect();
        format!("images of {}", names.join(", "))
    };
    match (configuration_first.is_empty(), code_first.is_empty()) {
        (true, true) => vec!["any order: nothing forbids one".to_owned()],
        (false, true) => {
            vec![format!("configuration ({})", listed(&configuration_first)), images]
        }
        (true, false) => vec![
            format!("{images}, with the old configuration"),
            format!("configuration ({})", listed(&code_first)),
        ],
        (false, false) => vec![
            format!(
                "configuration ({}), keeping the old {}",
                listed(&configuration_first),
                listed(&code_first)
            ),
            images,
            format!("next release: drop the old {}", listed(&code_first)),
        ],
    }
}
