//! What the command line takes. The texts that explain it come from the catalogues: see [`super::help`].

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, Parser, Subcommand};

use super::output::ColorChoice;
use super::verb;
use crate::settings::ThemeChoice;
use copil_plan::Language;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "copil",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub common: GlobalArgs,
    #[arg(long, short = 'V', action = ArgAction::Version)]
    pub version: Option<bool>,
    #[arg(value_name = "PLAN")]
    pub folder: Option<PathBuf>,
    #[command(flatten)]
    pub screen: ScreenArgs,
    #[command(subcommand)]
    pub verb: Option<Verb>,
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
    Demo(verb::demo::DemoArgs),
    Init(verb::init::InitArgs),
    Import(verb::import::ImportArgs),
    Clone(verb::clone::CloneArgs),
    #[command(subcommand)]
    New(verb::new::NewArgs),
    #[command(alias = "ls")]
    List(verb::list::ListArgs),
    Mine(verb::mine::MineArgs),
    Groups(verb::groups::GroupsArgs),
    Portfolio,
    Attention(verb::attention::AttentionArgs),
    Forecast(verb::forecast::ForecastArgs),
    Show(verb::show::ShowArgs),
    Status(verb::status::StatusArgs),
    Weather(verb::weather::WeatherArgs),
    Milestone(verb::milestone::MilestoneArgs),
    Measure(verb::measure::MeasureArgs),
    Deliver(verb::deliver::DeliverArgs),
    Spend(verb::spend::SpendArgs),
    Depend(verb::depend::DependArgs),
    Due(verb::due::DueArgs),
    Set(verb::set::SetArgs),
    Edit(verb::edit::EditArgs),
    Move(verb::r#move::MoveArgs),
    Rename(verb::rename::RenameArgs),
    Log(verb::log::LogArgs),
    Compare(verb::compare::CompareArgs),
    Decisions(verb::decisions::DecisionsArgs),
    #[command(subcommand)]
    Decision(verb::decision::DecisionArgs),
    Drift(verb::compare::PeriodArgs),
    Report(verb::report::ReportArgs),
    Export(verb::export::ExportArgs),
    Undo(verb::undo::UndoArgs),
    Record(verb::record::RecordArgs),
    #[command(subcommand)]
    Proposal(verb::proposal::ProposalArgs),
    Sync(verb::sync::SyncArgs),
    Resolve(verb::resolve::ResolveArgs),
    MergeDriver(verb::merge_driver::MergeDriverArgs),
    #[command(subcommand)]
    Meeting(verb::meeting::MeetingArgs),
    Check(verb::check::CheckArgs),
    Config(verb::config::ConfigArgs),
    Completions(verb::completions::CompletionsArgs),
    Man,
    Help(verb::help::HelpArgs),
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
