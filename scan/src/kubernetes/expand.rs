//! `$(NAME)` in the value of an `env` item, as the kubelet replaces it.

/// Longer than this, no process can be started with it.
const LONGEST: usize = 128 * 1024;

/// What a name stands for.
pub(super) enum Meaning<'v> {
    Known(&'v str),
    /// Something that only a running pod has.
    Unknown,
    /// Nothing: the reference stays as it is.
    Undefined,
}

/// A text with its references replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Expanded {
    /// None where it depends on what nobody can tell from the stream.
    pub(super) text: Option<String>,
    /// The names that stand for nothing.
    pub(super) undefined: Vec<String>,
}

/// Replaces `$(NAME)`; `$$` is one dollar and ends no reference.
pub(super) fn expand<'v>(text: &str, mut meaning: impl FnMut(&str) -> Meaning<'v>) -> Expanded {
    let mut out = String::new();
    let mut is_known = true;
    let mut undefined = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('$') {
            out.push('$');
            rest = after;
        } else if let Some((name, after)) = reference(rest) {
            rest = after;
            match meaning(name) {
                Meaning::Known(value) => out.push_str(value),
                Meaning::Unknown => is_known = false,
                Meaning::Undefined => {
                    out.extend(["$(", name, ")"]);
                    undefined.push(name.to_owned());
                }
            }
        } else {
            out.push('$');
        }
        if out.len() > LONGEST {
            return Expanded { text: None, undefined };
        }
    }
    out.push_str(rest);
    Expanded { text: is_known.then_some(out), undefined }
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
            ("ü$ü", Some("ü$ü")),
        ] {
            assert_eq!(expand(text, meaning).text.as_deref(), expected, "{text}");
        }
        assert_eq!(expand("$(NO) $$(NOT) $(A)", meaning).undefined, ["NO"]);
    }

    #[test]
    fn what_no_process_could_get_is_not_built() {
        let long = "x".repeat(LONGEST);
        let expanded = expand(&"$(A)".repeat(1_000_000), |_| Meaning::Known(&long));
        assert_eq!(expanded.text, None);
    }
}
