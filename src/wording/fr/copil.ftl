### Le catalogue français de copil. L'espace avant « : ; ! ? % » est insécable.

## Mots du plan

status-proposed = À discuter
status-planned = À venir
status-in-progress = En cours
status-paused = En pause
status-blocked = Bloquée
status-done = Réalisée
status-abandoned = Abandonnée
unreadable-status = Illisible
weather-sunny = Objectifs sécurisés
weather-cloudy = Objectifs atteignables
weather-rainy = Appuis nécessaires
weather-stormy = Objectifs compromis
weather-name-sunny = soleil
weather-name-cloudy = nuages
weather-name-rainy = pluie
weather-name-stormy = orage
priority-high = Haute
priority-normal = Normale
priority-low = Basse
language-fr = français
language-en = anglais
state-prepared = en préparation
state-convened = convoquée
state-open = en séance
state-suspended = séance suspendue
state-closed = séance levée
state-cancelled = annulée
state-postponed = reportée
state-written = consultation écrite
outcome-decided = décidé
outcome-discussed = débattu
outcome-informed = pour information
outcome-postponed = reporté
outcome-withdrawn = retiré
short-outcome-informed = info
view-late = En retard
view-mine = À moi, restant à faire
view-waiting = En attente
view-pressing = Prioritaires restantes
view-soon = Échéance proche
view-stale = Sans suite
view-unled = Sans pilote
none = aucun

## Dates et nombres

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
months-short = janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.
time-of-day = { $hour } h { $minute }
quarter = T{ $number }
from-day-to-day = du { $first } au { $last }
from-day = à partir du { $first }
until-day = jusqu’au { $last }
weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche
day-first = 1er
percent = { $value } %
days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}

## Ce qui a changé (sujets des commits, journal)

