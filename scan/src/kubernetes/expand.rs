//! `$(NAME)` in the value of an item of `env`, as the kubelet replaces it.

use std::collections::HashSet;

/// Longer than this, no process can be started with it.
pub(super) const LONGEST: usize = 128 * 1024;

/// What a name stands for.
pub(super) enum Meaning<'v> {
    Known(&'v str),
    /// Something that only a running pod has.
    Unknown,
    /// Nothing: the reference stays as it is.
    Undefined,
}

/// A string with its references replaced.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Expanded {
    /// None where it depends on what the stream does not show, or is no string.
    pub(super) text: Option<String>,
    /// The names that stand for nothing, each once.
    pub(super) undefined: Vec<String>,
    /// Whether the kubelet makes bytes of it that are not UTF-8: behind a `$` that begins nothing it
    /// takes the next byte for a character.
    pub(super) is_mangled: bool,
}

/// Replaces `$(NAME)`; `$$` is one dollar and begins no reference. What comes out longer than
/// `longest` is not built.
pub(super) fn expand<'v>(
    text: &str,
    longest: usize,
    mut meaning: impl FnMut(&str) -> Meaning<'v>,
) -> Expanded {
    let mut out = Some(String::new());
    let mut push = |part: &str| {
        if let Some(text) = &mut out {
            if text.len() + part.len() > longest {
                out = None;
            } else {
                text.push_str(part);
            }
        }
    };
    let mut is_known = true;
    let mut undefined = HashSet::new();
    let mut expanded = Expanded::default();
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        push(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('$') {
            push("$");
            rest = after;
        } else if let Some((name, after)) = reference(rest) {
            rest = after;
            match meaning(name) {
                Meaning::Known(value) => push(value),
                Meaning::Unknown => is_known = false,
                Meaning::Undefined => {
                    ["$(", name, ")"].into_iter().for_each(&mut push);
                    if undefined.insert(name) {
                        expanded.undefined.push(name.to_owned());
                    }
                }
            }
        } else {
            push("$");
            expanded.is_mangled |= rest.bytes().next().is_some_and(|byte| !byte.is_ascii());
        }
    }
    push(rest);
    expanded.text = out.filter(|_| is_known && !expanded.is_mangled);
    expanded
}

/// The name in `(NAME)`, and what follows it.
fn reference(rest: &str) -> Option<(&str, &str)> {
    rest.strip_prefix('(')?.split_once(')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_replaced_as_the_kubelet_does() {
        let meaning = |name: &str| match name {
            "A" => Meaning::Known("a"),
            "EMPTY" => Meaning::Known(""),
            "IP" => Meaning::Unknown,
            _ => Meaning::Undefined,
        };
        for (text, expected) in [
            ("x$(A)y$(A)", Some("xaya")),
            ("$$(A)", Some("$(A)")),
            ("$$$(A)", Some("$a")),
            ("$A ${A} $", Some("$A ${A} $")),
            ("$(A", Some("$(A")),
            ("$(NO)$(EMPTY)", Some("$(NO)")),
            ("http://$(IP):80", None),
            ("$(A)$(A", Some("a$(A")),
            ("ü$", Some("ü$")),
            ("$($(A))", Some("$($(A))")),
            ("$x$$x", Some("$x$x")),
            ("$()", Some("$()")),
            ("ü$ü", None),
        ] {
            assert_eq!(expand(text, LONGEST, meaning).text.as_deref(), expected, "{text}");
        }
        assert_eq!(expand("$(NO) $$(NOT) $(A)$(NO)", LONGEST, meaning).undefined, ["NO"]);
        assert!(
            expand("$ü", LONGEST, meaning).is_mangled
                && !expand("$$ü", LONGEST, meaning).is_mangled
        );
    }

    #[test]
    fn what_no_process_could_get_is_not_built() {
        let long = "x".repeat(LONGEST);
        let expanded = expand(&"$(A)".repeat(1_000_000), LONGEST, |_| Meaning::Known(&long));
        assert_eq!(expanded.text, None);
    }
}
