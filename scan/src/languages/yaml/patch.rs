//! Patches of objects: lists of operations, as RFC 6902 has them.

use super::super::name;
use super::found::Found;
use super::manifest;
use crate::uses::Within;
use crate::yaml::Node;

/// Whether a document is such a patch.
pub(super) fn is_patch(root: &Node) -> bool {
    let is_operation =
        |item: &Node| item.text_at(&["op"]).is_some() && item.text_at(&["path"]).is_some();
    !root.items().is_empty() && root.items().iter().all(|item| is_operation(item))
}

/// Reads a patch; `kind` is that of the object it is for, where that is known.
pub(super) fn read(found: &mut Found<'_>, root: &Node, kind: Option<&str>) {
    let sets = |item: &&std::rc::Rc<Node>| matches!(item.text_at(&["op"]), Some("add" | "replace"));
    for item in root.items().iter().filter(sets) {
        let (Some(path), Some(value)) = (item.get("path"), item.get("value")) else { continue };
        operation(found, path, value, kind);
    }
}

fn operation(found: &mut Found<'_>, path: &Node, value: &Node, kind: Option<&str>) {
    let text = path.text().unwrap_or_default();
    let (before, last) = text.rsplit_once('/').unwrap_or_default();
    let within = if kind == Some("Secret") { Within::Secret } else { Within::ConfigMap };
    let within =
        |section: &str| if section == "/stringData" { Within::SecretString } else { within };
    match (before, last) {
        ("/data" | "/stringData", key) if name::is_upper_case(key) => {
            // The key may stand in the path before as well.
            let span = path.span.clone();
            let spelled = &found.text[span.clone()];
            let span = spelled
                .rfind(key)
                .map_or(span.clone(), |at| span.start + at..span.start + at + key.len());
            found.set(key, span, Some(value.span.clone()), within(before));
        }
        ("", "data" | "stringData") => {
            let names = super::found::Names::UpperCase;
            found.environment(value, within(text), names);
        }
        (before, _) if before.ends_with("/env") => manifest::variable(found, value),
        (_, "env") => value.items().iter().for_each(|item| manifest::variable(found, item)),
        _ => manifest::containers(found, value),
    }
}
