//! Real servers on this machine: sshd with a key and git-shell, and git-http-backend behind a web server with a password.
//!
//! Where one is not installed, the test says so and tries the others; `.ci/run` installs them where it can.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::common::World;
use crate::common::pair::{RH04, RH10, agree, shared};

/// How long a server has to begin.
const BEGINS: Duration = Duration::from_secs(20);

/// A server of one bare repository, which ends with the test.
struct Server {
    child: Child,
    address: String,
    /// What a clone has to be told before it may come in.
    settings: Vec<(String, String)>,
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Starts a server for a world's shared repository, or says why not.
type Start = fn(&World) -> Result<Server, String>;

const SERVERS: [(&str, Start); 2] = [("ssh", ssh), ("https", http)];

/// The path of a program, also of one that is in no person's `PATH`.
#[allow(clippy::disallowed_methods, reason = "where programs are is for the machine to say")]
fn program(name: &str) -> Result<PathBuf, String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let beside = ["/usr/sbin", "/usr/local/sbin", "/sbin"].map(PathBuf::from);
    let mut folders = std::env::split_paths(&path).chain(beside);
    let found = folders.find_map(|folder| Some(folder.join(name)).filter(|path| path.is_file()));
    found.ok_or_else(|| format!("{name} is not installed"))
}

/// A port that nobody uses.
fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    Ok(listener.local_addr().map_err(|error| error.to_string())?.port())
}

/// Starts a program and waits until it answers at a port.
fn started(mut command: Command, port: u16, log: &Path) -> Result<Child, String> {
    let said = fs::File::create(log).expect("a log");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(said);
    let mut child = command.spawn().map_err(|error| error.to_string())?;
    let until = Instant::now() + BEGINS;
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        let is_over = child.try_wait().map_err(|error| error.to_string())?.is_some();
        if is_over || Instant::now() > until {
            drop(child.kill());
            return Err(format!(
                "it does not start: {}",
                fs::read_to_string(log).unwrap_or_default()
            ));
        }
        std::thread::yield_now();
    }
    Ok(child)
}

