### copil's English catalogue.

## Words of the plan

status-proposed = Proposed
status-planned = Planned
status-in-progress = In progress
status-paused = Paused
status-blocked = Blocked
status-done = Done
status-abandoned = Abandoned
unreadable-status = Unreadable
weather-sunny = Goals secure
weather-cloudy = Goals within reach
weather-rainy = Support needed
weather-stormy = Goals in danger
weather-name-sunny = sun
weather-name-cloudy = clouds
weather-name-rainy = rain
weather-name-stormy = storm
priority-high = High
priority-normal = Normal
priority-low = Low
language-fr = French
language-en = English
state-prepared = being prepared
state-convened = convened
state-open = in session
state-suspended = suspended
state-closed = closed
state-cancelled = cancelled
state-postponed = postponed
state-written = written consultation
outcome-decided = decided
outcome-discussed = discussed
outcome-informed = for information
outcome-postponed = put off
outcome-withdrawn = withdrawn
short-outcome-informed = info
view-late = Late
view-mine = Mine, still to be done
view-waiting = Waiting
view-pressing = High priority, unfinished
view-soon = Due soon
view-stale = Stale
view-unled = Without a lead
none = none

## Dates and numbers

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
months-short = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
time-of-day = { $hour }:{ $minute }
quarter = Q{ $number }
from-day-to-day = { $first } to { $last }
from-day = from { $first }
until-day = until { $last }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
day-first = 1
percent = { $value }%
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

## What changed (commit subjects, journal)

subject-line = { $what }: { $changes }
subject-several = { $first } and { $count ->
    [one] { $count } other
   *[other] { $count } others
}
subject-charter = plan
subject-group = group { $id }
subject-meeting = { $committee } of { $date }
quoted = “{ $text }”
change-status-set = status { $new }
change-status = { $old } → { $new }
change-weather-confirmed = weather confirmed
change-weather-unconfirmed = confirmation of the weather taken back
change-weather-gone = weather removed
change-due-set = due date set to { $new }
change-due-gone = due date removed
change-value = { $field } { $old } → { $new }
change-value-set = { $field } { $new }
change-value-gone = { $field } { $old } → empty
change-field = { $field }: update
change-list = { $field } + { $added } − { $removed }
change-list-added = { $field } + { $added }
change-list-removed = { $field } − { $removed }
change-list-order = { $field } in another order
change-more = { $changes }, and { $count ->
    [one] { $count } other change
   *[other] { $count } other changes
}
change-part = { $table ->
    [milestones] milestone “{ $title }”
    [indicators] indicator “{ $title }”
    [deliverables] deliverable “{ $title }”
    [budgets] budget “{ $title }”
    [links] link “{ $title }”
    [evidence] evidence “{ $title }”
    [notes] note “{ $title }”
    [agenda] item “{ $title }”
    [decisions] decision { $title }
    [organisations] organisation “{ $title }”
    [people] person “{ $title }”
    [axes] axis “{ $title }”
    [phases] phase “{ $title }”
    [committees] committee “{ $title }”
    [statuses] status “{ $title }”
    [views] view “{ $title }”
   *[other] { $table } “{ $title }”
}
change-part-key = { $part }: { $change }
change-items-new = { $count } new items ({ $items })
change-part-new = { $table ->
    [people] { $title } joins the plan
   *[other] new { $part }
}
change-part-gone = { $table ->
    [decisions] { $part } taken away
   *[other] { $part } removed
}
change-reached = { $part } reached
change-reached-on = { $part } reached: { $old } → { $new }
change-not-reached = { $part } no longer reached
change-delivered = { $part } handed over
change-not-delivered = { $part }: not handed over after all
change-measure = { $value } on { $day }
change-measure-gone = the measure of { $day } taken away
change-measure-corrected = { $new } instead of { $old } on { $day }
change-measures = { $count } measures up to { $day }
change-measures-corrected = measures revised
change-target = target { $value } by { $day }
change-targets-revised = targets revised
change-decision-new = { $part }: { $text }
change-decision-done = { $part } carried out
change-decision-not-done = { $part } no longer carried out
change-again = { $new } again, no longer { $old }
change-again-value = { $field } { $new } again, no longer { $old }
change-again-set = { $field } { $new } again
change-again-reached = { $part } reached again
change-again-moved = in group { $to } again, no longer in { $from }
change-again-renamed = becomes { $to } again
change-again-action = action is back (“{ $title }”)
change-again-group = group is back (“{ $title }”)
change-again-meeting = meeting is back
change-again-layout = former layout
change-again-part = { $table ->
   *[other] { $part } is back
}
change-done-again = done again ({ $changes })
change-created-action = new action “{ $title }”
change-created-plan = new plan “{ $title }”
change-created-group = new group “{ $title }”
change-created-meeting = new meeting
change-deleted-action = action deleted (“{ $title }”)
change-deleted-group = group deleted (“{ $title }”)
change-deleted-meeting = meeting deleted
change-moved = moves from group { $from } to group { $to }
change-renamed = becomes { $to }
change-depends = depends on { $actions }
change-depends-no-longer = depends no longer on { $actions }
change-state-prepared = meeting back in preparation
change-state-convened = meeting convened
change-state-open = meeting opened
change-state-suspended = meeting suspended
change-state-resumed = meeting resumed
change-state-reopened = meeting opened again
change-state-closed = meeting closed
change-state-cancelled = meeting cancelled
change-state-postponed = meeting postponed
change-state-written = written consultation
change-item-outcome = { $part }: { $outcome }
change-item-spent = { $part }: took { $minutes } min
change-away = { $person } out of the room for { $count ->
    [one] 1 item
   *[other] { $count } items
}
change-back = { $person } back in the room for { $count ->
    [one] 1 item
   *[other] { $count } items
}
change-represented = { $person } represented by { $by }
change-represented-gone = { $person } no longer represented
change-layout = layout
change-unreadable = unreadable version
change-since = takes effect { $new }

## Names of fields

field-title = title
field-status = status
field-since = effective date
field-priority = priority
field-weather = weather
field-comment = comment
field-confirmed = weather confirmed
field-axis = axis
field-phase = phase
field-leads = leads
field-organisations = organisations
field-start = start
field-due = due date
field-weight = weight
field-progress = progress
field-depends_on = dependencies
field-same_as = same as
field-tags = tags
field-description = description
field-milestones = milestones
field-indicators = indicators
field-deliverables = deliverables
field-budgets = budget
field-links = links
field-evidence = evidence
field-notes = notes
field-members = members
field-done = done on
field-agenda = agenda
field-decisions = decisions
field-present = present
field-excused = excused
field-absent = absent
field-represented = represented
field-guests = guests
field-started = begins
field-ended = ends
field-chair = chair
field-secretary = secretary
field-quorum = quorum
field-rank = place
field-presenter = presented by
field-outcome = outcome
field-away = out of the room
field-approves = record to approve
field-item = item
field-supersedes = replaces
field-repealed = repealed on
field-confidential = confidential
field-place = place
field-state = state
field-committee = committee
field-date = date
field-people = people
field-axes = axes
field-phases = phases
field-committees = committees
field-rules = rules
field-due_soon_days = due soon (days)
field-stale_days = stale (days)
field-strict = ask about every action changed twice
field-internal = fields that are not published
field-attention = weights of the ranking
field-emails = addresses
field-organisation = organisation
field-kind = kind
field-next = next statuses
field-needs = requirements
field-label = label
field-value = value
field-statuses = statuses
field-language = language
field-end = end
field-format = format
field-spent = spent
field-planned = planned
field-measures = measures
field-link = link
field-funder = paid by
field-from = counted from
field-at = measured at
field-targets = other targets
field-unit = unit
field-initial = initial value
field-target = target
field-minutes-of-meetings = records of meetings
field-minutes = length
field-reports_to = reports to
field-text = text
field-owner = owner
field-actions = actions
field-name = name
field-id = id
field-group = working group
field-action = action
field-email = address
field-views = views
field-filter = filter
field-order = order
field-columns = columns

## Refusals

refused-transition = { $action } cannot go from “{ $from }” to “{ $to }”.
refused-reason = { $action }: “{ $to }” needs a reason.
refused-evidence = { $action }: “{ $to }” needs evidence, something that shows it.
refused-milestones = { $action }: “{ $to }” needs every milestone reached, or a reason. Not reached: { $milestones }.
refused-comment = { $action }: a change of weather needs a comment.
refused-spent-less = { $action }, budget “{ $budget }”: { $after } spent in all would be less than the { $before } written down already.
refused-spent-below-zero = { $action }, budget “{ $budget }”: what is spent cannot be negative ({ $after }).
refused-progress = { $action }: its milestones make its progress, which cannot be entered.
refused-already = { $subject }: it is so already, nothing to change.
refused-future = { $day } is in the future: nothing takes effect before its time.
refused-undated = { $subject }: the day that it took effect has no place in this change.
refused-taken = { $id } is taken.
refused-record-closed = { $meeting }: the meeting is closed, and its record stands.
hint-record-closed = What is wrong in it is amended, saying why: copil meeting amend { $id } … -m "…".
refused-not-the-time = { $meeting }: { $state }.
step-refused-convene = Only a meeting in preparation can be convened.
step-refused-open = Only a meeting in preparation or convened can be opened.
step-refused-agenda = Its agenda changes no more.
step-refused-presence = Presence changes no more.
step-refused-outcome = What comes of an item is told while the meeting is open: copil meeting open.
step-refused-decide = Decisions are taken while the meeting is open (“copil meeting open”), or between meetings in writing (“copil decision new COMMITTEE --written”).
step-refused-suspend = Only an open meeting can be suspended.
step-refused-resume = Only a suspended meeting can be resumed.
step-refused-cancel = Only a meeting that was not opened can be cancelled.
step-refused-postpone = Only a meeting that was not opened can be postponed.
step-refused-close = Only an open meeting can be closed; one that is not held is cancelled or postponed.
step-refused-amend = A record is amended once the meeting is closed; until then it simply changes.
refused-no-outcome = { $meeting }: nothing is told yet of { $count ->
    [one] item { $items }
   *[other] items { $items }
}.
hint-no-outcome = Say what came of each: copil meeting outcome { $id } NUMBER decided, discussed, informed, postponed or withdrawn.
refused-word = { $meeting }: this wants a word of explanation.
refused-record-incomplete = { $meeting }: its record is not complete, so it cannot be approved yet.
hint-record-incomplete = Close the meeting first: copil meeting close { $id }
refused-numbers-stay = { $meeting }: item { $item } keeps its number, which its members were told.
hint-numbers-stay = During the meeting it can be put off or withdrawn.
refused-meets-already = { $meeting } is there already: a committee meets once a day.
hint-meets-already = Add to its agenda, or choose another day.
refused-unknown-key = { $subject }: the format has no key “{ $field }”; nothing was changed.
refused-unfit = { $subject }, { $field }: { $fault }
refused-unfit-whole = { $subject }: { $fault }
hint-transition = From there one can go to: { $allowed }.
hint-reason = Say why in a few words.
hint-evidence = Say its name and where it is: --evidence "Council decision of 12 March=https://…", or a text after the =.
hint-by-option = { $hint } The option is -m "…".
hint-milestones = Say which milestone was reached, or why it is done without.
hint-spent-less = To add an amount, put a + before it; to correct the sum, say why.
hint-progress = Say instead that a milestone was reached.
hint-comment = Say in a few words what makes the weather.
hint-undated = Leave the day out: the history dates the change by the day it is recorded.
hint-future = Give a day up to today.
hint-taken = Choose another id; capitals make no difference.
hint-nearest = Did you mean “{ $nearest }”?
hint-words = It takes: { $words }.
referent-person = person
referent-organisation = organisation
referent-axis = axis
referent-phase = phase
referent-action = action
referent-group = working group
referent-committee = committee
referent-status = status
referent-meeting = meeting
referent-decision = decision
referent-indicator = no indicator
referent-deliverable = no deliverable
referent-budget = no budget line
referent-milestone = milestone
referent-agenda-item = agenda item

## Errors

error-locked = { $path } has an error and is not written to: nothing was changed.
error-broken = { $path } has an error, so “{ $text }” cannot be read.
hint-check = “copil check” shows the error and its place; mend the file, then try again.
error-unrecorded = { $path } has edits made by hand that are not recorded, to the very thing to be changed: nothing was changed.
hint-record = Record them first with “copil record”, or take them back with “git checkout”.
error-file-in-the-way = { $path } is already there and is left alone: nothing was changed.
hint-file-in-the-way = Move or rename that file, then try again.
error-midway = Stopped midway: { $done ->
        [one] 1 change of { $of } is recorded and stands
       *[other] { $done } changes of { $of } are recorded and stand
    }. The next was stopped: “{ $why }” Left to do: { $left }.
hint-midway = Then try again: what is already recorded will be left aside.
and-others = { $count ->
    [one] and { $count } other
   *[other] and { $count } others
}
error-restless = { $path } kept changing while it was to be written.
hint-try-again = Wait a moment and try again.
error-io = { $path } cannot be read: { $detail }.
error-not-made = The change was not made.
error-write = { $path } cannot be written: { $detail }.
error-taken-back = The change { $commit } was taken back already, by { $by }: nothing was changed.
hint-taken-back = To do it again: copil undo --redo
error-recorded-already = “{ $subject }” is recorded already ({ $commit }): this command made the change and was stopped before it could say so.
hint-recorded-already = To make another such change, give the command once more.
error-nothing-to-undo = You have made no change that could still be taken back.
hint-nothing-to-undo = To take back someone else’s, name its commit: copil undo COMMIT (“copil log” lists them).
error-outside-sitting = Your last change was made on { $day }, { $sitting ->
    [today] not today
   *[run] not in this sitting
}: “{ $subject }” ({ $commit }).
hint-outside-sitting = To take it back all the same, enter shows what would be recorded, and enter again records it.
hint-undo-option = To take it back all the same: copil undo { $commit }, or copil undo --sure.
error-nothing-to-redo = Nothing was taken back that could be done again.
error-not-of-this-plan = Commit { $commit } did not change this plan.
hint-log = “copil log” lists the changes and their commits.
error-only-joined = Nothing was decided in { $commit }: it joined what was changed on two sides, and each change has a commit of its own.
hint-only-joined = “copil log” lists the changes and their commits; “copil undo COMMIT” takes one of them back.
log-renumbered = { $from } took the number { $to }: two actions had been given the first.
log-renumbered-decision = { $meeting }: decision { $from } took the number { $to }, as two decisions had been given the first.
log-renumbered-item = { $meeting }: on the agenda, the item { $from } took the name { $to }, as two items had been given the first.
log-edge = this clone begins here: what was before is not known (“git fetch --unshallow” brings it)
error-referred-to = { $count ->
        [one] { $names } refers
       *[other] { $names } refer
    } to what would no longer be there: nothing was changed.
error-needed-by = { $count ->
        [one] { $names } needs
       *[other] { $names } need
    } what would no longer be there: nothing was changed.
hint-needed-by = Put something else there first, such as another lead or another group.
hint-with-references = To take out these references as well, in the same change: the same command with --with-references.
hint-referred-to = Take the reference out first, or take back the change that made it: “copil log” shows it.
error-at-the-edge = This clone begins with commit { $commit }: what it changed is not known.
hint-unshallow = “git fetch --unshallow” brings the whole history.
error-made-the-plan = The change { $commit } made the plan itself: it cannot be taken back.
error-later-field = It cannot be taken back: { $field } of { $subject } was changed again since. Nothing was changed.
error-later = It cannot be taken back: { $subject } was changed again since. Nothing was changed.
hint-later = Take back the later changes first: { $changes }
hint-later-unknown = Set the value you want directly.
error-day-to-come = { $day } is still to come: there is no plan of that day yet.
error-before-the-first = Nothing was recorded by { $day }: the first record is of { $first }.
error-before-the-clone = This clone’s history begins on { $first }: the plan of { $day } is not in it.
error-nothing-recorded = Nothing was recorded yet: there is no past to see.
error-no-such-meeting = “{ $word }” means no meeting: there was none by today.
error-unknown-moment = “{ $name }” is no day, no meeting and no change.
error-moved-tag = The tag “{ $tag }” does not mark the end of the meeting { $meeting }: it was moved, or made by hand.
hint-moved-tag = A day shows the plan all the same: --at { $day }. To mark the end again: git tag -d { $tag }, then copil meeting close { $meeting }.
error-tag-taken = Git has a tag “{ $tag }” already, which is not moved. Nothing was changed.
hint-tag-taken = See what it marks: git show { $tag }. One that is a mistake is taken away with git tag -d { $tag }.
error-untagged = { $meeting } is closed and recorded, but its tag could not be made: { $why }
hint-untagged = To make it: copil meeting close { $id }.
tag-closing = { $meeting }: closed
hint-moments = As 2017-12-14, 2017-12-14-copil, last-copil, or the id of a change, as in “copil log”.
error-no-closed-meeting = No meeting is closed yet: there is none to compare with.
hint-compare = Name a moment: copil compare 2017-06-30, or two: copil compare 2017-06-30 2017-12-14
drift-title = What was pushed back from { $from } to { $to }
drift-title-whole = What was pushed back since the beginning, as of { $to }
drift-end = End of the plan: { $moved }
drift-total = { $pushed ->
    [0] No date of { $of } pushed back
    [one] One date of { $of } pushed back, { $times ->
        [one] once
       *[other] { $times } times
    }, by { $days } d in all
   *[other] { $pushed } dates of { $of } pushed back, { $times } times, by { $days } d in all
}
drift-last = Last due date: { $first } → { $now }
drift-column-pushed = Pushed back
drift-column-promise = First promise → now
drift-milestone = milestone “{ $title }”
compare-title = From { $from } to { $to }
compare-moment = { $day } ({ $commit })
compare-nothing = Nothing differs.
compare-unreadable = On { $day } not all could be read; the rest is compared:
compare-filter-unknown = The plan of { $day } does not know what the filter speaks of: nothing matches there.
compare-matched = Matched then: { $then }. Now: { $now }.
compare-entered = Came in
compare-left = Went out
compare-meetings = Meetings
compare-plan = The plan itself
compare-count-created = { $count ->
    [one] { $count } new
   *[other] { $count } new
}
compare-count-deleted = { $count ->
    [one] { $count } withdrawn
   *[other] { $count } withdrawn
}
compare-count-moved = { $count ->
    [one] { $count } moved to another group
   *[other] { $count } moved to another group
}
compare-count-renamed = { $count ->
    [one] { $count } renamed
   *[other] { $count } renamed
}
compare-count-status = { $count ->
    [one] { $count } status
   *[other] { $count } statuses
}
compare-count-date = { $count ->
    [one] { $count } date
   *[other] { $count } dates
}
compare-count-milestone = { $count ->
    [one] { $count } milestone
   *[other] { $count } milestones
}
compare-count-weather = { $count ->
    [one] { $count } weather or comment
   *[other] { $count } weathers or comments
}
compare-count-decision = { $count ->
    [one] { $count } decision
   *[other] { $count } decisions
}
compare-count-meeting = { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
}
compare-count-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
compare-count-rules = { $count ->
    [one] { $count } rule
   *[other] { $count } rules
}
compare-count-other = { $count ->
    [one] { $count } other value
   *[other] { $count } other values
}
past-seen = The plan as it was recorded by { $day } (change { $commit }).
past-seen-shared = The plan as it was shared by { $day }, as far as this copy received it (change { $commit }).
past-seen-effective = The plan as it was true on { $day }, as far as is known today (change { $commit }): statuses by the day they took effect, milestones by the day they were reached, all else as today.
past-short = Plan recorded by { $day } ({ $commit })
past-short-shared = Plan shared by { $day } ({ $commit })
past-short-effective = Plan as true on { $day }, known today
error-no-plan-yet = This plan was not recorded yet on { $day }.
error-no-shared-log = What was shared is not known: this branch follows no other one, or this clone keeps no log of it.
error-shared-later = What was shared by { $day } is not known: this clone only knows it since { $first }.
error-past = This is the plan as it was on { $day }: nothing can be changed there.
error-at-of-changes = “--at” shows the plan as it was: nothing can be changed or made there.
error-proposal-of-no-change = “--proposal” puts a change in a proposal: this command changes nothing in the plan.
hint-proposal-of-no-change = To look at the plan as a proposal would have it: “--at NAME”. To compare and decide: “copil proposal show NAME”.
error-proposal-of-files = The files of the folder are the plan’s: what was edited there cannot be recorded in a proposal.
hint-proposal-of-files = To edit a file in the proposal: “copil edit ID --proposal NAME”.