subject-line = { $what } : { $changes }
subject-several = { $first } et { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
subject-charter = plan
subject-group = groupe { $id }
subject-meeting = { $committee } du { $date }
quoted = « { $text } »
change-status-set = statut { $new }
change-status = { $old } → { $new }
change-weather-confirmed = météo confirmée
change-weather-unconfirmed = confirmation de la météo retirée
change-weather-gone = météo retirée
change-due-set = échéance fixée au { $new }
change-due-gone = échéance retirée
change-value = { $field } { $old } → { $new }
change-value-set = { $field } { $new }
change-value-gone = { $field } { $old } → vide
change-field = { $field } : mise à jour
change-list = { $field } + { $added } − { $removed }
change-list-added = { $field } + { $added }
change-list-removed = { $field } − { $removed }
change-list-order = { $field } dans un autre ordre
change-more = { $changes }, et { $count ->
    [one] { $count } autre changement
   *[other] { $count } autres changements
}
change-part = { $table ->
    [milestones] jalon « { $title } »
    [indicators] indicateur « { $title } »
    [deliverables] livrable « { $title } »
    [budgets] budget « { $title } »
    [links] lien « { $title } »
    [evidence] justificatif « { $title } »
    [notes] note « { $title } »
    [agenda] point « { $title } »
    [decisions] décision { $title }
    [organisations] organisation « { $title } »
    [people] personne « { $title } »
    [axes] axe « { $title } »
    [phases] phase « { $title } »
    [committees] comité « { $title } »
    [statuses] statut « { $title } »
    [views] vue « { $title } »
   *[other] { $table } « { $title } »
}
change-part-key = { $part } : { $change }
change-items-new = { $count } nouveaux points ({ $items })
change-part-new = { $table ->
    [people] { $title } rejoint le plan
    [indicators] nouvel { $part }
    [axes] nouvel { $part }
    [notes] nouvelle { $part }
    [organisations] nouvelle { $part }
    [phases] nouvelle { $part }
    [views] nouvelle { $part }
   *[other] nouveau { $part }
}
change-part-gone = { $table ->
    [decisions] { $part } retirée
    [people] { $part } retirée
    [notes] { $part } supprimée
    [organisations] { $part } supprimée
    [phases] { $part } supprimée
    [views] { $part } supprimée
   *[other] { $part } supprimé
}
change-reached = { $part } atteint
change-reached-on = { $part } atteint : { $old } → { $new }
change-not-reached = { $part } : n’est plus atteint
change-delivered = { $part } remis
change-not-delivered = { $part } : n’est plus remis
change-measure = { $value } au { $day }
change-measure-gone = mesure du { $day } retirée
change-measure-corrected = { $new } au lieu de { $old } au { $day }
change-measures = { $count } mesures jusqu’au { $day }
change-measures-corrected = mesures revues
change-target = cible { $value } au { $day }
change-targets-revised = cibles revues
change-decision-new = { $part } : { $text }
change-decision-done = { $part } exécutée
change-decision-not-done = { $part } : n’est plus exécutée
change-again = de nouveau { $new }, plus { $old }
change-again-value = { $field } de nouveau { $new }, plus { $old }
change-again-set = { $field } de nouveau { $new }
change-again-reached = { $part } de nouveau atteint
change-again-moved = de nouveau dans le groupe { $to }, plus dans { $from }
change-again-renamed = redevient { $to }
change-again-action = action rétablie (« { $title } »)
change-again-group = groupe rétabli (« { $title } »)
change-again-meeting = réunion rétablie
change-again-layout = mise en forme précédente
change-again-part = { $table ->
    [decisions] { $part } rétablie
    [people] { $part } rétablie
    [notes] { $part } rétablie
    [organisations] { $part } rétablie
    [phases] { $part } rétablie
    [views] { $part } rétablie
   *[other] { $part } rétabli
}
change-done-again = rétabli ({ $changes })
change-created-action = nouvelle action « { $title } »
change-created-plan = nouveau plan « { $title } »
change-created-group = nouveau groupe « { $title } »
change-created-meeting = nouvelle réunion
change-deleted-action = action supprimée (« { $title } »)
change-deleted-group = groupe supprimé (« { $title } »)
change-deleted-meeting = réunion supprimée
change-moved = passe du groupe { $from } au groupe { $to }
change-renamed = devient { $to }
change-depends = dépend de { $actions }
change-depends-no-longer = ne dépend plus de { $actions }
change-state-prepared = séance remise en préparation
change-state-convened = convocation de la séance
change-state-open = ouverture de la séance
change-state-suspended = suspension de la séance
change-state-resumed = reprise de la séance
change-state-reopened = réouverture de la séance
change-state-closed = clôture de la séance
change-state-cancelled = annulation de la séance
change-state-postponed = report de la séance
change-state-written = consultation écrite
change-item-outcome = { $part } : { $outcome }
change-item-spent = { $part } : a pris { $minutes } min
change-away = { $person } hors de la salle pour { $count ->
    [one] 1 point
   *[other] { $count } points
}
change-back = { $person } de retour dans la salle pour { $count ->
    [one] 1 point
   *[other] { $count } points
}
change-represented = { $person }, pouvoir à { $by }
change-represented-gone = { $person } : pouvoir retiré
change-layout = mise en forme
change-unreadable = version illisible
change-since = date d’effet { $new }

## Noms des champs

field-title = titre
field-status = statut
field-since = date d’effet
field-priority = priorité
field-weather = météo
field-comment = commentaire
field-confirmed = météo confirmée
field-axis = axe
field-phase = phase
field-leads = pilotes
field-organisations = organisations
field-start = début
field-due = échéance
field-weight = poids
field-progress = avancement
field-depends_on = dépendances
field-same_as = même action que
field-tags = étiquettes
field-description = description
field-milestones = jalons
field-indicators = indicateurs
field-deliverables = livrables
field-budgets = budget
field-links = liens
field-evidence = justificatifs
field-notes = notes
field-members = membres
field-done = fait le
field-agenda = ordre du jour
field-decisions = décisions
field-present = présents
field-excused = excusés
field-absent = absents
field-represented = représentés
field-guests = invités
field-started = début de séance
field-ended = fin de séance
field-chair = présidence
field-secretary = secrétariat
field-quorum = quorum
field-rank = rang
field-presenter = rapporteur
field-outcome = suite donnée
field-away = sortis de la salle
field-approves = relevé à approuver
field-item = point
field-supersedes = remplace
field-repealed = abrogée le
field-confidential = confidentielle
field-place = lieu
field-state = état
field-committee = comité
field-date = date
field-people = personnes
field-axes = axes
field-phases = phases
field-committees = comités
field-rules = règles
field-due_soon_days = échéance proche (jours)
field-stale_days = sans suite (jours)
field-strict = demander pour toute action changée deux fois
field-internal = champs non publiés
field-attention = poids du classement
field-emails = adresses électroniques
field-organisation = organisation
field-kind = nature
field-next = statuts suivants
field-needs = exigences
field-label = libellé
field-value = valeur
field-statuses = statuts
field-language = langue
field-end = fin
field-format = format
field-spent = dépensé
field-planned = prévu
field-measures = mesures
field-link = lien
field-funder = financeur
field-from = à compter du
field-at = mesuré à
field-targets = autres cibles
field-unit = unité
field-initial = valeur initiale
field-target = cible
field-minutes-of-meetings = relevés des réunions
field-minutes = durée
field-reports_to = comité de rattachement
field-text = texte
field-owner = responsable
field-actions = actions
field-name = nom
field-id = identifiant
field-group = groupe de travail
field-action = action
field-email = adresse électronique
field-views = vues
field-filter = filtre
field-order = tri
field-columns = colonnes

## Refus

refused-transition = { $action } ne peut pas passer de « { $from } » à « { $to } ».
refused-reason = { $action } : « { $to } » demande un motif.
refused-evidence = { $action } : « { $to } » demande un justificatif.
refused-milestones = { $action } : « { $to } » demande que tous les jalons soient atteints, ou un motif. Pas encore atteints : { $milestones }.
refused-comment = { $action } : un changement de météo demande un commentaire.
refused-spent-less = { $action }, budget « { $budget } » : { $after } dépensés en tout, ce serait moins que les { $before } déjà inscrits.
refused-spent-below-zero = { $action }, budget « { $budget } » : une dépense ne peut pas être négative ({ $after }).
refused-progress = { $action } : son avancement vient de ses jalons et ne se saisit pas.
refused-already = { $subject } : c’est déjà le cas, rien à changer.
refused-future = Le { $day } est dans l’avenir : une date d’effet ne dépasse pas aujourd’hui.
refused-undated = { $subject } : la date d’effet n’a pas sa place dans ce changement.
refused-taken = { $id } est déjà pris.
refused-record-closed = { $meeting } : la séance est levée et son relevé est arrêté.
hint-record-closed = Une erreur s’y rectifie en disant pourquoi : copil meeting amend { $id } … -m "…".
refused-not-the-time = { $meeting } : { $state }.
step-refused-convene = On ne convoque qu’une séance en préparation.
step-refused-open = On n’ouvre qu’une séance en préparation ou convoquée.
step-refused-agenda = Son ordre du jour ne change plus.
step-refused-presence = Les présences ne changent plus.
step-refused-outcome = La suite donnée à un point se note séance ouverte : copil meeting open.
step-refused-decide = Une décision se prend séance ouverte (« copil meeting open ») ou, hors séance, par écrit (« copil decision new COMITÉ --written »).
step-refused-suspend = On ne suspend qu’une séance ouverte.
step-refused-resume = On ne reprend qu’une séance suspendue.
step-refused-cancel = On n’annule qu’une séance qui n’a pas été ouverte.
step-refused-postpone = On ne reporte qu’une séance qui n’a pas été ouverte.
step-refused-close = On ne lève qu’une séance ouverte ; celle qui ne se tient pas est annulée ou reportée.
step-refused-amend = Un relevé se rectifie une fois la séance levée ; jusque-là, il se modifie simplement.
refused-no-outcome = { $meeting } : aucune suite n’est indiquée pour { $count ->
    [one] le point { $items }
   *[other] les points { $items }
}.
hint-no-outcome = Dites ce qu’il en est de chacun : copil meeting outcome { $id } NUMÉRO decided, discussed, informed, postponed ou withdrawn.
refused-word = { $meeting } : il faut dire pourquoi, en un mot.
refused-record-incomplete = { $meeting } : son relevé n’est pas complet, il ne peut pas encore être approuvé.
hint-record-incomplete = Levez d’abord la séance : copil meeting close { $id }
refused-numbers-stay = { $meeting } : le point { $item } garde son numéro, que la convocation a annoncé.
hint-numbers-stay = En séance, il peut être reporté ou retiré.
refused-meets-already = { $meeting } existe déjà : un comité ne se réunit qu’une fois par jour.
hint-meets-already = Complétez son ordre du jour, ou choisissez un autre jour.
refused-unknown-key = { $subject } : le format n’a pas de clé « { $field } » ; rien n’a été changé.
refused-unfit = { $subject }, { $field } : { $fault }
refused-unfit-whole = { $subject } : { $fault }
hint-transition = De là, on peut passer à : { $allowed }.
hint-reason = Dites pourquoi en quelques mots.
hint-evidence = Donnez son nom et où le trouver : --evidence "Délibération du 12 mars=https://…", ou un texte après le signe =.
hint-by-option = { $hint } L’option est -m "…".
hint-milestones = Dites quel jalon est atteint, ou pourquoi l’on s’en passe.
hint-spent-less = Pour ajouter une dépense, mettez un + devant le montant ; pour corriger le total, dites pourquoi.
hint-progress = Marquez plutôt un jalon atteint.
hint-comment = Dites en quelques mots ce qui fait la météo.
hint-undated = Retirez cette date : l’historique date le changement du jour où il est enregistré.
hint-future = Donnez un jour passé, ou aujourd’hui.
hint-taken = Choisissez un autre identifiant ; les majuscules ne comptent pas.
hint-nearest = Vouliez-vous dire « { $nearest } » ?
hint-words = Valeurs admises : { $words }.
referent-person = aucune personne
referent-organisation = aucune organisation
referent-axis = aucun axe
referent-phase = aucune phase
referent-action = aucune action
referent-group = aucun groupe de travail
referent-committee = aucun comité
referent-status = aucun statut
referent-meeting = aucune réunion
referent-decision = aucune décision
referent-indicator = aucun indicateur
referent-deliverable = aucun livrable
referent-budget = aucune ligne de budget
referent-milestone = aucun jalon
referent-agenda-item = aucun point de l’ordre du jour

## Erreurs

error-locked = { $path } contient une erreur : copil n’y écrit pas, rien n’a été changé.
error-broken = { $path } contient une erreur : « { $text } » ne peut pas être lu.
hint-check = « copil check » montre l’erreur et sa place ; corrigez le fichier, puis recommencez.
error-unrecorded = { $path } contient des modifications faites à la main et non enregistrées, sur cela même qu’il faut changer : rien n’a été changé.
hint-record = Enregistrez-les d’abord avec « copil record », ou annulez-les avec « git checkout ».
error-file-in-the-way = { $path } existe déjà et reste tel quel : rien n’a été changé.
hint-file-in-the-way = Déplacez ou renommez ce fichier, puis recommencez.
error-midway = Arrêté en route : { $done ->
        [one] 1 changement sur { $of } est enregistré et le reste
       *[other] { $done } changements sur { $of } sont enregistrés et le restent
    }. Le suivant a été arrêté : « { $why } » Restent à faire : { $left }.
hint-midway = Ensuite, recommencez : ce qui est déjà enregistré sera laissé de côté.
and-others = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
error-restless = { $path } n’a cessé de changer pendant l’écriture.
hint-try-again = Attendez un instant et recommencez.
error-io = { $path } ne peut pas être lu : { $detail }.
error-not-made = Le changement n’a pas été fait.
error-write = { $path } ne peut pas être écrit : { $detail }.
error-taken-back = Le changement { $commit } est déjà annulé, par { $by } : rien n’a été changé.
hint-taken-back = Pour le refaire : copil undo --redo
error-recorded-already = « { $subject } » est déjà enregistré ({ $commit }) : cette commande a fait le changement et a été arrêtée avant de pouvoir le dire.
hint-recorded-already = Pour faire un autre changement de ce genre, redonnez la commande.
error-nothing-to-undo = Vous n’avez fait aucun changement qui puisse encore être annulé.
hint-nothing-to-undo = Pour annuler celui de quelqu’un d’autre, nommez son commit : copil undo COMMIT (« copil log » les donne).
error-outside-sitting = Votre dernier changement a été fait le { $day }, { $sitting ->
    [today] et non aujourd’hui
   *[run] et non depuis l’ouverture de copil
} : « { $subject } » ({ $commit }).
hint-outside-sitting = Pour l’annuler quand même, entrée montre ce qui serait enregistré, et entrée encore l’enregistre.
hint-undo-option = Pour l’annuler quand même : copil undo { $commit }, ou copil undo --sure.
error-nothing-to-redo = Il n’y a aucune annulation à rétablir.
error-not-of-this-plan = Le commit { $commit } n’a rien changé à ce plan.
hint-log = « copil log » donne les changements et leurs commits.
error-only-joined = Rien n’a été décidé dans { $commit } : on y a réuni ce qui avait été changé des deux côtés, et chaque changement a son propre commit.
hint-only-joined = « copil log » donne les changements et leurs commits ; « copil undo COMMIT » en annule un.
log-renumbered = { $from } a pris le numéro { $to } : deux actions avaient reçu le premier.
log-renumbered-decision = { $meeting } : la décision { $from } a pris le numéro { $to }, deux décisions ayant reçu le premier.
log-renumbered-item = { $meeting } : à l’ordre du jour, le point { $from } a pris le nom { $to }, deux points ayant reçu le premier.
log-edge = ce clone commence ici : ce qui précède n’est pas connu (« git fetch --unshallow » l’apporte)
error-referred-to = { $count ->
        [one] { $names } renvoie
       *[other] { $names } renvoient
    } à ce qui ne serait plus là : rien n’a été modifié.
error-needed-by = { $count ->
        [one] { $names } ne peut
       *[other] { $names } ne peuvent
    } se passer de ce qui ne serait plus là : rien n’a été modifié.
hint-needed-by = Mettez-y d’abord autre chose, par exemple un autre pilote ou un autre groupe.
hint-with-references = Pour retirer aussi ces renvois, dans le même changement : la même commande avec --with-references.
hint-referred-to = Retirez d’abord ce renvoi, ou annulez le changement qui l’a posé : « copil log » le montre.
error-at-the-edge = Ce clone commence au commit { $commit } : ce qu’il a changé n’est pas connu.
hint-unshallow = « git fetch --unshallow » apporte tout l’historique.
error-made-the-plan = Le changement { $commit } a créé le plan lui-même : il ne s’annule pas.
error-later-field = Annulation impossible : { $field } de { $subject } a encore changé depuis. Rien n’a été changé.
error-later = Annulation impossible : { $subject } a encore changé depuis. Rien n’a été changé.
hint-later = Annulez d’abord les changements plus récents : { $changes }
hint-later-unknown = Donnez directement la valeur voulue.
error-day-to-come = Le { $day } est encore à venir : il n’y a pas encore de plan de ce jour-là.
error-before-the-first = Rien n’était enregistré le { $day } : le premier enregistrement est du { $first }.
error-before-the-clone = L’historique de ce clone commence le { $first } : le plan du { $day } n’y est pas.
error-nothing-recorded = Rien n’est encore enregistré : il n’y a pas de passé à voir.
error-no-such-meeting = « { $word } » ne désigne aucune réunion : il n’y en a pas eu à ce jour.
error-unknown-moment = « { $name } » n’est ni un jour, ni une réunion, ni un changement.
error-moved-tag = L’étiquette git « { $tag } » ne marque pas la clôture de la séance { $meeting } : elle a été déplacée, ou posée à la main.
hint-moved-tag = Une date montre tout de même le plan : --at { $day }. Pour marquer de nouveau la clôture : git tag -d { $tag }, puis copil meeting close { $meeting }.
error-tag-taken = Git a déjà une étiquette « { $tag } », qui n’est pas déplacée. Rien n’a été modifié.
hint-tag-taken = Voyez ce qu’elle marque : git show { $tag }. Si elle est une erreur, git tag -d { $tag } la retire.
error-untagged = { $meeting } : la séance est levée et enregistrée, mais son étiquette git n’a pas pu être posée : { $why }
hint-untagged = Pour la poser : copil meeting close { $id }.
tag-closing = { $meeting } : clôture
hint-moments = Par exemple 2017-12-14, 2017-12-14-copil, dernier-copil, ou l’identifiant d’un changement, comme dans « copil log ».
error-no-closed-meeting = Aucune réunion n’est close : il n’y en a pas avec laquelle comparer.
hint-compare = Nommez un moment : copil compare 2017-06-30, ou deux : copil compare 2017-06-30 2017-12-14
drift-title = Ce qui a été repoussé du { $from } au { $to }
drift-title-whole = Ce qui a été repoussé depuis le début, au { $to }
drift-end = Fin du plan : { $moved }
drift-total = { $pushed ->
    [0] Aucune date repoussée sur { $of }
    [one] Une date sur { $of } repoussée, { $times } fois, de { $days } j en tout
   *[other] { $pushed } dates sur { $of } repoussées, { $times } fois, de { $days } j en tout
}
drift-last = Dernière échéance : { $first } → { $now }
drift-column-pushed = Repoussé
drift-column-promise = Première promesse → maintenant
drift-milestone = jalon « { $title } »
compare-title = Du { $from } au { $to }
compare-moment = { $day } ({ $commit })
compare-nothing = Rien n’est différent.
compare-unreadable = Le { $day }, tout n’était pas lisible ; le reste est comparé :
compare-filter-unknown = Le plan du { $day } ne connaît pas ce dont parle le filtre : rien n’y répond.
compare-matched = Y répondaient alors : { $then }. Maintenant : { $now }.
compare-entered = Entrées
compare-left = Sorties
compare-meetings = Réunions
compare-plan = Le plan lui-même
compare-count-created = { $count ->
    [one] { $count } nouveauté
   *[other] { $count } nouveautés
}
compare-count-deleted = { $count ->
    [one] { $count } retrait
   *[other] { $count } retraits
}
compare-count-moved = { $count ->
    [one] { $count } changement de groupe
   *[other] { $count } changements de groupe
}
compare-count-renamed = { $count ->
    [one] { $count } renommage
   *[other] { $count } renommages
}
compare-count-status = { $count ->
    [one] { $count } statut
   *[other] { $count } statuts
}
compare-count-date = { $count ->
    [one] { $count } échéance
   *[other] { $count } échéances
}
compare-count-milestone = { $count ->
    [one] { $count } jalon
   *[other] { $count } jalons
}
compare-count-weather = { $count ->
    [one] { $count } météo ou commentaire
   *[other] { $count } météos ou commentaires
}
compare-count-decision = { $count ->
    [one] { $count } décision
   *[other] { $count } décisions
}
compare-count-meeting = { $count ->
    [one] { $count } réunion
   *[other] { $count } réunions
}
compare-count-people = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
compare-count-rules = { $count ->
    [one] { $count } règle
   *[other] { $count } règles
}
compare-count-other = { $count ->
    [one] { $count } autre valeur
   *[other] { $count } autres valeurs
}
past-seen = Le plan tel qu’il était enregistré le { $day } (changement { $commit }).
past-seen-shared = Le plan tel qu’il était partagé le { $day }, d’après ce que cette copie en a reçu (changement { $commit }).
past-seen-effective = Le plan tel qu’il était en réalité le { $day }, d’après ce qu’on en sait aujourd’hui (changement { $commit }) : statuts selon leur date d’effet, jalons selon leur date d’atteinte, le reste comme aujourd’hui.
past-short = Plan enregistré au { $day } ({ $commit })
past-short-shared = Plan partagé au { $day } ({ $commit })
past-short-effective = Plan effectif au { $day }, su aujourd’hui
error-no-plan-yet = Ce plan n’était pas encore enregistré le { $day }.
error-no-shared-log = On ne sait pas ce qui était partagé : cette branche n’en suit aucune, ou cette copie n’en garde pas le journal.
error-shared-later = On ne sait pas ce qui était partagé le { $day } : cette copie ne le sait que depuis le { $first }.
error-past = Voici le plan tel qu’il était le { $day } : rien ne peut y être changé.
error-at-of-changes = « --at » montre le plan tel qu’il était : rien ne peut y être changé, ni créé.
error-proposal-of-no-change = « --proposal » met un changement dans une proposition : cette commande ne change rien au plan.
hint-proposal-of-no-change = Pour voir le plan tel qu’une proposition le ferait : « --at NOM ». Pour comparer et décider : « copil proposal show NOM ».
error-proposal-of-files = Les fichiers du dossier sont ceux du plan : ce qui y a été modifié à la main ne peut pas s’enregistrer dans une proposition.
hint-proposal-of-files = Pour modifier un fichier dans la proposition : « copil edit ID --proposal NOM ».

# Propositions : des changements mis à côté du plan, à accepter ou à refuser
proposal-title = Proposition « { $name } »
proposal-put = Dans la proposition « { $name } » ; le plan lui-même est inchangé.
proposal-none = Il n’y a pas de proposition.
subject-proposal-accepted = { $count ->
    [one] Proposition « { $name } » acceptée : un changement
   *[other] Proposition « { $name } » acceptée : { $count } changements
}
subject-proposal-refused = Proposition « { $name } » refusée
tui-propose-title = Dans une proposition
tui-propose-name = Nom de la proposition
tui-propose-known = Propositions en cours :
tui-propose-none = Il n’y a pas encore de proposition : celle-ci commence ici. Le plan lui-même ne change pas.
tui-proposals-title = Propositions
tui-proposals-none = Aucune proposition
tui-proposal-accept = Accepter
tui-proposal-refuse = Refuser, avec un motif
tui-proposal-unanswered = { $count ->
    [one] Une réponse manque : tab va de question en question, ↑ et ↓ choisissent.
   *[other] { $count } réponses manquent : tab va de question en question, ↑ et ↓ choisissent.
}
tui-proposal-changes = Ce qu’elle change
tui-do-propose = Mettre le changement dans une proposition au lieu de le faire
tui-key-propose = proposer
tui-do-proposals = Montrer les propositions à décider
tui-key-proposals = propositions
proposal-refused = La proposition « { $name } » est refusée, avec son motif. « copil proposal show { $name } » la montre toujours.
proposal-withdrawn = La proposition « { $name } » est retirée. Son dernier changement était { $commit }.
proposal-refusal-keeps = Elle quitte la liste ; la proposition et le motif sont gardés, et peuvent être relus.
proposal-ask-refusal = Pourquoi est-elle refusée ?
proposal-state-refused = refusée
proposal-state-unrelated = d’un autre plan
proposal-changes = { $count ->
    [0] rien de nouveau
    [one] un changement
   *[other] { $count } changements
}
proposal-changes-and-clashes = { $count ->
    [0] aucun changement
    [one] un changement
   *[other] { $count } changements
}, { $clashes ->
    [one] un désaccord
   *[other] { $clashes } désaccords
}
proposal-refused-by = Refusée par { $by } le { $day }.
proposal-nothing-new = Le plan a déjà tout cela.
proposal-fits = Elle va avec le plan tel qu’il est : elle peut être acceptée.
proposal-clashes = { $count ->
    [one] Le plan a changé depuis ; une réponse est nécessaire :
   *[other] Le plan a changé depuis ; { $count } réponses sont nécessaires :
}
clash-field = { $subject }, { $field }
clash-id = identifiant
clash-group = groupe de travail
clash-ours = le plan :
clash-theirs = la proposition :
clash-unchanged = inchangé
clash-by = { $by }, le { $day }
error-proposal-name = « { $name } » ne peut pas être le nom d’une proposition.
hint-proposal-name = Des lettres, des chiffres, des traits d’union et des points, sans espace : par exemple télétravail-2018.
error-no-proposal = Il n’y a pas de proposition « { $name } ».
hint-proposals = Propositions : { $names }.
hint-no-proposals = « --proposal NOM », ajouté à une commande qui change quelque chose, met le changement dans une proposition.
error-proposal-was-refused = Une proposition « { $name } » a été refusée et garde son nom.
hint-proposal-was-refused = Prenez un autre nom ; « copil proposal list --refused » montre ceux qui sont pris.
error-proposal-gone = La proposition « { $name } » n’est plus là : sa branche a été supprimée entre-temps. Le plan est inchangé.
hint-proposal-gone = Git garde encore ses changements, quelques semaines. Pour la retrouver : git branch { $branch } { $commit }
hint-proposal-lost = Git n’a plus ses changements : il faut les proposer de nouveau, ou les reprendre d’une autre copie du plan.
error-proposal-accepted-already = La proposition « { $name } » est déjà acceptée.
error-proposal-unrelated = La proposition « { $name } » n’a rien de commun avec l’histoire de ce plan.
error-proposal-same = Le plan a déjà tout ce qu’apporte la proposition « { $name } » : il n’y a rien à accepter.
error-proposal-nothing-left = Avec ces réponses, il ne reste rien à accepter de la proposition « { $name } » : le plan reste tel qu’il est.
hint-proposal-same = « copil proposal withdraw » la retire, « copil proposal refuse » la garde avec un motif.
error-proposal-clashes = { $count ->
    [one] Le plan a changé depuis le début de la proposition « { $name } » ; une réponse manque : { $named }.
   *[other] Le plan a changé depuis le début de la proposition « { $name } » ; { $count } réponses manquent : { $named }.
}
hint-proposal-clashes = « copil proposal show » montre les désaccords ; « --answer OBJET CHAMP ours » garde la valeur du plan, « … theirs » prend celle de la proposition, « … =VALEUR » une autre, « --take ours » ou « --take theirs » répond à tout le reste.
error-no-such-clash = Il n’y a pas de désaccord sur « { $asked } ».
error-proposal-refused-already = La proposition « { $name } » est déjà refusée.
error-proposal-not-ones-own = La proposition « { $name } » a été changée en dernier par { $by } : la retirer, c’est retirer son changement.
hint-proposal-not-ones-own = « --sure » la retire quand même ; « copil proposal refuse » la garde lisible.
error-not-a-side = « { $word } » n’est ni « ours », ce qui est ici, ni « theirs », ce qui arrive ; une autre valeur s’écrit « =VALEUR ».
hint-no-clashes = Il n’y a aucun désaccord : aucune réponse n’est attendue.
hint-clashes = Réponses attendues : { $known }.
error-proposal-faulty = { $count ->
    [one] Avec la proposition « { $name } », le plan aurait une erreur qu’il n’a pas : { $named }
   *[other] Avec la proposition « { $name } », le plan aurait { $count } erreurs qu’il n’a pas : { $named }
}
hint-proposal-faulty = Changez la proposition avec « --proposal », ou le plan, jusqu’à ce qu’ils aillent ensemble.
error-moved = « { $name } » a changé entre-temps.
error-checked-out = La branche { $branch } est ouverte ({ $dir }) : elle ne peut pas changer sous les mains de qui y travaille.
hint-checked-out = Revenez-y à la branche du plan, ou enregistrez sans « --proposal ».
hint-past = Les changements se font dans le plan d’aujourd’hui.
hint-time-of-meeting = L’heure d’une séance se dit par « --from » à l’ouverture, par « --to » à la levée.
error-decided-how = Une décision se prend en séance ou par écrit : il faut dire lequel.
hint-decided-how = En séance : { $command }. Par écrit, hors séance : ajoutez « --written ».
hint-unknown-meeting = Une réunion se désigne par son identifiant, comme 2018-03-15-copil, ou par « prochain » et « dernier-copil » : « copil meeting list » les donne toutes.
error-cancelled = Interrompu.
error-nothing-changed = Rien n’est différent : il n’y a rien à enregistrer.
error-internal = copil s’est arrêté sur un cas qui ne devrait pas se produire : { $detail }. Rien n’a été changé.
hint-internal = Signalez-le, avec ce que vous faisiez juste avant.
error-differs = { $path } : { $field } n’est plus ce que c’était. Rien n’a été changé.
error-not-editable = { $path } n’a pas pu être modifié sur place ({ $detail }) : rien n’a été changé.
hint-edit-by-hand = Faites ce changement dans le fichier lui-même (copil edit), puis enregistrez-le.
error-no-plan-file = { $dir } ne contient pas de plan.toml : ce n’est pas un plan.
error-no-plan = Il n’y a pas de plan dans { $dir }, ni au-dessus.
error-not-a-plan = { $path } n’est pas un plan.
hint-no-plan = Placez-vous dans le dossier d’un plan, nommez-en un (--plan), créez-en un (copil init) ou voyez la démonstration (copil demo).
error-several-plans = Il y a ici plusieurs plans : { $plans }.
hint-several-plans = Dites lequel : --plan { $plan }, ou avec un identifiant : { $plan }/ID
error-plan-name = { $dir } ne peut pas être le dossier d’un plan : { $why }.
hint-plan-name = Renommez le dossier : son nom est l’identifiant du plan.
error-newer-format = Le plan est au format { $found } ; ce copil lit au plus le format { $supported }. Rien n’a été changé.
hint-newer-format = Installez un copil qui lit le format { $found }.
error-demo-not-ours = { $path } n’a pas été créé par la démonstration et reste tel quel.
hint-demo-not-ours = Déplacez-le, ou nommez un autre dossier : copil demo blois DOSSIER.
error-demo-another = { $path } contient une autre démonstration.
hint-demo-another = Nommez un autre dossier, ou recommencez à neuf dans celui-ci avec --fresh.
error-no-repository = Ce plan n’est dans aucun dépôt git : les changements ne peuvent pas être enregistrés.
hint-no-repository = Créez-en un à la racine de vos fichiers avec « git init », puis « copil record ».
error-dubious = Le dépôt { $path } appartient à un autre utilisateur de cette machine : git s’en méfie.
hint-dubious = Si vous lui faites confiance : git config --global --add safe.directory "{ $path }"
error-repository = Le dépôt est inutilisable : { $detail }.
hint-repository = « git status » et « git fsck » en disent plus.
error-missing-object = Il manque à ce clone une partie de l’historique (objet { $oid }).
hint-missing-object = Dans un clone partiel, « git fetch --refetch --no-filter » la rapporte ; sinon, « git fsck » en dit plus.
error-setting = { $place } : « { $value } » ne peut pas être la valeur de { $key }.
hint-setting = Corrigez-la à cet endroit, ou retirez-la : git config --unset { $key }.
hint-setting-today = Donnez un jour comme 2018-03-15, à partir de 1971, ou retirez-le : git config --unset { $key }
error-bad-today = COPIL_TODAY : « { $value } » n’est pas un jour comme 2018-03-15, à partir de 1971.
hint-bad-today = Supprimez cette variable, ou donnez-lui un tel jour.
error-filtered = { $path } est converti par git (« { $attribute }={ $filter } »), ce que copil ne fait pas : rien n’a été modifié.
hint-filtered = Sortez-en le plan : une dernière ligne « { $path } -{ $attribute } » dans .gitattributes. Ou modifiez le fichier à la main et enregistrez-le avec « git commit ».
error-object-format = Ce dépôt nomme ses objets en « { $format } », que copil ne sait pas encore lire.
hint-object-format = Un dépôt créé par « git init --object-format=sha1 » convient.
error-reference-format = Ce dépôt range ses branches en « { $format } », que copil ne sait pas encore lire.
hint-reference-format = « git refs migrate --ref-format=files » les remet en fichiers, sans rien changer à l’historique.
error-bare = Ce dépôt n’a pas de dossier de travail : on ne peut pas y enregistrer de changement.
hint-bare = Travaillez dans un clone ordinaire (git clone).
error-detached = Le dépôt n’est sur aucune branche (il est à { $commit }) : un changement enregistré maintenant serait perdu.
hint-detached = Revenez sur une branche : git switch main
error-operation = Une opération git ({ $name }) a été commencée et n’est pas finie : aucun changement ne peut être enregistré d’ici là.
hint-operation = « copil resolve » demande ce qui attend une réponse dans les fichiers du plan. Pour la terminer ou l’abandonner : { $command }
error-no-identity = Rien ne dit qui vous êtes : vos changements ne peuvent pas porter votre nom.
hint-no-identity = Dites-le une fois pour toutes : git config --global user.name "Prénom Nom" et git config --global user.email vous@exemple.fr
error-conflicted = { $path } est en conflit : deux versions n’ont pas été réconciliées.
hint-conflicted = « copil resolve » demande ce qu’il faut garder.
error-left-out = { $count ->
    [one] Un fichier du plan n’est pas
   *[other] { $count } fichiers du plan ne sont pas
} dans ce dossier (git sparse-checkout) : ce qui est affiché est incomplet, et rien ne peut être enregistré.
hint-left-out = Faites revenir tout le plan : { $command }
error-read-only = On ne peut pas écrire dans { $path } : vous n’en avez pas le droit, ou le disque est en lecture seule.
hint-read-only = Demandez le droit d’écrire, ou travaillez dans une copie à vous (git clone).
error-not-a-file = { $path } n’est pas un fichier ordinaire : copil n’y écrit pas.
hint-not-a-file = Mettez à sa place un fichier ordinaire, sans lien.
error-nested = { $path } appartient à un autre dépôt, dans { $folder } (un sous-module) : rien n’a été modifié.
hint-nested = Modifiez-le là-bas avec git : copil enregistre un plan dans un seul dépôt.
error-lock = Le dépôt est utilisé par { $who }.
hint-lock = Recommencez dans un instant. Si aucun programme n’est à l’œuvre, supprimez { $path }
holder-known = { $program } (processus { $pid })
holder-elsewhere = { $program } sur { $host } (processus { $pid })
holder-unknown = un autre programme, sans doute git
error-signing = Le commit devait être signé et { $program } n’a pas pu : { $detail }
hint-signing = Réparez la clé de signature, ou renoncez à signer : git config commit.gpgsign false
error-disk-full = Le disque est plein : { $path } n’a pas pu être écrit.
hint-disk-full = Faites de la place, puis recommencez.
error-half-done = Le changement n’a pas pu être enregistré, ni { $path } être remis en l’état : des fichiers du plan contiennent ce qui n’est pas enregistré.
hint-half-done = Faites de la place sur le disque : la prochaine commande de copil, quelle qu’elle soit, les remet en l’état. Puis recommencez.
error-index = L’index de git { $path } ne peut pas être mis à jour.
error-git-date = « { $value } » (GIT_AUTHOR_DATE ou GIT_COMMITTER_DATE) n’est pas une date que git accepte.
hint-git-date = Retirez cette variable, ou écrivez une date comme 2018-03-15T09:00:00+01:00.
error-identity-unusable = L’identité git « { $name } <{ $email }> » ne peut pas figurer dans un commit.
error-unknown-commit = Aucun commit ne s’appelle « { $name } ».

## Problèmes dans les fichiers

problem-unweighed = Poids ou avancement illisible, hors des moyennes : { $actions }
problem-unknown = « { $id } » ne désigne { $what } du plan.
problem-type = on attendait { $expected }, voici { $found }.
problem-missing = la clé « { $key } » manque.
problem-unknown-key = le format n’a pas de telle clé ; elle est gardée telle quelle.
problem-word = « { $word } » n’est aucune des valeurs admises ici.
problem-bad-id = « { $text } » n’est pas un identifiant : { $why }.
problem-other-meaning = « { $id } » { $meaning } : les commandes ne peuvent pas savoir ce qu’il désigne.
problem-repeated = ceci est déjà dans la liste.
problem-shared-address = « { $with } » a aussi cette adresse : elle ne dit pas laquelle des deux personnes est au clavier.
hint-shared-address = Donnez à chacun sa propre adresse.
shared-address = L’adresse { $address } est celle de { $people } : { $taken } est retenu. Donnez à chacun sa propre adresse.
problem-items-listed = les points de l’ordre du jour forment une liste ; ils ont désormais chacun une clé.
hint-items-listed = La prochaine modification de cette réunion les réécrit ; « copil check --fix » le fait tout de suite.
problem-not-held = la suite donnée à un point est indiquée alors que la séance n’est pas ouverte.
problem-not-a-delay = « { $text } » n’est pas une durée après un jour.
hint-delay = Écrivez "0", "+6m", "+2w", "+30d" ou "+1y", à compter du jour de la clé from.
problem-not-measured = la mesure du { $day } manque.
hint-not-measured = Notez-la avec copil measure, au jour où elle a été prise (--on).
problem-not-plan-and-action = « { $text } » ne désigne aucune action d’un plan.
hint-plan-and-action = Écrivez PLAN/ACTION, par exemple "agglo/RH-04".
problem-not-reached = ce jalon n’est pas atteint, et le statut de l’action demande qu’il le soit.
problem-same-as-itself = cette action est dite la même qu’elle-même.
hint-same-as-itself = Nommez l’autre plan, ou retirez la clé.
problem-no-evidence = ce statut demande un justificatif, et il n’y en a aucun.
hint-no-evidence = Ajoutez-le sous [evidence] : un nom, et une adresse ou un texte.
problem-no-outcome = la séance est close sans que la suite donnée à ce point soit indiquée.
problem-named-twice = { $person } figure deux fois dans les présences.
problem-not-present = { $person } a reçu un pouvoir sans être au nombre des présents.
problem-no-longer-there = { $id } n’est plus dans le plan ; le relevé en garde la mention.
problem-to-come = ce jour est à venir, alors que ce qu’il date a eu lieu.
problem-far-off = ce jour est à plus de 50 ans du plan.
problem-before-former = c’est avant le { $former }, jour d’effet du statut précédent.
hint-doubtful = Si c’est bien cela, entrée montre ce qui serait enregistré, et entrée encore l’enregistre.
hint-sure-option = Si c’est bien cela, ajoutez --sure.
cli-ask-sure = Est-ce bien cela ? L’enregistrer quand même (oui/non) ?
cli-ask-undo = L’annuler quand même (oui/non) ?
meaning-plan = est le mot qui désigne le plan lui-même
meaning-absence = est le mot qui désigne l’absence de valeur
meaning-oneself = est le mot qui désigne la personne au clavier
meaning-group-file = est le nom du fichier qui décrit un groupe de travail
meaning-group = est aussi l’identifiant d’un groupe de travail
meaning-verb = est une commande
hint-other-meaning = Choisissez un autre identifiant.
problem-bad-name = ce nom n’est pas un identifiant : { $why }.
problem-range = on attendait un nombre de { $least } à { $most }.
problem-least = on attendait un nombre d’au moins { $least }.
problem-cycle = ces actions dépendent les unes des autres en boucle : { $circle }.
problem-order = ce jour précède « { $before } ».
problem-name-mismatch = le nom du fichier dit « { $named } ».
problem-not-utf8 = le texte n’est pas en UTF-8.
problem-symlink = les liens symboliques ne sont pas suivis.
problem-not-a-file = ce n’est pas un fichier ordinaire : il n’est pas lu.
problem-forbidden = la lecture n’est pas permise : vous n’en avez pas le droit.
problem-clash = même identifiant que { $with }, sans compter les majuscules.
problem-misplaced = un plan n’a pas de fichier à cet endroit ; il reste tel quel.
problem-no-group-file = ce groupe n’a pas de group.toml ; son identifiant lui tient lieu de nom.
problem-unreadable = le fichier ne peut pas être lu : { $detail }.
problem-too-large = le fichier est bien trop grand pour un plan.
hint-id = De 1 à 64 lettres sans accent, chiffres, « . », « _ » ou « - », en commençant par une lettre ou un chiffre.
hint-date = Les dates s’écrivent sans guillemets : 2018-03-15.
hint-missing = Ajoutez une ligne : { $key } = …
hint-unknown-key = Les clés du format sont décrites dans la documentation.
hint-cycle = Retirez l’une d’elles de depends_on.
hint-name-mismatch = Renommez le fichier, ou corrigez la clé.
hint-not-utf8 = Enregistrez le fichier en UTF-8 depuis votre éditeur.
hint-symlink = Mettez à sa place un fichier ou un dossier ordinaire.
hint-forbidden = Demandez le droit de lire (sous Linux : « chmod u+rwX »).
hint-clash = Renommez l’un des deux.
hint-misplaced = Les actions vont dans groups/GROUPE/, les réunions dans meetings/.
hint-no-group-file = Créez-le avec au moins : title = "…"
id-empty = il est vide
id-too-long = il a plus de 64 caractères
id-character = seuls sont permis les lettres sans accent, les chiffres, « . », « _ » et « - », en commençant par une lettre ou un chiffre
id-reserved = Windows se réserve ce nom
problem-filter = ce filtre ne se comprend pas : { $why }
filter-unknown-key = rien ne peut être demandé sous le nom « { $word } ».
filter-missing-value = il manque une valeur après « { $key } ».
filter-unknown-value = « { $word } » n’est aucune des valeurs de « { $key } » dans ce plan.
filter-ambiguous = « { $word } » désigne à la fois { $one } et { $other }.
filter-not-a-day = « { $word } » n’est ni un jour, ni un mois, ni une année.
year-out-of-range = « { $text } » sort des années 1 à 9999, les seules qu’un plan puisse contenir.
no-next-meeting = Aucune réunion n’est prévue.
no-next-meeting-of = Aucune réunion du comité « { $committee } » n’est prévue.
hint-no-next-meeting = Dites plutôt un jour (30/06, +30j), ou prévoyez la réunion : un fichier dans le dossier « meetings ».
no-last-meeting = Aucune réunion n’a eu lieu avant aujourd’hui.
no-last-meeting-of = Aucune réunion du comité « { $committee } » n’a eu lieu avant aujourd’hui.
filter-not-a-number = « { $word } » n’est pas un nombre.
filter-not-compared = « { $key } » ne se compare pas : écrivez « { $key }: » et une valeur.
filter-several-compared = « { $key } » ne se compare qu’à une seule valeur.
filter-nothing-negated = il manque ce que le tiret doit écarter.
filter-key-group = son groupe de travail
filter-key-status = son statut
filter-key-kind = ce que son statut veut dire
filter-key-lead = l’un de ses pilotes
filter-key-person = un pilote, ou un membre de son groupe
filter-key-axis = l’axe qu’elle sert
filter-key-phase = la phase à laquelle elle appartient
filter-key-carrier = l’organisation qui la porte
filter-key-organisation = une organisation qui y prend part
filter-key-priority = sa priorité
filter-key-weather = sa météo
filter-key-tag = l’une de ses étiquettes
filter-key-next-due = le prochain jour à tenir
filter-key-due = sa propre échéance, tenue ou non
filter-key-start = le jour où elle doit commencer
filter-key-since = le jour où son statut a pris effet
filter-key-touched = le jour de son dernier changement
filter-key-promised = l’échéance initiale
filter-key-late = ses jours de retard
filter-key-pushed = combien de fois elle fut repoussée
filter-key-progress = son avancement, de 0 à 100
filter-key-weight = son poids dans les moyennes
filter-key-budget = le budget prévu
filter-key-spent = le budget dépensé
filter-key-depends = une action qu’elle attend
filter-key-meeting = une réunion qui en parle
filter-key-id = son identifiant
filter-key-title = son titre
filter-key-comment = son commentaire
filter-key-confirmed = le jour où sa météo a été confirmée
filter-key-description = sa description
filter-key-milestone = l’un de ses jalons
filter-key-indicator = l’un de ses indicateurs
filter-key-deliverable = l’un de ses livrables
filter-key-note = l’une de ses notes
filter-key-evidence = ce qui justifie son état
filter-key-same-as = la même action dans un autre plan
filter-flag-late = en retard
filter-flag-soon = une échéance est proche
filter-flag-stale = en cours, et sans suite depuis longtemps
filter-flag-mine = dont je suis pilote
filter-flag-unfinished = reste à mener à son terme
filter-flag-pair = portée par un binôme
filter-flag-missed = un jalon n’a pas été tenu
filter-flag-held = attend une action en retard ou en attente
filter-flag-overspent = dépense plus que prévu
filter-value-none = rien de tel
filter-value-me = la personne au clavier
filter-value-tag = étiquette
hint-filter-quotes = Pour chercher ce texte lui-même, mettez-le entre guillemets.
hint-filter-none = « aucun » demande celles qui n’en ont pas.
hint-filter-id = Donnez l’identifiant.
hint-filter-day = Par exemple : 2018, 2018-06, 30/06/2018, aujourd’hui, ce-mois, +30j, prochain-copil.
kind-boolean = vrai ou faux (true, false)
kind-integer = un nombre entier
kind-number = un nombre
kind-date = une date
kind-moment = une date avec une heure
kind-time = une heure
kind-text = un texte entre guillemets
kind-list = une liste
kind-table = une table
kind-label = un texte, ou un par langue
syntax-conflict = git a laissé ici les marques d’un conflit : « copil resolve » demande ce qu’il faut garder.
syntax-duplicate = cette clé est déjà là.
syntax-date = ce n’est pas une date du calendrier.
syntax-number = ce n’est pas un nombre.
syntax-number-large = ce nombre est trop grand : un nombre entier va jusqu’à 9 223 372 036 854 775 807.
syntax-newer = c’est une écriture de TOML 1.1, que bien des programmes ne lisent pas. Écrivez-la comme en TOML 1.0.
syntax-unquoted = un texte s’écrit entre guillemets.
syntax-string = ce texte n’est pas bien fermé, ou contient un signe qui demande un « \ » devant lui.
syntax-unclosed = un crochet ou une accolade n’est pas fermé.
syntax-value = il manque une valeur après « = ».
syntax-equals = il manque « = » après la clé.
syntax-comma = il manque une virgule entre deux éléments.
syntax-leftover = il reste quelque chose après la valeur.
syntax-key = ce n’est pas une clé : lettres sans accent, chiffres, « _ » et « - », ou guillemets.
syntax-other = ce n’est pas du TOML.

## La ligne de commande

# Marques devant une phrase
cli-mark-error = erreur :
cli-mark-warning = avertissement :
cli-mark-hint = conseil :

# Erreurs d’usage
usage-heading = Usage :
usage-arguments = Arguments :
usage-verbs = Verbes :
usage-options = Options :
usage-options-word = OPTIONS
usage-verb-word = VERBE
usage-with-values = { $text } [{ $values }]
usage-unknown-verb = Il n’y a pas de verbe « { $verb } ».
usage-unknown-argument = « { $argument } » n’est pas attendu ici.
usage-missing = Il manque un argument.
usage-line = Usage : { $usage }
usage-missing-verb = Il faut dire quoi.
usage-no-value = { $argument } demande une valeur.
usage-invalid-value = « { $value } » ne convient pas à { $argument }.
usage-values-count = { $argument } ne prend pas ce nombre de valeurs.
usage-conflict = { $argument } et { $other } ne vont pas ensemble.
usage-repeated = { $argument } ne se donne qu’une fois.
usage-other = Ces arguments ne se comprennent pas.
usage-did-you-mean = Vouliez-vous dire « { $word } » ?
usage-values = Possibles : { $values }
usage-see-help = Voir { $command }

# Noms des valeurs dans les lignes d’usage
value-plan = PLAN
value-older = PLUS-ANCIEN
value-newer = PLUS-RÉCENT
value-text = TEXTE
value-time = HEURE
value-item = POINT
value-what = QUOI
value-outcome = SUITE
value-person-person = PERSONNE=PERSONNE
value-date = DATE
value-meeting = RÉUNION
value-committee = COMITÉ
value-decision = DÉCISION
value-side = CÔTÉ
value-field = CHAMP
value-proposal = PROPOSITION
value-language = LANGUE
value-theme = THÈME
value-when = QUAND
value-moment = MOMENT
value-filter = FILTRE
value-view = VUE
value-group = GROUPE
value-status = STATUT
value-person = PERSONNE
value-part = PARTIE
value-axis = AXE
value-phase = PHASE
value-organisation = ORGANISATION
value-priority = PRIORITÉ
value-weather = MÉTÉO
value-tag = ÉTIQUETTE
value-order = ORDRE
value-id = ID
value-milestone = JALON
value-indicator = INDICATEUR
value-deliverable = LIVRABLE
value-budget = BUDGET
value-value = VALEUR
value-amount = MONTANT
value-key-value = CLÉ=VALEUR
value-new = NOUVEAU
value-n = N
value-commit = COMMIT
value-shell = SHELL
value-dir = DOSSIER
value-title = TITRE
value-id-title = ID=TITRE
value-action = ACTION
value-number = NOMBRE
value-name = NOM
value-template = MODÈLE
value-name-value = NOM=VALEUR
value-address = ADRESSE
value-verb = VERBE

# Ce que font les verbes
help-copil = Suit le plan d’action d’une collectivité, tenu en fichiers simples, son histoire dans git.
help-copil-more = Sans verbe, l’écran s’ouvre. Sans PLAN, c’est le plan du dossier courant, sinon le seul du dossier plans/ du dépôt.

    Dates : 2018-03-15, 15/03/2018, 15 mars, aujourd’hui, +30j. Statuts, météos et priorités : par identifiant ou libellé, en français ou en anglais.
help-demo = Fabrique un dépôt avec un plan livré et son histoire, et l’ouvre
help-init = Crée un nouveau plan, dans un dépôt à lui s’il n’y en a pas
help-new = Ajoute une action, un groupe, une personne, un comité, une réunion…
help-new-action = Ajoute une action à un groupe, avec le prochain identifiant libre
help-new-group = Ajoute un groupe de travail
help-new-milestone = Ajoute un jalon à une action
help-new-person = Ajoute une personne, ou mieux une fonction
help-new-deliverable = Ajoute un livrable à une action
help-new-indicator = Ajoute un indicateur à une action, ou au plan lui-même
help-new-organisation = Ajoute une organisation
help-new-axis = Ajoute un axe
help-new-phase = Ajoute une phase
help-new-committee = Ajoute un comité
help-new-meeting = Ajoute une réunion d’un comité
help-list = Liste les actions, toutes ou celles qui remplissent chaque condition
help-log-more = Exemples :
    {"  "}copil log --since dernier-copil --lead moi
    {"  "}copil log rh --since 01/02/2018 --author dgs
    {"  "}copil log --author @blois.exemple --oneline
help-list-more = Exemples :
    {"  "}copil list retard groupe:rh,si
    {"  "}copil list 'statut:bloquée,en-pause pilote:moi échéance<2018-06 -étiquette:budget "signature"'
    {"  "}copil list --view late --sort weather
    {"  "}copil list --lead moi télétravail

    Les termes, qui tous doivent être remplis :
    {"  "}mot, "quelques mots"     trouvés dans les textes
    {"  "}clé:valeur, clé:une,autre demande l’une des valeurs ; clé:aucun, son absence
    {"  "}clé<valeur, <=, >, >=    compare jours, nombres, priorités et météos
    {"  "}-terme                   demande le contraire (si un simple mot vient en tête, après --)
    Clés : groupe, statut, nature, pilote, personne, axe, phase, organisation, porteuse, priorité, météo, étiquette, échéance, fin, début, depuis, modifiée, promise, retard, repoussée, avancement, poids, budget, dépensé, dépend, réunion, id, titre, commentaire, confirmée, description, jalon, indicateur, livrable, justificatif, même-que, note.
    Drapeaux : retard, bientôt, sans-suite, à-moi, inachevée, binôme, jalon-manqué, freinée, dépassement.
    Jours : 2018, 2018-06, 30/06/2018, aujourd’hui, cette-semaine, ce-mois, +30j, prochain-copil, dernier-copil. Tout se comprend aussi en anglais.
help-groups = Montre où en sont les groupes de travail, les organisations, les axes ou les phases
help-mine = Montre ce que vous portez, à commencer par ce qui est à régler avant la prochaine réunion
help-show = Montre tout ce qu’il y a à savoir d’actions, de groupes ou de réunions
help-status = Change le statut d’actions, un commit pour chacune
help-status-more = Exemples :
    {"  "}copil status RH-04 réalisée -m "Charte signée."
    {"  "}copil status RH-04 RH-07 "en cours" --on 12/03/2018
help-status-evidence = Ce qui le justifie, là où le statut le demande : un nom, et une adresse ou un texte
help-weather = Dit si une action aboutira, et pourquoi
help-weather-more = Les météos : soleil, nuages, pluie, orage ; « aucun » retire la météo. Donner la météo actuelle la confirme, sans commentaire.
help-milestone = Dit que des jalons d’une action sont atteints
help-measure = Note la valeur d’un indicateur d’une action
help-measure-more = Exemples :
    {"  "}copil measure RH-04 jours 112
    {"  "}copil measure RH-04 jours "1 250,5 jours" --on 31/12
    Une autre valeur le même jour remplace la première ; « aucun » la retire.
help-deliver = Dit que des livrables d’une action sont remis
help-spend = Dit ce qui est dépensé d’un budget d’une action
help-spend-more = Le montant est le total dépensé à ce jour ; avec un signe, il s’y ajoute ou s’en retranche.
    Exemples :
    {"  "}copil spend RH-04 equipement 12500
    {"  "}copil spend RH-04 equipement "+1 500 €"
    Un total qui baisse demande un motif.
help-depend = Dit de quelles actions une action dépend
help-due = Déplace l’échéance d’une action ou d’un de ses jalons
help-due-more = « aucun » retire l’échéance.
help-set = Fixe des valeurs d’une action, d’un groupe, d’une réunion ou du plan
help-set-more = CLÉ= retire une valeur ; CLÉ+=VALEUR et CLÉ-=VALEUR ajoutent à une liste et en retirent.

    Exemples :
    {"  "}copil set RH-04 priority=haute leads+=drh
    {"  "}copil set RH-04 milestones.charte.due=30/06/2018
    {"  "}copil set plan rules.due_soon_days=45
help-edit = Ouvre un fichier du plan dans votre éditeur, le vérifie et l’enregistre
help-move = Passe une action dans un autre groupe de travail
help-rename = Donne un autre identifiant à une action ; ce qui la cite suit
help-log = Dit ce qui a changé, quand, par qui et pourquoi, le plus récent d’abord
help-undo = Annule votre dernier changement, ou celui d’un commit, par un nouveau commit
help-record = Enregistre les modifications faites à la main, un commit par fichier
help-proposal = Liste, montre, accepte et refuse les propositions : des changements mis à côté du plan par « --proposal »
help-proposal-list = Liste les propositions à décider
help-proposal-list-refused = Aussi celles qui ont été refusées
help-proposal-show = Montre ce qu’une proposition change, par qui et pourquoi, et ce qui est en désaccord avec le plan tel qu’il est
help-proposal-accept = Joint une proposition au plan par un commit qui le dit
help-proposal-accept-more = Là où le plan a changé depuis, chaque désaccord demande une réponse :
    {"  "}copil proposal accept télétravail --answer RH-04 due theirs --answer RH-04 status ours
    {"  "}copil proposal accept télétravail --take ours --meeting 2018-06-14-copil
help-proposal-accept-take = La réponse à tous les désaccords qu’aucun « --answer » ne nomme : la valeur du plan (ours) ou celle de la proposition (theirs)
help-proposal-accept-answer = La réponse à un désaccord : ours, theirs ou =VALEUR ; une action entière est le champ « all »
help-proposal-refuse = Refuse une proposition ; elle reste lisible, avec le motif
help-proposal-withdraw = Retire une proposition
help-arg-name = La proposition
help-drift = Dit combien de fois chaque date a été repoussée et de combien, depuis la première promesse
help-drift-older = Depuis ce moment : un jour, une réunion, un commit ; sans lui, depuis le début
help-drift-newer = Jusqu’à ce moment ; sans lui, jusqu’à aujourd’hui
help-drift-filter = Seulement les actions qui répondent à ce filtre
help-drift-view = Seulement les actions de cette vue enregistrée
help-compare = Dit ce qui diffère entre deux moments, qui l’a changé, et pourquoi
help-compare-older = Le moment le plus ancien : un jour, une réunion, un commit ; sans lui, la dernière réunion close
help-compare-filter = Seulement les actions qui répondent à ce filtre, alors ou maintenant ; dit lesquelles sont entrées et sorties
help-compare-view = Seulement les actions de cette vue enregistrée, alors ou maintenant
help-compare-by = Par quoi ranger : ce qui change (subject) ou la nature du changement (kind)
help-compare-newer = Le moment le plus récent ; sans lui, le plan tel qu’il est enregistré
help-export = Donne le plan, ou certaines de ses actions, à d’autres logiciels : tableur, agenda, programmes
help-export-more = Les formes :
    {"  "}xlsx   un classeur : actions, jalons, indicateurs, budgets, décisions, personnes…, une feuille chacun
    {"  "}csv    le tableau des actions ; --for excel pour un Excel en français
    {"  "}json   le plan entier, comme dans ses fichiers
    {"  "}ics    un agenda : réunions, échéances, jalons à atteindre
    {"  "}md     un tableau des actions, pour un wiki ou un courriel
    {"  "}site   un dossier de pages web : tableau de bord, groupes, une page par action, réunions, journal, recherche

    L’export est tiré de ce qui est enregistré. Il dit de quel commit, et la commande qui redonne le même, à l’octet près.
    Dans un CSV, une apostrophe précède le texte qu’un tableur prendrait pour une formule.

    Exemples :
    {"  "}copil export xlsx -o plan.xlsx
    {"  "}copil export csv groupe:rh retard --for excel -o rh.csv
    {"  "}copil export ics --mine --alarm 7j -o agenda.ics
    {"  "}copil export site -o site
help-export-format = La forme voulue
help-export-terms = Certaines actions seulement, comme pour « copil list »
help-export-view = Les actions d’une vue enregistrée
help-export-output = Le fichier à écrire, en entier ou pas du tout ; « - » pour la sortie ; pour site, le dossier
help-export-force = Écraser le fichier qui s’y trouve
help-export-confidential = Avec les décisions confidentielles et les champs internes
help-export-day = Le jour auquel se comptent les retards ; sans elle, aujourd’hui
help-export-reader = Pour qui est le CSV ; sans elle, pour des programmes
help-export-schema = Écrire aussi le schéma de ce qui est exporté : Table Schema pour csv, JSON Schema pour json
help-export-mine = Votre propre travail seulement
help-export-alarm = Rappeler si longtemps avant : 7j, 2s, 3h, 30min ; peut se répéter, ou une liste à virgules
value-format = FORME
value-reader = LECTEUR
value-file = FICHIER
export-sheet-actions = Actions
export-sheet-meetings = Réunions
export-sheet-groups = Groupes
export-sheet-plan = Plan
returned-head = { $file } : un export de ce plan, fait de la version { $commit }
returned-head-unknown = { $file } : un export de ce plan, fait d’une version qui n’est pas ici ; comparé au plan tel qu’il est
returned-head-unsaid = { $file } : le tableau des actions de ce plan ; comparé au plan tel qu’il est
returned-head-unsaid-book = { $file } : un export de ce plan, dont la feuille qui dit de quelle version il a été fait a été enlevée ; comparé au plan tel qu’il est
returned-changes = { $count ->
    [0] Rien n’y change le plan.
    [one] Une modification
   *[other] { $count } modifications
}
returned-clashes = { $count ->
    [one] Une valeur a changé ici aussi depuis
   *[other] { $count } valeurs ont changé ici aussi depuis
}
returned-clash-hint = Rien n’est écrit. « --answer OBJET CHAMP ours » garde ce qui est ici, « … theirs » prend ce qui est dans le fichier, « … =VALEUR » une autre valeur ; « --take ours » ou « --take theirs » répond à tout le reste. Sans réponse, rien ne se perd : le même fichier s’importe de nouveau, ou se met dans une proposition (« --proposal NOM »), qui pose les mêmes questions quand on l’accepte.
returned-theirs = fichier :
returned-ask = Garder ce qui est ici (i), prendre ce qui est dans le fichier (f), ou une autre valeur (=VALEUR) ? Entrée seule : plus tard.
returned-ask-theirs = fichier
returned-findings = { $count ->
    [one] Une chose n’est pas reprise ; le plan y garde ce qu’il a
   *[other] { $count } choses ne sont pas reprises ; le plan y garde ce qu’il a
}
returned-emptied = { $place }, vidé : { $said }
returned-finding = { $place }, « { $text } » : { $said }
returned-computed = cette colonne est calculée
returned-not-understood = pas compris
returned-nameless = il manque l’identifiant, le titre ou le groupe
returned-twice = une autre ligne parle déjà de la même chose
returned-no-owner = ce à quoi la ligne se rattache n’est pas dans le plan
returned-not-exported = est dans le plan et n’était pas dans l’export
returned-filter = Le filtre dont cet export a été fait ne se lit plus.
returned-effective = Cet export montre le plan tel qu’il était en réalité un jour donné (« --effective ») : il ne se reprend pas.
hint-returned-effective = Exportez le plan d’aujourd’hui, et reprenez celui-là.
returned-already-there = est dans le plan depuis, sous ce titre et dans ce groupe
returned-gone = n’est plus dans le fichier, et reste dans le plan
returned-absent = { $count ->
    [one] pas dans le fichier, qui ne dit pas s’il l’avait ; le plan la garde
   *[other] { $count } lignes qui ne sont pas dans le fichier, qui ne dit pas s’il les avait ; le plan les garde
}
returned-column-gone = colonne enlevée ; le plan garde ses valeurs
returned-foreign = { $count ->
    [0] n’est pas de l’export
    [one] n’est pas de l’export ; { $count } cellule laissée de côté
   *[other] n’est pas de l’export ; { $count } cellules laissées de côté
}
returned-required = ne peut pas rester vide
returned-cut = trop long pour un tableur, l’export n’en avait que le début
returned-locked = { $path } a une erreur : corrigez-le d’abord. Le plan reste tel quel.
export-sheet-about = À propos
export-column-days-late = Retard (jours)
export-column-progress = Avancement compté (%)
export-column-action-title = Titre de l’action
export-about-plan = Plan
export-about-commit = Version
export-about-no-commit = Aucune : rien n’est encore enregistré
export-about-day = Retards comptés au
export-about-command = Le même, à l’octet près
export-about-left-out = Laissé de côté
export-about-computed = Colonnes grises
export-about-computed-text = Elles sont calculées : les modifier ne change rien au plan.
export-about-back = Au retour
export-about-back-text = Gardez les en-têtes, les identifiants et cette feuille.
export-note-cut = { $count ->
    [one] Un texte trop long pour un tableur (plus de { $most } caractères) est coupé : { $places }. Le plan l’a en entier.
   *[other] { $count } textes trop longs pour un tableur (plus de { $most } caractères) sont coupés : { $places }. Le plan les a en entier.
}
export-left-out-decisions = { $count ->
    [one] une décision confidentielle
   *[other] { $count } décisions confidentielles
}
export-left-out-values = { $count ->
    [one] une valeur interne
   *[other] { $count } valeurs internes
}
export-file-plan = plan
export-file-calendar = agenda
export-file-actions = actions
export-note-left-out = Laissé de côté : { $what }. « --confidential » les ajoute.
export-note-no-events = Rien de ce qui est demandé n’a de date : l’agenda est vide.
export-written-to = Écrit dans { $file }
export-too-large = Le plan a plus de lignes qu’une feuille de calcul n’en peut tenir.
export-not-written = L’export ne peut pas être écrit : { $why }
export-needs-file = Un classeur ne s’affiche pas dans un terminal.
hint-export-needs-file = « -o plan.xlsx » l’écrit dans un fichier.
export-event-meeting = Réunion
export-event-due = Échéance : { $id } { $title }
export-event-due-kind = Échéance
export-event-milestone = Jalon : { $title } ({ $id })
export-event-milestone-kind = Jalon
field-meeting = réunion
help-report = Donne ce que d’autres liront : tableau de bord, lettre, bilan, fiches, indicateurs, budget, papiers d’une réunion
help-report-more = Les papiers d’une réunion sont dans la langue du plan ; les rapports aussi, sauf avec « --lang ». Tous sont tirés de ce
    qui est enregistré ; leur dernière ligne dit de quel commit, et la commande qui redonne les mêmes. N’y sont pas, sauf
    demande, les décisions confidentielles et les champs que les règles du plan gardent internes ; leur nombre est dit.

    Exemples :
    {"  "}copil report dashboard -o tableau-de-bord.html
    {"  "}copil report dashboard groupe:rh --at 2018-03-15
    {"  "}copil report letter --since 2018-T1 -o lettre.html
    {"  "}copil report agenda 2018-06-14-copil -o ordre-du-jour.html
    {"  "}copil report record 2018-03-15-copil --format md
    {"  "}copil report attendance 2018-06-14-copil -o presence.html
help-report-kind = Le rapport voulu, ou le papier d’une réunion
help-report-of = Pour un papier : la réunion, comme 2018-03-15-copil ; pour un rapport : les actions dont il parle, par les mêmes termes que pour « list »
help-report-since = Le premier jour dont il parle : un jour, une réunion, last-copil ; ou un trimestre, comme 2018-T1
help-report-day = Avec --at, le jour où l’on se place ; sans elle, celui de ce moment
help-report-view = Les actions d’une vue enregistrée
help-report-format = La forme ; sans elle, celle que dit le nom du fichier, sinon du texte
help-report-output = Le fichier à écrire, en entier ou pas du tout ; « - » pour la sortie
help-report-minutes = Décisions seules, ou ce qui s’est dit aussi ; sans elle, comme le plan le règle
help-report-confidential = Avec les décisions confidentielles et les champs internes
help-report-force = Écraser un fichier qui n’est pas ce document
help-report-template = Remplir un modèle au lieu de la forme d’origine : le nom d’un modèle du dossier « templates » du plan, ou un fichier
help-report-copy-template = Copier la forme d’origine dans le dossier « templates » du plan, à modifier
value-report = RAPPORT
value-of = OBJET
help-check = Dit tout ce qui ne va pas dans les fichiers du plan
help-meeting = Tient une réunion de comité : ordre du jour, présences, suites données, relevé
help-meeting-list = Liste les réunions, à commencer par celles à venir
help-meeting-show = Montre une réunion : présences, ordre du jour, décisions
help-meeting-new = Crée une réunion, avec l’ordre du jour proposé, ou complète celle qui est en préparation
help-meeting-add = Inscrit à l’ordre du jour une action, un intitulé ou l’approbation d’un relevé
help-meeting-move = Déplace un point de l’ordre du jour
help-meeting-change = Modifie ce qui est dit d’un point
help-meeting-remove = Retire un point de l’ordre du jour
help-meeting-convene = Convoque les membres : les numéros des points ne changent plus
help-meeting-open = Ouvre la séance
help-meeting-presence = Dit qui est présent, qui arrive et qui part
help-meeting-outcome = Dit la suite donnée à un point
help-meeting-decide = Inscrit une décision, sous le numéro suivant
help-meeting-suspend = Suspend la séance
help-meeting-resume = Reprend la séance
help-meeting-postpone = Reporte la réunion
help-meeting-cancel = Annule la réunion
help-meeting-close = Lève la séance et marque le plan d’une étiquette git
help-meeting-amend = Rectifie le relevé d’une séance levée, en disant pourquoi
help-meeting-approve = Approuve le relevé d’une séance dans celle qui se tient
help-config = Dit où est votre configuration et ce qui est en vigueur
help-config-more = Exemples :
    {"  "}copil config --write
    {"  "}copil config --sample > modele.toml
help-completions = Écrit un script qui complète la ligne de commande dans un shell
help-man = Écrit la page de manuel
help-help = Explique un verbe

# À quoi servent les arguments
help-arg-folder = Le plan : son dossier, ou son nom sous plans/
help-arg-reason = Pourquoi, avec vos mots
help-arg-on = Le jour de la prise d’effet, si ce n’est pas aujourd’hui
help-arg-meeting = La réunion qui l’a décidé ou à qui on l’a dit, comme 2018-03-15-copil
help-arg-decision = La décision qui l’a demandé, comme 2018-03-15-copil/1
help-arg-proposal = Mettre le changement dans cette proposition, à côté du plan ; elle commence s’il n’y en a pas
help-arg-at = Le plan tel qu’il était : un jour, une réunion, un commit, une étiquette, dernier-copil
help-arg-effective = Avec --at : le plan tel qu’il était en réalité ce jour-là, d’après ce qu’on en sait aujourd’hui
help-arg-shared = Avec --at : le plan tel qu’il était partagé ce jour-là, d’après le journal de la branche suivie
help-arg-dry-run = Montrer la différence et le message, ne rien changer
help-arg-sure = Enregistrer même si un jour ou une liste ressemble à une erreur, ou si le changement à annuler n’est pas d’aujourd’hui
help-arg-plan = Le plan : son dossier, ou son nom sous plans/
help-arg-lang = La langue de l’affichage
help-arg-room = Ouvrir en mode salle, pour un écran lu de loin
help-arg-theme = Les couleurs de l’écran
help-arg-tour = Montrer d’abord la visite du premier lancement
help-arg-no-config = Ouvrir sans votre fichier de configuration
help-config-sample = Afficher le modèle commenté, tout à sa valeur habituelle
help-config-write = Créer le fichier à partir du modèle, s’il n’existe pas
help-arg-json = Écrire du JSON, pour les scripts
help-arg-color = Quand mettre des couleurs
help-arg-help = Expliquer la commande
help-arg-version = Montrer la version
help-arg-id = L’action
help-arg-ids = Les actions
help-arg-group = Le groupe de travail
help-arg-title = Le titre ; demandé s’il manque
help-arg-status = Le statut, par identifiant ou libellé
help-arg-lead = Qui la porte ; « moi » pour vous-même
help-arg-organisation = L’organisation qui y prend part
help-arg-axis = L’axe stratégique
help-arg-phase = La phase
help-arg-priority = La priorité : haute, normale, basse
help-arg-start = Le jour où elle doit commencer
help-arg-due = Le jour où elle doit être faite
help-arg-tag = Un mot libre
help-arg-description = De quoi il s’agit
help-demo-name = Le plan ; blois à défaut
help-demo-folder = Où ; copil-demo ou copil-demo-NOM à défaut
help-demo-all = Tous les plans, dans un seul dépôt
help-demo-fresh = Recommencer à neuf
help-demo-no-open = La fabriquer seulement, et dire où elle est
help-init-folder = Où ; le dossier courant à défaut. plans/NOM, dans un dépôt, nomme aussi le plan
help-init-id = L’identifiant : le nom du dossier du plan
help-init-language = La langue du registre
help-init-start = Le jour où le plan commence
help-init-end = Le jour où le plan finit
help-init-group = Un premier groupe de travail ; peut se répéter
help-init-from-file = Commencer par un tableur (XLSX, XLS, XLSB, ODS, CSV, TSV), importé dans le nouveau plan
help-init-map = Le fichier qui dit où va chaque colonne de ce tableur
help-init-from = Reprendre la structure d’un plan fourni : organisations, fonctions, axes, phases, comités, statuts, règles et vues
help-new-action-id = L’identifiant, au lieu du prochain libre
help-new-action-depends-on = Une action qu’elle attend
help-new-group-id = L’identifiant : le nom du dossier du groupe
help-new-group-lead = Qui le pilote
help-new-group-member = Qui y prend part
help-new-milestone-action = L’action
help-new-milestone-due = Le jour où il doit être atteint
help-new-milestone-id = L’identifiant du jalon
help-new-milestone-weight = Son poids parmi les jalons de l’action
help-new-person-id = L’identifiant de la personne
help-new-person-name = La fonction, ou le nom ; demandé s’il manque
help-new-person-email = Son adresse électronique, la même que dans git
help-new-person-organisation = L’organisation dont elle fait partie
help-new-deliverable-action = L’action
help-new-deliverable-id = L’identifiant du livrable
help-new-deliverable-due = Le jour où il doit être remis
help-new-indicator-action = L’action, ou « plan »
help-new-indicator-id = L’identifiant de l’indicateur
help-new-indicator-unit = L’unité : jours, agents, euros
help-new-indicator-from = Le jour à partir duquel ses mesures se comptent (T0)
help-new-indicator-schedule = Quand le mesurer à partir de ce jour : 0,+6m,+12m
help-new-organisation-id = L’identifiant de l’organisation
help-new-organisation-name = Le nom ; demandé s’il manque
help-new-axis-id = L’identifiant de l’axe
help-new-phase-id = L’identifiant de la phase
help-new-phase-start = Son premier jour
help-new-phase-end = Son dernier jour
help-new-committee-id = L’identifiant du comité
help-new-committee-member = Qui en est membre
help-new-meeting-committee = Le comité qui se réunit
help-new-meeting-date = Le jour
help-new-meeting-place = Le lieu
help-list-terms = Ce que l’on cherche : des mots, ou des termes comme groupe:rh retard échéance<2018-06 (voir plus bas)
help-list-view = Partir d’une vue enregistrée : l’une de celles du plan, ou late, mine, waiting, pressing, soon, stale, unled
help-list-group = De ce groupe ; peut se répéter, ou une liste à virgules
help-list-status = Ayant ce statut
help-list-lead = Portée par cette personne ; « moi » pour vous-même
help-list-axis = Servant cet axe
help-list-phase = De cette phase
help-list-organisation = Avec cette organisation
help-list-priority = De cette priorité
help-list-weather = Ayant cette météo
help-list-tag = Ayant cette étiquette
help-list-late = En retard : une échéance est passée, la sienne ou celle d’un jalon
help-list-due-soon = À échéance proche, selon les règles du plan
help-list-due-before = À échéance avant ce jour
help-list-text = Des mots à trouver dans les textes, côte à côte
help-list-sort = L’ordre
help-list-reverse = Dans l’autre sens
help-mine-person = Ce que porte cette personne, plutôt que vous
help-groups-by = Par groupe, par organisation ou par axe
help-show-ids = Les actions, groupes ou réunions
help-weather-weather = La météo : soleil, nuages, pluie, orage
help-weather-comment = Pourquoi ; --reason convient aussi
help-milestone-milestones = Les jalons, par identifiant ou début du titre
help-milestone-not-reached = Dire qu’ils ne sont finalement pas atteints
help-measure-indicator = L’indicateur, par identifiant ou début du titre
help-measure-value = La valeur ; l’unité peut suivre
help-deliver-deliverables = Les livrables, par identifiant ou début du titre
help-deliver-not-delivered = Dire qu’ils ne sont finalement pas remis
help-spend-budget = La ligne de budget
help-spend-amount = Le total dépensé, ou ce qui s’y ajoute avec un +
help-depend-awaited = Les actions dont elle dépend
help-depend-no-longer = Dire qu’elle n’en dépend plus
help-due-date = La nouvelle échéance
help-due-of = Le jalon à déplacer, au lieu de l’action
help-set-id = L’action, le groupe ou la réunion ; « plan » pour plan.toml
help-set-values = Les valeurs
help-edit-id = L’action, le groupe ou la réunion ; « plan » pour plan.toml
help-rename-new = Le nouvel identifiant
help-log-id = L’action ou le groupe ; tout à défaut
help-log-since = À partir de ce jour, ou après cette réunion : 01/02/2018, 2018-02, 2017-12-14-copil, dernier-copil
help-log-author = Faits par cette personne (« moi » pour vous-même), ou par qui a ceci dans son nom ou son adresse dans git
help-log-lead = Sur les actions que cette personne porte aujourd’hui ; « moi » pour vous-même
help-log-filter = Seulement ce que demande ce filtre : les changements des actions qui y répondent aujourd’hui ; plan:blois pour tout un plan
help-log-received = Seulement ce que d’autres avaient enregistré et que la dernière mise en commun a apporté
help-log-limit = Au plus tant de changements
help-log-oneline = Une ligne par changement
help-undo-commit = Le commit ; à défaut, votre dernier changement d’aujourd’hui (la question est posée pour un plus ancien)
help-undo-with-references = Retirer aussi, dans le même commit, ce qui renvoie à une chose qui disparaît
help-undo-redo = Refaire ce qui a été annulé en dernier
help-record-ids = Seulement ces actions, groupes ou réunions ; « plan » pour plan.toml
help-record-list = Lister seulement les modifications
help-check-fix = Réécrit ce que d’anciens fichiers disent sous une forme ancienne, un commit par fichier
help-check-ids = Seulement ces actions, groupes ou réunions
help-meeting-more = Un cycle entier :
    copil meeting new copil --on 2018-06-14 --from 9h00 --to 11h00
    copil meeting convene 2018-06-14-copil
    copil meeting open 2018-06-14-copil --present all
    copil meeting outcome 2018-06-14-copil 1 décidé
    copil meeting close 2018-06-14-copil
  Une réunion se désigne par son identifiant, ou par prochain et dernier-copil. Un point, par son numéro, sa clé ou son action.
help-meeting-list-committee = Seulement celles de ce comité
help-meeting-list-filter = Seulement les réunions qui traitent d’actions répondant à ce filtre ; plan:blois pour tout un plan
help-arg-which = La réunion : son identifiant, ou prochain, ou dernier-copil
help-arg-item = Le point : son numéro, sa clé ou son action
help-meeting-show-which = Les réunions : identifiants, ou prochain, ou dernier-copil
help-meeting-new-committee = Le comité qui se réunit
help-meeting-new-date = Le jour ; --on le dit aussi
help-meeting-new-from = L’heure de début
help-meeting-new-to = L’heure de fin
help-meeting-new-place = Le lieu
help-meeting-new-chair = Qui préside
help-meeting-new-empty = Sans l’ordre du jour proposé
help-meeting-add-what = Une action, ou un intitulé entre guillemets
help-meeting-add-approves = La réunion dont le relevé est à approuver
help-meeting-add-minutes = La durée prévue, en minutes
help-meeting-add-presenter = Qui présente le point
help-arg-after = Après ce point
help-arg-first = Avant tous les autres
help-meeting-change-title = Son intitulé
help-meeting-change-minutes = La durée prévue, en minutes
help-meeting-change-presenter = Qui présente le point
help-meeting-change-notes = Ce qui s’est dit
help-meeting-open-from = L’heure d’ouverture ; à défaut maintenant, sauf si le jour est fixé à la main
help-arg-present = Qui est présent ; all pour tous les membres dont rien d’autre n’est dit
help-arg-excused = Qui s’est excusé
help-arg-absent = Qui n’est pas venu
help-arg-represented = Qui a donné pouvoir, et à qui : dircab=dgs
help-arg-guest = Quelqu’un qui n’est pas une personne du plan
help-arg-chair = Qui préside
help-arg-secretary = Qui tient le secrétariat
help-meeting-presence-arrive = Qui arrive maintenant, et a manqué les points qui précèdent
help-meeting-presence-leave = Qui part maintenant, et manque les points qui suivent
help-meeting-presence-item = À ce point plutôt qu’à celui en cours
help-meeting-presence-unsaid = De qui ne plus rien dire
help-meeting-presence-no-guest = Un invité qui n’est pas là
help-meeting-outcome-outcome = decided (décidé), discussed (débattu), informed (pour information), postponed (reporté) ou withdrawn (retiré) ; aucun pour revenir dessus. Les deux derniers demandent un mot
help-meeting-outcome-notes = Ce qui s’est dit
help-meeting-outcome-spent = Le temps passé, en minutes
help-meeting-decide-text = Ce qui est décidé
help-meeting-decide-item = Le point sur lequel elle est prise
help-meeting-decide-action = Les actions concernées
help-meeting-decide-owner = Qui l’exécute
help-meeting-decide-due = Pour quand
help-meeting-decide-supersedes = La décision qu’elle remplace
help-meeting-decide-confidential = Ne pas la publier
help-meeting-postpone-to = Le jour, où une réunion est créée avec le même ordre du jour
help-meeting-close-to = L’heure de fin ; à défaut maintenant, sauf si le jour est fixé à la main
help-meeting-amend-values = Des valeurs, comme pour set ; sans rien, ce qui a été modifié à la main dans son fichier
help-meeting-approve-within = La réunion qui l’approuve, si ce n’est celle qui est ouverte
help-completions-shell = Le shell
help-help-verbs = Le verbe

# Phrases
cli-unsound = { $file } a { $count ->
    [one] une erreur
   *[other] { $count } erreurs
} et n’a pas été enregistré.
cli-unsound-hint = Votre modification est gardée : corrigez-la (copil edit), puis « copil record ».
cli-neither = « { $word } » n’est ni un plan ni un verbe.
cli-neither-hint = « copil help » donne la liste des verbes.
cli-no-terminal = L’écran demande un terminal.
cli-no-terminal-hint = « copil list », « copil show » et « copil log » s’en passent.
cli-not-a-day = « { $text } » n’est pas une date.
cli-not-a-day-hint = Par exemple : 2018-03-15, 15/03/2018, 15 mars, aujourd’hui, +30j
cli-unknown-word = « { $word } » n’est pas connu ici.
cli-unknown-view = aucune vue ne s’appelle « { $name } ».
cli-other-unit = « { $given } » n’est pas l’unité : on compte ici en { $unit }.
cli-not-one-value = « { $text } » est une seule valeur, et chaque entrée y en a plusieurs ({ $keys }).
cli-not-one-value-hint = Nommez-en une après un point, comme CLÉ.{ $key }=VALEUR.
cli-not-one-value-in-list-hint = Un verbe à part l’écrit (« copil help » les donne), ou bien « copil edit » ouvre le fichier.
cli-not-a-number = « { $text } » n’est pas un nombre.
cli-not-a-number-hint = Par exemple : 40 ou 12,5
cli-not-a-time = « { $text } » n’est pas une heure.
cli-not-a-time-hint = Par exemple : 9h00 ou 14:30
cli-closing-tag = Le plan tel que la séance l’a clos : étiquette git { $tag }
cli-approve-not-held = { $meeting } : un relevé s’approuve en séance, et aucune n’est ouverte dans ce comité.
hint-approve-not-held = Ouvrez la suivante, ou dites laquelle : --in RÉUNION.
meeting-approved = levée, relevé approuvé
meeting-decisions = { $count ->
    [one] 1 décision
   *[other] { $count } décisions
}
meetings-none = Aucune réunion n’est prévue, et aucune n’a eu lieu.
meeting-quorum = { $counted } sur { $needed } requis
meeting-length = { $planned } prévues sur { $length }
agenda-late = ajouté après la convocation
cli-not-an-assignment = « { $text } » n’est pas de la forme CLÉ=VALEUR.
cli-not-an-assignment-hint = Par exemple : priority=haute, milestones.charte.due=30/06/2018
cli-not-named = « { $text } » n’est pas de la forme NOM=VALEUR.
cli-not-a-list = « { $key } » n’a qu’une valeur : elle se fixe avec { $key }=VALEUR.
cli-named-entries = « { $key } » a des entrées qui portent chacune leur nom : { $key }.NOM=VALEUR ou { $key }.NOM.CLÉ=VALEUR en écrit une.
cli-inside-a-list = « { $key } » est une liste : ses entrées s’écrivent ensemble ({ $key }=…, { $key }+=…, { $key }-=…), ou dans le fichier (« copil edit »).
cli-missing = Il manque { $option }.
cli-missing-hint = Dans un terminal, c’est demandé ; ailleurs, il faut le donner.
cli-who-am-i = Le plan ne connaît personne à votre adresse git : « moi » ne désigne personne.
cli-no-meeting = Le plan n’a pas de réunion « { $committee } » le { $date }.
cli-no-meeting-hint = Créez-la d’abord : copil new meeting { $committee } { $date }
cli-who-am-i-hint = Donnez votre adresse à une personne du plan : copil set plan people.ID.email=ADRESSE
cli-editor-failed = L’éditeur « { $command } » s’est terminé sur une erreur : rien n’a été enregistré.
cli-given-up = Abandon : le fichier est comme avant.
cli-io = { $path } : { $why }
cli-no-folder = Le dossier courant est introuvable : { $why }
fault-met = Le programme a une erreur interne. Ce qui était enregistré l’est toujours.
fault-details = Le détail est dans { $file } : transmettez-le à qui maintient le programme.
fault-no-details = Le détail n’a pas pu être écrit.
cli-screen-failed = L’écran a échoué : { $why }
cli-output-failed = L’affichage n’a pas pu être écrit : { $why }
hint-recorded-all-the-same = Le changement est enregistré tout de même ({ $commit }).
cli-check-tells = « copil check » montre chaque endroit.
cli-nothing-recorded = Rien n’a été enregistré.
cli-dry-run = Essai à blanc : rien n’a été changé.
cli-ask-reason = Pourquoi ?
cli-ask-evidence = Quel justificatif ? (NOM=adresse ou texte)
cli-ask-title = Titre :
cli-ask-name = Nom ou fonction :
cli-ask-plan-title = Titre du plan :
cli-ask-plan-id = Identifiant du plan (nom de son dossier) [{ $proposed }] :
cli-ask-language = Langue du registre, fr ou en [{ $proposed }] :
cli-ask-start = Le jour où il commence (vide : pas encore connu) :
cli-ask-end = Le jour où il finit (vide : pas encore connu) :
cli-ask-founder = git ne sait pas encore qui vous êtes. Votre nom ou votre fonction, que portera chaque changement (vide : renoncer) :
cli-ask-founder-email = Votre adresse électronique :
cli-end-before-start = Le plan finirait le { $end }, avant de commencer, le { $start }.
cli-end-before-start-hint = Donnez un jour de fin qui suit celui du début.
cli-start-after-day = La période commencerait le { $start }, après le { $day } où elle s’arrête.
cli-start-after-day-hint = « --since » dit le premier jour dont le rapport parle ; « --at » dit le dernier.
cli-found-goes-on = Le plan est créé. Il reste à le peupler : entrée passe à la suite, et tout se complète plus tard. Chaque réponse est enregistrée ; « copil undo » reprend la dernière.
cli-found-organisation = Une organisation qui partage le plan, par exemple « Ville de Blois » (vide : continuer) :
cli-found-member-of = De quelle organisation, parmi { $known } ? (vide : aucune) :
cli-found-oneself = Vous-même, { $email } : sous quel nom ou quelle fonction figurer dans le plan ? (« non » : ne pas y figurer) [{ $proposed }] :
cli-found-person = Une personne, ou mieux une fonction, comme « Direction générale <dgs@ville.exemple> » (vide : continuer) :
cli-found-group = Un groupe de travail, comme « Ressources humaines » (vide : continuer) :
cli-found-leads = Qui le pilote ? Noms ou identifiants, séparés par des virgules (vide : personne encore) :
cli-found-committee = Le comité qui suit le plan, comme « copil=Comité de pilotage » (vide : aucun) :
cli-found-members = Qui en est membre ? Noms ou identifiants, séparés par des virgules (vide : personne encore) :
cli-found-meeting = Le jour de sa première réunion (vide : pas encore connu) :
cli-found-action = Une première action de « { $group } » (vide : continuer) :
cli-found-due = Pour quand ? (vide : pas encore connu) :
cli-init-there = Ce plan est déjà dans { $folder } : rien n’a été changé. « copil { $plan } » l’ouvre.
cli-init-given-up = Rien n’a été créé. « copil init » repose ses questions.
cli-init-done = Le plan est dans { $folder }. « copil » ouvre l’écran : la touche « a » y ajoute groupes, personnes et actions ; ici, c’est « copil new person », « copil new action »…
cli-init-would = Seraient écrits dans { $folder } : rien n’a été changé.
cli-demo-making = Fabrication de la démonstration…
cli-demo-made = La démonstration est dans { $folder }. Pour elle, nous sommes le { $day }. À essayer :
cli-demo-open = Et « { $command } » l’ouvre.
cli-demo-all-made = La démonstration est dans { $folder } : tous les plans livrés, chacun à son jour. Ils s’ouvrent ainsi :
cli-edit-unchanged = Rien n’a été changé dans le fichier.
cli-edit-draft-kept = Votre modification est gardée : « copil edit { $id } --proposal { $name } » la reprend.
cli-edit-not-recorded = Il contient des modifications d’avant qui ne sont pas encore enregistrées : copil record { $id }
cli-edit-ask = [R]eprendre, [g]arder sans enregistrer, [a]bandonner ?
cli-edit-keep = garder
cli-edit-give-up = abandonner
cli-edit-broken = a une erreur, et n’est pas enregistré tant qu’il en a une
cli-no-hand-edits = Il n’y a pas de modification faite à la main à enregistrer.
cli-unreadable-row = illisible : { $file }
cli-list-summary = { $count ->
    [one] { $count } action
   *[other] { $count } actions
} sur { $all }, { $late } en retard
cli-check-sound = Rien à signaler ({ $count ->
    [one] { $count } action
   *[other] { $count } actions
}).
cli-check-found = { $errors ->
    [0] Aucune erreur
    [one] { $errors } erreur
   *[other] { $errors } erreurs
}, { $warnings ->
    [0] aucun avertissement
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
}.

# Tableaux et fiches
cli-column-id = Id
cli-column-title = Titre
cli-column-status = Statut
cli-column-weather = Météo
cli-column-late = Retard
cli-column-stopped = Arrêtées
cli-column-carried = Portées
cli-column-leads = Pilotes
cli-column-done = Réalisées
cli-column-progress = Avancement
cli-column-why = Pourquoi
cli-column-time = Temps
cli-column-stale = Sans suite
cli-column-how = Commande
cli-column-name = Nom
cli-column-day = Jour
cli-column-by = Par
cli-column-would = Apporterait
cli-column-last = Dernier changement
log-joined = entré dans le plan le { $joined }, écrit le { $written }
cli-effective = effet le { $day }
cli-decision = décision { $id }
cli-redoes = rétablit ce qu’annulait { $commit }
cli-undoes = annule { $commit }
# Ce qu’une personne doit avant la prochaine réunion
owed-before = À régler avant : { $meeting }, { $when }
in-days = { $days ->
    [0] aujourd’hui
    [1] demain
   *[other] dans { $days } jours
}
agenda-points = { $count ->
    [0] pas encore d’ordre du jour
    [one] { $count } point
   *[other] { $count } points
}
agenda-none = Aucune réunion du comité n’est prévue
owed-until = À régler d’ici le { $day } (aucune réunion n’est prévue)
owed-late = retard { $days } j
owed-late-milestone = jalon en retard de { $days } j : { $milestone }{ $others ->
    [0] {""}
    [one] {" "}(et { $others } autre)
   *[other] {" "}(et { $others } autres)
}
owed-due = échéance le { $day }
owed-due-milestone = jalon le { $day } : { $milestone }
owed-measure = mesure du { $day } : { $title }
owed-not-begun = devait commencer il y a { $days } j
owed-no-weather = météo à donner
owed-old-weather = météo d’il y a { $days } j à confirmer
owed-no-comment = météo sans commentaire
owed-stale = sans suite depuis { $days } j
owed-decision = décision à exécuter
owed-decision-due = décision à exécuter d’ici le { $day }
owed-role-second = en binôme
owed-role-group = groupe piloté
owed-role-member = membre du groupe
owed-rest = Le reste des actions pilotées ({ $count })
owed-groups = Le reste des groupes ({ $count })
owed-nothing = Rien à régler d’ici là.
owed-keys = en tête d’un motif : la touche qui permet de le régler
owed-empty = { $who } n’a aucune action en cours ni à venir.

# La page de manuel
man-name = Nom
man-synopsis = Synopsis
man-description = Description
man-description-text = copil suit un plan d’action tenu en fichiers TOML simples, un par action, dans un dépôt git. Chaque changement est un commit, dont le message dit ce qui a changé et pourquoi : avec git seul, chacun peut lire l’histoire du plan.

    Sans verbe, l’écran s’ouvre. PLAN est le dossier d’un plan, ou son nom sous le dossier plans/ du dépôt ; à défaut, c’est le plan du dossier courant, sinon le seul de plans/.

    Une commande qui rencontre un fichier illisible donne ce qu’elle peut, nomme le fichier sur la sortie d’erreur et finit par 1.
man-verbs = Verbes
man-options = Options
man-dates = Dates et mots
man-dates-text = Les dates s’écrivent 2018-03-15, 15/03/2018, 15/03, 15 mars, aujourd’hui, hier, +30j, -2s, +3m, ou comme en anglais. Statuts, météos et priorités se donnent par identifiant ou par libellé, en français ou en anglais, avec ou sans accents. Les identifiants s’écrivent en majuscules ou non : rh-4 est RH-04. « moi » est la personne du plan qui a votre adresse git.
man-exit = Codes de sortie
man-exit-1 = Fait.
man-exit-2 = Refusé, ou des problèmes ont été trouvés.
man-exit-3 = La ligne de commande ne se comprend pas.
man-exit-4 = Il n’y avait rien à changer.
man-exit-5 = Le dépôt ou les fichiers font obstacle.
man-files = Fichiers
man-file-1 = Le plan : titre, dates, personnes, axes, comités, règles, statuts.
man-file-2 = Un groupe de travail.
man-file-3 = Une action ; son identifiant est le nom du fichier.
man-file-4 = La réunion d’un comité.
man-file-5 = Vos réglages ; « copil config » dit où. COPIL_CONFIG nomme un autre fichier.
man-file-6 = Ce dont copil se souvient d’une fois sur l’autre ; peut être supprimé.
man-environment = Environnement
man-variable-1 = La langue, fr ou en ; à défaut, la langue du système décide (LC_ALL, LC_MESSAGES, LANG). --lang l’emporte.
man-variable-2 = Le jour à prendre pour aujourd’hui, comme 2018-03-15 ; copil.today dans la configuration de git fait de même.
man-variable-3 = Non vide : pas de couleurs, sauf --color=always.
man-variable-4 = La largeur de la mise en page sur un terminal.
man-variable-5 = L’éditeur de « copil edit », là où git n’en nomme pas.
man-variable-6 = Un autre fichier de configuration.
man-variable-7 = Où chercher copil/config.toml et copil/state.json.
man-settings = Réglages de git
man-setting-1 = Qui est au clavier : les changements sont à ce nom, et « moi » est la personne du plan qui a cette adresse.
man-setting-2 = Le jour à prendre pour aujourd’hui, comme COPIL_TODAY.
man-setting-3 = À quel rythme l’écran regarde ce que les autres ont partagé, comme 15m, 1h ou 90s ; jamais s’il n’est pas donné.
man-setting-4 = Si les changements et les marques des séances closes sont signés de votre clé.
man-setting-5 = Comment git joint les fichiers du plan ; « copil merge-driver » le met en place et le retire.
man-setting-6 = La commande par laquelle les plans partagés par ssh sont atteints, celle de votre git ; l’écran y ajoute de ne rien demander.
man-setting-7 = Les fins de ligne des fichiers du dossier de travail, comme pour git : copil enregistre ce que git enregistrerait, et les laisse telles que vous les avez.
man-see-also = Voir aussi
man-see-also-text = git(1), git-log(1), git-interpret-trailers(1)
## L’écran

tui-day-is-set = jour simulé
tui-branch = version { $name }
tui-too-small = copil a besoin d’au moins { $width } × { $height } caractères ; la fenêtre en a { $columns } × { $lines }. Agrandissez-la, ou tapez q pour quitter.
tui-past = { $what }   { $earlier } { $later } réunions   { $moments } moments
tui-moments-title = Voir le plan tel qu’il était
tui-moment-now = Le plan d’aujourd’hui
tui-moment-typed = Entrée montre le plan du jour tapé : 30/06/2017, ou d’un changement, par son identifiant ; suivi d’« effectif » : ce qui était vrai ; de « partagé » : ce qui était partagé.
tui-moments-title-all = Voir tous les plans tels qu’ils étaient
tui-moment-now-all = Les plans d’aujourd’hui
tui-moment-last-month = fin du mois dernier
tui-moment-last-quarter = fin du trimestre dernier
tui-moment-last-year = fin de l’année dernière
tui-moment-typed-all = Entrée montre tous les plans au jour tapé : 30/06/2017 ; suivi d’« effectif » : ce qui était vrai ; de « partagé » : ce qui était partagé.
tui-past-all = Tous les plans, enregistrés au { $day }
tui-past-all-shared = Tous les plans, partagés au { $day }
tui-past-all-effective = Tous les plans, effectifs au { $day }, sus aujourd’hui
tui-no-earlier-meeting = Aucune réunion avant le { $day }.
tui-compare-title = Ce qui a changé
tui-compare-title-all = Ce qui a changé dans tous les plans
tui-drift = Dates
tui-compare-drift = Ce qui a été repoussé
tui-compare-from = du
tui-compare-to = au
tui-compare-now = plan d’aujourd’hui
tui-compare-now-all = présent, dans tous les plans
tui-compare-gone = { $action } n’est pas dans le plan que vous regardez.
tui-compare-unexplained = L’historique ne dit pas comment on en est venu là.
tui-compare-choose = Aucune réunion n’est close : choisissez un moment avec { $key }.
tui-compare-last-meetings = dernier comité clos de chaque plan
tui-compare-left-out = Non comparés
tui-compare-counting = Comptés autrement depuis
tui-compare-reading = Comparaison en cours…
tui-no-meeting-between = Il n’y a pas d’autre réunion entre ces deux moments.
tui-read-only = Lecture seule : { $why }
tui-unreadable-files = { $count ->
    [one] { $count } fichier illisible, { $key } pour voir
   *[other] { $count } fichiers illisibles, { $key } pour voir
}
tui-problems-found = { $count ->
    [one] { $count } remarque sur les fichiers, { $key } pour voir
   *[other] { $count } remarques sur les fichiers, { $key } pour voir
}
tui-merge-faults = { $count ->
    [one] Une mise en commun faite sans copil a mêlé des valeurs, { $key } pour voir
   *[other] { $count } mises en commun faites sans copil ont mêlé des valeurs, { $key } pour voir
}
tui-hand-edits = { $count ->
    [one] { $count } fichier modifié hors de copil, { $key } pour l’enregistrer
   *[other] { $count } fichiers modifiés hors de copil, { $key } pour les enregistrer
}

progress-mean = Avancement
progress-done = Réalisées
progress-promised = Prévues
progress-done-of = { $done } sur { $scope }
progress-promised-by = { $count } à ce jour
tui-unknown = inconnu
tui-count-actions = { $count ->
    [one] { $count } action
   *[other] { $count } actions
}
tui-count-high = { $count ->
    [one] { $count } prioritaire
   *[other] { $count } prioritaires
}
tui-count-late = { $count } en retard
tui-empty-plan = Ce plan n’a pas encore d’action.
tui-none-readable = Aucune action n’est lisible.
tui-groups = Groupes de travail
tui-parties = Organisations
party-late = { $count } en retard
party-stopped = { $count ->
    [one] { $count } arrêtée
   *[other] { $count } arrêtées
}
tui-no-groups = Ce plan n’a pas encore de groupe.
tui-groups-fill = La touche « { $key } » en ajoute un.
tui-group-no-action = Aucune action ici pour l’instant.
tui-attention = À traiter ({ $count })
tui-no-attention = Rien ne réclame l’attention du comité.
tui-late = retard { $days } j
tui-late-short = +{ $days } j
tui-late-years = +{ $years } ans
tui-since = Depuis le { $date } · { $committee }
tui-since-day = Depuis le { $date }
tui-since-start = Ce qui a changé
tui-since-nothing = Rien à signaler.
count-of-kind = { $word } : { $count }
tui-since-closed = { $count ->
    [one] { $count } réalisée
   *[other] { $count } réalisées
}
tui-since-started = { $count ->
    [one] { $count } lancée
   *[other] { $count } lancées
}
tui-since-created = { $count ->
    [one] { $count } nouvelle action
   *[other] { $count } nouvelles actions
}
tui-since-waiting = { $count } en attente
tui-since-dropped = { $count ->
    [one] { $count } abandonnée
   *[other] { $count } abandonnées
}
tui-since-pushed = { $count ->
    [one] { $count } échéance repoussée
   *[other] { $count } échéances repoussées
}
tui-since-pushed-to = repoussée au { $date }
tui-since-brought-forward = avancée au { $date }
tui-since-reached = { $count ->
    [one] { $count } jalon atteint
   *[other] { $count } jalons atteints
}
tui-since-darker = { $count ->
    [one] { $count } météo en baisse
   *[other] { $count } météos en baisse
}
tui-since-brighter = { $count ->
    [one] { $count } météo en hausse
   *[other] { $count } météos en hausse
}
tui-since-commented = { $count ->
    [one] { $count } commentée
   *[other] { $count } commentées
}
tui-reading = Lecture de l’historique… { $done }
tui-reading-of = Lecture de l’historique… { $done } sur { $of }
tui-reading-failed = L’historique n’a pas pu être lu jusqu’au bout.
tui-no-history = Aucun changement enregistré pour l’instant.

tui-actions-title = { $count ->
    [one] { $count } action
   *[other] { $count } actions
}
tui-lost-action = { $id } : fichier illisible (touche { $key })
tui-past-unknown = { $count ->
    [one] { $count } inconnue
   *[other] { $count } inconnues
} : historique tronqué
tui-no-match = Rien ne correspond.
tui-filter-take = tab pour prendre, ↑↓ pour choisir
tui-filter-take-enter = entrée pour prendre
tui-views-title = Vues
tui-view-shared = partagée
tui-view-own = à moi
tui-no-view = Aucune vue ne correspond.
tui-save-view-title = Enregistrer le filtre comme vue
tui-view-name = Nom de la vue
tui-view-for = Pour qui ?
tui-view-for-all = tous ceux qui suivent le plan (enregistrée dans plan.toml)
tui-view-for-me = moi seulement (dans ma configuration)
tui-view-all = toutes les actions
tui-view-needs-name = Donnez un nom à la vue.
tui-view-in-settings = Rien ne change dans le plan.
tui-filter-label = Filtrer :
tui-filter-clear = échap pour tout revoir
tui-ordered = par { $by }
tui-order-id = identifiant
tui-order-title = titre
tui-order-status = statut
tui-order-weather = météo
tui-order-due = échéance
tui-order-next-due = prochaine échéance
tui-order-late = retard
tui-order-priority = priorité
tui-order-progress = avancement
tui-order-group = groupe
tui-order-start = début
tui-order-lead = pilote
tui-column-id = Id
tui-column-title = Action
tui-column-status = Statut
tui-column-weather = Météo
tui-column-next-due = Prochaine échéance
tui-column-next-due-short = Prochaine
tui-columns-title = Colonnes
tui-columns-hint = espace montrer ou cacher · < > déplacer · r comme au début
tui-column-stays = toujours
tui-column-late = Retard
tui-column-progress = Avancement
tui-column-lead = Pilotes
tui-column-group = Groupe
tui-column-promise = 1re date
tui-column-touched = Modifiée
tui-column-milestone = Prochain jalon
tui-column-budget = Dépensé

tui-journal-title = Journal ({ $count })
tui-journal-received = Journal : reçu en dernier ({ $count })
tui-nothing-received = Rien n’a été reçu des autres.
tui-change-title = Changement { $commit }
tui-by-on = { $who }, le { $date }
tui-received = Reçu à la dernière mise en commun.
tui-effective = Prend effet le { $date }
tui-by-hand = Enregistré hors de copil : « { $subject } »
tui-history = Historique
tui-more-below = ↓ { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
tui-pane-closed = volet { $key }
tui-left-out = sans place : { $columns }
tui-gone = Cette action n’est plus dans le plan.
tui-status-since = depuis le { $date }
tui-priority = priorité { $name }
tui-comment = Commentaire
tui-depends-on = Attend
tui-needed-by = Attendue par
tui-sheet-around = Liens, décisions, historique
tui-initial = initial { $value }
tui-latest = dernier { $value }
tui-target = cible { $value }
promise-moved = { $first } → { $due }{ $times ->
    [0] {""}
    [1] , repoussée une fois ({ $days } j)
   *[other] , repoussée { $times } fois ({ $days } j)
}
tui-mine-of = Le travail de { $who }
tui-mine-shared = Moi · { $who } (quelqu’un d’autre a aussi votre adresse)
tui-mine-mine = Moi · { $who }
tui-mine-unknown = Ce plan ne connaît pas l’adresse { $address } que portent vos changements.
tui-mine-nobody = Rien ne dit qui vous êtes.
tui-mine-how = Pour vous faire connaître, ajoutez l’adresse à votre fonction dans { $file } :
tui-mine-function = fonction
tui-mine-how-git = Ou dites laquelle est la vôtre : { $command }
tui-mine-tell-git = Dites quelle est votre adresse : { $command }
tui-mine-choose = En attendant, choisissez de qui voir le travail
tui-mine-people = Le travail de qui ?
tui-mine-led = { $count ->
    [0] aucune action pilotée
    [one] { $count } action pilotée
   *[other] { $count } actions pilotées
}
tui-mine-no-people = Ce plan ne nomme encore personne. La touche « { $key } » vous y ajoute.
tui-parts-next = { $key } : { $by ->
    [organisation] organisations
    [axis] axes
    [phase] phases
   *[group] groupes
}
tui-parts-groups = Groupes de travail ({ $count })
tui-parts-organisations = Organisations ({ $count })
tui-parts-axes = Axes ({ $count })
tui-parts-phases = Phases ({ $count })
tui-parts-no-groups = Ce plan n’a pas encore de groupe. La touche « { $key } » en ajoute un ; la touche b montre les organisations, les axes et les phases.
tui-parts-no-organisations = Ce plan ne nomme aucune organisation. La touche « { $key } » en ajoute une ; la touche b montre les axes, les phases et les groupes.
tui-parts-no-axes = Ce plan n’a pas d’axe. La touche « { $key } » en ajoute un ; la touche b montre les phases, les groupes et les organisations.
tui-parts-no-phases = Ce plan n’a pas de phase. La touche « { $key } » en ajoute une ; la touche b montre les groupes, les organisations et les axes.
tui-no-organisation = Sans organisation
tui-no-axis = Sans axe
tui-no-phase = Sans phase
tui-no-lead = Sans pilote
tui-members = Membres
tui-and-others = { $names } et { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
tui-done-of-time = Avancement { $done }, temps écoulé { $time }
tui-period = Période
tui-more-actions = ↓ { $count ->
    [one] { $count } autre action
   *[other] { $count } autres actions
}
tui-column-name = Nom
tui-column-actions = Actions
tui-column-done = Avancement
tui-column-done-short = Avanc.
tui-column-time = Temps
tui-column-stale = Sans suite

tui-prompt-status = Statut
tui-prompt-weather = Météo
tui-prompt-measure = Valeur d’un indicateur
tui-prompt-deliver = Livrable remis
tui-prompt-spend = Dépense
tui-prompt-milestone = Jalon atteint
tui-prompt-due = Échéance
tui-prompt-note = Commentaire
tui-prompt-undo = Annuler le dernier changement
tui-prompt-redo = Rétablir ce qui a été annulé
tui-prompt-part = Modifier
tui-prompt-part-several = { $count ->
    [one] Modifier { $count } action
   *[other] Modifier { $count } actions
}
tui-part-id = Identifiant
tui-part-new = + nouveau…
tui-part-group = Groupe de travail
tui-choice-no-axis = Aucun axe
tui-choice-no-phase = Aucune phase
tui-typed-links = Adresse
tui-typed-evidence = Adresse ou texte
tui-typed-notes = Texte
tui-typed-tags = Étiquettes, séparées par des virgules
tui-typed-several-tags = Étiquettes à ajouter, séparées par des virgules (-mot retire un mot)
tui-bad-number = « { $text } » n’est pas un nombre. Essayez 40 ou 62,5.
tui-forbidden = impossible depuis le statut actuel
tui-fits-some = pour { $count } sur { $of }
tui-now-some = { $count } sur { $of } actuellement
tui-next-milestone = Le prochain jalon de chacune
tui-needs-milestones-of-several = { $count ->
    [one] 1 jalon à atteindre, ou un motif
   *[other] { $count } jalons à atteindre, ou un motif
}
tui-refused = { $count ->
    [one] { $count } refus
   *[other] { $count } refus
}
tui-already = { $count ->
    [one] 1 sans changement
   *[other] { $count } sans changement
}
tui-commits = { $count ->
    [0] rien à enregistrer
    [one] 1 changement à enregistrer
   *[other] { $count } changements à enregistrer
}
tui-search-hint = tapez pour chercher
tui-search-and-tick-hint = tapez pour chercher, espace coche
tui-searched = cherché : { $typed }
tui-nothing-found = Rien ne contient ces mots.
tui-number-missing = Il reste à écrire le nombre.
tui-nothing-to-measure = Pas encore d’indicateur ici : { $key } en ajoute un.
tui-nothing-to-deliver = Pas encore de livrable ici : { $key } en ajoute un.
tui-nothing-to-spend = Pas encore de budget ici : { $key } en ajoute un.
tui-progress-of-milestones = L’avancement vient des jalons ({ $reached }) et ne se saisit pas : marquez un jalon atteint.
tui-progress-of-milestones-several = L’avancement de ces actions vient de leurs jalons et ne se saisit pas : marquez un jalon atteint.
tui-nothing-changed = Rien n’est encore changé.
tui-arrows-hint = ↑ ↓ : choisir la ligne
tui-tick-hint = espace pour cocher
tui-without = Entrée encore une fois : enregistrer { $count ->
    [one] l’autre
   *[other] les { $count } autres
}, sans { $refused ->
    [one] l’action refusée
   *[other] les { $refused } refusées
}
tui-undo-batch = { $count ->
    [one] Le dernier changement
   *[other] Les { $count } changements faits ensemble
}
tui-undo-last = Le dernier seulement
tui-undo-with-references = Avec ce qui y renvoie : ces renvois sont retirés aussi
tui-undo-batch-with-references = Tous, avec ce qui y renvoie
tui-do-modify-thing = Modifier le groupe, l’axe ou la réunion
tui-do-modify-plan = Modifier le plan : personnes, comités, axes, dates…
tui-do-modify = Modifier un autre champ : titre, pilotes, axe…
tui-field-reason = Motif
tui-field-evidence = Justificatif : nom = adresse ou texte
tui-field-comment-to-confirm = Commentaire (facultatif pour confirmer la météo)
tui-field-comment = Commentaire
tui-field-effect = Date d’effet
tui-field-reached = Jour où il a été atteint
tui-field-inner-value = Valeur
tui-field-value = Valeur mesurée (« aucun » retire celle du jour)
tui-field-measured = Jour de la mesure
tui-field-delivered = Jour de la remise
tui-field-minutes-spent = Minutes prises
tui-field-spent = Total dépensé à ce jour, ou ce qui s’y ajoute avec un +
tui-field-date = Nouvelle date
tui-today = aujourd’hui
tui-now-weather = actuelle : enregistrer la confirme
tui-now = actuellement
tui-needs-reason = demande un motif
tui-needs-evidence = demande un justificatif
tui-needs-reason-and-evidence = demande un motif et un justificatif
tui-needs-milestones = { $count ->
    [one] { $count } jalon à atteindre, ou un motif
   *[other] { $count } jalons à atteindre, ou un motif
} : { $titles }
    [one] 1 jalon à atteindre
   *[other] { $count } jalons à atteindre
}, ou un motif : { $titles }
} ou un motif : { $titles }
tui-days-reached = atteint ou prévu le
tui-days-handed-over = remis ou prévu le
tui-days-carried-out = exécutée ou prévue le
tui-reached-on = atteint le { $date }
tui-promised-for = prévu le { $date }
tui-the-action = L’action elle-même
tui-nothing-to-choose = Il n’y a rien à choisir ici.
tui-draft-kept = Ce que vous avez tapé est gardé : rouvrez la même fenêtre pour le retrouver.
tui-new-title = Ajouter
tui-new-first = { $key } crée d’abord : { $what }
tui-new-for = pour { $what }
tui-new-agenda = Ordre du jour proposé
tui-new-agenda-more = À ajouter à l’ordre du jour
tui-new-agenda-how = espace : retirer ou reprendre un point
tui-new-agenda-postponed = reporté
tui-new-agenda-decision = décision { $decision }
tui-new-agenda-attention = à traiter
tui-new-missing = À remplir : { $what }.
tui-new-id = { $id } (proposé)
tui-new-hint-day = 30/06/2027, 30 juin, +3m
tui-new-hint-list = séparés par des virgules ; ↓ pour choisir
tui-new-hint-name = une fonction, plus stable qu’un nom
tui-new-hint-email = celle que portent les changements de cette personne
tui-new-hint-confidential = oui, pour ne pas la publier
tui-new-hint-unit = jours, agents, euros
tui-new-group = Nouveau groupe de travail
tui-new-person = Nouvelle personne
tui-new-action = Nouvelle action
tui-new-milestone = Nouveau jalon
tui-new-deliverable = Nouveau livrable
tui-new-indicator = Nouvel indicateur
tui-new-committee = Nouveau comité
tui-new-meeting = Nouvelle réunion
tui-new-axis = Nouvel axe
tui-new-phase = Nouvelle phase
tui-new-organisation = Nouvelle organisation
thing-group = Groupe de travail
thing-person = Personne, ou fonction
thing-action = Action
thing-milestone = Jalon
thing-deliverable = Livrable
thing-indicator = Indicateur
thing-committee = Comité
thing-meeting = Réunion
thing-axis = Axe
thing-phase = Phase
thing-organisation = Organisation
tui-idle-key = « { $key } » ne fait rien ici.
tui-nothing-to-open = « { $key } » ne fait rien ici : il n’y a rien à ouvrir.
tui-no-room-beside = « { $key } » ne fait rien ici : un volet demande un écran d’au moins { $columns } colonnes.
tui-bad-date = « { $text } » n’est pas une date. Essayez 30/06/2018, 30 juin, +2 semaines, demain.
tui-previewing = aperçu en cours…
tui-recording = Enregistrement en cours…
tui-opening = Ouverture en cours…
tui-recorded = Enregistré : { $subject }  ({ $commit })
tui-marked = { $count ->
    [one] 1 marquée
   *[other] { $count } marquées
}
tui-recorded-several = { $count } changements enregistrés  ({ $key } les annule)
tui-not-done = Rien n’a été enregistré
tui-hint-check = La touche { $key } montre l’erreur et sa place ; corrigez le fichier, puis recommencez.
tui-hint-record = Enregistrez-les d’abord (touche { $key }), ou annulez-les dans l’éditeur.
tui-hint-referred-to = « Avec ce qui y renvoie » retire aussi ces renvois ; le journal (touche { $key }) montre qui les a posés.
tui-hint-edit-by-hand = Faites ce changement dans le fichier lui-même (touche { $editor }), puis enregistrez-le (touche { $record }).
tui-problems-title = Fichiers du plan : { $count ->
    [one] { $count } remarque
   *[other] { $count } remarques
}
tui-no-problem = Tous les fichiers du plan se lisent sans remarque.
tui-hand-edits-title = Modifiés hors de copil ({ $count })
tui-no-hand-edits = Aucun fichier n’a été modifié hors de copil.
tui-edit-broken = contient une erreur : ne sera pas enregistré
tui-commits-to-make = { $count ->
    [one] { $count } changement sera enregistré :
   *[other] { $count } changements seront enregistrés :
}
tui-copy-title = Copier
tui-copy-commit = Identifiant du changement
tui-copy-subject = Changement en clair
tui-copy-id = { $count ->
    [one] Identifiant
   *[other] { $count } identifiants
}
tui-copy-row = { $count ->
    [one] Ligne du tableau
   *[other] { $count } lignes du tableau
}
tui-copy-sheet = Fiche
tui-copy-last-commit = Dernier changement
tui-copy-file = Chemin du fichier
tui-copied = Copié : { $what }
tui-editor-failed = L’éditeur « { $command } » a échoué ou n’a pas pu être lancé.
tui-editor-hint = Choisissez-en un autre avec la variable EDITOR, ou avec git config core.editor.
tui-do-edit-plan = Ouvrir plan.toml dans l’éditeur
tui-help-title = Ce que font les touches ici
tui-palette-title = Toutes les commandes
tui-palette-here = Ici
tui-palette-elsewhere = Ailleurs
tui-off-read-only = lecture seule
tui-not-here = { $what } : pas ici. { $why }.
tui-help-also = Aussi
tui-help-signs = Signes
sign-priorities = Priorité haute, basse
sign-late = En retard, ou manqué
sign-statuses = Non commencée, en cours, à l’arrêt, terminée, écartée
sign-weathers = Météo : { $names }
sign-kept = Jalon atteint, livrable remis, décision exécutée ; à venir
sign-marked = Marquée, pour changer plusieurs actions ensemble
sign-unreadable = Fichier ou filtre illisible
sign-received = Reçu à la dernière mise en commun
tui-note-count-key = 5j
tui-note-count = Un nombre devant une touche qui déplace la répète d’autant
tui-note-click-key = clic
tui-note-click = Choisir une ligne, un onglet, un choix ; encore une fois : ouvrir
tui-note-wheel-key = molette
tui-note-wheel = Monter et descendre
tui-note-edge-key = bord du volet
tui-note-edge = Tirer à la souris pour l’élargir ; × le ferme
tui-note-azerty-key = & é " ' ( - è _ ç à
tui-note-azerty = Ouvrir les vues 1 à 9, puis 0, sans majuscule sur un clavier français
tui-note-header-key = clic en-tête
tui-note-header = Trier par cette colonne ; encore une fois : dans l’autre sens
tui-note-outside-key = clic dehors
tui-note-outside = Fermer ce qui est ouvert par-dessus
tui-no-command = Aucune commande ne correspond.
tui-find-title = Chercher dans le plan
tui-find-title-all = Chercher dans tous les plans
tui-find-count = { $count ->
    [one] { $count } résultat
   *[other] { $count } résultats
}
tui-kind-group = groupe
tui-kind-person = personne
tui-kind-organisation = organisation
tui-kind-axis = axe
tui-kind-phase = phase
tui-kind-commit = changement · { $date }
tui-kind-meeting = réunion
tui-kind-decision = décision
tui-kind-plan = plan

# Le kanban (tui-board-by- : par quoi ranger)

tui-board-title = Kanban par { $by }
tui-board-over = Terminées
tui-board-no-lead = Sans pilote
tui-board-no-axis = Sans axe
tui-board-no-phase = Sans phase
tui-board-no-weather = Sans météo
tui-board-no-organisation = Sans organisation
tui-board-no-due = sans échéance
tui-board-columns-left = ‹ { $count ->
    [one] { $count } colonne
   *[other] { $count } colonnes
}
tui-board-columns-right = { $count ->
    [one] { $count } colonne
   *[other] { $count } colonnes
} ›
tui-add-first = La touche « { $key } » ajoute ce qu’il faut pour commencer : personnes, groupes de travail, puis actions.
tui-add-action = La touche « { $key } » en ajoute une.
tui-board-may-follow = « { $from } » : pas d’étape de ce côté ; { $key } : { $allowed }
tui-board-no-column = Il n’y a pas d’autre colonne de ce côté.
tui-board-not-there = × impossible ici
tui-board-let-go = lâcher pour déposer
tui-board-over-for-weather = La météo est une prévision : une action terminée n’en a plus.
tui-board-weather-ends-nothing = Aucune météo ne termine une action.
tui-board-end-by-status = C’est son statut qui la termine (touche s).
tui-board-weather-stays = Une météo se remplace ici par une autre ; elle ne se retire pas.
tui-board-by-title = Ranger par
tui-board-by-status = statut
tui-board-by-group = groupe de travail
tui-board-by-lead = pilote
tui-board-by-axis = axe stratégique
tui-board-by-weather = météo
tui-board-by-organisation = organisation
tui-board-by-priority = priorité
tui-board-by-phase = phase

# Les réunions

tui-meetings-title = Réunions ({ $count })
tui-meetings-none = Le plan n’a pas encore de réunion. La touche « { $key } » en ajoute une.
tui-meetings-register = { $key } : registre des décisions{ $count ->
    [0] {""}
   *[other] {" "}({ $count } à exécuter)
}
tui-meetings-over = Passées
tui-meetings-passed = Date passée, sans suite
tui-meetings-held = En séance
tui-meetings-convened = Convoquées
tui-meetings-prepared = En préparation
tui-meeting-decisions = { $count ->
    [one] { $count } décision
   *[other] { $count } décisions
}
tui-from-to-hour = de { $from } à { $to }
tui-from-hour = à partir de { $from }
tui-agenda-empty = Rien n’est encore inscrit à l’ordre du jour.
tui-minutes-of = { $spent } min sur { $planned }
tui-agenda-minutes = { $planned } min prévues en tout
tui-agenda-within = { $planned } min prévues, pour une séance de { $length } min
tui-agenda-too-long = { $planned } min prévues, pour une séance de { $length } min : { $over } min de trop
tui-agenda-late = ajouté après la convocation
tui-presence = Présences
tui-meeting-convene = Convoquer
tui-meeting-open = Ouvrir la séance
tui-meeting-cancel = Annuler la réunion
tui-meeting-postpone = Reporter la réunion
tui-meeting-close = Lever la séance
tui-meeting-add-item = Inscrire à l’ordre du jour
tui-meeting-change-item = Point
tui-meeting-remove-item = Retirer de l’ordre du jour
tui-meeting-decide = Décision
tui-meeting-guests = Invités
tui-close-missing = { $count ->
    [one] Dites d’abord ce qu’il en est de ce point :
   *[other] Dites d’abord ce qu’il en est de ces { $count } points :
}
tui-room-done-items = { $count ->
    [0] aucun point à l’ordre du jour
   *[other] { $done ->
        [0] aucun point traité sur { $count }
        [one] { $done } point traité sur { $count }
       *[other] { $done } points traités sur { $count }
    }
}
tui-room-from = depuis { $from }
tui-room-people = { $count ->
    [0] Présents
   *[other] Présents ({ $there } sur { $count })
}
tui-room-planned = { $planned } min prévues
tui-room-presented = rapporteur : { $name }
tui-room-away = hors de la salle : { $names }
tui-room-in-all = en tout { $spent } min sur { $planned }
tui-room-item = point { $number }
tui-room-minutes = minutes
tui-room-minutes-of = minutes sur { $planned }
tui-room-add = La touche « { $key } » y inscrit un point.
tui-room-gone = Cette réunion n’est plus dans le plan.
tui-room-broken = { $path } contient une erreur : la réunion ne peut pas être lue.
tui-room-mend = { $key } montre l’erreur et sa place. Une fois le fichier corrigé, la séance reprend où elle en était.
tui-room-since = Depuis le { $day }
tui-room-unchanged = Rien n’a changé.
tui-room-decisions = Décisions prises
tui-room-no-notes = Rien n’est encore noté sur ce point.
tui-room-no-decision = Aucune décision.
tui-room-sheet = Fiche
tui-person-present = présent
tui-person-out = sorti
tui-person-represented = représenté
tui-person-excused = excusé
tui-person-absent = absent
tui-person-by = par { $name }
tui-no-members = Le comité n’a pas encore de membres.
tui-members-there = Membres présents ou représentés : { $there } sur { $members }
tui-quorum-reached = quorum de { $quorum } atteint
tui-quorum-missed = quorum de { $quorum } non atteint

## Les onglets (tui-tab- : en entier ; tui-tab-short- : là où la place manque)

# The calendar
tui-calendar-by-group = par groupe
tui-calendar-by-lead = par pilote
tui-calendar-by-axis = par axe
tui-calendar-by-organisation = par organisation
tui-calendar-by-phase = par phase
tui-calendar-by-due = par échéance
tui-calendar-no-due = Sans échéance
tui-calendar-over = { $closed } ou { $dropped }
tui-calendar-over-closed = Terminées
tui-calendar-over-dropped = abandonnées
tui-calendar-years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}
tui-calendar-months = { $count } mois
tui-calendar-weeks = { $count } semaines
tui-calendar-before = ◂ avant
tui-calendar-after = après ▸
tui-calendar-undated = sans dates, { $key } pour en donner
tui-calendar-for = pour le { $due }
tui-calendar-pushed = Échéance initiale le { $first }, désormais le { $due } : repoussée { $times ->
    [1] une
   *[other] { $times }
} fois ({ $days } j)
tui-calendar-brought-forward = Échéance initiale le { $first }, avancée au { $due } : { $days } j plus tôt.
tui-calendar-due-gone = Échéance initiale le { $first }, aujourd’hui sans échéance.
tui-calendar-back = Repoussée { $times ->
    [1] une
   *[other] { $times }
} fois, puis revenue à son échéance initiale, le { $first }.
tui-calendar-kept = Échéance jamais déplacée.
tui-calendar-unread = L’historique, qui donne l’échéance initiale, n’est pas encore lu.
tui-calendar-unknown = { $id } (absente du plan)
tui-calendar-alone = { $id } n’attend aucune des actions affichées, et aucune ne l’attend.
tui-calendar-empty = Chaque action s’affichera ici en barre, de son début à son échéance.
tui-calendar-done = fait
tui-calendar-left = à faire
tui-calendar-added = repoussé
tui-calendar-late = en retard
tui-calendar-promised = échéance initiale
tui-calendar-steps = jalon atteint, à venir, manqué
tui-calendar-given = livrable remis, à remettre
tui-calendar-meetings = réunion tenue, à venir
tui-calendar-open = sans fin
tui-calendar-dropped = abandonné
tui-calendar-spared = gagné sur la première promesse
tui-calendar-legend = Signes du calendrier
tui-calendar-legend-key = { $key } : tous les signes
tui-labelled = { $label } :

