//! What the service answers.

use alphaswarm_settings::{Loaded, SourceRecord};
use axum::{Json, Router, routing::get};
use serde_json::{Value, json};

use crate::settings::Settings;

/// `/healthz` for probes, `/settings` for whoever asks what this process runs on.
pub(crate) fn router(loaded: &Loaded<Settings>) -> Router {
    let health = json!({ "status": "ok", "env": loaded.settings.env });
    let settings: Value = loaded.sources.iter().map(setting).collect();
    Router::new()
        .route("/healthz", get(async || Json(health)))
        .route("/settings", get(async || Json(settings)))
}

/// One variable as JSON. The loader has masked the value: a secret never gets this far.
fn setting(record: &SourceRecord) -> Value {
    json!({
        "key": record.key,
        "source": record.source.to_string(),
        "classification": record.classification.as_str(),
        "value": record.value,
    })
}
