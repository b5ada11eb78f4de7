//! What a cluster knows of its objects.

use alphaswarm_settings_scan::kubernetes::{Cluster, Maker, SourceKind};
use alphaswarm_settings_scan::yaml::{self, Budget, MAX_LISTED};

fn cluster(text: &str, namespace: Option<&str>) -> Cluster {
    let mut cluster = Cluster::default();
    let stream = yaml::read(text, &mut Budget::default(), |document, _| {
        cluster.add(document, namespace);
        Ok(())
    });
    assert!(stream.is_ok_and(|stream| stream.broken.is_empty()));
    cluster
}

const SECRETS: &str = "\
{apiVersion: v1, kind: Secret, metadata: {name: s}, data: {A: Y2hhbmdlbWU=}}
---
{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: e, namespace: n}, spec: {target: {name: s}}}
---
{apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, metadata: {name: s, namespace: m}, spec: {encryptedData: {B: x}}}
---
{apiVersion: v1, kind: Secret, metadata: {name: s}, data: {A: aA==, C: }}
";

#[test]
fn a_secret_is_known_by_what_makes_it() {
    let cluster = cluster(SECRETS, Some("n"));
    let sources = cluster.sources().iter().map(|source| {
        let namespace = source.name.namespace.as_deref().unwrap_or_default();
        (source.maker, namespace, &*source.name.name, source.is_replaced, source.place.document)
    });
    assert_eq!(
        sources.collect::<Vec<_>>(),
        [
            (Maker::Secret, "n", "s", true, 1),
            (Maker::ExternalSecret, "n", "s", false, 2),
            (Maker::SealedSecret, "m", "s", false, 3),
            (Maker::Secret, "n", "s", false, 4),
        ]
    );
    let find = |namespace| {
        let found = cluster.find(SourceKind::Secret, "s", namespace);
        found.map(|source| source.place.document).collect::<Vec<_>>()
    };
    assert_eq!(
        (find(Some("n")), find(Some("m")), find(None)),
        (vec![2, 4], vec![3], vec![2, 3, 4])
    );
    assert_eq!(cluster.find(SourceKind::ConfigMap, "s", None).count(), 0);
}

#[test]
fn an_item_keeps_what_the_manifest_holds() {
    let text = SECRETS;
    let cluster = cluster(text, None);
    let items = cluster.sources().iter().flat_map(|source| &source.items).map(|item| {
        let spelled = (&text[item.key_span.clone()], &text[item.span.clone()]);
        (item.raw.as_deref(), item.value.as_deref(), spelled)
    });
    assert_eq!(
        items.collect::<Vec<_>>(),
        [
            (Some("Y2hhbmdlbWU="), Some("changeme"), ("A", "Y2hhbmdlbWU=")),
            (None, None, ("B", "B")),
            (Some("aA=="), Some("h"), ("A", "aA==")),
            (Some(""), Some(""), ("C", "")),
        ]
    );
}

#[test]
fn stores_stand_in_four_places() {
    let text = "\
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: e}
spec:
  secretStoreRef: {name: a}
  data:
  - {secretKey: x, sourceRef: {storeRef: {kind: ClusterSecretStore, name: b}}}
  - {secretKey: y}
  dataFrom:
  - {sourceRef: {storeRef: {name: c}}}
  - {sourceRef: {generatorRef: {name: d}}}
";
    let cluster = cluster(text, None);
    let stores = cluster.stores.iter().map(|store| (&*store.kind, &*store.name));
    let expected = [("SecretStore", "a"), ("ClusterSecretStore", "b"), ("SecretStore", "c")];
    assert_eq!(stores.collect::<Vec<_>>(), expected);
    assert_eq!(&text[cluster.stores[0].place.span.clone()], "{name: a}");
}

#[test]
fn remote_references_name_the_key_and_what_the_store_has() {
    let text = "\
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: e, namespace: n}
spec:
  data:
  - {secretKey: A, remoteRef: {key: a/A}}
  - {secretKey: B, remoteRef: {key: b, property: p}}
  - {secretKey: C, remoteRef: {property: p}}
  - {secretKey: D}
  - {remoteRef: {key: e}}
  - {secretKey: [F], remoteRef: {key: [f]}}
";
    let cluster = cluster(text, None);
    let remotes = cluster.remotes.iter();
    let remotes = remotes.map(|remote| (&*remote.key, &*remote.remote, remote.is_part));
    assert_eq!(remotes.collect::<Vec<_>>(), [("A", "a/A", false), ("B", "b", true)]);
    let first = &cluster.remotes[0];
    assert_eq!(&text[first.place.span.clone()], "a/A");
    assert_eq!((&*first.object.name, first.object.namespace.as_deref()), ("e", Some("n")));
}

