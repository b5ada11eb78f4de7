//! Streams that ask for much: they end soon, and cost little memory.

use std::fmt::Write;
use std::time::{Duration, Instant};

use alphaswarm_settings_scan::kubernetes::{Cluster, resolve};
use alphaswarm_settings_scan::yaml::{self, Budget, TooMuch};

/// How many variables the containers of a stream get, each of them resolved, and how many they hide.
fn variables(text: &str) -> Result<usize, TooMuch> {
    let start = Instant::now();
    let (mut cluster, mut budget) = (Cluster::default(), Budget::new(1_000_000, 1_000_000));
    yaml::read(text, &mut budget, |document, _| {
        cluster.add(document, None);
        Ok(())
    })?;
    let mut count = 0;
    for workload in &cluster.workloads {
        for container in &workload.containers {
            let environment = resolve(&cluster, workload, container, &mut budget)?;
            assert!(environment.shadowed.len() <= environment.variables.len());
            count += environment.variables.len();
        }
    }
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    Ok(count)
}

fn pod(env: &str) -> String {
    format!(
        "---\napiVersion: v1\nkind: Pod\nmetadata: {{name: core}}\nspec:\n  containers:\n  - name: app\n    {env}\n"
    )
}

#[test]
fn a_value_that_doubles_is_unknown_once_no_process_could_get_it() {
    let mut env = "env: [{name: V0, value: xxxxxxxx}".to_owned();
    for name in 0..64 {
        let _ = write!(env, ", {{name: V{}, value: $(V{name})$(V{name})}}", name + 1);
    }
    assert_eq!(variables(&pod(&format!("{env}]"))), Ok(65));
}

#[test]
fn many_large_values_are_not_built() {
    let long = "x".repeat(100_000);
    let mut env = format!("env: [{{name: V, value: {long}}}");
    for name in 0..10_000 {
        let _ = write!(env, ", {{name: V{name}, value: $(V)}}");
    }
    assert_eq!(variables(&pod(&format!("{env}]"))), Ok(10_001));
}

#[test]
fn what_is_taken_again_and_again_hides_itself_once() {
    let data: Vec<_> = (0..1_000).map(|key| format!("  K{key}: x\n")).collect();
    let data = data.concat();
    let config = format!("apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: c}}\ndata:\n{data}");
    for (times, expected) in [(900, Ok(1_000)), (1_000, Err(TooMuch::Resolved))] {
        let from = vec!["{configMapRef: {name: c}}"; times].join(", ");
        let text = format!("{config}{}", pod(&format!("envFrom: [{from}]")));
        assert_eq!(variables(&text), expected);
    }
}

#[test]
fn one_name_in_very_many_namespaces() {
    let mut text = String::new();
    for namespace in 0..5_000 {
        let _ = write!(
            text,
            "---\n{{apiVersion: v1, kind: Service, metadata: {{name: s, namespace: n{namespace}}}, spec: {{ports: [{{port: 80}}]}}}}\n\
             ---\n{{apiVersion: v1, kind: Secret, metadata: {{name: s, namespace: n{namespace}}}, data: {{A: aA==}}}}\n"
        );
    }
    let env: Vec<_> =
        (0..20_000).map(|name| format!("{{name: V{name}, value: $(S_PORT_X)}}")).collect();
    text += &pod(&format!("env: [{}]", env.join(", ")));
    assert_eq!(variables(&text), Err(TooMuch::Resolved));
}

#[test]
fn lists_in_lists_end() {
    let mut text = "{kind: ConfigMap, metadata: {name: c}}".to_owned();
    for _ in 0..40 {
        text = format!("{{kind: List, items: [{text}]}}");
    }
    assert_eq!(variables(&text), Ok(0));
}
