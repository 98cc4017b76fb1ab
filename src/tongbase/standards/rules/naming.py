"""Does a name follow its rule, what is wrong if not, and what could it be called instead?"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from tongbase.standards.errors import NamingRuleInvalidError
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.naming import (
    NameAsked,
    NameVerdict,
    NameWarning,
    NameWords,
    NamingContent,
)

CODE = re.compile(r"[a-z][a-z0-9_]{0,63}")
PATTERN_CHARACTERS_MAX = 200
LENGTH_MAX = 128
STRANGE_SHOWN_MAX = 6
PLACE = re.compile(r"\{([a-z]*)\}")
LITERAL = re.compile(r"[a-z0-9_.]*")
WORD = "[a-z][a-z0-9]*"
WORDS = f"{WORD}(?:_[a-z0-9]+)*"
PLACES: Mapping[str, str] = {
    "word": WORD,
    "words": WORDS,
    "initials": WORD,
    "english": WORDS,
    "number": "[0-9]+",
    "date": "[0-9]{8}",
}


def check_naming_rule(content: NamingContent) -> None:
    """Refuse what cannot be a naming rule; the field says which part is at fault."""
    if CODE.fullmatch(content.code) is None:
        raise _wrong(
            "code",
            f"规则编号“{content.code}”应为小写字母开头的字母、数字、下划线,如 table_ods。",
            f"The code {content.code!r} has small letters, digits and underscores: table_ods.",
        )
    for field, zh in (("name_zh", "名称"), ("explanation", "说明")):
        if not getattr(content, field):
            raise _wrong(field, f"请填写规则{zh}。", f"Fill in the field {field} of the rule.")
    unknown = [name for name in PLACE.findall(content.pattern) if name not in PLACES]
    rest = PLACE.sub("", content.pattern)
    fits = 0 < len(content.pattern) <= PATTERN_CHARACTERS_MAX and LITERAL.fullmatch(rest)
    if unknown or not fits:
        known = "、".join(f"{{{name}}}" for name in PLACES)
        raise _wrong(
            "pattern",
            f"样式“{content.pattern}”应由小写字母、数字、下划线和占位组成,占位可用:{known}。",
            f"The pattern {content.pattern!r} takes small letters, digits, _ and {known}.",
        )
    if not 1 <= content.length_max <= LENGTH_MAX:
        raise _wrong(
            "length_max",
            f"最大长度应在 1 至 {LENGTH_MAX} 之间。",
            f"The greatest length is from 1 to {LENGTH_MAX}.",
        )


def judge_name(content: NamingContent, name: str, known: NameWords) -> NameVerdict:
    """Say whether a name follows a rule; if not, what is wrong and what it could be."""
    told = next(_faults(content, name), None)
    if told is None:
        good = Label("符合命名规则。", "The name follows the rule.")
        return NameVerdict(good=True, told=good, proposal=name)
    return NameVerdict(good=False, told=told, proposal=propose(content, name, known))


def warning_of(
    rules: Sequence[NamingContent], asked: NameAsked, known: NameWords
) -> NameWarning | None:
    """Say which rule a name breaks: one that binds, else the first if it follows none at all."""
    prefix = f"{asked.layer}_" if asked.layer else ""
    meant = [rule for rule in rules if rule.pattern.startswith(("{", prefix))]
    judged = [(rule, judge_name(rule, f"{prefix}{asked.name}", known)) for rule in meant]
    broken = [(rule, verdict) for rule, verdict in judged if not verdict.good]
    binding = [(rule, verdict) for rule, verdict in broken if rule.is_binding]
    if not binding and len(broken) < len(judged):
        return None
    rule, verdict = next(iter([*binding, *broken]), (None, None))
    if rule is None or verdict is None:
        return None
    return NameWarning(
        name=asked.name,
        rule=rule.code,
        rule_name=rule.name_zh,
        pattern=rule.pattern,
        source=rule.source,
        told=verdict.told,
        proposal=verdict.proposal.removeprefix(prefix),
        is_binding=rule.is_binding,
    )


def propose(content: NamingContent, name: str, known: NameWords) -> str:
    """Make a name that follows a rule, from the data element or from the name; empty if none."""
    rest = _cleaned(name)
    prefix = content.pattern.partition("{")[0]
    stem = "" if f"{rest}_" == prefix else rest.removeprefix(prefix)
    stem = stem or known.english or known.initials.lower()
    filled = {
        "initials": known.initials.lower() or stem.replace("_", ""),
        "english": _cleaned(known.english) or stem,
        "words": stem,
        "word": stem.partition("_")[0],
    }
    made = PLACE.sub(lambda place: filled.get(place[1], ""), content.pattern)
    made = made[: content.length_max].rstrip("_")
    return made if next(_faults(content, made), None) is None else ""


def _faults(content: NamingContent, name: str) -> Iterator[Label]:
    """Say what is wrong with a name, the plainest fault first."""
    if not name:
        yield Label("名称不能为空。", "A name is needed.")
        return
    if len(name) > content.length_max:
        most, has = content.length_max, len(name)
        yield Label(
            f"名称不超过 {most} 个字符,当前 {has} 个。", f"At most {most} characters, not {has}."
        )
    if strange := _strange_in(name):
        yield Label(
            f"含有不允许的字符“{strange}”,只能用字母、数字和下划线。",
            f"It has “{strange}”; use letters, digits and underscores.",
        )
    if name != name.lower():
        yield Label("含有大写字母,应全部小写。", "It has capital letters; use small ones.")
    prefix = content.pattern.partition("{")[0]
    if prefix and not name.startswith(prefix):
        yield Label(f"应以“{prefix}”开头。", f"It must begin with “{prefix}”.")
    if name[0].isdigit() and not prefix:
        yield Label("不能以数字开头。", "It may not begin with a digit.")
    if _matcher(content.pattern).fullmatch(name) is None:
        yield Label(
            f"与样式“{content.pattern}”不符:{content.explanation}",
            f"It does not follow the pattern “{content.pattern}”.",
        )


def _strange_in(name: str) -> str:
    """Return the first few characters of a name that no rule allows, each once."""
    strange = "".join(dict.fromkeys(re.sub(r"[A-Za-z0-9_.]", "", name)))
    rest = "…" if len(strange) > STRANGE_SHOWN_MAX else ""
    return f"{strange[:STRANGE_SHOWN_MAX]}{rest}"


def _matcher(pattern: str) -> re.Pattern[str]:
    parts = PLACE.split(pattern)  # text and places in turn
    return re.compile(
        "".join(PLACES[part] if at % 2 else re.escape(part) for at, part in enumerate(parts))
    )


def _cleaned(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name)
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", plain)  # camelCase
    kept = re.sub(r"[^a-z0-9]+", "_", parted.lower())
    return kept.strip("_").lstrip("0123456789_")


def _wrong(field: str, zh: str, en: str) -> NamingRuleInvalidError:
    return NamingRuleInvalidError(zh, en, field=field)
