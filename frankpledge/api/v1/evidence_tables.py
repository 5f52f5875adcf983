"""The tables of evidence: their names, columns and what may be asked of them."""

from frankpledge.api.v1 import asks, evidence
from frankpledge.api.v1.tables import Resource
from frankpledge.declared import Column, columns_of
from frankpledge.evidence.store.ledger import COLUMNS as REVISED

MONTH = Column("month", "gYearMonth", "The month, YYYY-MM.")
AREA = Column("area", "string", "The area: a force's id, or a district's code or name.")
MEASURE = Column("measure", "string", "The measure's name.")

RESOURCES = (
    Resource(
        name="measures",
        title="Measures",
        asks=asks.Asks,
        make=evidence.measures_answer,
        description="What is measured: question, unit, numerator, denominator, caveats, review.",
        columns=columns_of("""
            name | string | Its name, for measure= elsewhere
            title | string | What it is called
            question | string | The question that it answers
            why | string | Why it matters
            unit | string | The unit of its values
            form | string | count, share, rate, ratio or median
            better | string | Whether lower or higher is better, or neither
            period | string | What a value is over
            areas | string | Kinds of area that it is given for, with spaces between
            numerator | string | What is counted
            denominator | string | Of what, or empty
            caveats | string | What a reader must know
            datasets | string | From which files, with spaces between
            status | string | published or archived
            written_by | string | Who wrote it
            checked_by | string | Who checked it
            review_by | date | When it is looked at again"""),
    ),
    Resource(
        name="results",
        title="Results of a measure",
        asks=asks.AreaAsks,
        make=evidence.results_answer,
        description="A measure in an area, month by month; a missing month has no value.",
        examples={"area": "kent", "measure": "total_crime"},
        columns=(
            MEASURE,
            AREA,
            MONTH,
            *columns_of("""
            value | double | In the unit of the answer; empty where it is missing or too few
            numerator | integer | What was counted
            denominator | integer | Of how many
            interval_low | double | Lower end of the 95% interval, in the unit
            interval_high | double | Upper end of it
            rate_per_100000 | double | Per 100,000 residents a month, for counts
            population_year | integer | The mid-year estimate of residents that the rate uses
            rolling_12 | double | The twelve months that end here, where all are complete
            unknown_share | double | Share, from 0 to 1, of cases whose outcome is not known
            status | string | complete, partial, odd_mix, places_lost, missing, not comparable or too few
            reason | string | Why it is not complete
            provisional | boolean | Whether it may still be restated
            settled | boolean | Whether it is old enough to be judged"""),
        ),
    ),
    Resource(
        name="signals",
        title="Signals",
        asks=asks.AreaAsks,
        make=evidence.signals_answer,
        description="The months of an area that stand out of what chance gives, and by which rule.",
        examples={"area": "kent"},
        columns=(
            MEASURE,
            AREA,
            MONTH,
            *columns_of("""
            rule | string | The rule that found it
            direction | string | high or low
            value | double | In the measure's unit
            centre | double | The centre line that held for the month
            lower | double | The lower limit
            upper | double | The upper limit
            unit | string | The unit of value, centre and limits
            better | string | Whether lower or higher is better, or neither"""),
        ),
    ),
    Resource(
        name="verdicts",
        title="Verdicts",
        asks=asks.AreaAsks,
        make=evidence.verdicts_answer,
        description="Each month of an area beside what is usual there: the verdict that pages show.",
        examples={"area": "kent"},
        columns=(
            MEASURE,
            AREA,
            MONTH,
            *columns_of("""
            verdict | string | unusually_high, unusually_low, no_unusual_change or not_judged
            value | double | In the measure's unit; empty where it is missing or too few
            centre | double | The average that held for the month
            lower | double | The lower end of the normal range
            upper | double | The upper end of it
            status | string | How far the month can be used
            reason | string | Why not further
            provisional | boolean | Whether it may still be restated
            difference | double | How far it is from the average
            difference_percent | double | That in percent of the average
            year_before | double | The same month a year before, where both can be used
            year_change | double | How far it is from that
            year_change_percent | double | That in percent
            level_since | gYearMonth | First month of the level that holds, recorded or proposed
            level_before | double | The average before it
            months_used | integer | Months of which the normal range is made
            chance | double | Of a month so far off, had nothing changed and were months independent"""),
        ),
    ),
    Resource(
        name="coverage",
        title="Coverage",
        asks=asks.ForceAsks,
        make=evidence.coverage_answer,
        description="What is held of each force, dataset and month: missing is not zero.",
        examples={"force": "kent", "dataset": "street"},
        columns=columns_of("""
            dataset | string | street, outcomes or stop-and-search
            force | string | The force's id
            month | gYearMonth | The month
            status | string | complete, partial, odd_mix or missing
            rows | integer | Rows held; empty where the month is missing
            expected | integer | The force's own usual count
            reason | string | Why it is not complete
            outcomes_reason | string | Why its outcomes cannot be compared
            parts_reason | string | Which kinds and districts of it cannot be used, and who overruled a check"""),
    ),
    Resource(
        name="reconciliation",
        title="Counts beside official ones",
        asks=asks.PlaceAsks,
        make=evidence.reconciliation_answer,
        description="Our counts of a year beside those of the official tables that are held.",
        examples={"area": "kent"},
        columns=columns_of("""
            force | string | The force's id
            first | gYearMonth | The first month of the official year
            last | gYearMonth | Its last month
            kind | string | The kind of crime as police.uk calls it, or all crime
            ours | integer | What we count
            official | integer | What official statistics count
            difference | integer | How many more we count
            percent | double | The difference in percent of the official count
            finding | boolean | Whether it is more than corrections explain
            source | string | The table, its publisher, edition and status"""),
    ),
    Resource(
        name="revisions",
        title="Revisions",
        asks=asks.ForceAsks,
        make=evidence.revisions_answer,
        description="What changed between two downloads of the same month.",
        columns=tuple(
            Column(
                name,
                "gYearMonth"
                if name == "month"
                else "string"
                if name in ("dataset", "force", "older_file", "newer_file")
                else "integer",
                name.replace("_", " ").capitalize(),
            )
            for name in REVISED
        ),
    ),
    Resource(
        name="areas",
        title="Areas",
        asks=asks.KindAsks,
        make=evidence.areas_answer,
        description="The forces and districts that figures can be asked for.",
        examples={"kind": "force"},
        columns=columns_of("""
            kind | string | force or district
            code | string | The force's id, or the district's official code
            name | string | The name
            force | string | The force that polices it
            population | integer | Residents; empty where not known
            before | string | The codes that it replaced"""),
    ),
)
