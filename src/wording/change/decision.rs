//! What follows on one decision, told of the decision rather than of the meeting whose file says so.

use i18n_embed_fl::fl;

use super::{ChangeTeller, Light};
use copil_plan::change::{Change, Subject};
use copil_plan::sanitize::sanitize;
use copil_plan::value::{Table, Value};
use copil_plan::{DecisionRef, MeetingId, MeetingState};

impl ChangeTeller<'_> {
    /// The heading and what is told, where changes of a meeting are what follows on one decision: `Décision 2018-03-15-copil/1
    /// exécutée`, `« Étendre le télétravail »`.
    pub(in crate::wording) fn followed_up(&self, own: &[&Change]) -> Option<(String, String)> {
        let [change] = own else { return None };
        match change {
            Change::Created {
                subject: Subject::Meeting(meeting),
                content,
                ..
            } if self.light == Light::Plain => self.taken_in_writing(meeting, content),
            Change::Set { path, old, new, .. } => {
                let decision = change.decision()?;
                match path.as_strs().as_slice() {
                    ["decisions", _, key] => self.followed(&decision, key, (old.as_ref(), new.as_ref())),
                    ["decisions", _] if self.light == Light::Plain && self.is_written(&decision) => {
                        let text = new.as_ref()?.as_table()?.get("text")?.as_text()?;
                        old.is_none().then(|| self.written(&decision, text))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn followed(
        &self,
        decision: &DecisionRef,
        key: &str,
        (old, new): (Option<&Value>, Option<&Value>),
    ) -> Option<(String, String)> {
        let words = self.catalogue;
        let id = decision.to_string();
        let text = || {
            self.plan
                .decision(decision)
                .map(|one| sanitize(&one.text))
                .unwrap_or_default()
        };
        let what = match (key, old, new) {
            ("done", None, Some(_)) => fl!(words, "change-followed-done", id = id),
            ("done", Some(_), None) => fl!(words, "change-followed-not-done", id = id),
            ("repealed", None, Some(_)) => fl!(words, "change-followed-repealed", id = id),
            ("repealed", Some(_), None) => fl!(words, "change-followed-not-repealed", id = id),
            ("supersedes", Some(former), None) => {
                let what = fl!(words, "change-followed-not-repealed", id = former.as_text()?);
                return Some((what, fl!(words, "change-followed-no-longer-by", by = id)));
            }
            ("supersedes", None, Some(former)) => {
                let what = fl!(words, "change-followed-superseded", id = former.as_text()?);
                return Some((what, fl!(words, "change-followed-by", by = id)));
            }
            _ => return None,
        };
        Some((what, words.quoted(&self.title(&text()))))
    }

    fn taken_in_writing(&self, meeting: &MeetingId, content: &Table) -> Option<(String, String)> {
        let state = content.get("state")?.as_text()?;
        let decisions = content.get("decisions")?.as_table()?;
        let mut decided = decisions.iter();
        let (Some((number, decision)), None) = (decided.next(), decided.next()) else {
            return None;
        };
        let decision_id = number.parse().ok()?;
        let reference = DecisionRef {
            meeting: meeting.clone(),
            decision: decision_id,
        };
        let text = decision.as_table()?.get("text")?.as_text()?;
        (MeetingState::from_word(state) == Some(MeetingState::Written)).then(|| self.written(&reference, text))
    }

    fn written(&self, decision: &DecisionRef, text: &str) -> (String, String) {
        let what = fl!(self.catalogue, "change-followed-written", id = decision.to_string());
        (what, self.catalogue.quoted(&self.title(&sanitize(text))))
    }

    fn is_written(&self, decision: &DecisionRef) -> bool {
        let meeting = self.plan.meetings.get(&decision.meeting);
        meeting.is_some_and(|meeting| meeting.state == MeetingState::Written)
    }
}
