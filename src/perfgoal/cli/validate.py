"""``perfgoal validate``."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, cast

from perfgoal.checked import Checked
from perfgoal.cli.asked import Options
from perfgoal.cli.imported import Remarks
from perfgoal.cli.output import WrongUsage, notice, write_error, write_lines, write_text
from perfgoal.cli.outputs import Output, outputs_of, report_all
from perfgoal.cli.progress import watched
from perfgoal.cli.searching import changed_of, nothing_left, targets_of, tell_passed
from perfgoal.cli.session import Session
from perfgoal.cli.summary import summary_for
from perfgoal.cli.words import say
from perfgoal.document import inert
from perfgoal.finding import Language, Severity
from perfgoal.report import Results
from perfgoal.report.formats import FOR_PEOPLE, line_report, text_report
from perfgoal.workspace import STANDARD_INPUT
from perfgoal.workspace.kinds import is_office
from perfgoal.workspace.repository_paths import RepositoryPaths
from perfgoal.workspace.running import Answer
from perfgoal.workspace.sharding import Shard, shard_of

if TYPE_CHECKING:
    from perfgoal.cli.mending import Mender
    from perfgoal.workspace.accepting import Acceptance

_REPLACING = {(True, False): "statistics", (False, True): "ledger"}
"""What takes the place of the report, by whether statistics and the ledger are asked for."""
_EXIT_NOT_WRITTEN = 3


def run(options: Options) -> int:
    """Check the files that are asked for, print the report, and return the exit code."""
    language = cast(Language, options.language)
    mender = _mender(options, language)
    shard = _shard(options.shard, language)
    every = targets_of(options.paths, language, options.config, skip_others=options.skip_others, office=True)
    targets = changed_of(every, options, language, baseline=options.baseline)
    if shard is not None:
        targets = targets.only(lambda target: shard.holds(target.name))
    with Session(options, targets, mender) as session:
        read = [*options.paths, options.config, options.baseline, *(session.read_besides() if options.outputs else ())]
        sources = [path for path in read if path not in (None, STANDARD_INPUT)]
        outputs = outputs_of(options.outputs, sources, every, language)  # none in the place of what another part checks
        return _checked(options, outputs, session, mender, shard)


def _checked(
    options: Options, outputs: Sequence[Output], session: Session, mender: "Mender | None", shard: Shard | None
) -> int:
    language, left_out, remarks, acceptance = session.language, list[str](), Remarks(), session.acceptance
    may_be_none = options.skip_others or options.is_part
    with closing(watched(session.answers(), session.total, language)) as answers:
        files = _told(answers, left_out, remarks, acceptance)
        first = next(files, None)
        if first is not None or may_be_none:
            asked = frozenset() if mender is None else frozenset({True, not mender.unsafe})
            told = files if first is None else chain((first,), files)
            results_of = partial(
                Results,
                language=language,
                asked=asked,
                rules=session.rules,
                strict=options.strict,
                repository_path=RepositoryPaths().path,
            )
            first_report = partial(_report, options=options, mender=mender)
            summary = summary_for({options.report, *(output.format for output in outputs)}, language)
            others = [*(output.write for output in outputs), *([summary] if summary else [])]
            results = report_all(told, results_of, first_report, others, language)
    if mender is not None:
        mender.end()
    if acceptance is not None:
        from perfgoal.cli.accepted import tell  # noqa: PLC0415  most runs have none

        tell(acceptance, options, language, *([] if shard is None else [shard.holds]))
    if not options.skip_others:
        tell_passed(session.targets, left_out, language)
    for text in (*remarks.said(language, mending=mender is not None), *session.undecided()):
        notice(text)
    if first is None and not may_be_none:
        raise nothing_left(session.targets.passed, left_out, language, office=True)
    if first is None and not options.skip_others:
        notice(_empty(options, language))
    if mender is not None and (mender.diff or mender.failed):
        return _EXIT_NOT_WRITTEN if mender.failed else int(mender.files > 0)
    failing = results.counts[Severity.ERROR] + (results.counts[Severity.WARNING] if options.strict else 0)
    return 1 if failing else 0


def _empty(options: Options, language: Language) -> str:
    """Say that no file belongs to the part that is asked for."""
    if options.shard is not None:
        return say(language, "empty-shard", shard=options.shard)
    return say(language, "empty-change", revision=inert(options.changed_since or ""))


def _told(
    answers: Iterable[Answer], left_out: list[str], remarks: Remarks, acceptance: "Acceptance | None"
) -> Iterator[Checked]:
    for target, checked in answers:
        if checked is None:
            left_out.append(target.name)
        else:
            remarks.add(checked)
            yield checked if acceptance is None else acceptance.of(target, checked)


def _mender(options: Options, language: Language) -> "Mender | None":
    """Return what mends the files, where that is asked for."""
    if options.unsafe_fixes and not (options.fix or options.diff):
        raise WrongUsage(say(options.language, "unsafe-alone"))
    if options.diff and options.report != "full":
        raise WrongUsage(say(options.language, "diff-is-no-report", option=f"--format {options.report}"))
    if options.diff and options.outputs:
        raise WrongUsage(say(options.language, "diff-is-no-report", option="--output"))
    if not (options.fix or options.diff):
        return None
    if STANDARD_INPUT in options.paths and is_office(options.stdin_filename):
        raise WrongUsage(say(options.language, "no-fix-of-office", path=inert(options.stdin_filename)))
    from perfgoal.cli.mending import Mender  # noqa: PLC0415  most runs only look

    return Mender(language, unsafe=options.unsafe_fixes, diff=options.diff)


def _report(results: Results, options: Options, mender: "Mender | None") -> None:
    """Print the report; to standard error where standard output is the mended text of standard input, and not at all
    where it is what would be mended."""
    if mender is not None and mender.diff:
        deque(results, maxlen=0)
        return
    to_error = mender is not None and STANDARD_INPUT in options.paths
    named = _REPLACING.get((options.statistics, options.ledger), options.report)
    if options.report in FOR_PEOPLE:
        write_lines(line_report(named)(results), to_error=to_error)
    elif to_error:
        write_error("".join(text_report(named)(results)))
    else:
        write_text(text_report(named)(results))


def _shard(text: str | None, language: Language) -> Shard | None:
    """Return the part of the files that is asked for, ``None`` where all are."""
    try:
        return None if text is None else shard_of(text)
    except ValueError:
        raise WrongUsage(say(language, "bad-shard", value=inert(text or ""))) from None
