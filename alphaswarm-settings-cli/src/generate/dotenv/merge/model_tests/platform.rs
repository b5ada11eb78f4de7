//! The schema of a random life.

use std::fmt::Write;

use super::{KEYS, Random};

const DEFAULTS: [&str; 4] = ["a", "b", "c", ""];

/// The variables that are declared now.
#[derive(Debug, Default)]
pub(super) struct Platform(Vec<Declared>);

#[derive(Debug)]
struct Declared {
    key: &'static str,
    default: &'static str,
    is_secret: bool,
    is_local: bool,
    aliases: Vec<&'static str>,
}

impl Platform {
    pub(super) fn new(random: &mut Random) -> Self {
        let mut platform = Self::default();
        for key in &KEYS[..2] {
            platform.declare(key, random);
        }
        platform
    }

    fn declare(&mut self, key: &'static str, random: &mut Random) {
        self.0.push(Declared {
            key,
            default: random.of(&DEFAULTS),
            is_secret: random.once_in(4),
            is_local: !random.once_in(6),
            aliases: Vec::new(),
        });
    }

    /// Changes one thing, and says what.
    pub(super) fn change(&mut self, random: &mut Random) -> String {
        let free: Vec<_> = KEYS.into_iter().filter(|key| !self.mentions(key)).collect();
        let at = random.below(self.0.len());
        let kind = random.below(7);
        if kind == 5 && !free.is_empty() {
            let key = random.of(&free);
            self.declare(key, random);
            return format!("declare {key}");
        }
        if kind == 6 && self.0.len() > 1 {
            return format!("delete {}", self.0.remove(at).key);
        }
        let variable = &mut self.0[at];
        let was = format!("{variable:?}");
        match kind {
            0 => variable.is_secret = !variable.is_secret,
            1 => variable.is_local = !variable.is_local,
            2 if !free.is_empty() => {
                variable.aliases.push(variable.key);
                variable.key = random.of(&free);
            }
            _ => variable.default = random.of(&DEFAULTS),
        }
        format!("{was} becomes {variable:?}")
    }

    fn mentions(&self, key: &str) -> bool {
        self.0.iter().any(|variable| variable.key == key || variable.aliases.contains(&key))
    }

    /// The name under which the file should hold what was typed for `key`.
    pub(super) fn current_name(&self, key: &str) -> String {
        let renamed = self.held().find(|variable| variable.aliases.contains(&key));
        renamed.map_or(key, |variable| variable.key).to_owned()
    }

    fn held(&self) -> impl Iterator<Item = &Declared> {
        self.0.iter().filter(|variable| variable.is_local)
    }

    /// The plain variables of the file and their defaults.
    pub(super) fn defaults(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.held().filter(|variable| !variable.is_secret).map(|v| (v.key, default_of(v)))
    }

    /// Whether a variable is a secret, in this file or in that of another target.
    pub(super) fn is_secret(&self, key: &str) -> bool {
        let is_it = |variable: &&Declared| variable.key == key || variable.aliases.contains(&key);
        self.0.iter().filter(is_it).any(|variable| variable.is_secret)
    }

    /// The default that a value typed for `key` would be measured by.
    pub(super) fn default_for(&self, key: &str) -> Option<&'static str> {
        let name = self.current_name(key);
        self.defaults().find(|(key, _)| *key == name).map(|(_, default)| default)
    }

    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        for variable in &self.0 {
            let class = if variable.is_secret { "secret" } else { "plain" };
            let targets = if variable.is_local { "local,cloud" } else { "cloud" };
            let default = if variable.is_secret { "" } else { variable.default };
            let _ = write!(
                out,
                "key: {}\ndescription: d\nrequired: false\ndefault: {default}\n\
                 targets: {targets}\nclassification: {class}\n",
                variable.key
            );
            if !variable.aliases.is_empty() {
                let _ = writeln!(out, "aliases: {}", variable.aliases.join(", "));
            }
            out.push('\n');
        }
        out
    }
}

fn default_of(variable: &Declared) -> &'static str {
    variable.default
}
