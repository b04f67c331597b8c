//! `copil`: a local government's action plan, followed from the terminal.
//!
//! A **plan is a value**. A **[`Change`] is the difference between two plans**. A **commit is a set of changes with an
//! author, a day and a reason**. Everything the program does is one of two journeys:
//!
//! ```text
//! write   intent ─▶ changes ─▶ allowed by the workflow? ─▶ the TOML edited in place ─▶ one commit
//! read    commits ─▶ pairs of files ─▶ changes ─▶ log · journal · sheet · dashboard · undo
//! ```
//!
//! # The map
//!
//! | room | what it knows |
//! | --- | --- |
//! | [`plan`] | the domain, as pure values: no files, no git, no screen, no clock |
//! | [`store`] | what files mean: TOML read, TOML edited in place, problems with file, line and column |
//! | [`history`] | git: bytes, paths and commits; it knows no plan |
//! | [`workspace`] | the use cases that join the three: open, record, undo, hand edits, log, the demo |
//! | [`report`] | figures and what deserves attention, as values; errors as sentences |
//! | [`i18n`] | the catalogues, French and English; dates and numbers as people write them |
//! | [`cli`] | the command line: one file a verb |
//! | [`tui`] | the screen: one file a screen |
//!
//! Who may import whom, and why, is in `ARCHITECTURE.md`; a test holds it.
//!
//! # The screen, with the code's own words
//!
//! ```text
//!  copil · Projet d’administration commun …         jeudi 15 mars 2018 · jour simulé · main   ◀ chrome, Today
//!  1 Tableau de bord  2 Actions  3 Journal                                ? aide  : palette   ◀ Tab
//! ╭ Avancement ────────────────────╮╭ À traiter (26) ─────────────────────────────────────╮   ◀ Panel
//! │ Réalisé  ███████████░░░  66 %  ││▶! RH-04  Expérimenter puis ouvrir le télétravail    │   ◀ Attention
//! │ Temps    ████████░░░░░░  54 %  ││          retard 43 j · bloquée depuis 51 j          │   ◀ Reason
//! │ 117 actions · 29 prioritaires  ││ ! RU-04  Ouvrir un guichet unique pour les familles │   ◀ a high Priority
//! │ ◐  42 En cours    ‖  6 Bloquée ││          bloquée depuis 91 j · retard 43 j · ☂ pluie│
//! ╰────────────────────────────────╯╰─────────────────────────────────────────────────────╯
//!      ▲ Figures, Tally, Status
//! ╭ Groupes de travail ────────────╮╭ Depuis le copil du 14 décembre 2017 ────────────────╮   ◀ Part; Plan::last_meeting
//! │ fi  Finances…  █████▓▓▒  5/12 ☂││ 7 réalisées · 3 lancées · 18 jalons atteints        │   ◀ Since
//! │ rh  Ressources… █████▓▓  7/14 ↯││ 14/03/2018  RU-04 : météo ↯ … → ☂ …                 │   ◀ Entry, its Changes
//! ╰────────────────────────────────╯╰─────────────────────────────────────────────────────╯
//!               ▲ Tally        ▲ Weather
//!  entrée ouvrir  s statut  m météo  r jalon  u annuler                           q quitter   ◀ Keymap, Command
//! ```
//!
//! A key means a [`Command`](tui::command::Command), in the [`Scope`](tui::keymap::Scope)s where a
//! [`Screen`](tui::screen::Screen) listens; the screen answers with an [`Effect`](tui::screen::Effect), which the app
//! performs; a [`Wish`](tui::desk::Wish) is what a prompt would have recorded.
//!
//! # The words of the field
//!
//! | here | en français | |
//! | --- | --- | --- |
//! | [`Plan`] | plan d’action | a folder; its id is the folder's name |
//! | [`Charter`](plan::Charter) | `plan.toml` | title, people, axes, committees, rules |
//! | [`Group`](plan::Group) | groupe de travail | the unit of ownership: a folder |
//! | [`Action`](plan::Action) | action, fiche action | the unit of audit: a file |
//! | lead, pair | pilote, binôme | a binôme joins two organisations |
//! | [`Status`](plan::Status) | statut | where an action is in its life; the [`Workflow`](plan::Workflow) says what may follow |
//! | [`Weather`](plan::Weather) | météo | whether it will make it, as its leads see it |
//! | late | en retard | follows from dates, never typed; see [`plan::progress`] |
//! | progress | avancement | see [`plan::progress`], the one definition |
//! | [`Milestone`](plan::Milestone) | jalon | a step; reached or not |
//! | due date | échéance | the day promised |
//! | [`Indicator`](plan::Indicator), [`Deliverable`](plan::Deliverable) | indicateur, livrable | what is measured, what is handed over |
//! | steering committee | comité de pilotage, copil | decides |
//! | technical committee | comité technique, CoTA | prepares, and reports to the copil |
//! | [`Meeting`](plan::Meeting), agenda | séance, ordre du jour | a file: day and committee |
//! | [`Decision`](plan::Decision) | décision | by its number in the meeting: `2018-03-15-copil/1` |
//! | journal, record | journal, registre | every change, by whom, when and why: the commits |
//!
//! [`Change`]: plan::Change
//! [`Plan`]: plan::Plan

pub mod history;
pub mod i18n;
pub mod plan;
pub mod report;
pub mod settings;
pub mod store;
pub mod workspace;

pub mod cli;
pub mod tui;
