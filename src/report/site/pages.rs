//! The pages that list things, and those of working groups and meetings.

use i18n_embed_fl::fl;

use super::{Part, Site, action_file, group_file, meeting_file};
use crate::report::dashboard::Dashboard;
use crate::report::decisions;
use crate::report::document::{Block, Document, DocumentColumn, DocumentTable};
use crate::report::figures::Tally;
use crate::report::page::Facts;
use crate::report::parts::parts;
use crate::report::sheet::{MeetingSheet, add_facts};
use crate::report::table::Cell;
use copil_plan::decisions::DecisionRegister;
use copil_plan::query::Order;
use copil_plan::{ActionId, Group, GroupBy, GroupId, GroupKey, GroupedAction, Meeting, MeetingId, progress};

impl Site<'_> {
    /// The first page.
    pub(super) fn dashboard(&self) -> Document {
        Dashboard::of(self.edition).document()
    }

    /// All actions.
    pub(super) fn actions(&self) -> Document {
        let mut actions: Vec<_> = self.plan().actions.iter().collect();
        Order::default().sort(self.plan(), &mut actions);
        let title = Part::Actions.title(self.words());
        let table = self.table_of_actions(&title, &actions, true);
        self.document(title, Vec::new(), vec![Block::Table(table)])
    }

    /// All working groups.
    pub(super) fn groups(&self) -> Document {
        let words = self.words();
        let histories = self.edition.histories.as_deref();
        let parts = parts(self.plan(), GroupBy::Group, histories, self.edition.today);
        let share = |share: Option<f64>| share.map(|share| words.percent(share)).unwrap_or_default();
        let row = |part: &crate::report::parts::Part| {
            let Tally { closed, late, .. } = part.tally;
            let leads = part.leads.iter().map(|lead| self.plan().person_name(lead).to_owned());
            vec![
                part.name(words),
                share(part.tally.progress),
                format!("{closed}/{}", part.tally.scope()),
                if late > 0 { late.to_string() } else { String::new() },
                leads.collect::<Vec<_>>().join(", "),
            ]
        };
        let link = |part: &crate::report::parts::Part| match &part.key {
            GroupKey::Group(id) if self.plan().groups.contains_key(id) => group_file(id),
            _ => String::new(),
        };
        let title = Part::Groups.title(words);
        let table = DocumentTable {
            caption: title.clone(),
            columns: vec![
                DocumentColumn::text(words.field_heading("group"), 34),
                DocumentColumn::bar(fl!(words, "cli-column-progress"), 20),
                DocumentColumn::number(fl!(words, "cli-column-done"), 12),
                DocumentColumn::number(fl!(words, "cli-column-late"), 9),
                DocumentColumn::text(fl!(words, "cli-column-leads"), 25),
            ],
            rows: parts.iter().map(row).collect(),
            shares: parts.iter().map(|part| part.tally.progress).collect(),
            links: parts.iter().map(link).collect(),
            ..DocumentTable::default()
        };
        self.document(title, Vec::new(), vec![Block::Table(table)])
    }

    /// A working group.
    pub(super) fn group(&self, id: &GroupId, group: &Group) -> Document {
        let words = self.words();
        let mut actions: Vec<_> = self.plan().actions_of(id).collect();
        Order::Id.sort(self.plan(), &mut actions);
        let mut facts = Facts::default();
        add_facts(&mut facts, words, self.plan(), group);
        let mean = progress::mean(self.plan(), actions.iter().copied());
        facts.add(
            words.field_heading("progress"),
            mean.map(|mean| words.percent(mean)).unwrap_or_default(),
        );
        let mut blocks = vec![facts_of(&facts)];
        blocks.extend(group.description.clone().map(Block::Prose));
        let title = Part::Actions.title(words);
        blocks.push(Block::Heading(2, title.clone()));
        blocks.push(Block::Table(self.table_of_actions(&title, &actions, false)));
        self.document(group.title.clone(), vec![fl!(words, "sheet-group")], blocks)
    }

    fn table_of_actions(
        &self,
        caption: &str,
        actions: &[(&ActionId, &GroupedAction)],
        with_group: bool,
    ) -> DocumentTable {
        let (words, plan, today) = (self.words(), self.plan(), self.edition.today);
        let row = |(id, placed): &(&ActionId, &GroupedAction)| {
            let kind = plan.kind(&placed.status);
            let late = placed.days_late(kind, today);
            let due = placed.next_due(kind).map(|day| words.short_date(day));
            let due = due
                .into_iter()
                .chain(late.map(|days| fl!(words, "tui-late", days = days)));
            let group = plan.groups.get(&placed.group).map(|group| group.title.clone());
            let share = plan.progress_of(id, placed);
            vec![
                format!("{id} {}", placed.title),
                group.filter(|_| with_group).unwrap_or_default(),
                words.status(plan, &placed.status),
                placed
                    .weather
                    .map(|weather| words.weather_in_short(weather))
                    .unwrap_or_default(),
                share.map(|share| words.percent(share)).unwrap_or_default(),
                due.collect::<Vec<_>>().join("\n"),
            ]
        };
        let table = DocumentTable {
            caption: caption.to_owned(),
            columns: vec![
                DocumentColumn::text(words.field_heading("title"), 34),
                DocumentColumn::text(words.field_heading("group"), 17),
                DocumentColumn::text(words.field_heading("status"), 12),
                DocumentColumn::text(words.field_heading("weather"), 10),
                DocumentColumn::bar(words.field_heading("progress"), 15),
                DocumentColumn::text(words.field_heading("due"), 12),
            ],
            rows: actions.iter().map(row).collect(),
            shares: actions
                .iter()
                .map(|(id, placed)| plan.progress_of(id, placed))
                .collect(),
            links: actions.iter().map(|(id, _)| action_file(id)).collect(),
            ..DocumentTable::default()
        };
        table.without_empty_columns()
    }

    /// All meetings, the last first.
    pub(super) fn meetings(&self) -> Document {
        let words = self.words();
        let mut meetings: Vec<_> = self.plan().meetings.iter().collect();
        meetings.sort_by_key(|(id, meeting)| std::cmp::Reverse((meeting.date, *id)));
        let row = |(_, meeting): &(&MeetingId, &Meeting)| {
            vec![
                words.long_date(meeting.date),
                words.committee(self.plan(), &meeting.committee),
                words.meeting_state(meeting.state),
                match meeting.decisions.len() {
                    0 => String::new(),
                    count => count.to_string(),
                },
            ]
        };
        let title = Part::Meetings.title(words);
        let table = DocumentTable {
            caption: title.clone(),
            columns: vec![
                DocumentColumn::text(words.field_heading("date"), 25),
                DocumentColumn::text(words.field_heading("committee"), 40),
                DocumentColumn::text(words.field_heading("state"), 20),
                DocumentColumn::number(words.field_heading("decisions"), 15),
            ],
            rows: meetings.iter().map(row).collect(),
            links: meetings.iter().map(|(id, _)| meeting_file(id)).collect(),
            ..DocumentTable::default()
        };
        self.document(title, Vec::new(), vec![Block::Table(table.without_empty_columns())])
    }

    /// A meeting.
    pub(super) fn meeting(&self, id: &MeetingId, meeting: &Meeting) -> Document {
        let words = self.words();
        let sheet = MeetingSheet {
            plan: self.plan(),
            id,
            meeting,
            today: self.edition.today,
            then: None,
            late: &[],
        };
        let mut blocks = vec![facts_of(&sheet.facts(words))];
        for (title, rows) in sheet.parts(words) {
            blocks.push(Block::Heading(2, title));
            blocks.push(Block::List(rows));
        }
        self.document(words.meeting(self.plan(), id), Vec::new(), blocks)
    }

    /// The register of decisions, the last first.
    pub(super) fn decisions(&self) -> Document {
        let words = self.words();
        let register = DecisionRegister::of(self.plan(), self.edition.today);
        let mut decisions: Vec<_> = register.iter().collect();
        decisions.reverse();
        let texts = |cells: Vec<Cell>| -> Vec<String> {
            let mut cells = cells.into_iter().map(|cell| cell.text);
            let (reference, sign) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            let mut row = vec![reference];
            row.extend(cells);
            // The sign stands with the state that it is of.
            if let Some(state) = row.get_mut(4) {
                *state = format!("{sign} {state}");
            }
            row
        };
        let title = Part::Decisions.title(words);
        let table = DocumentTable {
            caption: title.clone(),
            columns: vec![
                DocumentColumn::text(fl!(words, "cli-column-id"), 15),
                DocumentColumn::text(fl!(words, "decision-column"), 35),
                DocumentColumn::text(words.field_heading("owner"), 18),
                DocumentColumn::text(words.field_heading("due"), 10),
                DocumentColumn::text(fl!(words, "decision-column-state"), 13),
                DocumentColumn::text(words.field_heading("actions"), 9),
            ],
            rows: decisions
                .iter()
                .map(|one| texts(decisions::row(words, self.plan(), one)))
                .collect(),
            links: decisions
                .iter()
                .map(|one| meeting_file(&one.reference.meeting))
                .collect(),
            ..DocumentTable::default()
        };
        self.document(title, Vec::new(), vec![Block::Table(table.without_empty_columns())])
    }
}

/// Facts as a block.
pub(super) fn facts_of(facts: &Facts) -> Block {
    let facts = facts
        .iter()
        .map(|(label, text)| (label.to_owned(), vec![text.to_owned()]));
    Block::Facts(facts.collect())
}
