//! A disk that is full. Making one takes root; without it, the test says that it has not run.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use crate::project::{Project, SCHEMA};

/// A file system of 64 KiB, gone at the end of the test.
struct Small<'p>(&'p Path);

impl<'p> Small<'p> {
    fn mounted(at: &'p Path) -> Option<Self> {
        fs::create_dir(at).expect("a directory");
        let mut mount = Command::new("mount");
        let mount = mount.args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).arg(at);
        let output = mount.output().ok()?;
        output.status.success().then_some(Self(at))
    }
}

impl Drop for Small<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn a_full_disk_leaves_the_old_file_and_no_debris() {
    let project = Project::with_schema(SCHEMA);
    let directory = project.path("small");
    let Some(_small) = Small::mounted(&directory) else {
        let _ = writeln!(std::io::stderr(), "\n*** NOT TESTED: nobody may mount a disk here\n");
        return;
    };
    let arguments = ["generate", "--env", "local", "--out", "small/.env"];
    assert_eq!(project.run(&arguments).code, 0);
    let before = (project.read("small/.env"), project.files());
    project.edit("schema/.env.schema", "8080", &"9".repeat(200_000));
    project.run(&arguments).assert_refused("cannot write `small/.env`: no space left on device");
    assert_eq!((project.read("small/.env"), project.files()), before);
    // A full disk behind one artifact leaves the others alone, too.
    project.write(
        "alphaswarm-settings.toml",
        "[[artifact]]\nenv = \"local\"\nout = \"first\"\n\
         [[artifact]]\nenv = \"cloud\"\nout = \"small/second\"\n",
    );
    let before = project.files();
    project.run(&["generate"]).assert_refused("cannot write `small/second`: no space left");
    assert_eq!(project.files(), before);
}

#[test]
fn stdout_on_a_full_disk_is_an_error() {
    let project = Project::with_schema(SCHEMA);
    let full = fs::File::options().write(true).open("/dev/full").expect("a full device");
    let mut command = project.command(&["generate", "--env", "local"]);
    let output = command.stdout(full).output().expect("it starts");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains("cannot write to stdout: no space left on device"), "{stderr}");
    project
        .run(&["generate", "--env", "local", "--out", "/dev/full"])
        .assert_refused("cannot write `/dev/full`: it is a device");
}
