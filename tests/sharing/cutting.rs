//! What cuts a command short: a connection that drops, a program that is killed.

use std::fs;
use std::process::Command;

use crate::common::{Run, World};

/// An ssh that runs the other side's program on this machine, and lets so many bytes pass each way. `dd` and `cat` hand on
/// at once what they read; `head` waits for more.
const SSH: &str = r#"#!/bin/sh
for last; do :; done
. "$0.limits"
passes() { case $1 in all) exec cat ;; 0) : ;; *) exec dd bs=1 count="$1" 2>/dev/null ;; esac; }
exec 3<&0 4>&1
passes "$there" <&3 3<&- 4>&- | sh -c "$last" 3<&- 4>&- | passes "$back" >&4 3<&- 4>&- &
exec 0</dev/null 1>/dev/null 3<&- 4>&-
wait
"#;

/// Makes such an ssh for somebody, who lets everything pass; answers where it is.
pub(crate) fn narrow_ssh(world: &World) -> String {
    world.write("../ssh", SSH);
    let ssh = world.path().join("../ssh").to_string_lossy().into_owned();
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(&ssh, mode).expect("it is ours");
    lets(world, None, None);
    ssh
}

/// How many bytes the connection lets pass, to the other side and back.
pub(crate) fn lets(world: &World, there: Option<usize>, back: Option<usize>) {
    let word = |bytes: Option<usize>| bytes.map_or("all".to_owned(), |bytes| bytes.to_string());
    world.write("../ssh.limits", format!("there={}\nback={}\n", word(there), word(back)));
}

/// Runs the program under `strace`; `None` where there is none.
pub(crate) fn traced(world: &World, arguments: &[&str], options: &[&str]) -> Option<Run> {
    let copil = world.command(arguments);
    let mut strace = Command::new("strace");
    strace.current_dir(world.path()).env_clear();
    for (name, value) in copil.get_envs() {
        if let Some(value) = value {
            strace.env(name, value);
        }
    }
    strace.args(["-qq", "-s", "0", "-e", "signal=none"]).args(options);
    strace.arg(copil.get_program()).args(copil.get_args());
    let output = strace.output().ok()?;
    Some(Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

/// Runs the program, which is killed at its nth call of a name, if it comes so far; `None` where there is no `strace`.
pub(crate) fn killed_at(world: &World, arguments: &[&str], (call, nth): (&str, usize)) -> Option<Run> {
    let inject = format!("inject={call}:signal=KILL:when={nth}");
    let trace = format!("trace={call}");
    traced(world, arguments, &["-o", "/dev/null", "-e", &trace, "-e", &inject])
}
