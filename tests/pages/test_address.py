"""Addresses: one reading, odd ones refused, and only public networks called public."""

from __future__ import annotations

import contextlib
import ipaddress
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.errors import BadAddress, BadRedirect
from tightrope.limits import MAX_ADDRESS_CHARS, MAX_REDIRECTS
from tightrope.pages._address import Address, is_public, parse_address, redirected


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://n.example", "https://n.example/"),
        (" HTTPS://N.Example.:443/a/../b?q#part ", "https://n.example/a/../b?q"),
        ("http://n.example:8080?q=1", "http://n.example:8080/?q=1"),
        ("https://münchen.example/ä ö".replace(" ", "%20"), "https://xn--mnchen-3ya.example/%C3%A4%20%C3%B6"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://аpnews.example/", "https://xn--pnews-3ve.example/"),  # a Cyrillic letter, shown as such
        ("http://[2001:DB8::1]:81/", "http://[2001:db8::1]:81/"),
        ("http://a_b.example/%zz|x", "http://a_b.example/%zz|x"),
    ],
)
def test_an_address_is_read_so(url: str, read: str) -> None:
    assert parse_address(url).url == read


@pytest.mark.parametrize(
    "host",
    [
        "127.1",
        "0x7f000001",
        "2130706433",
        "017700000001",
        "127.0.0.1.",
        "０x7f.1",
        "１２７。０。０。１",
        "0x7F.0.0x0.1",
    ],
)
def test_every_way_to_write_this_machine_is_this_machine(host: str) -> None:
    assert parse_address(f"http://{host}/").host == "127.0.0.1"


def test_letters_in_circles_are_letters() -> None:
    assert parse_address("http://ⓛocalhost/").host == "localhost"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "n.example",
        "ftp://n.example/",
        "javascript:alert(1)",
        "http://",
        "http:///a",
        "http:n.example",
        "http://user@n.example/",
        "http://user:secret@n.example/",
        "http://evil\\@127.0.0.1/",
        "http://n.example\\a",
        "http://n.example:99999/",
        "http://n.example:0/",
        "http://n.example:80:80/",
        "http://n.example:８0/",
        "http://n.ex\tample/",
        "http://n.example/\r\nHost: x",
        "http://n.example/a b",
        "http://n.example/\u202egpj",
        "http://n.example/\ud800",
        "http://n\u200b.example/",
        "http://n%2eexample/",
        "http://n..example/",
        "http://-n.example/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://[1.2.3.4]/",
        "http://256.0.0.1/",
        "http://1.2.3.4.5/",
        "http://08.1/",
        "http://-1.0.0.1/",
        "http://+127.0.0.1/",
        "http://1_2.0.0.1/",
        "http://1.0x.0.1/",
        "http://0x-1.0.0.1/",
        "http://n.example.1/",
        "http://99999999999/",
        "http://xn--/",
        "http://n.example/" + "a" * MAX_ADDRESS_CHARS,
    ],
)
def test_what_readers_may_disagree_about_is_refused(url: str) -> None:
    with pytest.raises(BadAddress):
        parse_address(url)


def test_the_longest_address() -> None:
    base = "http://n.example/"
    assert parse_address(base + "a" * (MAX_ADDRESS_CHARS - len(base)))


@given(st.text(max_size=60) | st.from_regex(r"https?://[a-z0-9.:@\[\]\\/%?#-]{0,30}", fullmatch=True))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    with contextlib.suppress(BadAddress):
        read = parse_address(text)
        assert read.url.isascii()
        assert parse_address(read.url) == read  # reading is stable
        other = urlsplit(read.url)  # and another parser sees the same host and port
        assert (other.hostname, other.port or read.port) == (read.host, read.port)


@given(
    st.lists(st.text("0123456789abcfxX+-_ \t٣.", max_size=6) | st.integers().map(str), min_size=1, max_size=5)
)
def test_any_host_of_numbers_is_an_ip_address_or_refused(labels: list[str]) -> None:
    with contextlib.suppress(BadAddress):
        read = parse_address(f"http://{'.'.join([*labels, '1'])}/")
        assert str(ipaddress.IPv4Address(read.host)) == read.host
        assert not set("+-_").intersection("".join(labels))


PRIVATE = (
    "0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.31.0.1 192.0.0.8 192.168.1.1 192.0.2.1 "
    "192.88.99.1 198.18.0.1 198.51.100.1 203.0.113.9 224.0.0.1 240.0.0.1 255.255.255.255 "
    ":: ::1 ::ffff:8.8.8.8 ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b:1::1 "
    "fe80::1 fc00::1 fd00::1 ff02::1 2001::1 2001:db8::1 2002:7f00:1:: 3fff::1 4000::1"
)


@pytest.mark.parametrize("address", PRIVATE.split())
def test_networks_that_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "8.8.8.8", "100.63.0.1", "172.32.0.1", "192.0.1.1", "223.255.255.255", "2606:4700::1111"],
)
def test_networks_that_are(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@given(st.ip_addresses())
def test_nothing_is_public_that_python_calls_private(address: ipaddress.IPv4Address) -> None:
    if address.is_private or address.is_multicast or address.is_reserved or address.is_loopback:
        assert not is_public(address)


HERE = Address("https", "n.example", 443, "/a/b")


@pytest.mark.parametrize(
    ("location", "there"),
    [
        ("/c", "https://n.example/c"),
        ("c?d", "https://n.example/a/c?d"),
        ("//m.example/x", "https://m.example/x"),
        ("https://m.example:444/", "https://m.example:444/"),
        ("?q", "https://n.example/a/b?q"),
    ],
)
def test_redirects_are_resolved(location: str, there: str) -> None:
    assert redirected(HERE, location).url == there


@pytest.mark.parametrize(
    "location",
    ["http://n.example/", "file:///etc/passwd", "https://u@n.example/", "//[", "data:,x", "https:/\\/x"],
)
def test_redirects_that_are_not_followed(location: str) -> None:
    with pytest.raises(BadRedirect):
        redirected(HERE, location)
    assert MAX_REDIRECTS == 5  # what docs/pages.md says
