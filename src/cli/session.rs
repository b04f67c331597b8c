//! One run of the program: its options, its languages, its output and the plan it is about.

use std::io::BufRead;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use i18n_embed_fl::fl;

use super::arguments::GlobalArgs;
use super::configuration::Configuration;
use super::environment::Environment;
use super::failure::{ExitStatus, Failure, VerbResult};
use super::output::Output;
use super::parse;
use crate::report::Report;
use crate::report::page::Page;
use crate::report::table::Tone;
use crate::wording::Catalogue;
use crate::wording::lookup::{ValueParser, find_day};
use crate::wording::moment::find_moment;
use crate::wording::problem;
use crate::wording::sentence::{self, Sentence, UsageError};
use crate::workspace::portfolio::list::PlanList;
use crate::workspace::{
    AsOf, Basis, CommitDetails, CommitId, Error, Located, Moment, Portfolio, Workspace, locate, locate_any,
    locate_to_share,
};
use copil_plan::action_history::ActionHistories;
use copil_plan::id::OrganisationId;
use copil_plan::query::RelativeMeeting;
use copil_plan::sanitize::sanitize;
use copil_plan::shape::Timing;
use copil_plan::{ActionId, MeetingId, PersonId, Plan, PlanId};

/// One run.
#[derive(Debug)]
pub(super) struct Session {
    /// The surroundings.
    pub environment: Environment,
    /// The options that every verb takes.
    pub common: GlobalArgs,
    /// What the configuration file says.
    pub configuration: Configuration,
    /// The messages in the person's language.
    pub catalogue: Catalogue,
    /// Where to print.
    pub out: Output,
    /// The words that it was started with.
    pub words: Vec<String>,
    /// The plan's folder and the commit that are to be acknowledged once all is printed.
    pub made: Option<(PathBuf, CommitId)>,
    /// Whether nothing is changed: the plan that is opened may be kept while it is told of.
    pub reads: bool,
    /// What keeps it, to be waited for at the end.
    pub keeping: Option<JoinHandle<()>>,
    /// The organisations that filters named, by what each plan calls them.
    pub organisations: Vec<NamedOrganisation>,
}

/// An organisation that a filter named in a plan.
#[derive(Debug)]
pub(super) struct NamedOrganisation {
    /// Its id there.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// The plan.
    pub plan: PlanId,
}

impl Session {
    /// A run in these surroundings, with these options.
    pub(super) fn new(environment: Environment, common: GlobalArgs) -> Self {
        let configuration = Configuration::read(environment.config_file.as_deref());
        let language = environment.language(common.lang, configuration.settings.language);
        let colors = |is_terminal| common.color.allows(is_terminal, environment.no_color);
        let out = Output::of_process(
            colors(environment.is_terminal),
            colors(environment.is_error_terminal),
            environment.columns,
        );
        Self {
            configuration,
            catalogue: Catalogue::new(language),
            out,
            environment,
            common,
            words: Vec::new(),
            made: None,
            reads: false,
            keeping: None,
            organisations: Vec::new(),
        }
    }

    /// The folder of the plan that is meant.
    pub(super) fn folder(&self) -> Result<PathBuf, Failure> {
        Ok(locate(&self.environment.folder, self.common.plan.as_deref())?)
    }

    /// The folder of a plan by which its repository is shared.
    pub(super) fn folder_to_share(&self) -> Result<PathBuf, Failure> {
        Ok(locate_to_share(&self.environment.folder, self.common.plan.as_deref())?)
    }

    /// What is meant: one plan, or several together.
    pub(super) fn located(&self) -> Result<Located, Failure> {
        Ok(locate_any(&self.environment.folder, self.common.plan.as_deref())?)
    }

    /// The plans of a list, as they were at the moment that is asked for, with the last change of each. They are not taken
    /// down at the end of a run, as [`Session::open`] says.
    pub(super) fn open_portfolio(&mut self, list: PlanList) -> Result<ManuallyDrop<Portfolio>, Failure> {
        let mut portfolio = self.open_portfolio_unreported(list)?;
        portfolio.read_reports();
        Ok(ManuallyDrop::new(portfolio))
    }

    /// The same without the last changes, which take a reading of the histories.
    pub(super) fn open_portfolio_unreported(&mut self, list: PlanList) -> Result<Portfolio, Failure> {
        let mut portfolio = Portfolio::open(list);
        if let Some(asked) = self.common.at.clone() {
            let wrong = portfolio
                .opened()
                .find_map(|(.., opened)| self.as_of(opened, &asked).err());
            if let Some(failure) = wrong {
                return Err(failure);
            }
            portfolio = portfolio.at_moment(&|opened| self.as_of_plan(opened, &asked));
        }
        Ok(portfolio)
    }