tui-tab-board = Kanban
tui-tab-calendar = Calendrier
tui-tab-groups = Groupes
tui-tab-attention = À traiter
tui-tab-burn-up = Rythme
tui-tab-mine = Moi
tui-tab-meetings = Réunions
tui-tab-dashboard = Tableau de bord
tui-tab-actions = Actions
tui-tab-journal = Journal
tui-tab-short-board = Kanban
tui-tab-short-calendar = Cal.
tui-tab-short-groups = Gr.
tui-tab-short-attention = À voir
tui-tab-short-burn-up = Rythme
tui-tab-short-mine = Moi
tui-tab-short-meetings = Réun.
tui-tab-short-dashboard = Bord
tui-tab-short-actions = Actions
tui-tab-short-journal = Journal

## Les touches (tui-do- : ce que fait une commande ; tui-key- : la même en un mot ; tui-keyname- : le nom d’une touche)

tui-do-status = Changer le statut de l’action
tui-do-weather = Changer la météo de l’action
tui-do-milestone = Marquer un jalon atteint
tui-do-measure = Noter la valeur d’un indicateur
tui-do-deliver = Marquer un livrable remis
tui-do-spend = Noter ce qui est dépensé
tui-do-depend = Choisir les actions dont elle dépend
tui-do-due = Déplacer une échéance
tui-do-note = Écrire le commentaire de l’action
tui-do-undo = Annuler le dernier changement
tui-do-new = Ajouter au plan : action, groupe, personne, réunion…
tui-do-redo = Rétablir ce qui a été annulé
tui-do-record-edits = Enregistrer les fichiers modifiés hors de copil
tui-do-problems = Voir ce qui ne va pas dans les fichiers
tui-do-find = Chercher actions, groupes, personnes, réunions…
tui-do-dashboard = Aller au tableau de bord
tui-do-actions = Aller aux actions
tui-do-journal = Aller au journal
tui-do-help = Voir ce que font les touches ici
tui-do-palette = Voir toutes les commandes
tui-do-language = Passer en anglais
tui-do-redraw = Redessiner l’écran
tui-do-suspend = Rendre le terminal un moment
tui-do-quit = Quitter
tui-do-back = Revenir en arrière, retirer le filtre
tui-do-open = Ouvrir ce qui est choisi
tui-do-up = Monter d’une ligne
tui-do-down = Descendre d’une ligne
tui-do-page-up = Monter d’une page
tui-do-page-down = Descendre d’une page
tui-do-first = Aller à la première ligne
tui-do-last = Aller à la dernière ligne
tui-do-next = Passer à la partie suivante de l’écran
tui-do-previous = Revenir à la partie précédente de l’écran
tui-do-filter = Filtrer : mots, groupe:, statut:, retard…
tui-do-late = Ne montrer que les actions en retard, ou toutes
tui-do-received = Ne montrer que ce que les autres ont partagé en dernier, ou tout
tui-do-order = Trier autrement
tui-do-board = Aller au kanban
tui-do-calendar = Aller au calendrier
tui-do-groups = Aller aux groupes, organisations et axes
tui-do-attention = Aller à ce qui est à traiter
tui-do-burn-up = Aller au rythme du plan et à sa prévision
tui-do-mine = Aller à ce que j’ai à faire
tui-do-meetings = Aller aux réunions et à leurs décisions
tui-do-new-meeting = Préparer une réunion, avec l’ordre du jour proposé
tui-do-convene = Convoquer les membres : les numéros ne changent plus
tui-do-hold = Tenir la réunion : ouvrir l’écran de séance
tui-do-postpone-meeting = Reporter la réunion
tui-do-cancel-meeting = Annuler la réunion
tui-do-close-meeting = Lever la séance : le compte rendu est complet
tui-do-add-item = Inscrire un point à l’ordre du jour
tui-do-remove-item = Retirer le point de l’ordre du jour
tui-do-item-earlier = Avancer le point dans l’ordre du jour
tui-do-item-later = Reculer le point dans l’ordre du jour
tui-do-minutes = Dire combien de minutes prendra le point
tui-do-presenter = Dire qui présente le point
tui-do-open-meeting = Ouvrir la séance
tui-do-interrupt = Suspendre la séance, ou la reprendre
tui-do-next-item = Passer au point suivant
tui-do-previous-item = Revenir au point précédent
tui-do-decided = Point conclu : décidé
tui-do-discussed = Point conclu : débattu
tui-do-informed = Point conclu : pour information
tui-do-put-off = Reporter le point à une autre réunion
tui-do-withdrawn = Retirer le point, avec un mot
tui-do-decide = Prendre une décision sur le point
tui-do-notes = Noter ce qui s’est dit sur le point
tui-do-stand = Présent, excusé, absent, représenté
tui-do-in-or-out = Sortir de la salle à partir de ce point, ou y revenir
tui-do-guests = Noter les invités
tui-do-agenda = Voir l’ordre du jour de la prochaine réunion
tui-do-mark = Marquer l’action, ou retirer sa marque
tui-do-mark-all = Tout marquer, ou retirer toutes les marques
tui-do-copy = Copier : identifiant, ligne, fiche, changement, chemin
tui-do-editor = Ouvrir le fichier dans l’éditeur
tui-do-reverse = Inverser le tri
tui-do-columns = Choisir les colonnes
tui-do-views = Choisir une vue enregistrée
tui-do-save-view = Enregistrer le filtre comme vue
tui-do-by = Ranger selon autre chose
tui-do-left = Aller à gauche
tui-do-right = Aller à droite
tui-do-move-left = Déplacer la carte à gauche
tui-do-move-right = Déplacer la carte à droite
tui-do-zoom-in = Voir moins de temps, en plus grand
tui-do-zoom-out = Voir plus de temps, en plus petit
tui-do-today = Revenir à aujourd’hui
tui-do-legend = Voir ce que veulent dire tous les signes
tui-do-next-link = Passer à l’action liée suivante
tui-do-previous-link = Revenir à l’action liée précédente
tui-do-theme = Prendre le thème suivant
tui-do-papers = Imprimer ou envoyer : rapports, fiches, papiers de la réunion
tui-do-import = Importer un tableur : XLSX, ODS, CSV…
tui-do-take-in = Importer ce que dit le fichier
tui-do-column-field = Dire où va la colonne : un champ, une note, nulle part
tui-do-key-column = Faire de la colonne la clé, qui dit de quelle action parle une ligne
tui-do-value-meaning = Dire ce que veulent dire des valeurs de la colonne
tui-do-other-sheet = Lire une autre feuille du fichier
tui-do-keep-mapping = Garder la correspondance des colonnes avec le plan
tui-do-moments = Voir le plan tel qu’il était à une autre date
tui-do-earlier-meeting = Voir le plan tel qu’il était à la réunion précédente
tui-do-later-meeting = Voir le plan tel qu’il était à la réunion suivante
tui-do-compare = Comparer deux moments du plan
tui-do-other-moment = Déplacer l’autre des deux moments comparés
tui-do-drift = Dire de combien les dates ont glissé, ou de nouveau ce qui a changé
tui-do-room = Passer en mode salle, ou en sortir
tui-do-tour = Revoir la visite guidée
tui-do-person = Voir ce que porte une autre personne
tui-do-pane = Ouvrir ou fermer le volet de la liste
tui-do-pane-wider = Élargir le volet
tui-do-pane-narrower = Rétrécir le volet
tui-do-pane-up = Remonter dans le volet
tui-do-pane-down = Descendre dans le volet
tui-do-complete = Prendre ce qui est proposé
tui-do-record = Enregistrer
tui-do-new-line = Aller à la ligne
tui-do-cancel = Fermer
tui-do-choose = Choisir
tui-key-status = statut
tui-key-weather = météo
tui-key-milestone = jalon
tui-key-due = échéance
tui-key-modify-thing = modifier
tui-key-note = commentaire
tui-key-undo = annuler
tui-key-new = ajouter
tui-key-back = retour
tui-key-take-in = importer
tui-key-column-field = où va
tui-key-key-column = clé
tui-key-value-meaning = valeurs
tui-key-other-sheet = autre feuille
tui-key-keep-mapping = garder
tui-key-find = chercher
tui-key-help = aide
tui-key-palette = palette
tui-key-quit = quitter
tui-key-open = ouvrir
tui-key-new-meeting = préparer
tui-key-convene = convoquer
tui-key-hold = tenir
tui-key-close-meeting = lever
tui-key-add-item = inscrire
tui-key-item-later = reculer
tui-key-minutes = durée
tui-key-presenter = rapporteur
tui-key-open-meeting = ouvrir
tui-key-next-item = suivant
tui-key-decided = décidé
tui-key-discussed = débattu
tui-key-informed = information
tui-key-put-off = reporté
tui-key-withdrawn = retiré
tui-key-decide = décision
tui-key-notes = notes
tui-key-stand = présence
tui-key-in-or-out = sort, revient
tui-key-guests = invités
tui-key-next = suivant
tui-key-filter = filtrer
tui-key-late = retards
tui-key-received = reçus
tui-key-order = trier
tui-key-mark = marquer
tui-key-views = vues
tui-key-columns = colonnes
tui-key-by = ranger
tui-key-earlier-meeting = avant
tui-key-later-meeting = après
tui-key-other-moment = autre moment
tui-key-drift = glissement
tui-key-move-left = à gauche
tui-key-move-right = à droite
tui-key-zoom-in = zoom +
tui-key-zoom-out = zoom −
tui-key-today = aujourd’hui
tui-key-legend = signes
tui-key-next-link = liée
tui-key-person = une autre personne
tui-key-pane = volet
tui-key-complete = compléter
tui-key-record = enregistrer
tui-key-new-line = à la ligne
tui-key-cancel = fermer
tui-key-choose = choisir
tui-keyname-enter = entrée
tui-keyname-esc = échap
tui-keyname-tab = tab
tui-keyname-backtab = maj-tab
tui-keyname-space = espace
tui-keyname-backspace = retour
tui-keyname-pageup = page↑
tui-keyname-pagedown = page↓
tui-keyname-home = début
tui-keyname-end = fin
tui-keyname-delete = suppr
tui-keyname-insert = inser
tui-keyname-shift = maj

