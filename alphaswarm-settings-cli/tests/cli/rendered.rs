//! `validate --rendered`: what containers will get, and everything that can be wrong with it.

use crate::manifests::{CORE, Stage, config_map, deployment, secret};

#[test]
fn good_manifests_are_silent() {
    let run = Stage::new().judge(CORE);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
}

/// Each row breaks the good manifests in one place.
#[test]
fn every_mistake_is_one_finding_at_its_container() {
    let stage = Stage::new();
    for (from, to, code, key) in [
        ("  PORT: \"80\"\n", "", "missing-value", "PORT"),
        ("PORT: \"80\"", "PORT: \"\"", "missing-value", "PORT"),
        ("PORT: \"80\"", "PORT: \"80x\"", "invalid-value", "PORT"),
        ("PORT: \"80\"", "PORT: \"70000\"", "invalid-value", "PORT"),
        ("PORT: \"80\"", "PORT: 80", "rejected-value", "PORT"),
        ("PORT: \"80\"", "PROT: \"80\"", "missing-value", "PORT"),
        ("  PORT: \"80\"\n", "  PORT: \"80\"\n  APP_NEW: x\n", "undeclared", "APP_NEW"),
        ("  PORT: \"80\"\n", "  PORT: \"80\"\n  DEBUG: x\n", "wrong-target", "DEBUG"),
        (
            "  PORT: \"80\"\n",
            "  PORT: \"80\"\n  PASSWORD: hunter2\n",
            "secret-in-plain",
            "PASSWORD",
        ),
        ("PASSWORD: aHVudGVyMg==", "PASSWORD: Y2hhbmdlbWU=", "left-placeholder", "PASSWORD"),
        ("PASSWORD: aHVudGVyMg==", "PASSWORD: \"\"", "missing-value", "PASSWORD"),
        ("PASSWORD: aHVudGVyMg==", "PASWORD: aHVudGVyMg==", "missing-value", "PASSWORD"),
        ("name: secrets}}", "name: secret}}", "missing-reference", ""),
    ] {
        assert_eq!(CORE.matches(from).count(), 1, "{from}");
        let run = stage.judge(&CORE.replace(from, to));
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{to}: {run:?}");
        assert_eq!(run.stderr.matches("error[").count(), 1, "{to}: {}", run.stderr);
        assert!(run.stderr.contains(&format!("error[{code}]: {key}")), "{to}: {}", run.stderr);
        let place = match code {
            // Kubernetes rejects the object, whichever containers take from it.
            "rejected-value" => "ConfigMap/config, document 1",
            _ => "container `app` of Deployment/core, environment `prod` (target kubernetes)",
        };
        assert!(run.stderr.contains(place), "{to}: {}", run.stderr);
        assert!(run.stderr.contains("--> <stdin>:"), "{to}: {}", run.stderr);
        assert!(!run.stderr.contains("hunter2") && !run.stderr.contains("aHVudGVyMg"));
    }
}

#[test]
fn env_wins_over_env_from_and_what_is_later_over_what_is_earlier() {
    let stage = Stage::new();
    let bags = [
        config_map("one", "PORT: bad"),
        config_map("two", "PORT: '80'\n  GREETING: hello"),
        secret("secrets", "PASSWORD: aHVudGVyMg=="),
    ]
    .concat();
    let from = |names: &[&str]| {
        let items = names.iter().map(|name| format!("{{configMapRef: {{name: {name}}}}}"));
        let items: Vec<_> = items.chain(["{secretRef: {name: secrets}}".to_owned()]).collect();
        format!("envFrom: [{}]", items.join(", "))
    };
    let judge = |container: &str| stage.judge(&format!("{bags}{}", deployment(container)));
    assert_eq!(judge(&from(&["one", "two"])).code, 0);
    assert_eq!(judge(&from(&["two", "one"])).code, 1);
    let env = |value: &str| {
        format!("{}\n          env: [{{name: PORT, value: {value}}}]", from(&["two", "one"]))
    };
    assert_eq!(judge(&env("'81'")).code, 0);
    assert_eq!(judge(&env("''")).code, 1, "an empty value is set, and means unset");
    let twice = env("bad").replace("bad}]", "bad}, {name: PORT, value: '81'}]");
    assert_eq!(judge(&twice).code, 0);
}

