//! Problems as SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>).

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use alphaswarm_settings_schema::diagnostic::{Code, Diagnostic};
use serde_json::{Value, json};
use serde_sarif::sarif::Sarif;

use super::{Problems, located};
use crate::codes;
use crate::explain;
use crate::sources::Sources;

/// The text of the log.
pub(super) fn text(problems: &[Diagnostic], sources: &Sources) -> Result<String, Problems> {
    let mut rules: Vec<Code> = Vec::new();
    let mut index: HashMap<&str, usize> = HashMap::new();
    for problem in problems {
        index.entry(problem.code.name()).or_insert_with(|| {
            rules.push(problem.code);
            rules.len() - 1
        });
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let results = problems.iter().map(|problem| {
        let fingerprint = fingerprint(problem, sources);
        let occurrence = seen.entry(fingerprint.clone()).or_default();
        *occurrence += 1;
        result(problem, index[problem.code.name()], &format!("{fingerprint}:{occurrence}"), sources)
    });
    let results: Vec<_> = results.collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "columnKind": "unicodeCodePoints",
            "tool": {"driver": {
                "name": "alphaswarm-settings",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            }},
            "results": results,
        }],
    });
    // The types of the standard refuse what it does not know.
    let checked: Result<Sarif, _> = serde_json::from_value(log);
    let text = checked.and_then(|log| serde_json::to_string_pretty(&log));
    text.map(|text| text + "\n").map_err(|error| {
        vec![Diagnostic::general(codes::CANNOT_WRITE, format!("cannot write SARIF: {error}"))]
    })
}

fn rule(code: Code) -> Value {
    let name = code.name();
    let explained = format!("For more information, run `alphaswarm-settings explain {name}`.");
    let help = match explain::remedy(name) {
        Some(remedy) => format!("{remedy}\n\n{explained}"),
        None => explained,
    };
    json!({
        "id": name,
        "shortDescription": {"text": code.meaning()},
        "help": {"text": help.as_str(), "markdown": help.as_str()},
        "defaultConfiguration": {"level": code.severity().as_str()},
    })
}

fn result(problem: &Diagnostic, rule: usize, fingerprint: &str, sources: &Sources) -> Value {
    let sentences = [problem.title()].into_iter().chain(problem.notes.iter().cloned());
    let sentences = sentences.chain(problem.help.iter().map(|help| format!("help: {help}")));
    let mut result = json!({
        "ruleId": problem.code.name(),
        "ruleIndex": rule,
        "level": problem.severity.as_str(),
        "message": {"text": sentences.collect::<Vec<_>>().join("\n")},
        "partialFingerprints": {"alphaswarmSettings/v1": fingerprint},
    });
    if let Some(place) = located(problem, sources) {
        let mut physical = json!({"artifactLocation": {"uri": uri(place.path)}});
        if let Some((line, column)) = place.position {
            physical["region"] = json!({"startLine": line, "startColumn": column});
        }
        result["locations"] = json!([{"physicalLocation": physical}]);
    }
    result
}

/// What stays the same where lines are added above: rule, file and key.
fn fingerprint(problem: &Diagnostic, sources: &Sources) -> String {
    let path = located(problem, sources).map(|place| place.path);
    let key = problem.key.as_deref().unwrap_or_default();
    format!("{}:{}:{key}", problem.code.name(), path.unwrap_or_default())
}

/// A path as a relative reference (RFC 3986).
fn uri(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().fold(String::new(), |mut uri, byte| {
        if is_plain(byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
        uri
    })
}