    /// The whole plan. It is not taken down at the end of a run: with thousands of actions that takes as long as a tenth
    /// of opening it, and the system takes the memory back at once.
    pub(super) fn open(&mut self) -> Result<ManuallyDrop<Workspace>, Failure> {
        let folder = self.folder()?;
        if let Some(name) = &self.common.proposal {
            let few = Workspace::open_only(&folder, &[])?;
            few.check_today()?;
            let name = few.proposal_name(name)?;
            return Ok(ManuallyDrop::new(few.in_proposal(&name)?));
        }
        let Some(asked) = self.common.at.clone() else {
            return self.open_for_days(&[], false);
        };
        let present = self.open_for_days(&[&asked], true)?;
        let past = ManuallyDrop::new(present.at_moment(self.as_of(&present, &asked)?)?);
        if let Some(seen) = past.past().filter(|_| !self.common.json) {
            let note = self.catalogue.seen_from(seen);
            self.print_note(&note);
        }
        Ok(past)
    }

    /// The plan as it is; with `may_be_few`, no more of it than where it is, when these texts are days. Another moment may
    /// be named by a meeting.
    pub(super) fn open_for_days(
        &mut self,
        texts: &[&str],
        may_be_few: bool,
    ) -> Result<ManuallyDrop<Workspace>, Failure> {
        let folder = self.folder()?;
        if may_be_few {
            let few = Workspace::open_only(&folder, &[])?;
            few.check_today()?;
            let is_day = |text: &&str| find_day(few.plan(), Timing::Passed, few.today().day, text).is_ok();
            if texts.iter().all(is_day) {
                return Ok(ManuallyDrop::new(few));
            }
        }
        let mut workspace = Workspace::open(&folder)?;
        workspace.check_today()?;
        if self.reads {
            self.keeping = workspace.keep_task().map(|keep| thread::spawn(|| keep.run()));
        }
        Ok(ManuallyDrop::new(workspace))
    }

    /// The moment that a text means.
    pub(super) fn moment(&self, workspace: &Workspace, text: &str) -> Result<Moment, Failure> {
        let found = find_moment(workspace.plan(), text, workspace.today().day);
        Ok(found.map_err(Error::NoPast)?)
    }

    /// The moment that a text means, and what the options ask of it.
    pub(super) fn as_of(&self, workspace: &Workspace, text: &str) -> Result<AsOf, Failure> {
        Ok(self.as_of_plan(workspace, text)?)
    }

    /// The moment that a text means for several plans that are seen at one: a meeting of one of them is its day. `None` where
    /// no plan can be read.
    pub(super) fn as_of_all(&self, portfolio: &Portfolio, text: &str) -> Result<Option<AsOf>, Failure> {
        let mut mistake = None;
        for (.., opened) in portfolio.opened() {
            match self.as_of(opened, text) {
                Ok(AsOf {
                    moment: moment @ Moment::Meeting(_),
                    basis,
                }) => {
                    let moment = Moment::Day(opened.day_of(moment)?);
                    return Ok(Some(AsOf { moment, basis }));
                }
                Ok(asked) => return Ok(Some(asked)),
                Err(failure) => {
                    mistake.get_or_insert(failure);
                }
            }
        }
        mistake.map_or(Ok(None), Err)
    }

    fn as_of_plan(&self, workspace: &Workspace, text: &str) -> Result<AsOf, Error> {
        let moment = find_moment(workspace.plan(), text, workspace.today().day).map_err(Error::NoPast)?;
        let basis = match (self.common.effective, self.common.shared) {
            (true, _) => Basis::Effective,
            (false, true) => Basis::Shared,
            (false, false) => Basis::Recorded,
        };
        Ok(AsOf { moment, basis })
    }

    /// As much of the plan as some actions need, the whole when one of the ids has to be looked for.
    pub(super) fn open_only(&mut self, ids: &[String]) -> Result<ManuallyDrop<Workspace>, Failure> {
        self.open_only_until(ids, None)
    }

