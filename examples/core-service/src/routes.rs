//! What the service answers.

use std::sync::Arc;

use alphaswarm_settings::{Loaded, SourceRecord};
use axum::{Json, Router, routing::get};
use serde::Serialize;
use serde_json::json;

use crate::settings::Settings;

/// `/healthz` for probes, `/settings` for whoever asks what this process runs on.
pub(crate) fn router(loaded: &Loaded<Settings>) -> Router {
    let health = json!({ "status": "ok", "env": loaded.settings.env });
    let settings: Arc<[Setting]> = loaded.sources.iter().map(Setting::from).collect();
    Router::new()
        .route("/healthz", get(async || Json(health)))
        .route("/settings", get(async || Json(settings)))
}

/// One variable. The loader has masked the value: a secret never gets this far.
#[derive(Serialize)]
struct Setting {
    key: &'static str,
    source: String,
    classification: &'static str,
    value: Option<String>,
}

impl From<&SourceRecord> for Setting {
    fn from(record: &SourceRecord) -> Self {
        Self {
            key: record.key,
            source: record.source.to_string(),
            classification: record.classification.as_str(),
            value: record.value.clone(),
        }
    }
}
