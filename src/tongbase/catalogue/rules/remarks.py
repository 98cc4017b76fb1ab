"""What an entry should be looked at again for, though nothing in it is forbidden."""

from collections.abc import Iterator

from tongbase.catalogue.rules.lawful import Gap, Subject
from tongbase.standards.terms.grading import Level

WORDS_OF_SECRECY = ("绝密", "机密", "秘密级", "国家秘密", "工作秘密", "军事秘密", "涉密")


def remarks_of(subject: Subject) -> tuple[Gap, ...]:
    """Remark on what reads like a secret, and on core data.

    Secrets may not be listed here at all (Decree 809, Art. 3), but only people can tell whether
    a list of classified posts is classified itself; core data are under the strictest care (Data
    Security Law, Art. 21).
    """
    return (*_secret_words(subject), *_core(subject))


def _secret_words(subject: Subject) -> Iterator[Gap]:
    content = subject.content
    for field, text in (("name", content.name), ("abstract", content.abstract)):
        found = [word for word in WORDS_OF_SECRECY if word in text]
        if found:
            yield Gap(
                field,
                f"含有“{'、'.join(found)}”字样,请核实数据本身不涉及国家秘密、工作秘密后再提交。",
                f"It says {', '.join(found)}: make sure that the data are no secret themselves.",
            )


def _core(subject: Subject) -> Iterator[Gap]:
    levels = (subject.content.data_level, *(item.data_level for item in subject.items))
    if Level.CORE in levels:
        yield Gap(
            "data_level",
            "包含核心数据,须按国家核心数据管理制度从严管理,请核实能否在本平台编目。",
            "Core data are under the strictest care of the state: make sure they may stand here.",
        )