## La configuration (config-sample- : le modèle commenté ; config-fault- : ce qui n’y va pas)

config-sample-head =
    La configuration de copil.

    Chaque réglage est ici à sa valeur habituelle, derrière un « # » : retirez ce « # » et changez la valeur.
    « copil config » dit où est le fichier et ce qui est en vigueur. « copil --no-config » s’en passe.
config-sample-language =
    La langue : { $values }.
    "auto" s’en remet à l’environnement (COPIL_LANG, LC_ALL, LC_MESSAGES, LANG), qui l’emporte par COPIL_LANG.
config-sample-theme =
    Les couleurs : { $values }.
    "auto" suit le fond du terminal. La touche T passe au thème suivant et s’en souvient.
config-sample-start =
    L’écran d’ouverture : { $values }.
    "auto" ouvre sur votre travail quand le plan vous connaît, sinon sur le tableau de bord.
config-sample-room = Le mode salle, pour un écran lu de loin (touche W, ou « copil --room »).
config-sample-mouse = La souris. Sans elle, le terminal garde sa propre sélection de texte.
config-sample-actions = Le tableau des actions : ses colonnes, dans l’ordre ; celles qui ne tiennent pas cèdent la place.
config-sample-order = Son tri à l’ouverture : { $values }.
config-sample-views =
    Vos propres vues des actions, à côté de celles que plan.toml partage. Seul filter est nécessaire :

    {"  ["}views.avant-copil]
    {"  "}title = "Avant le copil"
    {"  "}filter = "late lead:me"
    {"  "}order = "late"
    {"  "}columns = ["id", "title", "next-due"]
