### copil's English catalogue.

## Words of the plan

status-proposed = Proposed
status-planned = Planned
status-in-progress = In progress
status-paused = Paused
status-blocked = Blocked
status-done = Done
status-abandoned = Abandoned
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
state-prepared = being prepared
state-open = in session
state-closed = closed
none = none
yes = yes
no = no

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
    [one] { $count } day
   *[other] { $count } days
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
change-status = { $old } → { $new }
change-weather = weather { $old } → { $new }
change-weather-gone = weather removed
change-due = due date { $old } → { $new }
change-due-set = due date set to { $new }
change-due-gone = due date removed
change-milestone-due = milestone “{ $milestone }”: due date { $old } → { $new }
change-reached = milestone “{ $milestone }” reached
change-not-reached = milestone “{ $milestone }” no longer reached
change-milestone-new = new milestone “{ $milestone }”
change-milestone-gone = milestone “{ $milestone }” removed
change-milestone-field = milestone “{ $milestone }”: { $field }
change-field = { $field } changed
change-field-set = { $field } filled in
change-field-gone = { $field } removed
change-fields = { $fields } changed
change-created-action = new action “{ $title }”
change-created-plan = new plan “{ $title }”
change-created-group = new group “{ $title }”
change-created-meeting = new meeting
change-deleted-action = action deleted (“{ $title }”)
change-deleted-group = group deleted (“{ $title }”)
change-deleted-meeting = meeting deleted
change-moved = moves from group { $from } to group { $to }
change-renamed = becomes { $to }
change-decision-new = decision { $number }
change-decision-done = decision { $number } carried out
change-decision-field = decision { $number } changed
change-person-new = { $name } joins the plan
change-state = meeting { $state }
change-layout = layout
change-unreadable = unreadable version
change-undone = undoes “{ $subject }”
change-since = takes effect { $new }

## Names of fields

field-title = title
field-status = status
field-since = effective date
field-priority = priority
field-weather = weather
field-comment = comment
field-axis = axis
field-leads = leads
field-organisations = organisations
field-start = start
field-due = due date
field-weight = weight
field-progress = progress
field-depends_on = dependencies
field-tags = tags
field-description = description
field-milestones = milestones
field-indicators = indicators
field-deliverables = deliverables
field-budgets = budget
field-links = links
field-members = members
field-done = done on
field-agenda = agenda
field-decisions = decisions
field-present = present
field-excused = excused
field-place = place
field-state = state
field-committee = committee
field-date = date
field-people = people
field-axes = axes
field-phases = phases
field-committees = committees
field-rules = rules
field-statuses = statuses
field-language = language
field-end = end
field-format = format
field-group = group
field-name = name
field-email = address
