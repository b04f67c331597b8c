//! What older files say in an older form, rewritten in the form of today: the same values, laid out otherwise.

use super::batch::in_turn;
use super::message::MessageContext;
use super::{CommitDetails, Error, PlanRepository, PreparedCommit, RecordedCommit, Workspace};
use copil_plan::field::Fault;
use copil_plan::{MeetingId, Subject};
use copil_store::{self as store, PlanPath, ProblemKind};

impl Workspace {
    /// Gives the items of agendas that are lists their keys, a commit a meeting; `only` leaves out the files of other
    /// subjects.
    pub fn tidy(&mut self, only: &[Subject], details: &CommitDetails) -> Result<Vec<RecordedCommit>, Error> {
        self.check_obstacle()?;
        let repo = self.writable_repository()?;
        let outdated = self.outdated().into_iter().filter(|id| {
            let subject = Subject::Meeting(id.clone());
            only.is_empty() || only.contains(&subject)
        });
        let ready = outdated.map(|id| self.tidied(repo, &id, details));
        let ready = ready.collect::<Result<Vec<PreparedCommit>, Error>>()?;
        let commits = ready.into_iter().map(|ready| (ready.subject().to_owned(), ready));
        let recorded = in_turn(commits.collect(), |ready| self.commit(ready, details));
        self.reload()?;
        recorded
    }

    /// The meetings whose agenda is a list.
    fn outdated(&self) -> Vec<MeetingId> {
        let listed = self
            .problems()
            .iter()
            .filter(|problem| matches!(problem.kind, ProblemKind::Field(_, Fault::ItemsListed)));
        let subjects = listed.filter_map(|problem| problem.path.subject());
        let meetings = subjects.filter_map(|subject| match subject {
            Subject::Meeting(id) => Some(id),
            _ => None,
        });
        meetings.collect()
    }

    fn tidied(&self, repo: &PlanRepository, id: &MeetingId, details: &CommitDetails) -> Result<PreparedCommit, Error> {
        let subject = Subject::Meeting(id.clone());
        let path = PlanPath::meeting(id);
        let edits = self.transform(repo, &path, Some(&path), &|bytes| {
            // A version that has keys already stays as it is.
            Ok(store::with_keys(id, bytes).unwrap_or_else(|| bytes.to_vec()))
        })?;
        let message = MessageContext {
            meeting: Some(id),
            layout: &[subject],
            ..details.for_message()
        };
        Ok(self.prepared(Vec::new(), edits, &message))
    }
}