#[test]
fn a_service_gives_variables_to_its_namespace() {
    let service = |name: &str, namespace: &str, spec: &str| {
        format!(
            "{{apiVersion: v1, kind: Service, metadata: {{name: {name}, namespace: {namespace}}}, spec: {{{spec}}}}}\n---\n"
        )
    };
    let pod = |namespace: &str, spec: &str| {
        format!(
            "{{apiVersion: v1, kind: Pod, metadata: {{name: p, namespace: {namespace}}}, spec: {{{spec}}}}}\n---\n"
        )
    };
    let text = [
        service("app-core", "a", "ports: [{name: a-b, port: 80}, {port: 0x35, protocol: UDP}]"),
        service("headless", "a", "clusterIP: None, ports: [{port: 80}]"),
        service("elsewhere", "a", "type: ExternalName, ports: [{port: 80}]"),
        service("portless", "a", ""),
        pod("a", ""),
        pod("a", "enableServiceLinks: false"),
        pod("b", ""),
    ];
    let cluster = cluster(&text.concat(), None);
    let mut names = cluster.services()[0].variables();
    names.sort();
    assert_eq!(
        names,
        [
            "APP_CORE_PORT",
            "APP_CORE_PORT_53_UDP",
            "APP_CORE_PORT_53_UDP_ADDR",
            "APP_CORE_PORT_53_UDP_PORT",
            "APP_CORE_PORT_53_UDP_PROTO",
            "APP_CORE_PORT_80_TCP",
            "APP_CORE_PORT_80_TCP_ADDR",
            "APP_CORE_PORT_80_TCP_PORT",
            "APP_CORE_PORT_80_TCP_PROTO",
            "APP_CORE_SERVICE_HOST",
            "APP_CORE_SERVICE_PORT",
            "APP_CORE_SERVICE_PORT_A_B",
        ]
    );
    let [linked, unlinked, other] = &cluster.workloads[..] else { panic!("{cluster:?}") };
    for name in &names {
        let link =
            |workload| cluster.service_link(name, workload).map(|service| &*service.name.name);
        let found = (link(linked), link(unlinked), link(other));
        assert_eq!(found, (Some("app-core"), None, None), "{name}");
    }
    for name in [
        "HEADLESS_PORT",
        "ELSEWHERE_PORT",
        "PORTLESS_PORT",
        "APP_CORE_PORT_81_TCP",
        "APP_CORE_PORT_80_UDP",
        "APP_CORE_PORT_80_TCP_X",
        "APP_CORE_SERVICE_PORT_AB",
        "APP_CORE",
        "",
    ] {
        assert!(cluster.service_link(name, linked).is_none(), "{name}");
    }
}

#[test]
fn workloads_say_which_application_they_are() {
    let text = "\
apiVersion: apps/v1
kind: Deployment
metadata: {name: d, labels: {app: not-this}}
spec:
  template:
    metadata: {labels: {app: a, app.kubernetes.io/name: b, other: c}}
    spec: {enableServiceLinks: no, containers: [{name: x}, {}]}
";
    let cluster = cluster(text, Some("n"));
    let [workload] = &cluster.workloads[..] else { panic!("{cluster:?}") };
    assert_eq!(workload.labels, ["b", "a"]);
    assert_eq!(
        (workload.has_service_links, workload.name.namespace.as_deref()),
        (false, Some("n"))
    );
    let names: Vec<_> = workload.containers.iter().map(|container| &*container.name).collect();
    assert_eq!(names, ["x", ""]);
}

#[test]
fn what_does_not_count_is_counted() {
    let mut text = "{apiVersion: e/v1, kind: Unheard, metadata: {name: a}}\n---\n".repeat(3);
    text += &"a: 1\n---\n".repeat(MAX_LISTED + 5);
    let cluster = cluster(&text, None);
    assert_eq!(cluster.skipped.get("Unheard"), Some(&3));
    assert_eq!((cluster.broken.len(), cluster.unlisted), (MAX_LISTED, 5));
    assert_eq!(cluster.broken[0].document, 4);
}
