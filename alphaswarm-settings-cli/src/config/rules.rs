//! `[rules]`: severities that differ from those of the codes.

use alphaswarm_settings_schema::diagnostic::{
    Code, Diagnostic, Severity, codes as of_schema, nearest,
};
use alphaswarm_settings_schema::mask;

use super::table::Table;
use crate::codes;

/// The severities of some codes.
#[derive(Debug, Default)]
pub(crate) struct Severities(Vec<(&'static str, Level)>);

/// What a configuration makes of a code.
#[derive(Debug, Clone, Copy)]
enum Level {
    Is(Severity),
    /// The problem is not reported at all.
    Off,
}

impl Severities {
    /// Gives each problem the severity that the configuration says.
    pub(crate) fn apply(&self, problems: &mut Vec<Diagnostic>) {
        problems.retain_mut(|problem| {
            let set = self.0.iter().find(|(code, _)| *code == problem.code.name());
            match set {
                Some((_, Level::Is(severity))) => problem.severity = *severity,
                Some((_, Level::Off)) => return false,
                None => {}
            }
            true
        });
    }
}

/// Reads the table.
pub(super) fn read(top: &mut Table<'_, '_, '_>) -> Severities {
    let mut severities = Severities::default();
    let Some(mut table) = top.table("rules") else { return severities };
    for key in table.keys() {
        let Some(code) = all().find(|code| code.name() == key.value) else {
            let names = all().map(Code::name);
            let message = format!("there is no rule `{}`", mask::shown(key.value));
            let problem = Diagnostic::new(codes::UNKNOWN_CONFIG_KEY, key.span, message);
            table.problem(match nearest(key.value, names) {
                Some(meant) => problem.help(format!("did you mean `{meant}`?")),
                None => problem.help("the headings of docs/diagnostics.md are the rules"),
            });
            continue;
        };
        let expected = "`error`, `warning`, `note` or `off`";
        if let Some(level) = table.free_word(key.value, expected, level) {
            severities.0.push((code.name(), level.value));
        }
    }
    severities
}

/// The severity of a code that `[rules]` can change.
pub(crate) fn severity_of(name: &str) -> Option<Severity> {
    all().find(|code| code.name() == name).map(Code::severity)
}

/// The name of a code, if there is one.
pub(super) fn code(name: &str) -> Option<String> {
    all().any(|code| code.name() == name).then(|| name.to_owned())
}

/// The codes that can be found in files which can be read.
pub(super) fn all() -> impl Iterator<Item = Code> {
    of_schema::ALL.iter().chain(codes::ALL).copied()
}

/// The words for severities.
pub(super) const LEVELS: [&str; 4] = ["error", "warning", "note", "off"];

fn level(word: &str) -> Option<Level> {
    Some(match word {
        "error" => Level::Is(Severity::Error),
        "warning" => Level::Is(Severity::Warning),
        "note" => Level::Is(Severity::Note),
        "off" => Level::Off,
        _ => return None,
    })
}
