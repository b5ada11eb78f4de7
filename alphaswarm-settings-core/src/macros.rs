//! The items that generated code declares, where a call to a function cannot replace them.

/// The enum of a variable's values: for each its text, its documentation and its variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __settings_enum {
    (
        enum $name:ident $doc:literal
        { $($text:literal $variant_doc:literal $variant:ident,)* }
    ) => {
        #[doc = $doc]
        #[derive(
            $crate::__private::Clone, $crate::__private::Copy, $crate::__private::Debug,
            $crate::__private::PartialEq, $crate::__private::Eq, $crate::__private::PartialOrd,
            $crate::__private::Ord, $crate::__private::Hash,
        )]
        #[non_exhaustive]
        #[allow(
            dead_code, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic,
            clippy::nursery, clippy::restriction
        )]
        pub enum $name {
            $(#[doc = $variant_doc] $variant,)*
        }

        #[allow(
            dead_code, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic,
            clippy::nursery, clippy::restriction
        )]
        const _: () = {
            use $crate::__private as __p;

            const VARIANTS: &[$name] = &[$($name::$variant,)*];

            impl $name {
                /// Every value, as the schema lists them.
                pub const VALUES: &'static [&'static __p::str] = &[$($text,)*];

                /// The value as the schema writes it.
                #[must_use]
                pub const fn as_str(self) -> &'static __p::str {
                    match self { $(Self::$variant => $text,)* }
                }
            }

            impl __p::Choices for $name {
                const VALUES: &'static [&'static __p::str] = Self::VALUES;
            }

            impl __p::FromStr for $name {
                type Err = __p::Invalid;
                fn from_str(text: &__p::str) -> __p::Result<Self, __p::Invalid> {
                    __p::one_of(text, Self::VALUES).map(|index| VARIANTS[index])
                }
            }

            impl __p::fmt::Display for $name {
                fn fmt(&self, f: &mut __p::fmt::Formatter<'_>) -> __p::fmt::Result {
                    f.pad(self.as_str())
                }
            }
        };
    };
}

/// `Settings::init()`, `settings()` and the override, with two sentences of their documentation.
#[doc(hidden)]
#[macro_export]
macro_rules! __settings_global {
    ($visibility:vis $name:ident $overridden:literal $panics:literal) => {
        /// The settings that the program loaded.
        ///
        #[doc = $overridden]
        ///
        /// # Panics
        #[doc = $panics]
        #[allow(
            dead_code, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction
        )]
        #[track_caller]
        $visibility fn settings() -> &'static $name {
            $name::__global()
        }

        #[allow(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
        const _: () = {
            use $crate::__private as __p;

            static GLOBAL: __p::Global<$name> = __p::Global::new();
            __p::thread_local! {
                static OVERRIDES: __p::Overrides<$name> =
                    const { __p::Overrides::new(__p::Vec::new()) };
            }

            #[allow(dead_code)]
            impl $name {
                /// Loads the settings for the whole program; later calls give the same ones.
                ///
                /// # Errors
                /// Every problem of the environment, in schema order.
                $visibility fn init() -> __p::Result<&'static Self, __p::Error> {
                    GLOBAL.init(__p::Loader::new())
                }

                /// Loads the settings for the whole program, from the sources of the loader; later
                /// calls give the same ones.
                ///
                /// # Errors
                /// Every problem of the environment, in schema order.
                $visibility fn init_with(
                    loader: __p::Loader,
                ) -> __p::Result<&'static Self, __p::Error> {
                    GLOBAL.init(loader)
                }

                /// Runs a closure for which these are the settings, on this thread only. They are
                /// never freed: it is meant for tests.
                $visibility fn with_override<R>(self, body: impl __p::FnOnce() -> R) -> R {
                    __p::with_override(&OVERRIDES, self, body)
                }

                #[doc(hidden)]
                #[track_caller]
                $visibility fn __global() -> &'static Self {
                    GLOBAL.get(__p::overridden(&OVERRIDES), __p::stringify!($name))
                }
            }
        };
    };
}
