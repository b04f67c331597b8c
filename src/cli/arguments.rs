//! What the command line takes. The texts that explain it come from the catalogues: see [`super::help`].

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{ArgAction, ArgMatches, Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand};

use super::deferred::Deferred;

use super::output::ColorChoice;
use super::verb;
use crate::settings::ThemeChoice;
use copil_plan::Language;

/// The whole command line.
#[derive(Debug)]
pub(super) struct Arguments {
    pub opening: Opening,
    pub verb: Option<Verb>,
}

/// What is said without a verb, and before one.
#[derive(Debug, Parser)]
#[command(
    name = "copil",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(super) struct Opening {
    #[command(flatten)]
    pub common: GlobalArgs,
    #[arg(long, short = 'V', action = ArgAction::Version)]
    pub version: Option<bool>,
    #[arg(value_name = "PLAN")]
    pub folder: Option<PathBuf>,
    #[command(flatten)]
    pub screen: ScreenArgs,
}

impl Arguments {
    /// All that a line may hold.
    pub(super) fn command() -> Command {
        Verb::augment_subcommands(Opening::command())
    }

    /// Parses a line, the program's own name first. Only the verbs that it may name are put together: all of them take longer
    /// than most verbs do.
    ///
    /// # Errors
    ///
    /// What clap says of the line, with all verbs at hand.
    pub(super) fn of_line<W: Clone + Into<OsString>>(line: &[W]) -> Result<Self, clap::Error> {
        let line: Vec<OsString> = line.iter().cloned().map(Into::into).collect();
        let all = Verb::augment_subcommands(Command::default());
        let mut named: Vec<Command> = Vec::new();
        for word in line.iter().skip(1).filter_map(|word| word.to_str()) {
            let is_new = |verb: &&Command| named.iter().all(|known| known.get_name() != verb.get_name());
            if let Some(verb) = all.find_subcommand(word).filter(is_new) {
                named.push(verb.clone());
            }
        }
        let parse = |command: Command| Self::of_matches(&mut command.try_get_matches_from(&line)?);
        parse(Opening::command().subcommands(named)).or_else(|error| match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Err(error),
            // What is near to a word may be any verb.
            _ => parse(Self::command()),
        })
    }

    fn of_matches(matches: &mut ArgMatches) -> Result<Self, clap::Error> {
        let verb = matches.subcommand_name().is_some();
        Ok(Self {
            verb: verb.then(|| Verb::from_arg_matches_mut(matches)).transpose()?,
            opening: Opening::from_arg_matches_mut(matches)?,
        })
    }
}

/// The options that every verb takes.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct GlobalArgs {
    #[arg(long, short = 'm', global = true, value_name = "TEXT", allow_hyphen_values = true)]
    pub reason: Option<String>,
    #[arg(long, global = true, value_name = "DATE", allow_hyphen_values = true)]
    pub on: Option<String>,
    #[arg(long, global = true, value_name = "MEETING")]
    pub meeting: Option<String>,
    #[arg(long, global = true, value_name = "DECISION")]
    pub decision: Option<String>,
    #[arg(long, global = true, value_name = "PROPOSAL")]
    pub proposal: Option<String>,
    #[arg(long, global = true)]
    pub dry_run: bool,
    #[arg(long, global = true)]
    pub sure: bool,
    #[arg(long, global = true, value_name = "MOMENT", allow_hyphen_values = true)]
    pub at: Option<String>,
    #[arg(long, global = true, requires = "at", conflicts_with = "shared")]
    pub effective: bool,
    #[arg(long, global = true, requires = "at")]
    pub shared: bool,
    #[arg(long, short = 'p', global = true, value_name = "PLAN")]
    pub plan: Option<PathBuf>,
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = one_of(Language::ALL, Language::code))]
    pub lang: Option<Language>,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
    #[arg(long, short = 'h', global = true, action = ArgAction::HelpShort)]
    pub help: Option<bool>,
}