# Proposals: changes put beside the plan, to be accepted or refused
proposal-title = Proposal “{ $name }”
proposal-put = In the proposal “{ $name }”; the plan itself is unchanged.
proposal-none = There is no proposal.
subject-proposal-accepted = { $count ->
    [one] Proposal “{ $name }” accepted: one change
   *[other] Proposal “{ $name }” accepted: { $count } changes
}
subject-proposal-refused = Proposal “{ $name }” refused
tui-propose-title = In a proposal
tui-propose-name = Name of the proposal
tui-propose-known = Proposals that there are:
tui-propose-none = There is no proposal yet: this one begins here. The plan itself stays as it is.
tui-proposals-title = Proposals
tui-proposals-none = No proposal
tui-proposal-accept = Accept
tui-proposal-refuse = Refuse, with a reason
tui-proposal-unanswered = { $count ->
    [one] One answer is missing: tab goes from question to question, ↑ and ↓ choose.
   *[other] { $count } answers are missing: tab goes from question to question, ↑ and ↓ choose.
}
tui-proposal-changes = What it changes
tui-do-propose = Put the change in a proposal instead of making it
tui-key-propose = propose
tui-do-proposals = Show the proposals to be decided
tui-key-proposals = proposals
proposal-refused = The proposal “{ $name }” is refused, with its reason. “copil proposal show { $name }” still shows it.
proposal-withdrawn = The proposal “{ $name }” is withdrawn. Its last change was { $commit }.
proposal-refusal-keeps = It leaves the list; the proposal and the reason are kept, and can be read again.
proposal-ask-refusal = Why is it refused?
proposal-state-refused = refused
proposal-state-unrelated = of another plan
proposal-changes = { $count ->
    [0] nothing new
    [one] one change
   *[other] { $count } changes
}
proposal-changes-and-clashes = { $count ->
    [0] no change
    [one] one change
   *[other] { $count } changes
}, { $clashes ->
    [one] one clash
   *[other] { $clashes } clashes
}
proposal-refused-by = Refused by { $by } on { $day }.
proposal-nothing-new = The plan has all of it already.
proposal-fits = It fits the plan as it is now: it can be accepted.
proposal-clashes = { $count ->
    [one] The plan has changed since, and one answer is needed:
   *[other] The plan has changed since, and { $count } answers are needed:
}
clash-field = { $subject }, { $field }
clash-id = id
clash-group = working group
clash-ours = the plan:
clash-theirs = the proposal:
clash-unchanged = unchanged
clash-by = { $by }, { $day }
error-proposal-name = “{ $name }” cannot be the name of a proposal.
hint-proposal-name = Letters, digits, hyphens and dots, without spaces: as telework-2018.
error-no-proposal = There is no proposal “{ $name }”.
hint-proposals = Proposals: { $names }.
hint-no-proposals = “--proposal NAME” on a command that changes something puts the change in a proposal.
error-proposal-was-refused = A proposal “{ $name }” was refused, and keeps its name.
hint-proposal-was-refused = Take another name; “copil proposal list --refused” shows those that are taken.
error-proposal-gone = The proposal “{ $name }” is gone: its branch was deleted meanwhile. The plan is unchanged.
hint-proposal-gone = Its changes are still in git, for some weeks. To bring it back: git branch { $branch } { $commit }
hint-proposal-lost = Git no longer has its changes: they can only be proposed again, or brought from another copy of the plan.
error-proposal-accepted-already = The proposal “{ $name }” is accepted already.
error-proposal-unrelated = The proposal “{ $name }” has nothing in common with this plan’s history.
error-proposal-same = The plan has all of the proposal “{ $name }” already: there is nothing to accept.
error-proposal-nothing-left = With these answers nothing of the proposal “{ $name }” is left to accept: the plan stays as it is.
hint-proposal-same = “copil proposal withdraw” takes it away, “copil proposal refuse” keeps it with a reason.
error-proposal-clashes = { $count ->
    [one] The plan has changed since the proposal “{ $name }” began, and one answer is missing: { $named }.
   *[other] The plan has changed since the proposal “{ $name }” began, and { $count } answers are missing: { $named }.
}
hint-proposal-clashes = “copil proposal show” tells what clashes; “--answer SUBJECT FIELD ours” keeps the plan’s value, “… theirs” takes the proposal’s, “… =VALUE” another one, “--take ours” or “--take theirs” answers all that is left.
error-no-such-clash = There is no clash at “{ $asked }”.
error-proposal-refused-already = The proposal “{ $name }” is refused already.
error-proposal-not-ones-own = The proposal “{ $name }” was last changed by { $by }: withdrawing it takes their change away.
hint-proposal-not-ones-own = “--sure” withdraws it all the same; “copil proposal refuse” keeps it readable.
error-not-a-side = “{ $word }” is neither “ours”, what is here, nor “theirs”, what comes; another value is written “=VALUE”.
hint-no-clashes = Nothing clashes: no answer is needed.
hint-clashes = To be answered: { $known }.
error-proposal-faulty = { $count ->
    [one] With the proposal “{ $name }” the plan would have an error that it does not have now: { $named }
   *[other] With the proposal “{ $name }” the plan would have { $count } errors that it does not have now: { $named }
}
hint-proposal-faulty = Change the proposal with “--proposal”, or the plan, until both go together.
error-moved = “{ $name }” has changed meanwhile.
error-checked-out = The branch { $branch } is checked out ({ $dir }), and cannot change under whoever works on it.
hint-checked-out = Go back to the plan’s branch there, or record without “--proposal”.
hint-past = Changes are made in the plan as it is today.
hint-time-of-meeting = The time of a meeting is said with “--from” when it is opened, with “--to” when it is closed.
error-decided-how = A decision is taken in a meeting or in writing: it has to be said which.
hint-decided-how = In a meeting: { $command }. In writing, between meetings: add “--written”.
hint-unknown-meeting = A meeting goes by its id, as 2018-03-15-copil, or by “next” and “last-copil”: “copil meeting list” has them all.
error-cancelled = Interrupted.
error-nothing-changed = Nothing is different: there is nothing to record.
error-internal = copil stopped at something that should not happen: { $detail }. Nothing was changed.
hint-internal = Please report it with what you did just before.
error-differs = { $path }: { $field } is no longer what it was. Nothing was changed.
error-not-editable = { $path } could not be edited in place ({ $detail }): nothing was changed.
hint-edit-by-hand = Make this change in the file itself (copil edit), then record it.
error-no-plan-file = { $dir } holds no plan.toml: it is no plan.
error-no-plan = There is no plan in { $dir }, nor above it.
error-not-a-plan = { $path } is no plan.
hint-no-plan = Go into a plan’s folder, name one (--plan), make one (copil init) or look at the demo (copil demo).
error-several-plans = There are several plans here: { $plans }.
hint-several-plans = Say which one: --plan { $plan }, or with an id: { $plan }/ID
error-plan-name = { $dir } cannot be a plan’s folder: { $why }.
hint-plan-name = Rename the folder: its name is the plan’s id.
error-newer-format = The plan is of format { $found }; this copil reads format { $supported } at most. Nothing was changed.
hint-newer-format = Install a copil that reads format { $found }.
error-demo-not-ours = { $path } was not made by the demo and is left alone.
hint-demo-not-ours = Move it away, or name another folder: copil demo blois DIR.
error-demo-another = { $path } holds another demo.
hint-demo-another = Name another folder, or start over there with --fresh.
error-no-repository = This plan is in no git repository: changes cannot be recorded.
hint-no-repository = Make one at the top of your files with “git init”, then “copil record”.
error-dubious = The repository { $path } belongs to another user of this machine: git does not trust it.
hint-dubious = If you trust it: git config --global --add safe.directory "{ $path }"
error-repository = The repository cannot be used: { $detail }.
hint-repository = “git status” and “git fsck” say more.
error-missing-object = This clone lacks a part of the history (object { $oid }).
hint-missing-object = In a partial clone, “git fetch --refetch --no-filter” brings it; otherwise “git fsck” says more.
error-setting = { $place }: “{ $value }” cannot be the value of { $key }.
hint-setting = Correct it there, or take it out: git config --unset { $key }.
hint-setting-today = Give a day like 2018-03-15, from 1971 on, or take it out: git config --unset { $key }
error-bad-today = COPIL_TODAY: “{ $value }” is no day like 2018-03-15, from 1971 on.
hint-bad-today = Unset that variable, or give it such a day.
error-filtered = { $path } is converted by git (“{ $attribute }={ $filter }”), which copil does not do: nothing was changed.
hint-filtered = Take the plan out of it: a last line “{ $path } -{ $attribute }” in .gitattributes. Or edit the file by hand and record it with “git commit”.
error-object-format = This repository names its objects by “{ $format }”, which copil cannot read yet.
hint-object-format = A repository made with “git init --object-format=sha1” can be read.
error-reference-format = This repository keeps its branches as “{ $format }”, which copil cannot read yet.
hint-reference-format = “git refs migrate --ref-format=files” turns them into files, and nothing of the history changes.
error-bare = This repository has no work folder: changes cannot be recorded in it.
hint-bare = Work in an ordinary clone of it (git clone).
error-detached = The repository is not on a branch (it is at { $commit }): a change recorded now would be lost.
hint-detached = Go back to a branch: git switch main
error-operation = A git operation ({ $name }) was begun and not finished: changes cannot be recorded until it is.
hint-operation = “copil resolve” asks what is left to be answered in the plan’s files. To finish it or give it up: { $command }
error-no-identity = Nothing says who you are: your changes cannot carry your name.
hint-no-identity = Say it once: git config --global user.name "Your Name" and git config --global user.email you@example.org
error-conflicted = { $path } is in conflict: two versions have not been reconciled.
hint-conflicted = “copil resolve” asks what to keep.
error-left-out = { $count ->
    [one] One file of the plan is
   *[other] { $count } files of the plan are
} left out of this folder (git sparse-checkout): what is shown is incomplete, and nothing can be recorded.
hint-left-out = Bring the whole plan back: { $command }
error-read-only = { $path } cannot be written to: you do not have the right, or the disk is read-only.
hint-read-only = Ask for the right to write, or work in a copy of your own (git clone).
error-not-a-file = { $path } is not an ordinary file and is not written to.
hint-not-a-file = Put an ordinary file there, without links.
error-nested = { $path } belongs to another repository, in { $folder } (a submodule): nothing was changed.
hint-nested = Change it there with git: copil records a plan in one repository.
error-lock = The repository is being used by { $who }.
hint-lock = Try again in a moment. If no program is at work, remove { $path }
holder-known = { $program } (process { $pid })
holder-elsewhere = { $program } on { $host } (process { $pid })
holder-unknown = another program, probably git
error-signing = The commit was to be signed, and { $program } could not: { $detail }
hint-signing = Mend the signing key, or turn signing off: git config commit.gpgsign false
error-disk-full = The disk is full: { $path } could not be written.
hint-disk-full = Make room, then try again.
error-half-done = The change could not be recorded, nor { $path } be put back as it was: files of the plan hold what is not recorded.
hint-half-done = Make room on the disk: copil’s next command, whichever it is, puts them back. Then try again.
error-index = git’s index { $path } cannot be brought up to date.
error-git-date = “{ $value }” (GIT_AUTHOR_DATE or GIT_COMMITTER_DATE) is no date that git can hold.
hint-git-date = Unset that variable, or write a date like 2018-03-15T09:00:00+01:00.
error-identity-unusable = git’s identity “{ $name } <{ $email }>” cannot stand in a commit.
error-unknown-commit = No commit is called “{ $name }”.

## Problems in files

problem-unweighed = Weight or progress unreadable, left out of averages: { $actions }
problem-unknown = “{ $id }” names no { $what } of the plan.
problem-type = { $expected } was expected, here is { $found }.
problem-missing = the key “{ $key }” is missing.
problem-unknown-key = the format has no such key; it is kept as it is.
problem-word = “{ $word }” is none of the words known here.
problem-bad-id = “{ $text }” is no id: { $why }.
problem-other-meaning = “{ $id }” { $meaning }, so commands cannot tell what is meant by it.
problem-repeated = this is in the list already.
problem-shared-address = “{ $with }” has this address too: it does not tell which of the two is at the keyboard.
hint-shared-address = Give each an address of their own.
shared-address = The address { $address } is that of { $people }: { $taken } is taken. Give each an address of their own.
problem-items-listed = the items of the agenda stand in a list; they have keys now.
hint-items-listed = The next change of this meeting rewrites them; “copil check --fix” does so at once.
problem-not-held = what came of an item is told, and the meeting is not open.
problem-not-a-delay = “{ $text }” is no time after a day.
hint-delay = Write "0", "+6m", "+2w", "+30d" or "+1y", counted from the day of the key from.
problem-not-measured = the measure of { $day } is missing.
hint-not-measured = Write it down with copil measure, on the day it was taken (--on).
problem-not-plan-and-action = “{ $text }” names no action of a plan.
hint-plan-and-action = Write PLAN/ACTION, for instance "agglo/RH-04".
problem-not-reached = this milestone is not reached, and the status of the action asks for it.
problem-same-as-itself = this action is said to be the same as itself.
hint-same-as-itself = Name the other plan, or take the key away.
problem-no-evidence = this status is to be shown by evidence, and there is none.
hint-no-evidence = Add it under [evidence]: a name, and an address or a text.
problem-no-outcome = the meeting is closed, and nothing tells what came of this item.
problem-named-twice = { $person } is named twice among those who were there or were not.
problem-not-present = { $person } represents somebody and is not among those present.
problem-no-longer-there = { $id } is in the plan no more; the record keeps it.
problem-to-come = this day is still to come, and what it dates is over.
problem-far-off = this day is more than 50 years away from the plan.
problem-before-former = this is before { $former }, when the status before it took effect.
hint-doubtful = If it is so, enter shows what would be recorded, and enter again records it.
hint-sure-option = If it is so, add --sure.
cli-ask-sure = Is it so? Record it all the same (yes/no)?
cli-ask-undo = Take it back all the same (yes/no)?
meaning-plan = is the word for the plan itself
meaning-absence = is the word for the absence of a value
meaning-oneself = is the word for whoever is at the keyboard
meaning-group-file = is the name of the file that describes a working group
meaning-group = is the id of a working group as well
meaning-verb = is a command
hint-other-meaning = Choose another id.
problem-bad-name = this name is no id: { $why }.
problem-range = a number from { $least } to { $most } was expected.
problem-least = a number not below { $least } was expected.
problem-cycle = these actions wait for each other in a circle: { $circle }.
problem-order = this day comes before “{ $before }”.
problem-name-mismatch = the name of the file says “{ $named }”.
problem-not-utf8 = the text is not UTF-8.
problem-symlink = symbolic links are not followed.
problem-not-a-file = this is no ordinary file: it is not read.
problem-forbidden = this cannot be read: you do not have the right.
problem-clash = same id as { $with }, capitals making no difference.
problem-misplaced = a plan has no file at this place; it is left alone.
problem-no-group-file = this group has no group.toml; its id stands in for its name.
problem-unreadable = the file cannot be read: { $detail }.
problem-too-large = the file is far too large for a plan.
hint-id = 1 to 64 unaccented letters, digits, “.”, “_” or “-”, beginning with a letter or a digit.
hint-date = Dates are written without quotes: 2018-03-15.
hint-missing = Add a line: { $key } = …
hint-unknown-key = The format’s keys are described in the documentation.
hint-cycle = Take one of them out of depends_on.
hint-name-mismatch = Rename the file, or mend the key.
hint-not-utf8 = Save the file as UTF-8 with your editor.
hint-symlink = Put an ordinary file or folder in its place.
hint-forbidden = Ask for the right to read (on Linux: “chmod u+rwX”).
hint-clash = Rename one of the two.
hint-misplaced = Actions go in groups/GROUP/, meetings in meetings/.
hint-no-group-file = Create it with at least: title = "…"
id-empty = it is empty
id-too-long = it has more than 64 characters
id-character = only unaccented letters, digits, “.”, “_” and “-” are allowed, beginning with a letter or a digit
id-reserved = Windows keeps that name for itself
problem-filter = this filter cannot be understood: { $why }
filter-unknown-key = nothing can be asked for under the name “{ $word }”.
filter-missing-value = a value is missing after “{ $key }”.
filter-unknown-value = “{ $word }” is none of the values of “{ $key }” in this plan.
filter-ambiguous = “{ $word }” names both { $one } and { $other }.
filter-not-a-day = “{ $word }” is neither a day, nor a month, nor a year.
year-out-of-range = “{ $text }” lies outside the years 1 to 9999, the only ones that a plan can hold.
no-next-meeting = No meeting is planned.
no-next-meeting-of = No meeting of the committee “{ $committee }” is planned.
hint-no-next-meeting = Say a day instead (30/06, +30d), or plan the meeting: a file in the folder “meetings”.
no-last-meeting = No meeting was held before today.
no-last-meeting-of = No meeting of the committee “{ $committee }” was held before today.
filter-not-a-number = “{ $word }” is not a number.
filter-not-compared = “{ $key }” cannot be compared: write “{ $key }:” and a value.
filter-several-compared = “{ $key }” is compared to one value only.
filter-nothing-negated = what the hyphen should leave out is missing.
filter-key-group = its working group
filter-key-status = its status
filter-key-kind = what its status means
filter-key-lead = one of its leads
filter-key-person = a lead, or a member of its group
filter-key-axis = the axis it serves
filter-key-phase = the phase it belongs to
filter-key-carrier = the organisation that carries it
filter-key-organisation = an organisation that takes part
filter-key-priority = its priority
filter-key-weather = its weather
filter-key-tag = one of its tags
filter-key-next-due = the next day to be kept
filter-key-due = its own due date, kept or not
filter-key-start = the day it is to begin
filter-key-since = the day its status took effect
filter-key-touched = the day it last changed
filter-key-promised = the due date promised first
filter-key-late = how many days late it is
filter-key-pushed = how many times it was pushed back
filter-key-progress = how far it is, 0 to 100
filter-key-weight = its weight in averages
filter-key-budget = the budget planned
filter-key-spent = the budget spent
filter-key-depends = an action it waits for
filter-key-meeting = a meeting that speaks of it
filter-key-id = its id
filter-key-title = its title
filter-key-comment = its comment
filter-key-confirmed = the day its weather was last confirmed
filter-key-description = its description
filter-key-milestone = one of its milestones
filter-key-indicator = one of its indicators
filter-key-deliverable = one of its deliverables
filter-key-note = one of its notes
filter-key-evidence = what shows how far it is
filter-key-same-as = the same action in another plan
filter-flag-late = late
filter-flag-soon = due soon
filter-flag-stale = in progress, and stale for long
filter-flag-mine = that I lead
filter-flag-unfinished = still to be seen through
filter-flag-pair = carried by a pair
filter-flag-missed = a milestone was not kept
filter-flag-held = waits for a late or waiting action
filter-flag-overspent = spends more than planned
filter-value-none = nothing of the kind
filter-value-me = the person at the keyboard
filter-value-tag = tag
hint-filter-quotes = To search for this very text, put it between quotes.
hint-filter-none = “none” asks for those that have none.
hint-filter-id = Give the id.
hint-filter-day = For instance: 2018, 2018-06, 30/06/2018, today, this-month, +30d, next-copil.
kind-boolean = true or false
kind-integer = a whole number
kind-number = a number
kind-date = a date
kind-moment = a date with a time
kind-time = a time of day
kind-text = a text in quotes
kind-list = a list
kind-table = a table
kind-label = a text, or one a language
syntax-conflict = git left the marks of a conflict here: “copil resolve” asks what to keep.
syntax-duplicate = this key is already there.
syntax-date = this is no date of the calendar.
syntax-number = this is no number.
syntax-number-large = this number is too large: whole numbers go up to 9,223,372,036,854,775,807.
syntax-newer = this is written in TOML 1.1, which many programs cannot read. Write it as TOML 1.0 has it.
syntax-unquoted = a text must be in quotes.
syntax-string = this text is not properly closed, or holds a sign that needs a “\” before it.
syntax-unclosed = a bracket or a brace is not closed.
syntax-value = a value is missing after “=”.
syntax-equals = “=” is missing after the key.
syntax-comma = a comma is missing between two elements.
syntax-leftover = something is left over after the value.
syntax-key = this is no key: unaccented letters, digits, “_” and “-”, or quotes.
syntax-other = this is not TOML.

## The command line

# Marks before a sentence
cli-mark-error = error:
cli-mark-warning = warning:
cli-mark-hint = hint:

# Usage errors
usage-heading = Usage:
usage-arguments = Arguments:
usage-verbs = Verbs:
usage-options = Options:
usage-options-word = OPTIONS
usage-verb-word = VERB
usage-with-values = { $text } [{ $values }]
usage-unknown-verb = There is no verb “{ $verb }”.
usage-unknown-argument = “{ $argument }” is not expected here.
usage-missing = An argument is missing.
usage-line = Usage: { $usage }
usage-missing-verb = It has to be said what.
usage-no-value = { $argument } needs a value.
usage-invalid-value = “{ $value }” cannot be the value of { $argument }.
usage-values-count = { $argument } does not take this many values.
usage-conflict = { $argument } and { $other } cannot be used together.
usage-repeated = { $argument } can be given only once.
usage-other = These arguments cannot be understood.
usage-did-you-mean = Did you mean “{ $word }”?
usage-values = Possible: { $values }
usage-see-help = See { $command }

# Names of values in usage lines
value-plan = PLAN
value-older = OLDER
value-newer = NEWER
value-text = TEXT
value-time = TIME
value-item = ITEM
value-what = WHAT
value-outcome = OUTCOME
value-person-person = PERSON=PERSON
value-date = DATE
value-meeting = MEETING
value-committee = COMMITTEE
value-decision = DECISION
value-side = SIDE
value-field = FIELD
value-proposal = PROPOSAL
value-language = LANGUAGE
value-theme = THEME
value-when = WHEN
value-moment = MOMENT
value-filter = FILTER
value-view = VIEW
value-group = GROUP
value-status = STATUS
value-person = PERSON
value-part = PART
value-axis = AXIS
value-phase = PHASE
value-organisation = ORGANISATION
value-priority = PRIORITY
value-weather = WEATHER
value-tag = TAG
value-order = ORDER
value-id = ID
value-milestone = MILESTONE
value-indicator = INDICATOR
value-deliverable = DELIVERABLE
value-budget = BUDGET
value-value = VALUE
value-amount = AMOUNT
value-key-value = KEY=VALUE
value-new = NEW
value-n = N
value-commit = COMMIT
value-shell = SHELL
value-dir = DIR
value-title = TITLE
value-id-title = ID=TITLE
value-action = ACTION
value-number = NUMBER
value-name = NAME
value-template = TEMPLATE
value-name-value = NAME=VALUE
value-address = ADDRESS
value-verb = VERB

# What verbs do
help-copil = Follows a local government’s action plan, kept as plain files with their history in git.
help-copil-more = Without a verb the screen opens. Without PLAN it is the plan that the current folder is in, else the only one under the repository’s plans/.

    Dates: 2018-03-15, 15/03/2018, 15 March, today, +30d. Statuses, weathers and priorities: by id or label, in English or French.
help-demo = Makes a repository with a shipped plan and its history, and opens it
help-init = Founds a new plan, in a repository of its own where there is none
help-new = Adds an action, a group, a person, a committee, a meeting…
help-new-action = Adds an action to a group, with the next free id
help-new-group = Adds a working group
help-new-milestone = Adds a milestone to an action
help-new-person = Adds a person, better named by their function
help-new-deliverable = Adds a deliverable to an action
help-new-indicator = Adds an indicator to an action, or to the plan itself
help-new-organisation = Adds an organisation
help-new-axis = Adds a strategic axis
help-new-phase = Adds a phase
help-new-committee = Adds a committee
help-new-meeting = Adds a committee’s meeting
help-list = Lists actions, all or those that meet every condition
help-log-more = Examples:
    {"  "}copil log --since last-copil --lead me
    {"  "}copil log rh --since 2018-02-01 --author dgs
    {"  "}copil log --author @blois.exemple --oneline
help-list-more = Examples:
    {"  "}copil list late group:rh,si
    {"  "}copil list 'status:blocked,paused lead:me due<2018-06 -tag:budget "signature"'
    {"  "}copil list --view late --sort weather
    {"  "}copil list --lead me telework

    Terms, all of which must hold:
    {"  "}word, "some words"       found in the texts
    {"  "}key:value, key:one,other asks for one of the values; key:none for its absence
    {"  "}key<value, <=, >, >=     compares days, numbers, priorities and weathers
    {"  "}-term                    asks for the contrary (before one that begins with a mere word, put --)
    Keys: group, status, kind, lead, person, axis, phase, organisation, carrier, priority, weather, tag, due, end, start, since, touched, promised, late, pushed, progress, weight, budget, spent, depends, meeting, id, title, comment, confirmed, description, milestone, indicator, deliverable, evidence, same-as, note.
    Flags: late, soon, stale, mine, unfinished, pair, missed, held, overspent.
    Days: 2018, 2018-06, 2018-06-30, today, this-week, this-month, +30d, next-copil, last-copil. Everything is understood in French as well.
help-groups = Shows where working groups, organisations, axes or phases stand
help-mine = Shows what you answer for, what is to be settled before the next meeting first
help-show = Shows all there is to know of actions, groups or meetings
help-status = Puts actions in another status, one commit each
help-status-more = Examples:
    {"  "}copil status RH-04 done -m "Charter signed."
    {"  "}copil status RH-04 RH-07 in-progress --on 12/03/2018
