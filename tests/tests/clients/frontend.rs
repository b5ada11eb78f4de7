//! What browsers get: `kind = "vite-types"`, `kind = "frontend-config"`, and `kind = "typescript"` with
//! `public = true`.

use alphaswarm_settings_tests::command::{Run, run};
use alphaswarm_settings_tests::consumer::Consumer;
use alphaswarm_settings_tests::project::Project;
use alphaswarm_settings_tests::{file, read};
use serde_json::{Value, json};

use crate::typescript::TSC;

/// The schema, which the case of the command has as well.
const SCHEMA: &str = "alphaswarm-settings-cli/tests/cases/public-settings/input/.env.schema";

const CONFIG: &str = "
schema = \"schema/.env.schema\"

[[artifact]]
kind = \"typescript\"
out = \"public.ts\"
public = true
prefix = \"VITE_\"

[[artifact]]
kind = \"vite-types\"
out = \"vite-env.d.ts\"
strict = true

[[artifact]]
env = \"k8s\"
kind = \"frontend-config\"
out = \"config.yaml\"
environment = \"prod\"

[[artifact]]
env = \"k8s\"
kind = \"frontend-config\"
out = \"settings.sh\"
shell = true

[[environment]]
name = \"prod\"
target = \"kubernetes\"
values = \"prod.env\"
";

/// What a browser, a shell and YAML each take for something else.
const HOSTILE: &str =
    "a'b\"c\\d\\n$HOME `id` $(id) é😀 \u{2028}\u{2029}\u{7f}</script><!-- %s &amp; \\";

/// A project with the artifacts, and the values of its environment.
fn project(url: &str) -> Project {
    let project = Project::new();
    project.write("schema/.env.schema", &read(file(SCHEMA)));
    project.write("alphaswarm-settings.toml", CONFIG);
    project.write("prod.env", &format!("VITE_API_URL={url}\nVITE_BANNER={HOSTILE}\n"));
    let _ = project.run(&["generate"]).succeeded();
    project.write("package.json", "{\"type\": \"module\"}");
    for name in ["index.html", "main.ts"] {
        project.write(name, &read(file(&format!("tests/consumers/frontend/{name}"))));
    }
    project
}

/// The `settings.js` of the ConfigMap.
fn settings_js(project: &Project) -> String {
    let config_map = project.read("config.yaml");
    let (_, block) = config_map.split_once("  settings.js: |\n").expect("the file is there");
    block.lines().flat_map(|line| [line.strip_prefix("    ").expect("a block"), "\n"]).collect()
}

/// Runs a program of npm in the project; nothing when Node is missing.
fn npm(program: &str, project: &Project, arguments: &[&str]) -> Option<Run> {
    let mut command = Consumer::Node.command()?;
    command.arg(file(&format!("target/consumers/node_modules/{program}")));
    Some(run(command.args(arguments).current_dir(project.path("."))))
}

/// What a module shows of the settings that it loads, with a file of settings or without.
fn loaded(project: &Project, module: &str, settings: Option<&str>, key: &str) -> Option<String> {
    let mut command = Consumer::Node.command()?;
    command.arg("frontend/public.mjs").arg(project.path(module));
    command.args(settings.map(|settings| project.path(settings)));
    Some(run(command.env("VITE_API_URL", key)).succeeded())
}

fn shown(url: &str, banner: Option<&str>) -> Value {
    let mut all = json!({"apiUrl": url, "theme": "light", "nextPublicPollInterval": 30_000});
    if let Some(banner) = banner {
        all["banner"] = banner.into();
    }
    all
}

fn parsed(line: &str) -> Value {
    serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"))
}

#[test]
fn one_build_shows_the_values_of_each_deployment() {
    let Some(_) = Consumer::Chromium.command() else { return };
    let project = project("https://prod.example/");
    let vite = ["build", "--logLevel", "error"];
    let Some(built) = npm("vite/bin/vite.js", &project, &vite) else { return };
    let _ = built.succeeded();
    project.write("prod.js", &settings_js(&project));
    project.write(
        "dev.js",
        "globalThis.__ALPHASWARM_SETTINGS__ = { VITE_API_URL: 'https://dev.example' };",
    );
    project.write("wrong.js", "globalThis.__ALPHASWARM_SETTINGS__ = { VITE_API_URL: 'dev' };");
    let mut browse = Consumer::Node.command().expect("Node was there");
    browse.args(["frontend/browse.mjs"]).arg(project.path("dist"));
    let files = ["prod.js", "dev.js", "wrong.js", "absent.js"];
    let said = run(browse.args(files.map(|name| project.path(name)))).succeeded();
    let lines: Vec<_> = said.lines().map(parsed).collect();
    assert_eq!(lines[0], shown("https://prod.example/", Some(HOSTILE)));
    assert_eq!(lines[1], shown("https://dev.example/", None));
    let report = lines[2].as_str().expect("an error");
    assert!(report.contains("VITE_API_URL: \"dev\" is not valid"), "{report}");
    assert!(report.contains("found in: settings.js"), "{report}");
    let report = lines[3].as_str().expect("an error");
    assert!(report.contains("VITE_API_URL: missing"), "{report}");
}

#[test]
fn a_build_has_what_it_was_built_with_and_nothing_that_is_not_public() {
    let project = project("https://prod.example");
    let Some(mut build) = Consumer::Node.command() else { return };
    build.arg(file("target/consumers/node_modules/vite/bin/vite.js"));
    build.args(["build", "--logLevel", "error"]).current_dir(project.path("."));
    build.env("VITE_API_URL", "https://built.example").env("VITE_UNDECLARED", "not declared");
    let _ = run(&mut build).succeeded();
    let assets = project.path("dist/assets").read_dir().expect("the assets");
    let text: String = assets.map(|asset| read(asset.expect("an asset").path())).collect();
    assert!(text.contains("https://built.example"));
    for absent in ["SHOP_TOKEN", "SHOP_PORT", "not declared", "https://prod.example"] {
        assert!(!text.contains(absent), "{absent}");
    }
}

