//! Two programs timed in turn, one pair after the other, so that a machine that slows down slows both.

pub(crate) mod terminal;

use std::io;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Runs a command to its end, what it prints thrown away, and takes its time. `accepted` are the exit codes that are no
/// failure.
pub(crate) fn run(command: &mut Command, accepted: &[i32]) -> io::Result<Duration> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let start = Instant::now();
    let output = command.spawn()?.wait_with_output()?;
    let taken = start.elapsed();
    if output.status.code().is_some_and(|code| accepted.contains(&code)) {
        return Ok(taken);
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(io::Error::other(format!("{command:?}: {}: {said}", output.status)))
}

/// Runs a command to its end, as [`run`] does; the most memory that it held, in MiB, where the system tells.
pub(crate) fn run_for_memory(command: &mut Command, accepted: &[i32]) -> io::Result<Option<f64>> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    let mut peak = None;
    loop {
        // What has ended no longer tells.
        peak = terminal::peak_memory(child.id()).or(peak);
        match child.try_wait()? {
            None => thread::sleep(Duration::from_millis(1)),
            Some(status) if status.code().is_some_and(|code| accepted.contains(&code)) => return Ok(peak),
            Some(status) => return Err(io::Error::other(format!("{command:?}: {status}"))),
        }
    }
}

/// What some runs of the same thing came to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample(Vec<f64>);

impl Sample {
    /// What was measured, where it could be.
    pub(crate) fn of(values: impl IntoIterator<Item = f64>) -> Self {
        Self(values.into_iter().collect())
    }

    pub(crate) fn push(&mut self, value: f64) {
        self.0.push(value);
    }

    pub(crate) fn extend(&mut self, values: impl IntoIterator<Item = f64>) {
        self.0.extend(values);
    }

    pub(crate) fn median(&self) -> f64 {
        self.at(0.5)
    }

    /// The value that this share of all stay below or reach.
    pub(crate) fn at(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().saturating_sub(1);
        sorted
            .get((last as f64 * share).round() as usize)
            .copied()
            .unwrap_or(f64::NAN)
    }
}

/// Ours and theirs, and what the one is to the other, pair by pair.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pairs {
    pub(crate) ours: Sample,
    pub(crate) theirs: Sample,
    pub(crate) ratios: Sample,
}

impl Pairs {
    /// Times `runs` pairs, after one that does not count. The values are in whatever unit the closures answer in.
    pub(crate) fn of(
        runs: usize,
        mut ours: impl FnMut() -> io::Result<f64>,
        mut theirs: impl FnMut() -> io::Result<f64>,
    ) -> io::Result<Self> {
        let mut pairs = Self::default();
        for run in 0..=runs {
            let (our, their) = (ours()?, theirs()?);
            if run > 0 {
                pairs.ours.push(our);
                pairs.theirs.push(their);
                pairs.ratios.push(our / their);
            }
        }
        Ok(pairs)
    }
}

/// A duration in milliseconds.
pub(crate) fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}