help-status-evidence = What shows it, where the status asks for evidence: a name, and an address or a text
help-weather = Says whether an action will make it, and why
help-weather-more = The weathers: sun, clouds, rain, storm; “none” takes the weather away. Giving the one it has confirms it, without a comment.
help-milestone = Says that milestones of an action were reached
help-measure = Writes down what an indicator of an action is
help-measure-more = Examples:
    {"  "}copil measure RH-04 days 112
    {"  "}copil measure RH-04 days "1,250.5 days" --on 31/12
    Another value on the same day takes the place of the first; “none” takes it away.
help-deliver = Says that deliverables of an action were handed over
help-spend = Says what is spent of a budget of an action
help-spend-more = The amount is all that is spent so far; with a sign, it is added to that or taken from it.
    Examples:
    {"  "}copil spend RH-04 equipment 12500
    {"  "}copil spend RH-04 equipment "+1,500 €"
    A sum that goes down asks for a reason.
help-depend = Says which actions an action depends on
help-due = Moves the due date of an action, or of one of its milestones
help-due-more = “none” takes the date away.
help-set = Sets any values of an action, a group, a meeting or the plan
help-set-more = KEY= takes a value away; KEY+=VALUE and KEY-=VALUE add to a list and take from it.

    Examples:
    {"  "}copil set RH-04 priority=high leads+=drh
    {"  "}copil set RH-04 milestones.charter.due=30/06/2018
    {"  "}copil set plan rules.due_soon_days=45
help-edit = Opens a file of the plan in your editor, checks it and records it
help-move = Puts an action in another working group
help-rename = Gives an action another id; what refers to it follows
help-log = Tells what changed, when, by whom and why, the newest first
help-undo = Takes back your last change, or that of a commit, by a new commit
help-record = Records the edits made by hand, one commit a file
help-proposal = Lists, shows, accepts and refuses proposals: changes put beside the plan with “--proposal”
help-proposal-list = Lists the proposals that are to be decided
help-proposal-list-refused = Those that were refused as well
help-proposal-show = Shows what a proposal changes, by whom and why, and what of it clashes with the plan as it is
help-proposal-accept = Joins a proposal to the plan with a commit that says so
help-proposal-accept-more = Where the plan has changed since, each clash needs an answer:
    {"  "}copil proposal accept telework --answer RH-04 due theirs --answer RH-04 status ours
    {"  "}copil proposal accept telework --take ours --meeting 2018-06-14-copil
help-proposal-accept-take = The answer to all clashes that no “--answer” names: the plan’s value (ours) or the proposal’s (theirs)
help-proposal-accept-answer = The answer to one clash: ours, theirs, or =VALUE; a whole action is the field “all”
help-proposal-refuse = Refuses a proposal; it stays readable with the reason
help-proposal-withdraw = Takes a proposal away
help-arg-name = The proposal
help-drift = Tells how often each date was pushed back and by how much, since the first promise
help-drift-older = Since this moment: a day, a meeting, a commit; since the beginning when left out
help-drift-newer = Until this moment; until today when left out
help-drift-filter = Only actions that this filter matches
help-drift-view = Only actions of this saved view
help-compare = Tells what differs between two moments, who made it so, and why
help-compare-older = The older moment: a day, a meeting, a commit; the last closed meeting when left out
help-compare-filter = Only actions that this filter matches, then or now; tells which came and went
help-compare-view = Only actions of this saved view, then or now
help-compare-by = By what to list: by what changed (subject) or by the kind of change (kind)
help-compare-newer = The newer moment; the plan as it is recorded when left out
help-export = Gives the plan, or some of its actions, to other programs: spreadsheets, calendars, programs of one’s own
help-export-more = The forms:
    {"  "}xlsx   a workbook: actions, milestones, indicators, budgets, decisions, people…, a sheet each
    {"  "}csv    the table of the actions; --for excel for Excel
    {"  "}json   the whole plan, as its files have it
    {"  "}ics    a calendar: meetings, due dates, milestones to be reached
    {"  "}md     a table of the actions, for a wiki or a mail
    {"  "}site   a folder of web pages: dashboard, groups, a page for each action, meetings, journal, search

    The export is made of what is recorded. It says of which commit, and the command that makes the same bytes again.
    In a CSV, an apostrophe stands before a text that a spreadsheet would take for a formula.

    Examples:
    {"  "}copil export xlsx -o plan.xlsx
    {"  "}copil export csv group:rh late --for excel -o rh.csv
    {"  "}copil export ics --mine --alarm 7d -o calendar.ics
    {"  "}copil export site -o site
help-export-format = The form wanted
help-export-terms = Some actions only, as for “copil list”
help-export-view = The actions of a saved view
help-export-output = The file to write, whole or not at all; “-” for standard output; for site, the folder
help-export-force = Write over the file that is there
help-export-confidential = With the confidential decisions and the internal fields
help-export-day = The day on which what is late is told; without it, today
help-export-reader = For whom the CSV is; without it, for programs
help-export-schema = Write the schema of what is exported as well: Table Schema for csv, JSON Schema for json
help-export-mine = Your own work only
help-export-alarm = Remind so long before: 7d, 2w, 3h, 30min; may be repeated, or a list with commas
value-format = FORMAT
value-reader = READER
value-file = FILE
export-sheet-actions = Actions
export-sheet-meetings = Meetings
export-sheet-groups = Groups
export-sheet-plan = Plan
returned-head = { $file }: an export of this plan, made from version { $commit }
returned-head-unknown = { $file }: an export of this plan, made from a version that is not here; compared with the plan as it is
returned-head-unsaid = { $file }: the table of the actions of this plan; compared with the plan as it is
returned-head-unsaid-book = { $file }: an export of this plan, of which the sheet that says what version it was made from was taken away; compared with the plan as it is
returned-changes = { $count ->
    [0] Nothing in it changes the plan.
    [one] One change
   *[other] { $count } changes
}
returned-clashes = { $count ->
    [one] One value changed here too since
   *[other] { $count } values changed here too since
}
returned-clash-hint = Nothing is written. “--answer THING FIELD ours” keeps what is here, “… theirs” takes what is in the file, “… =VALUE” another value; “--take ours” or “--take theirs” answers all the rest. Without an answer nothing is lost: the same file can be imported again, or be put in a proposal (“--proposal NAME”), which asks the same when it is accepted.
returned-theirs = file:
returned-ask = Keep what is here (h), take what is in the file (f), or another value (=VALUE)? Enter alone: later.
returned-ask-theirs = file
returned-findings = { $count ->
    [one] One thing is not taken; the plan keeps what it has there
   *[other] { $count } things are not taken; the plan keeps what it has there
}
returned-emptied = { $place }, emptied: { $said }
returned-finding = { $place }, “{ $text }”: { $said }
returned-computed = this column is worked out
returned-not-understood = not understood
returned-nameless = its id, its title or its group is missing
returned-twice = another row tells of the same already
returned-no-owner = what the row is a part of is not in the plan
returned-not-exported = is in the plan, and was not in the export
returned-filter = The filter that this export was made with cannot be read any more.
returned-effective = This export shows the plan as it really was on a day (“--effective”): it is not taken back.
hint-returned-effective = Export the plan of today, and bring that back.
returned-already-there = is in the plan since, under this title and in this group
returned-gone = is no more in the file, and stays in the plan
returned-absent = { $count ->
    [one] not in the file, which does not say whether it ever was; the plan keeps it
   *[other] { $count } rows that are not in the file, which does not say whether they ever were; the plan keeps them
}
returned-column-gone = the column was taken away; the plan keeps its values
returned-foreign = { $count ->
    [0] is none of the export’s
    [one] is none of the export’s; { $count } cell left out
   *[other] is none of the export’s; { $count } cells left out
}
returned-required = cannot be left empty
returned-cut = too long for a spreadsheet, the export had its beginning alone
returned-locked = { $path } has an error: mend it first. The plan stays as it is.
export-sheet-about = About
export-column-days-late = Late (days)
export-column-progress = Progress counted (%)
export-column-action-title = Title of the action
export-about-plan = Plan
export-about-commit = Version
export-about-no-commit = None: nothing is recorded yet
export-about-day = Late as of
export-about-command = The same bytes again
export-about-left-out = Left out
export-about-computed = Grey columns
export-about-computed-text = They are worked out: to change them changes nothing of the plan.
export-about-back = Coming back
export-about-back-text = Keep the headings, the ids and this sheet.
export-note-cut = { $count ->
    [one] One text is too long for a spreadsheet (more than { $most } characters) and is cut: { $places }. The plan has it whole.
   *[other] { $count } texts are too long for a spreadsheet (more than { $most } characters) and are cut: { $places }. The plan has them whole.
}
export-left-out-decisions = { $count ->
    [one] one confidential decision
   *[other] { $count } confidential decisions
}
export-left-out-values = { $count ->
    [one] one internal value
   *[other] { $count } internal values
}
export-file-plan = plan
export-file-calendar = calendar
export-file-actions = actions
export-note-left-out = Left out: { $what }. “--confidential” adds them.
export-note-no-events = Nothing that is asked for has a day: the calendar is empty.
export-written-to = Written to { $file }
export-too-large = The plan has more rows than a sheet can hold.
export-not-written = The export cannot be written: { $why }
export-needs-file = A workbook cannot be shown in a terminal.
hint-export-needs-file = “-o plan.xlsx” writes it to a file.
export-event-meeting = Meeting
export-event-due = Due: { $id } { $title }
export-event-due-kind = Due date
export-event-milestone = Milestone: { $title } ({ $id })
export-event-milestone-kind = Milestone
field-meeting = meeting
help-report = Makes what others will read: dashboard, letter, review, sheets, indicators, budget, the papers of a meeting
help-report-more = The papers of a meeting are in the language of the plan; so are reports, unless “--lang” says otherwise. All are made
    of what is recorded; their last line says of which commit, and the command that makes the same again. Unless asked for,
    confidential decisions and the fields that the plan’s rules keep internal are left out; how many is said.

    Examples:
    {"  "}copil report dashboard -o dashboard.html
    {"  "}copil report dashboard group:rh --at 2018-03-15
    {"  "}copil report letter --since 2018-Q1 -o letter.html
    {"  "}copil report agenda 2018-06-14-copil -o agenda.html
    {"  "}copil report record 2018-03-15-copil --format md
    {"  "}copil report attendance 2018-06-14-copil -o attendance.html
help-report-kind = The report wanted, or the paper of a meeting
help-report-of = For a paper: the meeting, such as 2018-03-15-copil; for a report: the actions it is about, in the same terms as for “list”
help-report-since = The first day it tells of: a day, a meeting, last-copil; or a quarter, such as 2018-Q1
help-report-day = With --at, the day to be on; without it the day of that moment
help-report-view = The actions of a saved view
help-report-format = The form; without it the one that the file's name says, else text
help-report-output = The file to write, whole or not at all; “-” for standard output
help-report-minutes = Decisions alone, or what was said as well; without it as the plan has it
help-report-confidential = With the confidential decisions and the internal fields
help-report-force = Write over a file that is not this document
help-report-template = Fill in a template instead of the original form: the name of one in the plan’s folder “templates”, or a file
help-report-copy-template = Copy the original form into the plan’s folder “templates”, to be edited
value-report = REPORT
value-of = OF
help-check = Tells everything that is wrong with the plan’s files
help-meeting = Holds a committee’s meeting: its agenda, who is there, what comes of it, its record
help-meeting-list = Lists the meetings, those to come first
help-meeting-show = Shows a meeting: who is there, its agenda, its decisions
help-meeting-new = Makes a meeting with the agenda that is proposed for it, or completes one in preparation
help-meeting-add = Puts an action, a title or the approval of a record on the agenda
help-meeting-move = Puts an item elsewhere on the agenda
help-meeting-change = Changes what is said of an item
help-meeting-remove = Takes an item off the agenda
help-meeting-convene = Calls the members: the numbers of the items stay from then on
help-meeting-open = Begins the meeting
help-meeting-presence = Says who is there, who comes and who goes
help-meeting-outcome = Says what came of an item
help-meeting-decide = Writes a decision down, under the next number
help-meeting-suspend = Interrupts the meeting
help-meeting-resume = Goes on with the meeting
help-meeting-postpone = Says that the meeting is held on another day
help-meeting-cancel = Says that the meeting is not held
help-meeting-close = Ends the meeting and marks the plan with a tag
help-meeting-amend = Changes the record of a closed meeting, saying why
help-meeting-approve = Approves the record of a meeting in the one that is held
help-config = Says where your configuration is and what is in force
help-config-more = Examples:
    {"  "}copil config --write
    {"  "}copil config --sample > sample.toml
help-completions = Writes a script that completes the command line in a shell
help-man = Writes the manual page
help-help = Explains a verb

# What arguments are for
help-arg-folder = The plan: its folder, or its name under plans/
help-arg-reason = Why, in your words
help-arg-on = The day it took effect, when it is not today
help-arg-meeting = The meeting it was decided in or reported to, as 2018-03-15-copil
help-arg-decision = The decision that asked for it, as 2018-03-15-copil/1
help-arg-proposal = Put the change in this proposal, beside the plan; it begins if there is none
help-arg-at = The plan as it was: a day, a meeting, a commit, a tag, last-copil
help-arg-effective = With --at: the plan as it was true that day, as far as is known today
help-arg-shared = With --at: the plan as it was shared that day, as the log of the followed branch says
help-arg-dry-run = Show the difference and the message, change nothing
help-arg-sure = Record it although a day or a list looks like a slip, or the change to undo is not of today
help-arg-plan = The plan: its folder, or its name under plans/
help-arg-lang = The language of what is shown
help-arg-room = Open in room mode, for a screen read from afar
help-arg-theme = The colours of the screen
help-arg-tour = Show the tour of the first start first
help-arg-no-config = Open without your configuration file
help-config-sample = Print the commented sample, everything at its usual value
help-config-write = Make the file from the sample, unless it is there
help-arg-json = Write JSON, for scripts
help-arg-color = When to use colours
help-arg-help = Explain the command
help-arg-version = Show the version
help-arg-id = The action
help-arg-ids = The actions
help-arg-group = The working group
help-arg-title = The title; asked for when missing
help-arg-status = The status, by id or label
help-arg-lead = Who carries it; “me” for yourself
help-arg-organisation = The organisation that takes part
help-arg-axis = The strategic axis
help-arg-phase = The phase
help-arg-priority = The priority: high, normal, low
help-arg-start = The day it is to begin
help-arg-due = The day it is to be done
help-arg-tag = A free word
help-arg-description = What it is about
help-demo-name = The plan; blois when missing
help-demo-folder = Where; copil-demo or copil-demo-NAME when missing
help-demo-all = All plans, in one repository
help-demo-fresh = Start over
help-demo-no-open = Only make it, and say where it is
help-init-folder = Where; the current folder when missing. plans/NAME, in a repository, names the plan as well
help-init-id = The id: the name of the plan’s folder
help-init-language = The language of the record
help-init-start = The day the plan begins
help-init-end = The day the plan ends
help-init-group = A first working group; may be repeated
help-init-from-file = Begin with a spreadsheet (XLSX, XLS, XLSB, ODS, CSV, TSV), imported into the new plan
help-init-map = The file that says where each column of that spreadsheet goes
help-init-from = Begin with the structure of a shipped plan: organisations, functions, axes, phases, committees, workflow, rules and views
help-new-action-id = The id, instead of the next free one
help-new-action-depends-on = An action it waits for
help-new-group-id = The id: the name of the group’s folder
help-new-group-lead = Who leads it
help-new-group-member = Who takes part
help-new-milestone-action = The action
help-new-milestone-due = The day it is to be reached
help-new-milestone-id = The milestone’s id
help-new-milestone-weight = Its weight among the action’s milestones
help-new-person-id = The person’s id
help-new-person-name = The function, or the name; asked for when missing
help-new-person-email = The address that links their changes to them
help-new-person-organisation = The organisation they belong to
help-new-deliverable-action = The action
help-new-deliverable-id = The deliverable’s id
help-new-deliverable-due = The day it is to be handed over
help-new-indicator-action = The action, or “plan”
help-new-indicator-id = The indicator’s id
help-new-indicator-unit = The unit: days, staff, euros
help-new-indicator-from = The day that its measures are counted from (T0)
help-new-indicator-schedule = When to measure it, counted from that day: 0,+6m,+12m
help-new-organisation-id = The organisation’s id
help-new-organisation-name = The name; asked for when missing
help-new-axis-id = The axis’s id
help-new-phase-id = The phase’s id
help-new-phase-start = Its first day
help-new-phase-end = Its last day
help-new-committee-id = The committee’s id
help-new-committee-member = Who sits on it
help-new-meeting-committee = The committee that meets
help-new-meeting-date = The day
help-new-meeting-place = The place
help-list-terms = What is sought: words, or terms such as group:rh late due<2018-06 (see below)
help-list-view = Start from a saved view: one of the plan’s, or late, mine, waiting, pressing, soon, stale, unled
help-list-group = In this group; may be repeated, or a list with commas
help-list-status = With this status
help-list-lead = Carried by this person; “me” for yourself
help-list-axis = Serving this axis
help-list-phase = Of this phase
help-list-organisation = With this organisation
help-list-priority = Of this priority
help-list-weather = With this weather
help-list-tag = With this tag
help-list-late = Late: a due date is past, the action’s or a milestone’s
help-list-due-soon = Due soon, by the plan’s rules
help-list-due-before = Due before this day
help-list-text = Words to be found in the texts, next to each other
help-list-sort = The order
help-list-reverse = The other way round
help-mine-person = What this person answers for, rather than you
help-groups-by = By group, by organisation or by axis
help-show-ids = The actions, groups or meetings
help-weather-weather = The weather: sun, clouds, rain, storm
help-weather-comment = Why; --reason serves as well
help-milestone-milestones = The milestones, by id or the beginning of the title
help-milestone-not-reached = Say that they are not reached after all
help-measure-indicator = The indicator, by id or the beginning of the title
help-measure-value = The value; the unit may follow
help-deliver-deliverables = The deliverables, by id or the beginning of the title
help-deliver-not-delivered = Say that they are not handed over after all
help-spend-budget = The budget line
help-spend-amount = All that is spent, or what is added to it with a +
help-depend-awaited = The actions that it depends on
help-depend-no-longer = Say that it depends on them no longer
help-due-date = The new date
help-due-of = The milestone to move, instead of the action
help-set-id = The action, group or meeting; “plan” for plan.toml
help-set-values = The values
help-edit-id = The action, group or meeting; “plan” for plan.toml
help-rename-new = The new id
help-log-id = The action or group; everything when missing
help-log-since = From this day on, or after this meeting: 2018-02-01, 2018-02, 2017-12-14-copil, last-copil
help-log-author = Made by this person (“me” for yourself), or by whoever has this in their name or address in git
help-log-lead = About actions that this person carries now; “me” for yourself
help-log-filter = Only what this filter asks for: changes of actions that match it now; plan:blois for all of one plan
help-log-received = Only what others had recorded and the last exchange brought
help-log-limit = At most so many changes
help-log-oneline = One line a change
help-undo-commit = The commit; your last change of today when missing (an older one is asked about)
help-undo-with-references = Also take out what refers to a thing that goes by it, in the same commit
help-undo-redo = Do again what was last taken back
help-record-ids = Only these actions, groups or meetings; “plan” for plan.toml
help-record-list = Only list the edits
help-check-fix = Rewrites what older files say in an older form, a commit each
help-check-ids = Only these actions, groups or meetings
help-meeting-more = A whole cycle:
    copil meeting new copil --on 2018-06-14 --from 9:00 --to 11:00
    copil meeting convene 2018-06-14-copil
    copil meeting open 2018-06-14-copil --present all
    copil meeting outcome 2018-06-14-copil 1 decided
    copil meeting close 2018-06-14-copil
  A meeting is named by its id, or by next and last-copil. An item is named by its number, its key or its action.
help-meeting-list-committee = Only this committee’s
help-meeting-list-filter = Only meetings about actions that match this filter; plan:blois for all of one plan
help-arg-which = The meeting: its id, or next, or last-copil
help-arg-item = The item: its number, its key or its action
help-meeting-show-which = The meetings: ids, or next, or last-copil
help-meeting-new-committee = The committee that meets
help-meeting-new-date = The day; --on says it as well
help-meeting-new-from = When it begins
help-meeting-new-to = When it ends
help-meeting-new-place = The room
help-meeting-new-chair = Who leads it
help-meeting-new-empty = Without the agenda that is proposed
help-meeting-add-what = An action, or a title in quotes
help-meeting-add-approves = The meeting whose record is to be approved
help-meeting-add-minutes = How long it is to take, in minutes
help-meeting-add-presenter = Who presents it
help-arg-after = After this item
help-arg-first = Before all others
help-meeting-change-title = Its title
help-meeting-change-minutes = How long it is to take, in minutes
help-meeting-change-presenter = Who presents it
help-meeting-change-notes = What was said
help-meeting-open-from = When it began; now, unless the day is set by hand
help-arg-present = Who is there; all for every member of whom nothing else is said
help-arg-excused = Who said they could not come
help-arg-absent = Who did not come
help-arg-represented = Who is stood in for, and by whom: dircab=dgs
help-arg-guest = Somebody who is not one of the plan’s people
help-arg-chair = Who leads it
help-arg-secretary = Who takes the minutes
help-meeting-presence-arrive = Who comes in now: they missed the items before
help-meeting-presence-leave = Who goes out now: they miss the items that follow
help-meeting-presence-item = At this item rather than at the one at hand
help-meeting-presence-unsaid = Of whom nothing is to be said
help-meeting-presence-no-guest = A guest who is not there
help-meeting-outcome-outcome = decided, discussed, informed, postponed or withdrawn; none to take it back. The last two want a word
help-meeting-outcome-notes = What was said
help-meeting-outcome-spent = How long it took, in minutes
help-meeting-decide-text = What is decided
help-meeting-decide-item = The item that it is taken on
help-meeting-decide-action = The actions it is about
help-meeting-decide-owner = Who carries it out
help-meeting-decide-due = By when
help-meeting-decide-supersedes = The decision that it takes the place of
help-meeting-decide-confidential = Left out of what is published
help-meeting-postpone-to = The day, on which a meeting is made with the same agenda
help-meeting-close-to = When it ended; now, unless the day is set by hand
help-meeting-amend-values = Values, as in set; without any, what was edited in its file by hand
help-meeting-approve-within = The meeting that approves it, when not the one that is open
help-completions-shell = The shell
help-help-verbs = The verb

