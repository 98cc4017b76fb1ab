"""What an entry should be looked at again for, though nothing in it is forbidden."""

from collections.abc import Iterator

from tongbase.catalogue.rules.lawful import Gap, Subject, kept_back
from tongbase.standards.terms.grading import Level

OLD_BASES = ("政务信息资源共享管理暂行办法", "国发〔2016〕51号")
"""The measures of 2016, by which many entries of old platforms were kept back."""
BRACKETS = str.maketrans("[]()()【】", "〔〕〔〕〔〕〔〕")
WORDS_OF_SECRECY = ("绝密", "机密", "秘密级", "国家秘密", "工作秘密", "军事秘密", "涉密")


def remarks_of(subject: Subject) -> tuple[Gap, ...]:
    """Remark on what reads like a secret, on core data, and on a basis of before Decree 809.

    Secrets may not be listed here at all (Decree 809, Art. 3), but only people can tell whether
    a list of classified posts is classified itself; core data are under the strictest care (Data
    Security Law, Art. 21).
    """
    return (*_secret_words(subject), *_core(subject), *_old_bases(subject))


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
    levels = [subject.content.data_level, *[item.data_level for item in subject.items]]
    if Level.CORE not in levels:
        return
    for place, level in enumerate(levels):
        if level is Level.CORE:
            yield Gap(
                f"items.{place - 1}.data_level" if place else "data_level",
                "包含核心数据,须按国家核心数据管理制度从严管理,请核实能否在本平台编目。",
                "Core data are under the strictest care of the state: make sure they may stand "
                "here.",
            )


def _old_bases(subject: Subject) -> Iterator[Gap]:
    for prefix, told in kept_back(subject):
        cited = told.no_share_basis_citation.translate(BRACKETS)
        if any(title in cited for title in OLD_BASES):
            yield Gap(
                f"{prefix}no_share_basis_citation",
                "引用的是《政务信息资源共享管理暂行办法》(国发〔2016〕51号);2025年8月1日起按"
                "《政务数据共享条例》(国令第809号)第十五条,不予共享须有法律、行政法规或国务院决定"
                "为依据,请核实并改写依据。",
                "It cites the measures of 2016. Since 1 August 2025 only what Decree 809, Art. 15 "
                "names may keep data back: look at it again and cite that.",
            )
