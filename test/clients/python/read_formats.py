"""Reads findings the way others do: OCSF by Prowler's models of it, CSV by Python's csv. Takes the two files; answers
with a JSON object on stdout: how many OCSF findings were read, why others were refused, and the rows of the CSV."""

import csv
import json
import sys

from py_ocsf_models.events.findings.compliance_finding import ComplianceFinding
from pydantic import ValidationError

read, refused = 0, []
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines.read().split("\n")[:-1]:
        try:
            ComplianceFinding.model_validate_json(line)
            read += 1
        except ValidationError as error:
            refused.append(str(error))
with open(sys.argv[2], encoding="utf-8", newline="") as file:
    rows = list(csv.reader(file, strict=True))
json.dump({"read": read, "refused": refused, "rows": rows}, sys.stdout)
