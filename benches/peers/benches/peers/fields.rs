//! The fields that everyone loads: the sixty of the clock, and the three of the behaviour table.

/// Hands the sixty fields, by type and each with its variable, to a macro; before them, in
/// brackets, no matter what else was said.
macro_rules! with_sixty {
    ($make:ident $($more:tt)*) => {
        $make! {
            [$($more)*]
            texts: environment "APP_ENVIRONMENT", log_level "APP_LOG_LEVEL",
                log_format "APP_LOG_FORMAT", region "APP_REGION", zone "APP_ZONE",
                cluster "APP_CLUSTER", tenant "APP_TENANT", bucket "APP_BUCKET",
                queue_name "APP_QUEUE_NAME", topic_name "APP_TOPIC_NAME",
                stream_name "APP_STREAM_NAME", model_name "APP_MODEL_NAME",
                index_name "APP_INDEX_NAME", database_name "APP_DATABASE_NAME",
                database_user "APP_DATABASE_USER", broker_user "APP_BROKER_USER",
                cache_space "APP_CACHE_SPACE", audience "APP_AUDIENCE", issuer "APP_ISSUER",
                realm "APP_REALM", locale "APP_LOCALE", currency "APP_CURRENCY",
                timezone "APP_TIMEZONE", release "APP_RELEASE", core_url "APP_CORE_URL",
                model_url "APP_MODEL_URL", tools_url "APP_TOOLS_URL", broker_url "APP_BROKER_URL",
                cache_url "APP_CACHE_URL", store_url "APP_STORE_URL", trace_url "APP_TRACE_URL",
                metrics_url "APP_METRICS_URL";
            ports: http_port "APP_HTTP_PORT", grpc_port "APP_GRPC_PORT",
                admin_port "APP_ADMIN_PORT", metrics_port "APP_METRICS_PORT",
                database_port "APP_DATABASE_PORT", cache_port "APP_CACHE_PORT",
                broker_port "APP_BROKER_PORT", health_port "APP_HEALTH_PORT";
            numbers: workers "APP_WORKERS", pool_size "APP_POOL_SIZE", retries "APP_RETRIES",
                batch_size "APP_BATCH_SIZE", queue_depth "APP_QUEUE_DEPTH",
                max_upload "APP_MAX_UPLOAD", cache_entries "APP_CACHE_ENTRIES",
                window_days "APP_WINDOW_DAYS";
            flags: enforce_auth "APP_ENFORCE_AUTH", trace_enabled "APP_TRACE_ENABLED",
                metrics_enabled "APP_METRICS_ENABLED", compress "APP_COMPRESS",
                dry_run "APP_DRY_RUN", prefetch "APP_PREFETCH";
            options: proxy "APP_PROXY", ca_bundle "APP_CA_BUNDLE", banner "APP_BANNER",
                support_mail "APP_SUPPORT_MAIL", feature_set "APP_FEATURE_SET",
                operator "APP_OPERATOR";
        }
    };
}
pub(crate) use with_sixty;

/// The variables of the sixty fields and a value for each.
pub(crate) fn sixty() -> Vec<(&'static str, String)> {
    let mut variables = Vec::new();
    macro_rules! fill {
        ([] texts: $($t:ident $tk:tt),*; ports: $($p:ident $pk:tt),*; numbers: $($n:ident $nk:tt),*;
         flags: $($f:ident $fk:tt),*; options: $($o:ident $ok:tt),*;) => {
            $(variables.push(($tk, text($tk)));)*
            $(variables.push(($pk, (8000 + $pk.len()).to_string()));)*
            $(variables.push(($nk, (10 * $nk.len()).to_string()));)*
            $(variables.push(($fk, ($fk.len() % 2 == 0).to_string()));)*
            $(variables.push(($ok, text($ok)));)*
        };
    }
    with_sixty!(fill);
    variables
}

/// A text of the usual length: a URL where the name says so.
fn text(key: &str) -> String {
    let name = key.trim_start_matches("APP_").to_ascii_lowercase().replace('_', "-");
    if key.ends_with("_URL") { format!("http://{name}.internal:8080/v1") } else { name }
}

/// Whether two structs of the sixty fields hold the same.
macro_rules! is_same {
    ([$left:ident $right:ident] texts: $($t:ident $tk:tt),*; ports: $($p:ident $pk:tt),*;
     numbers: $($n:ident $nk:tt),*; flags: $($f:ident $fk:tt),*; options: $($o:ident $ok:tt),*;) => {
        $($left.$t == $right.$t &&)* $($left.$p == $right.$p &&)* $($left.$n == $right.$n &&)*
        $($left.$f == $right.$f &&)* $($left.$o == $right.$o &&)* true
    };
}
pub(crate) use is_same;
