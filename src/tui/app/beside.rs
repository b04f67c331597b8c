//! What the app has others do: the loop that drives it, and the threads beside the one that draws. Nothing that grows with
//! the plan or its history is worked out between a key and its picture when it can be done here.

use std::ops::ControlFlow;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::App;
use crate::settings::View;
use crate::tui::fault::{self, Fault, Place};
use crate::tui::history_cache::{Reading, Recent};
use crate::tui::history_chunk::{HistoryChunk, read_chunks};
use crate::wording::sentence;
use crate::workspace::{HandEdit, HistoryReader, LogEntry, Reread};
use copil_plan::action_history::ActionHistories;
use copil_plan::attention::{Attention, ranked};
use copil_store::Snapshot;

/// What the app asks of the loop that drives it.
pub enum Order {
    /// Leave.
    Quit,
    /// Give the terminal back until the program is woken.
    Suspend,
    /// Draw everything again, whatever the terminal shows.
    Redraw,
    /// Write a view into the person's configuration; how that went is told to [`App::kept`].
    KeepView(View),
    /// Copy a text.
    Copy(String),
    /// Open a file in the person's editor; how that ended is handed to [`App::edited`].
    Edit(PathBuf),
    /// Read the history; what it tells is handed to [`App::heard`] with the same number.
    Read(u64, HistoryReader),
    /// Do some work on another thread; what comes of it is handed to [`App::answered`].
    Do(Errand),
}

/// Work that may take longer than a key may wait.
pub type Errand = Box<dyn FnOnce() -> Answer + Send>;

/// What came of an errand.
pub enum Answer {
    /// Nothing that matters.
    Done,
    /// The edits made outside the program, as they were at a state of the plan.
    Edits(u64, Vec<HandEdit>),
    /// The files, read again.
    Files(Box<Reread>),
    /// What deserves attention at a state of the plan, by what the history tells.
    Ranked(u64, ActionHistories, Vec<Attention>),
}

/// How the work beside the screen stands.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// Counts the states of the plan: what was asked at another state is of no use.
    state: u64,
    /// Whether the files are being read again.
    rereading: bool,
    /// Whether they were written to since that began.
    again: bool,
    /// The number of the latest reading of the history.
    reading: u64,
    /// The number of the reading whose entries are shown.
    shown: u64,
    /// What the latest reading brought so far, while an earlier one is still shown.
    incoming: Vec<LogEntry>,
}

impl App {
    /// Does what can wait until the first picture is drawn: looks for edits made outside the program, and has the history
    /// read.
    pub fn settle(&mut self) {
        self.look_for_edits();
        self.read_history();
    }

    /// Does here and now what the loop would have done on threads, and all that follows from it; answers the orders that
    /// are left. For pictures and tests, which have time.
    pub fn settled(&mut self) -> Vec<Order> {
        let mut left = Vec::new();
        loop {
            let orders = self.orders();
            if orders.is_empty() {
                return left;
            }
            for order in orders {
                match order {
                    Order::Read(number, reader) => read_chunks(number, reader, &mut |chunk| {
                        self.heard(chunk);
                        ControlFlow::Continue(())
                    }),
                    Order::Do(errand) => {
                        let answer = errand();
                        self.answered(answer);
                    }
                    order => left.push(order),
                }
            }
        }
    }

    /// Takes note that files were written by someone.
    pub fn files_changed(&mut self) {
        if self.beside.rereading {
            self.beside.again = true;
            return;
        }
        self.beside.rereading = true;
        let rereading = self.room.workspace.rereading();
        self.order_work(move || Answer::Files(Box::new(rereading.read())));
    }

    /// Takes what came of an errand.
    pub fn answered(&mut self, answer: Answer) {
        match answer {
            Answer::Done => {}
            Answer::Edits(state, edits) if state == self.beside.state => {
                self.room.standing.hand_edits = edits.len();
                for screen in &mut self.above {
                    screen.hand_edits_found(&edits);
                }
                self.show_edited(&edits);
                let before = self.room.edits.replace(edits);
                self.throw_away(before);
            }
            Answer::Ranked(state, histories, attention) if state == self.beside.state => {
                let histories = self.room.histories.replace(histories);
                let attention = std::mem::replace(&mut self.room.attention, attention);
                self.throw_away((histories, attention));
                self.refresh();
            }
            Answer::Edits(_, edits) => self.throw_away(edits),
            Answer::Ranked(_, histories, attention) => self.throw_away((histories, attention)),
            Answer::Files(reread) => self.files_read(reread),
        }
    }

