//! A variable of every type and with every field of the language.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use alphaswarm_settings::secrecy::{ExposeSecret, SecretString};
use alphaswarm_settings::url::Url;
use alphaswarm_settings::{Error, Loader, ProblemKind, Target, settings};

#[settings(prefix = "APP_")]
struct Settings;

fn load(target: Target, more: &[(&str, &str)]) -> Result<Settings, Error> {
    let set = [("APP_TITLE", "Harbour"), ("APP_PIN", "4711")];
    Loader::new().target(target).vars(set.into_iter().chain(more.iter().copied())).load()
}

fn main() {
    types_are_those_of_the_schema(load(Target::Local, &[("APP_DATA_DIR", "/data")]).unwrap());
    defaults_depend_on_the_target();
    constraints_hold();
    old_names_are_read();
}

fn types_are_those_of_the_schema(settings: Settings) {
    let title: String = settings.title;
    let is_open: bool = settings.is_open;
    let offset: i64 = settings.offset;
    let workers: u64 = settings.workers;
    let ratio: f64 = settings.ratio;
    let port: u16 = settings.port;
    let base_url: Url = settings.base_url;
    let timeout: Duration = settings.timeout;
    let upload_limit: u64 = settings.upload_limit;
    let gateway: IpAddr = settings.gateway;
    let listen: SocketAddr = settings.listen;
    let data_dir: Option<PathBuf> = settings.data_dir;
    let ports: Vec<u16> = settings.ports;
    let names: Option<Vec<String>> = settings.names;
    let mode: Mode = settings.mode;
    let fallback_mode: Option<FallbackMode> = settings.fallback_mode;
    let pin: Option<SecretString> = settings.pin;
    let cache_url: Url = settings.cache_url;
    let region: String = settings.region;
    let zone: Option<String> = settings.zone;

    assert_eq!((title.as_str(), is_open, offset, workers), ("Harbour", true, -3, 4));
    assert_eq!((ratio, port, upload_limit), (0.25, 8080, 64 * 1024));
    assert_eq!(base_url.as_str(), "http://localhost:8080/");
    assert_eq!(timeout, Duration::from_secs(90 * 60));
    assert_eq!(gateway, IpAddr::from([10, 0, 0, 1]));
    assert_eq!(listen, "[::1]:8080".parse().unwrap());
    assert_eq!(data_dir, Some(PathBuf::from("/data")));
    assert_eq!((ports, names), (vec![80, 443], None));
    assert_eq!((mode, fallback_mode), (Mode::Strict, None));
    assert_eq!(FallbackMode::_2ndTry.to_string(), "2nd-try");
    assert_eq!(Ok(FallbackMode::_2ndTry), "2nd-try".parse());
    assert_eq!(FallbackMode::VALUES, ["strict", "permissive", "2nd-try"]);
    assert_eq!(pin.unwrap().expose_secret(), "4711");
    assert_eq!(cache_url.host_str(), Some("localhost"));
    assert_eq!((region.as_str(), zone), ("eu-west-1", None));
}

fn defaults_depend_on_the_target() {
    let cache = ("APP_CACHE_URL", "redis://mine");
    assert_eq!(load(Target::Cloud, &[cache]).unwrap().workers, 16);
    assert_eq!(load(Target::Kubernetes, &[cache]).unwrap().workers, 4);
    assert_eq!(load(Target::Local, &[cache]).unwrap().cache_url.host_str(), Some("mine"));
}

fn constraints_hold() {
    for (key, wrong) in [
        ("APP_TITLE", "no"),
        ("APP_TITLE", "lower case"),
        ("APP_OFFSET", "11"),
        ("APP_RATIO", "1.5"),
        ("APP_TIMEOUT", "30"),
        ("APP_UPLOAD_LIMIT", "11MB"),
        ("APP_PORTS", "1,2,3,4"),
        ("APP_MODE", "Strict"),
        ("APP_PIN", "999"),
    ] {
        let error = load(Target::Local, &[(key, wrong)]).unwrap_err();
        let found: Vec<_> = error.problems().iter().map(|problem| problem.key()).collect();
        assert_eq!(found, [key], "{wrong}");
    }
    let error = Loader::new().target(Target::Cloud).vars([("", ""); 0]).load::<Settings>();
    let error = error.unwrap_err();
    let missing = error.problems().iter().filter(|p| matches!(p.kind(), ProblemKind::Missing));
    let missing: Vec<_> = missing.map(|problem| problem.key()).collect();
    assert_eq!(missing, ["APP_TITLE", "APP_PIN", "APP_CACHE_URL"]);
}

fn old_names_are_read() {
    assert_eq!(load(Target::Local, &[("OLD_REGION", "here")]).unwrap().region, "here");
    let error = load(Target::Local, &[("REGION", "here"), ("APP_REGION", "there")]).unwrap_err();
    assert_eq!(error.problems().len(), 1);
}