config-sample-keys =
    Les touches, par partie de l’écran. Une commande peut en avoir plusieurs ; [] les lui retire.
    Noms : une lettre, "f5", "enter", "esc", "tab", "space", "backspace", "delete", "insert", "up", "down", "left",
    "right", "pageup", "pagedown", "home", "end", précédés au besoin de "ctrl-", "alt-" ou "shift-".
config-file-none = Aucun dossier de configuration n’est connu ; COPIL_CONFIG en nomme un fichier.
config-file-absent = { $path } n’existe pas : les réglages habituels sont en vigueur.
config-file-read = { $path }
config-made = { $path } est créé ; tout y est en commentaire.
config-exists = { $path } existe déjà ; il reste tel quel.
hint-config-exists = « copil config --sample » affiche le modèle.
hint-config-create = « copil config --write » crée le fichier, tout en commentaire.
config-bad = { $path } a { $count ->
        [one] une erreur
       *[other] { $count } erreurs
    }.
hint-config-bad = Corrigez le fichier, ou ouvrez copil sans lui : copil --no-config
config-unreadable = { $path } ne peut pas être lu : { $detail }
config-nearest = « { $nearest } » ?
config-known = Admis : { $known }.
config-fault-toml = ce n’est pas du TOML. Un réglage s’écrit : nom = "valeur"
config-fault-twice = ce réglage est déjà plus haut.
config-fault-setting = aucun réglage ne s’appelle « { $name } ».
config-fault-text = « { $name } » attend un texte entre guillemets.
config-fault-boolean = « { $name } » attend true ou false.
config-fault-texts = « { $name } » attend une liste de textes : ["…", "…"].
config-fault-keys = « { $name } » attend une touche ou une liste de touches : ["u", "ctrl-z"].
config-fault-table = « { $name } » attend une table : [{ $name }].
config-fault-word = « { $word } » n’est aucune des valeurs admises.
config-fault-no-filter = la vue « { $view } » n’a pas de filtre.
config-fault-filter = le filtre de la vue « { $view } » : { $why }
config-fault-scope = aucune partie de l’écran ne s’appelle « { $scope } ».
config-fault-command = « { $scope } » n’a pas de commande « { $command } ».
config-fault-command-elsewhere = Elle se règle dans : { $scopes }.
config-fault-key = aucune touche ne s’appelle « { $key } ».
config-fault-key-taken = dans « { $scope } », « { $key } » est déjà la touche de « { $by } ».
config-fault-key-taken-hint = Donnez-lui-en une autre au même endroit, ou retirez-la-lui : { $by } = []
config-fault-key-typed = dans « { $scope } » on écrit : « { $key } » doit pouvoir s’y taper.
config-fault-key-typed-hint = Prenez-la avec ctrl- ou alt-, ou une touche de fonction.
config-fault-way-out = sans touche pour « { $command } », on ne sortirait plus de « { $scope } ».
config-in-force = En vigueur
config-name-language = Langue
config-name-theme = Thème
config-name-start = Écran d’ouverture
config-name-room = Mode salle
config-name-mouse = Souris
config-name-columns = Colonnes des actions
config-name-order = Tri des actions
config-name-keys = Touches changées
config-name-views = Vues
config-name-state = Mémoire
config-yes = oui
config-no = non
config-none = aucune
config-start-auto = au choix de copil
tui-theme-name-auto = automatique
tui-theme-name-dark = sombre
tui-theme-name-light = clair
tui-theme-name-high-contrast = fort contraste
tui-theme-name-colour-blind = couleurs sûres pour les daltoniens
tui-theme-name-none = sans couleurs
tui-scope-global = Partout, hors de ce qui s’ouvre par-dessus
tui-scope-list = Dans une liste
tui-scope-page = Sur une page
tui-scope-subject = Sur une action choisie
tui-scope-parts = Entre les parties d’un écran
tui-scope-filtered = Là où les actions se filtrent
tui-scope-actions = Dans le tableau des actions
tui-scope-beside = Le volet d’une liste, quand l’écran est assez large
tui-scope-scrolled = Dans le volet
tui-scope-thing = Groupes, organisations, axes, réunions
tui-scope-arranged = Là où le rangement se choisit
tui-scope-board = Dans le kanban
tui-scope-dragging = Pendant qu’une carte est déplacée à la souris
tui-scope-calendar = Dans le calendrier
tui-scope-journal = Dans le journal
tui-scope-mine = Dans « Moi »
tui-scope-compared = Entre deux moments comparés
tui-scope-import = Dans le fichier à importer
tui-scope-meetings = Dans les réunions
tui-scope-room = En séance
tui-scope-attendance = Parmi les présents, en séance
tui-scope-prompt = Dans une saisie qui enregistre
tui-scope-line = Dans une ligne que l’on tape
tui-scope-menu = Dans un menu
tui-scope-notice = Dans un avis

