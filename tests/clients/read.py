"""What Python's own clients read of the exports in a folder."""

import csv
import importlib.util
import json
import sys
from pathlib import Path

work = Path(sys.argv[1])


def has(package):
    found = importlib.util.find_spec(package) is not None
    if not found:
        print(f"skipped: {package} is not installed")
    return found


def names(ending):
    return sorted(path for path in work.glob(f"*.{ending}") if path.stem != "edited")


if has("openpyxl"):
    import datetime

    import openpyxl

    for path in names("xlsx"):
        book = openpyxl.load_workbook(path)
        for sheet in book.worksheets[:-1]:
            assert sheet.freeze_panes and sheet.auto_filter.ref, (path, sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type != "f", (path, sheet.title, cell.coordinate)
        actions = book.worksheets[0]
        heads = [cell.value for cell in actions[1]]
        days = [row[heads.index("Échéance")].value for row in actions.iter_rows(min_row=2)]
        assert all(day is None or isinstance(day, datetime.datetime) for day in days), path
        with open(path.with_suffix(".csv"), newline="", encoding="utf-8") as file:
            ids = [row["id"] for row in csv.DictReader(file)]
        assert ids == [row[0].value for row in actions.iter_rows(min_row=2)], path
    print("openpyxl: real days, no formulas, filters and fixed headings")

if has("frictionless"):
    import frictionless

    for path in names("csv"):
        schema = frictionless.Schema.from_descriptor(json.loads(Path(f"{path}.schema").read_text()))
        frictionless.system.trusted = True
        report = frictionless.Resource(path=str(path), schema=schema).validate()
        assert report.valid, (path, report.flatten(["rowNumber", "fieldNumber", "message"])[:5])
    print("frictionless: every table is valid by its schema")

if has("jsonschema"):
    import jsonschema

    for path in names("json"):
        schema = json.loads(Path(f"{path}.schema").read_text())
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.Draft202012Validator(schema).validate(json.loads(path.read_text()))
    print("jsonschema: every plan is valid by the published schema")

if has("icalendar"):
    import icalendar

    for path in names("ics"):
        raw = path.read_bytes()
        assert all(len(line) <= 75 for line in raw.split(b"\r\n")), path
        calendar = icalendar.Calendar.from_ical(raw)
        events = calendar.walk("VEVENT")
        assert not calendar.errors and not any(event.errors for event in events), path
        uids = [str(event["UID"]) for event in events]
        assert len(uids) == len(set(uids)), path
        for event in events:
            assert event["DTEND"].dt > event["DTSTART"].dt, (path, event["UID"])
    print("icalendar: every event is read, each under its own name")
