//! One version of a platform: its schema, the values of its environment, and how it is deployed.

use std::collections::BTreeMap;
use std::fmt::Write;

use alphaswarm_settings_tests::random::Random;

use crate::block::{Block, with_schema};

/// The services of the platform.
pub(crate) const SERVICES: [&str; 2] = ["api", "worker"];

/// How many variables there are beside the anchor.
const VARIABLES: usize = 8;

/// The objects that hold the variables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// One ConfigMap and one Secret; kustomize merges the values into the ConfigMap.
    Shared,
    /// A ConfigMap and a Secret for each service, generated with the values.
    PerService,
}

/// A version.
#[derive(Debug, Clone)]
pub(crate) struct Version {
    pub(crate) blocks: Vec<Block>,
    /// The values file.
    pub(crate) values: BTreeMap<String, String>,
    pub(crate) layout: Layout,
    /// Whether the objects hold old names next to the keys.
    pub(crate) carries_aliases: bool,
    /// Whether the code refuses names that begin with `APP_` and that it does not know.
    pub(crate) denies_unknown: bool,
    /// The variable that was changed last: a change often comes with another one of the same variable.
    pub(crate) focus: Option<usize>,
}

impl Version {
    /// Any version that starts on its own configuration.
    pub(crate) fn random(random: &mut Random) -> Self {
        let mut anchor = Block::new(usize::MAX);
        "APP_NAME".clone_into(&mut anchor.key);
        anchor.services = SERVICES.map(str::to_owned).to_vec();
        let blocks: Vec<_> = (0..VARIABLES).map(|id| Block::random(random, id)).collect();
        let layout = if random.percent(40) { Layout::PerService } else { Layout::Shared };
        let mut version = Self {
            blocks: std::iter::once(anchor).chain(blocks).collect(),
            values: BTreeMap::new(),
            layout,
            carries_aliases: random.percent(25),
            denies_unknown: layout == Layout::PerService && random.percent(30),
            focus: None,
        };
        version.set_values(random);
        version.fit(random);
        version
    }

    /// Sets some variables, by one of their names or by a file.
    fn set_values(&mut self, random: &mut Random) {
        for block in &self.blocks {
            if block.is_secret || !block.is_in_cluster() || random.percent(40) {
                continue;
            }
            let Some(value) = block.value(random) else { continue };
            let has_default = block.default_in_cluster().is_some();
            let name = match block.aliases.first() {
                Some(alias) if !has_default && random.percent(50) => alias,
                _ => &block.key,
            };
            if block.has_file && !has_default && random.percent(70) {
                self.values.insert(format!("{}_FILE", block.key), value);
            } else {
                self.values.insert(name.clone(), value);
            }
        }
    }

    /// Changes the values so that code of this version starts on them.
    pub(crate) fn fit(&mut self, random: &mut Random) {
        for at in 0..self.blocks.len() {
            let block = self.blocks[at].clone();
            self.fit_block(&block, random);
        }
        if self.layout == Layout::PerService {
            // Generated objects hold nothing that the schema does not declare.
            let names: Vec<_> = self.blocks.iter().flat_map(names_of).collect();
            self.values.retain(|name, _| names.contains(name));
        }
    }

    fn fit_block(&mut self, block: &Block, random: &mut Random) {
        let all = names_of(block);
        let default = block.default_in_cluster();
        if block.is_secret || !block.is_in_cluster() {
            self.values.retain(|name, _| !all.contains(name));
            return;
        }
        let right = block.values();
        let is_set = |name: &str, values: &BTreeMap<String, String>| {
            values.get(name).is_some_and(|value| !value.is_empty())
        };
        let set: Vec<String> =
            block.names().filter(|name| is_set(name, &self.values)).map(str::to_owned).collect();
        // The ConfigMap has a default under the key: another name beside it would contradict it.
        let mut kept = if default.is_some() { vec![block.key.clone()] } else { set.clone() };
        let value = set.first().map(|name| self.values[name].clone());
        let value = match value {
            Some(value) if right.contains(&value) => Some(value),
            Some(_) => block.value(random),
            None => None,
        };
        let file = block.names().map(|name| format!("{name}_FILE")).find(|file| {
            let is_right = self.values.get(file).is_some_and(|value| right.contains(value));
            is_right && block.has_file && default.is_none() && set.is_empty()
        });
        let file = file.map(|file| (file.clone(), self.values[&file].clone()));
        let is_emptied = self.values.get(&block.key).is_some_and(String::is_empty);
        self.values.retain(|name, _| !all.contains(name));
        if let Some(value) = value {
            kept.dedup();
            self.values.extend(kept.into_iter().map(|name| (name, value.clone())));
        } else if let Some((file, value)) = file {
            self.values.insert(file, value);
        } else if block.is_needed() && (is_emptied || default.is_none()) {
            self.values.extend(block.value(random).map(|value| (block.key.clone(), value)));
        } else if is_emptied {
            self.values.insert(block.key.clone(), String::new());
        }
    }

    /// Whether the schema is one.
    pub(crate) fn is_valid(&self) -> bool {
        with_schema(&self.schema(), |schema| schema.is_some())
    }

    /// The schema.
    pub(crate) fn schema(&self) -> String {
        let blocks: Vec<_> = self.blocks.iter().map(Block::text).collect();
        blocks.join("\n")
    }

    /// The values file; `file` is where a value is kept in a file.
    pub(crate) fn values(&self, file: impl Fn(&str) -> String) -> String {
        let mut text = String::new();
        for (name, value) in &self.values {
            let value = if name.ends_with("_FILE") { file(value) } else { value.clone() };
            let _ = writeln!(text, "{name}={value}");
        }
        text
    }

    /// The variable that has a key here.
    pub(crate) fn block(&self, key: &str) -> Option<&Block> {
        self.blocks.iter().find(|block| block.key == key)
    }

    /// The variable that a name means here: its key, an old name, or a file.
    pub(crate) fn named(&self, name: &str) -> Option<&Block> {
        self.block(name).or_else(|| {
            self.blocks.iter().find(|block| names_of(block).iter().any(|own| own == name))
        })
    }

    /// The variable with an id.
    pub(crate) fn with_id(&self, id: usize) -> Option<&Block> {
        self.blocks.iter().find(|block| block.id == id)
    }
}

/// Every name that sets a variable.
fn names_of(block: &Block) -> Vec<String> {
    let files = block.names().map(|name| format!("{name}_FILE"));
    block.names().map(str::to_owned).chain(files).collect()
}
