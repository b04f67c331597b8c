#!/usr/bin/env bash
# What offices, programs and calendars make of the exports of the shipped plans: LibreOffice, openpyxl, frictionless, jsonschema,
# icalendar and khal read them; and browsers of the reports and of the site (pages.sh). What is not installed is skipped, and
# said. Run it as
#
#     tests/clients/run.sh COPIL [PYTHON]
#
# with the program to try, and a Python that has the packages (`pip install openpyxl frictionless jsonschema icalendar khal`).
set -euo pipefail

copil=$(realpath "$1")
# The link that a virtual environment makes of its Python is not to be followed.
python=$(command -v "${2:-python3}") || { echo "skipped: there is no Python"; exit 0; }
case $python in /*) ;; *) python=$PWD/$python ;; esac
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work XDG_CONFIG_HOME=$work/config XDG_STATE_HOME=$work/state COPIL_LANG=fr
git config --global user.name "Essai"
git config --global user.email "essai@exemple.test"

"$copil" demo --all "$work/plans" --no-open >"$work/demo.log" 2>&1 || { cat "$work/demo.log"; exit 1; }
cd "$work/plans"
for plan in plans/*/; do
    name=$(basename "$plan")
    for format in xlsx csv json ics; do
        schema=()
        case $format in csv | json) schema=(--schema "$work/$name.$format.schema") ;; esac
        "$copil" -p "$plan" export "$format" -o "$work/$name.$format" "${schema[@]}" 2>>"$work/notes.log" || {
            tail -3 "$work/notes.log"
            exit 1
        }
    done
done

# LibreOffice saves each workbook again: it comes back unchanged, then with three cells changed and a row added.
if command -v soffice >/dev/null; then
    mkdir "$work/saved"
    soffice --headless --convert-to xlsx:"Calc MS Excel 2007 XML" --outdir "$work/saved" "$work"/*.xlsx >"$work/office.log" 2>&1
    for plan in plans/*/; do
        name=$(basename "$plan")
        code=0
        "$copil" -p "$plan" import "$work/saved/$name.xlsx" >"$work/back.log" 2>&1 || code=$?
        if ((code != 3)); then
            echo "$name.xlsx comes back from LibreOffice with changes:"
            head -30 "$work/back.log"
            exit 1
        fi
    done
    echo "LibreOffice: every workbook comes back as it was"
else
    echo "skipped: LibreOffice is not installed"
fi

"$python" "$here/read.py" "$work"

if "$python" -c 'import openpyxl' 2>/dev/null; then
    "$python" "$here/edit.py" "$work/blois.xlsx" "$work/edited.xlsx"
    if command -v soffice >/dev/null; then
        soffice --headless --convert-to xlsx:"Calc MS Excel 2007 XML" --outdir "$work/saved" "$work/edited.xlsx" >>"$work/office.log" 2>&1
        mv "$work/saved/edited.xlsx" "$work/edited.xlsx"
    fi
    "$copil" -p plans/blois import "$work/edited.xlsx" >"$work/back.log" 2>&1 || true
    grep -q "4 modifications" "$work/back.log" || { cat "$work/back.log"; exit 1; }
    echo "three cells and a row come back as four changes"
fi

khal=$(dirname "$(command -v "$python")")/khal
[ -x "$khal" ] || khal=$(command -v khal || true)
if [ -n "$khal" ]; then
    mkdir -p "$work/calendar"
    cat >"$work/khal.conf" <<-END
	[calendars]
	[[plan]]
	path = $work/calendar
	type = calendar
	[locale]
	local_timezone = Europe/Paris
	default_timezone = Europe/Paris
	dateformat = %Y-%m-%d
	longdateformat = %Y-%m-%d
	datetimeformat = %Y-%m-%d %H:%M
	longdatetimeformat = %Y-%m-%d %H:%M
	END
    {
        "$khal" -c "$work/khal.conf" import --batch -a plan "$work/blois.ics"
        "$khal" -c "$work/khal.conf" list 2018-03-01 2018-04-30
    } >"$work/khal.log" 2>&1 || true
    grep -q "Comité de pilotage" "$work/khal.log" || { tail -20 "$work/khal.log"; exit 1; }
    echo "khal: the meetings of the spring of 2018 are there"
else
    echo "skipped: khal is not installed"
fi

"$here/pages.sh" "$copil" "$work"
