"""Addresses of the network: what a name stands for, and which addresses are the machine's own."""

import ipaddress
import socket

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address

CLOUD_KEYS = frozenset({"100.100.100.200", "fd00:ec2::254"})
"""Where clouds keep their keys, beside 169.254.169.254, which is link-local."""


def addresses_of(host: str, port: int) -> list[str]:
    """Resolve a name to its addresses; ``OSError`` if nobody knows it."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as strange:
        raise OSError(f"{host!r} is no name of a machine.") from strange
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_local(address: str) -> bool:
    """Say whether an address is this machine's, link-local or one where clouds keep their keys."""
    known = _known(address)
    return bool(
        known.is_loopback
        or known.is_link_local
        or known.is_unspecified
        or known.is_multicast
        or str(known) in CLOUD_KEYS
        or _is_of_this_machine(known)
    )


def is_private(address: str) -> bool:
    """Say whether an address belongs to an inner network (RFC 1918, RFC 4193) or the machine."""
    return _known(address).is_private


def _known(address: str) -> Ip:
    """Read an address without its zone; IPv4 in the clothes of IPv6 is IPv4."""
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    mapped: Ip | None = getattr(ip, "ipv4_mapped", None)
    return mapped or ip


def _is_of_this_machine(ip: Ip) -> bool:
    """Say whether the address is one of this machine's: only to those can a socket be bound."""
    family = socket.AF_INET if ip.version == 4 else socket.AF_INET6
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.bind((str(ip), 0))
    except OSError:
        return False
    return True
