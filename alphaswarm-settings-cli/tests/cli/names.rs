//! Names that are no variables of the schema and belong into its files all the same.

use crate::project::{ARTIFACTS, Project};

#[test]
fn file_keys_and_what_steers_the_library_stay_in_an_env_file() {
    let project = Project::generated();
    let local = ARTIFACTS[0];
    let lines = ["ALPHASWARM_SETTINGS_TARGET=local", "PASSWORD_FILE=/run/secrets/password"];
    project.write(local, &format!("{}\n{}\n", project.read(local), lines.join("\n")));
    assert_eq!(project.run(&["validate"]).code, 0, "what a person typed is no drift");
    for _ in 0..2 {
        let run = project.run(&["generate", "--env", "local"]);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(!run.stderr.contains("kept-value"), "they are in use: {}", run.stderr);
        let text = project.read(local);
        assert!(lines.iter().all(|line| text.contains(line)), "{text}");
        assert!(!text.contains("not in the schema"), "{text}");
    }
}
