//! The fields that few variables have.

use super::fields::Fields;
use super::targets::target_list;
use crate::cadence;
use crate::diagnostic::{Diagnostic, codes};
use crate::field::FieldName;
use crate::model::{Classification, Extension, TargetSet};
use crate::span::Spanned;
use crate::syntax::comma_list;

/// Reads the fields that have nothing to do with the variable's type; none where none is written.
pub(super) fn read<'s>(
    fields: &Fields<'_, 's>,
    targets: TargetSet,
    class: Option<Spanned<Classification>>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Box<Extension<'s>>> {
    if !fields.are_extended() {
        return None;
    }
    let text = |field| fields.value(field);
    Some(Box::new(Extension {
        required_in: required_in(fields, targets, problems),
        rotation_days: rotation(fields, class, problems),
        owner: text(FieldName::Owner),
        services: list(fields, FieldName::Services, problems)
            .into_iter()
            .map(|service| service.value)
            .collect(),
        group: text(FieldName::Group),
        aliases: list(fields, FieldName::Aliases, problems),
        deprecated: text(FieldName::Deprecated),
        replaced_by: text(FieldName::ReplacedBy),
        external: text(FieldName::External),
        file: file(fields, problems),
        remote_ref: text(FieldName::RemoteRef),
        is_public: exposure(fields, problems),
        custom: fields.custom().collect(),
        ..Extension::default()
    }))
}

fn required_in(
    fields: &Fields<'_, '_>,
    targets: TargetSet,
    problems: &mut Vec<Diagnostic>,
) -> Option<TargetSet> {
    let listed = fields.value(FieldName::RequiredIn)?;
    let before = problems.len();
    let required_in = target_list(listed, problems);
    if problems.len() == before && !required_in.is_subset(targets) {
        let unlisted = required_in.iter().filter(|&target| !targets.contains(target));
        let unlisted: TargetSet = unlisted.collect();
        let message = format!("`required_in` names {unlisted}, which `targets` does not");
        problems.push(
            Diagnostic::new(codes::UNLISTED_TARGET, listed.span, message)
                .help("add the target to `targets`, or take it out of `required_in`"),
        );
    }
    Some(required_in)
}

fn rotation(
    fields: &Fields<'_, '_>,
    class: Option<Spanned<Classification>>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Spanned<u32>> {
    let written = fields.value(FieldName::Rotation)?;
    if let Some(class) = class.filter(|class| class.value != Classification::RotationRequired) {
        let message = format!("`rotation` does not go with the classification `{}`", class.value);
        problems.push(
            Diagnostic::new(codes::UNEXPECTED_FIELD, written.span, message)
                .also(class.span, "the classification")
                .help("write `classification: rotation-required`, or delete the line"),
        );
    }
    match cadence::days(written.value) {
        Ok(days) => Some(Spanned::new(days, written.span)),
        Err(expected) => {
            problems.push(
                Diagnostic::new(
                    codes::INVALID_ROTATION,
                    written.span,
                    "`rotation` is not a cadence",
                )
                .label(expected),
            );
            None
        }
    }
}

fn file(fields: &Fields<'_, '_>, problems: &mut Vec<Diagnostic>) -> bool {
    let Some(written) = fields.value(FieldName::File) else { return false };
    let is_file = written.value.eq_ignore_ascii_case("true");
    if !is_file && !written.value.eq_ignore_ascii_case("false") {
        let message = "`file` is neither `true` nor `false`";
        problems.push(
            Diagnostic::new(codes::INVALID_FILE, written.span, message)
                .help("write `true` where `KEY_FILE` may name a file that holds the value"),
        );
    }
    is_file
}

fn exposure(fields: &Fields<'_, '_>, problems: &mut Vec<Diagnostic>) -> bool {
    let Some(written) = fields.value(FieldName::Exposure) else { return false };
    let is_public = written.value == "public";
    if !is_public {
        problems.push(
            Diagnostic::new(codes::INVALID_EXPOSURE, written.span, "`exposure` is not `public`")
                .help("write `public` where a browser may get the value, or delete the line"),
        );
    }
    is_public
}

fn list<'s>(
    fields: &Fields<'_, 's>,
    field: FieldName,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Spanned<&'s str>> {
    let Some(listed) = fields.value(field) else { return Vec::new() };
    let (items, empty): (Vec<_>, Vec<_>) =
        comma_list(listed).partition(|item| !item.value.is_empty());
    if let Some(empty) = empty.first() {
        let message = format!("an item of `{}` is empty", field.as_str());
        problems.push(
            Diagnostic::new(codes::EMPTY_ITEM, empty.span, message).help("delete the extra comma"),
        );
    }
    items
}
