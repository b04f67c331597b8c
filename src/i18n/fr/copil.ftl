### Le catalogue français de copil. L'espace avant « : ; ! ? % » est insécable.

## Mots du plan

status-proposed = À discuter
status-planned = À venir
status-in-progress = En cours
status-paused = En pause
status-blocked = Bloquée
status-done = Réalisée
status-abandoned = Abandonnée
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
state-prepared = en préparation
state-open = en séance
state-closed = close
none = aucun
yes = oui
no = non

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
    [one] { $count } jour
   *[other] { $count } jours
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
change-status = { $old } → { $new }
change-weather = météo { $old } → { $new }
change-weather-gone = météo retirée
change-due = échéance { $old } → { $new }
change-due-set = échéance fixée au { $new }
change-due-gone = échéance retirée
change-milestone-due = jalon « { $milestone } » : échéance { $old } → { $new }
change-reached = jalon « { $milestone } » atteint
change-not-reached = jalon « { $milestone } » : n’est plus atteint
change-milestone-new = nouveau jalon « { $milestone } »
change-milestone-gone = jalon « { $milestone } » supprimé
change-milestone-field = jalon « { $milestone } » : { $field }
change-field = { $field } modifié
change-field-set = { $field } renseigné
change-field-gone = { $field } retiré
change-fields = modification de { $fields }
change-created-action = nouvelle action « { $title } »
change-created-plan = nouveau plan « { $title } »
change-created-group = nouveau groupe « { $title } »
change-created-meeting = nouvelle réunion
change-deleted-action = action supprimée (« { $title } »)
change-deleted-group = groupe supprimé (« { $title } »)
change-deleted-meeting = réunion supprimée
change-moved = passe du groupe { $from } au groupe { $to }
change-renamed = devient { $to }
change-decision-new = décision { $number }
change-decision-done = décision { $number } exécutée
change-decision-field = décision { $number } modifiée
change-person-new = { $name } rejoint le plan
change-state = réunion { $state }
change-layout = mise en forme
change-unreadable = version illisible
change-undone = annule « { $subject } »
change-since = date d’effet { $new }

## Noms des champs

field-title = titre
field-status = statut
field-since = date d’effet
field-priority = priorité
field-weather = météo
field-comment = commentaire
field-axis = axe
field-leads = pilotes
field-organisations = organisations
field-start = début
field-due = échéance
field-weight = poids
field-progress = avancement
field-depends_on = dépendances
field-tags = étiquettes
field-description = description
field-milestones = jalons
field-indicators = indicateurs
field-deliverables = livrables
field-budgets = budget
field-links = liens
field-members = membres
field-done = fait le
field-agenda = ordre du jour
field-decisions = décisions
field-present = présents
field-excused = excusés
field-place = lieu
field-state = état
field-committee = comité
field-date = date
field-people = personnes
field-axes = axes
field-phases = phases
field-committees = comités
field-rules = règles
field-statuses = statuts
field-language = langue
field-end = fin
field-format = format
field-group = groupe
field-name = nom
field-email = adresse
