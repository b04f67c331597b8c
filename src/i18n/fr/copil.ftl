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
change-status-set = statut { $new }
change-status = { $old } → { $new }
change-weather = météo { $old } → { $new }
change-weather-set = météo { $new }
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
change-field = mise à jour ({ $field })
change-field-gone = retrait ({ $field })
change-fields = mise à jour ({ $fields })
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
change-measure = indicateur « { $indicator } » : nouvelle mesure
change-delivered = livrable « { $deliverable } » remis
change-state-prepared = séance remise en préparation
change-state-open = ouverture de la séance
change-state-closed = clôture de la séance
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

## Refus

refused-transition = { $action } ne peut pas passer de « { $from } » à « { $to } ».
refused-reason = { $action } : « { $to } » demande un motif.
refused-milestones = { $action } : « { $to } » demande que tous les jalons soient atteints, ou un motif. Pas encore atteints : { $milestones }.
refused-comment = { $action } : un changement de météo demande un commentaire.
refused-already = { $subject } : c’est déjà le cas, rien à changer.
refused-future = Le { $day } est dans l’avenir : rien ne prend effet avant son heure.
refused-taken = { $id } est déjà pris.
refused-unfit = { $subject }, { $field } : { $fault }
hint-transition = De là, on peut passer à : { $allowed }.
hint-reason = Dites pourquoi en quelques mots (en ligne de commande : -m "…").
hint-milestones = Dites quel jalon est atteint, ou pourquoi l’on s’en passe (en ligne de commande : -m "…").
hint-comment = Dites en quelques mots ce qui fait la météo (en ligne de commande : -m "…").
hint-future = Donnez un jour qui ne dépasse pas aujourd’hui.
hint-taken = Choisissez un autre identifiant ; les majuscules ne comptent pas.
hint-nearest = Vouliez-vous dire « { $nearest } » ?
hint-words = Valeurs admises : { $words }.
referent-person = aucune personne
referent-organisation = aucune organisation
referent-axis = aucun axe
referent-action = aucune action
referent-group = aucun groupe de travail
referent-committee = aucun comité
referent-status = aucun statut
referent-meeting = aucune réunion
referent-decision = aucune décision
referent-milestone = aucun jalon

## Erreurs

