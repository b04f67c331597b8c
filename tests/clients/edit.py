"""Changes three cells of a workbook and adds a row, as somebody in an office would."""

import datetime
import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
actions = book["Actions"]
heads = {cell.value: cell.column for cell in actions[1]}
rows = {row[0].value: row[0].row for row in actions.iter_rows(min_row=2)}
actions.cell(rows["RH-04"], heads["Échéance"]).value = datetime.datetime(2018, 12, 31)
actions.cell(rows["RH-04"], heads["Priorité"]).value = "Basse"
milestones = book["Jalons"]
titles = {cell.value: cell.column for cell in milestones[1]}
milestones.cell(2, titles["Titre"]).value = "=Relu par les agents"
milestones.cell(2, titles["Titre"]).data_type = "s"
new = actions.max_row + 1
actions.cell(new, heads["Titre"]).value = "Former les tuteurs"
actions.cell(new, heads["Groupe de travail"]).value = actions.cell(rows["RH-04"], heads["Groupe de travail"]).value
book.save(sys.argv[2])