# Sentences
cli-unsound = { $file } has { $count ->
    [one] an error
   *[other] { $count } errors
} and was not recorded.
cli-unsound-hint = Your edit is kept: mend it (copil edit), then “copil record”.
cli-neither = “{ $word }” is neither a plan nor a verb.
cli-neither-hint = “copil help” lists the verbs.
cli-no-terminal = The screen needs a terminal.
cli-no-terminal-hint = “copil list”, “copil show” and “copil log” work without one.
cli-not-a-day = “{ $text }” is no date.
cli-not-a-day-hint = For instance: 2018-03-15, 15/03/2018, 15 March, today, +30d
cli-unknown-word = “{ $word }” is not known here.
cli-unknown-view = no view is called “{ $name }”.
cli-other-unit = “{ $given }” is not the unit: this is counted in { $unit }.
cli-not-one-value = “{ $text }” is one value, and each entry there has several ({ $keys }).
cli-not-one-value-hint = Name one of them behind a dot, as in KEY.{ $key }=VALUE.
cli-not-one-value-in-list-hint = A verb of its own writes it (“copil help” lists them), or “copil edit” opens the file.
cli-not-a-number = “{ $text }” is no number.
cli-not-a-number-hint = For instance: 40 or 12.5
cli-not-a-time = “{ $text }” is no time of day.
cli-not-a-time-hint = For instance: 9:00 or 14:30
cli-closing-tag = The plan as the meeting closed it: git tag { $tag }
cli-approve-not-held = { $meeting }: a record is approved in a meeting, and none of its committee is open.
hint-approve-not-held = Open the next one, or say which: --in MEETING.
meeting-approved = closed, approved
meeting-decisions = { $count ->
    [one] 1 decision
   *[other] { $count } decisions
}
meetings-none = No meeting is planned, and none was held.
meeting-quorum = { $counted } of { $needed } needed
meeting-length = { $planned } planned of { $length }
agenda-late = added late
cli-not-an-assignment = “{ $text }” is not of the form KEY=VALUE.
cli-not-an-assignment-hint = For instance: priority=high, milestones.charter.due=30/06/2018
cli-not-named = “{ $text }” is not of the form NAME=VALUE.
cli-not-a-list = “{ $key }” holds one value: it is set with { $key }=VALUE.
cli-named-entries = “{ $key }” has entries under names of their own: one is set with { $key }.NAME=VALUE or { $key }.NAME.KEY=VALUE.
cli-inside-a-list = “{ $key }” is a list: its entries are set together ({ $key }=…, { $key }+=…, { $key }-=…), or in the file (“copil edit”).
cli-missing = { $option } is missing.
cli-missing-hint = In a terminal it is asked for; elsewhere it has to be given.
cli-who-am-i = The plan knows nobody with your git address: “me” names no one.
cli-no-meeting = The plan has no “{ $committee }” meeting on { $date }.
cli-no-meeting-hint = Make it first: copil new meeting { $committee } { $date }
cli-who-am-i-hint = Give your address to a person of the plan: copil set plan people.ID.email=ADDRESS
cli-editor-failed = The editor “{ $command }” ended with an error: nothing was recorded.
cli-given-up = Given up: the file is as it was before.
cli-io = { $path }: { $why }
cli-no-folder = The current folder cannot be told: { $why }
fault-met = The program has a fault of its own. What was recorded is safe.
fault-details = { $file } tells what happened: pass it on to whoever maintains the program.
fault-no-details = What happened could not be written down.
cli-screen-failed = The screen failed: { $why }
cli-output-failed = The output could not be written: { $why }
hint-recorded-all-the-same = The change is recorded all the same ({ $commit }).
cli-check-tells = “copil check” shows each place.
cli-nothing-recorded = Nothing was recorded.
cli-dry-run = Dry run: nothing was changed.
cli-ask-reason = Why?
cli-ask-evidence = What shows it? (NAME=address or text)
cli-ask-title = Title:
cli-ask-name = Name or function:
cli-ask-plan-title = Title of the plan:
cli-ask-plan-id = Id of the plan (name of its folder) [{ $proposed }]:
cli-ask-language = Language of the record, fr or en [{ $proposed }]:
cli-ask-start = The day it begins (empty: not known yet):
cli-ask-end = The day it ends (empty: not known yet):
cli-ask-founder = git does not know yet who you are. Your name or function, which each change will carry (empty: give up):
cli-ask-founder-email = Your e-mail address:
cli-end-before-start = The plan would end on { $end }, before it begins on { $start }.
cli-end-before-start-hint = Give an end that follows the start.
cli-start-after-day = The period would begin on { $start }, after { $day }, on which it ends.
cli-start-after-day-hint = “--since” says the first day that the report tells of; “--at” says the last.
cli-found-goes-on = The plan is there. Organisations, people, groups and first actions are next: enter goes on, and all can be added later. Each answer is recorded; “copil undo” takes the last one back.
cli-found-organisation = An organisation that shares the plan, such as “City of Blois” (empty: go on):
cli-found-member-of = Of which organisation, among { $known }? (empty: none):
cli-found-oneself = You, { $email }: under which name or function do you stand in the plan? (“no”: not at all) [{ $proposed }]:
cli-found-person = A person, or better a function, such as “Chief executive <ceo@town.example>” (empty: go on):
cli-found-group = A working group, such as “Human resources” (empty: go on):
cli-found-leads = Who leads it? Names or ids, separated by commas (empty: nobody yet):
cli-found-committee = The committee that follows the plan, such as “copil=Steering committee” (empty: none):
cli-found-members = Who sits on it? Names or ids, separated by commas (empty: nobody yet):
cli-found-meeting = The day of its first meeting (empty: not known yet):
cli-found-action = A first action of “{ $group }” (empty: go on):
cli-found-due = Due on? (empty: not known yet):
cli-init-there = This plan is in { $folder } already: nothing was changed. “copil { $plan }” opens it.
cli-init-given-up = Nothing was made. “copil init” asks its questions again.
cli-init-done = The plan is in { $folder }. “copil” opens the screen: its key “a” adds groups, people and actions; here, “copil new person”, “copil new action” … do.
cli-init-would = Would be written in { $folder }: nothing was changed.
cli-demo-making = Making the demo…
cli-demo-made = The demo is in { $folder }. For it the day is { $day }. Worth trying:
cli-demo-open = And “{ $command }” opens it.
cli-demo-all-made = The demo is in { $folder }: every shipped plan, each on a day of its own. They open with:
cli-edit-unchanged = Nothing was changed in the file.
cli-edit-draft-kept = Your edit is kept: “copil edit { $id } --proposal { $name }” takes it up again.
cli-edit-not-recorded = It holds edits from before that are not recorded yet: copil record { $id }
cli-edit-ask = [E]dit again, [k]eep without recording, [g]ive up?
cli-edit-keep = keep
cli-edit-give-up = give up
cli-edit-broken = has an error, and is not recorded while it has
cli-no-hand-edits = There are no edits made by hand to record.
cli-unreadable-row = unreadable: { $file }
cli-list-summary = { $count ->
    [one] { $count } action
   *[other] { $count } actions
} of { $all }, { $late } late
cli-check-sound = No problem found ({ $count ->
    [one] { $count } action
   *[other] { $count } actions
}).
cli-check-found = { $errors ->
    [0] No error
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [0] no warning
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}.

# Tables and sheets
cli-column-id = Id
cli-column-title = Title
cli-column-status = Status
cli-column-weather = Weather
cli-column-late = Late
cli-column-stopped = Stopped
cli-column-carried = Carried
cli-column-leads = Leads
cli-column-done = Done
cli-column-progress = Progress
cli-column-why = Why
cli-column-time = Time
cli-column-stale = Stale
cli-column-how = Command
cli-column-name = Name
cli-column-day = Day
cli-column-by = By
cli-column-would = Would bring
cli-column-last = Last change
log-joined = joined the plan on { $joined }, written on { $written }
cli-effective = effective { $day }
cli-decision = decision { $id }
cli-redoes = does again what { $commit } undid
cli-undoes = takes back { $commit }
# What a person owes before the next meeting
owed-before = To settle before: { $meeting }, { $when }
in-days = { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
}
agenda-points = { $count ->
    [0] no agenda yet
    [one] { $count } item
   *[other] { $count } items
}
agenda-none = No meeting of the committee is planned
owed-until = To settle by { $day } (no meeting is planned)
owed-late = { $days } d late
owed-late-milestone = milestone { $days } d late: { $milestone }{ $others ->
    [0] {""}
    [one] {" "}(and { $others } other)
   *[other] {" "}(and { $others } others)
}
owed-due = due { $day }
owed-due-milestone = milestone due { $day }: { $milestone }
owed-measure = measure of { $day }: { $title }
owed-not-begun = should have begun { $days } d ago
owed-no-weather = weather to give
owed-old-weather = weather { $days } d old, to confirm
owed-no-comment = weather without a comment
owed-stale = stale for { $days } d
owed-decision = decision to carry out
owed-decision-due = decision to carry out by { $day }
owed-role-second = in a pair
owed-role-group = group led
owed-role-member = member of the group
owed-rest = The other actions led ({ $count })
owed-groups = The rest of the groups ({ $count })
owed-nothing = Nothing to settle by then.
owed-keys = before a reason: the keys that settle it
owed-empty = { $who } has no action under way or ahead.

# The manual page
man-name = Name
man-synopsis = Synopsis
man-description = Description
man-description-text = copil follows an action plan that is kept as plain TOML files, one an action, in a git repository. Each change is one commit, whose message says what changed and why, so that anyone with git can read the plan’s history.

    Without a verb the screen opens. PLAN is a plan’s folder, or its name under the repository’s plans/; without it, it is the plan that the current folder is in, else the only one under plans/.

    A command that met a file it could not read gives what it could, names the file on standard error and ends with 1.
man-verbs = Verbs
man-options = Options
man-dates = Dates and words
man-dates-text = Dates are written 2018-03-15, 15/03/2018, 15/03, 15 March, today, yesterday, +30d, -2w, +3m, or their French twins. Statuses, weathers and priorities are given by id or by label in English or French, with or without accents. Ids may be in any capitals: rh-4 is RH-04. “me” is the person of the plan who has your git address.
man-exit = Exit status
man-exit-1 = Done.
man-exit-2 = Refused, or problems were found.
man-exit-3 = The command line cannot be understood.
man-exit-4 = Nothing had to be changed.
man-exit-5 = The repository or the files are in the way.
man-files = Files
man-file-1 = The plan: title, dates, people, axes, committees, rules, workflow.
man-file-2 = A working group.
man-file-3 = An action; its id is the name of the file.
man-file-4 = A committee’s meeting.
man-file-5 = Your settings; "copil config" says where. COPIL_CONFIG names another file.
man-file-6 = What copil remembers from one time to the next; may be removed.
man-environment = Environment
man-variable-1 = The language, fr or en; without it the locale decides (LC_ALL, LC_MESSAGES, LANG). --lang comes first.
man-variable-2 = The day to take for today, as 2018-03-15; so does copil.today in git’s configuration.
man-variable-3 = When set and not empty, no colours unless --color=always.
man-variable-4 = The width to lay out for on a terminal.
man-variable-5 = The editor of “copil edit”, where git’s own settings name none.
man-variable-6 = Another configuration file.
man-variable-7 = Where to look for copil/config.toml and copil/state.json.
man-settings = Git settings
man-setting-1 = Who is at the keyboard: changes are signed with it, and “me” is the person of the plan with that address.
man-setting-2 = The day to take for today, as COPIL_TODAY.
man-setting-3 = How often the screen looks what others shared, as 15m, 1h or 90s; never where it is not set.
man-setting-4 = Whether changes and the tags of closed meetings are signed with your key.
man-setting-5 = How git joins the plan’s files; “copil merge-driver” sets it up and removes it.
man-setting-6 = The command by which plans shared by ssh are reached, that of your git; the screen has it ask nothing.
man-setting-7 = The line ends of the files in the work tree, as for git: copil records what git would record, and leaves them as you have them.
man-see-also = See also
man-see-also-text = git(1), git-log(1), git-interpret-trailers(1)
## The screen

tui-day-is-set = simulated day
tui-branch = version { $name }
tui-too-small = copil needs at least { $width } × { $height } characters; the window has { $columns } × { $lines }. Make it larger, or press q to quit.
tui-past = { $what }   { $earlier } { $later } meetings   { $moments } moments
tui-moments-title = See the plan as it was
tui-moment-now = The plan as it is
tui-moment-typed = Enter shows the plan of the day typed: 30/06/2017, or of a change, by its id; with “effective” after it, what was true; with “shared”, what was shared.
tui-moments-title-all = See all plans as they were
tui-moment-now-all = The plans as they are
tui-moment-last-month = end of last month
tui-moment-last-quarter = end of last quarter
tui-moment-last-year = end of last year
tui-moment-typed-all = Enter shows all plans as of the day typed: 30/06/2017; with “effective” after it, what was true; with “shared”, what was shared.
tui-past-all = All plans as recorded by { $day }
tui-past-all-shared = All plans as shared by { $day }
tui-past-all-effective = All plans as true on { $day }, known today
tui-no-earlier-meeting = No meeting before { $day }.
tui-compare-title = What changed
tui-compare-title-all = What changed in all plans
tui-drift = Dates
tui-compare-drift = What was pushed back
tui-compare-from = from
tui-compare-to = to
tui-compare-now = the plan as it is
tui-compare-now-all = the plans as they are
tui-compare-gone = { $action } is not in the plan that you are looking at.
tui-compare-unexplained = The history does not say how this came about.
tui-compare-choose = No meeting is closed yet: choose a moment with { $key }.
tui-compare-last-meetings = the last closed meeting of each plan
tui-compare-left-out = Not compared
tui-compare-counting = Counted otherwise since
tui-compare-reading = Comparing…
tui-no-meeting-between = There is no other meeting between these two moments.
tui-read-only = Read only: { $why }
tui-unreadable-files = { $count ->
    [one] { $count } unreadable file, { $key } to see it
   *[other] { $count } unreadable files, { $key } to see them
}
tui-problems-found = { $count ->
    [one] { $count } remark about the files, { $key } to see it
   *[other] { $count } remarks about the files, { $key } to see them
}
tui-merge-faults = { $count ->
    [one] What was brought together without copil has mixed values up, { $key } to see
   *[other] { $count } times, what was brought together without copil has mixed values up, { $key } to see
}
tui-hand-edits = { $count ->
    [one] { $count } file edited outside copil, { $key } to record it
   *[other] { $count } files edited outside copil, { $key } to record them
}

progress-mean = Progress
progress-done = Done
progress-promised = Promised
progress-done-of = { $done } of { $scope }
progress-promised-by = { $count } by now
tui-unknown = unknown
tui-count-actions = { $count ->
    [one] { $count } action
   *[other] { $count } actions
}
tui-count-high = { $count } of high priority
tui-count-late = { $count } late
tui-empty-plan = This plan has no action yet.
tui-none-readable = No action can be read.
tui-groups = Working groups
tui-parties = Organisations
party-late = { $count } late
party-stopped = { $count } stopped
tui-no-groups = This plan has no group yet.
tui-groups-fill = The key “{ $key }” adds one.
tui-group-no-action = No action here yet.
tui-attention = Attention ({ $count })
tui-no-attention = Nothing asks for the committee’s attention.
tui-late = { $days } d late
tui-late-short = +{ $days } d
tui-late-years = +{ $years } y
tui-since = Since { $date } · { $committee }
tui-since-day = Since { $date }
tui-since-start = What changed
tui-since-nothing = Nothing to report.
count-of-kind = { $word }: { $count }
tui-since-closed = { $count } done
tui-since-started = { $count } started
tui-since-created = { $count ->
    [one] { $count } new action
   *[other] { $count } new actions
}
tui-since-waiting = { $count } waiting
tui-since-dropped = { $count } abandoned
tui-since-pushed = { $count ->
    [one] { $count } due date pushed back
   *[other] { $count } due dates pushed back
}
tui-since-pushed-to = pushed back to { $date }
tui-since-brought-forward = brought forward to { $date }
tui-since-reached = { $count ->
    [one] { $count } milestone reached
   *[other] { $count } milestones reached
}
tui-since-darker = { $count ->
    [one] { $count } weather worse
   *[other] { $count } weathers worse
}
tui-since-brighter = { $count ->
    [one] { $count } weather better
   *[other] { $count } weathers better
}
tui-since-commented = { $count } commented
tui-reading = Reading the history… { $done }
tui-reading-of = Reading the history… { $done } of { $of }
tui-reading-failed = The history could not be read to its end.
tui-no-history = No change recorded yet.

tui-actions-title = { $count ->
    [one] { $count } action
   *[other] { $count } actions
}
tui-lost-action = { $id }: unreadable file (key { $key })
tui-past-unknown = { $count } unknown: cut-off history
tui-no-match = Nothing matches.
tui-filter-take = tab to take, ↑↓ to choose
tui-filter-take-enter = enter to take
tui-views-title = Views
tui-view-shared = shared
tui-view-own = mine
tui-no-view = No view matches.
tui-save-view-title = Save the filter as a view
tui-view-name = Name of the view
tui-view-for = For whom?
tui-view-for-all = everybody who follows the plan (recorded in plan.toml)
tui-view-for-me = me alone (in my configuration)
tui-view-all = every action
tui-view-needs-name = Give the view a name.
tui-view-in-settings = Nothing changes in the plan.
tui-filter-label = Filter:
tui-filter-clear = esc to see all again
tui-ordered = by { $by }
tui-order-id = id
tui-order-title = title
tui-order-status = status
tui-order-weather = weather
tui-order-due = due date
tui-order-next-due = next due date
tui-order-late = lateness
tui-order-priority = priority
tui-order-progress = progress
tui-order-group = group
tui-order-start = start
tui-order-lead = lead
tui-column-id = Id
tui-column-title = Action
tui-column-status = Status
tui-column-weather = Weather
tui-column-next-due = Next due date
tui-column-next-due-short = Next due
tui-columns-title = Columns
tui-columns-hint = space shows or hides · < > move · r as at first
tui-column-stays = always
tui-column-late = Late
tui-column-progress = Progress
tui-column-lead = Leads
tui-column-group = Group
tui-column-promise = 1st date
tui-column-touched = Changed
tui-column-milestone = Next milestone
tui-column-budget = Spent

