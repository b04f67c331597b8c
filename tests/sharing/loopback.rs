//! Starting real servers on this machine: sshd with a key and git-shell, git-http-backend behind a web server with a
//! password, and a hosting with people and rules of its own (gitolite) behind sshd.
//!
//! Where one is not installed it says so instead of starting; `.ci/run` installs them where it can.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::common::World;
use crate::common::pair::shared;

/// How long a server has to begin.
const BEGINS: Duration = Duration::from_secs(20);

/// A server of one bare repository, which ends with the test.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
    /// The folder of the repository that it serves.
    pub(crate) repository: PathBuf,
    /// What a person's git has to be told before it may come in.
    pub(crate) settings: Vec<(String, String)>,
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Starts a server for a world's shared repository, or says why not.
pub(crate) type Start = fn(&World) -> Result<Server, String>;

pub(crate) const SERVERS: [(&str, Start); 3] = [("ssh", ssh), ("http", http), ("hosting", hosting)];

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
    let shell = program("git-shell")?;
    let entry = format!("{} -c \\\"$SSH_ORIGINAL_COMMAND\\\"", shell.display());
    let (child, host) = sshd(world, &[("key", entry)])?;
    let path = bare(world)?;
    Ok(Server {
        child,
        address: format!("{host}{}", path.display()),
        repository: path,
        settings: vec![("core.sshCommand".to_owned(), ssh_with(world, "key", "known"))],
    })
}

/// gitolite, which knows two people, and lets one of them to the plan.
fn hosting(world: &World) -> Result<Server, String> {
    let shell = Path::new("/usr/share/gitolite3/gitolite-shell");
    if !shell.is_file() {
        return Err("gitolite3 is not installed".to_owned());
    }
    gitolite(world, &["setup", "-a", "admin"])?;
    set_rules(world, "RW = claire")?;
    let home = beside(world, "hosting");
    let entry = |person: &str| format!("env HOME={home} {} {person}", shell.display());
    let (child, host) = sshd(world, &[("key", entry("claire")), ("stranger", entry("somebody"))])?;
    Ok(Server {
        child,
        address: format!("{host}/shared"),
        repository: PathBuf::from(home).join("repositories/shared.git"),
        settings: vec![("core.sshCommand".to_owned(), ssh_with(world, "key", "known"))],
    })
}

/// Says who may do what in the repository of the hosting.
pub(crate) fn set_rules(world: &World, rules: &str) -> Result<(), String> {
    world.write(
        "../hosting/.gitolite/conf/gitolite.conf",
        format!("repo shared\n    {rules}\n"),
    );
    gitolite(world, &["compile"])
}

/// Runs gitolite for the hosting of this world, away from the machine's settings of git.
fn gitolite(world: &World, arguments: &[&str]) -> Result<(), String> {
    let home = beside(world, "hosting");
    fs::create_dir_all(&home).map_err(|error| error.to_string())?;
    let settings = "[init]\n\tdefaultBranch = main\n[user]\n\tname = git\n\temail = git@essai.test\n";
    world.write("../hosting/.gitconfig", settings);
    let mut command = Command::new(program("gitolite")?);
    command
        .args(arguments)
        .env("HOME", &home)
        .env("USER", "git")
        .env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.output().map_err(|error| error.to_string())?;
    match output.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

/// Starts sshd with new keys, each of which runs one command; with the address of this machine for ssh.
fn sshd(world: &World, keys: &[(&str, String)]) -> Result<(Child, String), String> {
    let sshd = program("sshd")?;
    program("ssh")?;
    let host = key(world, "host")?;
    let mut allowed = String::new();
    for name in ["key", "stranger"] {
        let public = public(&key(world, name)?)?;
        for (_, command) in keys.iter().filter(|(of, _)| *of == name) {
            allowed += &format!("restrict,command=\"{command}\" {public}");
        }
    }
    world.write("../allowed", allowed);
    let port = free_port()?;
    let config = format!(
        "Port {port}\nListenAddress 127.0.0.1\nHostKey {host}\nAuthorizedKeysFile {}\nPidFile none\nStrictModes no\n\
         PasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin prohibit-password\n",
        beside(world, "allowed")
    );
    world.write("../sshd.conf", config);
    // As root it wants a folder of its own, which a start of the machine makes.
    drop(fs::create_dir_all("/run/sshd"));
    let mut command = Command::new(sshd);
    command.args(["-D", "-e", "-f", &beside(world, "sshd.conf")]);
    let child = started(command, port, &world.path().join("../sshd.log"))?;
    world.write("../known", format!("[127.0.0.1]:{port} {}", public(&host)?));
    let who = line_of("id", &["-un"])?;
    Ok((child, format!("ssh://{who}@127.0.0.1:{port}")))
}

/// The public half of a key.
fn public(key: &str) -> Result<String, String> {
    fs::read_to_string(format!("{key}.pub")).map_err(|error| error.to_string())
}

/// A new bare repository, by the path that a server has to name.
fn bare(world: &World) -> Result<PathBuf, String> {
    world.git(&["init", "-q", "--bare", "-b", "main", &shared(world)]);
    fs::canonicalize(shared(world)).map_err(|error| error.to_string())
}

/// The ssh of a person with this key who knows these machines.
pub(crate) fn ssh_with(world: &World, key: &str, known: &str) -> String {
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
        repository: bare(world)?,
        settings: vec![("credential.helper".to_owned(), helper.to_owned())],
    })
}