#[test]
fn references_to_keys() {
    let stage = Stage::new();
    let bags = [
        config_map("config", "listen: '80'\n  GREETING: hello"),
        secret("secrets", "pass: aHVudGVyMg=="),
    ]
    .concat();
    let judge = |env: &str| {
        let from = "envFrom: [{configMapRef: {name: config}}, {configMapRef: {name: other, optional: true}}]";
        let run = stage
            .judge(&format!("{bags}{}", deployment(&format!("{from}\n          env: [{env}]"))));
        let titles = run.stderr.lines().filter(|line| line.starts_with("error["));
        titles.map(str::to_owned).collect::<Vec<_>>()
    };
    let port = "{name: PORT, valueFrom: {configMapKeyRef: {name: config, key: listen}}}";
    let password = "{name: PASSWORD, valueFrom: {secretKeyRef: {name: secrets, key: pass}}}";
    assert_eq!(judge(&format!("{port}, {password}")), [] as [&str; 0]);
    let found = judge(&format!("{port}, {}", password.replace("key: pass", "key: word")));
    assert_eq!(
        found,
        ["error[missing-reference]: PASSWORD: the Secret `secrets` has no key `word`"]
    );
    let found = judge(&format!("{port}, {}", password.replace("name: secrets", "name: sekrets")));
    let expected = "error[missing-reference]: PASSWORD: the manifests have no Secret `sekrets`";
    assert_eq!(found, [expected]);
    let optional = password.replace("key: pass", "key: word, optional: true");
    assert_eq!(
        judge(&format!("{port}, {optional}")),
        [
            "error[missing-value]: PASSWORD: required in environment `prod` (target kubernetes), but unset"
        ]
    );
    let both = "data: {pass: Y2hhbmdlbWU=}\nstringData:\n  pass: hunter2";
    let both = bags.replace("data:\n  pass: aHVudGVyMg==", both);
    assert_ne!(both, bags);
    let env = format!(
        "envFrom: [{{configMapRef: {{name: config}}}}]\n          env: [{port}, {password}]"
    );
    assert_eq!(stage.judge(&format!("{both}{}", deployment(&env))).code, 0, "stringData wins");
    let plain = "{name: PASSWORD, valueFrom: {configMapKeyRef: {name: config, key: listen}}}";
    let expected = "error[secret-in-plain]: PASSWORD: a variable of class `secret` is set in the ConfigMap `config`";
    assert_eq!(judge(&format!("{port}, {plain}")), [expected]);
    let both = port.replace("valueFrom", "value: '', valueFrom");
    assert_eq!(judge(&format!("{both}, {password}")), [] as [&str; 0], "an empty value gives way");
    let field = "{name: GREETING, valueFrom: {fieldRef: {fieldPath: metadata.name}}}";
    assert_eq!(judge(&format!("{port}, {password}, {field}")), [] as [&str; 0]);
}

#[test]
fn references_in_values() {
    let stage = Stage::new();
    let bags =
        [config_map("config", "GREETING: hello"), secret("secrets", "PASSWORD: aHVudGVyMg==")]
            .concat();
    let judge = |env: &str| {
        let from = "envFrom: [{configMapRef: {name: config}}, {secretRef: {name: secrets}}]";
        stage.judge(&format!("{bags}{}", deployment(&format!("{from}\n          env: [{env}]"))))
    };
    assert_eq!(judge("{name: NUM, value: '8'}, {name: PORT, value: $(NUM)0}").code, 0);
    let run = judge("{name: PORT, value: $(NUM)0}, {name: NUM, value: '8'}");
    assert!(
        run.stderr.contains("PORT: the value holds `$(NUM)`, and no variable before it"),
        "{run:?}"
    );
    assert_eq!(judge("{name: PORT, value: $(OTHER_SERVICE_PORT)}").code, 0, "only the pod knows");
    let run = judge("{name: PORT, value: $$(N)}");
    assert!(run.stderr.contains("PORT: `$(N)` is not valid"), "{run:?}");
    // A value that came from a Secret is never shown, under whatever name.
    let run = judge("{name: PORT, value: $(PASSWORD)}");
    assert!(run.stderr.contains("PORT: the value is not valid"), "{run:?}");
    assert!(!run.stderr.contains("hunter2"), "{run:?}");
    let run = judge("{name: PORT, value: '80'}, {name: PASSWORD, value: hunter2}");
    assert!(run.stderr.contains("error[secret-in-plain]: PASSWORD: "), "{run:?}");
    assert!(run.stderr.contains("in a literal of the manifest") && !run.stderr.contains("hunter2"));
    assert_eq!(judge("{name: PORT, value: '80'}, {name: P, value: $(PASSWORD)}, {name: PASSWORD, value: $(P)}").code, 0);
}