tui-journal-title = Journal ({ $count })
tui-journal-received = Journal: last received ({ $count })
tui-nothing-received = Nothing was received from others.
tui-change-title = Change { $commit }
tui-by-on = { $who }, { $date }
tui-received = Received when the plan was last brought together.
tui-effective = Takes effect { $date }
tui-by-hand = Recorded outside copil: “{ $subject }”
tui-history = History
tui-more-below = ↓ { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
tui-pane-closed = pane { $key }
tui-left-out = no room for: { $columns }
tui-gone = This action is no longer in the plan.
tui-status-since = since { $date }
tui-priority = { $name } priority
tui-comment = Comment
tui-depends-on = Waits for
tui-needed-by = Awaited by
tui-sheet-around = Ties, decisions, history
tui-initial = initial { $value }
tui-latest = latest { $value }
tui-target = target { $value }
promise-moved = { $first } → { $due }{ $times ->
    [0] {""}
    [one] , pushed back once ({ $days } d)
   *[other] , pushed back { $times } times ({ $days } d)
}
tui-mine-of = The work of { $who }
tui-mine-shared = Mine · { $who } (somebody else has your address too)
tui-mine-mine = Mine · { $who }
tui-mine-unknown = This plan does not know { $address }, the address that your changes carry.
tui-mine-nobody = Nothing says who you are.
tui-mine-how = To be known, add the address to your function in { $file }:
tui-mine-function = function
tui-mine-how-git = Or say which one is yours: { $command }
tui-mine-tell-git = Say what your address is: { $command }
tui-mine-choose = Meanwhile, choose whose work to see
tui-mine-people = Whose work?
tui-mine-led = { $count ->
    [0] leads no action
    [one] leads { $count } action
   *[other] leads { $count } actions
}
tui-mine-no-people = This plan names nobody yet. The key “{ $key }” adds you.
tui-parts-next = { $key }: { $by ->
    [organisation] organisations
    [axis] axes
    [phase] phases
   *[group] groups
}
tui-parts-groups = Working groups ({ $count })
tui-parts-organisations = Organisations ({ $count })
tui-parts-axes = Axes ({ $count })
tui-parts-phases = Phases ({ $count })
tui-parts-no-groups = This plan has no group yet. The key “{ $key }” adds one; the b key shows organisations, axes and phases.
tui-parts-no-organisations = This plan names no organisation. The key “{ $key }” adds one; the b key shows axes, phases and groups.
tui-parts-no-axes = This plan has no axis. The key “{ $key }” adds one; the b key shows phases, groups and organisations.
tui-parts-no-phases = This plan has no phase. The key “{ $key }” adds one; the b key shows groups, organisations and axes.
tui-no-organisation = No organisation
tui-no-axis = No axis
tui-no-phase = No phase
tui-no-lead = No lead
tui-members = Members
tui-and-others = { $names } and { $count ->
    [one] { $count } other
   *[other] { $count } others
}
tui-done-of-time = Progress { $done }, time gone { $time }
tui-period = Time
tui-more-actions = ↓ { $count ->
    [one] { $count } other action
   *[other] { $count } other actions
}
tui-column-name = Name
tui-column-actions = Actions
tui-column-done = Progress
tui-column-done-short = Prog.
tui-column-time = Time
tui-column-stale = Stale

tui-prompt-status = Status
tui-prompt-weather = Weather
tui-prompt-measure = Value of an indicator
tui-prompt-deliver = Deliverable handed over
tui-prompt-spend = Spending
tui-prompt-milestone = Milestone reached
tui-prompt-due = Due date
tui-prompt-note = Comment
tui-prompt-undo = Undo the last change
tui-prompt-redo = Redo what was undone
tui-prompt-part = Change
tui-prompt-part-several = { $count ->
    [one] Change { $count } action
   *[other] Change { $count } actions
}
tui-part-id = Id
tui-part-new = + new…
tui-part-group = Working group
tui-choice-no-axis = No axis
tui-choice-no-phase = No phase
tui-typed-links = Address
tui-typed-evidence = Address or text
tui-typed-notes = Text
tui-typed-tags = Tags, separated by commas
tui-typed-several-tags = Tags to add, separated by commas (-word takes a word away)
tui-bad-number = “{ $text }” is not a number. Try 40 or 62.5.
tui-forbidden = not possible from the current status
tui-fits-some = for { $count } of { $of }
tui-now-some = { $count } of { $of } now
tui-next-milestone = The next milestone of each
tui-needs-milestones-of-several = { $count ->
    [one] 1 milestone to reach, or a reason
   *[other] { $count } milestones to reach, or a reason
}
tui-refused = { $count } refused
tui-already = { $count } unchanged
tui-commits = { $count ->
    [0] nothing to record
    [one] 1 change to record
   *[other] { $count } changes to record
}
tui-search-hint = type to search
tui-search-and-tick-hint = type to search, space ticks
tui-searched = searched: { $typed }
tui-nothing-found = Nothing holds these words.
tui-number-missing = The number is still to be written.
tui-nothing-to-measure = No indicator here yet: { $key } adds one.
tui-nothing-to-deliver = No deliverable here yet: { $key } adds one.
tui-nothing-to-spend = No budget here yet: { $key } adds one.
tui-progress-of-milestones = The milestones make the progress ({ $reached }), which cannot be entered: mark one as reached.
tui-progress-of-milestones-several = The milestones of these actions make their progress, which cannot be entered: mark one as reached.
tui-nothing-changed = Nothing is changed yet.
tui-arrows-hint = ↑ ↓: choose the line
tui-tick-hint = space to tick
tui-without = Enter once more: record { $count ->
    [one] the other
   *[other] the other { $count }
}, without the { $refused ->
    [one] refused action
   *[other] { $refused } refused
}
tui-undo-batch = { $count ->
    [one] The last change
   *[other] The { $count } changes made together
}
tui-undo-last = The last one only
tui-undo-with-references = With what refers to it: these references are taken out too
tui-undo-batch-with-references = All of them, with what refers to them
tui-do-modify-thing = Change the selected group, axis or meeting
tui-do-modify-plan = Change the plan: people, committees, axes, dates…
tui-do-modify = Change another field: title, leads, axis…
tui-field-reason = Reason
tui-field-evidence = Evidence: name = address or text
tui-field-comment-to-confirm = Comment (not needed to confirm the weather)
tui-field-comment = Comment
tui-field-effect = Effective date
tui-field-reached = Day it was reached
tui-field-inner-value = Value
tui-field-value = Value measured (“none” takes that of the day away)
tui-field-measured = Day of the measure
tui-field-delivered = Day it was handed over
tui-field-minutes-spent = Minutes taken
tui-field-spent = All that is spent so far, or what is added to it with a +
tui-field-date = New date
tui-today = today
tui-now-weather = now: recording it confirms it
tui-now = now
tui-needs-reason = needs a reason
tui-needs-evidence = needs evidence
tui-needs-reason-and-evidence = needs a reason and evidence
tui-needs-milestones = { $count ->
    [one] { $count } milestone to reach, or a reason
   *[other] { $count } milestones to reach, or a reason
}: { $titles }
    [one] 1 milestone to be reached
   *[other] { $count } milestones to be reached
}, or a reason: { $titles }
}, or a reason: { $titles }
tui-days-reached = reached or due
tui-days-handed-over = handed over or due
tui-days-carried-out = carried out or due
tui-reached-on = reached { $date }
tui-promised-for = due { $date }
tui-the-action = The action itself
tui-nothing-to-choose = There is nothing to choose here.
tui-draft-kept = What you typed is kept: open the same prompt again to find it.
tui-new-title = Add
tui-new-first = { $key } first makes: { $what }
tui-new-for = for { $what }
tui-new-agenda = Proposed agenda
tui-new-agenda-more = To add to the agenda
tui-new-agenda-how = space: leave out or take in
tui-new-agenda-postponed = put off
tui-new-agenda-decision = decision { $decision }
tui-new-agenda-attention = needs attention
tui-new-missing = To fill in: { $what }.
tui-new-id = { $id } (proposed)
tui-new-hint-day = 2027-06-30, 30 June, +3m
tui-new-hint-list = separated by commas; ↓ to choose
tui-new-hint-name = a function, which changes less often than a name
tui-new-hint-email = the one that this person’s changes carry
tui-new-hint-confidential = yes, to keep it unpublished
tui-new-hint-unit = days, staff, euros
tui-new-group = New working group
tui-new-person = New person
tui-new-action = New action
tui-new-milestone = New milestone
tui-new-deliverable = New deliverable
tui-new-indicator = New indicator
tui-new-committee = New committee
tui-new-meeting = New meeting
tui-new-axis = New axis
tui-new-phase = New phase
tui-new-organisation = New organisation
thing-group = Working group
thing-person = Person, or function
thing-action = Action
thing-milestone = Milestone
thing-deliverable = Deliverable
thing-indicator = Indicator
thing-committee = Committee
thing-meeting = Meeting
thing-axis = Axis
thing-phase = Phase
thing-organisation = Organisation
tui-idle-key = “{ $key }” does nothing here.
tui-nothing-to-open = “{ $key }” does nothing here: there is nothing to open.
tui-no-room-beside = “{ $key }” does nothing here: a pane needs a screen of at least { $columns } columns.
tui-bad-date = “{ $text }” is no date. Try 2018-06-30, 30 June, +2 weeks, tomorrow.
tui-previewing = working out the preview…
tui-recording = Recording…
tui-opening = Opening…
tui-recorded = Recorded: { $subject }  ({ $commit })
tui-marked = { $count } marked
tui-recorded-several = { $count } changes recorded  ({ $key } takes them back)
tui-not-done = Nothing was recorded
tui-hint-check = The key { $key } shows the error and its place; correct the file, then try again.
tui-hint-record = Record them first (key { $key }), or take them back in the editor.
tui-hint-referred-to = “With what refers to it” takes these references out too; the journal (key { $key }) shows who made them.
tui-hint-edit-by-hand = Make this change in the file itself (key { $editor }), then record it (key { $record }).
tui-problems-title = The plan’s files: { $count ->
    [one] { $count } remark
   *[other] { $count } remarks
}
tui-no-problem = All files of the plan read without remark.
tui-hand-edits-title = Edited outside copil ({ $count })
tui-no-hand-edits = No file was edited outside copil.
tui-edit-broken = has an error: will not be recorded
tui-commits-to-make = { $count ->
    [one] { $count } change will be recorded:
   *[other] { $count } changes will be recorded:
}
tui-copy-title = Copy
tui-copy-commit = Id of the change
tui-copy-subject = Change in words
tui-copy-id = { $count ->
    [one] Id
   *[other] { $count } ids
}
tui-copy-row = { $count ->
    [one] Row of the table
   *[other] { $count } rows of the table
}
tui-copy-sheet = Sheet
tui-copy-last-commit = Last change
tui-copy-file = Path of the file
tui-copied = Copied: { $what }
tui-editor-failed = The editor “{ $command }” failed or could not be started.
tui-editor-hint = Choose another with the variable EDITOR, or with git config core.editor.
tui-do-edit-plan = Open plan.toml in the editor
tui-help-title = What keys do here
tui-palette-title = All commands
tui-palette-here = Here
tui-palette-elsewhere = Elsewhere
tui-off-read-only = read only
tui-not-here = { $what }: not here. { $why }.
tui-help-also = Also
tui-help-signs = Signs
sign-priorities = High, low priority
sign-late = Late, or missed
sign-statuses = Not begun, under way, stopped, finished, dropped
sign-weathers = Weather: { $names }
sign-kept = Milestone reached, deliverable handed over, decision carried out; to come
sign-marked = Marked, to change several actions together
sign-unreadable = A file or a filter that cannot be read
sign-received = Received when the plan was last brought together
tui-note-count-key = 5j
tui-note-count = A number before a key that moves repeats it so many times
tui-note-click-key = click
tui-note-click = Select a row, a tab, a choice; once more: open
tui-note-wheel-key = wheel
tui-note-wheel = Go up and down
tui-note-edge-key = edge of the pane
tui-note-edge = Drag it with the mouse to widen it; × closes it
tui-note-azerty-key = & é " ' ( - è _ ç à
tui-note-azerty = Open the views 1 to 9, and 0, unshifted on a French keyboard
tui-note-header-key = click header
tui-note-header = Order by that column; once more: the other way round
tui-note-outside-key = click outside
tui-note-outside = Close what is open over the screen
tui-no-command = No command matches.
tui-find-title = Find in the plan
tui-find-title-all = Find in all plans
tui-find-count = { $count ->
    [one] { $count } result
   *[other] { $count } results
}
tui-kind-group = group
tui-kind-person = person
tui-kind-organisation = organisation
tui-kind-axis = axis
tui-kind-phase = phase
tui-kind-commit = change · { $date }
tui-kind-meeting = meeting
tui-kind-decision = decision
tui-kind-plan = plan

# The board (tui-board-by-: what to arrange by)

tui-board-title = Board by { $by }
tui-board-over = Over
tui-board-no-lead = Without a lead
tui-board-no-axis = Without an axis
tui-board-no-phase = Without a phase
tui-board-no-weather = Without weather
tui-board-no-organisation = Without organisation
tui-board-no-due = no due date
tui-board-columns-left = ‹ { $count ->
    [one] { $count } column
   *[other] { $count } columns
}
tui-board-columns-right = { $count ->
    [one] { $count } column
   *[other] { $count } columns
} ›
tui-add-first = The key “{ $key }” adds what a plan begins with: people, working groups, then actions.
tui-add-action = The key “{ $key }” adds one.
tui-board-may-follow = “{ $from }”: no step on this side; { $key }: { $allowed }
tui-board-no-column = There is no other column on that side.
tui-board-not-there = × not allowed here
tui-board-let-go = let go to drop it
tui-board-over-for-weather = Weather is a forecast: an action that is over has none.
tui-board-weather-ends-nothing = No weather ends an action.
tui-board-end-by-status = Its status does (key s).
tui-board-weather-stays = Here a weather is replaced by another; it is not taken away.
tui-board-by-title = Arrange by
tui-board-by-status = status
tui-board-by-group = working group
tui-board-by-lead = lead
tui-board-by-axis = strategic axis
tui-board-by-weather = weather
tui-board-by-organisation = organisation
tui-board-by-priority = priority
tui-board-by-phase = phase

# The meetings

tui-meetings-title = Meetings ({ $count })
tui-meetings-none = The plan has no meeting yet. The key “{ $key }” adds one.
tui-meetings-register = { $key }: register of decisions{ $count ->
    [0] {""}
   *[other] {" "}({ $count } to carry out)
}
tui-meetings-over = Over
tui-meetings-passed = Date passed, nothing noted
tui-meetings-held = In session
tui-meetings-convened = Convened
tui-meetings-prepared = Being prepared
tui-meeting-decisions = { $count ->
    [one] { $count } decision
   *[other] { $count } decisions
}
tui-from-to-hour = from { $from } to { $to }
tui-from-hour = from { $from }
tui-agenda-empty = Nothing is on the agenda yet.
tui-minutes-of = { $spent } of { $planned } min
tui-agenda-minutes = { $planned } min planned in all
tui-agenda-within = { $planned } min planned, for a meeting of { $length } min
tui-agenda-too-long = { $planned } min planned, for a meeting of { $length } min: { $over } min too many
tui-agenda-late = added after the call
tui-presence = Attendance
tui-meeting-convene = Convene
tui-meeting-open = Open the meeting
tui-meeting-cancel = Cancel the meeting
tui-meeting-postpone = Put the meeting off
tui-meeting-close = Close the meeting
tui-meeting-add-item = Put on the agenda
tui-meeting-change-item = Item
tui-meeting-remove-item = Take off the agenda
tui-meeting-decide = Decision
tui-meeting-guests = Guests
tui-close-missing = { $count ->
    [one] Say first what came of this item:
   *[other] Say first what came of these { $count } items:
}
tui-room-done-items = { $count ->
    [0] no item on the agenda
   *[other] { $done } of { $count } items dealt with
}
tui-room-from = since { $from }
tui-room-people = { $count ->
    [0] Present
   *[other] Present ({ $there } of { $count })
}
tui-room-planned = { $planned } min planned
tui-room-presented = presented by { $name }
tui-room-away = out of the room: { $names }
tui-room-in-all = { $spent } of { $planned } min in all
tui-room-item = item { $number }
tui-room-minutes = minutes
tui-room-minutes-of = minutes of { $planned }
tui-room-add = The key “{ $key }” puts an item on it.
tui-room-gone = This meeting is no longer in the plan.
tui-room-broken = { $path } has an error: the meeting cannot be read.
tui-room-mend = { $key } shows the error and its place. Once the file is mended, the meeting goes on where it was.
tui-room-since = Since { $day }
tui-room-unchanged = Nothing has changed.
tui-room-decisions = Decisions taken
tui-room-no-notes = Nothing is noted on this item yet.
tui-room-no-decision = No decision.
tui-room-sheet = Sheet
tui-person-present = present
tui-person-out = out
tui-person-represented = represented
tui-person-excused = excused
tui-person-absent = absent
tui-person-by = by { $name }
tui-no-members = The committee has no members yet.
tui-members-there = Members present or represented: { $there } of { $members }
tui-quorum-reached = quorum of { $quorum } reached
tui-quorum-missed = quorum of { $quorum } not reached

## The tabs (tui-tab-: in full; tui-tab-short-: where there is little room)

# The calendar
tui-calendar-by-group = by group
tui-calendar-by-lead = by lead
tui-calendar-by-axis = by axis
tui-calendar-by-organisation = by organisation
tui-calendar-by-phase = by phase
tui-calendar-by-due = by due date
tui-calendar-no-due = No due date
tui-calendar-over = { $closed } or { $dropped }
tui-calendar-over-closed = Done
tui-calendar-over-dropped = abandoned
tui-calendar-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
tui-calendar-months = { $count } months
tui-calendar-weeks = { $count } weeks
tui-calendar-before = ◂ before
tui-calendar-after = after ▸
tui-calendar-undated = no dates, { $key } to give one
tui-calendar-for = for { $due }
tui-calendar-pushed = Promised for { $first }, now { $due }: pushed { $times ->
    [one] once
   *[other] { $times } times
} ({ $days } d)
tui-calendar-brought-forward = Promised for { $first }, brought forward to { $due }: { $days } d earlier.
tui-calendar-due-gone = Promised for { $first }, now without a due date.
tui-calendar-back = Pushed { $times ->
    [one] once
   *[other] { $times } times
}, then back to its first due date, { $first }.
tui-calendar-kept = Due date never moved.
tui-calendar-unread = The history, which tells what was promised, is not read yet.
tui-calendar-unknown = { $id } (not in the plan)
tui-calendar-alone = { $id } waits for none of the actions shown, and none waits for it.
tui-calendar-empty = Each action will be shown here as a bar, from its start to its due date.
tui-calendar-done = done
tui-calendar-left = to do
tui-calendar-added = pushed
tui-calendar-late = late
tui-calendar-promised = first promise
tui-calendar-steps = milestone reached, ahead, missed
tui-calendar-given = deliverable handed over, ahead
tui-calendar-meetings = meeting held, ahead
tui-calendar-open = no end
tui-calendar-dropped = abandoned
tui-calendar-spared = won on the first promise
tui-calendar-legend = Signs of the calendar
tui-calendar-legend-key = { $key }: all signs
tui-labelled = { $label }:

tui-tab-board = Board
tui-tab-calendar = Calendar
tui-tab-groups = Groups
tui-tab-attention = Attention
tui-tab-burn-up = Pace
tui-tab-mine = Mine
tui-tab-meetings = Meetings
tui-tab-dashboard = Dashboard
tui-tab-actions = Actions
tui-tab-journal = Journal
tui-tab-short-board = Board
tui-tab-short-calendar = Cal.
tui-tab-short-groups = Grps
tui-tab-short-attention = Attn.
tui-tab-short-burn-up = Pace
tui-tab-short-mine = Mine
tui-tab-short-meetings = Meet.
tui-tab-short-dashboard = Dash.
tui-tab-short-actions = Actions
tui-tab-short-journal = Journal

## The keys (tui-do-: what a command does; tui-key-: the same in a word; tui-keyname-: the name of a key)

tui-do-status = Change the action’s status
tui-do-weather = Change the action’s weather
tui-do-milestone = Mark a milestone as reached
tui-do-measure = Write down a value of an indicator
tui-do-deliver = Mark a deliverable as handed over
tui-do-spend = Write down what is spent
tui-do-depend = Choose the actions that it depends on
tui-do-due = Move a due date
tui-do-note = Write the action’s comment
tui-do-undo = Undo the last change
tui-do-new = Add to the plan: action, group, person, meeting…
tui-do-redo = Redo what was undone
tui-do-record-edits = Record the files edited outside copil
tui-do-problems = See what is wrong with the files
tui-do-find = Find actions, groups, people, meetings, changes
tui-do-dashboard = Go to the dashboard
tui-do-actions = Go to the actions
tui-do-journal = Go to the journal
tui-do-help = See what keys do here
tui-do-palette = See all commands
tui-do-language = Speak French
tui-do-redraw = Draw the screen again
tui-do-suspend = Give the terminal back for a while
tui-do-quit = Quit
tui-do-back = Go back, clear the filter
tui-do-open = Open what is selected
tui-do-up = Go up a line
tui-do-down = Go down a line
tui-do-page-up = Go up a page
tui-do-page-down = Go down a page
tui-do-first = Go to the first line
tui-do-last = Go to the last line
tui-do-next = Go to the next part of the screen
tui-do-previous = Go to the previous part of the screen
tui-do-filter = Filter the actions: words, group:, status:, late…
tui-do-late = Show late actions only, or all
tui-do-received = Show only what others shared last, or all
tui-do-order = Sort otherwise
tui-do-board = Go to the board
tui-do-calendar = Go to the calendar
tui-do-groups = Go to the groups, organisations and axes
tui-do-attention = Go to what deserves the committee’s attention
tui-do-burn-up = Go to the plan’s pace and its forecast
tui-do-mine = Go to what I have to do
tui-do-meetings = Go to the meetings and their decisions
tui-do-new-meeting = Prepare a meeting, with the agenda that is proposed
tui-do-convene = Convene its members: the numbers stay from then on
tui-do-hold = Hold the meeting: open its room
tui-do-postpone-meeting = Put the meeting off
tui-do-cancel-meeting = Say that the meeting is not held
tui-do-close-meeting = Close the meeting: its record is complete
tui-do-add-item = Put something on the agenda
tui-do-remove-item = Take the item off the agenda
tui-do-item-earlier = Move the item up the agenda
tui-do-item-later = Move the item down the agenda
tui-do-minutes = Say how many minutes the item is to take
tui-do-presenter = Say who presents the item
tui-do-open-meeting = Open the meeting
tui-do-interrupt = Suspend the meeting, or resume it
tui-do-next-item = Go to the next item
tui-do-previous-item = Go back to the item before
tui-do-decided = The item is concluded: decided
tui-do-discussed = The item is concluded: discussed
tui-do-informed = The item is concluded: for information
tui-do-put-off = Put the item off to a later meeting
tui-do-withdrawn = Withdraw the item, with a word
tui-do-decide = Take a decision on the item
tui-do-notes = Write down what was said of the item
tui-do-stand = Present, excused, absent, represented
tui-do-in-or-out = Leave the room from this item on, or come back
tui-do-guests = Note the guests
tui-do-agenda = See the agenda of the next meeting
tui-do-mark = Mark the action, or take its mark away
tui-do-mark-all = Mark them all, or take all marks away
tui-do-copy = Copy: id, row, sheet, change, path
tui-do-editor = Open the file in the editor
tui-do-reverse = Turn the order round
tui-do-columns = Choose the columns
tui-do-views = Choose a saved view
tui-do-save-view = Save the filter as a view
tui-do-by = Arrange by something else
tui-do-left = Go left
tui-do-right = Go right
tui-do-move-left = Move the card left
tui-do-move-right = Move the card right
tui-do-zoom-in = See less time, larger
tui-do-zoom-out = See more time, smaller
tui-do-today = Go back to today
tui-do-legend = See what every sign means
tui-do-next-link = Go to the next action that it is linked to
tui-do-previous-link = Go back to the linked action before
tui-do-theme = Take the next theme
tui-do-papers = Print or send: reports, sheets, the papers of the meeting
tui-do-import = Import a spreadsheet: XLSX, ODS, CSV…
tui-do-take-in = Import what the file says
tui-do-column-field = Say where the column goes: a field, a note, nowhere
tui-do-key-column = Make the column the key, which tells the action that a row is about
tui-do-value-meaning = Say what values of the column mean
tui-do-other-sheet = Read another sheet of the file
tui-do-keep-mapping = Keep the mapping of columns with the plan
tui-do-moments = See the plan as of a meeting, a day or a change
tui-do-earlier-meeting = See the plan as it was at the meeting before
tui-do-later-meeting = See the plan as it was at the next meeting
tui-do-compare = Compare two moments of the plan
tui-do-other-moment = Move the other one of the compared moments
tui-do-drift = Tell how far dates drifted, or again what changed
tui-do-room = Enter room mode, or leave it
tui-do-tour = See the tour again
tui-do-person = See what another person carries
tui-do-pane = Open or close the pane of the list
tui-do-pane-wider = Make the pane wider
tui-do-pane-narrower = Make the pane narrower
tui-do-pane-up = Scroll the pane up
tui-do-pane-down = Scroll the pane down
tui-do-complete = Take what is proposed
tui-do-record = Record
tui-do-new-line = Start a new line
tui-do-cancel = Close
tui-do-choose = Choose
tui-key-status = status
tui-key-weather = weather
tui-key-milestone = milestone
tui-key-due = due date
tui-key-modify-thing = change
tui-key-note = comment
tui-key-undo = undo
tui-key-new = add
tui-key-back = back
tui-key-take-in = import
tui-key-column-field = goes to
tui-key-key-column = key
tui-key-value-meaning = values
tui-key-other-sheet = other sheet
tui-key-keep-mapping = keep
tui-key-find = find
tui-key-help = help
tui-key-palette = palette
tui-key-quit = quit
tui-key-open = open
tui-key-new-meeting = prepare
tui-key-convene = convene
tui-key-hold = hold
tui-key-close-meeting = close
tui-key-add-item = add
tui-key-item-later = down
tui-key-minutes = minutes
tui-key-presenter = presenter
tui-key-open-meeting = open
tui-key-next-item = next
tui-key-decided = decided
tui-key-discussed = discussed
tui-key-informed = informed
tui-key-put-off = postponed
tui-key-withdrawn = withdrawn
tui-key-decide = decision
tui-key-notes = notes
tui-key-stand = presence
tui-key-in-or-out = out, in
tui-key-guests = guests
tui-key-next = next
tui-key-filter = filter
tui-key-late = late
tui-key-received = received
tui-key-order = sort
tui-key-mark = mark
tui-key-views = views
tui-key-columns = columns
tui-key-by = arrange
tui-key-earlier-meeting = earlier
tui-key-later-meeting = later
tui-key-other-moment = other moment
tui-key-drift = drift
tui-key-move-left = left
tui-key-move-right = right
tui-key-zoom-in = zoom in
tui-key-zoom-out = zoom out
tui-key-today = today
tui-key-legend = signs
tui-key-next-link = linked
tui-key-person = another person
tui-key-pane = pane
tui-key-complete = complete
tui-key-record = record
tui-key-new-line = new line
tui-key-cancel = close
tui-key-choose = choose
tui-keyname-enter = enter
tui-keyname-esc = esc
tui-keyname-tab = tab
tui-keyname-backtab = shift-tab
tui-keyname-space = space
tui-keyname-backspace = backspace
tui-keyname-pageup = page↑
tui-keyname-pagedown = page↓
tui-keyname-home = home
tui-keyname-end = end
tui-keyname-delete = delete
tui-keyname-insert = insert
tui-keyname-shift = shift

## The configuration (config-sample-: the commented sample; config-fault-: what is wrong with it)

config-sample-head =
    The configuration of copil.

    Every setting is here at its usual value, behind a "#": take that "#" away and change the value.
    "copil config" says where the file is and what is in force. "copil --no-config" does without it.
config-sample-language =
    The language: { $values }.
    "auto" leaves it to the environment (COPIL_LANG, LC_ALL, LC_MESSAGES, LANG); COPIL_LANG comes before this.
config-sample-theme =
    The colours: { $values }.
    "auto" follows the terminal's background. The T key takes the next theme, which is remembered.
config-sample-start =
    The screen to open on: { $values }.
    "auto" opens on your work where the plan knows you, else on the dashboard.
