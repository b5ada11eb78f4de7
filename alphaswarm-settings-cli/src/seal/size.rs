//! Whether a SealedSecret is one that Kubernetes stores.

use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};

use crate::generate::yaml::size;
use crate::report::Problems;

/// Checks the lengths of the sealed values of one object, each with the place of its value. What is too
/// large is reported at the largest of them.
pub(crate) fn check(name: &str, lengths: &[(usize, Place)]) -> Problems {
    let total = lengths.iter().map(|(length, _)| length).sum();
    let largest = lengths.iter().max_by_key(|(length, _)| *length);
    let problem = size::check("SealedSecret", name, total).map(|mut problem: Diagnostic| {
        problem.places.extend(largest.map(|(_, place)| place.clone()));
        problem
    });
    problem.into_iter().collect()
}