/// The first line that a command prints.
fn line_of(program: &str, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new(program).args(arguments).output();
    let output = output.map_err(|error| format!("{program}: {error}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// A new key in a file of the world's folder.
fn key(world: &World, name: &str) -> Result<String, String> {
    let file = beside(world, name);
    line_of("ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-f", &file])?;
    Ok(file)
}

/// A path beside the work folder.
fn beside(world: &World, name: &str) -> String {
    let folder = world.path().parent().expect("a folder").to_owned();
    folder.join(name).to_string_lossy().into_owned()
}

/// sshd, which lets one key in, and that one to git-shell alone.
fn ssh(world: &World) -> Result<Server, String> {
    let (sshd, shell) = (program("sshd")?, program("git-shell")?);
    program("ssh")?;
    let (host, own) = (key(world, "host")?, key(world, "key")?);
    key(world, "stranger")?;
    let port = free_port()?;
    let public = fs::read_to_string(format!("{own}.pub")).map_err(|error| error.to_string())?;
    let allowed = format!(
        "restrict,command=\"{} -c \\\"$SSH_ORIGINAL_COMMAND\\\"\" {public}",
        shell.display()
    );
    world.write("../allowed", allowed);
    let config = format!(
        "Port {port}\nListenAddress 127.0.0.1\nHostKey {host}\nAuthorizedKeysFile {}\nPidFile none\nStrictModes no\n\
         PasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin prohibit-password\n",
        beside(world, "allowed")
    );
    world.write("../sshd.conf", config);
    let config = beside(world, "sshd.conf");
    // As root it wants a folder of its own, which a start of the machine makes.
    drop(fs::create_dir_all("/run/sshd"));
    let mut command = Command::new(sshd);
    command.args(["-D", "-e", "-f", &config]);
    let child = started(command, port, &world.path().join("../sshd.log"))?;
    let host = fs::read_to_string(format!("{host}.pub")).map_err(|error| error.to_string())?;
    world.write("../known", format!("[127.0.0.1]:{port} {host}"));
    let who = line_of("id", &["-un"])?;
    Ok(Server {
        child,
        address: format!("ssh://{who}@127.0.0.1:{port}{}", bare(world)),
        settings: vec![("core.sshCommand".to_owned(), ssh_with(world, "key", "known"))],
    })
}

/// The ssh of a person with this key who knows these machines.
fn ssh_with(world: &World, key: &str, known: &str) -> String {
    format!(
        "ssh -F /dev/null -o BatchMode=yes -o IdentitiesOnly=yes -o StrictHostKeyChecking=yes -o UserKnownHostsFile={} -i {}",
        beside(world, known),
        beside(world, key)
    )
}

/// A web server that runs git-http-backend for whoever gives the password.
fn http(world: &World) -> Result<Server, String> {
    let lighttpd = program("lighttpd")?;
    let git = line_of("git", &["--exec-path"])?;
    for part in ["git-http-backend", "git-remote-http"] {
        if !Path::new(&git).join(part).is_file() {
            return Err(format!("{part} is not installed"));
        }
    }
    let port = free_port()?;
    world.write("../users", "claire:secret\n");
    let folder = beside(world, "");
    let config = format!(
        "server.modules = (\"mod_auth\", \"mod_authn_file\", \"mod_alias\", \"mod_setenv\", \"mod_cgi\")\n\
         server.document-root = \"{folder}\"\nserver.bind = \"127.0.0.1\"\nserver.port = {port}\n\
         server.upload-dirs = (\"{folder}\")\n\
         auth.backend = \"plain\"\nauth.backend.plain.userfile = \"{folder}users\"\n\
         auth.require = (\"/\" => (\"method\" => \"basic\", \"realm\" => \"plans\", \"require\" => \"valid-user\"))\n\
         setenv.add-environment = (\"GIT_PROJECT_ROOT\" => \"{folder}\", \"GIT_HTTP_EXPORT_ALL\" => \"1\")\n\
         alias.url = (\"/git\" => \"{git}/git-http-backend\")\ncgi.assign = (\"\" => \"\")\n"
    );
    world.write("../lighttpd.conf", config);
    let mut command = Command::new(lighttpd);
    command.args(["-D", "-f", &beside(world, "lighttpd.conf")]);
    let child = started(command, port, &world.path().join("../lighttpd.log"))?;
    let helper = "!f() { echo username=claire; echo password=secret; }; f";
    Ok(Server {
        child,
        address: format!("http://127.0.0.1:{port}/git/shared.git"),
        settings: vec![("credential.helper".to_owned(), helper.to_owned())],
    })
}

/// The shared repository's folder, as a server has to name it.
fn bare(world: &World) -> String {
    let path = fs::canonicalize(shared(world)).expect("it was made");
    path.to_string_lossy().into_owned()
}

/// The DRH's clone, which has shared its plan through a server of a kind; `None` where there is no such server here.
fn served(name: &str, start: Start) -> Option<(World, Server)> {
    let drh = World::new();
    drh.git(&["init", "-q", "--bare", "-b", "main", &shared(&drh)]);
    match start(&drh) {
        Err(why) => {
            println!("skipped: {name}: {why}");
            None
        }
        Ok(server) => {
            allow(&drh, &server);
            drh.git(&["remote", "add", "origin", &server.address]);
            sync(&drh).ends(0).says(&["Shared: 1 change."]);
            Some((drh, server))
        }
    }
}

/// Tells a person's git how to come in.
fn allow(world: &World, server: &Server) {
    for (name, value) in &server.settings {
        world.git(&["config", "--global", name, value]);
    }
}

/// Syncs where nobody can be asked for a password.
fn sync(world: &World) -> crate::common::Run {
    world.run_with("GIT_TERMINAL_PROMPT", "0", &["sync"])
}

/// Has the server run a script at a moment of a push.
fn hook(world: &World, name: &str, script: &str) -> PathBuf {
    let path = PathBuf::from(bare(world)).join("hooks").join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("a hook");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it is ours");
    path
}

#[test]
fn a_plan_is_copied_and_shared_through_a_real_server() {
    for (name, start) in SERVERS {
        let Some((drh, server)) = served(name, start) else {
            continue;
        };
        let claire = World::empty();
        allow(&claire, &server);
        claire.run(&["clone", &server.address, "."]).ends(0);
        claire.git(&["config", "user.name", "Claire"]);
        claire.git(&["config", "user.email", "claire@essai.test"]);
        claire.run(&["due", "RH-04", "2018-12-31", "-m", "Le décret."]).ends(0);
        sync(&claire).ends(0);
        drh.run(&["set", "RH-10", "priority=low"]).ends(0);
        sync(&drh).ends(0).says(&["Received: 1 change."]);
        sync(&claire).ends(0);
        sync(&drh).ends(3);
        assert!(claire.read(RH10).contains("low") && drh.read(RH04).contains("2018-12-31"));
        agree(&drh, &claire);
        drh.git(&["-C", &bare(&drh), "fsck", "--strict"]);
        println!("done: {name}");
    }
}

#[test]
fn a_real_server_that_refuses_is_quoted_and_the_work_waits() {
    for (name, start) in SERVERS {
        let Some((drh, _server)) = served(name, start) else {
            continue;
        };
        drh.run(&["set", "RH-10", "priority=low"]).ends(0);
        let head = drh.head();
        for (moment, words) in [
            ("pre-receive", "Branche fermée jusqu’à lundi."),
            ("update", "La branche main est protégée."),
        ] {
            let path = hook(&drh, moment, &format!("echo '{words}' >&2; exit 1"));
            sync(&drh).ends(4).says(&[words, "1 change was not shared"]);
            assert_eq!((drh.head(), drh.status()), (head.clone(), String::new()));
            fs::remove_file(path).expect("it was there");
        }
        // A rule against rewriting is never met: nothing is ever forced.
        drh.git(&["-C", &bare(&drh), "config", "receive.denyNonFastForwards", "true"]);
        sync(&drh).ends(0).says(&["Shared: 1 change."]);
        println!("done: {name}");
    }
}

#[test]
fn who_may_not_come_in_is_told_so_and_nothing_is_lost() {
    for (name, start) in SERVERS {
        let Some((drh, _server)) = served(name, start) else {
            continue;
        };
        drh.run(&["set", "RH-10", "priority=low"]).ends(0);
        let head = drh.head();
        match name {
            "ssh" => drh.git(&["config", "core.sshCommand", &ssh_with(&drh, "stranger", "known")]),
            _ => drh.git(&["config", "credential.helper", ""]),
        };
        sync(&drh).ends(4).says(&["does not know you"]);
        if name == "ssh" {
            drh.git(&["config", "core.sshCommand", &ssh_with(&drh, "key", "nobody")]);
            sync(&drh).ends(4).says(&["is not known to this one"]);
            drh.git(&["config", "--unset", "core.sshCommand"]);
        } else {
            let wrong = "!f() { echo username=claire; echo password=autre; }; f";
            drh.git(&["config", "--add", "credential.helper", wrong]);
            sync(&drh).ends(4).says(&["does not know you"]);
            drh.git(&["config", "--unset-all", "credential.helper"]);
        }
        assert_eq!((drh.head(), drh.status()), (head, String::new()));
        sync(&drh).ends(0).says(&["Shared: 1 change."]);
        println!("done: {name}");
    }
}

#[test]
fn a_server_that_is_switched_off_is_being_offline() {
    for (name, start) in SERVERS {
        let Some((drh, server)) = served(name, start) else {
            continue;
        };
        drop(server);
        drh.run(&["set", "RH-10", "priority=low"]).ends(0);
        sync(&drh).ends(3).says(&["Offline", "1 change waits to be shared."]);
        println!("done: {name}");
    }
}
