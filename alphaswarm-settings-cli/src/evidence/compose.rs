//! Which service of a compose file a place is in.

use std::ops::Range;

use alphaswarm_settings_scan::yaml::{self, Budget};

/// The services of a compose file, with their bytes.
#[derive(Debug, Default)]
pub(super) struct Services(Vec<(String, Range<usize>)>);

impl Services {
    /// Reads a text; one that is no YAML has none.
    pub(super) fn of(text: &str) -> Self {
        let mut services = Vec::new();
        // What cannot be read is a finding of those who look for uses.
        let _ = yaml::read(text, &mut Budget::default(), |document, _| {
            for entry in document.root.entries_at(&["services"]) {
                services.push((entry.written.to_string(), entry.node.span.clone()));
            }
            Ok(())
        });
        Self(services)
    }

    /// The service that a byte belongs to.
    pub(super) fn at(&self, at: usize) -> Option<&str> {
        let service = self.0.iter().find(|(_, span)| span.contains(&at));
        service.map(|(name, _)| name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_in_services() {
        let text = "services:\n  api:\n    environment:\n      A: 1\n  db: {image: pg}\nx-a: B\n";
        let services = Services::of(text);
        let at = |word: &str| services.at(text.find(word).expect("the word"));
        assert_eq!((at("A:"), at("image"), at("x-a")), (Some("api"), Some("db"), None));
        assert_eq!(Services::of("a: [").at(0), None);
    }
}