error-locked = { $path } contient une erreur : copil n’y écrit pas, rien n’a été changé.
hint-check = « copil check » montre l’erreur et sa place ; corrigez le fichier, puis recommencez.
error-unrecorded = { $path } contient des modifications faites à la main et non enregistrées, sur cela même qu’il faut changer : rien n’a été changé.
hint-record = Enregistrez-les d’abord avec « copil record », ou annulez-les avec « git checkout ».
error-file-in-the-way = { $path } existe déjà et reste tel quel : rien n’a été changé.
hint-file-in-the-way = Déplacez ou renommez ce fichier, puis recommencez.
error-restless = { $path } n’a cessé de changer pendant l’écriture : rien n’a été changé.
hint-try-again = Attendez un instant et recommencez.
error-io = { $path } ne peut pas être lu : { $detail }.
error-write = { $path } ne peut pas être écrit : { $detail }. Rien n’a été enregistré.
error-nothing-to-undo = Vous n’avez fait aucun changement qui puisse encore être annulé.
hint-nothing-to-undo = Pour annuler celui de quelqu’un d’autre, nommez son commit : copil undo COMMIT (« copil log » les donne).
error-nothing-to-redo = Il n’y a aucune annulation à rétablir.
error-not-of-this-plan = Le commit { $commit } n’a rien changé à ce plan.
hint-log = « copil log » donne les changements et leurs commits.
error-later-field = Annulation impossible : { $field } de { $subject } a encore changé depuis. Rien n’a été changé.
error-later = Annulation impossible : { $subject } a encore changé depuis. Rien n’a été changé.
hint-later = Annulez d’abord les changements plus récents : { $changes }
hint-later-unknown = Donnez directement la valeur voulue.
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
hint-several-plans = Dites lequel : --plan { $plan }
error-plan-name = { $dir } ne peut pas être le dossier d’un plan : { $why }.
hint-plan-name = Renommez le dossier : son nom est l’identifiant du plan.
error-newer-format = Le plan est au format { $found } ; ce copil lit au plus le format { $supported }. Rien n’a été changé.
hint-newer-format = Installez un copil qui lit le format { $found }.
error-demo-not-ours = { $path } n’a pas été créé par la démonstration et reste tel quel.
hint-demo-not-ours = Déplacez-le, ou lancez « copil demo » dans un autre dossier.
error-no-repository = Ce plan n’est dans aucun dépôt git : les changements ne peuvent pas être enregistrés.
hint-no-repository = Créez-en un à la racine de vos fichiers avec « git init », puis « copil record ».
error-dubious = Le dépôt { $path } appartient à un autre utilisateur de cette machine : git s’en méfie.
hint-dubious = Si vous lui faites confiance : git config --global --add safe.directory "{ $path }"
error-repository = Le dépôt est inutilisable : { $detail }.
hint-repository = « git status » et « git fsck » en disent plus.
error-bare = Ce dépôt n’a pas de dossier de travail : on ne peut pas y enregistrer de changement.
hint-bare = Travaillez dans un clone ordinaire (git clone).
error-detached = Le dépôt n’est sur aucune branche (il est à { $commit }) : un changement enregistré maintenant serait perdu.
hint-detached = Revenez sur une branche : git switch main
error-operation = Une opération git ({ $name }) a été commencée et n’est pas finie : aucun changement ne peut être enregistré d’ici là.
hint-operation = Finissez-la ou abandonnez-la : { $command }
error-no-identity = git ne sait pas qui vous êtes : vos changements ne peuvent pas porter votre nom.
hint-no-identity = Dites-le une fois pour toutes : git config --global user.name "Prénom Nom" et git config --global user.email vous@exemple.fr
error-conflicted = { $path } est en conflit : deux versions n’ont pas été réconciliées.
hint-conflicted = Choisissez dans le fichier ce qu’il faut garder, puis « git add » et commit.
error-read-only = On ne peut pas écrire dans { $path } : vous n’en avez pas le droit, ou le disque est en lecture seule. Rien n’a été changé.
hint-read-only = Demandez le droit d’écrire, ou travaillez dans une copie à vous (git clone).
error-not-a-file = { $path } n’est pas un fichier ordinaire : copil n’y écrit pas.
hint-not-a-file = Mettez à sa place un fichier ordinaire, sans lien.
error-lock = Le dépôt est utilisé par { $who } : rien n’a été changé.
hint-lock = Recommencez dans un instant. Si aucun programme n’est à l’œuvre, supprimez { $path }
holder-known = { $program } (processus { $pid })
holder-unknown = un autre programme, sans doute git
error-signing = Le commit devait être signé et { $program } n’a pas pu : { $detail } Rien n’a été changé.
hint-signing = Réparez la clé de signature, ou renoncez à signer : git config commit.gpgsign false
error-disk-full = Le disque est plein : { $path } n’a pas pu être écrit. Rien n’a été changé.
hint-disk-full = Faites de la place, puis recommencez.
error-index = L’index de git { $path } ne peut pas être mis à jour.
error-git-date = « { $value } » (GIT_AUTHOR_DATE ou GIT_COMMITTER_DATE) n’est pas une date.
hint-git-date = Retirez cette variable, ou écrivez une date comme 2018-03-15T09:00:00+01:00.
error-identity-unusable = L’identité git « { $name } <{ $email }> » ne peut pas figurer dans un commit.
error-unknown-commit = Aucun commit ne s’appelle « { $name } ».

## Problèmes dans les fichiers

problem-unknown = « { $id } » ne désigne { $what } du plan.
problem-type = on attendait { $expected }, voici { $found }.
problem-missing = la clé « { $key } » manque.
problem-unknown-key = le format n’a pas de telle clé ; elle est gardée telle quelle.
problem-word = « { $word } » n’est aucune des valeurs admises ici.
problem-bad-id = « { $text } » n’est pas un identifiant : { $why }.
problem-bad-name = ce nom n’est pas un identifiant : { $why }.
problem-range = on attendait un nombre de { $least } à { $most }.
problem-least = on attendait un nombre d’au moins { $least }.
problem-cycle = ces actions s’attendent les unes les autres en rond : { $circle }.
problem-order = ce jour précède « { $before } ».
problem-name-mismatch = le nom du fichier dit « { $named } ».
problem-not-utf8 = le texte n’est pas en UTF-8.
problem-symlink = les liens symboliques ne sont pas suivis.
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
hint-clash = Renommez l’un des deux.
hint-misplaced = Les actions vont dans groups/GROUPE/, les réunions dans meetings/.
hint-no-group-file = Créez-le avec au moins : title = "…"
id-empty = il est vide
id-too-long = il a plus de 64 caractères
id-character = seuls sont permis les lettres sans accent, les chiffres, « . », « _ » et « - », en commençant par une lettre ou un chiffre
id-reserved = Windows se réserve ce nom
kind-boolean = vrai ou faux (true, false)
kind-integer = un nombre entier
kind-number = un nombre
kind-date = une date
kind-moment = une date avec une heure
kind-text = un texte entre guillemets
kind-list = une liste
kind-table = une table
kind-label = un texte, ou un par langue
syntax-conflict = git a laissé ici les marques d’un conflit.
syntax-duplicate = cette clé est déjà là.
syntax-date = ce n’est pas une date du calendrier.
syntax-number = ce n’est pas un nombre.
syntax-unquoted = un texte s’écrit entre guillemets.
syntax-string = ce texte n’est pas bien fermé, ou contient un signe qui demande un « \ » devant lui.
syntax-unclosed = un crochet ou une accolade n’est pas fermé.
syntax-value = il manque une valeur après « = ».
syntax-equals = il manque « = » après la clé.
syntax-comma = il manque une virgule entre deux éléments.
syntax-leftover = il reste quelque chose après la valeur.
syntax-key = ce n’est pas une clé : lettres sans accent, chiffres, « _ » et « - », ou guillemets.
syntax-other = ce n’est pas du TOML.

