"""Unified social credit codes (GB 32100-2015).

``standards`` judges numbers inside data; this floor lies below it and judges the one code that an
organisation carries, and refuses where data would be marked only.
"""

from tongbase.identity.errors import UsccInvalidError

USCC_LENGTH = 18
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100: no I, O, S, V, Z
WEIGHTS = tuple(pow(3, place, 31) for place in range(USCC_LENGTH - 1))


def normal_uscc(value: str, *, field: str = "uscc") -> str:
    """Return the code as it should be written, or refuse it and say what is wrong."""
    code = value.strip().upper()
    if len(code) != USCC_LENGTH:
        raise UsccInvalidError(
            f"统一社会信用代码应为 18 位,现为 {len(code)} 位。",
            f"A unified social credit code has 18 characters, this one {len(code)}.",
            field=field,
        )
    strange = sorted({character for character in code if character not in ALPHABET})
    if strange:
        raise UsccInvalidError(
            f"统一社会信用代码中有不允许的字符:{' '.join(strange)}(不使用 I、O、S、V、Z)。",
            f"A unified social credit code may not hold: {' '.join(strange)}.",
            field=field,
        )
    if code[-1] != check_character(code[:-1]):
        raise UsccInvalidError(
            "统一社会信用代码的校验位不正确,请核对后重新填写。",
            "The check character of the unified social credit code is wrong; please compare it.",
            field=field,
        )
    return code


def check_character(stem: str) -> str:
    """Compute the 18th character from the first 17 (weights 3^i, modulus 31)."""
    total = sum(
        ALPHABET.index(character) * weight for character, weight in zip(stem, WEIGHTS, strict=True)
    )
    return ALPHABET[-total % 31]
