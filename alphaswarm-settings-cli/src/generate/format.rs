//! How each kind of artifact is made, shown and kept from being overwritten: one row for each.

use std::collections::BTreeMap;
use std::path::PathBuf;

use alphaswarm_settings_schema::model::{Schema, Variable};
use alphaswarm_settings_schema::source_file::SourceFile;
use alphaswarm_settings_schema::span::Span;

use super::merged::{self, Merging};
use super::shown::foreign_lines;
use super::{
    Rendered, cloud, code, dotenv, frontend, json_schema, matrix, page, python, reference, runbook,
    sample, typescript, yaml,
};
use crate::artifact::{Artifact, Carrier, Form, Kind};
use crate::check::Used;
use crate::environment::EnvironmentValues;
use crate::rotation::Rotation;
use crate::variables::VariableIndex;

/// What an artifact is made from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Inputs<'i, 's> {
    pub(crate) schema: &'i Schema<'s>,
    /// The schema's path, as messages name it.
    pub(crate) schema_name: &'i str,
    /// The schema's path from the directory of the configuration, as pages name it.
    pub(crate) schema_path: &'i str,
    /// The environments of the configuration, where the artifact tells of all of them.
    pub(crate) environments: &'i [EnvironmentValues<'i>],
    /// Where variables are used, by the file that says so.
    pub(crate) uses: &'i BTreeMap<PathBuf, Vec<Used>>,
    /// When each secret was replaced, without regard to the day.
    pub(crate) rotations: &'i [Rotation<'i, 's>],
}

impl<'i, 's> Inputs<'i, 's> {
    /// A schema and nothing else.
    pub(crate) const fn of(schema: &'i Schema<'s>, schema_name: &'i str) -> Self {
        const NONE: &BTreeMap<PathBuf, Vec<Used>> = &BTreeMap::new();
        let schema_path = schema_name;
        Self { schema, schema_name, schema_path, environments: &[], uses: NONE, rotations: &[] }
    }
}

/// The uses that an artifact tells.
pub(super) fn uses_of<'i>(inputs: Inputs<'i, '_>, artifact: &Artifact) -> &'i [Used] {
    let file = artifact.uses.as_ref().and_then(|path| inputs.uses.get(path));
    file.map_or(&[], Vec::as_slice)
}

/// The names that a use of the variable has: its key, its old names, and those of their files.
pub(super) fn names_of(variable: &Variable<'_>) -> impl Iterator<Item = String> {
    let aliases = variable.extension().aliases.iter().map(|alias| alias.value);
    let names = std::iter::once(variable.key.value).chain(aliases);
    names.flat_map(|name| [name.to_owned(), format!("{name}_FILE")])
}

/// What a file of one kind is.
pub(crate) struct Format {
    /// Writes it.
    pub(super) render: fn(Inputs<'_, '_>, &Artifact, &mut Rendered),
    /// The places in an existing file that no diff may show, in order; the second argument is what the
    /// tool would write.
    pub(super) hidden: fn(&SourceFile, &str, &Artifact, &VariableIndex<'_, '_>) -> Vec<Span>,
    /// What overwriting an existing file would lose, a sentence for each thing.
    pub(super) foreign: fn(&SourceFile, &Artifact) -> Vec<String>,
    /// How it is merged with what a person typed in it.
    pub(super) merging: Option<&'static Merging>,
}

impl Format {
    /// The row of a kind.
    pub(super) const fn of(kind: Kind) -> &'static Self {
        match kind {
            Kind::Env => &DOTENV,
            Kind::Sample => &SAMPLE,
            Kind::ConfigMap => &CONFIG_MAP,
            Kind::KustomizeComponent => &KUSTOMIZE_COMPONENT,
            Kind::Secret => &SECRET,
            Kind::ExternalSecret => &EXTERNAL_SECRET,
            Kind::ChecksumPatch => &CHECKSUM_PATCH,
            Kind::Json => &JSON,
            Kind::Ecs => &ECS,
            Kind::CloudRun => &CLOUD_RUN,
            Kind::Python => &PYTHON,
            Kind::TypeScript => &TYPESCRIPT,
            Kind::JsonSchema => &JSON_SCHEMA,
            Kind::ViteTypes => &VITE_TYPES,
            Kind::FrontendConfig => &FRONTEND_CONFIG,
            Kind::Matrix => &MATRIX,
            Kind::Reference => &reference::FORMAT,
            Kind::RotationRunbook => &runbook::FORMAT,
        }
    }
}

const DOTENV: Format = Format {
    render: |inputs, artifact, rendered| dotenv::layout::render(inputs.schema, artifact, rendered),
    hidden: |source, _, artifact, index| {
        dotenv::hidden::hidden(&dotenv::read(source, artifact.dialect), index)
    },
    // It is merged: nothing in it is lost.
    foreign: |_, _| Vec::new(),
    merging: Some(&merged::DOTENV),
};

