//! What was published about each shipped plan stands in it, in words a reader finds: its description, the titles of its
//! actions, milestones, indicators and decisions, and its counts.

use std::collections::BTreeSet;

use chrono::Datelike;
use copil::workspace::{Moment, Workspace};
use copil_plan::id::OrganisationId;
use copil_plan::{GroupedAction, Indicator, Plan, Priority};

/// The published facts of a plan.
struct Facts {
    plan: &'static str,
    /// Groups and actions on the day it opens, where they are published.
    counts: Option<(usize, usize)>,
    /// The months in which it begins and ends on the day it opens, where they are published.
    months: (Option<&'static str>, Option<&'static str>),
    /// Texts that stand in it.
    texts: &'static [&'static str],
    /// Actions about the published subjects: words of a title.
    titles: &'static [&'static str],
}

const FACTS: &[Facts] = &[
    Facts {
        plan: "blois",
        counts: Some((10, 117)),
        months: (Some("2015-11"), Some("2020-03")),
        texts: &[
            "117 actions, dont 29 prioritaires, classées et hiérarchisées",
            "10 groupes de travail",
            "la direction générale commune tient lieu de comité de pilotage",
            "de novembre 2015 à mars 2020",
            "six étapes ouverte en décembre 2013",
            "1 650 agents, 230 encadrants, 700 contributeurs",
            "16 207 heures et 29 209 € de préparation",
            "quatre lettres par an et des rencontres régulières des cadres",
        ],
        titles: &[
            "procédures budgétaires",
            "bons de commande",
            "délégation",
            "parapheur",
            "télétravail",
            "lettre de mission",
            "mobilité",
            "réorganisation des services",
            "bonjour",
            "merci",
        ],
    },
    Facts {
        plan: "chalon",
        counts: None,
        months: (Some("2019-11"), Some("2021-09")),
        texts: &[
            "démarche lancée en novembre 2019 pour dix-huit mois",
            "une quinzaine de binômes de cadres, un de chaque côté, soit 14 cadres de la Ville et de l’agglomération et 14 cadres de l’hôpital",
            "1 800 agents d’un côté, 2 300 de l’autre",
            "des immersions, puis des échanges, puis des propositions",
            "Phase : Immersions croisées",
            "Phase : Échanges entre binômes",
            "Phase : Propositions et essais",
            "Prolonger la démarche de cinq mois, jusqu’au 30 septembre 2021",
        ],
        titles: &[],
    },
    Facts {
        plan: "ducos",
        counts: None,
        months: (None, None),
        texts: &[
            "cinq phases (observatoire de la qualité, immersions à l’intérieur des services et entre services, amélioration des pratiques, mise à l’épreuve, restitution et partage)",
            "Phase : Observatoire de la qualité",
            "Phase : Immersions dans les services et entre services",
            "Phase : Amélioration des pratiques",
            "Phase : Mise à l’épreuve",
            "Phase : Restitution et partage",
            "chaque phase analysée par le comité technique (CoTA) et présentée au comité de pilotage à des temps forts",
            "Analyse de la première phase",
            "Temps fort : la première phase",
            "une enquête auprès du public à T0, T+6 mois et T+12 mois",
            "Usagers satisfaits du service rendu : à 0, +6m, +12m ; mesuré 58 le 2018-03-19",
            "Livrable : Rapport d’enquête à T0",
            "Livrable : Film documentaire",
            "Livrable : Guide interne du management",
            "Livrable : Bilan du séminaire",
            "Livrable : Bilan de la première étape",
            "une « météo » entre chefs de service",
        ],
        titles: &["à T0", "à T+6 mois", "à T+12 mois", "météo des chefs de service"],
    },
    Facts {
        plan: "departements",
        counts: Some((20, 20)),
        months: (None, None),
        texts: &[
            "20 projets de coopération, un groupe de travail pour chacun",
            "6 200 agents",
            "un bilan à six mois",
            "ni fusion ni transfert de compétences",
            "Ne procéder à aucune fusion de départements ni de services, et à aucun transfert de compétences",
            "Bilan à six mois, par projet et par département",
        ],
        titles: &[
            "agence foncière commune",
            "organisme d’achat commun",
            "Grouper les commandes",
            "circuler les offres d’emploi",
            "carte des métiers communs",
            "bourse de l’emploi",
            "plan de formation commun",
            "document de prévention des risques",
            "plan de prévention des addictions",
            "à distance",
        ],
    },
    Facts {
        plan: "haut-debit",
        counts: None,
        months: (None, Some("2025-12")),
        texts: &[
            "au moins 8 Mbit/s pour tous en 2020, alors que 5 millions de foyers ne les ont pas",
            "au moins 30 Mbit/s pour tous en 2022",
            "les objectifs européens pour 2025, soit 100 Mbit/s pour tous les foyers et 1 Gbit/s pour les lieux clés",
            "les opérateurs tenus à ce à quoi ils se sont engagés",
            "une feuille de route avec toutes les parties en septembre 2017",
            "Foyers sous 8 Mbit/s : 5000000 le 2017-06-30, 0 le 2020-12-31",
            "Foyers ayant accès à 30 Mbit/s : 51 le 2017-06-30, 100 le 2022-12-31",
            "Feuille de route avec toutes les parties",
        ],
        titles: &[
            "au moins 8 Mbit/s à tous en 2020",
            "au moins 30 Mbit/s à tous en 2022",
            "100 Mbit/s à tous les foyers",
            "1 Gbit/s les lieux clés",
        ],
    },
    Facts {
        plan: "recommandations",
        counts: Some((3, 13)),
        months: (Some("2022-03"), Some("2023-03")),
        texts: &[
            "article L. 243-9 du code des juridictions financières",
            "mise en œuvre complète, en cours, incomplète, recommandation non mise en œuvre, devenue sans objet",
            "au plus tard le 23 mars 2023",
        ],
        titles: &[],
    },
];

