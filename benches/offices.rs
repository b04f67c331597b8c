//! Files for offices and from them, against what their libraries take alone.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use super::plans::{Size, TOWN, git, without_configuration};
use super::timing::{Pairs, Sample, milliseconds, run, run_for_memory};
use super::{Comparison, Ground, report};

/// The code of an answer that nothing was changed.
const UNCHANGED: i32 = 3;

impl Comparison {
    /// A table with as many rows as the plan has actions, taken into a plan that has none of them: looked at, and recorded.
    pub(crate) fn import(&self, size: Size) -> io::Result<()> {
        let ground = tempfile::tempdir()?;
        let file = ground.path().join("suivi.xlsx");
        let file = file.to_string_lossy();
        run(
            &mut self.spreadsheets(&["table", &size.actions.to_string(), &file]),
            &[0],
        )?;
        let plan = ground.path().join("plan");
        let copil = |folder: &Path, arguments: &[&str]| {
            let mut copil = Command::new(&self.programs.copil);
            copil.current_dir(folder).args(arguments);
            without_configuration(&mut copil);
            copil
        };
        let init = ["init", "plan", "--title", "Projet", "--lang", "fr"];
        run(&mut copil(ground.path(), &init), &[0])?;
        let theirs = || run(&mut self.spreadsheets(&["read", &file]), &[0]).map(milliseconds);
        let look = || run(&mut copil(&plan, &["import", &file]), &[0]).map(milliseconds);
        report(
            "import XLSX, looked at / reading it alone",
            "2",
            "ms",
            &Pairs::of(self.runs, look, theirs)?,
        );
        let (mut taken, mut memory) = (Sample::default(), Sample::default());
        for _ in 0..self.runs.div_ceil(4) {
            let mut write = copil(&plan, &["import", &file, "--write"]);
            taken.push(milliseconds(run(&mut write, &[0])?));
            git(&plan, &["reset", "-q", "--hard", "HEAD~1"])?;
            memory.extend(run_for_memory(&mut copil(&plan, &["import", &file, "--write"]), &[0])?);
            git(&plan, &["reset", "-q", "--hard", "HEAD~1"])?;
        }
        absolute("the same, recorded", "", "ms", &taken);
        peak_memory(size, &memory);
        Ok(())
    }

    /// The plan as a workbook, and as it comes back unedited.
    pub(crate) fn export(&self, size: Size) -> io::Result<()> {
        let ground = Ground::new(size)?;
        let made = tempfile::tempdir()?;
        let path = |name: &str| made.path().join(name).to_string_lossy().into_owned();
        let (ours, theirs, cells) = (path("ours.xlsx"), path("theirs.xlsx"), path("cells"));
        let export = ["export", "xlsx", "--output", &ours, "--force"];
        run(&mut self.copil(&ground, &export), &[0])?;
        run(&mut self.spreadsheets(&["cells", &ours, &cells]), &[0])?;
        let pairs = self.pairs(
            || Ok(self.copil(&ground, &export)),
            || Ok(self.spreadsheets(&["write", &cells, &theirs])),
        )?;
        report("export xlsx / writing the same cells alone", "2", "ms", &pairs);
        let memory = run_for_memory(&mut self.copil(&ground, &export), &[0])?;
        peak_memory(size, &Sample::of(memory));
        let back = || run(&mut self.copil(&ground, &["import", &ours]), &[UNCHANGED]).map(milliseconds);
        let read = || run(&mut self.spreadsheets(&["read", &ours]), &[0]).map(milliseconds);
        report(
            "the same come back / reading it alone",
            "",
            "ms",
            &Pairs::of(self.runs, back, read)?,
        );
        Ok(())
    }

    /// The dashboard as a page, and the whole plan as a folder of pages.
    pub(crate) fn pages(&self, size: Size) -> io::Result<()> {
        let ground = Ground::new(size)?;
        // The history is read once.
        run(&mut self.copil(&ground, &["log"]), &[0])?;
        let dashboard = ["report", "dashboard", "--format", "html"];
        // No action has such a text: all that is left is to open the plan.
        let open = || Ok(self.copil(&ground, &["list", "zzz"]));
        let pairs = self.pairs(|| Ok(self.copil(&ground, &dashboard)), open)?;
        report("dashboard as HTML / opening the plan", "2", "ms", &pairs);
        let site = tempfile::tempdir()?;
        let folder = site.path().join("site");
        let to = folder.to_string_lossy();
        let (mut taken, mut memory) = (Sample::default(), Sample::default());
        for _ in 0..self.runs.div_ceil(4) {
            let export = || {
                let export = self.copil(&ground, &["export", "site", "--output", &to]);
                folder
                    .exists()
                    .then(|| fs::remove_dir_all(&folder))
                    .transpose()
                    .map(|_| export)
            };
            taken.push(milliseconds(run(&mut export()?, &[0])?));
            memory.extend(run_for_memory(&mut export()?, &[0])?);
        }
        absolute("site", if size.actions == 1_000 { "2000" } else { "" }, "ms", &taken);
        peak_memory(size, &memory);
        Ok(())
    }

    fn spreadsheets(&self, arguments: &[&str]) -> Command {
        let mut spreadsheets = Command::new(&self.programs.spreadsheets);
        spreadsheets.args(arguments);
        spreadsheets
    }
}

/// A figure that nothing is compared with.
fn absolute(name: &str, goal: &str, unit: &str, sample: &Sample) {
    println!("{name:44} {:>7} {goal:>6} {:>8.1} {unit}", "", sample.median());
}

/// The most memory that what stands above it took.
fn peak_memory(size: Size, sample: &Sample) {
    let goal = if size == TOWN { "" } else { "300" };
    absolute("peak memory of it", goal, "MiB", sample);
}
