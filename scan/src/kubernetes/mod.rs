//! Kubernetes objects as far as they decide the environment of containers, and the environment that
//! the kubelet makes of them.
//!
//! A [`Cluster`] collects the objects of a stream: the sources of variables ([`EnvSource`]: each
//! ConfigMap, each Secret, and what a controller makes a Secret from), workloads with their
//! containers, and Services. [`resolve`] then follows the rules of the kubelet for one container.
//!
//! ```
//! use alphaswarm_settings_scan::kubernetes::{Cluster, Origin, resolve};
//! use alphaswarm_settings_scan::yaml::{self, Budget};
//!
//! let text = "\
//! apiVersion: v1
//! kind: ConfigMap
//! metadata: {name: config}
//! data: {PORT: \"80\"}
//! ---
//! apiVersion: v1
//! kind: Pod
//! metadata: {name: core}
//! spec:
//!   containers:
//!   - name: app
//!     envFrom: [{configMapRef: {name: config}}]
//!     env: [{name: URL, value: \"http://localhost:$(PORT)/\"}]
//! ";
//! let (mut cluster, mut budget) = (Cluster::default(), Budget::default());
//! yaml::read(text, &mut budget, |document, _| {
//!     cluster.add(document, None);
//!     Ok(())
//! })
//! .unwrap();
//! let pod = &cluster.workloads[0];
//! let environment = resolve(&cluster, pod, &pod.containers[0], &mut budget).unwrap();
//! let url = environment.get("URL").unwrap();
//! assert_eq!(url.value.as_deref(), Some("http://localhost:80/"));
//! assert_eq!(url.origin, Origin::Literal);
//! ```

mod cluster;
mod env;
mod environment;
mod expand;
mod external;
mod fault;
mod index;
mod kubelet;
mod place;
mod pod;
mod service;
mod source;

pub use cluster::Cluster;
#[cfg(feature = "languages")]
#[cfg(feature = "languages")]
pub(crate) use env::{env, variable};
pub use environment::{Dangling, Environment, Origin, Variable};
pub use external::{RemoteReference, StoreReference};
pub use fault::{Fault, Found, Rejected};
pub use kubelet::resolve;
pub use place::{Name, Place};
pub use pod::{Container, ContainerKind, Env, EnvFrom, EnvValue, SourceReference, Workload};
pub use service::{Service, is_link_name};
pub use source::{EnvSource, Item, Maker, SourceKind};
