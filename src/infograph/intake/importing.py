"""Import files: read, write, judge who is who, label, report; all of it lands or nothing does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

import infograph.intake as intake
from infograph.errors import InfographError, UnusableFile
from infograph.identity import keys_of
from infograph.importers import Bundle, OwnerHint, Part, Refusal, merged, open_sources, own_profile
from infograph.importers.bundles import whole
from infograph.importers.formats import kinds
from infograph.importers.mail import places
from infograph.importers.share_head import consent_in
from infograph.intake.own_lists import check_list_of, check_own_list, refuse_known_of_another, refuse_lists_of_several
from infograph.intake.report import complete_reports, own_identity, tell_who_i_am
from infograph.intake.restore import export_among, refuse_words, restore, write_templates
from infograph.intake.unchanged import all_as_before, as_before
from infograph.model import FileReport, Note, Problem
from infograph.people import rules
from infograph.people.derive import derive
from infograph.people.marks import barred
from infograph.people.myself import who_am_i
from infograph.people.owners import Owner, borne, ensure_me, hint_of, learn, not_in_list, owner_of
from infograph.people.relearning import keep_signs
from infograph.people.whose import agreeing, without_addresses
from infograph.phrases.imports import against_words, signs_words
from infograph.store import counts, deeds, everybody, records, remove, sources, write
from infograph.store.db import Connection, Store
from infograph.text import without_mail_addresses

if TYPE_CHECKING:
    from infograph.intake.mail import Mail

Progress = Callable[[str, int, int], None]
"""Called with what is going on, how much of it is done, and how much there is (0: not known)."""

_EVERY = 5000

_AHEAD = timedelta(days=1)
"""A list of the day of import may be dated tomorrow: it is that in the zone of who made it."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to import; see `Workspace.import_files`."""

    today: date
    owner: str = ""
    me: str = ""
    new_owner: bool = False
    keep_email: bool = False
    dry_run: bool = False
    mapping: Mapping[str, str] | None = None
    encoding: str = ""
    consent: str = ""
    stdin: BinaryIO | None = None
    progress: Progress | None = None
    mine: tuple[str, ...] = ()


@dataclass(slots=True)
class _New:
    """What an import has brought so far: owners' records, ranges of new records, and the keys of these."""

    owners: list[int]
    rows: list[range] = field(default_factory=list)
    keys: write.Keys = field(default_factory=write.Keys)
    gathered: list[write.Sightings] = field(default_factory=list)
    gone: list[remove.Removed] = field(default_factory=list)

    def touched(self, db: Connection) -> Iterable[int] | None:
        """Return the records to judge again; None for all, which is cheaper from half of them on."""
        new = sum(map(len, self.rows))
        if 2 * new >= write.next_record(db):
            return None
        beside = records.present(db, [record for gone in self.gone for record in gone.records])
        return chain(self.owners, beside, *self.rows)

    def pairs(self) -> set[tuple[int, int]]:
        """Return the pairs of people whose tie rested on what is read again."""
        return set[tuple[int, int]]().union(*(gone.pairs for gone in self.gone))

    def take_out(self, db: Connection, source: int) -> None:
        """Take out a source that is read again."""
        self.gone.append(remove.sources(db, [source]))

    def begun(self) -> tuple[int, int]:
        """Return how much there is where a file begins, for its end."""
        return len(self.owners), len(self.gone)

    def end(self, begun: tuple[int, int], *, keep: bool) -> None:
        """Keep the keys of what a file brought, or forget all that it did since it had begun."""
        for sightings in self.gathered if keep else ():
            self.keys.add(sightings.keys, sightings.keyed)
            self.rows.append(range(sightings.first_record, sightings.next_record))
        self.gathered.clear()
        if not keep:
            del self.owners[begun[0] :], self.gone[begun[1] :]


class _DryRun(Exception):
    """Leave the transaction without keeping it."""


def import_files(store: Store, paths: list[str], options: ImportOptions) -> list[FileReport]:
    """Import files in one transaction and return a report for each, in the order read."""
    options = _arrived(paths, options)
    if whole_store := export_among(paths, options.stdin):
        return [_restore(store, *whole_store, options)]
    store.verify_if_small()
    reports: list[FileReport] = []
    mail = _read_mail(store, paths, options)
    try:
        with store.writing("import") as db:
            if rules.changed(db):
                derive(db, None, options.progress)  # so that the names of files meet names that were folded alike
            people_before = counts.kept(db).people
            first_person = everybody.last_number(db) + 1
            before = own_identity(db)
            me = ensure_me(db, options.me)
            new = _New([me.record])
            reports += _import_all(db, _opened(paths, options, mail), me, options, new)
            asked = who_am_i(db).keys()
            if any(report.status == "ok" for report in reports) or options.me:
                derive(db, new.touched(db), options.progress, pairs=new.pairs())
            _ask_who_i_am(db, reports, asked)
            complete_reports(db, reports, first_person, options.today.toordinal())
            tell_who_i_am(reports, options.me, before, own_identity(db), paths)
            _count(db, reports, people_before)
            if options.dry_run:
                raise _DryRun
            if all(map(_told_nothing, reports)):
                raise _Refused(reports)
    except (_DryRun, _Refused):
        return reports
    for box in mail:
        box.done()
    return reports


