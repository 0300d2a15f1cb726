//! What an interrupted or killed run leaves behind.

use std::fs::{self, File};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use crate::sandbox::Sandbox;

/// How many moments of a run are tried.
const MOMENTS: u32 = 24;

#[test]
fn an_interrupted_run_leaves_the_old_crate_or_the_new_one() {
    let old = Sandbox::with_client().files("client");
    let sandbox = Sandbox::with_client();
    let start = Instant::now();
    sandbox.generate(&["--name", "other"]);
    let whole = start.elapsed();
    let new = sandbox.files("client");
    assert_ne!(old, new);

    for moment in 0..MOMENTS {
        let signal = ["-INT", "-TERM"][moment as usize % 2];
        let sandbox = Sandbox::with_client();
        interrupt(&sandbox, signal, whole * moment / MOMENTS);
        // All files, those of staging folders among them.
        let files = sandbox.files("client");
        let names: Vec<&String> = files.keys().collect();
        assert!(
            files == old || files == new,
            "{signal} at {moment}: {names:?}"
        );
        assert_eq!(staging_folders(&sandbox), 0, "{signal} at {moment}");
    }
}

#[test]
fn the_staging_folder_of_a_killed_run_is_removed_by_the_next() {
    let sandbox = Sandbox::with_client();
    sandbox.write("client/.xtask-killed/staging-folder-of-xtask", "");
    sandbox.write("client/.xtask-killed/0.fresh", "half of a fi");
    let folder = File::open(sandbox.path("client/.xtask-killed")).unwrap();
    folder.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    let ending = sandbox.generate(&["--name", "other"]);
    assert_eq!(ending.code, Some(0), "{ending:?}");
    assert_eq!(staging_folders(&sandbox), 0);
}

/// Runs `generate` with another name, and sends it a signal after a while.
fn interrupt(sandbox: &Sandbox, signal: &str, delay: Duration) {
    let mut run = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["generate", "--description", "pets.yaml", "--out", "client"])
        .args(["--name", "other"])
        .current_dir(sandbox.path(""))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    thread::sleep(delay);
    // That the run is over already is a moment like the others.
    let process = run.id().to_string();
    let _ = Command::new("kill")
        .args([signal, &process])
        .stderr(Stdio::null())
        .status()
        .unwrap();
    run.wait().unwrap();
}

fn staging_folders(sandbox: &Sandbox) -> usize {
    let entries = fs::read_dir(sandbox.path("client")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name());
    names
        .filter(|name| name.to_string_lossy().starts_with(".xtask-"))
        .count()
}