## Les couleurs, le mode salle, la visite

tui-theme-taken = Thème : { $name }.
tui-room-on = Mode salle ; { $key } pour en sortir.
tui-room-off = Mode bureau.
tui-tour-title = Bienvenue dans copil
tui-tour-welcome = Un plan d’action, des fichiers lisibles par tous, et un registre que l’on peut contrôler. L’essentiel tient en six lignes.
tui-tour-views = Les vues : tableau de bord, actions, kanban, calendrier… jusqu’à vos propres actions.
tui-tour-move = Se déplacer, ouvrir, revenir ; la souris aussi.
tui-tour-change = Sur une action choisie : statut, météo, jalon, échéance. copil demande pourquoi et montre ce qui sera enregistré.
tui-tour-undo = Annuler. Tout changement reste au registre, celui-ci compris.
tui-tour-find = Chercher une action, un groupe, une personne.
tui-tour-help = Ce que font les touches ici ; toutes les commandes.
tui-tour-end = Une touche pour commencer · { $key } pour revoir cette page

# Pourquoi une action mérite l’attention : en peu de mots, puis en une phrase.
why-kind-late = En retard
why-kind-milestone = Jalon manqué
why-kind-waiting = En attente
why-kind-weather = Météo
why-kind-pushed = Échéance repoussée
why-kind-dependency = Dépendance
why-kind-stale = Sans suite
why-kind-due = Échéance proche
why-milestone = { $count ->
    [one] jalon manqué de { $days } j
   *[other] { $count } jalons manqués ({ $days } j)
}
why-waiting = { $days ->
    [0] { $status } depuis aujourd’hui
   *[other] { $status } depuis { $days } j
}
why-weather-fell = { $from } → { $to }
why-pushed = repoussée { $times ->
    [1] une
   *[other] { $times }
} fois ({ $days } j)
why-needs-late = attend { $on } (retard { $days } j)
why-needs = attend { $on } ({ $status })
why-stale = sans suite depuis { $days } j
why-due = { $days ->
    [0] échéance aujourd’hui
    [1] échéance demain
   *[other] échéance dans { $days } j
}
why-late-long = En retard de { $days ->
    [one] { $days } jour
   *[other] { $days } jours
} sur l’échéance du { $due }.
why-milestone-long = Jalon « { $title } » manqué de { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}{ $others ->
    [0] .
    [one] {" "}; { $others } autre jalon est manqué.
   *[other] {" "}; { $others } autres jalons sont manqués.
}
why-waiting-long = { $days ->
    [0] { $status } depuis aujourd’hui.
    [1] { $status } depuis hier.
   *[other] { $status } depuis { $days } jours.
}
why-waiting-undated = { $status }, sans date.
why-weather-long = Météo : { $weather }.
why-weather-fell-long = Météo passée de { $from } à { $to }.
why-pushed-long = Échéance repoussée { $times ->
    [1] une
   *[other] { $times }
} fois, de { $days ->
    [one] { $days } jour
   *[other] { $days } jours
} en tout.
why-action = { $id } « { $title } »
why-state-late = en retard de { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
why-needs-long = Dépend de { $on } : { $state }{ $others ->
    [0] .
    [one] {" "}; et de { $others } autre action en difficulté.
   *[other] {" "}; et de { $others } autres actions en difficulté.
}
why-stale-long = Aucune modification depuis { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}.
why-due-long = { $days ->
    [0] Échéance aujourd’hui.
    [1] Échéance demain.
   *[other] Échéance dans { $days } jours.
}
why-due-before = { $days ->
    [0] Échéance aujourd’hui, avant la prochaine séance : { $meeting }.
    [1] Échéance demain, avant la prochaine séance : { $meeting }.
   *[other] Échéance dans { $days } jours, avant la prochaine séance : { $meeting }.
}

# Le rythme du plan et ce qu’on peut en attendre.
forecast-whole = Tout le plan
forecast-label = Prévision
forecast-done = Réalisées
forecast-of-none = { $done } sur 0
forecast-of = { $done } sur { $scope } ({ $share })
forecast-promised = Prévues à ce jour
forecast-promised-now = { $count } aux échéances actuelles
forecast-promised-first-unknown = premières échéances inconnues : cette copie n’a pas tout l’historique
forecast-promised-first = { $count } aux échéances d’origine
forecast-time = Temps écoulé
forecast-prolonged = Fin du plan
prolonged = prolongé du { $from } au { $to }
prolonged-by = prolongé du { $from } au { $to } par la décision { $decision }
forecast-undated = Sans échéance
forecast-dropped = Abandonnées
forecast-pace = Rythme
forecast-a-month = { $pace } par mois en moyenne
forecast-known = { $done } en { $weeks ->
    [one] { $weeks } semaine
   *[other] { $weeks } semaines
}
forecast-scope-same = périmètre inchangé
forecast-scope-more = { $count ->
    [one] périmètre : { $count } action de plus
   *[other] périmètre : { $count } actions de plus
}
forecast-scope-less = { $count ->
    [one] périmètre : { $count } action de moins
   *[other] périmètre : { $count } actions de moins
}
forecast-all-done = Tout terminé
forecast-by-end = Au { $date }
forecast-by-end-of = { $count ->
    [one] Au { $date }, sur { $count } attendue
   *[other] Au { $date }, sur { $count } attendues
}
forecast-at-least = { $count } ou plus
forecast-half = { $what } : 1 chance sur 2
forecast-likely = { $what } : 8 chances sur 10
forecast-never = pas avant dix ans
forecast-empty = rien à faire
forecast-over = tout est terminé
forecast-too-short = pas assez d’historique
outlook-unknown = Pas encore assez d’historique pour prévoir la fin
outlook-over = Tout est terminé
outlook-never = À ce rythme, pas terminé avant dix ans
outlook-over-short = réalisé
outlook-never-short = > 10 ans
outlook-finished = À ce rythme, terminé en { $month }
outlook-in-time = À ce rythme, terminé en { $month }, avec la fin du plan
outlook-after = À ce rythme, terminé en { $month }, { $count } mois après la fin du plan
outlook-before = À ce rythme, terminé en { $month }, { $count } mois avant la fin du plan
forecast-needed = minimum : { $weeks } semaines, { $done }
forecast-method = Méthode
forecast-runs = { $runs } futurs tirés des semaines passées
forecast-column-day = Au
forecast-column-done = Réalisées
forecast-column-now = Prévues
forecast-column-first = À l’origine
forecast-column-scope = Périmètre
why-points = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
why-priority = Priorité { $priority }.
cli-past-unknown = Ce clone n’a pas tout l’historique : pour { $count ->
        [one] une action
       *[other] { $count } actions
    }, ce que ce filtre demande au passé n’est pas connu (« git fetch --unshallow » l’apporte).
cli-drift-cut = Ce clone n’a pas tout l’historique : ce qui a été repoussé avant son début n’est pas connu (« git fetch --unshallow » l’apporte).
cli-no-past = Sans historique, seul le présent compte.
help-attention = Classe ce qui mérite l’attention du comité, et dit pourquoi
help-attention-more = Chaque raison vaut des points ; leurs poids se règlent sous [rules.attention] dans plan.toml.
    Exemples :
    {"  "}copil attention --limit 10
    {"  "}copil attention --lead moi --oneline
help-attention-limit = Au plus tant d’actions
help-attention-group = De ce groupe ; peut se répéter, ou une liste à virgules
help-attention-lead = Portées par cette personne ; « moi » pour vous-même
help-attention-oneline = Une ligne par action
help-forecast = Compare le réalisé au prévu, et estime la fin au rythme du plan
help-forecast-more = La prévision rejoue mille fois l’avenir avec les semaines de l’année passée, ajouts et abandons compris.
    Exemples :
    {"  "}copil forecast
    {"  "}copil forecast --group rh --json
help-forecast-group = Ce groupe seulement
help-forecast-axis = Cet axe seulement
help-forecast-organisation = Cette organisation seulement
help-forecast-phase = Cette phase seulement

attention-by-points = points
attention-by-reason = raison principale
attention-by-group = groupe
attention-why = Pourquoi : { $points }
attention-said = La dernière explication
attention-last = Le dernier changement
attention-next = Le prochain jalon
attention-empty = Ce qui prend du retard, se bloque, se repousse, s’assombrit ou reste sans suite viendra ici.

burn-up-title = Rythme : { $part }
burn-up-parts = { $by } ({ $count })
burn-up-groups = Groupes
burn-up-axes = Axes
burn-up-organisations = Organisations
burn-up-phases = Phases
burn-up-by-group = groupe
burn-up-by-axis = axe
burn-up-by-organisation = organisation
burn-up-by-phase = phase
burn-up-figures = En chiffres
burn-up-wall-done = { $done } sur { $scope }, { $promised ->
    [one] { $promised } prévue
   *[other] { $promised } prévues
}
burn-up-wall-half = { $date } : tout terminé, 1 chance sur 2
burn-up-wall-likely = { $date } : 8 chances sur 10
burn-up-no-plan = La courbe se dessinera dès la première action.
burn-up-no-part = Ce plan n’a rien à montrer ainsi.
legend-done = réalisées
legend-scope = périmètre
legend-promised = prévues
legend-first = prévues à l’origine
legend-cone = prévision
legend-half = 1 chance sur 2
legend-likely = 8 sur 10
legend-today = aujourd’hui
legend-end = fin du plan
legend-meetings = séances
progress-time = Temps écoulé
tui-room-done = { $done } sur { $scope }, { $promised ->
    [one] { $promised } prévue
   *[other] { $promised } prévues
}
tui-room-done-long = { $done } sur { $scope } · { $promised ->
    [one] { $promised } prévue
   *[other] { $promised } prévues
} à ce jour
tui-room-done-short = { $done }, { $promised ->
    [one] { $promised } prévue
   *[other] { $promised } prévues
}
tui-room-closed = { $count ->
        [one] réalisée
       *[other] réalisées
    }
tui-room-active = en cours
tui-room-waiting = en attente
tui-room-open = à venir
tui-room-late = en retard
tui-view-kept = Vue « { $name } » gardée dans votre configuration.
tui-view-taken = Votre configuration ne peut pas recevoir la vue « { $name } ».
hint-view-taken = Elle en a déjà une de ce nom, ou n’est pas lisible : « copil config » le dit. Prenez un autre nom.
tui-view-not-kept = Votre configuration n’a pas pu être écrite : { $why }
tui-room-unreadable = { $count ->
        [one] { $count } fichier illisible : les chiffres sont incomplets.
       *[other] { $count } fichiers illisibles : les chiffres sont incomplets.
    }
attention-quoted = « { $text } »
help-attention-terms = Ce que les actions remplissent : les mêmes termes que pour « list »
help-attention-view = Celles d’une vue enregistrée

## The sheets of actions, groups and meetings

sheet-late-since = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}, depuis le { $day }
sheet-promise = Engagement
sheet-late = Retard
sheet-group = Groupe
sheet-reached = { $reached ->
    [one] { $reached } jalon atteint
   *[other] { $reached } jalons atteints
} sur { $all }
sheet-pair = { $leads } (en binôme)
sheet-carries = { $organisation } (porteuse)
sheet-due-on = échéance le { $day }
agenda-approves = Approbation du relevé : { $meeting }
sheet-represented = { $person } (pouvoir à { $by })
sheet-minutes = { $minutes } min
sheet-confirmed = confirmée le { $day }
sheet-reached-on = atteint le { $day }
sheet-handed-over = remis le { $day }
sheet-carried-out = exécutée le { $day }
sheet-weight = poids { $weight }
sheet-pushed = repoussé { $times } fois, { $days } j
sheet-spent = { $spent } sur { $planned } { $unit }
sheet-funder = { $amounts }, financé par { $funder }
sheet-no-such-action = n’est pas dans le plan
sheet-measured = { $value } le { $day }
sheet-indicator-to = { $title } : { $to } à atteindre
sheet-indicator = { $title } : de { $from } à { $to } { $unit }
sheet-indicator-in = { $title } ({ $unit })
sheet-not-measured = pas encore mesuré
end-unknown-at-first = { $end } (la fin d’origine n’est pas connue : l’historique est tronqué)
sheet-measured-before = auparavant { $measures }
sheet-initial-day = initial du { $day }
sheet-target-day = cible pour le { $day }
delay-none = T0
delay-days = T+{ $count } { $count ->
    [one] jour
   *[other] jours
}
delay-weeks = T+{ $count } { $count ->
    [one] semaine
   *[other] semaines
}
delay-months = T+{ $count } mois
delay-years = T+{ $count } { $count ->
    [one] an
   *[other] ans
}
measure-missing = { $moment } à mesurer : le { $day }, { $days ->
    [0] aujourd’hui
   *[other] il y a { $days } j
}
measure-next = prochaine mesure : { $moment }, le { $day }
measure-at = { $moment } : { $value }
targets = cibles : { $targets }
target-met = { $value } au { $day } (atteinte)
target-missed = { $value } au { $day } (manquée)
target-unknown = { $value } au { $day } (non mesurée)
target-to-come = { $value } au { $day }
sheet-last-changes = Derniers changements
sheet-unknown-keys = Clés hors format

## The register of decisions

decision-is-late = en retard
decision-is-open = à exécuter
decision-is-done = exécutée
decision-is-superseded = remplacée
decision-is-repealed = abrogée
decision-late-by = retard { $days } j
decision-superseded-by = remplacée par { $by }
decision-done-on = exécutée le { $day }
decision-repealed-on = abrogée le { $day }
decision-confidential = laissée hors de ce qui est publié
decision-text-confidential = { $text } (confidentielle)
decision-column = Décision
decision-column-state = État
decisions-none = Aucune décision.
change-followed-done = Décision { $id } exécutée
change-followed-not-done = Décision { $id } de nouveau à exécuter
change-followed-repealed = Décision { $id } abrogée
change-followed-not-repealed = Décision { $id } de nouveau en vigueur
change-followed-superseded = Décision { $id } remplacée
change-followed-by = par { $by }
change-followed-written = Décision { $id } prise par écrit
refused-repeal = { $id } : abroger une décision demande un motif.
refused-superseded = La décision { $id } n’est plus en vigueur : { $by } l’a remplacée.
hint-superseded = C’est { $by } qui est à suivre.
refused-repealed = La décision { $id } n’est plus en vigueur : elle a été abrogée.
refused-supersedes = La décision { $id } en remplace déjà une autre : { $other }.
hint-supersedes = Une décision en remplace une seule. Prenez-en une nouvelle.
refused-committee-met = Le comité s’est réuni ce jour-là : { $meeting }.
hint-committee-met = Inscrivez la décision dans cette réunion, ou donnez le jour de la consultation avec --on.
problem-circle-of-decisions = ces décisions se remplacent l’une l’autre en boucle : { $circle }.
hint-circle-of-decisions = Retirez « supersedes » de l’une d’elles.
cli-ask-decision = Que décide le comité ?
help-decisions = Donne le registre des décisions, et où en est chacune
help-decisions-words = Des mots du texte de la décision
help-decisions-owner = Celles dont cette personne est responsable
help-decisions-state = L’état : à exécuter, en retard, exécutée, remplacée, abrogée
help-decisions-committee = Celles de ce comité
help-decisions-action = Celles qui concernent cette action
help-decisions-since = Celles prises ce jour-là ou après
help-decisions-until = Celles prises ce jour-là ou avant
help-decision = Suit une décision : exécutée, remplacée, abrogée, prise par écrit
help-decision-show = Montre tout ce qu’il y a à savoir d’une décision
help-decision-show-id = La décision, comme 2018-03-15-copil/1
help-decision-done = Dit que des décisions sont exécutées
help-decision-done-ids = Les décisions, comme 2018-03-15-copil/1
help-decision-done-not-done = Dire qu’elles ne le sont pas, finalement
help-decision-supersede = Remplace une décision par une autre, déjà prise ou nouvelle
help-decision-supersede-id = La décision remplacée
help-decision-supersede-by = La décision qui la remplace, si elle est déjà prise
help-decision-repeal = Abroge une décision, en disant pourquoi
help-decision-repeal-id = La décision abrogée
help-decision-new = Inscrit une décision prise hors réunion, par consultation écrite
help-decision-new-committee = Le comité qui décide
help-arg-written = Par consultation écrite, hors réunion ; son jour est celui de --on
help-arg-text = Le texte de la décision
help-arg-owner = Qui en est responsable
help-decision-new-due = Le jour où elle doit être exécutée
help-decision-supersede-due = Le jour où elle doit être exécutée
help-arg-action = Les actions qu’elle concerne
help-arg-confidential = La laisser hors de ce qui est publié
value-state = ÉTAT
value-by = PAR
tui-do-carry-out = Dire que la décision est exécutée
tui-key-carry-out = exécutée
tui-do-supersede = Remplacer la décision par une autre
tui-key-supersede = remplacer
tui-do-repeal = Abroger la décision
tui-key-repeal = abroger
tui-scope-decided = Sur une décision choisie
tui-field-carried-out = Jour où elle a été exécutée
tui-field-decided-on = Jour de la nouvelle décision, si elle est prise par écrit
tui-field-superseded-by = Par la décision (2018-06-14-copil/2), ou par ce texte, pris par écrit
change-followed-no-longer-by = { $by } ne la remplace plus
## Les papiers d’une réunion

