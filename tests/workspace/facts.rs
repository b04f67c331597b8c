//! What was published about each shipped plan stands in it, in words a reader finds: its description, the titles of its
//! actions, milestones, indicators and decisions, and its counts.

use std::collections::BTreeSet;

use copil::workspace::Workspace;
use copil_plan::{GroupedAction, Plan};

/// The published facts of a plan.
struct Facts {
    plan: &'static str,
    /// Groups and actions on the day it opens, where they are published.
    counts: Option<(usize, usize)>,
    /// Texts that stand in it.
    texts: &'static [&'static str],
    /// Actions about the published subjects: words of a title.
    titles: &'static [&'static str],
}

const FACTS: &[Facts] = &[
    Facts {
        plan: "blois",
        counts: Some((10, 117)),
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
            "bonjour",
        ],
    },
    Facts {
        plan: "chalon",
        counts: None,
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
    if name == "chalon" {
        pairs_join_two_sides(plan);
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
