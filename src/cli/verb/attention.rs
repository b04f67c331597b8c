//! `copil attention`: what deserves the committee's time, the most pressing first, and why.

use clap::Args;
use i18n_embed_fl::fl;
use serde_json::{Value as Json, json};

use crate::cli::failure::{Exit, Failure, Outcome};
use crate::cli::layout::{Tone, padded, width, wrapped};
use crate::cli::session::Session;
use crate::cli::verb::list;
use crate::cli::{filtering, json};
use copil_plan::attention::{Attention, Reason, Trouble, WeighedReason, Weights, ranked};
use copil_plan::query::Asking;
use copil_plan::sanitize::sanitize;
use copil_plan::{Plan, Weather};

/// What the verb takes.
#[derive(Debug, Default, Args)]
pub(crate) struct Arguments {
    #[arg(value_name = "FILTER")]
    pub terms: Vec<String>,
    #[arg(long, short = 'v', value_name = "VIEW")]
    pub view: Option<String>,
    #[arg(long, short = 'n', value_name = "N")]
    pub limit: Option<usize>,
    #[arg(long, short = 'g', value_name = "GROUP", value_delimiter = ',')]
    pub group: Vec<String>,
    #[arg(long, short = 'l', value_name = "PERSON", value_delimiter = ',')]
    pub lead: Vec<String>,
    #[arg(long)]
    pub oneline: bool,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &Arguments) -> Outcome {
    let workspace = session.open()?;
    let wanted = list::Arguments {
        terms: arguments.terms.clone(),
        view: arguments.view.clone(),
        group: arguments.group.clone(),
        lead: arguments.lead.clone(),
        ..list::Arguments::default()
    };
    let (filter, _) = filtering::asked(session, &workspace, &wanted)?;
    let (plan, today) = (workspace.plan(), workspace.today().day);
    let histories = session.histories(&workspace)?;
    let asking = Asking {
        me: workspace.me(),
        histories: histories.as_ref(),
        ..Asking::of(plan, today)
    };
    let matcher = filter.matcher(&asking);
    let mut found = ranked(plan, histories.as_ref(), today);
    found.retain(|attention| {
        let placed = plan.actions.get(&attention.action);
        placed.is_some_and(|placed| matcher.matches(&attention.action, placed))
    });
    found.truncate(arguments.limit.unwrap_or(usize::MAX));
    if session.common.json {
        let weights = plan.config.rules().attention.clone().unwrap_or_default();
        let actions: Vec<_> = found.iter().map(|attention| value(plan, attention, today)).collect();
        session.out.json(&json!({
            "plan": plan.id.as_str(),
            "today": today,
            "history": histories.is_some(),
            "weights": weights_of(&weights),
            "attention": actions,
        }))?;
    } else if found.is_empty() {
        let nothing = fl!(session.catalogue, "tui-no-attention");
        session.note(&nothing)?;
    } else {
        for (n, attention) in found.iter().enumerate() {
            if arguments.oneline {
                one_line(session, plan, attention)?;
            } else {
                if n > 0 {
                    session.out.line("")?;
                }
                at_length(session, plan, attention)?;
            }
        }
    }
    let unread = session.name_unread(&workspace)?;
    Ok(if unread { Exit::Refused } else { Exit::Done })
}

fn weights_of(weights: &Weights) -> Json {
    let pairs = weights.all().into_iter();
    pairs
        .map(|(key, weight)| (key.to_owned(), json!(weight)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn value(plan: &Plan, attention: &Attention, today: chrono::NaiveDate) -> Json {
    let reasons: Vec<_> = attention.reasons.iter().map(reason).collect();
    let placed = plan.actions.get(&attention.action);
    json!({
        "action": placed.map(|placed| json::action(plan, &attention.action, placed, today)),
        "points": attention.points,
        "factor": attention.factor,
        "reasons": reasons,
    })
}

/// A reason, with the facts that it holds.
fn reason(weighed: &WeighedReason) -> Json {
    let mut value = match &weighed.reason {
        Reason::Late { days, due } => json!({ "days": days, "due": due }),
        Reason::Milestone {
            milestone,
            days,
            others,
        } => {
            json!({ "milestone": milestone.as_str(), "days": days, "others": others })
        }
        Reason::Waiting { status, days } => json!({ "status": status.as_str(), "days": days }),
        Reason::Weather { now, from } => json!({ "weather": now.word(), "from": from.map(Weather::word) }),
        Reason::Pushed { times, days } => json!({ "times": times, "days": days }),
        Reason::Dependency { on, trouble, others } => {
            let (status, days) = match trouble {
                Trouble::Late { days } => (None, Some(days)),
                Trouble::Waiting { status } | Trouble::Dropped { status } => (Some(status.as_str()), None),
            };
            json!({ "action": on.as_str(), "status": status, "days": days, "others": others })
        }
        Reason::Stale { days } => json!({ "days": days }),
        Reason::Due { days, meeting } => {
            json!({ "days": days, "meeting": meeting.as_ref().map(|meeting| meeting.as_str()) })
        }
    };
    value["reason"] = json!(weighed.reason.kind().word());
    value["points"] = json!(weighed.points);
    value
}

/// `RH-04  Ouvrir le télétravail · 42 points · retard 43 j · …`.
fn one_line(session: &mut Session, plan: &Plan, attention: &Attention) -> Result<(), Failure> {
    let catalogue = &session.catalogue;
    let reasons: Vec<String> = attention
        .reasons
        .iter()
        .map(|weighed| catalogue.reason_in_short(plan, &weighed.reason))
        .collect();
    let line = format!("{} · {}", headline(session, plan, attention), reasons.join(" · "));
    Ok(session.out.line(&line)?)
}

fn headline(session: &Session, plan: &Plan, attention: &Attention) -> String {
    let title = plan
        .actions
        .get(&attention.action)
        .map(|placed| sanitize(&placed.title));
    let points = fl!(session.catalogue, "why-points", count = attention.points);
    format!("{}  {} · {points}", attention.action, title.unwrap_or_default())
}

/// The reasons as sentences, each after its points.
fn at_length(session: &mut Session, plan: &Plan, attention: &Attention) -> Result<(), Failure> {
    let head = headline(session, plan, attention);
    session.out.toned(&head, Tone::Strong)?;
    let catalogue = &session.catalogue;
    let mut rows: Vec<(String, String)> = attention
        .reasons
        .iter()
        .map(|weighed| {
            let sentence = catalogue.reason(plan, &attention.action, &weighed.reason);
            (weighed.points.to_string(), sentence)
        })
        .collect();
    if let Some(placed) = plan.actions.get(&attention.action)
        && attention.factor.to_bits() != 1.0_f64.to_bits()
    {
        let priority = catalogue.priority(placed.priority).to_lowercase();
        let factor = catalogue.number(attention.factor);
        rows.push((
            format!("×{factor}"),
            fl!(catalogue, "why-priority", priority = priority),
        ));
    }
    for (points, sentence) in rows {
        let before = format!("{}{points}  ", " ".repeat(6_usize.saturating_sub(width(&points))));
        let room = session.out.columns().map(|columns| columns.saturating_sub(8).max(8));
        for (n, part) in wrapped(&sentence, room).iter().enumerate() {
            let start = if n == 0 { before.clone() } else { padded("", 8) };
            session.out.line(&format!("{start}{part}"))?;
        }
    }
    Ok(())
}
