//! `copil`: a local government's action plan, followed from the terminal.
//!
//! A **plan is a value**. A **[`Change`] is the difference between two plans**. A **commit is a set of changes with an
//! author, a day and a reason**. Everything the program does is one of three journeys:
//!
//! ```text
//! write   intent ─▶ changes ─▶ allowed by the workflow? ─▶ the TOML edited in place ─▶ one commit
//! read    commits ─▶ pairs of files ─▶ changes ─▶ log · journal · sheet · dashboard · ranking · forecast · undo
//! join    merge(base, ours, theirs) ─▶ files, and what both changed ─▶ one merge commit
//! ```
//!
//! # The map
//!
//! | room | what it knows |
//! | --- | --- |
//! | [`copil_plan`] | the domain, as pure values: no files, no git, no screen, no clock |
//! | [`copil_store`] | what files mean: TOML read, TOML edited in place, problems with file, line and column |
//! | [`copil_git`] | git: bytes, paths and commits; it knows no plan |
//! | [`workspace`] | the use cases that join the three: open, record, undo, hand edits, log, the demo |
//! | [`report`] | figures as values, which several renderers show |
//! | [`wording`] | where text is made: catalogues in French and English, dates and numbers as people write them, errors as sentences |
//! | [`settings`] | what a person chose once and for all, and what is remembered for them |
//! | [`cli`] | the command line: one file a verb |
//! | [`tui`] | the screen: one file a screen |
//!
//! Who may import whom, and why, is in `ARCHITECTURE.md`; a test holds it.
//!
//! # The screen, with the code's own words
//!
//! ```text
//!  copil · Projet d’administration …          jeudi 15 mars 2018 · jour simulé · main   ◀ chrome, Today
//!  1 Bord  2 Actions  3 Kanban  4 Dates  5 Groupes  6 Journal  7 Alertes  8 Courbe …    ◀ Tab, one Screen each
//! ╭ Avancement ────────────────────╮╭ À traiter (34) ───────────────────────────────╮   ◀ Panel
//! │ Réalisé  ███████████░░░  66 %  ││▶! RH-04  Expérimenter puis ouvrir le télétra… │   ◀ Attention, selected
//! │ Temps    ████████░░░░░░  54 %  ││          retard 43 j · bloquée depuis 51 j …  │   ◀ Reason, its Weight
//! │ 117 actions · 29 prioritaires  ││ !◆FI-11  Clarifier les refacturations entre … │   ◀ a high Priority, MARKED
//! │ ◐  42 En cours    ‖  6 Bloquée ││          retard 14 j · ☁ → ☂ pluie …          │   ◀ ActionHistory: what it was before
//! ╰────────────────────────────────╯╰───────────────────────────────────────────────╯
//!      ▲ Figures, Tally, Status
//! ╭ Groupes de travail ────────────╮╭ Depuis le copil du 14 décembre 2017 ──────────╮   ◀ Part; Plan::last_meeting
//! │ fi  Finances…  █████▓▓▒  5/12 ☂││ 7 réalisées · 3 lancées · 18 jalons atteints  │   ◀ Recent
//! │ rh  Ressources… █████▓▓  7/14 ↯││ 14/03/2018  RU-04 : météo ↯ … → ☂ …           │   ◀ LogEntry, its Changes
//! ╰────────────────────────────────╯╰───────────────────────────────────────────────╯
//!               ▲ Tally        ▲ Weather
//!  Filtrer : groupe:rh retard météo:▏                                                  ◀ FilterLine, Filter, Completion
//!  entrée ouvrir  s statut  m météo  r jalon  espace marquer               q quitter   ◀ Keymap, Command
//! ```
//!
//! A key means a [`Command`](tui::command::Command), in the [`Scope`](tui::keymap::Scope)s where a
//! [`Screen`](tui::screen::Screen) listens; the screen answers with an [`Effect`](tui::screen::Effect), which the app
//! performs; a [`EditRequest`](tui::request::EditRequest) is what a prompt would have recorded.
//!
//! # The words of the field
//!
//! | here | en français | |
//! | --- | --- | --- |
//! | [`Plan`] | plan d’action | a folder; its id is the folder's name |
//! | [`PlanConfig`](copil_plan::PlanConfig) | `plan.toml` | title, people, axes, committees, rules |
//! | [`Group`](copil_plan::Group) | groupe de travail | the unit of ownership: a folder |
//! | [`Action`](copil_plan::Action) | action, fiche action | the unit of audit: a file |
//! | lead, pair | pilote, binôme | a binôme joins two organisations |
//! | [`Status`](copil_plan::Status) | statut | where an action is in its life; the [`Workflow`](copil_plan::Workflow) says what may follow |
//! | [`Weather`](copil_plan::Weather) | météo | whether it will make it, as its leads see it |
//! | [`Attention`](copil_plan::attention::Attention) | à traiter | what deserves the committee's time: points, and a reason for each |
//! | [`ActionHistory`](copil_plan::action_history::ActionHistory) | | what the history tells of an action: promised first, pushed back, fallen, touched |
//! | owed | à régler | what a person is to settle before the next meeting; see [`copil_plan::worklist`] |
//! | stale | sans suite, figée | active, and nobody has touched it for long |
//! | [`BurnUp`](copil_plan::forecast::BurnUp) | courbe | done, promised and scope, week by week |
//! | forecast | prévision | when all would be done at the plan's own pace; see [`copil_plan::forecast`] |
//! | [`Filter`](copil_plan::query::Filter) | filtre | which actions to show, in words: `groupe:rh retard` |
//! | [`SavedView`](copil_plan::query::SavedView) | vue | a filter with a name: the plan's, or one's own |
//! | presentation mode | mode salle | the screen laid out to be read from afar; people call it room mode |
//! | late | en retard | follows from dates, never typed; see [`copil_plan::progress`] |
//! | progress | avancement | see [`copil_plan::progress`], the one definition |
//! | [`Milestone`](copil_plan::Milestone) | jalon | a step; reached or not |
//! | due date | échéance | the day promised |
//! | [`Indicator`](copil_plan::Indicator), [`Deliverable`](copil_plan::Deliverable) | indicateur, livrable | what is measured, what is handed over |
//! | steering committee | comité de pilotage, copil | decides |
//! | technical committee | comité technique, CoTA | prepares, and reports to the copil |
//! | [`Meeting`](copil_plan::Meeting), agenda | séance, ordre du jour | a file: day and committee |
//! | [`Decision`](copil_plan::Decision) | décision | by its number in the meeting: `2018-03-15-copil/1` |
//! | journal, record | journal, registre | every change, by whom, when and why: the commits |
//!
//! [`Change`]: copil_plan::Change
//! [`Plan`]: copil_plan::Plan

pub mod report;
pub mod settings;
pub mod wording;
pub mod workspace;

pub mod cli;
pub mod tui;
