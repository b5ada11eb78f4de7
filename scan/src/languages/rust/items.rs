//! The enums and functions of a file by their names, for what a default or a type leads to.

use std::collections::HashMap;
use std::ops::Range;

use super::attribute::Attribute;
use super::fields::value;
use super::file::File;
use crate::languages::rust::env_config::snake;

/// How many variants an enum may have, and its values words.
const VARIANTS: usize = 128;
/// How many words are read in one file: each field may have the same type.
const WORDS: usize = 1 << 16;

/// A variant: its name in the code, and its word.
#[derive(Debug)]
struct Variant<'t> {
    name: &'t str,
    word: Option<String>,
}

/// The items of a file that fields lead to.
#[derive(Debug)]
pub(super) struct Items<'t> {
    /// Where each enum is named.
    enums: HashMap<&'t str, usize>,
    /// The body of each function.
    functions: HashMap<&'t str, Range<usize>>,
    words: usize,
}

impl<'t> Items<'t> {
    pub(super) fn new(file: &File<'t>) -> Self {
        let tokens = &file.tokens;
        let (mut enums, mut functions) = (HashMap::new(), HashMap::new());
        for at in 0..tokens.len() {
            let Some(name) = tokens.ident(at + 1) else { continue };
            if tokens.is_ident(at, "enum") {
                enums.entry(name).or_insert(at);
            } else if tokens.is_ident(at, "fn") {
                let before = file.functions.partition_point(|found| found.body.start <= at);
                if let Some(found) = file.functions.get(before) {
                    functions.entry(name).or_insert(found.body.clone());
                }
            }
        }
        Self { enums, functions, words: WORDS }
    }

    /// What is between the braces of a function.
    pub(super) fn body(&self, name: &str) -> Option<Range<usize>> {
        self.functions.get(name).map(|body| body.start + 1..body.end)
    }

    /// The words of an enum, as its derives spell them.
    pub(super) fn words(&mut self, file: &File<'t>, name: &str) -> Option<Vec<String>> {
        let variants = self.variants(file, name)?;
        variants
            .into_iter()
            .filter(|variant| variant.word.as_deref() != Some(""))
            .map(|variant| variant.word)
            .collect()
    }

    /// The word of one variant of an enum.
    pub(super) fn word(&mut self, file: &File<'t>, name: &str, variant: &str) -> Option<String> {
        let variants = self.variants(file, name)?;
        variants.into_iter().find(|found| found.name == variant)?.word
    }

    fn variants(&mut self, file: &File<'t>, name: &str) -> Option<Vec<Variant<'t>>> {
        let tokens = &file.tokens;
        let at = *self.enums.get(name)?;
        let attributes = tokens.attributes_before(at);
        let spelling = Spelling::of(file, &attributes)?;
        let case = file.renamed(&attributes, spelling.attributes(), spelling.case());
        let open = tokens.is(at + 2, b'{').then_some(at + 2)?;
        let parts: Vec<_> = tokens.split(tokens.inside(open)).take(VARIANTS + 1).collect();
        self.words = self.words.checked_sub(parts.len())?;
        if parts.len() > VARIANTS {
            return None;
        }
        let variant = |part: Range<usize>| {
            let (own, at) = tokens.attributes(part.start);
            let name = tokens.ident(at)?;
            // A variant that holds something is no word.
            let is_word = at + 1 >= part.end || tokens.is(at + 1, b'=');
            let is_skipped = own.iter().any(|attribute| {
                tokens.arguments(attribute).iter().any(|argument| argument.name == "skip")
            });
            let renamed = file.renamed(&own, spelling.attributes(), spelling.name());
            let case = case.as_deref().or(spelling.default_case());
            let word = if is_skipped {
                Some(String::new())
            } else {
                is_word.then(|| renamed.or_else(|| in_case(name, case))).flatten()
            };
            Some(Variant { name, word })
        };
        parts.into_iter().map(variant).collect()
    }
}

/// What spells the words of an enum.
#[derive(Debug, Clone, Copy)]
enum Spelling {
    /// `#[derive(ValueEnum)]` of clap.
    Clap,
    /// `#[derive(EnumString)]` of strum.
    Strum,
    /// `#[derive(Deserialize)]` of serde.
    Serde,
}

impl Spelling {
    fn of(file: &File<'_>, attributes: &[Attribute<'_>]) -> Option<Self> {
        let derives = |name| {
            let mut derives = attributes.iter().filter(|attribute| attribute.name == "derive");
            derives.any(|derive| derive.given.clone().any(|at| file.tokens.is_ident(at, name)))
        };
        if derives("ValueEnum") || derives("ArgEnum") {
            Some(Self::Clap)
        } else if derives("EnumString") {
            Some(Self::Strum)
        } else {
            derives("Deserialize").then_some(Self::Serde)
        }
    }

    fn attributes(self) -> &'static [&'static str] {
        match self {
            Self::Clap => &["value", "clap"],
            Self::Strum => &["strum"],
            Self::Serde => &["serde"],
        }
    }

    fn case(self) -> &'static str {
        if matches!(self, Self::Strum) { "serialize_all" } else { "rename_all" }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Clap => "name",
            Self::Strum => "serialize",
            Self::Serde => "rename",
        }
    }

    fn default_case(self) -> Option<&'static str> {
        matches!(self, Self::Clap).then_some("kebab-case")
    }
}

impl<'t> File<'t> {
    /// The string that an argument of one of some attributes is given.
    fn renamed(&self, all: &[Attribute<'t>], attributes: &[&str], name: &str) -> Option<String> {
        let mut own = all.iter().filter(|attribute| attributes.contains(&attribute.name));
        own.find_map(|own| self.constant(value(&self.tokens.arguments(own), &[name])?))
    }
}

/// A name in the case that an attribute asks for.
fn in_case(name: &str, case: Option<&str>) -> Option<String> {
    Some(match case {
        None | Some("PascalCase" | "verbatim") => name.to_owned(),
        Some("lowercase" | "lower") => name.to_lowercase(),
        Some("UPPERCASE" | "upper") => name.to_uppercase(),
        Some("kebab-case" | "kebab_case") => snake(name).replace('_', "-"),
        Some("snake_case") => snake(name),
        Some("SCREAMING_SNAKE_CASE") => snake(name).to_uppercase(),
        Some("SCREAMING-KEBAB-CASE") => snake(name).replace('_', "-").to_uppercase(),
        Some("camelCase") => {
            let mut letters = name.chars();
            letters.next()?.to_lowercase().chain(letters).collect()
        }
        Some(_) => return None,
    })
}
