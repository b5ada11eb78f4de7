//! Enums that say which values they have, so that a view of a variable of type `enum` is checked at
//! compile time.

/// An enum whose values are known at compile time.
///
/// Generated enums have it. Where a service's own enum has it too, a view that uses it does not
/// compile when the schema lists a value that the enum lacks:
///
/// ```
/// use alphaswarm_settings::Choices;
///
/// enum Mode {
///     Strict,
///     Permissive,
/// }
///
/// impl Choices for Mode {
///     const VALUES: &'static [&'static str] = &["strict", "permissive"];
/// }
/// # let _ = (Mode::Strict, Mode::Permissive);
/// ```
pub trait Choices {
    /// Every value, as the schema writes it.
    const VALUES: &'static [&'static str];
}

/// Asks a type for its values, whether it has any or not: `Ask::<T>::VALUES`.
///
/// The constant is that of the type's own where `T` has values, and else that of [`NoChoices`].
#[doc(hidden)]
#[derive(Debug)]
pub struct Ask<T>(std::marker::PhantomData<T>);

impl<T: Choices> Ask<T> {
    /// The values of the type.
    pub const VALUES: Option<&'static [&'static str]> = Some(T::VALUES);
}

/// The answer for types that say nothing.
#[doc(hidden)]
pub trait NoChoices {
    /// Nothing is known.
    const VALUES: Option<&'static [&'static str]> = None;
}

impl<T> NoChoices for Ask<T> {}

/// Whether an enum has every value of a list; what is not known of it, it has.
#[doc(hidden)]
#[must_use]
pub const fn are_covered(listed: &[&str], known: Option<&[&str]>) -> bool {
    let Some(known) = known else { return true };
    let mut at = 0;
    while at < listed.len() {
        if !contains(known, listed[at].as_bytes()) {
            return false;
        }
        at += 1;
    }
    true
}

const fn contains(known: &[&str], value: &[u8]) -> bool {
    let mut at = 0;
    while at < known.len() {
        if is_same(known[at].as_bytes(), value) {
            return true;
        }
        at += 1;
    }
    false
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Two;
    impl Choices for Two {
        const VALUES: &'static [&'static str] = &["a", "b"];
    }

    #[test]
    fn what_is_not_known_is_taken_to_be_there() {
        assert_eq!(Ask::<Two>::VALUES, Some(["a", "b"].as_slice()));
        assert_eq!(Ask::<u8>::VALUES, None);
        for (listed, known, expected) in [
            (&["b", "a"][..], Ask::<Two>::VALUES, true),
            (&["a", "c"], Ask::<Two>::VALUES, false),
            (&["a", ""], Ask::<Two>::VALUES, false),
            (&["a", "c"], None, true),
            (&[], Some(&[]), true),
        ] {
            assert_eq!(are_covered(listed, known), expected, "{listed:?} {known:?}");
        }
    }
}
