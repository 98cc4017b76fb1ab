"""The shape that commands share: ask the API, print what it answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.output import Column, errors, say, show_json, show_one, show_rows
from tongbase.kernel.errors import InvalidError

PAGE = 200
REFUSED = (("id", "编号"), ("error.message", "未办理的原因"))
Ask = Callable[[Client], Any]
Outcomes = Sequence[Mapping[str, Any]]
LEFT = (
    "! 符合条件的目录超过一次检索所能列出的,可能还有未办理的;请换用更具体的词再次执行。\n"
    "  More have the words than one search lists, and some may be left; narrow the words down."
)


@dataclass(frozen=True)
class Listed:
    """The ids of a list; ``capped`` if there are more than it lists."""

    ids: Sequence[str]
    capped: bool = False


class PairMalformedError(InvalidError):
    """A setting was not written as name=value."""

    code = "cli.pair_malformed"


class NothingChosenError(InvalidError):
    """Nothing was named, and no condition that would name all."""

    code = "cli.nothing_chosen"


class JobFailedError(InvalidError):
    """A job that the command waited for did not succeed; its own error says why."""

    code = "cli.job_failed"
    answered_code = code


def list_of(ask: Ask, columns: Sequence[Column], *, title: str) -> Sequence[Mapping[str, Any]]:
    """Ask for a list, a page or a plain one, print it and return its rows."""
    with client() as api:
        answer = ask(api)
    rows: Sequence[Mapping[str, Any]] = answer["rows"] if isinstance(answer, Mapping) else answer
    if chosen().as_json:
        show_json(answer)
        return rows
    total = answer["total"] if isinstance(answer, Mapping) else len(rows)
    shown = f",此处 {len(rows)} 条" if total > len(rows) else ""
    show_rows(rows, columns, title=f"{title}(共 {counted(answer, total)}{shown})")
    return rows


def counted(answer: Any, total: int) -> str:
    """Say how many there are, or that there are more than a search counts."""
    more = isinstance(answer, Mapping) and _is_cut(answer)
    return f"{total} 条以上" if more else f"{total} 条"


def _is_cut(answer: Mapping[str, Any]) -> bool:
    """Say whether a search ranked fewer than it met; without words its total is exact."""
    return bool(answer.get("capped")) and answer["total"] == answer["facets_of"]


def all_ids(api: Client, path: str, asked: Mapping[str, str]) -> Listed:
    """Return the ids of all rows of a list, page after page.

    What has only some of the words is not what was meant.
    """
    found, capped = list[str](), False
    for page in count(1):
        answer = api.get(path, **asked, page=page, size=PAGE)
        if answer.get("path") == "some_words":
            break
        found += [row["id"] for row in answer["rows"]]
        capped |= _is_cut(answer)
        if len(answer["rows"]) < PAGE:
            break
    return Listed(found, capped)


def in_rounds(
    listed: Callable[[], Listed], act: Callable[[Sequence[str]], Outcomes]
) -> tuple[Outcomes, bool]:
    """Act once on all that a list holds, and list anew while it holds more than it lists.

    What was done leaves the list as a rule, and lets others in. Says whether some may be left.
    """
    seen, outcomes = set[str](), list[Mapping[str, Any]]()
    while True:
        found = listed()
        new = [each for each in found.ids if each not in seen]
        if new:
            outcomes += act(new)
            seen.update(new)
        if not (new and found.capped):
            return outcomes, found.capped


def tell_outcomes(ask: Callable[[Client], Outcomes]) -> None:
    """Let something be done to many, and tell to how many it was, and of each other why not."""
    with client() as api:
        outcomes = ask(api)
    if chosen().as_json:
        show_json(outcomes)
        return
    refused = [each for each in outcomes if each["error"]]
    say(f"[green]✓[/green] 已办理 {len(outcomes) - len(refused)} 项,未办理 {len(refused)} 项")
    if refused:
        show_rows(refused, REFUSED, title="未办理")


def one_of(ask: Ask, columns: Sequence[Column], *, done: str = "") -> Any:
    """Ask for one thing, or for something to be done, and print what it is now."""
    with client() as api:
        answer = ask(api)
    if chosen().as_json:
        show_json(answer)
        return answer
    if done:
        say(f"[green]✓[/green] {done}")
    show_one(answer, columns)
    return answer


def pairs(texts: Sequence[str], *, option: str = "set") -> dict[str, str]:
    """Read ``name=value`` settings, given by an option."""
    read: dict[str, str] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign or not name.strip():
            raise PairMalformedError(
                f"“{text}”应写成 名称=值,例如 host=10.0.0.8。",
                f"Write {text!r} as name=value, such as host=10.0.0.8.",
                field=option,
            )
        read[name.strip()] = value
    return read


def wait_for_job(api: Client, run_id: str) -> Mapping[str, Any]:
    """Wait for a job with a bar of its progress; a job that failed is an error."""
    with _bar() as bar:
        task = bar.add_task("排队中", total=None)

        def told(run: Mapping[str, Any]) -> None:
            bar.update(
                task,
                description=run["message_zh"] or run["title"],
                completed=run["done"],
                total=run["total"] or None,
            )

        run: Mapping[str, Any] = api.wait_for(run_id, told)
    if run["state"] != "succeeded":
        raise _failure(run)
    return run


def _failure(run: Mapping[str, Any]) -> JobFailedError:
    """The error of a job, under the code that the job gave it."""
    error = run["error"] or {}
    failure = JobFailedError(
        error.get("message", f"任务结束于状态 {run['state']}。"),
        error.get("message_en", f"The job ended as {run['state']}."),
        field=error.get("field"),
    )
    failure.answered_code = error.get("code", failure.code)
    return failure


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=errors,
        transient=True,
    )
