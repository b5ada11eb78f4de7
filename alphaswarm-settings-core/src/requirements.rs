//! What is known of a type that is loaded, without the type.
//!
//! Code that takes it is compiled once, here, and not for each type in the crate that loads it.

use alphaswarm_settings_schema::model::TargetSet;

use crate::error::{Error, Problem};
use crate::target::{NoTarget, TargetChoice};
use crate::{FromEnvironment, Variable};

pub(crate) struct Requirements {
    name: &'static str,
    pub(crate) targets: TargetSet,
    pub(crate) require_target: bool,
    declared: &'static [&'static str],
    pub(crate) variables: fn(&mut dyn FnMut(&'static Variable)),
}

impl Requirements {
    pub(crate) fn of<T: FromEnvironment>() -> Self {
        Self {
            name: std::any::type_name::<T>(),
            targets: T::TARGETS,
            require_target: T::REQUIRE_TARGET,
            declared: T::declared(),
            variables: T::variables,
        }
    }

    /// How many variables the type reads.
    pub(crate) fn count(&self) -> usize {
        let mut count = 0;
        (self.variables)(&mut |_| count += 1);
        count
    }

    /// Every key of the schema that the type was made from, not only those that it reads.
    pub(crate) fn declared(&self) -> Vec<&'static str> {
        let mut declared = self.declared.to_vec();
        (self.variables)(&mut |variable| {
            declared.push(variable.key);
            declared.extend(variable.aliases);
        });
        declared
    }

    /// The error of a type that made nothing and left no problem behind.
    #[cold]
    pub(crate) fn nothing_recorded(&self, target: Option<Result<TargetChoice, NoTarget>>) -> Error {
        Error::new(
            target.and_then(Result::ok),
            self.count(),
            vec![Problem::nothing_recorded(self.name)],
            None,
        )
    }
}