paper-title-draft-agenda = Projet d’ordre du jour
paper-title-convocation = Convocation et ordre du jour
paper-title-agenda = Ordre du jour
paper-title-attendance = Feuille de présence
paper-title-record = Relevé de décisions
paper-title-minutes = Compte rendu
paper-title-written = Relevé de décisions d’une consultation écrite
paper-of-day = { $committee }, { $day }
paper-running-head = { $title } – { $meeting }
paper-made-from = Établi à partir du commit { $commit }.
paper-made-from-folder = Établi à partir d’un dossier dont rien n’est encore enregistré.
paper-made-by = La même chose, au caractère près :
site-skip = Aller au contenu
site-menu = Pages du plan
site-history = Historique
site-search = Chercher une action
paper-draft-prepared = Projet : la réunion n’est pas encore convoquée.
paper-draft-open = Projet : la réunion est en cours.
paper-draft-suspended = Projet : la réunion est suspendue et reprendra.
paper-cancelled = Réunion annulée.
paper-postponed = Réunion reportée à une autre date.
paper-written = Consultation écrite : le comité ne s’est pas réuni.
paper-convoked = Vous êtes convié(e) à cette réunion. En cas d’empêchement, prévenez le secrétariat et dites qui vous représente.
paper-hours = Horaires
paper-from-to = de { $from } à { $to }
paper-from = à partir de { $from }
paper-until = jusqu’à { $to }
paper-place = Lieu
paper-chair = Présidence
paper-chairs = préside la séance
paper-secretary = Secrétariat
paper-person = { $name } ({ $organisation })
paper-person-with-address = { $person }, { $address }
paper-person-remark = { $person } – { $remark }
paper-present = présent(e)
paper-represented = pouvoir à { $by }
paper-excused = excusé(e)
paper-absent = absent(e)
paper-presence = Présence
paper-those-present = Présents
paper-those-represented = Représentés
paper-those-excused = Excusés
paper-those-absent = Absents
paper-those-unknown = Présence non notée
paper-guests = Invités
paper-members = Membres du comité
paper-others = Autres participants
paper-convoked-members = Destinataires
paper-quorum = Quorum
paper-quorum-needed = { $needed ->
    [one] { $needed } membre présent ou représenté
   *[other] { $needed } membres présents ou représentés
}
paper-quorum-reached = { $counted ->
    [one] atteint : { $counted } membre présent ou représenté, pour { $needed } requis
   *[other] atteint : { $counted } membres présents ou représentés, pour { $needed } requis
}
paper-quorum-missed = { $counted ->
    [0] non atteint : aucun membre présent ou représenté, pour { $needed } requis
    [one] non atteint : { $counted } membre présent ou représenté, pour { $needed } requis
   *[other] non atteint : { $counted } membres présents ou représentés, pour { $needed } requis
}
paper-agenda = Ordre du jour
paper-no-item = Aucun point n’est inscrit à l’ordre du jour.
paper-planned = Durée prévue en tout : { $planned }.
paper-too-long = Durée prévue en tout : { $planned }, pour une réunion de { $length }.
paper-late-item = Ajouté après la convocation.
paper-action-gone = Cette action n’est plus dans le plan.
paper-action-renamed = Cette action s’appelle maintenant { $to }.
paper-action-moved = Cette action est maintenant dans le groupe { $group }.
paper-away = Absents pour ce point : { $people }.
paper-remark = À noter
paper-column-number = N°
paper-column-subject = Objet
paper-column-presenter = Présentation
paper-column-length = Durée
paper-column-outcome = Suite donnée
paper-column-decision = Décision
paper-column-owner = Responsable
paper-column-due = Échéance
paper-column-fate = Suivi
paper-column-function = Fonction ou nom
paper-column-organisation = Organisation
paper-column-presence = Présence
paper-column-signature = Signature
paper-took = { $spent } (prévu : { $planned })
paper-decisions = Décisions
paper-decision = Décision { $number }
paper-item = point { $number }
paper-owner = Responsable : { $person }
paper-due = Échéance : { $day }
paper-actions = { $count ->
    [one] Action : { $actions }
   *[other] Actions : { $actions }
}
paper-supersedes = Remplace la décision { $decision }
paper-superseded = Remplacée par { $decision }
paper-repealed = Abrogée le { $day }
paper-carried-out = Exécutée le { $day }
paper-confidential = Confidentielle
paper-is-confidential = Ce document contient des décisions confidentielles : il n’est pas à diffuser.
paper-left-out = { $count ->
    [one] { $count } décision confidentielle n’est pas reproduite ici.
   *[other] { $count } décisions confidentielles ne sont pas reproduites ici.
}
paper-history-cut = Ce document vient d’un clone qui n’a pas tout l’historique : ce qui fut ajouté après la convocation, ou modifié après la clôture, peut y manquer (« git fetch --unshallow » l’apporte).
paper-nothing-decided = Aucune décision n’a été prise.
paper-without-quorum = Le comité s’est réuni sans quorum : rien n’a été décidé.
paper-follow-up = Suites
paper-next-meeting = Prochaine réunion
paper-approval = Ce document
paper-approved = approuvé le { $day }
paper-to-approve = à approuver à la séance du { $day }
paper-to-approve-next = à approuver à la prochaine séance
paper-corrections = Rectifications et observations
paper-amended = Modifié le { $day }
paper-note-hand-edits = { $count ->
    [one] { $count } fichier modifié à la main et non enregistré n’y est pas compté : « copil record » l’enregistre.
   *[other] { $count } fichiers modifiés à la main et non enregistrés n’y sont pas comptés : « copil record » les enregistre.
}
tui-papers-title = À imprimer ou à envoyer
tui-papers-one-plan = Ouvrez un plan : les rapports sont ceux d’un plan.
tui-report-dashboard-is = où en est le plan, sur une page
tui-report-letter-is = le trimestre raconté aux agents
tui-report-review-is = tout le plan, depuis son début
tui-report-indicators-is = ce qui est mesuré
tui-report-budget-is = prévu et dépensé
tui-report-sheets-is = { $count ->
    [one] une action
   *[other] { $count } actions, une par page
}
report-file-dashboard = tableau-de-bord
report-file-letter = lettre
report-file-review = bilan
report-file-sheets = fiches
report-file-indicators = indicateurs
report-file-budget = budget
tui-export-xlsx = Classeur Excel (XLSX)
tui-export-csv = Tableau pour Excel (CSV)
tui-export-json = Données pour programmes (JSON)
tui-export-ics = Agenda (ICS)
tui-export-plan = tout le plan
tui-export-of = { $count ->
    [one] { $count } action, ce qui est affiché
   *[other] { $count } actions, ce qui est affiché
}
tui-export-left-out = Laissé de côté : { $what }
tui-paper-made = { $title } : { $file }, dans { $folder }
tui-paper-agenda = Convocation et ordre du jour
tui-paper-record = Relevé de décisions, ou compte rendu
tui-paper-attendance = Feuille de présence
# Importer un tableur à l’écran.
tui-import-title = Importer { $file }
tui-import-files = Importer un tableur de { $folder }
tui-import-path = entrée : lire le fichier de ce chemin (~ est votre dossier)
tui-import-reading = Lecture du fichier…
tui-import-understanding = Le contenu est analysé…
tui-import-stop = { $key } : arrêter
tui-import-cells = { $cells ->
    [one] { $cells } cellule
   *[other] { $cells } cellules
} = { $placed ->
    [one] { $placed } placée
   *[other] { $placed } placées
} + { $noted } en note + { $refused ->
    [one] { $refused } non reprise
   *[other] { $refused } non reprises
}
tui-import-new = { $count ->
    [0] rien de nouveau
    [one] { $count } nouvelle action
   *[other] { $count } nouvelles actions
}
tui-import-gone-count = { $count ->
    [one] { $count } absente du fichier
   *[other] { $count } absentes du fichier
}
tui-import-columns = Colonnes ({ $count })
tui-import-actions = Actions ({ $count })
tui-import-other-part = { $key } : { $part }
tui-import-nothing = Le fichier ne dit rien que le plan ne dise déjà.
tui-import-head-said = à voir
tui-import-goes = Devient : { $field } ({ $why }).
tui-import-key = C’est la clé : elle dit de quelle action du plan parle une ligne.
tui-import-is-key = { $field } (clé)
tui-import-samples = Exemples
tui-import-no-samples = Aucune action n’y a de cellule.
tui-import-not-taken = non repris
tui-import-cells-said = { $count ->
    [one] { $count } cellule à voir
   *[other] { $count } cellules à voir
}
tui-import-gone = Cette action du plan n’est pas dans le fichier ; elle reste dans le plan.
tui-import-field-of = Où va { $column }
tui-import-no-header = Cette colonne n’a pas d’en-tête : elle reste en note. Donnez-lui un en-tête dans le fichier.
tui-import-no-field = Aucun champ de ce nom
tui-import-values = Ce que veulent dire des valeurs
tui-import-no-value = Aucune valeur de ce nom
tui-import-means = Ce que veut dire { $value }
tui-import-in-file = le fichier :
tui-import-now = actuellement
tui-import-hidden = masquée
tui-import-sheets = La feuille à lire
tui-import-any-sheet = celle qui semble être le plan
tui-import-kept = La correspondance est gardée dans { $path } ; elle sera retrouvée à ces en-têtes
tui-import-forbidden = { $count ->
    [one] Un statut n’est pas repris. Un motif peut y suffire :
   *[other] { $count } statuts ne sont pas repris. Un motif peut y suffire :
}
paper-file-agenda = ordre-du-jour
paper-file-attendance = presence
paper-file-record = releve
paper-file-minutes = compte-rendu
paper-written-to = { $title } écrit dans { $file }
report-only = Actions retenues : { $filter }
report-left-out = { $count ->
    [one] { $count } valeur interne ne figure pas ici.
   *[other] { $count } valeurs internes ne figurent pas ici.
}
report-on-day = au { $day }
dashboard-title = Tableau de bord
dashboard-progress = avancement moyen
dashboard-elapsed = { $share } du temps écoulé
dashboard-done = { $count ->
    [one] action réalisée
   *[other] actions réalisées
}
dashboard-of = sur { $count }
dashboard-late = { $count ->
    [one] action en retard
   *[other] actions en retard
}
dashboard-waiting = { $count ->
    [one] action à l’arrêt
   *[other] actions à l’arrêt
}
dashboard-due-soon = { $count ->
    [one] échéance proche
   *[other] échéances proches
}
dashboard-within = { $days ->
    [one] dans la journée
   *[other] dans les { $days } jours
}
dashboard-late-decisions = { $count ->
    [one] décision en retard
   *[other] décisions en retard
}
dashboard-groups = Où en est chaque groupe de travail
dashboard-pressing = Ce qui réclame l’attention
dashboard-coming = Ce qui vient
dashboard-nothing-coming = Aucune échéance n’est prévue.
dashboard-burn-up = Ce qui est réalisé, face à ce qui était promis
dashboard-standing = { $done ->
    [0] Aucune action réalisée sur { $scope }
    [one] { $done } action réalisée sur { $scope }
   *[other] { $done } actions réalisées sur { $scope }
} ; { $promised ->
    [0] aucune ne devait l’être
    [one] { $promised } devait l’être
   *[other] { $promised } devaient l’être
} à ce jour d’après les échéances actuelles.
chart-count = Nombre
chart-share = Part
chart-status = Statut
chart-period = Période
chart-day = Date
chart-today = ce jour
listed = { $names } et { $last }
number-word-1 = une
number-word-2 = deux
number-word-3 = trois
number-word-4 = quatre
number-word-5 = cinq
number-word-6 = six
number-word-7 = sept
number-word-8 = huit
number-word-9 = neuf
number-word-10 = dix
number-word-11 = onze
number-word-12 = douze
number-word-13 = treize
number-word-14 = quatorze
number-word-15 = quinze
number-word-16 = seize
season-spring = Printemps
season-summer = Été
season-autumn = Automne
season-winter = Hiver
letter-title = La lettre du projet
letter-period = Du { $first } au { $last }
letter-between = Entre le { $first } et le { $last }, { $told }.
letter-quiet = Entre le { $first } et le { $last }, le projet a suivi son cours sans étape marquante.
letter-achieved = { $count ->
    [one] { $number } action a abouti
   *[other] { $number } actions ont abouti
}
letter-launched = { $place ->
    [first] { $count ->
        [one] { $number } action a démarré
       *[other] { $number } actions ont démarré
    }
   *[others] { $count ->
        [one] { $number } autre a démarré
       *[other] { $number } autres ont démarré
    }
}
letter-steps = { $count ->
    [one] { $number } étape a été franchie
   *[other] { $number } étapes ont été franchies
}
letter-standing = { $done ->
    [0] Le projet ne compte encore aucune action achevée sur { $scope }
    [one] Le projet compte désormais { $done } action achevée sur { $scope }
   *[other] Le projet compte désormais { $done } actions achevées sur { $scope }
}, et { $progress }.
letter-standing-some = { $done ->
    [0] Aucune de ces actions n’est encore achevée, sur { $scope }
    [one] De ces actions, { $done } est désormais achevée sur { $scope }
   *[other] De ces actions, { $done } sont désormais achevées sur { $scope }
}, et { $progress }.
letter-progress = son avancement moyen est de { $now }
letter-progress-moved = son avancement moyen est passé de { $before } à { $now }
letter-slipped = { $count ->
    [one] { $number } action demande plus de temps que prévu
   *[other] { $number } actions demandent plus de temps que prévu
}
letter-stopped = { $place ->
    [first] { $count ->
        [one] { $number } action a dû s’interrompre
       *[other] { $number } actions ont dû s’interrompre
    }
   *[others] { $count ->
        [one] { $number } autre a dû s’interrompre
       *[other] { $number } autres ont dû s’interrompre
    }
}
letter-held-up = Tout n’est pas allé aussi vite qu’espéré : { $told }.
letter-says-why = Cette lettre dit aussi pourquoi.
letter-part-achieved = Ce qui a abouti
letter-part-launched = Ce qui démarre
letter-part-steps = Ce qui avance
letter-part-held-up = Ce qui prend plus de temps, et pourquoi
letter-part-coming = Ce qui vient
letter-decisions = Ce qui a été décidé
letter-figures = La période en chiffres
letter-done-on = achevée le { $day }
letter-launched-on = commencée le { $day }
letter-resumed-on = reprise le { $day }
letter-reached = { $count ->
    [one] étape franchie : { $titles }
   *[other] étapes franchies : { $titles }
}
letter-put-off = attendue le { $from }, désormais prévue le { $to }
letter-stands-since = { $status } depuis le { $day }
letter-earlier = { $count ->
    [one] Une action avait changé d’état plus tôt ; on ne l’a noté que dans cette période :
   *[other] { $count } actions avaient changé d’état plus tôt ; on ne l’a noté que dans cette période :
}
chart-nothing-yet = Rien à montrer pour l’instant.
letter-and-also = Et aussi :
letter-decided = { $committee } du { $day } :
letter-expected = Sont attendus dans les mois qui viennent :
letter-others-expected = { $count ->
    [one] { $number } autre étape
   *[other] { $number } autres étapes
}
letter-next-meeting = { $committee } : prochaine réunion le { $day }.
letter-figure-achieved = { $count ->
    [one] action achevée
   *[other] actions achevées
}
letter-figure-launched = { $count ->
    [one] action lancée
   *[other] actions lancées
}
letter-figure-steps = { $count ->
    [one] étape franchie
   *[other] étapes franchies
}
letter-figure-decisions = { $count ->
    [one] décision prise
   *[other] décisions prises
}
letter-figure-progress = avancement moyen
letter-figure-before = contre { $before } au début
letter-thanks = Merci à toutes celles et à tous ceux qui font vivre ces actions au quotidien.
review-title = Bilan
review-by-quarter = Actions achevées, trimestre par trimestre
review-by-group = Par groupe de travail
review-by-axis = Par axe
review-by-phase = Par phase
review-by-organisation = Par organisation
review-column-before = Au début
review-column-achieved = Achevées
review-column-in-all = En tout
review-column-slipped = Reportées
review-promises = Les engagements et leur suite
review-no-promise = Aucune échéance ne tombait dans cette période.
review-promised = { $count ->
    [one] Une action était attendue dans la période
   *[other] { $count } actions étaient attendues dans la période
} : { $kept ->
    [0] aucune n’a été achevée à la date dite.
    [one] une a été achevée à la date dite.
   *[other] { $kept } ont été achevées à la date dite.
}
review-kept = à la date dite
review-kept-late = avec retard
review-pushed = reportées
review-missed = encore attendues
review-given-up = abandonnées
review-drifted = Échéances et jalons : { $told }. Les plus déplacées :
review-drifted-alone = Échéances et jalons : { $told }.
review-moved = Échéance
review-decisions = Les décisions et leur exécution
review-decided = { $count ->
    [one] Une décision a été prise
   *[other] { $count } décisions ont été prises
} : { $told }.
review-done = Ce qui a été achevé
review-dropped = Ce qui a été abandonné, et pourquoi
comparison-title = Comparaison des plans
comparison-nothing = Aucun plan ne peut être lu ici.
comparison-figure-plans = { $count ->
    [one] plan
   *[other] plans
}
comparison-figure-done = { $count ->
    [one] action terminée
   *[other] actions terminées
}
comparison-figure-awaited = { $count ->
    [one] décision à exécuter
   *[other] décisions à exécuter
}
comparison-standing = Où en est chaque plan
comparison-kinds = Les actions selon ce que dit leur statut
comparison-meetings = Réunions, décisions et fin prévisible
comparison-moved = Ce qui a bougé
comparison-shared = Les actions communes à plusieurs plans
comparison-counting = Ce qui ne se compte pas pareil
comparison-notes = À savoir
comparison-column-soon = Proches
comparison-column-pushed = Reports
comparison-column-last-meeting = Dernière réunion
comparison-column-next-meeting = Prochaine réunion
comparison-column-awaited = À exécuter
comparison-column-late-decisions = En retard
comparison-column-where = Plans
comparison-column-now = Au terme
comparison-column-launched = Lancées
comparison-column-steps = Étapes
comparison-soon = Une échéance n’est pas dite proche dans tous les plans au même moment : { $told }.
comparison-soon-of = { $count ->
    [one] un jour avant ({ $plans })
   *[other] { $count } jours avant ({ $plans })
}
comparison-achieved = { $count ->
    [one] A abouti
   *[other] Ont abouti
} : { $titles }.
paper-made-again = Pour refaire la même, aux mêmes jours :
comparison-others = { $count ->
    [one] une autre
   *[other] { $count } autres
}
paper-made-from-several = Établi à partir des commits { $commits }.
error-template-unknown = Il n’y a pas de modèle « { $name } » : { $file } n’est pas là.
hint-template-unknown = « --copy-template={ $name } » y met la forme d’origine, à modifier.
error-template-not-a-text = { $file } n’est pas un modèle : ce n’est pas du texte, ou il est bien trop long.
error-template = { $file }, ligne { $line }, colonne { $column } : { $why }
error-template-line = { $file }, ligne { $line } : { $why }
hint-template-fault = Le début des modèles d’origine, que « --copy-template » copie, dit ce qu’un modèle peut employer.
template-syntax = cela ne se comprend pas.
template-unexpected = { $expected } est attendu, et c’est { $found } qui vient.
template-unknown-statement = « { $word } » n’est pas une instruction.
template-undefined = le rapport n’a rien qui s’appelle « { $name } ».
template-unknown-filter = il n’y a pas de filtre « { $name } ».
template-unknown-name = « { $name } » n’est rien de connu.
template-arguments = il y a là trop de valeurs, ou trop peu.
template-value = cette valeur ne convient pas ici.
template-too-much = le modèle en fait trop, et a été arrêté.
template-too-deep = les macros s’appellent l’une l’autre sans fin.
template-end = la fin du modèle
template-sign = « { $sign } »
template-identifier = un nom
template-copied = { $file } : à modifier, puis { $command }
paper-by-template = Modèle : { $template }.
paper-by-other-template = Modèle : { $template } (SHA-256 { $hash }…), qui n’est pas enregistré tel quel.
sheets-title = Fiches action
indicators-counted = { $count ->
    [0] Aucun indicateur n’est suivi.
    [one] { $count } indicateur est suivi : { $measured ->
        [0] il n’est pas encore mesuré.
       *[other] { $reached ->
            [0] il est mesuré.
           *[other] il est mesuré, et sa cible est atteinte.
        }
    }
   *[other] { $count } indicateurs sont suivis : { $measured ->
        [0] aucun n’est encore mesuré.
        [one] un est mesuré
       *[other] { $measured } sont mesurés
    }{ $measured ->
        [0] {""}
       *[other] { $reached ->
            [0] , aucun n’a encore atteint sa cible.
            [one] , un a atteint sa cible.
           *[other] , { $reached } ont atteint leur cible.
        }
    }
}
indicators-column-latest = Dernière mesure
indicators-column-way = Chemin parcouru
budget-title = Budget
budget-none = Aucun budget n’est noté.
budget-spent = dépensés
budget-of = sur { $planned } prévus
budget-spent-of = { $spent } dépensés, pour { $planned } prévus
budget-no-funder = Sans financeur noté
budget-over = Ce qui dépasse le budget prévu
error-meeting-not-recorded = La réunion { $meeting } n’est pas enregistrée : rien n’en est tiré.
hint-meeting-not-recorded = « copil record » enregistre ce qui a été écrit à la main.
error-no-record-yet = La réunion { $meeting } n’a pas encore eu lieu : elle n’a pas de relevé.
hint-no-record-yet = « copil report agenda { $meeting } » donne son ordre du jour.
error-no-record-cancelled = La réunion { $meeting } est annulée : elle n’a ni relevé ni feuille de présence.
error-no-record-postponed = La réunion { $meeting } est reportée : elle n’a ni relevé ni feuille de présence.
error-no-attendance-written = { $meeting } est une consultation écrite : personne ne s’est réuni, il n’y a pas de feuille de présence.
error-document-there = { $file } existe déjà et n’est pas ce document : il reste tel quel.
hint-document-there = Donnez un autre nom, ou « --force » pour l’écraser.
error-document-not-a-file = { $file } n’est pas un fichier ordinaire : rien n’y est écrit.
hint-document-not-a-file = Donnez le nom d’un fichier. Sans « -o », le document va à la sortie.
error-document-not-a-folder = { $file } n’est pas un dossier : rien n’y est écrit.
hint-document-not-a-folder = Donnez le nom d’un dossier, qui peut rester à créer.
error-no-site = { $folder } contient autre chose qu’un site : rien n’y est écrit.
hint-no-site = Donnez le nom d’un dossier vide ou à créer, ou forcez avec « --force » : aucun autre fichier n’est enlevé.
site-written = { $count } fichiers écrits dans { $folder }. La première page est { $first }.
error-document-no-folder = { $file } ne peut pas être écrit : son dossier n’existe pas.
hint-document-no-folder = Créez d’abord ce dossier, ou donnez un autre nom.
why-kind-decision = Décision en retard
why-kind-measure = Mesure manquante
why-decision = { $count ->
    [one] décision en retard de { $days } j
   *[other] { $count } décisions en retard ({ $days } j)
}
why-measure = { $count ->
    [one] mesure attendue depuis { $days } j
   *[other] { $count } mesures attendues ({ $days } j)
}
why-measure-long = Mesure de « { $title } » attendue depuis { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}{ $others ->
    [0] .
    [one] , et une autre.
   *[other] , et { $others } autres.
}
why-decision-long = Décision { $id } en retard de { $days ->
    [one] { $days } jour
   *[other] { $days } jours
} : « { $text } »{ $others ->
    [0] .
    [one] {" "}; { $others } autre est en retard.
   *[other] {" "}; { $others } autres sont en retard.
}
tui-register = Registre des décisions ({ $count })
tui-register-how = Elles se prennent en réunion, ou par écrit : copil decision new.
tui-register-narrow = Ne garder que…
tui-register-words = Aucune ligne : entrée cherche ces mots dans les décisions.
tui-do-register = Ouvrir le registre des décisions
tui-key-register = décisions
tui-scope-register = Dans le registre des décisions
tui-late-decisions = { $count ->
    [one] { $count } décision en retard
   *[other] { $count } décisions en retard
}
filter-key-decision = une décision qui la concerne, selon son état
decision-from = depuis le { $day }
decision-to = jusqu’au { $day }
decisions-late = { $count } en retard
decisions-open = { $count } à exécuter
decisions-done = { $count ->
    [one] { $count } exécutée
   *[other] { $count } exécutées
}
decisions-superseded = { $count ->
    [one] { $count } remplacée
   *[other] { $count } remplacées
}
decisions-repealed = { $count ->
    [one] { $count } abrogée
   *[other] { $count } abrogées
}

## Plusieurs plans ensemble
cli-column-plan = Plan
cli-column-next-meeting = Réunion
cli-column-decisions = Décisions
cli-column-forecast = Prévision
portfolio-empty = Il n’y a encore aucun plan dans cette liste. Un plan s’ajoute dans portfolio.toml : [plans.NOM], puis path = "plans/NOM".
portfolio-together = { $count ->
    [0] Aucun plan compté
    [one] Un plan
   *[other] { $count } plans ensemble
}
portfolio-unreadable = illisible
portfolio-left-out = { $count ->
    [one] Les totaux laissent de côté un plan sur { $of } :
   *[other] Les totaux laissent de côté { $count } plans sur { $of } :
}
portfolio-not-read = { $plan } : { $why }
portfolio-silent = { $count ->
    [one] { $plan } : rien de nouveau depuis { $count } jour, plus longtemps que le plan ne se l’accorde.
   *[other] { $plan } : rien de nouveau depuis { $count } jours, plus longtemps que le plan ne se l’accorde.
}
portfolio-partial = { $count ->
    [one] { $plan } : un fichier illisible n’entre dans aucun chiffre. « copil check » dit ce qui ne va pas.
   *[other] { $plan } : { $count } fichiers illisibles n’entrent dans aucun chiffre. « copil check » dit ce qui ne va pas.
}
portfolio-and-more = { $count ->
    [one] … et un autre.
   *[other] … et { $count } autres.
}
portfolio-shared = { $count ->
    [one] Une action présente dans deux plans n’est comptée qu’une fois.
   *[other] { $count } actions présentes dans plusieurs plans ne sont comptées qu’une fois.
}
portfolio-takes-part = Prend part à : { $plans }
portfolio-several-days = à des jours différents
portfolio-days = Les plans ne sont pas vus le même jour : { $days }.
portfolio-day-of = { $day } ({ $plans })
portfolio-behind = { $count ->
    [one] { $plan } : d’autres ont partagé un changement que cette copie n’a pas reçu.
   *[other] { $plan } : d’autres ont partagé { $count } changements que cette copie n’a pas reçus.
}
portfolio-organisation-id = « { $id } » désigne des organisations différentes selon les plans : { $names }. Un nom n’en désigne qu’une : « { $name } ».
hint-portfolio-no-plan = Si le plan a été déplacé, corrigez « path » dans portfolio.toml ; s’il n’existe plus, retirez-le de la liste.
portfolio-same-as = le même que { $name }
portfolio-faulty = { $count ->
    [one] { $plan } : un fichier qui a pu être lu comporte une erreur. « copil check » dit laquelle.
   *[other] { $plan } : { $count } fichiers qui ont pu être lus comportent une erreur. « copil check » dit lesquelles.
}
portfolio-no-repository = Le dossier { $dir } n’est pas là.
hint-portfolio-no-repository = Clonez-le à cet endroit, ou corrigez « repository » dans portfolio.toml.
portfolio-bare = Le dépôt { $dir } est nu : il n’a pas de fichiers à lire, seulement des enregistrements.
hint-portfolio-bare = Clonez-le à côté, et nommez ce clone dans portfolio.toml.
portfolio-not-yet = il est en cours de lecture.
portfolio-twice = c’est le même dossier que « { $name } », sous lequel il est compté.
error-list = { $path } n’est pas utilisable : { $problems }
hint-list = Corrigez-le, ou nommez un seul plan : --plan plans/NOM
error-list-newer = { $path } est au format { $found }, que ce copil ne connaît pas encore.
link-no-reference = { $of } se dit la même action que « { $text } », qui n’en désigne aucune : écrivez PLAN/ID.
link-unknown-plan = { $of } se dit la même action qu’une action de « { $plan } » : il n’y a pas de tel plan ici.
link-several-plans = { $of } se dit la même action qu’une action de « { $plan } » : plusieurs plans portent ce nom. Écrivez celui que donne portfolio.toml.
link-unknown-action = { $of } se dit la même action que { $id } de « { $plan } » : ce plan n’a pas de telle action.
link-circle = { $of } se dit la même action qu’une autre qui ramène à elle : { $around }. Elles ne sont comptées qu’une fois.
help-portfolio = Montre plusieurs plans d’un seul regard : une ligne par plan, puis l’ensemble
error-portfolio = Plusieurs plans sont vus ici : rien ne change dans tous à la fois.
hint-portfolio = Ouvrez le plan à changer, avec entrée.
cli-column-plans = Plans
cli-column-what = Quoi
cli-column-meeting = Réunion
cli-column-points = Points
cli-column-end = Fin prévue
tui-plans-tab-dashboard = Plans
tui-plans-tab-short-dashboard = Plans
tui-plans-tab-groups = Organisations
tui-plans-tab-short-groups = Org
tui-plans-tab-burn-up = Prévisions
tui-plans-tab-short-burn-up = Prév.
tui-portfolio-title = Plans ({ $count })
tui-portfolio-actions = Actions de tous les plans ({ $count })
tui-portfolio-kinds = Actions selon ce que dit leur statut ({ $count })
tui-portfolio-calendar = Jours à tenir ({ $count })
tui-portfolio-forecasts = Fin prévisible de chaque plan ({ $count })
tui-portfolio-mine = Mon travail dans tous les plans ({ $count })
tui-portfolio-meetings = Réunions à venir ({ $count })
tui-portfolio-due = échéance
tui-portfolio-nothing = Il n’y a rien de tel dans les plans.
tui-portfolio-unknown-person = Aucun plan ici ne connaît l’adresse que portent vos changements : il n’y a pas de travail à montrer comme le vôtre.
tui-portfolio-reading = historiques en lecture…
tui-portfolio-open-first = Cela se fait dans un seul plan : { $key } ouvre celui qui est sélectionné.
tui-portfolio-none = Ce plan a été ouvert seul : il n’y a pas d’autres plans où revenir.
tui-do-portfolio = Revenir d’où ce plan a été ouvert
tui-key-portfolio = plans
portfolio-kind-open = Non commencées
portfolio-kind-active = En cours
portfolio-kind-waiting = À l’arrêt
portfolio-kind-closed = Terminées
portfolio-kind-dropped = Écartées
portfolio-column-done = Fait
portfolio-column-progress = Avanc.
portfolio-decisions-awaited = { $count ->
    [one] { $count } attendue
   *[other] { $count } attendues
}
portfolio-decisions-late = dont { $count } en retard
portfolio-column-last = Modifié
compare-counting-statuses = Compté autrement depuis : le sens de ces statuts a changé ({ $statuses }). Les chiffres des deux moments ne sont pas de même nature.
compare-counting-stale = Compté autrement depuis : un silence se remarque après { $after } jours et non plus { $before }.
compare-counting-soon = Compté autrement depuis : une échéance est proche à { $after } jours et non plus { $before }.

## Partager : « copil sync »

subject-joined = Mise en commun : { $received ->
        [one] 1 changement reçu
       *[other] { $received } changements reçus
    }, { $sent } à partager
