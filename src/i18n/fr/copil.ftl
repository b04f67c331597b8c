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
