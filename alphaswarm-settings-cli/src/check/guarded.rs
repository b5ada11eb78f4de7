//! The passwords and addresses that stand in a file.

use std::collections::HashSet;
use std::ops::Range;

use alphaswarm_settings_scan::languages::{Context, Language};
use alphaswarm_settings_scan::{Kind, Name, Role, StringLiteral, Use, Within};
use alphaswarm_settings_schema::diagnostic::{Diagnostic, Place};
use alphaswarm_settings_schema::model::TargetSet;
use alphaswarm_settings_schema::span::Span;

use super::file::File;
use crate::codes;
use crate::credential;
use crate::report::Problems;
use crate::rules::{Literal, hardcoded_password, hardcoded_url};

/// What stands in a file that should not.
#[derive(Debug, Default)]
pub(super) struct Guarded {
    pub(super) problems: Problems,
    /// The places of all passwords, also of those that are allowed here.
    pub(super) passwords: Vec<Span>,
}

/// Looks at the literals of a file; `said` is what other rules find there.
pub(super) fn find(
    file: &File<'_, '_, '_>,
    language: &Language,
    context: &Context<'_>,
    said: &[Diagnostic],
) -> Guarded {
    let mut search = Search {
        file,
        literals: literals(file, language, context),
        said: said_values(file, said),
        uses: file.scan.uses.iter().map(|used| used.span.start).collect(),
        found: Guarded::default(),
    };
    search.uses.sort_unstable();
    let tokens = search.tokens();
    search.literals(&tokens, is_program(language));
    search.found
}

struct Search<'f, 'a, 'b, 's> {
    file: &'f File<'a, 'b, 's>,
    /// In the order of the text.
    literals: Vec<StringLiteral>,
    /// The starts of the values that are findings already.
    said: HashSet<usize>,
    /// Where variables are used, in order.
    uses: Vec<usize>,
    found: Guarded,
}

impl Search<'_, '_, '_, '_> {
    /// Finds tokens of known forms, wherever they stand; their places, in order.
    fn tokens(&mut self) -> Vec<Span> {
        let tokens = credential::tokens(self.file.text);
        for token in &tokens {
            let span = to_span(&token.span);
            self.found.passwords.push(span);
            let before = self.literals.partition_point(|other| other.span.start <= span.start);
            let around = before.checked_sub(1).and_then(|at| self.literals.get(at));
            let around = around.filter(|literal| literal.span.end > span.start);
            let start = around.map_or(span.start, |literal| literal.span.start);
            if !self.is_real(around) || self.said.contains(&start) {
                continue;
            }
            let name = around.map_or("", |literal| literal.name.as_str());
            let scope = self.file.scope(TargetSet::default());
            let problem = hardcoded_password::token(token, name, &place(span), &scope);
            self.found.problems.push(problem);
        }
        tokens.iter().map(|token| to_span(&token.span)).collect()
    }

    /// Finds passwords that are told by their names, and addresses.
    fn literals(&mut self, tokens: &[Span], is_program: bool) {
        let placeholders = &self.file.settings().placeholders;
        let has_addresses = is_program && self.file.is_business_code();
        let scope = self.file.scope(TargetSet::default());
        for literal in &self.literals {
            let span = to_span(&literal.span);
            let value = self.file.text.get(literal.span.clone()).unwrap_or_default();
            let fact =
                Literal { name: &literal.name, value, role: literal.role, place: place(span) };
            let next = tokens.partition_point(|token| token.end <= span.start);
            if tokens.get(next).is_some_and(|token| token.start < span.end) {
                continue;
            }
            let is_password = hardcoded_password::is_password(&fact, placeholders)
                || credential::in_url(value, placeholders).is_some();
            if is_password || hardcoded_password::hides(&fact, placeholders) {
                self.found.passwords.push(span);
            }
            if !self.is_real(Some(literal)) || self.said.contains(&span.start) {
                continue;
            }
            if is_password {
                self.found.problems.push(hardcoded_password::literal(&fact, &scope));
            } else if has_addresses && !self.is_used_in_line(span.start) {
                self.found.problems.extend(hardcoded_url::check(&fact, &scope));
            }
        }
    }