## L’écran

tui-tab-dashboard = Tableau de bord
tui-tab-actions = Actions
tui-tab-journal = Journal
tui-day-is-set = jour simulé
tui-too-small = copil a besoin d’au moins { $width } × { $height } caractères ; la fenêtre en a { $columns } × { $lines }. Agrandissez-la, ou tapez q pour quitter.
tui-read-only = Lecture seule : { $why }
tui-unreadable-files = { $count ->
    [one] { $count } fichier illisible, ! pour voir
   *[other] { $count } fichiers illisibles, ! pour voir
}
tui-problems-found = { $count ->
    [one] { $count } remarque sur les fichiers, ! pour voir
   *[other] { $count } remarques sur les fichiers, ! pour voir
}
tui-hand-edits = { $count ->
    [one] { $count } fichier modifié hors de copil, R pour l’enregistrer
   *[other] { $count } fichiers modifiés hors de copil, R pour les enregistrer
}

tui-progress = Avancement
tui-progress-done = Réalisé
tui-progress-time = Temps
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
tui-groups = Groupes de travail
tui-no-groups = Ce plan n’a pas encore de groupe.
tui-attention = À traiter ({ $count })
tui-no-attention = Rien ne réclame l’attention du comité.
tui-late = retard { $days } j
tui-late-short = +{ $days } j
tui-waiting-since = { $status } depuis { $days } j
tui-pushed = repoussée { $times } fois ({ $days } j)
tui-stale = sans suite depuis { $days } j
tui-since = Depuis le { $committee } du { $date }
tui-since-start = Ce qui a changé
tui-since-nothing = Rien n’a changé depuis.
tui-since-closed = { $count ->
    [one] { $count } réalisée
   *[other] { $count } réalisées
}
tui-since-started = { $count ->
    [one] { $count } lancée
   *[other] { $count } lancées
}
tui-since-stopped = { $count ->
    [one] { $count } arrêtée
   *[other] { $count } arrêtées
}
tui-since-dropped = { $count ->
    [one] { $count } abandonnée
   *[other] { $count } abandonnées
}
tui-since-pushed = { $count ->
    [one] { $count } échéance repoussée
   *[other] { $count } échéances repoussées
}
tui-since-reached = { $count ->
    [one] { $count } jalon atteint
   *[other] { $count } jalons atteints
}
tui-since-darker = météo ↓ { $count }
tui-since-brighter = météo ↑ { $count }
tui-reading = Lecture de l’historique… { $done }
tui-reading-of = Lecture de l’historique… { $done } sur { $of }
tui-reading-failed = L’historique n’a pas pu être lu jusqu’au bout.
tui-no-history = Aucun changement enregistré pour l’instant.

tui-actions-title = { $count ->
    [one] { $count } action
   *[other] { $count } actions
}
tui-late-only = en retard
tui-quoted = « { $text } »
tui-no-match = Rien ne correspond.
tui-filter-label = Filtrer :
tui-filter-clear = échap pour tout revoir
tui-ordered = par { $by }
tui-order-id = identifiant
tui-order-title = titre
tui-order-status = statut
tui-order-weather = météo
tui-order-due = échéance
tui-order-priority = priorité
tui-order-progress = avancement
tui-column-id = Id
tui-column-title = Action
tui-column-status = Statut
tui-column-weather = Météo
tui-column-due = Échéance
tui-column-lead = Pilotes

