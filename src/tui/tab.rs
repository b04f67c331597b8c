//! The views that are always there, each behind a tab and a digit.

use super::command::Command;
use crate::wording::Catalogue;

/// Declares the tabs, in the order of their digits. The command that leads to one has its name.
macro_rules! tabs {
    ($(#[$doc:meta])* pub enum Tab { $($(#[$tab_doc:meta])* $tab:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum Tab {
            $($(#[$tab_doc])* $tab,)*
        }

        impl Tab {
            /// How many there are.
            pub const COUNT: usize = [$(stringify!($tab)),*].len();

            /// Every tab.
            pub const ALL: [Self; Self::COUNT] = [$(Self::$tab),*];

            /// The command that leads to it.
            pub fn command(self) -> Command {
                match self {
                    $(Self::$tab => Command::$tab,)*
                }
            }
        }
    };
}

tabs! {
    /// A view that is always there.
    pub enum Tab {
        /// The whole plan at a glance.
        #[default]
        Dashboard,
        /// The actions, in a table.
        Actions,
        /// The actions as cards in columns.
        Board,
        /// Actions, milestones, phases and meetings against time.
        Calendar,
        /// Groups, organisations and axes.
        Groups,
        /// Every change.
        Journal,
        /// What deserves the committee's time.
        Attention,
        /// What is done against what was planned, and a forecast.
        BurnUp,
        /// What the person at the keyboard answers for.
        Mine,
        /// The committee's meetings and what they decided.
        Meetings,
    }
}

impl Tab {
    /// The tab that a command leads to.
    pub fn of(command: Command) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.command() == command)
    }

    /// Its name; where it shows several plans it may have another.
    pub fn name(self, catalogue: &Catalogue, of_several: bool) -> String {
        let name = self.command().name();
        let other = of_several.then(|| catalogue.find(&format!("tui-plans-tab-{name}")));
        let name = || catalogue.find(&format!("tui-tab-{name}"));
        other.flatten().or_else(name).unwrap_or_default()
    }

    /// Its name where there is little room.
    pub fn short_name(self, catalogue: &Catalogue, of_several: bool) -> String {
        let name = self.command().name();
        let other = of_several.then(|| catalogue.find(&format!("tui-plans-tab-short-{name}")));
        let name = || catalogue.find(&format!("tui-tab-short-{name}"));
        other.flatten().or_else(name).unwrap_or_default()
    }
}