const SAMPLE: Format = Format {
    render: |inputs, artifact, rendered| sample::render(inputs.schema, artifact, rendered),
    foreign: |source, _| {
        let why = || "the file does not begin as kind `sample` does".to_owned();
        (!sample::is_own(source.text())).then(why).into_iter().collect()
    },
    merging: None,
    ..DOTENV
};

const CONFIG_MAP: Format = Format {
    render: |inputs, artifact, rendered| yaml::configmap::render(inputs.schema, artifact, rendered),
    ..MANIFEST
};

const KUSTOMIZE_COMPONENT: Format = Format {
    render: |inputs, artifact, rendered| yaml::component::render(inputs.schema, artifact, rendered),
    foreign: |source, _| yaml::component::foreign(source),
    ..MANIFEST
};

const SECRET: Format = Format {
    render: |inputs, artifact, rendered| yaml::secret::render(inputs.schema, artifact, rendered),
    ..MANIFEST
};

const EXTERNAL_SECRET: Format = Format {
    render: |inputs, artifact, rendered| {
        yaml::external_secret::render(inputs.schema, artifact, rendered);
    },
    foreign: |source, _| yaml::external_secret::foreign(source),
    ..MANIFEST
};

const CHECKSUM_PATCH: Format = Format {
    render: |inputs, artifact, rendered| {
        yaml::checksum::render(inputs.schema, artifact, rendered);
    },
    foreign: |source, _| yaml::checksum::foreign(source),
    ..MANIFEST
};

const JSON: Format = Format {
    render: |inputs, artifact, rendered| cloud::json::render(inputs.schema, artifact, rendered),
    ..CLOUD
};

const ECS: Format = Format {
    render: |inputs, artifact, rendered| cloud::ecs::render(inputs.schema, artifact, rendered),
    ..CLOUD
};

const CLOUD_RUN: Format = Format {
    render: |inputs, artifact, rendered| cloud::cloudrun::render(inputs.schema, artifact, rendered),
    ..CLOUD
};

const TYPESCRIPT: Format = Format { render: typescript::render, ..CODE };

const VITE_TYPES: Format = Format { render: typescript::vite::render, ..CODE };

/// What a file with public settings is otherwise.
const fn carried(artifact: &Artifact) -> &'static Format {
    match artifact.code.carrier {
        Carrier::ConfigMap => &MANIFEST,
        Carrier::Script => &CODE,
    }
}

const FRONTEND_CONFIG: Format = Format {
    render: frontend::render,
    hidden: |source, own, artifact, index| {
        let format = carried(artifact);
        (format.hidden)(source, own, artifact, index)
    },
    foreign: |source, artifact| {
        let format = carried(artifact);
        (format.foreign)(source, artifact)
    },
    merging: None,
};

const PYTHON: Format = Format { render: python::render, ..CODE };

const JSON_SCHEMA: Format = Format {
    render: json_schema::render,
    foreign: |source, _| {
        let is_own = page::is_own(source.text(), Form::Json);
        let why = || "the file does not begin as a JSON Schema of this command does".to_owned();
        (!is_own).then(why).into_iter().collect()
    },
    ..CODE
};

const MATRIX: Format = Format { render: matrix::render, ..PAGE };

/// What pages have in common.
pub(super) const PAGE: Format = Format {
    foreign: |source, artifact| {
        let is_own = artifact.form().is_some_and(|form| page::is_own(source.text(), form));
        let why = || "the file does not begin as a page of this command does".to_owned();
        (!is_own).then(why).into_iter().collect()
    },
    ..CODE
};

/// What the files in programming languages have in common.
const CODE: Format = Format {
    render: |_, _, _| {},
    hidden: |source, own, _, _| foreign_lines(source.text(), own),
    foreign: |source, _| {
        let is_own = code::is_ours(source.text());
        let why = || format!("the first line does not say `{}`", code::HEADER);
        (!is_own).then(why).into_iter().collect()
    },
    merging: None,
};

/// What the objects of Kubernetes have in common.
const MANIFEST: Format = Format {
    render: |_, _, _| {},
    hidden: |source, own, artifact, index| match yaml::objects::read(source.text()) {
        Some(objects) => yaml::hidden::hidden(&objects, artifact.kind, source.text(), index),
        None => foreign_lines(source.text(), own),
    },
    foreign: |source, artifact| yaml::typed::typed(source, artifact.kind),
    merging: None,
};

/// What the files for clouds without Kubernetes have in common.
const CLOUD: Format = Format {
    render: |_, _, _| {},
    hidden: |source, own, artifact, index| cloud::hidden(source.text(), own, artifact.kind, index),
    foreign: |source, artifact| {
        let kind = artifact.kind;
        let is_own = cloud::is_own(source.text(), kind);
        let why = || format!("the file does not begin as kind `{}` does", kind.as_str());
        (!is_own).then(why).into_iter().collect()
    },
    merging: None,
};
