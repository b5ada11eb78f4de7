//! The YAML tree and the model of Kubernetes.

use std::ops::Range;

use alphaswarm_settings_scan::kubernetes::{Cluster, resolve};
use alphaswarm_settings_scan::yaml::{self, Budget, Node, Value};

/// Reads a stream, collects its objects and resolves every container. Every place lies in the stream,
/// and for text between two characters.
pub fn yaml(data: &[u8]) {
    let text = std::str::from_utf8(data).ok();
    let is_place = |span: &Range<usize>| match text {
        Some(text) => text.get(span.clone()).is_some(),
        None => data.get(span.clone()).is_some(),
    };
    let (mut cluster, mut budget) = (Cluster::default(), Budget::default());
    let stream = yaml::read_bytes(data, &mut budget, |document, _| {
        assert!(is_place(&document.span), "{:?} is no place of the stream", document.span);
        check(&document.root, &is_place);
        cluster.add(document, Some("app"));
        Ok(())
    });
    if let Ok(stream) = stream {
        assert!(stream.broken.iter().all(|broken| broken.offset <= data.len()));
    }
    for source in cluster.sources() {
        for item in &source.items {
            assert!(is_place(&item.span) && is_place(&item.key_span), "{} has no place", item.key);
            assert!(source.item(&item.key).is_some(), "{} is not found", item.key);
        }
    }
    for workload in &cluster.workloads {
        for container in &workload.containers {
            let Ok(environment) = resolve(&cluster, workload, container, &mut budget) else {
                return;
            };
            for variable in &environment.variables {
                assert!(is_place(&variable.span), "{} has no place", variable.name);
                assert!(environment.get(&variable.name).is_some(), "{} is lost", variable.name);
            }
        }
    }
}

fn check(node: &Node, is_place: &dyn Fn(&Range<usize>) -> bool) {
    // A tree is at most a hundred levels deep, but aliases share: look at each value once.
    let mut left = vec![node];
    let mut seen = 0;
    while let Some(node) = left.pop() {
        seen += 1;
        if seen > 10_000 {
            return;
        }
        assert!(is_place(&node.span), "{:?} is no place of the stream", node.span);
        match &node.value {
            Value::Scalar(_) => {}
            Value::List(items) => left.extend(items.iter().map(std::rc::Rc::as_ref)),
            Value::Map(entries) => {
                for entry in entries {
                    assert!(is_place(&entry.key_span), "{:?} is no place", entry.key_span);
                    left.push(&entry.node);
                }
            }
        }
    }
}