#[test]
fn a_url_without_its_scheme_shows_no_password() {
    let stage = Stage::new();
    let text = CORE.replace("  PORT:", "  STORE: //me:hunter2@host/x\n  PORT:");
    for format in ["human", "json", "github"] {
        let run = stage.judge_with(&text, "", &["--format", format]);
        let all = format!("{}{}", run.stdout, run.stderr);
        assert!(all.contains("***@host/x") && !all.contains("hunter2"), "{all}");
    }
}

#[test]
fn a_prefix_and_a_file() {
    let stage = Stage::new();
    let bags =
        [config_map("config", "RT: '80'\n  X: z"), config_map("more", "GREETING: hello")].concat();
    let container =
        "envFrom: [{prefix: PO, configMapRef: {name: config}}, {configMapRef: {name: more}}]
          env: [{name: PASSWORD_FILE, value: /run/secrets/password}]";
    let run = stage.judge(&format!("{bags}{}", deployment(container)));
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn every_kind_that_makes_pods() {
    let stage = Stage::new();
    let bags = [config_map("config", "PORT: '80'"), secret("secrets", "PASSWORD: aA==")].concat();
    let spec = "{containers: [{name: app, envFrom: [{configMapRef: {name: config}}, {secretRef: {name: secrets}}]}]}";
    let template = format!("{{template: {{spec: {spec}}}}}");
    for (api, kind, spec) in [
        ("apps/v1", "Deployment", &template),
        ("apps/v1", "StatefulSet", &template),
        ("apps/v1", "DaemonSet", &template),
        ("apps/v1", "ReplicaSet", &template),
        ("v1", "ReplicationController", &template),
        ("batch/v1", "Job", &template),
        ("batch/v1", "CronJob", &format!("{{jobTemplate: {{spec: {template}}}}}")),
        ("v1", "Pod", &spec.to_owned()),
    ] {
        let object =
            format!("apiVersion: {api}\nkind: {kind}\nmetadata: {{name: core}}\nspec: {spec}\n");
        let list =
            format!("apiVersion: v1\nkind: List\nitems:\n- {}", object.replace('\n', "\n  "));
        let init = object.replace("containers:", "initContainers:");
        for (text, sort) in [(object, "container"), (list, "container"), (init, "init container")] {
            let run = stage.judge(&format!("{bags}---\n{text}"));
            assert_eq!(run.code, 1, "{kind}: {run:?}");
            let expected = format!("{sort} `app` of {kind}/core, environment `prod`");
            assert!(run.stderr.contains(&expected), "{kind}: {}", run.stderr);
            assert!(run.stderr.contains("error[missing-value]: GREETING: "), "{}", run.stderr);
            assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
        }
    }
}

#[test]
fn secrets_that_a_controller_makes_are_known_by_their_keys() {
    let stage = Stage::new();
    let base = format!(
        "{}{}",
        config_map("config", "PORT: '80'\n  GREETING: hello"),
        deployment("envFrom: [{configMapRef: {name: config}}, {secretRef: {name: secrets}}]")
    );
    let external = "---\napiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: e}\nspec:\n";
    let key = deployment(
        "env: [{name: PASSWORD, valueFrom: {secretKeyRef: {name: secrets, key: k}}}]\n          \
                          envFrom: [{configMapRef: {name: config}}]",
    );
    let config = config_map("config", "PORT: '80'\n  GREETING: hello");
    let open =
        format!("{external}  target: {{name: secrets}}\n  dataFrom: [{{extract: {{key: k}}}}]\n");
    assert_eq!(stage.judge(&format!("{config}{key}{open}")).code, 0, "any key may come from there");
    let sealed = "---\napiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: secrets}\nspec:\n";
    let target = "  target: {name: secrets}\n";
    for (text, code) in [
        (format!("{external}{target}  data: [{{secretKey: PASSWORD}}]\n"), 0),
        (format!("{external}{target}  data: [{{secretKey: OTHER}}]\n"), 1),
        (format!("{external}  data: [{{secretKey: PASSWORD}}]\n"), 1),
        (format!("{external}{target}  dataFrom: [{{extract: {{key: k}}}}]\n"), 0),
        (
            format!(
                "{external}  target: {{name: secrets, template: {{data: {{PASSWORD: '{{{{ .p }}}}'}}}}}}\n  \
                 data: [{{secretKey: p}}]\n"
            ),
            0,
        ),
        (format!("{sealed}  encryptedData: {{PASSWORD: AgB}}\n"), 0),
        (format!("{sealed}  encryptedData: {{OTHER: AgB}}\n"), 1),
        (
            format!(
                "{sealed}  template: {{metadata: {{name: x}}}}\n  encryptedData: {{PASSWORD: AgB}}\n"
            ),
            1,
        ),
    ] {
        let run = stage.judge(&format!("{base}{text}"));
        assert_eq!(run.code, code, "{text}: {}", run.stderr);
        assert!(code == 0 || run.stderr.matches("error[").count() == 1, "{text}: {}", run.stderr);
    }
    let templated = format!(
        "{external}  target: {{name: secrets, template: {{data: {{OTHER: x}}}}}}\n  \
         data: [{{secretKey: PASSWORD}}]\n"
    );
    assert_eq!(
        stage.judge(&format!("{base}{templated}")).code,
        1,
        "the template replaces the data"
    );
    let merged = templated.replace("{data: {OTHER", "{mergePolicy: Merge, data: {OTHER");
    assert_eq!(stage.judge(&format!("{base}{merged}")).code, 0);
    let other = format!(
        "{external}{target}  secretStoreRef: {{name: staging}}\n  data: [{{secretKey: PASSWORD}}]\n"
    );
    let run = stage.judge_with(&format!("{base}{other}"), "secret_store = \"prod\"\n", &[]);
    assert!(
        run.stderr
            .contains("error[wrong-store]: ExternalSecret `e` reads from `SecretStore/staging`")
    );
}

#[test]
fn a_service_beside_a_pod_sets_what_nothing_else_sets() {
    let stage = Stage::new();
    let service = "---\napiVersion: v1\nkind: Service\nmetadata: {name: APP-spec}\nspec:\n  ports: [{port: 80}]\n"
        .replace("APP-spec", "app-core");
    let poisoned = format!("{CORE}{service}");
    assert_eq!(stage.judge(&poisoned).code, 0, "a warning alone fails nothing");
    let run = stage.judge_with(&poisoned, "", &["--deny-warnings"]);
    assert_eq!(run.code, 1, "{run:?}");
    let title = "warning[service-link]: APP_CORE_PORT: unset: Kubernetes would fill it with the address of Service `app-core`";
    assert!(run.stderr.contains(title), "{}", run.stderr);
    for harmless in [
        poisoned.replace("      containers:", "      enableServiceLinks: false\n      containers:"),
        poisoned.replace("  PORT:", "  APP_CORE_PORT: '1'\n  PORT:"),
        poisoned.replace("{port: 80}]", "{port: 80}]\n  clusterIP: None"),
        poisoned
            .replace("{name: app-core}", "{name: app-core, namespace: other}")
            .replace("{name: core}", "{name: core, namespace: this}"),
    ] {
        let run = stage.judge(&harmless);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{harmless}");
    }
}

#[test]
fn what_is_empty_or_goes_by_an_old_name_is_harmless() {
    let stage = Stage::new();
    for entry in ["SPARE: \"\"", "APP_OLD_STORE: http://host/x"] {
        let run = stage.judge(&CORE.replace("  PORT:", &format!("  {entry}\n  PORT:")));
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{entry}");
    }
    let run = stage.judge(&CORE.replace("  PORT:", "  APP_OLD_STORE: host\n  PORT:"));
    assert!(run.stderr.contains("error[invalid-value]: STORE: "), "{run:?}");
}

#[test]
fn a_sidecar_needs_nothing_and_a_service_only_its_own() {
    let stage = Stage::new();
    let sidecar = CORE.replace(
        "      containers:\n",
        "      containers:\n        - {name: proxy, env: [{name: UPSTREAM, value: x}]}\n",
    );
    assert_eq!(stage.judge(&sidecar).code, 0);
    // Nobody takes anything: a service has to be named to be missed.
    let bare = CORE.replace("envFrom", "volumeMounts");
    stage.judge(&bare).assert_refused("no container in `<stdin>` takes a variable of the schema");
    let run = stage.judge_with(&bare, "", &["--service", "core=core"]);
    assert!(run.code == 1 && run.stderr.contains("missing-value]: PORT"), "{run:?}");
    let run = stage.judge_with(&sidecar, "", &["--service", "core=core/proxy"]);
    assert!(run.code == 1 && run.stderr.contains("container `proxy`"), "{run:?}");
    let taker = sidecar.replace("UPSTREAM", "GREETING");
    assert_eq!(stage.judge(&taker).code, 1, "it takes a variable");
    let run = stage.judge_with(&taker, "", &["--service", "core=core/app"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    // WORKER_ONLY is required, and for another service.
    let worker = stage.judge_with(CORE, "", &["--service", "worker=core"]);
    assert!(worker.stderr.contains("missing-value]: WORKER_ONLY"), "{worker:?}");
    for (assigned, sentence) in [
        ("cor=core", "did you mean `core`?"),
        ("core=cre", "the manifests have no workload `cre`"),
        ("core=core/ap", "`core` has no container `ap`"),
        ("core", "expected `NAME=WORKLOAD`"),
    ] {
        stage.judge_with(CORE, "", &["--service", assigned]).assert_refused(sentence);
    }
}

#[test]
fn programs_get_the_same() {
    let stage = Stage::new();
    let text = CORE.replace("PORT: \"80\"", "PORT: \"80x\"");
    let run = stage.judge_with(&text, "", &["--format", "json"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    let line = text.lines().position(|line| line.contains("80x")).expect("it is there") + 1;
    for part in [
        "\"rule\": \"invalid-value\",",
        "\"path\": \"<stdin>\",",
        &format!("\"line\": {line},"),
        "\"column\": 9,",
        "\"key\": \"PORT\",",
        "\"message\": \"`80x` is not valid\",",
        "\"container\": \"app\",",
        "\"declared\": \"schema/.env.schema:1\",",
        "\"document\": \"1\",",
        "\"environment\": \"prod\",",
        "\"workload\": \"Deployment/core\"",
    ] {
        assert!(run.stdout.contains(part), "{part} {}", run.stdout);
    }
    let run = stage.judge_with(CORE, "", &["--format", "json"]);
    assert!(run.code == 0 && run.stdout.contains("\"findings\": [],"), "{run:?}");
    let run = stage.judge_with(&text, "", &["--format", "github"]);
    let expected = "::error title=invalid-value,file=schema/.env.schema,line=1::PORT: ";
    assert!(run.code == 1 && run.stdout.starts_with(expected), "{run:?}");
}

#[test]
fn a_cluster_on_a_developers_machine_may_have_what_is_local() {
    let stage = Stage::new();
    let text = CORE.replace("  PORT:", "  DEBUG: \"1\"\n  PORT:");
    assert_eq!(stage.judge(&text).code, 1);
    let config = stage.project.read("alphaswarm-settings.toml");
    let local = config.replace("\"kubernetes\"", "\"local\"");
    stage.project.write("alphaswarm-settings.toml", &local);
    stage.project.write("r.yaml", &text);
    let run = stage.project.run(&["validate", "--environment", "prod", "--rendered", "r.yaml"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn the_configuration_can_name_the_manifests() {
    let stage = Stage::new();
    stage.project.write("rendered.yaml", &CORE.replace("PORT: \"80\"", "PORT: \"80x\""));
    stage.configure("rendered = \"rendered.yaml\"\n");
    for arguments in [&["validate"] as &[_], &["validate", "--environment", "prod"]] {
        let run = stage.project.run(arguments);
        assert!(run.code == 1 && run.stderr.contains("--> rendered.yaml:"), "{run:?}");
        assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
    }
}
