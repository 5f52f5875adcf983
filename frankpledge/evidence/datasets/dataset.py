"""What is known of one kind of source file: its columns, its words, and what is made of it."""

from dataclasses import dataclass, field

PLACE, CATEGORY, OUTCOME, TIME = "place", "category", "outcome", "time"
# What a column can be to the steps after reading. Two columns make a place; of the others a
# dataset has one at most.
ROLES = (PLACE, CATEGORY, OUTCOME, TIME)

MONTH, INSTANT = "month", "instant"
KINDS = ("text", MONTH, INSTANT, "boolean", "longitude", "latitude")
PLACES, MOMENTS = "places", "moments"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a source file: its header there, our name, what it holds.

    `words` are the category words known for it; empty when any text may stand there. Of them
    `not_crimes` are recorded beside crimes and are none. `role` is what the column is to the
    steps after reading, one of ROLES, or nothing.
    """

    header: str
    name: str
    kind: str
    required: bool = False
    role: str = ""
    words: frozenset[str] = frozenset()
    not_crimes: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class OutcomeGap:
    """How a missing outcome is written, and the share past which a month is not compared.

    `among` is the SQL condition for rows that can have an outcome at all.
    """

    among: str
    column: str
    word: str
    share: float


@dataclass(frozen=True, kw_only=True)
class Revision:
    """How two versions of one file are set side by side; see `revisions.compare`.

    Rows are grouped by `group`, and where that is blank by `group_when_blank`. A row whose
    outcome is one of `open_words` is not closed yet.
    """

    group: tuple[str, ...] = ()
    group_when_blank: tuple[str, ...] = ()
    open_words: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class IndexLayout:
    """How the rows of a dataset are laid out to be served by place.

    `kind` is PLACES, or MOMENTS for rows that each have an instant. `words` are columns kept as
    numbers into a list of words, by the name of their array. `id` is the column that names a
    crime, where there is one. Rows get a number of their own where `number_of` says which columns
    tell one row from others. `record` makes one piece of JSON of each row: SQL by key.
    `is_home` says that its rows tell which force polices a place.
    """

    kind: str
    words: dict[str, str] = field(default_factory=dict)
    id: str = ""
    number_of: tuple[str, ...] = ()
    record: dict[str, str] = field(default_factory=dict)
    is_home: bool = True


@dataclass(frozen=True, kw_only=True)
class Synthetic:
    """How the synthetic archive makes rows.

    `maker` names a maker of its own (crimes, outcomes, stops), or is "rows": then there are
    `a_thousand` rows for each thousand crimes, and `values` gives the words of a column, by its
    header, where the column does not know its own.
    """

    maker: str
    a_thousand: int = 0
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """One kind of source file; `name` is also the end of the file's name.

    `table` is the view that measures read; `order` its place in lists. `digest` is short for
    exactly this definition.
    """

    name: str
    title: str
    table: str
    order: int
    columns: tuple[Column, ...]
    dimensions: dict[str, str]
    summary_by: tuple[str, ...]
    revision: Revision | None
    provisional_months: int
    category_breaks: tuple[str, ...]
    outcome_gap: OutcomeGap | None
    source: dict[str, str]
    index: IndexLayout | None
    synthetic: Synthetic | None
    digest: str

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers of the current layout, in order."""
        return tuple(column.header for column in self.columns)

    @property
    def has_district(self) -> bool:
        """Whether rows carry an LSOA name, from which the district is read."""
        return self.column("lsoa_name") is not None

    def column(self, name: str) -> Column | None:
        """Return the column that we call `name`, if there is one."""
        return next((column for column in self.columns if column.name == name), None)

    def of_kind(self, kind: str) -> Column | None:
        """Return the first column of `kind`, if there is one."""
        return next((column for column in self.columns if column.kind == kind), None)

    def in_role(self, role: str) -> tuple[str, ...]:
        """Return the names of the columns that have `role`."""
        return tuple(column.name for column in self.columns if column.role == role)

    @property
    def category(self) -> str:
        """The column that says what kind of thing a row is, or nothing."""
        return next(iter(self.in_role(CATEGORY)), "")

    @property
    def kinds(self) -> tuple[str, ...]:
        """The words that say what kind of thing a row is."""
        column = self.column(self.category)
        return tuple(column.words) if column and column.words else ()

    @property
    def outcome(self) -> str:
        """The column that says what became of it, or nothing."""
        return next(iter(self.in_role(OUTCOME)), "")

    @property
    def kind_of_crime(self) -> Column | None:
        """The column that tells crimes from what is recorded beside them, if there is one."""
        return next((column for column in self.columns if column.not_crimes), None)

    @property
    def not_crimes(self) -> frozenset[str]:
        """The words of what is recorded beside crimes and is none."""
        column = self.kind_of_crime
        return column.not_crimes if column else frozenset()
