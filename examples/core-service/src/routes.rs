//! What the service answers.

use std::sync::Arc;

use alphaswarm_settings::Watched;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::{Json, Router, routing::get};
use serde_json::json;

use crate::settings::Settings;

/// `/healthz` for probes; `/settings` and `/settings.txt` for whoever asks what this process runs on.
///
/// Each answer takes the settings anew, so that it is about those in use. The report is redacted by the
/// library: no secret gets this far.
pub(crate) fn router(watched: &Arc<Watched<Settings>>) -> Router {
    let [health, as_json, as_table] = [(); 3].map(|()| Arc::clone(watched));
    Router::new()
        .route(
            "/healthz",
            get(async move || Json(json!({ "status": "ok", "env": health.get().env }))),
        )
        .route("/settings", get(async move || json_page(as_json.loaded().report().to_json())))
        .route("/settings.txt", get(async move || as_table.loaded().report().to_string()))
}

fn json_page(body: String) -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], body)
}