    fn files_read(&mut self, mut reread: Box<Reread>) {
        self.beside.rereading = false;
        let taken = self.room.workspace.take(&mut reread);
        self.throw_away(reread);
        match taken {
            Ok(Some(changed)) => {
                self.beside.state += 1;
                if changed {
                    self.room.renew();
                    self.refresh();
                    // What a prompt would do is worked out on the plan as it is now.
                    self.foreseen = None;
                    self.foresee();
                } else {
                    self.room.look_around();
                }
                self.look_for_edits();
                self.read_history();
            }
            Ok(None) => self.beside.again = true,
            Err(error) => self.tell(sentence::error(
                self.room.catalogues.spoken(),
                self.room.workspace.plan(),
                &error,
            )),
        }
        if std::mem::take(&mut self.beside.again) {
            self.files_changed();
        }
    }

    /// Takes note that the plan at hand is another, for the program itself changed it.
    pub(super) fn plan_changed(&mut self) {
        self.beside.state += 1;
        self.room.edits = None;
        self.room.renew();
        self.look_for_edits();
        self.refresh();
        self.read_history();
    }

    pub(super) fn look_for_edits(&mut self) {
        let (state, scan) = (self.beside.state, self.room.workspace.survey());
        self.order_work(move || {
            fault::may_happen(Place::Looking);
            // None are shown where they cannot be found.
            let edits = scan.and_then(|scan| scan.look()).unwrap_or_default();
            Answer::Edits(state, edits)
        });
    }

    fn read_history(&mut self) {
        let Ok(reader) = self.room.workspace.history() else {
            return;
        };
        self.beside.reading += 1;
        let dropped = std::mem::take(&mut self.beside.incoming);
        self.throw_away(dropped);
        if self.room.chronicle.entries.is_empty() {
            self.room.chronicle.reading = Reading::Under(0, 0);
        }
        self.orders.push(Order::Read(self.beside.reading, reader));
    }

    /// Takes a piece of history. Chunks of a reading that another has replaced are dropped. What an earlier reading brought
    /// stays in sight until the new one has brought as much.
    pub fn heard(&mut self, piece: HistoryChunk) {
        if piece.reading != self.beside.reading {
            return;
        }
        let room = &mut self.room;
        let over = !matches!(piece.progress, Reading::Under(..));
        if self.beside.shown == piece.reading {
            room.recent
                .take(room.workspace.plan(), &piece.entries, room.chronicle.entries.len());
            expect(&mut room.chronicle.entries, piece.progress);
            room.chronicle.entries.extend(piece.entries);
            room.chronicle.reading = piece.progress;
        } else {
            expect(&mut self.beside.incoming, piece.progress);
            self.beside.incoming.extend(piece.entries);
            if over || self.beside.incoming.len() >= room.chronicle.entries.len() {
                let incoming = std::mem::take(&mut self.beside.incoming);
                let before = std::mem::replace(&mut room.chronicle.entries, incoming);
                room.chronicle.reading = piece.progress;
                room.recent = Recent::of(room.workspace.plan(), room.today.day, &room.chronicle);
                self.beside.shown = piece.reading;
                self.throw_away(before);
            }
        }
        if let Some(histories) = piece.histories {
            self.rank(histories);
        }
        if over {
            self.refresh();
        }
    }

    fn rank(&mut self, histories: ActionHistories) {
        let (state, opened, today) = (self.beside.state, self.room.workspace.snapshot(), self.room.today.day);
        self.order_work(move || ranked_by(state, &opened, histories, today));
    }

    /// Takes note of a fault beside the screen: what was awaited will not come.
    pub fn faulty(&mut self, fault: &Fault) {
        self.beside.rereading = false;
        if matches!(self.room.chronicle.reading, Reading::Under(..)) {
            self.room.chronicle.reading = Reading::Failed;
        }
        let sentence = sentence::breakdown(self.room.catalogues.spoken(), fault.details.as_deref());
        self.tell(sentence);
    }

    fn order_work(&mut self, work: impl FnOnce() -> Answer + Send + 'static) {
        self.orders.push(Order::Do(Box::new(work)));
    }

    /// Throws something away elsewhere: to take ten thousand actions down takes longer than a picture may wait.
    fn throw_away(&mut self, thing: impl Send + 'static) {
        self.order_work(move || {
            drop(thing);
            Answer::Done
        });
    }
}

/// Makes room at once for all the entries that may come: a list of a hundred thousand that grew step by step would be
/// moved while a key waits.
fn expect(entries: &mut Vec<LogEntry>, progress: Reading) {
    if let Reading::Under(_, commits) = progress {
        entries.reserve_exact(commits.saturating_sub(entries.len()));
    }
}

fn ranked_by(state: u64, opened: &Snapshot, histories: ActionHistories, today: NaiveDate) -> Answer {
    let attention = ranked(&opened.plan, Some(&histories), today);
    Answer::Ranked(state, histories, attention)
}
