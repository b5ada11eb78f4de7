//! What AlphaSwarm's artifacts have to hold, worked out from a table of facts and not from the
//! schema: the code under test takes no part in it.

use std::collections::BTreeMap;

/// Keys and values of one artifact.
pub type Values = BTreeMap<String, String>;

/// One row of `tests/fixtures/alphaswarm.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The name in the environment.
    pub key: String,
    /// `true` or `false`.
    pub required: String,
    /// Empty where there is none.
    pub default: String,
    /// The words of the language.
    pub targets: Vec<String>,
    /// The word of the language.
    pub classification: String,
}

impl Fact {
    fn is_secret(&self) -> bool {
        self.classification != "plain"
    }

    fn is_in(&self, targets: &[&str]) -> bool {
        self.targets.iter().any(|target| targets.contains(&target.as_str()))
    }
}

/// Every variable of the platform, in schema order.
#[must_use]
pub fn all() -> Vec<Fact> {
    let table = crate::read(crate::file("tests/fixtures/alphaswarm.csv"));
    table.lines().skip(1).map(fact).collect()
}

fn fact(line: &str) -> Fact {
    let mut cells = line.split(',').map(str::to_owned);
    let mut cell = || cells.next().expect("five cells in a row");
    Fact {
        key: cell(),
        required: cell(),
        default: cell(),
        targets: cell().split(';').map(str::to_owned).collect(),
        classification: cell(),
    }
}

/// What a reader finds in `.env.local`: its secrets are comments.
#[must_use]
pub fn env_local() -> Values {
    values(|fact| fact.is_in(&["local"]) && !fact.is_secret())
}

/// What a reader finds in `.env.cloud`: its secrets are empty, as they have no default.
#[must_use]
pub fn env_cloud() -> Values {
    values(|fact| fact.is_in(&["cloud"]))
}

/// The `data` of the ConfigMap.
#[must_use]
pub fn config_map() -> Values {
    values(|fact| fact.is_in(&["kubernetes", "cloud"]) && !fact.is_secret())
}

/// The `data` of the Secret: `changeme`, without a newline, behind every key.
#[must_use]
pub fn secret() -> Values {
    values(|fact| fact.is_in(&["kubernetes", "cloud"]) && fact.is_secret())
        .into_keys()
        .map(|key| (key, "Y2hhbmdlbWU=".to_owned()))
        .collect()
}

fn values(wanted: impl Fn(&Fact) -> bool) -> Values {
    let facts = all().into_iter().filter(|fact| wanted(fact));
    facts.map(|fact| (fact.key, fact.default)).collect()
}