config-sample-room = Room mode, for a screen read from afar (the W key, or "copil --room").
config-sample-mouse = The mouse. Without it, the terminal keeps its own way of selecting text.
config-sample-actions = The table of actions: its columns, in order; those without room give way.
config-sample-order = Its order when it opens: { $values }.
config-sample-views =
    Your own views of the actions, beside those that plan.toml shares. Only filter is needed:

    {"  ["}views.before-meeting]
    {"  "}title = "Before the meeting"
    {"  "}filter = "late lead:me"
    {"  "}order = "late"
    {"  "}columns = ["id", "title", "next-due"]
config-sample-keys =
    The keys, by part of the screen. A command may have several; [] takes them away.
    Names: a letter, "f5", "enter", "esc", "tab", "space", "backspace", "delete", "insert", "up", "down", "left",
    "right", "pageup", "pagedown", "home", "end", after "ctrl-", "alt-" or "shift-" where wanted.
config-file-none = No configuration folder is known; COPIL_CONFIG names a file.
config-file-absent = { $path } does not exist: the usual settings are in force.
config-file-read = { $path }
config-made = { $path } was made; everything in it is commented out.
config-exists = { $path } is there already; it was left as it is.
hint-config-exists = "copil config --sample" prints the sample.
hint-config-create = "copil config --write" makes the file, everything commented out.
config-bad = { $path } has { $count ->
        [one] one error
       *[other] { $count } errors
    }.
hint-config-bad = Correct the file, or open copil without it: copil --no-config
config-unreadable = { $path } cannot be read: { $detail }
config-nearest = "{ $nearest }"?
config-known = Known: { $known }.
config-fault-toml = this is not TOML. A setting is written: name = "value"
config-fault-twice = this setting is there already, further up.
config-fault-setting = no setting is called "{ $name }".
config-fault-text = "{ $name }" takes a text between quotes.
config-fault-boolean = "{ $name }" takes true or false.
config-fault-texts = "{ $name }" takes a list of texts: ["…", "…"].
config-fault-keys = "{ $name }" takes a key or a list of keys: ["u", "ctrl-z"].
config-fault-table = "{ $name }" takes a table: [{ $name }].
config-fault-word = "{ $word }" is none of the known values.
config-fault-no-filter = the view "{ $view }" has no filter.
config-fault-filter = the filter of the view "{ $view }": { $why }
config-fault-scope = no part of the screen is called "{ $scope }".
config-fault-command = "{ $scope }" has no command "{ $command }".
config-fault-command-elsewhere = It is set in: { $scopes }.
config-fault-key = no key is called "{ $key }".
config-fault-key-taken = in "{ $scope }", "{ $key }" is already the key of "{ $by }".
config-fault-key-taken-hint = Give it another one in the same place, or take its keys away: { $by } = []
config-fault-key-typed = "{ $scope }" is where one writes: "{ $key }" has to be typed there.
config-fault-key-typed-hint = Take it with ctrl- or alt-, or take a function key.
config-fault-way-out = without a key for "{ $command }" there is no way out of "{ $scope }".
config-in-force = In force
config-name-language = Language
config-name-theme = Theme
config-name-start = Opening screen
config-name-room = Room mode
config-name-mouse = Mouse
config-name-columns = Columns of the actions
config-name-order = Order of the actions
config-name-keys = Changed keys
config-name-views = Views
config-name-state = Memory
config-yes = yes
config-no = no
config-none = none
config-start-auto = left to copil
tui-theme-name-auto = automatic
tui-theme-name-dark = dark
tui-theme-name-light = light
tui-theme-name-high-contrast = high contrast
tui-theme-name-colour-blind = colour-blind safe
tui-theme-name-none = no colours
tui-scope-global = Everywhere, but in what opens over the screen
tui-scope-list = In a list
tui-scope-page = On a page
tui-scope-subject = On a selected action
tui-scope-parts = Between the parts of a screen
tui-scope-filtered = Where actions are filtered
tui-scope-actions = In the table of actions
tui-scope-beside = The pane of a list, where the screen is wide enough
tui-scope-scrolled = In the pane
tui-scope-thing = Groups, organisations, axes, meetings
tui-scope-arranged = Where the arrangement is chosen
tui-scope-board = On the board
tui-scope-dragging = While a card is dragged with the mouse
tui-scope-calendar = In the calendar
tui-scope-journal = In the journal
tui-scope-mine = In “Mine”
tui-scope-compared = Between two compared moments
tui-scope-import = In the file to be imported
tui-scope-meetings = In the meetings
tui-scope-room = While a meeting is held
tui-scope-attendance = Among those who are there
tui-scope-prompt = In a prompt that records
tui-scope-line = In a line being typed
tui-scope-menu = In a menu
tui-scope-notice = In a notice

## The colours, room mode, the tour

tui-theme-taken = Theme: { $name }.
tui-room-on = Room mode; { $key } to leave it.
tui-room-off = Desk mode.
tui-tour-title = Welcome to copil
tui-tour-welcome = An action plan, files that anyone can read, and a record that can be checked. Six lines are all there is to know.
tui-tour-views = The views: dashboard, actions, board, calendar… to your own actions.
tui-tour-move = Go about, open, come back; the mouse does too.
tui-tour-change = On a selected action: status, weather, milestone, due date. copil asks why and shows what will be recorded.
tui-tour-undo = Undo. Every change stays on record, this one too.
tui-tour-find = Find an action, a group, a person.
tui-tour-help = What the keys do here; every command.
tui-tour-end = Any key to begin · { $key } for this page again

