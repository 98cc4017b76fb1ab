"""Start ``tongbase up``, fetch all that it serves, sign in, search; count what was asked outside.

``python visit.py <tongbase> [path …]`` runs with the standard library alone, in the network that it
judges, and prints what it saw as JSON. The paths are fetched beside those that pages name.
"""

import http.cookiejar
import json
import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

START_SECONDS_MAX = 90
STOP_SECONDS_MAX = 60
PAGES = ("/", "/sign-in", "/catalogue", "/api/docs", "/api/openapi.json", "/api/health")
LINK = re.compile(r"""(?:src|href)=["']([^"']+)["']|url\(["']?([^"')]+)|@import\s+["']([^"']+)""")
ACCOUNT = re.compile(r"账号 (\S+)\s+初始口令 (\S+)")
NEW_PASSWORD = "Tong-Ji-2026-Zhi-Li"


def main(tongbase: str, *paths: str) -> None:
    """Visit the house, tell what was seen, let it stop."""
    house = subprocess.Popen([tongbase, "up"], stdout=subprocess.PIPE, text=True)
    try:
        seen = look(printed(house), paths)
    finally:
        house.terminate()
        code = house.wait(STOP_SECONDS_MAX)
    print(json.dumps({**seen, "exit": code, "asked_outside": asked_outside()}))


def printed(house: "subprocess.Popen[str]") -> list[str]:
    """Return what is printed for whoever started it: the address first, then the accounts."""
    lines: list[str] = []
    assert house.stdout is not None
    for line in house.stdout:
        lines.append(line.strip())
        if ACCOUNT.search(line) and "admin" in line:
            return lines
    raise SystemExit(f"It ended at once: {lines}")


def look(lines: list[str], paths: tuple[str, ...]) -> dict[str, object]:
    """Fetch pages and everything that they name, sign in, search the catalogue."""
    address = next(word for line in lines for word in line.split() if word.startswith("http://"))
    account, password = next(m.groups() for line in lines if (m := ACCOUNT.search(line)))
    wait_for(f"{address}/api/health")
    files, elsewhere = crawl(address, [*PAGES, *paths])
    cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    visitor = urllib.request.build_opener(cookies)
    identity = f"{address}/api/identity"
    post(visitor, f"{identity}/sign-in", account=account, password=password)
    post(visitor, f"{identity}/me/password", old_password=password, new_password=NEW_PASSWORD)
    with visitor.open(f"{address}/api/catalogue/entries?q=%E4%BC%81%E4%B8%9A") as answer:
        found = json.load(answer)["total"]
    return {"files": files, "elsewhere": elsewhere, "account": account, "found": found}


def crawl(address: str, waiting: list[str]) -> tuple[dict[str, int], list[str]]:
    """Follow links from page to page; return sizes by path, and addresses of other machines."""
    sizes, elsewhere = dict[str, int](), list[str]()
    while waiting:
        path = waiting.pop()
        if path in sizes:
            continue
        kind, body = fetch(address + path)
        sizes[path] = len(body)
        if not kind.startswith(("text/html", "text/css")):
            continue
        for link in map("".join, LINK.findall(body.decode())):
            whole = urllib.parse.urljoin(address + path, link)
            if whole.startswith(address):
                waiting.append(urllib.parse.urlsplit(whole).path)
            elif not whole.startswith("data:"):
                elsewhere.append(whole)
    return sizes, elsewhere


def fetch(url: str) -> tuple[str, bytes]:
    """Return a page's type and its bytes."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.headers["Content-Type"], answer.read()
    except urllib.error.HTTPError as refused:
        raise SystemExit(f"{url}: {refused.status}") from refused


def post(visitor: urllib.request.OpenerDirector, url: str, **body: str) -> None:
    """Send something as the console does."""
    headers = {"Content-Type": "application/json", "X-Tongbase-Request": "1"}
    visitor.open(urllib.request.Request(url, json.dumps(body).encode(), headers)).close()


def wait_for(url: str) -> None:
    """Wait until the server answers."""
    ends = time.monotonic() + START_SECONDS_MAX
    while time.monotonic() < ends:
        try:
            fetch(url)
        except urllib.error.URLError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit(f"{url} does not answer.")


def asked_outside() -> int:
    """Count attempts of this network's processes to reach an address beyond it, also by name."""
    rows = [line.split() for line in Path("/proc/net/snmp").read_text().splitlines()]
    ip = dict(zip(*(row for row in rows if row[0] == "Ip:"), strict=True))
    udp = dict(zip(*(row for row in rows if row[0] == "Udp:"), strict=True))
    six = dict(line.split() for line in Path("/proc/net/snmp6").read_text().splitlines())
    return int(ip["OutNoRoutes"]) + int(udp["NoPorts"]) + int(six["Ip6OutNoRoutes"])


if __name__ == "__main__":
    main(*sys.argv[1:])
