//! What `compat` predicts, held against what the services did.

use std::collections::BTreeMap;

use crate::block::Block;
use crate::pairing::{Container, Environment, PAIRINGS, Pairing};
use crate::platform::Finding;
use crate::service::{Services, name};
use crate::tally::Tally;
use crate::version::{SERVICES, Version};

/// Errors that do not depend on the values: a service may start all the same.
const CAUTIOUS: [&str; 2] = [
    // Each type refuses strings of the other, but perhaps not those that are set today.
    "type-changed",
    // The Secret may have the value by the time.
    "became-secret",
];

/// What is no error where nobody knows the value of a variable, and may be refused all the same: a warning
/// says so.
const UNDECIDED: [&str; 8] = [
    "type-narrowed",
    "value-removed",
    "bound-narrowed",
    "pattern-changed",
    "name-added",
    "alias-removed",
    "file-removed",
    "removed",
];

/// The same for a value that only comes with the change: a note says that old code refuses the new form.
const WIDER: [&str; 3] = ["type-widened", "value-added", "bound-widened"];

/// One seed: both versions, and what is said of them.
pub(crate) struct Subject<'a> {
    pub(crate) seed: u64,
    pub(crate) base: &'a Version,
    pub(crate) head: &'a Version,
    pub(crate) findings: &'a [Finding],
    pub(crate) environments: &'a BTreeMap<Container, Environment>,
    pub(crate) services: &'a Services,
}

/// What a pairing refuses: the variable by its id, or nothing where the pod never starts its container;
/// and how it is said.
type Refused = BTreeMap<Option<usize>, String>;

impl Subject<'_> {
    /// The differences between prediction and reality.
    pub(crate) fn differences(&self, tally: &mut Tally) -> Vec<String> {
        let mut differences = Vec::new();
        for found in self.findings {
            tally.found(&found.rule);
        }
        for pairing in PAIRINGS {
            let refused = self.refused(pairing);
            tally.started(pairing, refused.is_empty());
            let word = match pairing {
                ("new", "old") => "new-code",
                ("old", "new") => "old-code",
                _ => {
                    let wrong = refused.iter().map(|(id, said)| {
                        format!("{pairing:?} of one version refuses {id:?}: {said}")
                    });
                    differences.extend(wrong);
                    continue;
                }
            };
            let unforeseen = refused.iter().filter(|(id, _)| !self.foresees(**id, word));
            differences.extend(
                unforeseen.map(|(id, said)| format!("{word} refuses {id:?}, unforeseen: {said}")),
            );
            let is_error = |found: &&Finding| {
                found.severity == "error" && [word, "both"].contains(&&*found.fails)
            };
            for found in self.findings.iter().filter(is_error) {
                let ids = self.ids_of(found);
                // A container that never starts refuses nothing more.
                let is_refused =
                    refused.contains_key(&None) || ids.iter().any(|id| refused.contains_key(id));
                tally.predicted(&found.rule, is_refused);
                if !is_refused && !self.is_cautious(found, &ids) {
                    differences.push(format!(
                        "{word} starts, and {} {} said otherwise",
                        found.rule, found.key
                    ));
                }
            }
        }
        differences
    }

    /// The variables that a finding is about, which another version may have given the key of one to another;
    /// of an object, none in particular as well.
    fn ids_of(&self, found: &Finding) -> Vec<Option<usize>> {
        let blocks = [self.head, self.base].map(|version| version.block(&found.key));
        let ids = blocks.into_iter().flatten().map(|block| Some(block.id));
        let object = (found.rule == "object-moved").then_some(None);
        ids.chain(object).collect()
    }

    /// Whether an error holds although the service may start.
    fn is_cautious(&self, found: &Finding, ids: &[Option<usize>]) -> bool {
        let of = |version: &Version, is_it: fn(&Block) -> bool| {
            ids.iter().flatten().filter_map(|id| version.with_id(*id)).any(is_it)
        };
        match &*found.rule {
            // The value is lost, and that is all where none is needed.
            "alias-removed" | "file-removed" => !of(self.head, Block::is_needed),
            // Nobody knows whether the Secret holds what is optional.
            "removed" | "renamed-without-alias" if self.base.denies_unknown => {
                of(self.base, |block| block.is_secret)
            }
            rule => CAUTIOUS.contains(&rule),
        }
    }

    /// Whether nobody knows the value of a variable: it is secret, or in a file.
    fn is_unknown(&self, id: Option<usize>) -> bool {
        [self.base, self.head].iter().any(|version| {
            let block = id.and_then(|id| version.with_id(id));
            block.is_some_and(|block| {
                let mut files = block.names().map(|name| format!("{name}_FILE"));
                block.is_secret || files.any(|file| version.values.contains_key(&file))
            })
        })
    }

    /// Whether a finding says that this is refused, or that nobody can know.
    fn foresees(&self, id: Option<usize>, word: &str) -> bool {
        let is_unknown = self.is_unknown(id);
        self.findings.iter().filter(|found| self.ids_of(found).contains(&id)).any(|found| {
            let is_error = found.severity == "error" && [word, "both"].contains(&&*found.fails);
            let rule = &&*found.rule;
            let is_told = found.severity == "warning" && UNDECIDED.contains(rule);
            is_error || is_unknown && (is_told || WIDER.contains(rule) && word == "old-code")
        })
    }

    /// What the services of a pairing refuse.
    fn refused(&self, pairing: Pairing) -> Refused {
        let (code, _) = pairing;
        let version = if code == "old" { self.base } else { self.head };
        let other = if code == "old" { self.head } else { self.base };
        let mut refused = Refused::new();
        for service in SERVICES {
            let container = Container { seed: self.seed, pairing, service: service.to_owned() };
            let Some(environment) = &self.environments[&container] else {
                refused.insert(None, format!("{service}: an object is missing"));
                continue;
            };
            for (key, kind) in self.services.start(&name(self.seed, code, service), environment) {
                let block = version.named(&key).or_else(|| other.named(&key));
                let id = block.map(|block| block.id);
                assert!(id.is_some(), "{key} is no variable");
                refused.insert(id, format!("{service}: {key} {kind}"));
            }
        }
        refused
    }
}
