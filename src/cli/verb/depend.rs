//! `copil depend ID ACTION…`: says which actions an action waits for.

use clap::Args;

use crate::cli::failure::VerbResult;
use crate::cli::recording;
use crate::cli::session::Session;
use crate::wording::lookup::{ListEdit, find_action};
use copil_plan::change::table_of;
use copil_plan::field::Referent;
use copil_plan::shape::Shape;
use copil_plan::value::{FieldPath, Value};
use copil_plan::{Intent, Subject};

/// What the verb takes.
#[derive(Debug, Args)]
pub(crate) struct DependArgs {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(value_name = "ACTION", required = true)]
    pub awaited: Vec<String>,
    #[arg(long)]
    pub no_longer: bool,
}

/// Runs the verb.
pub(crate) fn run(session: &mut Session, arguments: &DependArgs) -> VerbResult {
    let mut workspace = session.open()?;
    let subject = Subject::Action(find_action(workspace.known(), &arguments.id)?);
    let key = FieldPath::key("depends_on");
    let there = table_of(workspace.plan(), &subject).and_then(|table| table.at(&key).cloned());
    let there = match there {
        Some(Value::List(there)) => there,
        _ => Vec::new(),
    };
    let edit = if arguments.no_longer {
        ListEdit::Remove
    } else {
        ListEdit::Add
    };
    let parser = session.value_parser(&workspace);
    let awaited = arguments.awaited.join(",");
    let list = parser.list(there, edit, Shape::Reference(Referent::Action), &awaited)?;
    let values = vec![(key, list)];
    recording::record(session, &mut workspace, vec![Intent::Set { subject, values }])
}