/// Finds each published fact in a plan.
pub(crate) fn stand_in(workspace: &Workspace) {
    let plan = workspace.plan();
    let name = plan.id.as_str();
    let facts = FACTS.iter().find(|facts| facts.plan == name);
    let facts = facts.unwrap_or_else(|| panic!("what was published about {name}?"));
    if let Some(counts) = facts.counts {
        assert_eq!((plan.groups.len(), plan.actions.len()), counts, "{name}");
    }
    let months = [plan.config.start, plan.config.end].map(|day| day.expect("a day").format("%Y-%m").to_string());
    let (first, last) = facts.months;
    assert!(first.is_none_or(|month| months[0] == month), "{name}: {months:?}");
    assert!(last.is_none_or(|month| months[1] == month), "{name}: {months:?}");
    match name {
        "blois" => priorities_and_stages(plan),
        "chalon" => {
            pairs_join_two_sides(plan);
            its_first_end_is_kept(workspace);
        }
        "departements" => each_project_has_its_group(plan),
        "ducos" => each_phase_goes_to_both_committees(plan),
        "haut-debit" => promises_have_their_figures(plan),
        _ => {}
    }
    let all = texts(plan);
    for text in facts.texts {
        assert!(all.contains(text), "{name}: “{text}” is nowhere");
    }
    let titles: Vec<String> = plan
        .actions
        .values()
        .map(|placed| plain(&placed.action.title))
        .collect();
    for words in facts.titles {
        let words = words.to_lowercase();
        let has = titles.iter().any(|title| title.to_lowercase().contains(&words));
        assert!(has, "{name}: no title says “{words}”");
    }
}

/// Twenty-nine priorities among the actions, and six stages that prepare the plan before it starts.
fn priorities_and_stages(plan: &Plan) {
    let high = plan
        .actions
        .values()
        .filter(|placed| placed.action.priority == Priority::High);
    assert_eq!(high.count(), 29);
    let stages: Vec<_> = plan
        .config
        .phases
        .iter()
        .filter(|(_, phase)| phase.start < plan.config.start)
        .collect();
    assert_eq!(stages.len(), 6);
    let first = stages[0].1.start.expect("a day");
    assert_eq!(first.format("%Y-%m").to_string(), "2013-12");
    let shared: Vec<&str> = plan.config.organisations.keys().map(OrganisationId::as_str).collect();
    assert_eq!(shared, ["ville", "agglo", "cias"]);
}

/// Three départements, and a working group for each project.
fn each_project_has_its_group(plan: &Plan) {
    assert_eq!(plan.config.organisations.len(), 3);
    let groups: BTreeSet<_> = plan.actions.values().map(|placed| &placed.group).collect();
    assert_eq!(groups.len(), 20);
}