impl GlobalArgs {
    /// An option that was given and that the verb would not heed: it is refused, rather than lost without a word.
    pub(super) fn ignored_by(&self, verb: Option<&Verb>) -> Option<&'static str> {
        let given = [
            ("reason", self.reason.is_some()),
            ("meeting", self.meeting.is_some()),
            ("decision", self.decision.is_some()),
            ("dry-run", self.dry_run),
            ("sure", self.sure),
        ];
        let records = verb.is_some_and(Verb::records);
        let is_ignored = |(_, is_given): &&(&str, bool)| *is_given && !records;
        let ignored = given.iter().find(is_ignored).map(|(option, _)| *option);
        let is_dayless = |verb: &Verb| {
            matches!(
                verb,
                Verb::Undo(_) | Verb::Record(_) | Verb::Edit(_) | Verb::Import(_) | Verb::Init(_) | Verb::Demo(_)
            )
        };
        let takes_no_day = !records || verb.is_some_and(is_dayless);
        ignored.or_else(|| (self.on.is_some() && takes_no_day).then_some("on"))
    }
}

/// How the screen is to open.
#[derive(Clone, Copy, Debug, Default, Args)]
pub(super) struct ScreenArgs {
    #[arg(long)]
    pub room: bool,
    #[arg(long, value_name = "THEME", value_parser = theme_parser())]
    pub theme: Option<ThemeChoice>,
    #[arg(long)]
    pub tour: bool,
    #[arg(long)]
    pub no_config: bool,
}

impl ScreenArgs {
    /// What is asked for here or, before the verb, there.
    #[must_use]
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            room: self.room || other.room,
            theme: self.theme.or(other.theme),
            tour: self.tour || other.tour,
            no_config: self.no_config || other.no_config,
        }
    }
}

/// A parser of the words that some values are known by.
pub(super) fn one_of<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let words = PossibleValuesParser::new(all.iter().map(move |one| word(*one)));
    words.try_map(move |text| {
        let found = all.iter().find(|one| word(**one) == text);
        found.copied().ok_or("none of the possible values")
    })
}

fn theme_parser() -> impl TypedValueParser<Value = ThemeChoice> {
    let words = ThemeChoice::ALL.iter().map(|theme| match theme {
        ThemeChoice::ColourBlind => PossibleValue::new(theme.word()).alias("color-blind"),
        _ => PossibleValue::new(theme.word()),
    });
    PossibleValuesParser::new(words).map(|text| match text.as_str() {
        "color-blind" => ThemeChoice::ColourBlind,
        word => ThemeChoice::from_word(word).unwrap_or_default(),
    })
}

/// The options of [`GlobalArgs`] that only matter to a verb that records something.
pub(super) const RECORDING_OPTIONS: [&str; 7] = ["reason", "on", "meeting", "decision", "proposal", "dry_run", "sure"];

/// What is to be done; without a verb the screen opens.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Demo(Deferred<verb::demo::DemoArgs>),
    Init(Deferred<verb::init::InitArgs>),
    Import(Deferred<verb::import::ImportArgs>),
    Clone(Deferred<verb::clone::CloneArgs>),
    #[command(subcommand)]
    New(Deferred<verb::new::NewArgs>),
    #[command(alias = "ls")]
    List(Deferred<verb::list::ListArgs>),
    Mine(Deferred<verb::mine::MineArgs>),
    Groups(Deferred<verb::groups::GroupsArgs>),
    Portfolio,
    Attention(Deferred<verb::attention::AttentionArgs>),
    Forecast(Deferred<verb::forecast::ForecastArgs>),
    Show(Deferred<verb::show::ShowArgs>),
    Status(Deferred<verb::status::StatusArgs>),
    Weather(Deferred<verb::weather::WeatherArgs>),
    Milestone(Deferred<verb::milestone::MilestoneArgs>),
    Measure(Deferred<verb::measure::MeasureArgs>),
    Deliver(Deferred<verb::deliver::DeliverArgs>),
    Spend(Deferred<verb::spend::SpendArgs>),
    Depend(Deferred<verb::depend::DependArgs>),
    Due(Deferred<verb::due::DueArgs>),
    Set(Deferred<verb::set::SetArgs>),
    Edit(Deferred<verb::edit::EditArgs>),
    Move(Deferred<verb::r#move::MoveArgs>),
    Rename(Deferred<verb::rename::RenameArgs>),
    Log(Deferred<verb::log::LogArgs>),
    Compare(Deferred<verb::compare::CompareArgs>),
    Decisions(Deferred<verb::decisions::DecisionsArgs>),
    #[command(subcommand)]
    Decision(Deferred<verb::decision::DecisionArgs>),
    Drift(Deferred<verb::compare::PeriodArgs>),
    Report(Deferred<verb::report::ReportArgs>),
    Export(Deferred<verb::export::ExportArgs>),
    Undo(Deferred<verb::undo::UndoArgs>),
    Record(Deferred<verb::record::RecordArgs>),
    #[command(subcommand)]
    Proposal(Deferred<verb::proposal::ProposalArgs>),
    Sync(Deferred<verb::sync::SyncArgs>),
    Resolve(Deferred<verb::resolve::ResolveArgs>),
    MergeDriver(Deferred<verb::merge_driver::MergeDriverArgs>),
    #[command(subcommand)]
    Meeting(Deferred<verb::meeting::MeetingArgs>),
    Check(Deferred<verb::check::CheckArgs>),
    Config(Deferred<verb::config::ConfigArgs>),
    Completions(Deferred<verb::completions::CompletionsArgs>),
    Man,
    Help(Deferred<verb::help::HelpArgs>),
}