def _import_all(
    db: Connection, bundles: Iterable[Bundle | Refusal], me: Owner, options: ImportOptions, new: _New
) -> list[FileReport]:
    """Write what the bundles hold, and the keys of it."""
    is_first = not sources.owner_has_any(db, me.id)
    reports = [_import_one(db, bundle, options, new) for bundle in bundles]
    if is_first:
        refuse_lists_of_several(reports)
    new.keys.flush(db)
    return reports


def _count(db: Connection, reports: list[FileReport], people_before: int) -> None:
    """Note how many files an import brought and how many people more there are."""
    files = sum(1 for report in reports for part in report.parts if part.source)
    deeds.count(db, people=counts.kept(db).people - people_before, files=files)


def _arrived(paths: list[str], options: ImportOptions) -> ImportOptions:
    """Wait for standard input where it is among the files: before anything is locked or made."""
    if options.stdin is None or "-" not in paths:
        return options
    return replace(options, stdin=whole(options.stdin))


def _read_mail(store: Store, paths: list[str], options: ImportOptions) -> list[Mail]:
    """Return the mail among the paths, read, as one; none where there is none."""
    parts = places.among(paths)
    day, keep = options.today.toordinal(), not options.dry_run
    return [intake.read_mail(store, parts, day, options.progress, keep=keep)] if parts else []


def _opened(paths: list[str], options: ImportOptions, mail: list[Mail]) -> Iterator[Bundle | Refusal]:
    """Yield what the paths hold, mail last: by then it is known better who is who."""
    taken = frozenset(path for box in mail for path in box.paths)
    yield from open_sources(paths, mapping=options.mapping, encoding=options.encoding, stdin=options.stdin, mail=taken)
    for box in mail:
        yield box.bundle(options.mine)


def _ask_who_i_am(db: Connection, reports: list[FileReport], asked: Collection[int]) -> None:
    """Ask in the last report about those who may be the user and were not asked about before."""
    used = [report for report in reports if report.status == "ok"]
    if used:
        used[-1].noted += [question for person, question in who_am_i(db).items() if person not in asked]


def _restore(store: Store, name: str, stream: BinaryIO, options: ImportOptions) -> FileReport:
    """Make an empty store what the export of another one holds."""
    only_of_files = ("owner", "me", "new_owner", "keep_email", "mapping", "encoding", "consent")
    refuse_words({option: getattr(options, option) for option in only_of_files})
    try:
        with store.writing("import") as db:
            report, templates = restore(db, name, stream, options.progress)
            if options.dry_run:
                raise _DryRun
    except _DryRun:
        return report
    except UnusableFile as error:
        return _refused(name, error)
    if kept := write_templates(store, templates):
        report.noted.append(Note("templates_stay", tuple(kept)))
    return report


class _Refused(Exception):
    """Nothing was usable: keep nothing, not even an empty owner."""


def _told_nothing(report: FileReport) -> bool:
    """Say whether nothing of a file is in the store: it was refused, or has headers and no rows."""
    return report.status != "unchanged" and not any(part.source or part.status == "unchanged" for part in report.parts)


def _import_one(db: Connection, bundle: Bundle | Refusal, options: ImportOptions, new: _New) -> FileReport:
    if isinstance(bundle, Refusal):
        return (bundle.bundle and all_as_before(db, bundle.bundle)) or _refused(bundle.file, bundle.error)
    write.begin_file(db)
    report = FileReport(file=bundle.path, kind="linkedin_archive" if len(bundle.parts) > 1 else "unknown")
    begun = new.begun()
    try:
        _import_bundle(db, bundle, options, new, report)
    except InfographError as error:
        if not isinstance(error, UnusableFile):
            raise
        report = _refused(bundle.path, error)
    used = not _told_nothing(report)
    new.end(begun, keep=used)
    write.end_file(db, keep=used)  # of an unused one not even an owner is kept whom it named first
    return report


