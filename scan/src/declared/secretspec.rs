//! `secretspec.toml` (<https://secretspec.dev/reference/configuration/>): a table of secrets for each
//! profile, the others based on `default`.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::declarations::{Declaration, DefaultValue, LeftOut};

/// The profile that the others are based on.
const BASE: &str = "default";
/// A table of a profile that is no secret.
const DEFAULTS: &str = "defaults";
/// What a secret may say beyond what a declaration holds.
const LEFT_OUT: &[&str] = &["composed", "encoding", "extract", "generate", "as_path"];

type Table<'t> = DeTable<'t>;

/// What the file says of its variables: what the base profile says where it declares a variable, or
/// else the first profile that does.
pub(super) fn declarations(text: &str) -> Vec<Declaration> {
    let Ok(root) = DeTable::parse(text) else { return Vec::new() };
    let Some(profiles) = table(root.get_ref(), "profiles") else { return Vec::new() };
    let mut all: Vec<Declaration> = Vec::new();
    let base = table(profiles, BASE);
    let mut keys = std::collections::HashSet::new();
    let others = profiles.iter().filter(|(name, _)| name.get_ref() != BASE);
    let others = others.filter_map(|(_, profile)| profile.get_ref().as_table());
    for (profile, is_base) in
        base.map(|base| (base, true)).into_iter().chain(others.map(|other| (other, false)))
    {
        let defaults = table(profile, DEFAULTS);
        for (key, secret) in profile {
            let Some(secret) = secret.get_ref().as_table().filter(|_| key.get_ref() != DEFAULTS)
            else {
                continue;
            };
            if keys.insert(key.get_ref().to_string()) {
                let mut said = declaration(key, secret, defaults);
                if !is_base {
                    // The other profiles do not need it.
                    said.is_required = said.is_required.filter(|is_required| !is_required);
                }
                all.push(said);
            }
        }
    }
    all.sort_by_key(|declaration| declaration.span.start);
    all
}

fn declaration(
    key: &Spanned<toml::de::DeString<'_>>,
    secret: &Table<'_>,
    defaults: Option<&Table<'_>>,
) -> Declaration {
    let given = |name: &str| secret.get(name).or_else(|| defaults?.get(name));
    let string = |name: &str| given(name)?.get_ref().as_str().map(str::to_owned);
    let default = string("default");
    let required = given("required");
    let is_required = match required.map(Spanned::get_ref) {
        Some(DeValue::Boolean(required)) => *required,
        // One of several is required, whichever.
        Some(DeValue::Table(_)) => false,
        _ => default.is_none(),
    };
    let mut left_out: Vec<_> = LEFT_OUT
        .iter()
        .filter_map(|name| Some((*name, secret.get(*name)?)))
        .filter(|(_, value)| !matches!(value.get_ref(), DeValue::Boolean(false)))
        .map(|(name, value)| LeftOut { what: format!("`{name}`"), span: value.span() })
        .collect();
    if let Some(required) = required.filter(|value| value.get_ref().is_table()) {
        left_out.push(LeftOut {
            what: "a group of which one is required".to_owned(),
            span: required.span(),
        });
    }
    Declaration {
        key: key.get_ref().to_string(),
        span: key.span(),
        is_required: Some(is_required),
        is_secret: Some(true),
        description: string("description"),
        default: default.map(DefaultValue::Literal),
        left_out,
        ..Declaration::default()
    }
}

fn table<'t, 'i>(of: &'t Table<'i>, name: &str) -> Option<&'t Table<'i>> {
    of.get(name)?.get_ref().as_table()
}
