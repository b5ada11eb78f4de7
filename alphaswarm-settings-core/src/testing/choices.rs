//! Whether a service takes every choice that the schema offers.

use alphaswarm_settings_schema::model::Target;

use crate::{FromEnvironment, Loader, ProblemKind};

/// Fails the test when `T` refuses a value that the schema lists for a variable of type `enum`.
///
/// A view may have an enum of the service's own, and a choice that is new in the schema need not be
/// known to it. Where that enum has [`Choices`](crate::Choices), the compiler finds it out already.
///
/// # Panics
/// With every choice that is refused: it is an assertion.
#[track_caller]
pub fn assert_takes_choices<T: FromEnvironment>() {
    let target = T::TARGETS.iter().next().unwrap_or(Target::Local);
    let mut refused = Vec::new();
    T::variables(&mut |variable| {
        for &choice in variable.values {
            let loaded = Loader::empty().target(target).var(variable.key, choice).load::<T>();
            let error = loaded.err();
            let mut problems = error.iter().flat_map(crate::Error::problems);
            let is_refused = problems.any(|problem| {
                problem.key() == variable.key
                    && matches!(problem.kind(), ProblemKind::Invalid { .. })
            });
            if is_refused {
                refused.push(format!("{}: `{choice}` is refused", variable.key));
            }
        }
    });
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}
