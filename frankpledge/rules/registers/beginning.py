"""The text that a register's file begins with: each part that it must have, to be filled in."""

BEGINNING = """# {Plural}: say here which law or practice this register follows, and where you read it.

kind = "{kind}"
plural = "{plural}"
prefix = "{kind}"
title = "{Plural}"
about = "What is in this register, in one sentence."
kept_by = ["policing body"]
opens = "PUBLISH"
starts = "drafted"
ends = ["withdrawn"]
edited = ["drafted"]
public = ["published"]
day = "on"
listed = ["on"]
source = "sio"

[[field]]
name = "title"
kind = "text"
label = "Title"
exposure = "public"

[[field]]
name = "on"
kind = "day"
label = "Date"
exposure = "public"

[[field]]
name = "note"
kind = "long"
label = "Note"
help = "Only people of this body can see this."
required = false
exposure = "private"
keep = "6 years after the end"

[opening]
asks = ["title", "on", "note"]

[[move]]
name = "publish"
button = "Publish"
before = ["drafted"]
after = "published"
may = "PUBLISH"

[[move]]
name = "withdraw"
button = "Withdraw"
before = ["published"]
after = "withdrawn"
may = "CORRECT"
reason = true
withdraws = true
"""
