//! Environments of containers: one stream for each rule, and beside it what its containers get.

use std::fmt::Write;

use alphaswarm_settings_scan::kubernetes::{
    Cluster, Container, Environment, Fault, Origin, Rejected, Variable, Workload, resolve,
};
use alphaswarm_settings_scan::yaml::{self, Budget};
use alphaswarm_settings_tests::golden;

/// Everything that is known of the containers of a stream.
fn listing(text: &str) -> String {
    let mut cluster = Cluster::default();
    let mut budget = Budget::default();
    let stream = yaml::read(text, &mut budget, |document, _| {
        cluster.add(document, None);
        Ok(())
    });
    assert_eq!(stream.map(|stream| stream.broken), Ok(Vec::new()), "{text}");
    let mut out = String::new();
    for source in cluster.sources() {
        for Rejected { fault, place } in &source.rejected {
            let spelled = &text[place.span.clone()];
            let _ = writeln!(
                out,
                "{} {}: {fault}: {spelled:?}",
                source.maker.as_str(),
                source.name.name
            );
        }
    }
    for broken in &cluster.broken {
        let _ = writeln!(out, "{broken:?}");
    }
    for workload in &cluster.workloads {
        for container in &workload.containers {
            let environment =
                resolve(&cluster, workload, container, &mut budget).expect("it is little");
            list(&mut out, text, (workload, container), &environment);
        }
    }
    out
}

fn list(
    out: &mut String,
    text: &str,
    (workload, container): (&Workload, &Container),
    environment: &Environment<'_>,
) {
    let (kind, name, list) = (&workload.kind, &workload.name.name, container.kind.list());
    let open = if environment.is_open { ", and more" } else { "" };
    let _ = writeln!(out, "{kind} {name}, {} of {list}{open}", container.name);
    for variable in &environment.variables {
        let _ = writeln!(out, "  {}", shown(text, variable));
    }
    for variable in &environment.shadowed {
        let _ = writeln!(out, "  overridden: {}", shown(text, variable));
    }
    for dangling in &environment.dangling {
        let (kind, source, key) = (dangling.kind.as_str(), dangling.source, dangling.key);
        let variable = dangling.variable.unwrap_or("envFrom");
        let spelled = &text[dangling.place.span.clone()];
        let _ =
            writeln!(out, "  missing for {variable}: {kind} {source}, key {key:?}: {spelled:?}");
    }
    for Rejected { fault, place } in &container.rejected {
        let _ = writeln!(out, "  rejected: {fault}: {:?}", &text[place.span.clone()]);
    }
}

fn shown(text: &str, variable: &Variable<'_>) -> String {
    let origin = match variable.origin {
        Origin::Literal => "literal".to_owned(),
        Origin::Source { kind, name } => format!("{} {name}", kind.as_str()),
        Origin::Pod => "pod".to_owned(),
    };
    let taint = if variable.is_tainted { ", secret" } else { "" };
    let faults: Vec<_> = variable.faults.iter().map(|fault: &Fault| format!("; {fault}")).collect();
    let faults = faults.concat();
    format!(
        "{} = {:?} from {origin}{taint}{faults}: {:?} at {:?} of document {}",
        variable.name,
        variable.value,
        &text[variable.span.clone()],
        &text[variable.place.span.clone()],
        variable.place.document,
    )
}

#[test]
fn each_fixture_gives_what_it_gave_before() {
    golden::assert_fixtures("scan/tests/fixtures/kubernetes", "yaml", listing);
}