tui-journal-title = Journal ({ $count })
tui-change-title = Changement { $commit }
tui-by-on = { $who }, le { $date }
tui-effective = Prend effet le { $date }
tui-by-hand = Enregistré hors de copil : « { $subject } »
tui-history = Historique
tui-more-below = ↓ { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
tui-gone = Cette action n’est plus dans le plan.
tui-status-since = depuis le { $date }
tui-priority = priorité { $name }
tui-comment = Commentaire
tui-description = Description
tui-milestones = Jalons
tui-indicators = Indicateurs
tui-deliverables = Livrables
tui-budgets = Budget
tui-depends-on = Attend
tui-needed-by = Attendue par
tui-decisions = Décisions
tui-links = Liens
tui-spent-of = { $spent } sur { $planned } { $unit }
tui-fact-group = Groupe
tui-fact-leads = Pilotes
tui-fact-organisations = Organisations
tui-fact-axis = Axe
tui-fact-start = Début
tui-fact-due = Échéance
tui-fact-progress = Avancement
tui-fact-tags = Étiquettes

tui-prompt-status = Statut
tui-prompt-weather = Météo
tui-prompt-milestone = Jalon atteint
tui-prompt-due = Échéance
tui-prompt-note = Commentaire
tui-prompt-undo = Annuler le dernier changement
tui-prompt-redo = Rétablir ce qui a été annulé
tui-field-reason = Raison
tui-field-comment = Commentaire
tui-field-effect = Prend effet le
tui-field-date = Nouvelle date
tui-today = aujourd’hui
tui-now = aujourd’hui
tui-needs-reason = demande une raison
tui-needs-milestones = { $count ->
    [one] { $count } jalon non atteint
   *[other] { $count } jalons non atteints
} ou une raison : { $titles }
tui-reached-on = atteint le { $date }
tui-promised-for = promis pour le { $date }
tui-the-action = L’action elle-même
tui-nothing-to-choose = Il n’y a rien à choisir ici.
tui-bad-date = « { $text } » n’est pas une date. Essayez 30/06/2018, 30 juin, +2 semaines, demain.
tui-recorded = Enregistré : { $subject }  ({ $commit })
tui-recorded-several = { $count } changements enregistrés
tui-not-done = Rien n’a été enregistré
tui-problems-title = Fichiers du plan : { $count ->
    [one] { $count } remarque
   *[other] { $count } remarques
}
tui-no-problem = Tous les fichiers du plan se lisent sans remarque.
tui-hand-edits-title = Modifiés hors de copil ({ $count })
tui-no-hand-edits = Aucun fichier n’a été modifié hors de copil.
tui-edit-broken = contient une erreur : ne sera pas enregistré
tui-commits-to-make = { $count ->
    [one] { $count } commit sera créé :
   *[other] { $count } commits seront créés :
}
tui-help-title = Ce que font les touches ici
tui-palette-title = Toutes les commandes
tui-no-command = Aucune commande ne correspond.
tui-find-title = Chercher dans le plan
tui-kind-group = groupe
tui-kind-person = personne
tui-kind-meeting = réunion

## Les touches (tui-do- : ce que fait une commande ; tui-key- : la même en un mot ; tui-keyname- : le nom d’une touche)

tui-do-status = Changer le statut de l’action
tui-do-weather = Changer la météo de l’action
tui-do-milestone = Marquer un jalon atteint
tui-do-due = Déplacer une échéance
tui-do-note = Écrire le commentaire de l’action
tui-do-undo = Annuler le dernier changement
tui-do-redo = Rétablir ce qui a été annulé
tui-do-record-edits = Enregistrer les fichiers modifiés hors de copil
tui-do-problems = Voir ce qui ne va pas dans les fichiers
tui-do-find = Chercher une action, un groupe, une personne, une réunion
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
tui-do-filter = Filtrer les actions par des mots
tui-do-late = Ne montrer que les actions en retard, ou toutes
tui-do-order = Trier autrement
tui-do-record = Enregistrer
tui-do-new-line = Aller à la ligne
tui-do-cancel = Fermer
tui-do-choose = Choisir
tui-key-status = statut
tui-key-weather = météo
tui-key-milestone = jalon
tui-key-due = échéance
tui-key-note = commentaire
tui-key-undo = annuler
tui-key-find = chercher
tui-key-help = aide
tui-key-palette = palette
tui-key-quit = quitter
tui-key-open = ouvrir
tui-key-next = suivant
tui-key-filter = filtrer
tui-key-late = retards
tui-key-order = trier
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