/// Makes `public.js` with the bundler that is the argument.
const BUNDLE: &str = "
const { default: esbuild } = await import(process.argv[1]);
await esbuild.build({
  entryPoints: ['public.ts'],
  outfile: 'public.js',
  format: 'esm',
  logLevel: 'error',
  define: { 'process.env.NEXT_PUBLIC_POLL_INTERVAL': JSON.stringify('5s') },
});
";

/// Next replaces `process.env.NEXT_PUBLIC_X` as a whole, as esbuild does what it is told to define.
#[test]
fn a_bundler_that_knows_whole_names_fills_them_in() {
    let project = project("https://prod.example");
    let Some(mut esbuild) = Consumer::Node.command() else { return };
    esbuild.args(["--input-type=module", "--eval", BUNDLE]);
    esbuild.arg(file("target/consumers/node_modules/esbuild/lib/main.js"));
    let _ = run(esbuild.current_dir(project.path("."))).succeeded();
    let said = loaded(&project, "public.js", None, "https://node.example").expect("Node");
    let mut expected = shown("https://node.example/", None);
    expected["nextPublicPollInterval"] = 5000.into();
    assert_eq!(parsed(&said), expected);
}

#[test]
fn node_reads_the_process_and_settings_of_a_deployment_come_first() {
    let project = project("https://prod.example");
    let compile = [TSC, &["public.ts"]].concat();
    let Some(compiled) = npm("typescript/bin/tsc", &project, &compile) else { return };
    assert_eq!(compiled.code, 0, "{}", compiled.stdout);
    let load = |settings, url| loaded(&project, "public.js", settings, url).expect("Node");
    assert_eq!(parsed(&load(None, "https://node.example")), shown("https://node.example/", None));
    project.write("prod.js", &settings_js(&project));
    let deployed = load(Some("prod.js"), "https://node.example");
    assert_eq!(parsed(&deployed), shown("https://prod.example/", Some(HOSTILE)));
    // What a deployment leaves out is not that of the build.
    project.write("empty.js", "globalThis.__ALPHASWARM_SETTINGS__ = {};");
    let report = load(Some("empty.js"), "https://node.example");
    assert!(report.contains("VITE_API_URL: missing"), "{report}");
}

#[test]
fn types_name_what_vite_gives_and_nothing_else() {
    let project = project("https://prod.example");
    let check = |line: &str| {
        project.write("use.ts", &format!("export const used = {line};\n"));
        let types = file("target/consumers/node_modules/vite/client.d.ts");
        let types = types.to_str().expect("UTF-8");
        let arguments =
            [TSC, &["--noEmit", "--skipLibCheck", "use.ts", "vite-env.d.ts", types]].concat();
        npm("typescript/bin/tsc", &project, &arguments)
    };
    let Some(right) = check("import.meta.env.VITE_API_URL.length") else { return };
    assert_eq!(right.code, 0, "{}", right.stdout);
    for (line, expected) in [
        ("import.meta.env.VITE_API_ULR", "Property 'VITE_API_ULR' does not exist"),
        ("import.meta.env.VITE_BANNER.length", "possibly 'undefined'"),
        ("import.meta.env.VITE_THEME === 'blue'", "no overlap"),
        ("import.meta.env.NEXT_PUBLIC_POLL_INTERVAL", "does not exist"),
        ("import.meta.env.SHOP_TOKEN", "does not exist"),
    ] {
        let wrong = check(line).expect("Node was there");
        assert!(wrong.code != 0 && wrong.stdout.contains(expected), "{line}: {}", wrong.stdout);
    }
    for name in ["vite-env.d.ts", "public.ts"] {
        let formatted = npm("prettier/bin/prettier.cjs", &project, &["--check", name]);
        let formatted = formatted.expect("Node was there");
        assert_eq!(formatted.code, 0, "{name}: {}{}", formatted.stdout, formatted.stderr);
    }
}

#[test]
fn a_script_writes_the_same_file_as_the_config_map() {
    let project = project("https://prod.example");
    for shell in [Consumer::Dash, Consumer::Bash] {
        let Some(mut command) = shell.command() else { return };
        command.arg(project.path("settings.sh")).arg(project.path("out.js"));
        command.env("VITE_API_URL", "https://prod.example").env("VITE_BANNER", HOSTILE);
        let _ = run(&mut command).succeeded();
        assert_eq!(project.read("out.js"), settings_js(&project), "{shell:?}");

        // An old name counts, a value may have lines, and one is not set.
        let lines = "one\ntwo\r\n\t'three'";
        command.env_remove("VITE_API_URL").env("VITE_BACKEND_URL", "https://old.example");
        let _ = run(command.env("VITE_BANNER", lines)).succeeded();
        let text = project.read("out.js");
        let object = text.split_once("freeze(").and_then(|(_, rest)| rest.strip_suffix(");\n"));
        let all = parsed(object.expect("an object"));
        assert_eq!(all["VITE_BANNER"], lines);
        assert_eq!(all["VITE_API_URL"], "https://old.example");

        // What is missing leaves the file as it was.
        command.env_remove("VITE_BACKEND_URL");
        let refused = run(&mut command);
        assert_eq!(refused.code, 1);
        assert!(refused.stderr.contains("not set: VITE_API_URL"), "{}", refused.stderr);
        assert_eq!(project.read("out.js"), text);
    }
}