# Why an action deserves attention: in a few words, then as a sentence.
why-kind-late = Late
why-kind-milestone = Missed milestone
why-kind-waiting = Waiting
why-kind-weather = Weather
why-kind-pushed = Pushed back
why-kind-dependency = Dependency
why-kind-stale = Stale
why-kind-due = Due soon
why-milestone = { $count ->
    [one] milestone missed by { $days } d
   *[other] { $count } milestones missed ({ $days } d)
}
why-waiting = { $days ->
    [0] { $status } since today
   *[other] { $status } for { $days } d
}
why-weather-fell = { $from } → { $to }
why-pushed = pushed back { $times ->
    [1] once
    [2] twice
   *[other] { $times } times
} ({ $days } d)
why-needs-late = needs { $on } ({ $days } d late)
why-needs = needs { $on } ({ $status })
why-stale = stale for { $days } d
why-due = { $days ->
    [0] due today
    [1] due tomorrow
   *[other] due in { $days } d
}
why-late-long = { $days ->
    [one] { $days } day
   *[other] { $days } days
} late: it was due on { $due }.
why-milestone-long = Milestone “{ $title }” missed by { $days ->
    [one] { $days } day
   *[other] { $days } days
}{ $others ->
    [0] .
    [one] ; { $others } other milestone is missed.
   *[other] ; { $others } other milestones are missed.
}
why-waiting-long = { $days ->
    [0] { $status } since today.
    [1] { $status } since yesterday.
   *[other] { $status } for { $days } days.
}
why-waiting-undated = { $status }, since no one knows when.
why-weather-long = Weather: { $weather }.
why-weather-fell-long = The weather went from { $from } to { $to }.
why-pushed-long = Due date pushed back { $times ->
    [1] once
    [2] twice
   *[other] { $times } times
}, by { $days ->
    [one] { $days } day
   *[other] { $days } days
} in all.
why-action = { $id } “{ $title }”
why-state-late = { $days ->
    [one] { $days } day
   *[other] { $days } days
} late
why-needs-long = Depends on { $on }: { $state }{ $others ->
    [0] .
    [one] ; and on { $others } other action in trouble.
   *[other] ; and on { $others } other actions in trouble.
}
why-stale-long = No change for { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
why-due-long = { $days ->
    [0] Due today.
    [1] Due tomorrow.
   *[other] Due in { $days } days.
}
why-due-before = { $days ->
    [0] Due today, before the next meeting: { $meeting }.
    [1] Due tomorrow, before the next meeting: { $meeting }.
   *[other] Due in { $days } days, before the next meeting: { $meeting }.
}

# The plan’s pace and what can be expected of it.
forecast-whole = Whole plan
forecast-label = Forecast
forecast-done = Done
forecast-of-none = { $done } of 0
forecast-of = { $done } of { $scope } ({ $share })
forecast-promised = Promised by today
forecast-promised-now = { $count } by the due dates of today
forecast-promised-first-unknown = first due dates not known: this copy does not have the whole history
forecast-promised-first = { $count } by the first due dates
forecast-time = Time gone by
forecast-prolonged = End of the plan
prolonged = prolonged from { $from } to { $to }
prolonged-by = prolonged from { $from } to { $to } by decision { $decision }
forecast-undated = Without a due date
forecast-dropped = Abandoned
forecast-pace = Pace
forecast-a-month = { $pace } a month on average
forecast-known = { $done } in { $weeks ->
    [one] { $weeks } week
   *[other] { $weeks } weeks
}
forecast-scope-same = scope unchanged
forecast-scope-more = { $count ->
    [one] scope: { $count } action more
   *[other] scope: { $count } actions more
}
forecast-scope-less = { $count ->
    [one] scope: { $count } action fewer
   *[other] scope: { $count } actions fewer
}
forecast-all-done = All done
forecast-by-end = By { $date }
forecast-by-end-of = By { $date }, of { $count } expected
forecast-at-least = { $count } or more
forecast-half = { $what }: 1 chance in 2
forecast-likely = { $what }: 8 chances in 10
forecast-never = not within ten years
forecast-empty = nothing to do
forecast-over = all is done
forecast-too-short = not enough history
outlook-unknown = Not enough history yet to foresee the end
outlook-over = All is done
outlook-never = At this pace, not finished within ten years
outlook-over-short = done
outlook-never-short = > 10 years
outlook-finished = At this pace, finished in { $month }
outlook-in-time = At this pace, finished in { $month }, as the plan ends
outlook-after = At this pace, finished in { $month }, { $count ->
    [one] { $count } month
   *[other] { $count } months
} after the plan’s end
outlook-before = At this pace, finished in { $month }, { $count ->
    [one] { $count } month
   *[other] { $count } months
} before the plan’s end
forecast-needed = minimum: { $weeks } weeks, { $done }
forecast-method = Method
forecast-runs = { $runs } futures drawn from past weeks
forecast-column-day = On
forecast-column-done = Done
forecast-column-now = Promised
forecast-column-first = At first
forecast-column-scope = Scope
why-points = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
why-priority = Priority: { $priority }.
cli-past-unknown = This clone does not have the whole history: of { $count ->
        [one] one action
       *[other] { $count } actions
    } it is not known what this filter asks about the past (“git fetch --unshallow” brings it).
cli-drift-cut = This clone does not have the whole history: it is not known what was pushed back before it begins (“git fetch --unshallow” brings it).
cli-no-past = Without a history, only the present counts.
help-attention = Ranks what deserves the committee’s attention, and says why
help-attention-more = Each reason counts points; their weights are set under [rules.attention] in plan.toml.
    Examples:
    {"  "}copil attention --limit 10
    {"  "}copil attention --lead me --oneline
help-attention-limit = At most so many actions
help-attention-group = In this group; may be repeated, or a list with commas
help-attention-lead = Carried by this person; “me” for yourself
help-attention-oneline = One line for each action
help-forecast = Compares what is done with what was promised, and foresees the end at the plan’s own pace
help-forecast-more = The forecast plays the future a thousand times with the weeks of the past year, additions and abandoned actions included.
    Examples:
    {"  "}copil forecast
    {"  "}copil forecast --group rh --json
help-forecast-group = This group alone
help-forecast-axis = This axis alone
help-forecast-organisation = This organisation alone
help-forecast-phase = This phase alone

attention-by-points = points
attention-by-reason = main reason
attention-by-group = group
attention-why = Why: { $points }
attention-said = The last explanation
attention-last = The last change
attention-next = The next milestone
attention-empty = Whatever is late, blocked, pushed back, clouding over or left alone too long will come here.

burn-up-title = Pace: { $part }
burn-up-parts = { $by } ({ $count })
burn-up-groups = Groups
burn-up-axes = Axes
burn-up-organisations = Organisations
burn-up-phases = Phases
burn-up-by-group = group
burn-up-by-axis = axis
burn-up-by-organisation = organisation
burn-up-by-phase = phase
burn-up-figures = In figures
burn-up-wall-done = { $done } of { $scope }, { $promised } promised
burn-up-wall-half = { $date }: all done, 1 chance in 2
burn-up-wall-likely = { $date }: 8 chances in 10
burn-up-no-plan = The curve will be drawn from the first action on.
burn-up-no-part = This plan has nothing to show in that way.
legend-done = done
legend-scope = scope
legend-promised = promised
legend-first = promised at first
legend-cone = forecast
legend-half = 1 chance in 2
legend-likely = 8 in 10
legend-today = today
legend-end = end of the plan
legend-meetings = meetings
progress-time = Time gone
tui-room-done = { $done } of { $scope }, { $promised } promised
tui-room-done-long = { $done } of { $scope } · { $promised } promised by now
tui-room-done-short = { $done }, { $promised } promised
tui-room-closed = { $count ->
       *[other] done
    }
tui-room-active = in progress
tui-room-waiting = waiting
tui-room-open = to come
tui-room-late = late
tui-view-kept = View “{ $name }” kept in your configuration.
tui-view-taken = Your configuration cannot take the view “{ $name }”.
hint-view-taken = It has one of that name, or cannot be read: "copil config" says which. Take another name.
tui-view-not-kept = Your configuration could not be written: { $why }
tui-room-unreadable = { $count ->
        [one] { $count } unreadable file: the figures are incomplete.
       *[other] { $count } unreadable files: the figures are incomplete.
    }
attention-quoted = “{ $text }”
help-attention-terms = What the actions are to meet: the same terms as for “list”
help-attention-view = Those of a saved view

## The sheets of actions, groups and meetings

sheet-late-since = { $days ->
    [one] { $days } day
   *[other] { $days } days
}, since { $day }
sheet-promise = Promise
sheet-late = Late
sheet-group = Group
sheet-reached = { $reached } of { $all ->
    [one] { $all } milestone reached
   *[other] { $all } milestones reached
}
sheet-pair = { $leads } (a pair)
sheet-carries = { $organisation } (carries it)
sheet-due-on = due on { $day }
sheet-minutes = { $minutes } min
agenda-approves = Approval of the record: { $meeting }
sheet-represented = { $person } (by { $by })
sheet-confirmed = confirmed on { $day }
sheet-reached-on = reached on { $day }
sheet-handed-over = handed over on { $day }
sheet-carried-out = carried out on { $day }
sheet-weight = weight { $weight }
sheet-pushed = pushed back { $times }×, { $days } d
sheet-spent = { $spent } of { $planned } { $unit }
sheet-funder = { $amounts }, paid by { $funder }
sheet-no-such-action = is not in the plan
sheet-measured = { $value } on { $day }
sheet-indicator-to = { $title }: { $to } to reach
sheet-indicator = { $title }: from { $from } to { $to } { $unit }
sheet-indicator-in = { $title } ({ $unit })
sheet-not-measured = not measured yet
end-unknown-at-first = { $end } (the first end is not known: the history is cut off)
sheet-measured-before = before that { $measures }
sheet-initial-day = initial of { $day }
sheet-target-day = target for { $day }
delay-none = T0
delay-days = T+{ $count } { $count ->
    [one] day
   *[other] days
}
delay-weeks = T+{ $count } { $count ->
    [one] week
   *[other] weeks
}
delay-months = T+{ $count } { $count ->
    [one] month
   *[other] months
}
delay-years = T+{ $count } { $count ->
    [one] year
   *[other] years
}
measure-missing = { $moment } to be measured: { $day }, { $days ->
    [0] today
   *[other] { $days } d ago
}
measure-next = next measure: { $moment }, on { $day }
measure-at = { $moment }: { $value }
targets = targets: { $targets }
target-met = { $value } by { $day } (met)
target-missed = { $value } by { $day } (missed)
target-unknown = { $value } by { $day } (not measured)
target-to-come = { $value } by { $day }
sheet-last-changes = Last changes
sheet-unknown-keys = Keys outside the format

## The register of decisions

decision-is-late = late
decision-is-open = to carry out
decision-is-done = carried out
decision-is-superseded = superseded
decision-is-repealed = repealed
decision-late-by = { $days } d late
decision-superseded-by = superseded by { $by }
decision-done-on = carried out on { $day }
decision-repealed-on = repealed on { $day }
decision-confidential = left out of what is published
decision-text-confidential = { $text } (confidential)
decision-column = Decision
decision-column-state = State
decisions-none = No decision.
change-followed-done = Decision { $id } carried out
change-followed-not-done = Decision { $id } to carry out again
change-followed-repealed = Decision { $id } repealed
change-followed-not-repealed = Decision { $id } in force again
change-followed-superseded = Decision { $id } superseded
change-followed-by = by { $by }
change-followed-written = Decision { $id } taken in writing
refused-repeal = { $id }: repealing a decision needs a reason.
refused-superseded = Decision { $id } is no longer in force: { $by } took its place.
hint-superseded = The one to follow is { $by }.
refused-repealed = Decision { $id } is no longer in force: it was repealed.
refused-supersedes = Decision { $id } takes the place of another already: { $other }.
hint-supersedes = A decision takes the place of one only. Take a new one.
refused-committee-met = The committee met that day: { $meeting }.
hint-committee-met = Write the decision in that meeting, or give the day of the consultation with --on.
problem-circle-of-decisions = these decisions take one another’s place in a circle: { $circle }.
hint-circle-of-decisions = Take "supersedes" out of one of them.
cli-ask-decision = What does the committee decide?
help-decisions = Lists the decisions taken, and how each stands
help-decisions-words = Words of the decision’s text
help-decisions-owner = Those that this person carries out
help-decisions-state = The state: open, late, done, superseded, repealed
help-decisions-committee = Those of this committee
help-decisions-action = Those about this action
help-decisions-since = Those taken on this day or after
help-decisions-until = Those taken on this day or before
help-decision = Follows a decision: carried out, superseded, repealed, taken in writing
help-decision-show = Shows all there is to know of a decision
help-decision-show-id = The decision, such as 2018-03-15-copil/1
help-decision-done = Says that decisions were carried out
help-decision-done-ids = The decisions, such as 2018-03-15-copil/1
help-decision-done-not-done = Say that they were not, after all
help-decision-supersede = Replaces a decision by another, taken already or new
help-decision-supersede-id = The decision that is replaced
help-decision-supersede-by = The decision that takes its place, if it is taken already
help-decision-repeal = Takes a decision back, and says why
help-decision-repeal-id = The decision taken back
help-decision-new = Writes down a decision taken outside a meeting, in writing
help-decision-new-committee = The committee that decides
help-arg-written = In writing, outside a meeting; its day is that of --on
help-arg-text = What is decided
help-arg-owner = Who carries it out
help-decision-new-due = The day it is to be carried out by
help-decision-supersede-due = The day it is to be carried out by
help-arg-action = The actions it is about
help-arg-confidential = Leave it out of what is published
value-state = STATE
value-by = BY
tui-do-carry-out = Say that the decision was carried out
tui-key-carry-out = carried out
tui-do-supersede = Replace the decision by another
tui-key-supersede = supersede
tui-do-repeal = Take the decision back
tui-key-repeal = repeal
tui-scope-decided = On a selected decision
tui-field-carried-out = The day it was carried out
tui-field-decided-on = The day of the new decision, if it is taken in writing
tui-field-superseded-by = By the decision (2018-06-14-copil/2), or by this text, in writing
change-followed-no-longer-by = { $by } no longer takes its place
## The papers of a meeting

paper-title-draft-agenda = Draft agenda
paper-title-convocation = Notice of meeting and agenda
paper-title-agenda = Agenda
paper-title-attendance = Attendance sheet
paper-title-record = Record of decisions
paper-title-minutes = Minutes
paper-title-written = Record of decisions of a written consultation
paper-of-day = { $committee }, { $day }
paper-running-head = { $title } – { $meeting }
paper-made-from = Made from commit { $commit }.
paper-made-from-folder = Made from a folder of which nothing is recorded yet.
paper-made-by = The same again, to the letter:
site-skip = Skip to the content
site-menu = Pages of the plan
site-history = History
site-search = Search the actions
paper-draft-prepared = Draft: the meeting has not been convened yet.
paper-draft-open = Draft: the meeting is being held.
paper-draft-suspended = Draft: the meeting is suspended and will resume.
paper-cancelled = Meeting cancelled.
paper-postponed = Meeting postponed to another day.
paper-written = Written consultation: the committee did not meet.
paper-convoked = You are invited to this meeting. If you cannot come, tell the secretary, and say who represents you.
paper-hours = Hours
paper-from-to = { $from } to { $to }
paper-from = from { $from }
paper-until = until { $to }
paper-place = Place
paper-chair = Chair
paper-chairs = in the chair
paper-secretary = Secretary
paper-person = { $name } ({ $organisation })
paper-person-with-address = { $person }, { $address }
paper-person-remark = { $person } – { $remark }
paper-present = present
paper-represented = represented by { $by }
paper-excused = excused
paper-absent = absent
paper-presence = Attendance
paper-those-present = Present
paper-those-represented = Represented
paper-those-excused = Excused
paper-those-absent = Absent
paper-those-unknown = Attendance not noted
paper-guests = Guests
paper-members = Members of the committee
paper-others = Others taking part
paper-convoked-members = To
paper-quorum = Quorum
paper-quorum-needed = { $needed ->
    [one] { $needed } member present or represented
   *[other] { $needed } members present or represented
}
paper-quorum-reached = { $counted ->
    [one] reached: { $counted } member present or represented, { $needed } needed
   *[other] reached: { $counted } members present or represented, { $needed } needed
}
paper-quorum-missed = { $counted ->
    [0] not reached: no member present or represented, { $needed } needed
    [one] not reached: { $counted } member present or represented, { $needed } needed
   *[other] not reached: { $counted } members present or represented, { $needed } needed
}
paper-agenda = Agenda
paper-no-item = There is no item on the agenda.
paper-planned = Planned in all: { $planned }.
paper-too-long = Planned in all: { $planned }, for a meeting of { $length }.
paper-late-item = Added after the meeting was convened.
paper-action-gone = This action is no longer in the plan.
paper-action-renamed = This action is now called { $to }.
paper-action-moved = This action is now in the group { $group }.
paper-away = Out of the room for this item: { $people }.
paper-remark = Note
paper-column-number = No.
paper-column-subject = Subject
paper-column-presenter = Presented by
paper-column-length = Time
paper-column-outcome = Outcome
paper-column-decision = Decision
paper-column-owner = Owner
paper-column-due = Due
paper-column-fate = Follow-up
paper-column-function = Function or name
paper-column-organisation = Organisation
paper-column-presence = Attendance
paper-column-signature = Signature
paper-took = { $spent } (planned: { $planned })
paper-decisions = Decisions
paper-decision = Decision { $number }
paper-item = item { $number }
paper-owner = Owner: { $person }
paper-due = Due: { $day }
paper-actions = { $count ->
    [one] Action: { $actions }
   *[other] Actions: { $actions }
}
paper-supersedes = Replaces decision { $decision }
paper-superseded = Replaced by { $decision }
paper-repealed = Repealed on { $day }
paper-carried-out = Carried out on { $day }
paper-confidential = Confidential
paper-is-confidential = This document holds confidential decisions: it is not to be passed on.
paper-left-out = { $count ->
    [one] { $count } confidential decision is left out here.
   *[other] { $count } confidential decisions are left out here.
}
paper-history-cut = This document comes from a clone without the whole history: what was added after the meeting was convened, or changed after it was closed, may be missing (“git fetch --unshallow” brings it).
paper-nothing-decided = No decision was taken.
paper-without-quorum = The committee met without a quorum: nothing was decided.
paper-follow-up = What follows
paper-next-meeting = Next meeting
paper-approval = This document
paper-approved = approved on { $day }
paper-to-approve = to be approved at the meeting of { $day }
paper-to-approve-next = to be approved at the next meeting
paper-corrections = Corrections and remarks
paper-amended = Changed on { $day }
paper-note-hand-edits = { $count ->
    [one] { $count } file edited by hand and not recorded does not count here: “copil record” records it.
   *[other] { $count } files edited by hand and not recorded do not count here: “copil record” records them.
}
tui-papers-title = To be printed or sent
tui-papers-one-plan = Open a plan: reports are those of one plan.
tui-report-dashboard-is = where the plan stands, on one page
tui-report-letter-is = the quarter told to the staff
tui-report-review-is = the whole plan, since its beginning
tui-report-indicators-is = what is measured
tui-report-budget-is = planned and spent
tui-report-sheets-is = { $count ->
    [one] one action
   *[other] { $count } actions, each on a page
}
report-file-dashboard = dashboard
report-file-letter = letter
report-file-review = review
report-file-sheets = sheets
report-file-indicators = indicators
report-file-budget = budget
tui-export-xlsx = Excel workbook (XLSX)
tui-export-csv = Table for Excel (CSV)
tui-export-json = Data for programs (JSON)
tui-export-ics = Calendar (ICS)
tui-export-plan = the whole plan
tui-export-of = { $count ->
    [one] { $count } action, what is shown
   *[other] { $count } actions, what is shown
}
tui-export-left-out = Left out: { $what }
tui-paper-made = { $title }: { $file }, in { $folder }
tui-paper-agenda = Notice of meeting and agenda
tui-paper-record = Record of decisions, or minutes
tui-paper-attendance = Attendance sheet
# A spreadsheet that is imported on the screen.
tui-import-title = Import { $file }
tui-import-files = Import a spreadsheet of { $folder }
tui-import-path = enter: read the file of this path (~ is your own folder)
tui-import-reading = Reading the file…
tui-import-understanding = Working out what it says…
tui-import-stop = { $key }: stop
tui-import-cells = { $cells ->
    [one] { $cells } cell
   *[other] { $cells } cells
} = { $placed } placed + { $noted } noted + { $refused } not taken
tui-import-new = { $count ->
    [0] nothing new
    [one] { $count } new action
   *[other] { $count } new actions
}
tui-import-gone-count = { $count } not in the file
tui-import-columns = Columns ({ $count })
tui-import-actions = Actions ({ $count })
tui-import-other-part = { $key }: { $part }
tui-import-nothing = The file says nothing that the plan does not.
tui-import-head-said = look at
tui-import-goes = Becomes: { $field } ({ $why }).
tui-import-key = It is the key: it tells which action of the plan a row is about.
tui-import-is-key = { $field } (key)
tui-import-samples = Examples
tui-import-no-samples = No action has a cell in it.
tui-import-not-taken = not taken
tui-import-cells-said = { $count ->
    [one] { $count } cell to look at
   *[other] { $count } cells to look at
}
tui-import-gone = This action of the plan is not in the file; it stays in the plan.
tui-import-field-of = Where { $column } goes
tui-import-no-header = This column has no header: it stays a note. Give it a header in the file.
tui-import-no-field = No field of this name
tui-import-values = What values mean
tui-import-no-value = No value of this name
tui-import-means = What { $value } means
tui-import-in-file = the file:
tui-import-now = now
tui-import-hidden = hidden
tui-import-sheets = The sheet to read
tui-import-any-sheet = the one that looks like the plan
tui-import-kept = The mapping is kept in { $path }; it is found again by these headers
tui-import-forbidden = { $count ->
    [one] A status is not taken. A reason may be all that it asks for:
   *[other] { $count } statuses are not taken. A reason may be all that they ask for:
}
paper-file-agenda = agenda
paper-file-attendance = attendance
paper-file-record = record
paper-file-minutes = minutes
paper-written-to = { $title } written to { $file }
report-only = Actions covered: { $filter }
report-left-out = { $count ->
    [one] { $count } internal value is left out here.
   *[other] { $count } internal values are left out here.
}
report-on-day = on { $day }
dashboard-title = Dashboard
dashboard-progress = average progress
dashboard-elapsed = { $share } of the time gone by
dashboard-done = { $count ->
    [one] action done
   *[other] actions done
}
dashboard-of = of { $count }
dashboard-late = { $count ->
    [one] late action
   *[other] late actions
}
dashboard-waiting = { $count ->
    [one] stopped action
   *[other] stopped actions
}
dashboard-due-soon = { $count ->
    [one] date due soon
   *[other] dates due soon
}
dashboard-within = { $days ->
    [one] within the day
   *[other] within { $days } days
}
dashboard-late-decisions = { $count ->
    [one] late decision
   *[other] late decisions
}
dashboard-groups = Where each working group stands
dashboard-pressing = What needs attention
dashboard-coming = What comes next
dashboard-nothing-coming = No date is due.
dashboard-burn-up = What is done, against what was promised
dashboard-standing = { $done ->
    [0] No action done of { $scope }
    [one] { $done } action done of { $scope }
   *[other] { $done } actions done of { $scope }
}; { $promised ->
    [0] none was
    [one] { $promised } was
   *[other] { $promised } were
} to be done by now as promised today.
chart-count = Number
chart-share = Share
chart-status = Status
chart-period = Period
chart-day = Date
chart-today = this day
listed = { $names } and { $last }
number-word-1 = one
number-word-2 = two
number-word-3 = three
number-word-4 = four
number-word-5 = five
number-word-6 = six
number-word-7 = seven
number-word-8 = eight
number-word-9 = nine
number-word-10 = ten
number-word-11 = eleven
number-word-12 = twelve
number-word-13 = thirteen
number-word-14 = fourteen
number-word-15 = fifteen
number-word-16 = sixteen
season-spring = Spring
season-summer = Summer
season-autumn = Autumn
season-winter = Winter
letter-title = The project’s letter
letter-period = From { $first } to { $last }
letter-between = Between { $first } and { $last }, { $told }.
letter-quiet = Between { $first } and { $last }, the project went its way without anything out of the ordinary.
letter-achieved = { $count ->
    [one] { $number } action was carried out
   *[other] { $number } actions were carried out
}
letter-launched = { $place ->
    [first] { $count ->
        [one] { $number } action began
       *[other] { $number } actions began
    }
   *[others] { $count ->
        [one] { $number } more began
       *[other] { $number } more began
    }
}
letter-steps = { $count ->
    [one] { $number } milestone was reached
   *[other] { $number } milestones were reached
}
letter-standing = { $done ->
    [0] { $scope ->
        [one] The project’s one action is not complete yet
       *[other] None of the project’s { $scope } actions is complete yet
    }
    [one] The project now counts { $done } completed action of { $scope }
   *[other] The project now counts { $done } completed actions of { $scope }
}, and { $progress }.
letter-standing-some = { $done ->
    [0] { $scope ->
        [one] This action is not complete yet
       *[other] None of these { $scope } actions is complete yet
    }
    [one] Of these { $scope } actions, { $done } is complete now
   *[other] Of these { $scope } actions, { $done } are complete now
}, and { $progress }.
letter-progress = its average progress stands at { $now }
letter-progress-moved = its average progress went from { $before } to { $now }
letter-slipped = { $count ->
    [one] { $number } action takes longer than planned
   *[other] { $number } actions take longer than planned
}
letter-stopped = { $place ->
    [first] { $count ->
        [one] { $number } action has come to a stop
       *[other] { $number } actions have come to a stop
    }
   *[others] { $count ->
        [one] { $number } more has come to a stop
       *[other] { $number } more have come to a stop
    }
}
letter-held-up = Not everything went as fast as hoped: { $told }.
letter-says-why = This letter also says why.
letter-part-achieved = What was achieved
letter-part-launched = What begins
letter-part-steps = What moves forward
letter-part-held-up = What takes longer, and why
letter-part-coming = What comes next
letter-decisions = What was decided
letter-figures = The period in figures
letter-done-on = completed on { $day }
letter-launched-on = begun on { $day }
letter-resumed-on = taken up again on { $day }
letter-reached = { $count ->
    [one] milestone reached: { $titles }
   *[other] milestones reached: { $titles }
}
letter-put-off = expected on { $from }, now planned for { $to }
letter-stands-since = { $status } since { $day }
letter-earlier = { $count ->
    [one] One action had changed its status earlier, which was recorded in this period only:
   *[other] { $count } actions had changed their status earlier, which was recorded in this period only:
}
chart-nothing-yet = Nothing to show yet.
letter-and-also = And also:
letter-decided = { $committee } of { $day }:
letter-expected = Expected in the coming months:
letter-others-expected = { $count ->
    [one] { $number } other milestone
   *[other] { $number } other milestones
}
letter-next-meeting = { $committee }: next meeting on { $day }.
letter-figure-achieved = { $count ->
    [one] action completed
   *[other] actions completed
}
letter-figure-launched = { $count ->
    [one] action begun
   *[other] actions begun
}
letter-figure-steps = { $count ->
    [one] milestone reached
   *[other] milestones reached
}
letter-figure-decisions = { $count ->
    [one] decision taken
   *[other] decisions taken
}
letter-figure-progress = average progress
letter-figure-before = { $before } at the beginning
letter-thanks = Our thanks to all those who keep these actions alive day after day.
review-title = Review
review-by-quarter = Actions completed, quarter by quarter
review-by-group = By working group
review-by-axis = By axis
review-by-phase = By phase
review-by-organisation = By organisation
review-column-before = At first
review-column-achieved = Completed
review-column-in-all = In all
review-column-slipped = Put off
review-promises = Promises and what became of them
review-no-promise = No action was due within this period.
review-promised = { $count ->
    [one] One action was due within the period
   *[other] { $count } actions were due within the period
}: { $kept ->
    [0] none was completed by the day.
    [one] one was completed by the day.
   *[other] { $kept } were completed by the day.
}
review-kept = by the day
review-kept-late = late
review-pushed = put off
review-missed = still awaited
review-given-up = given up
review-drifted = Due dates and milestones: { $told }. Those that moved most:
review-drifted-alone = Due dates and milestones: { $told }.
review-moved = Due date
review-decisions = Decisions and what came of them
review-decided = { $count ->
    [one] One decision was taken
   *[other] { $count } decisions were taken
}: { $told }.
review-done = What was completed
review-dropped = What was given up, and why
comparison-title = Plans side by side
comparison-nothing = No plan can be read here.
comparison-figure-plans = { $count ->
    [one] plan
   *[other] plans
}
comparison-figure-done = { $count ->
    [one] action finished
   *[other] actions finished
}
comparison-figure-awaited = { $count ->
    [one] decision to carry out
   *[other] decisions to carry out
}
comparison-standing = Where each plan stands
comparison-kinds = Actions by what their status means
comparison-meetings = Meetings, decisions and foreseeable end
comparison-moved = What moved
comparison-shared = Actions that several plans share
comparison-counting = What is not counted alike
comparison-notes = Worth knowing
comparison-column-soon = Soon
comparison-column-pushed = Put off
comparison-column-last-meeting = Last meeting
comparison-column-next-meeting = Next meeting
comparison-column-awaited = To carry out
comparison-column-late-decisions = Late
comparison-column-where = Plans
comparison-column-now = At the end
comparison-column-launched = Begun
comparison-column-steps = Milestones
comparison-soon = A due date does not count as near at the same time in all plans: { $told }.
comparison-soon-of = { $count ->
    [one] one day ahead ({ $plans })
   *[other] { $count } days ahead ({ $plans })
}
comparison-achieved = { $count ->
    [one] One was completed
   *[other] Completed
}: { $titles }.
paper-made-again = To make the same on the same days:
comparison-others = { $count ->
    [one] one more
   *[other] { $count } more
}
paper-made-from-several = Made from the commits { $commits }.
error-template-unknown = There is no template “{ $name }”: { $file } is not there.
hint-template-unknown = “--copy-template={ $name }” puts the original form there, to be edited.
error-template-not-a-text = { $file } is no template: it is not text, or far too long.
error-template = { $file }, line { $line }, column { $column }: { $why }
error-template-line = { $file }, line { $line }: { $why }
hint-template-fault = The beginning of the original templates, which “--copy-template” copies, says what a template may use.
template-syntax = this makes no sense.
template-unexpected = { $expected } is expected, and { $found } comes.
template-unknown-statement = “{ $word }” is no statement.
template-undefined = the report has nothing called “{ $name }”.
template-unknown-filter = there is no filter “{ $name }”.
template-unknown-name = “{ $name }” is nothing that is known.
template-arguments = there are too many values, or too few.
template-value = this value does not fit here.
template-too-much = the template does too much, and was stopped.
template-too-deep = the macros call each other without end.
template-end = the end of the template
template-sign = “{ $sign }”
template-identifier = a name
template-copied = { $file }: to be edited, then { $command }
paper-by-template = Template: { $template }.
paper-by-other-template = Template: { $template } (SHA-256 { $hash }…), which is not recorded as it is.
sheets-title = Action sheets
indicators-counted = { $count ->
    [0] No indicator is followed.
    [one] { $count } indicator is followed: { $measured ->
        [0] it is not measured yet.
       *[other] { $reached ->
            [0] it is measured.
           *[other] it is measured, and its target is reached.
        }
    }
   *[other] { $count } indicators are followed: { $measured ->
        [0] none is measured yet.
        [one] one is measured
       *[other] { $measured } are measured
    }{ $measured ->
        [0] {""}
       *[other] { $reached ->
            [0] , none has reached its target yet.
            [one] , one has reached its target.
           *[other] , { $reached } have reached their targets.
        }
    }
}
indicators-column-latest = Latest measure
indicators-column-way = Way covered
budget-title = Budget
budget-none = No budget is noted.
budget-spent = spent
budget-of = of { $planned } planned
budget-spent-of = { $spent } spent, for { $planned } planned
budget-no-funder = No funder noted
budget-over = What exceeds its budget
error-meeting-not-recorded = The meeting { $meeting } is not recorded: no paper is made of it.
hint-meeting-not-recorded = “copil record” records what was written by hand.
error-no-record-yet = The meeting { $meeting } has not been held yet: it has no record.
hint-no-record-yet = “copil report agenda { $meeting }” makes its agenda.
error-no-record-cancelled = The meeting { $meeting } is cancelled: it has no record and no attendance sheet.
error-no-record-postponed = The meeting { $meeting } is postponed: it has no record and no attendance sheet.
error-no-attendance-written = { $meeting } is a written consultation: nobody met, and there is no attendance sheet.
error-document-there = { $file } is there already and is not this document: it stays as it is.
hint-document-there = Give another name, or “--force” to write over it.
error-document-not-a-file = { $file } is no ordinary file: nothing is written to it.
hint-document-not-a-file = Give the name of a file. Without “-o” the document goes to standard output.
error-document-not-a-folder = { $file } is no folder: nothing is written to it.
hint-document-not-a-folder = Give the name of a folder, which may be still to be made.
error-no-site = { $folder } holds something else than a site: nothing is written to it.
hint-no-site = Give the name of an empty folder or of a new one, or use “--force”: no other file is taken away.
site-written = { $count } files written to { $folder }. The first page is { $first }.
error-document-no-folder = { $file } cannot be written: its folder does not exist.
hint-document-no-folder = Make the folder first, or give another name.
why-kind-decision = Decision late
why-kind-measure = Measure missing
why-decision = { $count ->
    [one] decision { $days } d late
   *[other] { $count } decisions late ({ $days } d)
}
why-measure = { $count ->
    [one] measure missing for { $days } d
   *[other] { $count } measures missing ({ $days } d)
}
why-measure-long = Measure of “{ $title }” missing for { $days ->
    [one] { $days } day
   *[other] { $days } days
}{ $others ->
    [0] .
    [one] , and one other.
   *[other] , and { $others } others.
}
why-decision-long = Decision { $id } late by { $days ->
    [one] { $days } day
   *[other] { $days } days
}: “{ $text }”{ $others ->
    [0] .
    [one] ; { $others } other is late.
   *[other] ; { $others } others are late.
}
tui-register = Register of decisions ({ $count })
tui-register-how = They are taken in a meeting, or in writing: copil decision new.
tui-register-narrow = Keep only…
tui-register-words = No line: enter looks for these words in the decisions.
tui-do-register = Open the register of decisions
tui-key-register = decisions
tui-scope-register = In the register of decisions
tui-late-decisions = { $count ->
    [one] { $count } decision late
   *[other] { $count } decisions late
}
filter-key-decision = a decision about it, by how it stands
decision-from = since { $day }
decision-to = until { $day }
decisions-late = { $count } late
decisions-open = { $count } to carry out
decisions-done = { $count } carried out
decisions-superseded = { $count } superseded
decisions-repealed = { $count } repealed

## Several plans together
cli-column-plan = Plan
cli-column-next-meeting = Meets
cli-column-decisions = Decisions
cli-column-forecast = Forecast
portfolio-empty = There is no plan in this list yet. A plan is added to portfolio.toml: [plans.NAME], then path = "plans/NAME".
portfolio-together = { $count ->
    [0] No plan counted
    [one] One plan together
   *[other] { $count } plans together
}
portfolio-unreadable = cannot be read
portfolio-left-out = { $count ->
    [one] The totals leave out one plan of { $of }:
   *[other] The totals leave out { $count } plans of { $of }:
}
portfolio-not-read = { $plan }: { $why }
portfolio-silent = { $count ->
    [one] { $plan }: nothing reported for one day, longer than it allows itself.
   *[other] { $plan }: nothing reported for { $count } days, longer than it allows itself.
}
portfolio-partial = { $count ->
    [one] { $plan }: one file that cannot be read is in no figure. “copil check” says what is wrong.
   *[other] { $plan }: { $count } files that cannot be read are in no figure. “copil check” says what is wrong.
}
portfolio-and-more = { $count ->
    [one] … and one more.
   *[other] … and { $count } more.
}
portfolio-shared = { $count ->
    [one] One action that stands in two plans is counted once.
   *[other] { $count } actions that stand in several plans are counted once.
}
portfolio-takes-part = Takes part in: { $plans }
portfolio-several-days = on different days
portfolio-days = The plans are not seen on the same day: { $days }.
portfolio-day-of = { $day } ({ $plans })
portfolio-behind = { $count ->
    [one] { $plan }: others shared one change that this copy has not received.
   *[other] { $plan }: others shared { $count } changes that this copy has not received.
}
portfolio-organisation-id = “{ $id }” is another organisation in each of these plans: { $names }. A name means one alone: “{ $name }”.
hint-portfolio-no-plan = If the plan was moved, correct “path” in portfolio.toml; if it is no more, take it out of the list.
portfolio-same-as = the same as { $name }
portfolio-faulty = { $count ->
    [one] { $plan }: one file that could be read has an error. “copil check” says which.
   *[other] { $plan }: { $count } files that could be read have an error. “copil check” says which.
}
portfolio-no-repository = The folder { $dir } is not there.
hint-portfolio-no-repository = Clone it there, or correct “repository” in portfolio.toml.
portfolio-bare = The repository { $dir } is bare: it has no files to be read, only commits.
hint-portfolio-bare = Clone it beside, and name the clone in portfolio.toml.
portfolio-not-yet = it is being read.
portfolio-twice = it is the same folder as “{ $name }”, under which it is counted.
error-list = { $path } cannot be used: { $problems }
hint-list = Correct it, or name one plan: --plan plans/NAME
error-list-newer = { $path } is of format { $found }, which this copil does not know yet.
link-no-reference = { $of } says that it is the same as “{ $text }”, which is no action: write PLAN/ID.
link-unknown-plan = { $of } says that it is the same as an action of “{ $plan }”: there is no such plan here.
link-several-plans = { $of } says that it is the same as an action of “{ $plan }”: several plans have that name. Write the one that portfolio.toml gives.
link-unknown-action = { $of } says that it is the same as { $id } of “{ $plan }”: that plan has no such action.
link-circle = { $of } says that it is the same as an action that leads back to it: { $around }. They are counted once.
help-portfolio = Shows several plans in one view: a line a plan, then all together
error-portfolio = Several plans are seen here: nothing is changed in all of them at once.
hint-portfolio = Open the plan that is to change, with enter.
cli-column-plans = Plans
cli-column-what = What
cli-column-meeting = Meeting
cli-column-points = Points
cli-column-end = Planned end
tui-plans-tab-dashboard = Plans
tui-plans-tab-short-dashboard = Plans
tui-plans-tab-groups = Organisations
tui-plans-tab-short-groups = Org.
tui-plans-tab-burn-up = Forecasts
tui-plans-tab-short-burn-up = Ends
tui-portfolio-title = Plans ({ $count })
tui-portfolio-actions = Actions of all plans ({ $count })
tui-portfolio-kinds = Actions by what their status means ({ $count })
tui-portfolio-calendar = Days to be kept ({ $count })
tui-portfolio-forecasts = When each plan will be done ({ $count })
tui-portfolio-mine = My work in all plans ({ $count })
tui-portfolio-meetings = Meetings to come ({ $count })
tui-portfolio-due = due
tui-portfolio-nothing = There is nothing of this kind in the plans.
tui-portfolio-unknown-person = No plan here knows the address that your changes carry: there is nothing to show as your work.
tui-portfolio-reading = histories being read …
tui-portfolio-open-first = This is done in one plan: { $key } opens the one that is selected.
tui-portfolio-none = This plan was opened by itself: there are no other plans to go back to.
tui-do-portfolio = Go back to where this plan was opened
tui-key-portfolio = plans
portfolio-kind-open = Not begun
portfolio-kind-active = Under way
portfolio-kind-waiting = Stopped
portfolio-kind-closed = Finished
portfolio-kind-dropped = Dropped
portfolio-column-done = Done
portfolio-column-progress = Prog.
portfolio-decisions-awaited = { $count } awaited
portfolio-decisions-late = { $count } of them late
portfolio-column-last = Changed
compare-counting-statuses = Counted otherwise since: what these statuses mean has changed ({ $statuses }). The figures of the two moments are not of one kind.
compare-counting-stale = Counted otherwise since: silence is noticed after { $after } days and no longer { $before }.
compare-counting-soon = Counted otherwise since: a day is soon { $after } days ahead and no longer { $before }.

## Sharing: `copil sync`

subject-joined = Joined: { $received ->
        [one] 1 change received
       *[other] { $received } changes received
    }, { $sent } to share
sync-received = { $count ->
    [one] Received: 1 change.
   *[other] Received: { $count } changes.
}
sync-received-from = { $who }: { $what }
renumbered-action = { $from } becomes { $to }: that number had been given twice. What refers to it follows.
renumbered-decision = { $meeting }: decision { $from } becomes decision { $to }. That number had been given twice; what refers to it follows.
renumbered-item = { $meeting }: on the agenda, the item { $from } becomes { $to }. Two items had that name.
sync-sent = { $count ->
    [one] Shared: 1 change.
   *[other] Shared: { $count } changes.
}
sync-proposal-received = Proposal “{ $name }” received: it waits to be decided.
sync-proposal-changed = Proposal “{ $name }”: others went on with it.
sync-proposal-shared = Proposal “{ $name }” shared.
sync-proposal-accepted = Proposal “{ $name }” was accepted: it is in the plan.
sync-proposal-decided = { $became ->
    [decided-twice] Proposal “{ $name }” was decided twice. { $said } But it was accepted too, and is in the plan: whoever does not want it there takes it back.
    [refused-twice] Proposal “{ $name }” was refused here and by others. What was shared first holds: { $said }
   *[refused] Proposal “{ $name }”. { $said }
}
sync-proposal-withdrawn = Proposal “{ $name }” was withdrawn by others; its last change was { $commit }.
sync-proposal-parted = Proposal “{ $name }” was changed here and by others: what is here is now proposal “{ $other }”, beside theirs.
sync-proposal-refused-another = Two proposals called “{ $name }” were refused: the one refused here is now called “{ $other }”.
sync-proposal-withdrawal-shared = Proposal “{ $name }”: its withdrawal is shared.
sync-proposal-refusal-shared = Proposal “{ $name }”: its refusal is shared.
sync-closing-shared = { $meeting }: its closing is shared.
sync-closings-shared = The closings of { $count } meetings are shared.
sync-closed-twice = { $meeting } was closed twice: here ({ $ours }) and by others ({ $theirs }). The closing that was shared first holds; what both recorded is joined.
sync-in-step = Nothing to receive, nothing to share: the plan is what everybody has.
sync-offline = Offline: the shared plan does not answer. { $waiting ->
        [0] Nothing waits to be shared.
        [one] 1 change waits to be shared.
       *[other] { $waiting } changes wait to be shared.
    }
sync-questions = { $count ->
    [one] 1 question: what was changed here and what others changed do not go together.
   *[other] { $count } questions: what was changed here and what others changed do not go together.
}
sync-ours = here:
sync-theirs = shared:
sync-ask = Keep what is here (h), take what is shared (s), or another value (=VALUE)? Enter alone: later.
sync-ask-ours = here
sync-ask-theirs = shared
error-sync-questions = { $count ->
    [one] Nothing is joined yet: 1 question waits for an answer.
   *[other] Nothing is joined yet: { $count } questions wait for an answer.
}
sync-other-plan = The plan “{ $plan }”, which is shared with this one, is joined too.
error-sync-questions-elsewhere = { $count ->
    [one] Nothing is joined yet: the plan “{ $plan }”, which is shared with this one, has 1 question that waits for an answer.
   *[other] Nothing is joined yet: the plan “{ $plan }”, which is shared with this one, has { $count } questions that wait for an answer.
}
hint-sync-questions-elsewhere = “copil sync --answer { $plan }/THING FIELD ours” answers one, and “copil --plan { $plan } sync” shows them. What is answered is kept.
tui-hint-sync-questions-elsewhere = “{ $plan }” opens here (key { $key }) and asks its questions; { $back } leads back. What is answered here is kept.
error-sync-no-remote = This plan is shared with nobody.
hint-sync-questions = “copil sync --answer THING FIELD ours” keeps what is here, “… theirs” takes what is shared, “… =VALUE” another value; “--take ours” or “--take theirs” answers all the rest. The plan can be used meanwhile.
hint-sync-no-remote = Ask for the address of the shared plan, then: git remote add origin ADDRESS
error-sync-several-remotes = This plan can be shared in several places ({ $names }), and nothing says which.
hint-sync-several-remotes = Choose one, once and for all: git push -u { $name } HEAD
error-sync-nothing-recorded = Nothing is recorded in this plan yet: there is nothing to share.
error-sync-unrelated = The shared plan and this one have nothing in common: they are two plans.
hint-sync-unrelated = Check the address: git remote -v. To begin again from the shared plan: copil clone ADDRESS.
error-sync-shallow = This copy was made without the older history, where what both plans began with is: they cannot be joined.
error-sync-rewritten = { $missing ->
    [one] The history of the shared plan was rewritten: 1 change that everybody had is no longer in it. What is here is kept, and nothing was joined.
   *[other] The history of the shared plan was rewritten: { $missing } changes that everybody had are no longer in it. What is here is kept, and nothing was joined.
}
hint-sync-rewritten = Ask whoever keeps the shared repository. What is missing: git log { $range }. To put it back all the same: copil sync --rewritten
error-sync-not-sent = { $waiting ->
    [0] Nothing waited to be shared.
    [one] 1 change was not shared and waits here.
   *[other] { $waiting } changes were not shared and wait here.
}
error-sync-overtaken = Others were faster several times in a row: what is here is not shared yet.
error-sync-unrecorded = Edits made by hand and not recorded touch what others changed: { $paths }. Nothing was joined.
error-sync-elsewhere = Other files, which are not the plan’s, cannot be joined here: { $paths }. Nothing was changed.
hint-sync-elsewhere = Join them with git (git merge { $branch }), then try again.
error-sync-faulty = { $count ->
    [one] Joined, the plan would have an error that it does not have now: { $named }
   *[other] Joined, the plan would have { $count } errors that it does not have now: { $named }
}
hint-sync-faulty = Nothing was changed. Change here what does not fit the shared plan, then try again.
error-transport-no-git = The git program cannot be run: { $detail }.
hint-transport-no-git = Install git, then try again.
error-transport-offline = The shared plan does not answer.
error-transport-authentication = The shared plan does not know you, or does not let you do that.
hint-transport-authentication = Check your key or your password with whoever keeps the shared plan. What git says: { $detail }
error-transport-unknown-host = The machine of the shared plan is not known to this one, or is no longer the same.
hint-transport-unknown-host = Have its fingerprint checked before you accept it. What git says: { $detail }
error-transport-no-repository = There is no shared plan at the address known here, or you may not read it.
hint-transport-no-repository = Check the address: git remote -v
error-transport-refused = The shared plan refuses, by a rule of its own: { $rule }
hint-transport-refused = Ask whoever keeps it; what is here stays here.
error-transport-full = No space is left, here or where the plan is shared.
error-transport-other = The exchange failed: { $detail }
error-not-ahead = The branch has changed meanwhile.
help-sync = Brings the plan together: receives what others shared, joins it, shares what is here
help-sync-take = The answer to all questions that no “--answer” names: what is here (ours) or what is shared (theirs)
help-sync-answer = The answer to a question: ours, theirs, or =VALUE; a whole action is the field “all”
help-sync-rewritten = Join even if the shared history was rewritten: what is missing there comes back
help-sync-more = Offline, nothing is lost: one works, and shares later.
    The same thing changed on both sides is a question, never settled in silence:
    {"  "}copil sync --answer RH-04 due theirs --answer RH-04 status ours

## Sharing, on the screen

tui-do-sync = Bring together: receive from others, share what is here
tui-sync-title = Brought together
tui-sync-open = { $key }: see what changed, and why.
tui-sync-esc = { $done } ({ $key }: stop)
tui-sync-runs = The plan is being brought together; { $key } stops that.
tui-sync-receiving = receiving
tui-sync-joining = joining
tui-sync-sending = sending
tui-sharing-ahead = { $count } to share
tui-sharing-behind = { $count } to receive
tui-sharing-last = last exchange: { $when }
tui-sharing-last-today = last exchange: today
tui-answers-title = { $count ->
    [one] Sharing: 1 question
   *[other] Sharing: { $count } questions
}
tui-answers-place = Question { $number } of { $count }: the same thing was changed here and by others.
tui-answers-here = { $who }, here:
tui-answers-there = { $who }:
tui-answers-none = no answer
tui-answers-other = another value:
tui-answers-other-none = another value (enter asks for it)
tui-answers-choose = Choose first what is to hold, with ↑ and ↓.
tui-answers-later = Leaving without an answer loses nothing: the plan can be used, and the question comes back the next time.
tui-answers-share = { $key }: bring together with these answers, and share.
tui-answers-left = { $count ->
    [one] 1 answer is missing; { $key } leads there.
   *[other] { $count } answers are missing; { $key } leads to the first.
}
tui-key-previous = previous
tui-scope-answers = Among the questions when a plan is brought together
tui-scope-value = While another value is typed
tui-compare-before-shared = the plan before what others shared
tui-moment-before-shared = Before what others shared
sync-received-by = From: { $people }.
error-transport-stopped = Stopped: nothing is lost, and the next time goes on from here.
tui-hint-sync-keeper = Ask whoever keeps the shared plan; what is here stays here.
tui-hint-sync-password = In a terminal, in the plan’s folder, “copil sync” asks for the password, or says what is missing.
tui-hint-sync-host = In a terminal, in the plan’s folder, “copil sync” shows its fingerprint; have it checked before you accept it.
tui-hint-sync-rewritten = Ask whoever keeps the shared plan. In a terminal, “copil sync” says what is missing and how to put it back.
tui-hint-sync-unrecorded = Record them first (key { $record }), then try again (key { $sync }).
tui-hint-sync-elsewhere = Whoever looks after these files can join them: “copil sync”, in a terminal, says how.
## Joining by git: `copil merge-driver`

merge-driver-title = copil: the plan’s files joined by meaning
subject-merge-driver = plan: files joined by meaning
subject-merge-driver-removed = plan: files joined by lines
merge-driver-on = Git joins the files of this plan by meaning: “git pull”, “merge”, “rebase” and “cherry-pick” do as copil does.
merge-driver-off = Git joins the files of this plan by lines: it may see a conflict where there is none, and none where there is one.
merge-driver-attribute = .gitattributes, shared: { $line }
merge-driver-line = This repository’s own configuration: { $line }
merge-driver-absent = nothing
hint-merge-driver-install = To set it up: copil merge-driver --install
hint-merge-driver-remove = To remove it: copil merge-driver --remove
merge-driver-clashes = { $path }: changed on both sides, each in its own way: { $fields }.
merge-driver-whole = { $path }: made or changed on both sides, each in its own way.
merge-driver-other-things = Git takes { $ours } for { $theirs }, which only resembles it. Nothing was joined: both stand in the file, between marks.
hint-merge-driver = “copil resolve” asks which to keep.
help-merge-driver = Shows, sets up or removes how git joins the plan’s files
help-merge-driver-install = Has git join them by meaning: one line of .gitattributes, recorded, and this repository’s configuration
help-merge-driver-remove = Has git join them by lines again
help-merge-driver-files = What git passes when it runs the program; ends with 0 (joined), 1 (something is to be answered) or 129 (git gives its merge up)
help-merge-driver-more = Whoever uses git itself gets from it what “copil sync” does. Where copil is missing, git joins by lines, as without it.

## What git left unsettled: `copil resolve`

subject-settled = { $what }: conflict settled
subject-settled-several = { $count } files: conflicts settled
resolve-questions = { $count ->
    [one] 1 question: the same thing was changed on both sides.
   *[other] { $count } questions: the same things were changed on both sides.
}
resolve-ask = Keep what is here (h), take the other side’s (o), or another value (=VALUE)? Enter alone: later.
resolve-ask-theirs = other
resolve-theirs = other side:
resolve-settled = Settled: { $path }
resolve-edited = { $path } was edited by hand since. If it is as it should be: git add { $path }
resolve-unreadable = { $path }: the marks of a conflict are not closed, or what is between them cannot be read. Mend the file by hand.
resolve-recorded = Recorded: { $commit }
resolve-continue = Everything is answered. To finish: { $command }
resolve-unrecorded = Everything is answered. To record it: copil record
resolve-keep-both = To keep both { $id }: give this merge up (git merge --abort); “copil sync” then gives the one that is not shared yet the next number.
resolve-nothing = Nothing waits for an answer.
resolve-left = { $count ->
    [0] Something is left to be mended by hand.
    [one] 1 question is left. “copil resolve THING FIELD --ours” keeps what is here, “--theirs” takes the other side’s.
   *[other] { $count } questions are left. “copil resolve THING FIELD --ours” keeps what is here, “--theirs” takes the other side’s.
}
error-settle-git = Git did not take what was settled: { $detail }
help-resolve = Asks what a joining waits for, and writes the answers
help-resolve-thing = The action, group or meeting; “plan” for plan.toml
help-resolve-field = Which value; “due=2019-01-31” gives it another one than either side’s; without it, the whole
help-resolve-ours = Keep what is here
help-resolve-theirs = Take the other side’s
help-resolve-as-it-is = Say that this merge, which copil did not make, is as it should be: it is told no more in this copy
resolve-as-it-is = { $commit } is as it should be: it is told no more in this copy.
help-resolve-more = Without arguments it asks one question after the other. What is answered is kept; what is not stays open.
    It opens files with the marks of a conflict, recorded or not:
    {"  "}copil resolve RH-04 due --theirs

## A first copy: `copil clone`

clone-received = Receiving: { $percent } %
clone-done = { $count ->
    [one] The plan is here: { $folder }
   *[other] { $count } plans are here: { $folder }
}
clone-no-plan = Copied to { $folder }, where there is no plan yet.
clone-open = Open it: cd { $folder }, then copil. Share and receive: copil sync.
error-clone-folder = { $path } is there already, and is not empty. Nothing was copied.
hint-clone-folder = Name another folder: copil clone ADDRESS FOLDER
error-clone-name = No folder can be named after the address “{ $address }”.
hint-clone-name = Name one: copil clone ADDRESS FOLDER
hint-clone-address = Check the address with whoever gave it.
merge-driver-offer = Whoever uses git itself in this folder can have it join the plan’s files as copil does: one line of .gitattributes, recorded ({ $line }), and this repository’s configuration. “copil merge-driver --remove” takes it back.
merge-driver-ask = Set it up (yes/no)? Enter alone: no.
help-clone = Makes a first copy of a shared plan
help-clone-address = Where the plan is shared, as it was given to you
help-clone-folder = The folder to copy into; else it is called as the address ends
help-clone-more = Your own git brings it, with your keys and passwords. Afterwards: copil sync

## Merges that copil did not make

merge-fault = The merge { $commit } was joined by lines, or by hand, and has what joining by meaning does not give:
merge-fault-taken = { $what } took a value that was for { $from } ({ $field }).
merge-fault-asked = { $what }: changed on both sides, and nobody was asked.
hint-merge-fault = To repair it by a new commit: copil resolve { $commit }. If it is as it should be: copil resolve { $commit } --as-it-is.
tui-merge-fault = Brought together without copil, line by line ({ $who }, { $date }). It gave the plan what bringing together by meaning does not give:
tui-hint-merge-fault = { $key }: put these values right, by a new change.
tui-hint-as-it-is = { $key }: it is as it should be. This copy of the plan tells it no more.
tui-as-it-is = Right as it is: it is told no more here.
tui-do-as-it-is = Say that what was brought together without copil is as it should be
tui-do-repair = Repair what was brought together without copil
tui-key-repair = repair
tui-key-as-it-is = as it should be
tui-scope-problems = In what is wrong with the plan
tui-do-open-questions = Open the plan whose questions wait
tui-key-open-questions = open that plan
tui-scope-elsewhere = Before the questions of another plan
repair-reason = What had been joined by lines ({ $merge }), joined by meaning.

## Importing a file

subject-import = Import of { $file }: { $changed ->
    [0] { $new ->
        [one] { $new } action
       *[other] { $new } actions
    }
   *[other] { $new ->
        [0] {""}
       *[other] { $new } new,{" "}
    }{ $changed ->
        [one] { $changed } action changed
       *[other] { $changed } actions changed
    }
}
subject-import-undone = Import of { $file } taken back
subject-import-again = Import of { $file } done again
import-sheet = { $file }, sheet “{ $sheet }”
import-headers = , headers in row { $row }
import-headers-turned = , a table on its side, headers in column { $column }
import-hidden = , a hidden sheet
import-hidden-rows = { $count ->
    [one] , a hidden row read as well
   *[other] , { $count } hidden rows read as well
}
import-unread = The sheet “{ $sheet }” is not read ({ $count ->
    [one] { $count } cell
   *[other] { $count } cells
}).
import-unread-hidden = The hidden sheet “{ $sheet }” is not read ({ $count ->
    [one] { $count } cell
   *[other] { $count } cells
}).
import-head-column = column
import-head-header = header
import-head-field = becomes
import-head-why = why
import-why-header = its header
import-why-values = its values
import-why-mapping = the mapping
import-why-instead = instead of a title
import-why-unknown = no known word
import-why-other = another column is that
import-map-used = Mapping: { $path }
import-map-saved = The mapping is in { $path }, in the plan’s folder: correct it, and import again, which finds it.
import-map-head = Where each column of { $file } goes, and of the files that have the same headers.
    “copil import” finds this mapping by these headers.
import-map-settings = What can be set here, on a line without “#”:
    key = "File no."              the column that tells which action a row is about
    sheet = "Actions"             the only sheet to read
    header_row = 3                the row of the headers
    dates = "day-first"           the day first, or "month-first"
    group = "Human resources"     the group of all that is new
    sub_actions = "milestones"    sub-actions are milestones, or "actions"
import-map-columns = Where each column goes: id, title, milestones, description, axis, sub-axis, group, leads,
    organisations, status, priority, weather, start, due, done, progress, budgets, spent, funder,
    indicators, comment, tags, links; notes keeps it as a note, skip leaves it out.
import-map-values = What values mean: a status of the plan, a priority (high, normal, low),
    a weather (sunny, cloudy, rainy, stormy). For instance: "Launched" = "in-progress"
import-sub-axis = sub-axis
import-sub-action = sub-action
import-done = milestone reached on
import-spent = budget spent
import-funder = funder
import-skip = left out
import-skipped = { $header }: { $count ->
    [one] { $count } cell left out
   *[other] { $count } cells left out
}
import-note = a note of this name
import-new = { $actions ->
    [0] Nothing new
    [one] { $actions } new action
   *[other] { $actions } new actions
}{ $groups ->
    [0] {""}
    [one] , { $groups } group
   *[other] , { $groups } groups
}{ $axes ->
    [0] {""}
    [one] , { $axes } axis
   *[other] , { $axes } axes
}{ $people ->
    [0] {""}
    [one] , { $people } person
   *[other] , { $people } people
}{ $organisations ->
    [0] {""}
    [one] , { $organisations } organisation
   *[other] , { $organisations } organisations
}
import-changed = { $actions ->
    [one] { $actions } action changed
   *[other] { $actions } actions changed
} ({ $fields ->
    [one] { $fields } field
   *[other] { $fields } fields
})
import-unchanged = { $count ->
    [one] { $count } action unchanged
   *[other] { $count } actions unchanged
}
import-gone = { $count ->
    [one] { $count } action of these groups is not in the file; it stays in the plan
   *[other] { $count } actions of these groups are not in the file; they stay in the plan
}
import-gone-one = { $id } – { $title }
import-key-hint = A row without an id does not change the action of the same title; with “--key "{ $column }"” it does.
import-more = … and { $count ->
    [one] { $count } other
   *[other] { $count } others
}
import-more-cells = … and { $count ->
    [one] { $count } other cell, which “--json” gives too
   *[other] { $count } other cells, which “--json” gives all
}
import-to-look-at = { $count ->
    [one] { $count } cell to look at
   *[other] { $count } cells to look at
}
import-refused = { $count ->
    [one] { $count } cell not taken
   *[other] { $count } cells not taken
}
import-cell = { $cell }: { $said }
import-not-understood = not understood; kept as a note
import-unusable-id = cannot be the id, or is taken already; kept as a note
import-taken = taken for “{ $value }”; kept as a note too
import-no-title = the row names no action
import-hint = an explanation or an example
import-total = a total
import-remark = a remark below the table
import-already-there = { $id } is in the plan already, and stays as it is
import-key-twice = another row tells of { $id } already
import-key-of-several = { $id } and { $other } both have this key
import-forbidden = { $why } The rest of the row is taken.
import-cells = Cells below the headers: { $cells } = { $placed } placed + { $noted } in notes + { $refused } not taken (and { $headings } of headers and titles).
import-row = { $first }, and { $count ->
    [one] { $count } other cell of the row
   *[other] { $count } other cells of the row
}
import-nothing-written = Nothing is written. With “--write” all of it is recorded at once, and “copil undo” takes it back at once.
import-written = { $subject } ({ $commit }); “copil undo” takes it back at once.
import-earlier = This very file was imported on { $day } ({ $commit }).
error-import-no-table = { $path }: no table in it names actions
hint-import-no-table = It takes a row of headers with a column like “Action”, “Title” or “Project”.
error-import-no-sheet = { $path } has no sheet “{ $sheet }”
hint-import-no-sheet = The name is that of the tab.
error-import-map-syntax = { $path }, line { $line }: { $why }
error-import-map-text = { $path } is no text that says where columns go
error-import-map-key = { $path }: “{ $key }” sets nothing there
error-import-map-value = { $path }: the value of “{ $key }” makes no sense
hint-import-map-value = It can be a status of the plan, a priority (high, normal, low) or a weather (sunny, cloudy, rainy, stormy).
hint-import-map-allowed = It can be: { $allowed }.
error-import-no-column = { $path } has no column “{ $column }”
hint-import-no-column = “copil import” without this option shows the headers of the columns.
error-import-lock-file = { $path } is the mark of a file that is open in a spreadsheet program
hint-import-lock-file = Import the file itself, the one without “~$” before its name.
error-import-password = { $path } is protected by a password
hint-import-password = Open it in your spreadsheet program, and save it without a password.
error-import-unknown = { $path } is no spreadsheet
hint-import-unknown = XLSX, XLS, XLSB, ODS, CSV and TSV are read.
error-import-markup = { $path } is a web page or XML, whatever its name
error-import-too-large = { $path } is far larger than a plan is
hint-import-too-large = Keep the sheet of the plan, without pictures and empty formatted rows.
error-import-damaged = { $path } is damaged or incomplete: { $why }
hint-import-save-again = Open it in your spreadsheet program, and save it as XLSX or ODS.
help-import = Imports a spreadsheet into the plan; without “--write”, shows what would be done
help-import-more = XLSX, XLS, XLSB, ODS, CSV and TSV are read. What has no field is kept in the action’s notes.
    A row whose id is that of an action changes it, field by field; an empty cell changes nothing there.
    Of an export of this plan (XLSX, CSV, JSON) only what was edited is taken; a cell that was emptied empties the field,
    and a row that was taken away takes nothing away. Where the plan has changed in the same place since, it is asked.

    Examples:
      copil import plan.xlsx
      copil import plan.xlsx --into plans/climate --write
help-import-file = The file
help-import-into = The plan to import into: its folder, or its name under plans/
help-import-key = The column by which a row without an id says which action it is about
help-import-map = The file that says where each column goes
help-import-save-map = Keep with the plan where each column goes, to correct it and for the next imports
help-import-write = Record it; “copil undo” takes all of it back
help-import-take = The answer to all questions that no “--answer” names, for an export of this plan: what is here (ours) or what is in the file (theirs)
help-import-answer = The answer to a question: ours, theirs, or =VALUE; a whole action is the field “all”
