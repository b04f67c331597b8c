//! The words of the trade, French and English together: what columns are called and what stands in them.
//!
//! All are folded (no case, no accents) and hold letters, digits and single spaces. They are data that files are compared with,
//! and never shown to anybody.

use copil_plan::fold::fold;
use copil_plan::{Priority, Weather};

use crate::column::Target;

/// A text as words are compared: folded, everything but letters and digits a space, spaces single.
pub(crate) fn plain(text: &str) -> String {
    let folded = fold(text);
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Whether words stand in a text as words, both plain.
pub(crate) fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let after = &text[at + words.len()..];
        (at == 0 || text[..at].ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    })
}

/// The words of a list.
pub(crate) fn each(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split(", ")
}

/// Whether a text, plain, is one of a list of words or begins with one.
pub(crate) fn begins_with_one(text: &str, words: &'static str) -> bool {
    each(words).any(|word| {
        text.strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

/// What headers say. `=` before words: the header is these and nothing else.
pub(crate) const HEADERS: [(Target, &str); 25] = [
    (
        Target::Id,
        "=n, =no, action n, =ordre, =num, =numero, =code, =id, =ref, =reference, =identifiant, =number, \
         numero d action, n action, numero de l action, n de l action, n fiche, numero de fiche, code action, \
         action id, action no, action number, project id, gmpp id, reference de l action, id action, n de fiche, \
         task id, issue key, card id, id de la tache",
    ),
    (
        Target::Title,
        "=action, =actions, =titre, =title, =intitule, =libelle, =nom, =name, =projet, =project, =mesure, \
         =mesures, =operation, =fiche action, =objet, =initiative, =programme, =task, =tache, =measure, \
         =engagement, =commitment, =recommendation, =recommandation, =activity, =activite, =chantier, \
         =deliverable, =livrable, titre de l action, titre de la fiche, titre de la fiche action, \
         intitule de l action, libelle de l action, nom de l action, action title, action name, project name, \
         project title, nom du projet, titre du projet, intitule du projet, intitule de la mesure, \
         titre de la mesure, intitule de la fiche, programme name, name of project, libelle du projet, \
         actions a mener, action a mener, description courte de l action, task name, task title, card name, \
         nom de la tache, titre de la tache, nom de la carte",
    ),
    (
        Target::SubAction,
        "sous action, sous actions, sub action, sub actions, subaction, titre de la sous action, etape, etapes, \
         =jalon, =jalons, milestone, milestones, milestone name, nom du jalon, intitule du jalon, key milestones, \
         sous tache, subtask, sub task",
    ),
    (
        Target::Description,
        "description, descriptif, =detail, =details, =contenu, contenu de l action, =contexte, description aims, \
         descriptif de l action, resume, summary, =aims",
    ),
    (
        Target::Axis,
        "=axe, =axes, axe strategique, =axis, strategic axis, =orientation, orientation strategique, =volet, \
         =pilier, =pillar, =strand, objectif strategique, strategic objective, =ambition, =enjeu, =chapitre",
    ),
    (
        Target::SubAxis,
        "sous axe, sous sous axe, sub axis, sous orientation, objectif operationnel, operational objective, \
         sous objectif, sous volet",
    ),
    (
        Target::Group,
        "groupe, groupe de travail, working group, workstream, =group, =direction, =service, =pole, =department, \
         =departement, =chantier, =equipe, =team, =commission, =division, =ministry, lead department, =bucket, \
         bucket name, nom du compartiment, =compartiment, list name, nom de la liste",
    ),
    (
        Target::Leads,
        "pilote, pilotes, pilotage, personne pilote, copilote, co pilote, direction ou service pilote, \
         direction pilote, service pilote, direction porteuse, service porteur, responsable, responsables, \
         referent, referente, referents, porteur, porteurs, porteur de l action, porteur du projet, assignee, \
         porteur de projet, chef de projet, cheffe de projet, lead, leads, owner, action owner, =sro, \
         senior responsible owner, responsible, project manager, binome, charge de projet, en charge, \
         person in charge, animateur, assigned to, affecte a, attribue a, qui, service responsable, direction responsable, \
         responsable de l action, action lead",
    ),
    (
        Target::Organisations,
        "structure pilote, structure porteuse, partenaire, partenaires, partner, partners, organisme, organismes, \
         organisation, organisations, organization, maitre d ouvrage, maitrise d ouvrage, collectivite, \
         collectivites, acteurs associes, acteurs mobilises, stakeholders, structures associees, porteur structure",
    ),
    (
        Target::Status,
        "statut, status, =etat, =state, etat d avancement, etat de l action, stade, stage, statut de l action",
    ),
    (
        Target::Priority,
        "priorite, priority, niveau de priorite, prioritaire, degre de priorite, importance, urgence, urgency",
    ),
    (
        Target::Weather,
        "meteo, weather, rag, rag rating, rag status, delivery confidence, confiance, tendance, feu tricolore",
    ),
    (
        Target::Start,
        "debut, date de debut, =start, start date, date debut, demarrage, date de demarrage, lancement, \
         date de lancement, begin, begin date, commence le",
    ),
    (
        Target::Due,
        "milestone date, date du jalon, date de l etape, forecast date, planned date, baseline date, \
         date de livraison, delivery date, by when, pour quand, =fin, date de fin, date fin, =end, end date, \
         echeance, echeances, date d echeance, due, due date, deadline, date limite, date butoir, date cible, \
         target date, date de realisation, date prevue, date de fin prevue, completion date, date previsionnelle, \
         delai, =quand, =when",
    ),
    (
        Target::Done,
        "actual date, date reelle, date atteinte, date effective, completed on, date de realisation effective, \
         date d atteinte, fait le, realise le, achieved on, actual completion date, actual end date, \
         date de fin reelle, completed date, date d achevement",
    ),
    (
        Target::Progress,
        "avancement, taux d avancement, progress, taux de realisation, pourcentage, percent complete, \
         completion rate, d avancement, degre d avancement, complete",
    ),
    (
        Target::Budget,
        "montant, budget, =cout, =couts, cout, cost, amount, budget previsionnel, cout previsionnel, \
         whole life costs, budgeted whole life costs, cout estime, estimated cost, estimation financiere, \
         budget previsionnel total, total budgeted whole life costs, enveloppe, depenses prevues, =prevu",
    ),
    (
        Target::Spent,
        "depense, depenses, =realise, consomme, spent, actual cost, montant depense, budget consomme, \
         budget depense, montant realise, budget realise, depenses realisees, montant mandate, mandate",
    ),
    (
        Target::Funder,
        "financeur, financeurs, funder, funders, source de financement, funding source, cofinanceur, co financeur",
    ),
    (
        Target::Indicators,
        "indicateur, indicateurs, indicator, indicators, kpi, indicateurs lies, indicateur de suivi, \
         indicateurs de suivi",
    ),
    (
        Target::Comment,
        "commentaire, commentaires, comment, comments, observation, observations, remarque, remarques, commentary, \
         remarks",
    ),
    (
        Target::Tags,
        "tag, tags, mot cle, mots cles, keyword, keywords, thematique, thematiques, =theme, =themes, etiquette, \
         etiquettes, label, labels",
    ),
    (
        Target::Links,
        "lien, liens, link, links, =url, documents et liens, site internet, website",
    ),
    (
        Target::Note,
        "narrative, narrative on schedule, narrative on budget, narrative on budgeted whole life costs, variance, \
         forecast, elu, elue, elu e referent e, elu referent, elue referente, financements, financement, \
         indicateurs de resultat atteint, actions liees, mesures liees, actions des plans liees, \
         action en amelioration continue, commentary on budget, budget forecast, variance budget forecast, \
         moyens humains, etapes de l action",
    ),
    // Taken for a date only where nothing else is, and where most of the column is one.
    (
        Target::Calendar,
        "calendrier, echeancier, calendar, planning, =date, =dates, =annee, =year, periode, schedule, timeline",
    ),
];

/// What the header of titles begins with where nothing tells more: `Actions proposées`, `Intitulé du chantier`.
pub(crate) const TITLE_BEGINNINGS: &str = "action, actions, intitule, libelle, titre, title, mesure, mesures, projet, projets, project, nom, \
     engagement, operation, fiche, recommendation, recommandation";

/// What a status says, whatever the plan calls it: the id of the built-in workflow, and the words for it.
pub(crate) const STATUSES: [(&str, &str); 7] = [
    (
        "proposed",
        "a discuter, propose, proposition, idee, idea, a valider, a l etude, en reflexion, a etudier, draft, \
         projet, under review, emergent",
    ),
    (
        "planned",
        "a venir, planned, planifie, a faire, prevu, programme, not started, non demarre, pas demarre, a lancer, \
         to do, todo, a demarrer, non commence, pas commence, a engager, non engage, pas encore commence, \
         pas encore demarre, upcoming, pending, a initier, non realise, pas fait, non fait, pas realise, not done, \
         valide, approved, scheduled",
    ),
    (
        "in-progress",
        "en cours, in progress, demarre, engage, lance, ongoing, on going, active, started, commence, \
         partiellement realise, partiellement, partially done, partial, underway, under way, \
         en cours de realisation, en marche, partiel, on track, initie, continu, en continu, permanent",
    ),
    (
        "paused",
        "en pause, paused, on hold, suspendu, en attente, reporte, differe, ajourne, postponed, deferred, waiting, \
         stand by, standby, en sommeil, gele",
    ),
    ("blocked", "bloque, blocked, stuck, en difficulte, en blocage"),
    (
        "done",
        "realise, termine, fait, acheve, fini, done, complete, completed, closed, clos, cloture, solde, finalise, \
         finished, delivered, livre, effectue, atteint, mis en oeuvre, implemented",
    ),
    (
        "abandoned",
        "abandonne, annule, cancelled, canceled, abandoned, dropped, stopped, sans suite, retire, withdrawn, \
         arrete, rejete, rejected, supprime",
    ),
];

/// What is said of an action that is late: it is under way, and that it is late follows from its dates.
pub(crate) const LATE: &str = "en retard, retard, late, delayed, overdue";

/// What a priority is called.
pub(crate) const PRIORITIES: [(Priority, &str); 3] = [
    (
        Priority::High,
        "haut, eleve, high, fort, urgent, prioritaire, critique, critical, p1, tres haut, tres eleve, majeur, \
         important, essentiel, tres fort, maximal, major",
    ),
    (
        Priority::Normal,
        "moyen, moyenne, normal, medium, p2, standard, modere, intermediaire, mid",
    ),
    (
        Priority::Low,
        "bas, basse, faible, low, p3, mineur, minor, secondaire, non prioritaire, tres faible, tres bas",
    ),
];

/// What a weather is called.
pub(crate) const WEATHERS: [(Weather, &str); 4] = [
    (
        Weather::Sunny,
        "sunny, soleil, ensoleille, beau temps, grand soleil, beau, objectif securise, goal safe",
    ),
    (
        Weather::Cloudy,
        "cloudy, nuage, nuageux, couvert, objectif atteignable, eclaircie, voile",
    ),
    (Weather::Rainy, "rainy, pluie, pluvieux, rain, appui necessaire, averse"),
    (
        Weather::Stormy,
        "stormy, orage, orageux, tempete, storm, objectif compromis, eclair",
    ),
];

/// The lights that other trackers have in its place, which are more or fewer than there are weathers.
pub(crate) const LIGHTS: [(Weather, &str); 4] = [
    (Weather::Sunny, "green, vert, g"),
    (Weather::Cloudy, "amber green, green amber, yellow, jaune, vert orange"),
    (Weather::Rainy, "amber, orange, a"),
    (Weather::Stormy, "amber red, red amber, red, rouge, orange rouge, r"),
];

/// What says yes, and what says no.
pub(crate) const YES: &str = "oui, yes, x, vrai, true, o, y";
pub(crate) const NO: &str = "non, no, faux, false, n, 0";

/// What stands where nothing is known.
pub(crate) const NOTHING: &str = ", na, n a, nc, n c, tbc, tbd, sans objet, non renseigne, data not provided";

/// What begins a cell that explains how a column is to be filled.
pub(crate) const HINTS: &str = "champ, saisissez, saisir, indiquez, indiquer, renseignez, reseignez, renseigner, choisissez, choisir, \
         precisez, si vos, texte court, presentez, utilisez, creez, ce champ, text field, enter, free text, \
         plusieurs services, decrivez";

/// What an example is marked by.
pub(crate) const EXAMPLES: &str = "exemple, example, ex, modele";

/// What begins a row of sums.
pub(crate) const TOTALS: &str = "total, totaux, sous total, somme, subtotal, grand total";

/// What begins a remark below a table.
pub(crate) const REMARKS: &str =
    "source, sources, legende, nb, note, notes, remarque, key, legend, mis a jour, document";

/// What begins the title of an axis that stands in a row of its own.
pub(crate) const SECTIONS: &str = "axe, axis, sous axe, orientation, volet, pilier, objectif, sous objectif, objective, strategic objective, \
         pillar, chapitre, chapter, ambition, enjeu, defi, thematique, theme, levier, priorite";

/// What begins the name of a working group that stands above a table of its own.
pub(crate) const GROUPS: &str =
    "groupe, gt, group, working group, workstream, commission, direction, service, pole, equipe, team";

/// What the header of a day says that tells when something was done, where another says when it is to be.
pub(crate) const OF_FACT: &str = "realisation";

/// What a program calls a sheet that nobody gave a name.
pub(crate) const UNNAMED_SHEETS: &str = "feuil, feuille, sheet, tabelle, hoja, table, tableau, page, onglet";

/// What says that something has no end.
pub(crate) const CONTINUOUS: &str =
    "en continu, continu, permanent, ongoing, continuous, recurrent, tous les ans, chaque annee, annuel";

/// The months, by their number, each by what it begins with.
pub(crate) const MONTHS: [(u32, &str); 12] = [
    (1, "janv, jan"),
    (2, "fev, feb"),
    (3, "mars, mar"),
    (4, "avr, apr"),
    (5, "mai, may"),
    (6, "juin, jun"),
    (7, "juil, jul"),
    (8, "aout, aug"),
    (9, "sept, sep"),
    (10, "oct"),
    (11, "nov"),
    (12, "dec"),
];

/// Stretches of a year: the words, the first month and day, the last month and day.
pub(crate) const STRETCHES: [(&str, (u32, u32), (u32, u32)); 16] = [
    (
        "t1, q1, 1er trimestre, premier trimestre, first quarter, 1 trimestre, trimestre 1",
        (1, 1),
        (3, 31),
    ),
    (
        "t2, q2, 2e trimestre, 2eme trimestre, deuxieme trimestre, second quarter, 2 trimestre, trimestre 2, \
         2nd trimestre",
        (4, 1),
        (6, 30),
    ),
    (
        "t3, q3, 3e trimestre, 3eme trimestre, troisieme trimestre, third quarter, 3 trimestre, trimestre 3",
        (7, 1),
        (9, 30),
    ),
    (
        "t4, q4, 4e trimestre, 4eme trimestre, quatrieme trimestre, fourth quarter, 4 trimestre, trimestre 4",
        (10, 1),
        (12, 31),
    ),
    (
        "s1, h1, 1er semestre, premier semestre, first half, 1 semestre, semestre 1",
        (1, 1),
        (6, 30),
    ),
    (
        "s2, h2, 2e semestre, 2eme semestre, second semestre, second half, 2nd semestre, 2 semestre, semestre 2, \
         deuxieme semestre",
        (7, 1),
        (12, 31),
    ),
    ("printemps, spring", (3, 20), (6, 20)),
    ("ete, summer", (6, 21), (9, 22)),
    ("automne, autumn, fall", (9, 23), (12, 20)),
    ("rentree", (9, 1), (9, 30)),
    ("debut, early, beginning, start", (1, 1), (3, 31)),
    ("mi, milieu, mid", (4, 1), (6, 30)),
    ("fin, end, late, d ici fin, courant", (10, 1), (12, 31)),
    ("annee, year, exercice", (1, 1), (12, 31)),
    ("hiver, winter", (1, 1), (3, 19)),
    ("noel, christmas", (12, 1), (12, 31)),
];

/// Words around a date that do not change it.
pub(crate) const AROUND_DATES: &str =
    "d, ici, l, le, la, au, en, a, de, du, des, avant, by, of, the, in, vers, pour, before, partir";