    /// Whether what stands here is more than a test or an example.
    fn is_real(&self, literal: Option<&StringLiteral>) -> bool {
        let is_test = self.file.purpose.is_test || literal.is_some_and(|literal| literal.is_test);
        let is_example = literal.is_some_and(|literal| is_example_name(&literal.name));
        !self.file.purpose.is_example && !is_example && (!is_test || self.file.settings().tests)
    }

    /// Whether a variable is used in the line of a place: other rules look at that, and at what it falls
    /// back to.
    fn is_used_in_line(&self, at: usize) -> bool {
        let next = self.uses.partition_point(|used| *used < at);
        let near = [next.checked_sub(1), Some(next)];
        near.into_iter().flatten().filter_map(|near| self.uses.get(near)).any(|used| {
            let between = self.file.text.as_bytes().get(*used.min(&at)..*used.max(&at));
            between.is_some_and(|between| memchr::memchr(b'\n', between).is_none())
        })
    }
}

/// The string literals of a file, the values of its uses among them, in the order of the text.
fn literals(
    file: &File<'_, '_, '_>,
    language: &Language,
    context: &Context<'_>,
) -> Vec<StringLiteral> {
    let mut literals =
        language.strings.map_or_else(Vec::new, |strings| strings(file.text, context));
    let known: HashSet<usize> = literals.iter().map(|literal| literal.span.start).collect();
    let values = file.scan.uses.iter().filter_map(|used| value(file, used));
    literals.extend(values.filter(|value| !known.contains(&value.span.start)));
    literals.sort_by_key(|literal| literal.span.start);
    literals
}

/// The value of a use as a literal. Values of Secrets are another rule's, and those of env files that
/// git does not have are nobody's.
fn value(file: &File<'_, '_, '_>, used: &Use) -> Option<StringLiteral> {
    let role = match used.kind {
        Kind::Read
        | Kind::Field
        | Kind::Helper
        | Kind::Set(
            Within::Secret | Within::SecretString | Within::ExternalSecret | Within::SealedSecret,
        ) => return None,
        Kind::Set(Within::EnvFile) if !file.is_tracked => return None,
        Kind::Set(_) => Role::Assigned,
        // `${X:-…}`
        Kind::Expansion => Role::Fallback,
    };
    let (Name::Literal(name), Some(value)) = (&used.name, &used.value) else { return None };
    let span = inside_quotes(file.text, value);
    (!span.is_empty()).then(|| StringLiteral {
        name: name.clone(),
        span,
        role,
        is_test: used.is_test,
    })
}

/// The bytes of a value without the quotes that it is written in.
pub(super) fn inside_quotes(text: &str, value: &Range<usize>) -> Range<usize> {
    let written = text.get(value.clone()).unwrap_or_default();
    let is_in = |quote: char| written.starts_with(quote) && written.ends_with(quote);
    if written.len() > 1 && (is_in('"') || is_in('\'')) {
        value.start + 1..value.end - 1
    } else {
        value.clone()
    }
}

/// Where the values begin, with their quotes or without, that other rules find to be secrets.
fn said_values(file: &File<'_, '_, '_>, said: &[Diagnostic]) -> HashSet<usize> {
    let secrets = [codes::POPULATED_SECRET, codes::SECRET_IN_PLAIN];
    let keys: HashSet<usize> = said
        .iter()
        .filter(|problem| secrets.contains(&problem.code))
        .map(|problem| problem.span().start)
        .collect();
    let uses = file.scan.uses.iter().filter(|used| keys.contains(&used.span.start));
    let values = uses.filter_map(|used| used.value.as_ref());
    values.map(|value| inside_quotes(file.text, value).start).collect()
}

/// Whether what has such a name only shows how something looks.
fn is_example_name(name: &str) -> bool {
    const WORDS: [&str; 5] = ["EXAMPLE", "EXAMPLES", "SAMPLE", "PLACEHOLDER", "DESCRIPTION"];
    credential::words_of(name).iter().any(|word| WORDS.contains(&word.as_str()))
}

/// Whether a language is one of programs: what deploys them is where their addresses belong.
pub(super) fn is_program(language: &Language) -> bool {
    language.strings.is_some() && !["YAML", "Shell"].contains(&language.name)
}

fn to_span(range: &Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

fn place(span: Span) -> Place {
    Place { span, ..Place::default() }
}
