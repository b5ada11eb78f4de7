//! `targets`, `services`, `clone`, `require_target`, the table of variables, other attributes.

use alphaswarm_settings::{
    Bound, Classification, FromEnvironment, Loader, Scalar, Target, ValueType, settings,
};

/// The attributes of the struct stay on it.
#[settings(prefix = "APP_", targets = "k8s, cloud", services = "worker", clone = false)]
#[must_use]
pub struct Worker;

// Allowed only where the macro writes no `Clone` itself.
impl Clone for Worker {
    fn clone(&self) -> Self {
        unreachable!()
    }
}

#[settings(prefix = "APP_", services = "core, worker", require_target = true, unused = "allow")]
struct Everything;

fn main() {
    // Required in each served target: no `Option`. `pages` is for neither target nor service.
    let set = [("APP_BUCKET", "files")];
    let worker: Worker = Loader::new().target(Target::Cloud).vars(set).load().unwrap();
    let (bucket, queue): (String, Option<String>) = (worker.bucket, worker.queue);
    assert_eq!((bucket.as_str(), queue, worker.port), ("files", None, 8080));
    assert!(worker.token.is_none());
    assert!(Loader::new().target(Target::Local).vars(set).load::<Worker>().is_err());

    // In `local` there need be no bucket.
    let everything: Everything =
        Loader::new().target(Target::Local).vars([("", ""); 0]).load().unwrap();
    let bucket: Option<String> = everything.clone().bucket;
    assert_eq!((bucket, everything.pages), (None, 10));
    let error = Loader::new().vars([("", ""); 0]).load::<Everything>().unwrap_err();
    assert_eq!(error.problems()[0].key(), "ALPHASWARM_SETTINGS_TARGET");
    assert!(Everything::REQUIRE_TARGET && !Worker::REQUIRE_TARGET);

    let keys: Vec<_> = Worker::VARIABLES.iter().map(|variable| variable.key).collect();
    assert_eq!(keys, ["APP_PORT", "APP_BUCKET", "APP_QUEUE", "APP_TOKEN"]);
    let [port, bucket, _, token] = Worker::VARIABLES else { unreachable!() };
    assert_eq!(port.value_type, ValueType::Scalar(Scalar::Port));
    assert_eq!((port.default, port.services), (Some("8080"), ["core", "worker"].as_slice()));
    assert_eq!((bucket.description, bucket.line), ("Where files go.", 10));
    assert_eq!((bucket.owner, bucket.aliases), (Some("storage"), ["BUCKET"].as_slice()));
    assert_eq!(bucket.bounds.min, Some(Bound::Length(3)));
    assert_eq!((bucket.remote_ref, bucket.external), (Some("shop/bucket"), None));
    assert_eq!(bucket.custom, [("x-team", "files")]);
    assert!(bucket.required_in.contains(Target::Cloud));
    assert!(bucket.schema.ends_with("tests/ui/arguments/.env.schema"), "{}", bucket.schema);
    assert_eq!(token.classification, Classification::RotationRequired);
    assert_eq!(token.rotation_days, Some(90));
    // A const, so that a program can build its help text of it.
    const COUNT: usize = Everything::VARIABLES.len();
    assert_eq!(COUNT, 5);
}