def _import_bundle(db: Connection, bundle: Bundle, options: ImportOptions, new: _New, report: FileReport) -> None:
    """Write what a bundle holds, and gather its rows, whose keys are to be kept once the whole of it was usable."""
    owner = owner_of(db, options.owner, bundle, new_owner=options.new_owner, day=options.today)
    new.owners.append(owner.record)
    report.owner = "me" if owner.me else owner.name
    report.problems += bundle.problems
    report.taken_by = owner.told_by
    if owner.against:
        report.problems.append(Problem("owner_disagrees", None, against_words(signs_words(owner.against)), count=0))
    refuse_known_of_another(db, bundle.parts, owner)
    by = borne(db, owner)
    said = merged([*agreeing(bundle.hints, by), hint_of(db, owner)])
    listed = not_in_list(db, owner, bundle.hints)
    for part in bundle.parts:
        part.owner = merged([*listed, said])
        report.parts.append(_import_part(db, part, owner, options, new))
        listed = listed or (not_in_list(db, owner, bundle.hints) if part.whole_list else [])
    hints: Sequence[OwnerHint] = bundle.hints
    if not (options.keep_email or owner.me):
        hints, listed = [*map(without_addresses, hints)], [*map(without_addresses, listed)]
    learn(db, owner, [*hints, *listed], by)
    keep_signs(db, hints, report.parts)
    _sum_up(report, bundle)


def _sum_up(report: FileReport, bundle: Bundle) -> None:
    """Give the archive the numbers of its contact list; a loose file is its only part."""
    lists = [part_report for part_report, part in zip(report.parts, bundle.parts, strict=True) if part.whole_list]
    list_report = report.parts[0] if len(report.parts) == 1 else lists[0] if lists else None
    if len(report.parts) == 1 and report.kind == "unknown":
        report.kind, report.why = report.parts[0].kind, report.parts[0].why
        if bundle.parts[0].read is own_profile.read:
            report.noted.append(Note("no_list"))
    elif list_report is None:
        report.noted.append(Note("no_list"))
    if list_report is not None:
        report.data_rows, report.valid_rows = list_report.data_rows, list_report.valid_rows
        report.problems += list_report.problems
        report.ignored_columns = list_report.ignored_columns
        report.noted += list_report.noted
    report.noted += [note for part in report.parts if part is not list_report for note in part.noted]
    if all(part_report.status == "unchanged" for part_report in report.parts):
        report.status = "unchanged"


def _import_part(db: Connection, part: Part, owner: Owner, options: ImportOptions, new: _New) -> FileReport:
    report = FileReport(file=part.file, kind=part.kind, why=part.why, owner="me" if owner.me else owner.name)
    report.ignored_columns = tuple(part.ignored_columns)
    before = sources.with_digest(db, part.digest)
    if before is not None and part.read_as in ("", before.read_as):
        return as_before(db, report, before, owner, options.mine)
    if before is not None:
        new.take_out(db, before.source)
        report.noted.append(Note("read_again", (part.read_as,)))
    digest = f"{part.digest}:{part.read_as}" if part.read_as else part.digest
    keep = options.keep_email or owner.me
    consent = options.consent or _consent_in(part, keep_email=keep)
    latest = options.today + _AHEAD
    source = write.NewSource(owner.id, digest, part.file, part.kind, part.whole_list, options.today, consent)
    sightings = write.begin_source(db, source, keys_of, barred(db, owner.id), keep, latest)
    for count, item in enumerate(part.items(latest), 1):
        if isinstance(item, Problem):
            report.problems.append(item)
        else:
            sightings.add(item)
        if options.progress is not None and count % _EVERY == 0:
            options.progress(part.file, count, max(count, part.open().text.count("\n")))
    sightings.finish()
    report.data_rows, report.valid_rows = part.data_rows, part.valid_rows
    if not part.data_rows and sightings.is_empty():
        sightings.withdraw()
        report.noted.append(Note("no_rows", (part.file,)))
        return report
    report.source = sightings.source
    _check_part(db, part, owner, options, sightings.source)
    left_out = {"forgotten": sightings.barred_rows, "address_alone": sightings.by_address_alone}
    report.problems += [Problem(code, count=count) for code, count in left_out.items() if count]
    new.gathered.append(sightings)
    return report


def _consent_in(part: Part, *, keep_email: bool) -> str:
    consent = consent_in(part.open().text)
    return consent if keep_email else without_mail_addresses(consent)


def _check_part(db: Connection, part: Part, owner: Owner, options: ImportOptions, source: int) -> None:
    named = part.whole_list or kinds()[part.kind].rows in ("people", "ties")
    if named and part.data_rows and not part.valid_rows and not part.optional:
        raise UnusableFile(
            f"{part.file}: none of its {part.data_rows} rows names a person."
            if part.data_rows > 1
            else f"{part.file}: its only row names nobody.",
            "Check that this is the file LinkedIn sent, unchanged.",
            "no_usable_rows",
            part.data_rows,
        )
    if part.whole_list and not owner.me:
        check_list_of(db, part.file, owner, source)
    elif part.whole_list and not options.owner:
        check_own_list(db, part.file, owner, source)


def _refused(file: str, error: InfographError) -> FileReport:
    code = getattr(error, "code", "refused")
    rows = getattr(error, "rows", 0)
    report = FileReport(file=file, status="refused", why=error.message, hint=error.hint, data_rows=rows)
    report.names_itself = getattr(error, "names_file", True)
    report.problems.append(Problem(code, text=error.message, count=0))
    return report
