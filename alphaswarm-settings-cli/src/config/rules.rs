//! `[rules]`: severities that differ from those of the codes.

use alphaswarm_settings_schema::diagnostic::{
    Code, Diagnostic, Severity, codes as of_schema, nearest,
};
use alphaswarm_settings_schema::mask;

use super::table::Table;
use crate::codes;

/// The severities of some codes; none where the problem is not reported at all.
#[derive(Debug, Default)]
pub(crate) struct Severities(Vec<(&'static str, Option<Severity>)>);

impl Severities {
    /// Gives each problem the severity that the configuration says.
    pub(crate) fn apply(&self, problems: &mut Vec<Diagnostic>) {
        problems.retain_mut(|problem| {
            let set = self.0.iter().find(|(code, _)| *code == problem.code.name());
            match set {
                Some((_, Some(severity))) => problem.severity = *severity,
                Some((_, None)) => return false,
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
        if let Some(severity) = table.free_word(key.value, expected, severity) {
            severities.0.push((code.name(), severity.value));
        }
    }
    severities
}

/// The codes that can be found in files which can be read.
fn all() -> impl Iterator<Item = Code> {
    of_schema::ALL.iter().chain(codes::ALL).copied()
}

fn severity(word: &str) -> Option<Option<Severity>> {
    Some(match word {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "note" => Some(Severity::Note),
        "off" => None,
        _ => return None,
    })
}