sync-received = { $count ->
    [one] Reçu : 1 changement.
   *[other] Reçu : { $count } changements.
}
sync-received-from = { $who } : { $what }
renumbered-action = { $from } devient { $to } : ce numéro avait été donné deux fois. Ce qui y renvoie suit.
renumbered-decision = { $meeting } : la décision { $from } devient la décision { $to }. Ce numéro avait été donné deux fois ; ce qui y renvoie suit.
renumbered-item = { $meeting } : à l’ordre du jour, le point { $from } devient { $to }. Deux points portaient ce nom.
sync-sent = { $count ->
    [one] Partagé : 1 changement.
   *[other] Partagé : { $count } changements.
}
sync-proposal-received = Proposition « { $name } » reçue : elle attend une décision.
sync-proposal-changed = Proposition « { $name } » : d’autres l’ont poursuivie.
sync-proposal-shared = Proposition « { $name } » partagée.
sync-proposal-accepted = La proposition « { $name } » a été acceptée : elle est dans le plan.
sync-proposal-decided = { $became ->
    [decided-twice] La proposition « { $name } » a été tranchée deux fois. { $said } Mais elle a aussi été acceptée, et elle est dans le plan : qui n’en veut pas l’annule.
    [refused-twice] La proposition « { $name } » a été refusée ici et par d’autres. Ce qui a été partagé en premier vaut : { $said }
   *[refused] Proposition « { $name } ». { $said }
}
sync-proposal-withdrawn = La proposition « { $name } » a été retirée par d’autres ; son dernier changement était { $commit }.
sync-proposal-parted = La proposition « { $name } » a été changée ici et par d’autres : ce qui est ici devient la proposition « { $other } », à côté de la leur.
sync-proposal-refused-another = Deux propositions « { $name } » ont été refusées : celle qui l’a été ici s’appelle désormais « { $other } ».
sync-proposal-withdrawal-shared = Proposition « { $name } » : son retrait est partagé.
sync-proposal-refusal-shared = Proposition « { $name } » : son refus est partagé.
sync-closing-shared = { $meeting } : sa clôture est partagée.
sync-closings-shared = Les clôtures de { $count } réunions sont partagées.
sync-closed-twice = { $meeting } : close deux fois, ici ({ $ours }) et par d’autres ({ $theirs }). La clôture partagée en premier vaut ; ce que les deux ont consigné est réuni.
sync-in-step = Rien à recevoir, rien à partager : le plan est celui que tous ont.
sync-offline = Hors ligne : le plan partagé ne répond pas. { $waiting ->
        [0] Rien n’attend d’être partagé.
        [one] 1 changement attend d’être partagé.
       *[other] { $waiting } changements attendent d’être partagés.
    }
sync-questions = { $count ->
    [one] 1 question : ce qui a été changé ici et chez les autres ne va pas ensemble.
   *[other] { $count } questions : ce qui a été changé ici et chez les autres ne va pas ensemble.
}
sync-ours = ici :
sync-theirs = partagé :
sync-ask = Garder ce qui est ici (i), prendre ce qui est partagé (p), ou une autre valeur (=VALEUR) ? Entrée seule : plus tard.
sync-ask-ours = ici
sync-ask-theirs = partagé
error-sync-questions = { $count ->
    [one] Rien n’est encore mis en commun : 1 question attend une réponse.
   *[other] Rien n’est encore mis en commun : { $count } questions attendent une réponse.
}
sync-other-plan = Le plan « { $plan } », partagé avec celui-ci, est réuni aussi.
error-sync-questions-elsewhere = { $count ->
    [one] Rien n’est encore mis en commun : le plan « { $plan } », partagé avec celui-ci, a 1 question qui attend une réponse.
   *[other] Rien n’est encore mis en commun : le plan « { $plan } », partagé avec celui-ci, a { $count } questions qui attendent une réponse.
}
hint-sync-questions-elsewhere = « copil sync --answer { $plan }/CHOSE CHAMP ours » répond à l’une, et « copil --plan { $plan } sync » les montre. Ce qui est répondu est gardé.
tui-hint-sync-questions-elsewhere = « { $plan } » s’ouvre ici (touche { $key }) et pose ses questions ; { $back } en ramène. Ce qui est répondu ici est gardé.
error-sync-no-remote = Ce plan n’est partagé avec personne.
hint-sync-questions = « copil sync --answer OBJET CHAMP ours » garde ce qui est ici, « … theirs » prend ce qui est partagé, « … =VALEUR » une autre valeur ; « --take ours » ou « --take theirs » répond à tout le reste. Le plan reste utilisable en attendant.
hint-sync-no-remote = Demandez l’adresse du plan partagé, puis : git remote add origin ADRESSE
error-sync-several-remotes = Ce plan peut se partager à plusieurs endroits ({ $names }), et rien ne dit lequel.
hint-sync-several-remotes = Choisissez-en un, une fois pour toutes : git push -u { $name } HEAD
error-sync-nothing-recorded = Rien n’est encore enregistré dans ce plan : il n’y a rien à partager.
error-sync-unrelated = Le plan partagé et celui-ci n’ont rien en commun : ce sont deux plans différents.
hint-sync-unrelated = Vérifiez l’adresse : git remote -v. Pour repartir du plan partagé : copil clone ADRESSE.
error-sync-shallow = Cette copie a été faite sans l’historique ancien, où se trouve ce que les deux plans avaient en commun : ils ne peuvent pas être mis en commun.
error-sync-rewritten = { $missing ->
    [one] L’historique du plan partagé a été réécrit : 1 changement que tous avaient n’y est plus. Ce qui est ici est gardé, rien n’a été mis en commun.
   *[other] L’historique du plan partagé a été réécrit : { $missing } changements que tous avaient n’y sont plus. Ce qui est ici est gardé, rien n’a été mis en commun.
}
hint-sync-rewritten = Voyez avec qui gère le dépôt partagé. Ce qui manque : git log { $range }. Pour le remettre malgré tout : copil sync --rewritten
error-sync-not-sent = { $waiting ->
    [0] Rien n’attendait d’être partagé.
    [one] 1 changement n’a pas été partagé et attend ici.
   *[other] { $waiting } changements n’ont pas été partagés et attendent ici.
}
error-sync-overtaken = D’autres ont partagé plus vite, plusieurs fois de suite : ce qui est ici n’est pas encore partagé.
error-sync-unrecorded = Des modifications faites à la main et non enregistrées touchent ce que d’autres ont changé : { $paths }. Rien n’a été mis en commun.
error-sync-elsewhere = D’autres fichiers, qui ne sont pas du plan, ne se mettent pas en commun ici : { $paths }. Rien n’a été changé.
hint-sync-elsewhere = Joignez-les avec git (git merge { $branch }), puis recommencez.
error-sync-faulty = { $count ->
    [one] Mis en commun, le plan aurait une erreur qu’il n’a pas : { $named }
   *[other] Mis en commun, le plan aurait { $count } erreurs qu’il n’a pas : { $named }
}
hint-sync-faulty = Rien n’a été changé. Changez ici ce qui ne va pas avec le plan partagé, puis recommencez.
error-transport-no-git = Le programme git ne peut pas être lancé : { $detail }.
hint-transport-no-git = Installez git, puis recommencez.
error-transport-offline = Le plan partagé ne répond pas.
error-transport-authentication = Le plan partagé ne vous reconnaît pas, ou ne vous laisse pas faire cela.
hint-transport-authentication = Vérifiez votre clé ou votre mot de passe auprès de qui gère le plan partagé. Ce que git en dit : { $detail }
error-transport-unknown-host = La machine du plan partagé n’est pas connue de celle-ci, ou n’est plus la même.
hint-transport-unknown-host = Faites vérifier son empreinte avant de l’accepter. Ce que git en dit : { $detail }
error-transport-no-repository = Il n’y a pas de plan partagé à l’adresse connue ici, ou vous n’y avez pas accès.
hint-transport-no-repository = Vérifiez l’adresse : git remote -v
error-transport-refused = Le plan partagé refuse, par une règle à lui : { $rule }
hint-transport-refused = Voyez avec qui le gère ; ce qui est ici y reste.
error-transport-full = Il n’y a plus de place, ici ou là où le plan est partagé.
error-transport-other = L’échange a échoué : { $detail }
error-not-ahead = La branche a changé entre-temps.
help-sync = Met le plan en commun : reçoit ce que les autres ont partagé, le joint, partage ce qui est ici
help-sync-take = La réponse à toutes les questions qu’aucun « --answer » ne nomme : ce qui est ici (ours) ou ce qui est partagé (theirs)
help-sync-answer = La réponse à une question : ours, theirs ou =VALEUR ; une action entière est le champ « all »
help-sync-rewritten = Mettre en commun même si l’historique partagé a été réécrit : ce qui y manque y revient
help-sync-more = Hors ligne, rien n’est perdu : on travaille, et on met en commun plus tard.
    La même chose changée des deux côtés est une question, jamais tranchée en silence :
    {"  "}copil sync --answer RH-04 due theirs --answer RH-04 status ours

## Partager, à l’écran

tui-do-sync = Mettre en commun : recevoir des autres, partager ce qui est ici
tui-sync-title = Mise en commun
tui-sync-open = { $key } : voir ce qui a changé, et pourquoi.
tui-sync-esc = { $done } ({ $key } : arrêter)
tui-sync-runs = La mise en commun est en cours ; { $key } l’arrête.
tui-sync-receiving = réception
tui-sync-joining = mise en commun
tui-sync-sending = envoi
tui-sharing-ahead = { $count } à partager
tui-sharing-behind = { $count } à recevoir
tui-sharing-last = dernier échange : { $when }
tui-sharing-last-today = dernier échange : aujourd’hui
tui-answers-title = { $count ->
    [one] Mise en commun : 1 question
   *[other] Mise en commun : { $count } questions
}
tui-answers-place = Question { $number } sur { $count } : la même chose a été changée ici et chez les autres.
tui-answers-here = { $who }, ici :
tui-answers-there = { $who } :
tui-answers-none = sans réponse
tui-answers-other = une autre valeur :
tui-answers-other-none = une autre valeur (entrée la demande)
tui-answers-choose = Choisissez d’abord ce qui vaut, avec ↑ et ↓.
tui-answers-later = Partir sans répondre ne perd rien : le plan reste utilisable, et la question revient à la prochaine mise en commun.
tui-answers-share = { $key } : mettre en commun avec ces réponses, et partager.
tui-answers-left = { $count ->
    [one] 1 réponse manque ; { $key } y mène.
   *[other] { $count } réponses manquent ; { $key } mène à la première.
}
tui-key-previous = précédent
tui-scope-answers = Parmi les questions d’une mise en commun
tui-scope-value = Dans la saisie d’une autre valeur
tui-compare-before-shared = plan d’avant ce que les autres ont partagé
tui-moment-before-shared = Avant ce que d’autres ont partagé
sync-received-by = De : { $people }.
error-transport-stopped = Arrêté : rien n’est perdu, la prochaine mise en commun reprendra.
tui-hint-sync-keeper = Voyez avec qui gère le plan partagé ; ce qui est ici y reste.
tui-hint-sync-password = Dans un terminal, dans le dossier du plan, « copil sync » demande le mot de passe, ou dit ce qui manque.
tui-hint-sync-host = Dans un terminal, dans le dossier du plan, « copil sync » montre son empreinte ; faites-la vérifier avant de l’accepter.
tui-hint-sync-rewritten = Voyez avec qui gère le plan partagé. Dans un terminal, « copil sync » dit ce qui manque et comment le remettre.
tui-hint-sync-unrecorded = Enregistrez-les d’abord (touche { $record }), puis recommencez (touche { $sync }).
tui-hint-sync-elsewhere = Qui s’occupe de ces fichiers peut les joindre : « copil sync », dans un terminal, dit comment.
## Joining by git: `copil merge-driver`

merge-driver-title = copil : les fichiers du plan joints selon leur sens
subject-merge-driver = plan : fichiers joints selon leur sens
subject-merge-driver-removed = plan : fichiers joints ligne à ligne
merge-driver-on = Git joint les fichiers de ce plan selon leur sens : « git pull », « merge », « rebase » et « cherry-pick » font comme copil.
merge-driver-off = Git joint les fichiers de ce plan ligne à ligne : il peut voir un conflit où il n’y en a pas, et n’en voir aucun où il y en a un.
merge-driver-attribute = .gitattributes, partagé : { $line }
merge-driver-line = Configuration propre à ce dépôt : { $line }
merge-driver-absent = rien
hint-merge-driver-install = Pour le mettre en place : copil merge-driver --install
hint-merge-driver-remove = Pour le retirer : copil merge-driver --remove
merge-driver-clashes = { $path } : changé des deux côtés, chacun à sa façon : { $fields }.
merge-driver-whole = { $path } : créé ou changé des deux côtés, chacun à sa façon.
merge-driver-other-things = Git prend { $ours } pour { $theirs }, qui ne fait que lui ressembler. Rien n’a été joint : les deux sont dans le fichier, entre des marques.
hint-merge-driver = « copil resolve » demande ce qu’il faut garder.
help-merge-driver = Montre, met en place ou retire la façon dont git joint les fichiers du plan
help-merge-driver-install = Fait joindre par git selon le sens : une ligne de .gitattributes, enregistrée, et la configuration de ce dépôt
help-merge-driver-remove = Fait joindre de nouveau ligne à ligne
help-merge-driver-files = Ce que git transmet quand il lance le programme ; se termine par 0 (joint), 1 (une réponse manque) ou 129 (git abandonne sa fusion)
help-merge-driver-more = Qui se sert de git lui-même en obtient ce que fait « copil sync ». Là où copil manque, git joint ligne à ligne, comme sans lui.

## What git left unsettled: `copil resolve`

subject-settled = { $what } : conflit résolu
subject-settled-several = { $count } fichiers : conflits résolus
resolve-questions = { $count ->
    [one] 1 question : la même chose a été changée des deux côtés.
   *[other] { $count } questions : les mêmes choses ont été changées des deux côtés.
}
resolve-ask = Garder ce qui est ici (i), prendre l’autre côté (a), ou une autre valeur (=VALEUR) ? Entrée seule : plus tard.
resolve-ask-theirs = autre
resolve-theirs = de l’autre côté :
resolve-settled = Réglé : { $path }
resolve-edited = { $path } a été modifié à la main depuis. S’il est tel qu’il doit être : git add { $path }
resolve-unreadable = { $path } : les marques de conflit ne sont pas refermées, ou ce qu’elles entourent ne se lit pas. Corrigez le fichier à la main.
resolve-recorded = Enregistré : { $commit }
resolve-continue = Tout a reçu une réponse. Pour terminer : { $command }
resolve-unrecorded = Tout a reçu une réponse. Pour l’enregistrer : copil record
resolve-keep-both = Pour garder les deux { $id } : abandonnez cette fusion (git merge --abort) ; « copil sync » donne alors le numéro suivant à celle qui n’est pas encore partagée.
resolve-nothing = Rien n’attend de réponse.
resolve-left = { $count ->
    [0] Il reste à corriger à la main.
    [one] Il reste 1 question. « copil resolve CHOSE CHAMP --ours » garde ce qui est ici, « --theirs » prend l’autre côté.
   *[other] Il reste { $count } questions. « copil resolve CHOSE CHAMP --ours » garde ce qui est ici, « --theirs » prend l’autre côté.
}
error-settle-git = Git n’a pas pris ce qui a été réglé : { $detail }
help-resolve = Pose les questions qu’une mise en commun attend, et écrit les réponses
help-resolve-thing = L’action, le groupe ou la réunion ; « plan » pour plan.toml
help-resolve-field = Quelle valeur ; « échéance=31/01/2019 » en donne une autre que celles des deux côtés ; sans elle, l’ensemble
help-resolve-ours = Garder ce qui est ici
help-resolve-theirs = Prendre l’autre côté
help-resolve-as-it-is = Dire que cette fusion, que copil n’a pas faite, est bien ainsi : cette copie n’en parle plus
resolve-as-it-is = { $commit } est bien ainsi : cette copie n’en parle plus.
help-resolve-more = Sans argument, il pose une question après l’autre. Ce qui a une réponse est gardé ; le reste demeure ouvert.
    Il ouvre les fichiers qui portent des marques de conflit, enregistrées ou non :
    {"  "}copil resolve RH-04 échéance --theirs

## A first copy: `copil clone`

clone-received = Réception : { $percent } %
clone-done = { $count ->
    [one] Le plan est ici : { $folder }
   *[other] { $count } plans sont ici : { $folder }
}
clone-no-plan = Copié dans { $folder }, où il n’y a pas encore de plan.
clone-open = Pour l’ouvrir : cd { $folder }, puis copil. Pour partager et recevoir : copil sync.
error-clone-folder = { $path } existe déjà, et n’est pas vide. Rien n’a été copié.
hint-clone-folder = Nommez un autre dossier : copil clone ADRESSE DOSSIER
error-clone-name = Aucun dossier ne peut porter le nom de l’adresse « { $address } ».
hint-clone-name = Nommez-en un : copil clone ADRESSE DOSSIER
hint-clone-address = Vérifiez l’adresse auprès de qui vous l’a donnée.
merge-driver-offer = Qui se sert de git lui-même dans ce dossier peut lui faire joindre les fichiers du plan comme copil : une ligne de .gitattributes, enregistrée ({ $line }), et la configuration de ce dépôt. « copil merge-driver --remove » retire le tout.
merge-driver-ask = Le mettre en place (oui/non) ? Entrée seule : non.
help-clone = Fait une première copie d’un plan partagé
help-clone-address = Où le plan est partagé, comme on vous l’a donné
help-clone-folder = Le dossier qui reçoit la copie ; sinon il porte le nom par lequel l’adresse finit
help-clone-more = Votre propre git l’apporte, avec vos clés et vos mots de passe. Ensuite : copil sync

## Merges that copil did not make

merge-fault = La fusion { $commit } a été faite ligne à ligne, ou à la main, et contient ce que joindre selon le sens ne donne pas :
merge-fault-taken = { $what } a pris une valeur qui était pour { $from } ({ $field }).
merge-fault-asked = { $what } : changé des deux côtés, sans que personne ait été interrogé.
hint-merge-fault = Pour la réparer par un nouveau commit : copil resolve { $commit }. Si c’est bien ainsi : copil resolve { $commit } --as-it-is.
tui-merge-fault = Mise en commun faite sans copil, ligne à ligne ({ $who }, { $date }). Elle a donné au plan ce qu’une mise en commun selon le sens ne donne pas :
tui-hint-merge-fault = { $key } : remettre ces valeurs, par une nouvelle modification.
tui-hint-as-it-is = { $key } : c’est bien ainsi. Cette copie du plan n’en parle plus.
tui-as-it-is = C’est bien ainsi : il n’en est plus question ici.
tui-do-as-it-is = Dire que ce qui a été mis en commun sans copil est bien ainsi
tui-do-repair = Réparer une mise en commun faite sans copil
tui-key-repair = réparer
tui-key-as-it-is = bien ainsi
tui-scope-problems = Dans ce qui ne va pas dans le plan
tui-do-open-questions = Ouvrir le plan dont les questions attendent
tui-key-open-questions = ouvrir ce plan
tui-scope-elsewhere = Devant les questions d’un autre plan
repair-reason = Ce qui avait été mis en commun ligne à ligne ({ $merge }), mis en commun selon le sens.

## Importer un fichier

subject-import = Import de { $file } : { $changed ->
    [0] { $new ->
        [one] { $new } action
       *[other] { $new } actions
    }
   *[other] { $new ->
        [0] {""}
        [one] { $new } nouvelle,{" "}
       *[other] { $new } nouvelles,{" "}
    }{ $changed ->
        [one] { $changed } action modifiée
       *[other] { $changed } actions modifiées
    }
}
subject-import-undone = Import de { $file } annulé
subject-import-again = Import de { $file } rétabli
import-sheet = { $file }, feuille « { $sheet } »
import-headers = , en-têtes en ligne { $row }
import-headers-turned = , tableau couché, en-têtes en colonne { $column }
import-hidden = , feuille masquée
import-hidden-rows = { $count ->
    [one] , une ligne masquée lue aussi
   *[other] , { $count } lignes masquées lues aussi
}
import-unread = La feuille « { $sheet } » n’est pas lue ({ $count ->
    [one] { $count } cellule
   *[other] { $count } cellules
}).
import-unread-hidden = La feuille masquée « { $sheet } » n’est pas lue ({ $count ->
    [one] { $count } cellule
   *[other] { $count } cellules
}).
import-head-column = colonne
import-head-header = en-tête
import-head-field = devient
import-head-why = pourquoi
import-why-header = son en-tête
import-why-values = ses valeurs
import-why-mapping = la correspondance
import-why-instead = tient lieu de titre
import-why-unknown = aucun mot connu
import-why-other = une autre colonne l’est déjà
import-map-used = Correspondance : { $path }
import-map-saved = La correspondance est dans { $path }, dans le dossier du plan : corrigez-la, et relancez l’import, qui la retrouve.
import-map-head = Où va chaque colonne de { $file } et des fichiers qui ont les mêmes en-têtes.
    « copil import » retrouve cette correspondance à ces en-têtes.
import-map-settings = Ce que l’on peut régler ici, sur une ligne sans « # » :
    key = "N° de fiche"           la colonne qui dit de quelle action parle une ligne
    sheet = "Actions"             la seule feuille à lire
    header_row = 3                la ligne des en-têtes
    dates = "day-first"           le jour d’abord, ou "month-first", le mois d’abord
    group = "Ressources humaines" le groupe de tout ce qui est nouveau
    sub_actions = "milestones"    les sous-actions sont des jalons, ou "actions"
import-map-columns = Où va chaque colonne : id, title, milestones, description, axis, sub-axis, group, leads,
    organisations, status, priority, weather, start, due, done, progress, budgets, spent, funder,
    indicators, comment, tags, links ; notes la garde en note, skip la laisse de côté.
import-map-values = Ce que veulent dire des valeurs : un statut du plan, une priorité (high, normal, low),
    une météo (sunny, cloudy, rainy, stormy). Par exemple : "Lancé" = "in-progress"
import-sub-axis = sous-axe
import-sub-action = sous-action
import-done = jalon atteint le
import-spent = budget dépensé
import-funder = financeur
import-skip = laissée de côté
import-skipped = { $header } : { $count ->
    [one] { $count } cellule laissée de côté
   *[other] { $count } cellules laissées de côté
}
import-note = note, sous ce nom
import-new = { $actions ->
    [0] Rien de nouveau
    [one] { $actions } nouvelle action
   *[other] { $actions } nouvelles actions
}{ $groups ->
    [0] {""}
    [one] , { $groups } groupe
   *[other] , { $groups } groupes
}{ $axes ->
    [0] {""}
    [one] , { $axes } axe
   *[other] , { $axes } axes
}{ $people ->
    [0] {""}
    [one] , { $people } personne
   *[other] , { $people } personnes
}{ $organisations ->
    [0] {""}
    [one] , { $organisations } organisme
   *[other] , { $organisations } organismes
}
import-changed = { $actions ->
    [one] { $actions } action modifiée
   *[other] { $actions } actions modifiées
} ({ $fields ->
    [one] { $fields } champ
   *[other] { $fields } champs
})
import-unchanged = { $count ->
    [one] { $count } action inchangée
   *[other] { $count } actions inchangées
}
import-gone = { $count ->
    [one] { $count } action de ces groupes n’est pas dans le fichier ; elle reste dans le plan
   *[other] { $count } actions de ces groupes ne sont pas dans le fichier ; elles restent dans le plan
}
import-gone-one = { $id } – { $title }
import-key-hint = Une ligne sans identifiant ne change pas l’action du même titre ; avec « --key "{ $column }" », elle la change.
import-more = … et { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
import-more-cells = … et { $count ->
    [one] { $count } autre cellule, que « --json » donne aussi
   *[other] { $count } autres cellules, que « --json » donne toutes
}
import-to-look-at = { $count ->
    [one] { $count } cellule à regarder
   *[other] { $count } cellules à regarder
}
import-refused = { $count ->
    [one] { $count } cellule non reprise
   *[other] { $count } cellules non reprises
}
import-cell = { $cell } : { $said }
import-not-understood = pas compris ; gardé en note
import-unusable-id = ne peut pas être l’identifiant, ou est déjà pris ; gardé en note
import-taken = compris comme « { $value } » ; gardé aussi en note
import-no-title = la ligne ne nomme pas d’action
import-hint = explication ou exemple
import-total = total
import-remark = remarque sous le tableau
import-already-there = { $id } est déjà dans le plan, et reste comme elle est
import-key-twice = une autre ligne parle déjà de { $id }
import-key-of-several = { $id } et { $other } ont toutes deux cette clé
import-forbidden = { $why } Le reste de la ligne est pris.
import-cells = Cellules sous les en-têtes : { $cells } = { $placed ->
    [one] { $placed } placée
   *[other] { $placed } placées
} + { $noted } en note + { $refused ->
    [one] { $refused } non reprise
   *[other] { $refused } non reprises
} (et { $headings } d’en-têtes et de titres).
import-row = { $first }, et { $count ->
    [one] { $count } autre cellule de la ligne
   *[other] { $count } autres cellules de la ligne
}
import-nothing-written = Rien n’est écrit. Avec « --write », tout est enregistré en une fois, et « copil undo » le reprend en une fois.
import-written = { $subject } ({ $commit }) ; « copil undo » le reprend en une fois.
import-earlier = Ce même fichier a déjà été importé le { $day } ({ $commit }).
error-import-no-table = { $path } : aucun tableau n’y nomme d’actions
hint-import-no-table = Il faut une ligne d’en-têtes avec une colonne comme « Action », « Titre » ou « Projet ».
error-import-no-sheet = { $path } n’a pas de feuille « { $sheet } »
hint-import-no-sheet = Le nom est celui de l’onglet.
error-import-map-syntax = { $path }, ligne { $line } : { $why }
error-import-map-text = { $path } n’est pas un texte qui dit où vont des colonnes
error-import-map-key = { $path } : « { $key } » n’y règle rien
error-import-map-value = { $path } : la valeur de « { $key } » n’a pas de sens
hint-import-map-value = Ce peut être un statut du plan, une priorité (high, normal, low) ou une météo (sunny, cloudy, rainy, stormy).
hint-import-map-allowed = Ce peut être : { $allowed }.
error-import-no-column = { $path } n’a pas de colonne « { $column } »
hint-import-no-column = « copil import » sans cette option montre les en-têtes des colonnes.
error-import-lock-file = { $path } est la marque d’un fichier ouvert dans un tableur
hint-import-lock-file = Importez le fichier lui-même, celui sans « ~$ » devant son nom.
error-import-password = { $path } est protégé par un mot de passe
hint-import-password = Ouvrez-le dans votre tableur, et enregistrez-le sans mot de passe.
error-import-unknown = { $path } n’est pas un tableau
hint-import-unknown = Sont lus XLSX, XLS, XLSB, ODS, CSV et TSV.
error-import-markup = { $path } est une page web ou du XML, quel que soit son nom
error-import-too-large = { $path } est bien plus gros que ne l’est un plan
hint-import-too-large = Gardez-en la feuille du plan, sans images ni lignes vides mises en forme.
error-import-damaged = { $path } est abîmé ou incomplet : { $why }
hint-import-save-again = Ouvrez-le dans votre tableur, et enregistrez-le en XLSX ou en ODS.
help-import = Importe un tableau dans le plan ; sans « --write », montre ce qui serait fait
help-import-more = Sont lus XLSX, XLS, XLSB, ODS, CSV et TSV. Ce qui n’a pas de champ est gardé dans les notes de l’action.
    Une ligne dont l’identifiant est celui d’une action la change, champ par champ ; une cellule vide n’y change rien.
    D’un export de ce plan (XLSX, CSV, JSON) n’est repris que ce qui a été modifié ; une cellule vidée y vide le champ,
    et une ligne enlevée n’enlève rien. Si le plan a changé au même endroit depuis, la question est posée.

    Exemples :
      copil import plan.xlsx
      copil import plan.xlsx --into plans/climat --write
help-import-file = Le fichier
help-import-into = Le plan dans lequel importer : son dossier, ou son nom sous plans/
help-import-key = La colonne par laquelle une ligne sans identifiant dit de quelle action elle parle
help-import-map = Le fichier qui dit où va chaque colonne
help-import-save-map = Garder avec le plan où va chaque colonne, pour le corriger et pour les prochains imports
help-import-write = Enregistrer ; « copil undo » reprend le tout
help-import-take = La réponse à toutes les questions qu’aucun « --answer » ne nomme, pour un export de ce plan : ce qui est ici (ours) ou ce qui est dans le fichier (theirs)
help-import-answer = La réponse à une question : ours, theirs ou =VALEUR ; une action entière est le champ « all »
