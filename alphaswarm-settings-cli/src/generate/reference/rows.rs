//! What is told of a variable below its description, row by row, for each form of the page.

use alphaswarm_settings_schema::model::Classification;

use super::content::Entry;
use super::links::Line;
use crate::details::{Details, InTargets};

/// A label, and what stands behind it.
#[derive(Debug)]
pub(super) struct Row<'e> {
    pub(super) label: &'static str,
    pub(super) lines: Vec<Vec<Part<'e>>>,
}

/// A part of a line.
#[derive(Debug)]
pub(super) enum Part<'e> {
    /// Words of the page.
    Text(String),
    /// Words of the schema's author, in any language.
    Prose(&'e str),
    Code(String),
    /// A line of a file.
    Line(&'e Line),
}

impl Entry<'_> {
    /// The rows; where it is used is not among them.
    pub(super) fn rows(&self) -> Vec<Row<'_>> {
        let details = &self.details;
        let code =
            |text: &Option<String>| text.iter().map(|text| Part::Code(text.clone())).collect();
        let file = details.has_file.then(|| Part::Code(format!("{}_FILE", details.key)));
        let file: Vec<_> = file
            .into_iter()
            .flat_map(|code| [code, Part::Text(" names a file with the value".to_owned())])
            .collect();
        let bounds = details.bounds.iter().map(|bounds| Part::Text(bounds.clone())).collect();
        let rows = [
            ("Value", vec![value(details)]),
            ("One of", vec![codes(&details.choices)]),
            ("Bounds", vec![bounds]),
            ("Pattern", vec![code(&details.pattern)]),
            ("Targets", details.targets.iter().map(in_targets).collect()),
            ("Class", vec![vec![Part::Text(class(details))]]),
            ("In the store", vec![code(&details.remote_ref)]),
            ("Services", vec![services(&details.services)]),
            ("Owner", vec![prose(details.owner.as_ref())]),
            ("Old names", vec![codes(&details.aliases)]),
            ("From a file", vec![file]),
            ("Used outside", vec![prose(details.external.as_ref())]),
            ("In code", vec![self.in_code()]),
            ("Declared", vec![vec![Part::Line(&self.declared)]]),
        ];
        let rows = rows.into_iter().map(|(label, mut lines)| {
            lines.retain(|line| !line.is_empty());
            Row { label, lines }
        });
        rows.filter(|row| !row.lines.is_empty()).collect()
    }

    fn in_code(&self) -> Vec<Part<'_>> {
        let names = self.names.iter().enumerate().flat_map(|(at, (language, name))| {
            let comma = if at == 0 { "" } else { ", " };
            [Part::Text(format!("{comma}{language} ")), Part::Code(name.clone())]
        });
        names.collect()
    }
}

fn prose(text: Option<&String>) -> Vec<Part<'_>> {
    text.into_iter().map(|text| Part::Prose(text)).collect()
}

/// What a value looks like, and an example.
fn value<'e>(details: &Details<'_>) -> Vec<Part<'e>> {
    let Some(words) = &details.words else { return Vec::new() };
    let pieces = words.split('`').enumerate().filter(|(_, piece)| !piece.is_empty());
    let mut parts: Vec<_> = pieces
        .map(|(at, piece)| match at % 2 {
            0 => Part::Text(piece.to_owned()),
            _ => Part::Code(piece.to_owned()),
        })
        .collect();
    if let Some(example) = &details.example {
        parts.extend([Part::Text("; for example ".to_owned()), Part::Code(example.clone())]);
    }
    parts
}

fn codes<'e>(all: &[String]) -> Vec<Part<'e>> {
    let codes = all.iter().enumerate().flat_map(|(at, text)| {
        let blank = (at > 0).then(|| Part::Text(" ".to_owned()));
        blank.into_iter().chain([Part::Code(text.clone())])
    });
    codes.collect()
}

fn in_targets<'e>(own: &InTargets) -> Vec<Part<'e>> {
    let required = if own.is_required { "required" } else { "optional" };
    let mut parts = vec![Part::Text(format!("{}: {required}", own.targets))];
    if let Some(default) = &own.default {
        parts.extend([Part::Text(", default ".to_owned()), Part::Code(default.clone())]);
    }
    parts
}

fn services(names: &[String]) -> Vec<Part<'_>> {
    if names.is_empty() {
        return vec![Part::Text("all services".to_owned())];
    }
    let parts = names.iter().enumerate().flat_map(|(at, name)| {
        let comma = (at > 0).then(|| Part::Text(", ".to_owned()));
        comma.into_iter().chain([Part::Prose(name)])
    });
    parts.collect()
}

/// How the value has to be treated: where it is kept, and how often it is replaced.
fn class(details: &Details<'_>) -> String {
    let kept = match details.class {
        Classification::Plain => "plain: committed files may hold the value",
        _ => "secret: in a Secret or a secret store, never in a committed file",
    };
    let exposed = if details.is_public { "; browsers may get it" } else { "" };
    let replaced = match (details.cadence_days, details.class) {
        (Some(1), _) => "; replaced every day".to_owned(),
        (Some(days), _) => format!("; replaced every {days} days"),
        (None, Classification::RotationRequired) => "; replaced regularly".to_owned(),
        (None, _) => String::new(),
    };
    format!("{kept}{exposed}{replaced}")
}
