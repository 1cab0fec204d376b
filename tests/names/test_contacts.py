"""Addresses and numbers are known by their looks; ordinary numbers are left alone."""

import pytest

from focuscode.errors import UsageError
from focuscode.names.contacts import CONTACTS, contacts, read_kinds


def seen(text):
    return [(found.kind, text[found.start : found.end]) for found in contacts(text)]


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("mail an.peeters@ugent.be eens", "emails", "an.peeters@ugent.be"),
        ("jan apenstaartje ugent punt be", "emails", "jan apenstaartje ugent punt be"),
        ("zie https://www.voka.be/nieuws?x=1.", "urls", "https://www.voka.be/nieuws?x=1"),
        ("zie www.voka.be!", "urls", "www.voka.be"),
        ("op vlaio.be staat", "urls", "vlaio.be"),
        ("bel 0475 12 34 56", "phones", "0475 12 34 56"),
        ("bel 09/264.30.11", "phones", "09/264.30.11"),
        ("bel +32 475 12 34 56", "phones", "+32 475 12 34 56"),
        ("bel +32 (0)9 264 30 11", "phones", "+32 (0)9 264 30 11"),
        ("op BE68 5390 0754 7034", "accounts", "BE68 5390 0754 7034"),
        ("op 539-0075470-34", "accounts", "539-0075470-34"),
        ("nummer 85.07.30-033.28", "accounts", "85.07.30-033.28"),
        ("ik woon in 9000 Gent", "postcodes", "9000"),
        ("te B-2800 Mechelen", "postcodes", "B-2800"),
        ("in 3011 AB Rotterdam", "postcodes", "3011 AB"),
        ("op 12/03/1985 dus", "births", "12/03/1985"),
        ("12 maart 1985", "births", "12 maart 1985"),
        ("ik ben geboren in Gent in 1985", "births", "geboren in Gent in 1985"),
    ],
)
def test_what_is_known(text, kind, what):
    assert seen(text) == [(kind, what)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 VLAIO nog niet.",
        "sinds maart 2021 Vlaamse steun",
        "17:30 of 00:12:33",
        "van 1.000.000 tot 2.500.000 euro",
        "1 op 10, 14 rollen, 75 procent",
        "op 17 oktober 2023 dus",
        "R&D, bv. en enz.",
        "punt. Be",
        "TRL 4 tot 7",
    ],
)
def test_ordinary_numbers_are_none(text):
    assert seen(text) == []


def test_of_two_that_overlap_the_longest_is_told():
    assert seen("mail an@www.voka.be") == [("emails", "an@www.voka.be")]


def test_kinds_are_read_and_a_wrong_one_is_told_with_what_is_near():
    assert read_kinds("") == ()
    assert read_kinds(" Phones,emails,phones") == ("phones", "emails")
    assert read_kinds(["urls"]) == ("urls",)
    with pytest.raises(UsageError, match=r"Nothing is called 'email' here\. Near: emails"):
        read_kinds("email")


def test_what_stands_for_a_contact_is_none_itself():
    assert all(contacts(contact.standing) == [] for contact in CONTACTS.values())
