//! What becomes of files: modes, links, permissions, and bytes that do not change.

use std::fs;

use crate::project::{ARTIFACTS, Project, Run, SCHEMA};

const OUT: [&str; 4] = ["generate", "--env", "local", "--out"];

fn out(project: &Project, path: &str) -> Run {
    project.run(&[OUT.as_slice(), &[path]].concat())
}

#[test]
fn unchanged_bytes_are_not_rewritten() {
    let project = Project::generated();
    let time = |name: &str| fs::metadata(project.path(name)).expect("a file").modified().ok();
    let times = ARTIFACTS.map(time);
    assert_eq!(project.run(&["generate"]).code, 0);
    assert_eq!(ARTIFACTS.map(time), times);
}

#[test]
fn schema_and_configuration_are_found_from_below() {
    let project = Project::configured();
    fs::create_dir_all(project.path("a/b")).expect("directories");
    let mut command = project.command(&["generate", "--env", "local"]);
    let output = command.current_dir(project.path("a/b")).output().expect("it starts");
    assert_eq!(Run::of(&output).code, 0, "{output:?}");
    assert!(project.read(ARTIFACTS[0]).contains("PORT=8080"));
}

#[test]
fn an_empty_path_is_refused() {
    let project = Project::with_schema(SCHEMA);
    let before = project.files();
    assert_eq!(out(&project, "").code, 2);
    assert_eq!(project.files(), before);
}

#[cfg(unix)]
mod unix {
    use std::io::Write;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::os::unix::process::CommandExt;

    use super::*;

    fn mode(project: &Project, name: &str) -> u32 {
        fs::metadata(project.path(name)).expect("a file").permissions().mode() & 0o777
    }

    #[test]
    fn an_env_file_is_private_and_an_existing_mode_is_kept() {
        let project = Project::with_schema(SCHEMA);
        assert_eq!(out(&project, "strange-name").code, 0);
        assert_eq!(mode(&project, "strange-name"), 0o600);
        set_mode(&project, "strange-name", 0o640);
        project.edit("schema/.env.schema", "8080", "9090");
        assert_eq!(out(&project, "strange-name").code, 0);
        assert_eq!(mode(&project, "strange-name"), 0o640);
        assert!(project.read("strange-name").contains("9090"));
    }

    #[test]
    fn a_link_stays_a_link() {
        let project = Project::with_schema(SCHEMA);
        project.write("elsewhere/real", "");
        symlink("elsewhere/real", project.path("link")).expect("a link");
        assert_eq!(out(&project, "link").code, 0);
        assert!(project.path("link").is_symlink());
        assert!(project.read("elsewhere/real").contains("PORT=8080"));
        let before = project.files();
        symlink("nowhere", project.path("dangling")).expect("a link");
        out(&project, "dangling").assert_refused("a link to a file that does not exist");
        fs::remove_file(project.path("dangling")).expect("the link");
        assert_eq!(project.files(), before);
    }

    /// Runs the command as a user to whom things can be forbidden: root is let in everywhere.
    fn as_nobody(project: &Project, arguments: &[&str]) -> Option<Run> {
        const NOBODY: u32 = 65_534;
        let mut command = project.command(arguments);
        if fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0) {
            for path in std::iter::once(String::new()).chain(project.files()) {
                std::os::unix::fs::lchown(project.path(&path), Some(NOBODY), Some(NOBODY))
                    .expect("root gives it away");
            }
            command.uid(NOBODY).gid(NOBODY);
        }
        let run = command.output().map(|output| Run::of(&output));
        if run.is_err() {
            let _ =
                writeln!(std::io::stderr(), "\n*** NOT TESTED: nobody may not run the command\n");
        }
        run.ok()
    }

    fn set_mode(project: &Project, name: &str, mode: u32) {
        fs::set_permissions(project.path(name), fs::Permissions::from_mode(mode))
            .expect("the mode changes");
    }

    /// A run while the mode of one file or directory is another.
    fn forbidden(project: &Project, name: &str, to: u32, arguments: &[&str]) -> Option<Run> {
        let usual = mode(project, name);
        set_mode(project, name, to);
        let run = as_nobody(project, arguments);
        set_mode(project, name, usual);
        run
    }

    #[test]
    fn a_file_or_directory_without_permission() {
        let project = Project::with_schema(SCHEMA);
        project.write("directory/.env", "#: mine to read\n");
        let before = project.files();
        let file = "directory/.env";
        for (name, to, out, sentence) in [
            (file, 0o400, file, "cannot write `directory/.env`: permission denied"),
            (file, 0o200, file, "cannot read `directory/.env`: permission denied"),
            ("directory", 0o500, file, "cannot write `directory/.env`: permission denied"),
            (
                "directory",
                0o500,
                "directory/new",
                "cannot write `directory/new`: permission denied",
            ),
            ("directory", 0o000, file, "cannot write `directory/.env`: permission denied"),
            (
                "schema/.env.schema",
                0o000,
                "new",
                "cannot read the schema `schema/.env.schema`: permission denied",
            ),
        ] {
            if let Some(run) = forbidden(&project, name, to, &[OUT.as_slice(), &[out]].concat()) {
                run.assert_refused(sentence);
            }
        }
        assert_eq!(project.read(file), "#: mine to read\n");
        assert_eq!(project.files(), before);
    }

    #[test]
    fn a_kustomization_without_permission_is_named() {
        let project = Project::generated();
        project.write("k/kustomization.yaml", "resources: [s.yaml]\n");
        project.write("k/s.yaml", "kind: Secret\n");
        for name in ["k/kustomization.yaml", "k/s.yaml"] {
            let Some(run) = forbidden(&project, name, 0o000, &["validate"]) else { return };
            run.assert_refused("error[cannot-read]");
            run.assert_refused(&format!("`{name}`: permission denied"));
        }
    }
}