/// Five phases, each with actions of its own; the first of them has gone through the technical committee to the other.
fn each_phase_goes_to_both_committees(plan: &Plan) {
    assert_eq!(plan.config.phases.len(), 5);
    for (phase, _) in plan.config.phases.iter() {
        let belongs = |placed: &GroupedAction| placed.action.phase.as_ref() == Some(phase);
        assert!(plan.actions.values().any(belongs), "{phase}");
    }
    let technical = plan.config.committees.get("cota").expect("a technical committee");
    assert_eq!(
        technical.reports_to.as_ref().map(|committee| committee.as_str()),
        Some("copil")
    );
    let heads = plan
        .config
        .committees
        .get("meteo")
        .expect("a committee of heads of service");
    assert!(heads.members.len() > 15, "{heads:?}");
}

/// What was promised for 2020, 2022 and 2025, with its figure, and by whom.
fn promises_have_their_figures(plan: &Plan) {
    for (words, year) in [
        ("8 Mbit/s", 2020),
        ("30 Mbit/s", 2022),
        ("100 Mbit/s", 2025),
        ("1 Gbit/s", 2025),
    ] {
        let is_it = |placed: &&GroupedAction| {
            let due = placed.action.due.map(|due| due.year());
            plain(&placed.action.title).contains(words) && due == Some(year)
        };
        let promise = plan
            .actions
            .values()
            .find(is_it)
            .unwrap_or_else(|| panic!("{words} for {year}"));
        assert!(
            !promise.action.leads.is_empty() && !promise.action.organisations.is_empty(),
            "{words}"
        );
        let aims = |target: &Indicator| target.target.as_ref().is_some_and(|aim| aim.date.year() == year);
        assert!(promise.action.indicators.values().any(aims), "{words}");
    }
}

/// The eighteen months that it was to last stand in its record.
fn its_first_end_is_kept(workspace: &Workspace) {
    let before = Moment::Day("2020-06-01".parse().expect("a day"));
    let past = workspace.at_moment(before).expect("the plan of that day");
    let end = past.plan().config.end.expect("a day");
    assert_eq!(end.format("%Y-%m").to_string(), "2021-04");
}

/// Fourteen managers of each side, in pairs that each join the hospital to the town or to its agglomeration.
fn pairs_join_two_sides(plan: &Plan) {
    let is_pair = |placed: &&GroupedAction| placed.action.tags.iter().any(|tag| tag == "binôme");
    let pairs: Vec<_> = plan.actions.values().filter(is_pair).collect();
    assert_eq!(pairs.len(), 14);
    let mut managers = BTreeSet::new();
    for pair in pairs {
        let organisations = pair.action.leads.iter().map(|lead| {
            let person = plan.config.people.get(lead.as_str()).expect("a person of the plan");
            person.organisation.as_ref().expect("an organisation").as_str()
        });
        let hospital: Vec<bool> = organisations.map(|organisation| organisation == "hopital").collect();
        assert!(hospital.contains(&true) && hospital.contains(&false) && hospital.len() == 2);
        managers.extend(pair.action.leads.iter());
    }
    assert_eq!(managers.len(), 28);
}

/// All that a plan says, with plain blanks and on one line.
fn texts(plan: &Plan) -> String {
    let mut all = vec![plan.config.description.clone().unwrap_or_default()];
    for (_, indicator) in plan.config.indicators.iter() {
        let moments: Vec<String> = indicator.at.iter().map(ToString::to_string).collect();
        let measures = indicator.measures.iter();
        let measures: Vec<String> = measures.map(|one| format!("{} le {}", one.value, one.date)).collect();
        let (title, moments, measures) = (&indicator.title, moments.join(", "), measures.join(", "));
        all.push(format!("{title} : à {moments} ; mesuré {measures}"));
    }
    let phases = plan.config.phases.iter();
    all.extend(phases.map(|(_, phase)| format!("Phase : {}", phase.title)));
    for placed in plan.actions.values() {
        let deliverables = placed.action.deliverables.iter();
        all.extend(deliverables.map(|(_, one)| format!("Livrable : {}", one.title)));
        for (_, indicator) in placed.action.indicators.iter() {
            let measures = [&indicator.initial, &indicator.target];
            let measures = measures.map(|measure| {
                let told = measure.as_ref().map(|one| format!("{} le {}", one.value, one.date));
                told.unwrap_or_default()
            });
            all.push(format!("{} : {}", indicator.title, measures.join(", ")));
        }
    }
    for meeting in plan.meetings.values() {
        all.extend(meeting.agenda.iter().filter_map(|(_, item)| item.title.clone()));
        all.extend(meeting.decisions.iter().map(|(_, decision)| decision.text.clone()));
    }
    plain(&all.join("\n"))
}

fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