    /// The same where a day is said as well, which may be that of a meeting.
    pub(super) fn open_only_until(
        &mut self,
        ids: &[String],
        day: Option<&str>,
    ) -> Result<ManuallyDrop<Workspace>, Failure> {
        let folder = self.folder()?;
        let mut days = day.into_iter().chain(self.common.on.as_deref());
        // A meeting that is named has to be one of the plan's; a plan of the past and a proposal are read whole.
        if self.common.meeting.is_some()
            || self.common.decision.is_some()
            || self.common.at.is_some()
            || self.common.proposal.is_some()
            || days.any(RelativeMeeting::is_named_in_some_plan)
        {
            return self.open();
        }
        let parsed: Option<Vec<ActionId>> = ids.iter().map(|id| id.parse().ok()).collect();
        if let Some(ids) = parsed {
            let workspace = Workspace::open_only(&folder, &ids)?;
            workspace.check_today()?;
            if ids.iter().all(|id| workspace.plan().actions.contains_key(id)) {
                return Ok(ManuallyDrop::new(workspace));
            }
        }
        self.open()
    }

    /// What the history tells of each action; `None`, after a note that says so, where there is no history.
    pub(super) fn histories(&mut self, workspace: &Workspace) -> Result<Option<ActionHistories>, Failure> {
        match workspace.history() {
            Ok(mut history) => Ok(Some(history.histories()?)),
            Err(Error::Obstacle(_)) => {
                let note = fl!(self.catalogue, "cli-no-past");
                self.print_note(&note);
                Ok(None)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Says whom the program takes for the person at the keyboard, where their address is that of several people.
    pub(super) fn note_shared_address(&mut self, workspace: &Workspace) {
        let people = workspace.sharing_address();
        if let (Some(taken), Some(identity)) = (people.first(), workspace.identity()) {
            let plan = workspace.plan();
            let name = |id: &PersonId| sanitize(plan.person_name(id));
            let names: Vec<String> = people.iter().map(|id| name(id)).collect();
            let note = fl!(
                self.catalogue,
                "shared-address",
                address = sanitize(&identity.email),
                people = names.join(", "),
                taken = name(taken)
            );
            self.print_note(&note);
        }
    }

    /// What is asked of the plan in a folder by this run, in words by which the same is known when it is asked again.
    pub(super) fn request(&self, dir: &Path) -> String {
        format!("{}\n{}", dir.display(), self.words.join("\n"))
    }

    /// Fails when this very command made its change already and was killed before it could say so.
    pub(super) fn refuse_if_recorded(&mut self, dir: &Path) -> Result<(), Failure> {
        match Workspace::unacknowledged(dir, &self.request(dir)) {
            Some(recorded) => {
                self.made = Some((dir.to_owned(), recorded.commit));
                Err(Error::RecordedAlready(recorded).into())
            }
            None => Ok(()),
        }
    }

    /// Goes on where this very command closed meetings and was killed before their tags were made; answers whether it did.
    pub(super) fn finish_closings(&mut self, dir: &Path) -> Result<bool, Failure> {
        let Some(recorded) = Workspace::unacknowledged(dir, &self.request(dir)) else {
            return Ok(false);
        };
        let workspace = ManuallyDrop::new(Workspace::open(dir)?);
        let is_marked = self.mark_closings(&workspace, Some(recorded.commit))?;
        if is_marked {
            self.made = Some((dir.to_owned(), recorded.commit));
        }
        Ok(is_marked)
    }

    /// Makes the tags that a commit, the last one where none is told, should have made and did not; answers whether there
    /// was one.
    pub(super) fn mark_closings(&mut self, workspace: &Workspace, commit: Option<CommitId>) -> Result<bool, Failure> {
        let details = self.context(workspace)?;
        let marked = workspace.mark_closings_of(commit, &details)?;
        for id in &marked {
            self.tell_closing(workspace, id);
        }
        Ok(!marked.is_empty())
    }

    /// Names the tag that marks the plan as a meeting closed it.
    pub(super) fn tell_closing(&mut self, workspace: &Workspace, id: &MeetingId) {
        let note = fl!(self.catalogue, "cli-closing-tag", tag = workspace.closing_tag(id));
        self.print_note(&note);
    }

    /// The circumstances of a change, from the options.
    pub(super) fn context(&self, workspace: &Workspace) -> Result<CommitDetails, Failure> {
        let today = workspace.today().day;
        let on = self
            .common
            .on
            .as_deref()
            .map(|text| find_day(workspace.plan(), Timing::Passed, today, text))
            .transpose()?;
        let meeting = self.common.meeting.as_deref();
        let decision = self.common.decision.as_deref();
        Ok(CommitDetails {
            reason: self.common.reason.clone(),
            on,
            meeting: meeting.map(|text| parse::meeting(workspace, text)).transpose()?,
            decision: decision.map(|text| parse::decision(workspace, text)).transpose()?,
            sure: self.common.sure,
            ..CommitDetails::default()
        })
    }

    /// What the values of the command line are understood by.
    pub(super) fn value_parser<'w>(&self, workspace: &'w Workspace) -> ValueParser<'w> {
        ValueParser {
            known: workspace.known(),
            me: workspace.me(),
            today: workspace.today().day,
            catalogue: self.catalogue,
        }
    }

    /// Prints a report in the form that was asked for.
    pub(super) fn print(&mut self, report: &dyn Report) -> Result<(), Failure> {
        if self.common.json {
            return Ok(self.out.json(&report.json(&self.catalogue))?);
        }
        let mut page = self.page();
        report.text(&self.catalogue, &mut page);
        Ok(self.out.page(&page)?)
    }

    /// An empty page for what is to be printed.
    pub(super) fn page(&self) -> Page {
        Page::new(self.out.columns())
    }

    /// Ends a verb that read the whole plan: files that could not be read are named, and make a script notice.
    pub(super) fn end(&mut self, workspace: &Workspace) -> VerbResult {
        let unread = self.print_unreadable(workspace);
        Ok(if unread { ExitStatus::Refused } else { ExitStatus::Done })
    }

    /// Tells the person something on standard error.
    pub(super) fn print_note(&mut self, text: &str) {
        self.out.error_line(text);
    }

    /// Tells the person what went wrong, and what to do about it.
    pub(super) fn print_error(&mut self, sentence: &Sentence) {
        let mark = fl!(self.catalogue, "cli-mark-error");
        self.out.marked_error_line(&mark, Tone::Bad, &sentence.what);
        if let Some(hint) = &sentence.hint {
            let mark = fl!(self.catalogue, "cli-mark-hint");
            self.out.marked_error_line(&mark, Tone::Strong, hint);
        }
    }

    /// Tells the person why a verb failed.
    pub(super) fn print_failure(&mut self, failure: &Failure, plan: &Plan) {
        let mut sentence = failure.sentence(&self.catalogue, plan);
        if let (Failure::Output(_), Some((_, commit))) = (failure, &self.made) {
            let hint = fl!(self.catalogue, "hint-recorded-all-the-same", commit = commit.short(10));
            sentence = sentence.hint(Some(hint));
        }
        self.print_error(&sentence);
    }

    /// Names on standard error the files that could not be read, or not wholly; whether there were any.
    pub(super) fn print_unreadable(&mut self, workspace: &Workspace) -> bool {
        let mut named: Vec<&str> = Vec::new();
        for problem in workspace.problems().iter().filter(|problem| problem.is_error()) {
            let file = problem.path.as_str();
            if named.contains(&file) {
                continue;
            }
            named.push(file);
            self.print_error(&Sentence {
                what: problem::line(&self.catalogue, problem),
                hint: None,
            });
        }
        if !workspace.plan().unweighed.is_empty() {
            let left_out = problem::unweighed(&self.catalogue, workspace.plan());
            self.print_note(&left_out);
        }
        if !named.is_empty() {
            let hint = fl!(self.catalogue, "cli-check-tells");
            self.print_note(&hint);
        }
        self.print_left_out(workspace) || !named.is_empty()
    }

    /// Says on standard error that the folder does not have all files of the plan; whether it is so.
    pub(super) fn print_left_out(&mut self, workspace: &Workspace) -> bool {
        let Some(obstacle) = workspace.left_out() else {
            return false;
        };
        self.print_error(&sentence::obstacle(&self.catalogue, obstacle));
        true
    }

    /// Asks for a line of text; `None` when nobody can be asked or nothing was answered.
    pub(super) fn ask(&mut self, question: &str) -> Result<Option<String>, Failure> {
        let answer = self.line(question)?;
        Ok(answer.filter(|answer| !answer.is_empty()))
    }

    /// The line that is answered, which may be blank; `None` when nobody can be asked, or nobody answers any more.
    fn line(&mut self, question: &str) -> Result<Option<String>, Failure> {
        if !self.environment.can_ask || self.common.json {
            return Ok(None);
        }
        self.out.ask(question)?;
        let mut answer = String::new();
        let read = std::io::stdin().lock().read_line(&mut answer)?;
        Ok((read > 0).then(|| answer.trim().to_owned()))
    }

    /// What an option says, else what the person answers, who is asked until there is something; a usage error when there is
    /// neither.
    pub(super) fn option_or_answer(
        &mut self,
        said: Option<String>,
        question: &str,
        option: &str,
    ) -> Result<String, Failure> {
        if let Some(said) = said.filter(|said| !said.trim().is_empty()) {
            return Ok(said);
        }
        while let Some(answer) = self.line(question)? {
            if !answer.is_empty() {
                return Ok(answer);
            }
        }
        Err(UsageError::Missing(option.to_owned()).into())
    }
}