/// The verbs that read the plan, and so can read it as it was: those that take `--at`.
pub(super) const READING_VERBS: [&str; 16] = [
    "copil",
    "list",
    "mine",
    "groups",
    "portfolio",
    "attention",
    "forecast",
    "show",
    "log",
    "report",
    "export",
    "check",
    "decisions",
    "decision-show",
    "meeting-list",
    "meeting-show",
];

impl Verb {
    /// Whether it is one of [`READING_VERBS`].
    pub(super) fn reads(&self) -> bool {
        match self {
            Self::Meeting(what) => return what.reads(),
            Self::Decision(what) => return what.reads(),
            _ => {}
        }
        matches!(
            self,
            Self::List(_)
                | Self::Mine(_)
                | Self::Groups(_)
                | Self::Portfolio
                | Self::Attention(_)
                | Self::Forecast(_)
                | Self::Show(_)
                | Self::Log(_)
                | Self::Drift(_)
                | Self::Report(_)
                | Self::Export(_)
                | Self::Check(_)
                | Self::Decisions(_)
        )
    }

    /// Whether it records something.
    fn records(&self) -> bool {
        let has_no_record = matches!(
            self,
            Self::Compare(_)
                | Self::Sync(_)
                | Self::Clone(_)
                | Self::Resolve(_)
                | Self::MergeDriver(_)
                | Self::Config(_)
                | Self::Completions(_)
                | Self::Man
                | Self::Help(_)
        );
        !self.reads() && !has_no_record
    }
}

impl Verb {
    /// Whether it changes the plan, and so can change a proposal instead.
    pub(super) fn changes(&self) -> bool {
        if let Self::Meeting(_) | Self::Decision(_) = self {
            return !self.reads();
        }
        matches!(
            self,
            Self::New(_)
                | Self::Status(_)
                | Self::Weather(_)
                | Self::Milestone(_)
                | Self::Measure(_)
                | Self::Deliver(_)
                | Self::Spend(_)
                | Self::Depend(_)
                | Self::Due(_)
                | Self::Set(_)
                | Self::Edit(_)
                | Self::Move(_)
                | Self::Rename(_)
                | Self::Undo(_)
                | Self::Record(_)
                | Self::Import(_)
        )
    }
}

/// The verbs that take back, or record files as they are: these have no day of their own.
pub(super) const DAYLESS_VERBS: [&str; 4] = ["undo", "record", "edit", "import"];

/// The verbs that record changes, and so take the options of [`RECORDING_OPTIONS`].
pub(super) const RECORDING_VERBS: [&str; 19] = [
    "import",
    "new",
    "meeting",
    "status",
    "weather",
    "milestone",
    "measure",
    "deliver",
    "spend",
    "depend",
    "due",
    "set",
    "edit",
    "move",
    "rename",
    "decision",
    "proposal",
    "undo",
    "record",
];

/// Those of the verbs of one that records that only tell.
pub(super) const TELLING_VERBS: [&str; 2] = ["proposal-list", "proposal-show"];
