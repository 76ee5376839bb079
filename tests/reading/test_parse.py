"""The shared parse: the body's own characters, paragraphs that end sentences, caps that are said."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tightrope import knowledge, reading
from tightrope.articles import from_body
from tightrope.limits import MAX_BODY_CHARS, MAX_SENTENCE_TOKENS
from tightrope.reading import parse
from tightrope.records import FindingKind

ALPHABET = st.sampled_from("aB 1.,“”’'\n\t\u00a0é—-()😀Я")


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(ALPHABET, max_size=80))
def test_tokens_stand_where_the_body_has_them(body: str) -> None:
    parsed = parse(body)
    assert parsed.body == body
    for sentence in parsed.sentences():
        span = parsed.span(sentence)
        assert body[span.start : span.end] == span.text


def test_a_blank_line_ends_a_sentence_without_a_full_stop() -> None:
    parsed = parse("The ministers of both states\n\nTalks went on in Oslo.")
    assert [s.text.strip() for s in parsed.sentences()][-1] == "Talks went on in Oslo."


def test_a_sentence_longer_than_the_cap_is_not_read() -> None:
    listed = "bread, " * (MAX_SENTENCE_TOKENS // 2) + "butter."
    assert [s for s in parse(listed).sentences() if len(s) > MAX_SENTENCE_TOKENS] == []


def test_what_lies_beyond_the_cap_is_not_read_and_the_reading_says_so() -> None:
    body = "Oslo slept. " * (MAX_BODY_CHARS // 12) + "France attacked Spain on Monday. " * 2
    assert parse(body).cut
    found = reading.read(from_body(body), knowledge.load())
    (note,) = found.notes
    assert note.kind == FindingKind.TRUNCATED
    assert note.body_spans[0].start == MAX_BODY_CHARS
    assert all(report.evidence.end <= MAX_BODY_CHARS for report in found.events)


def test_another_language_is_not_read_and_the_reading_says_so() -> None:
    found = reading.read(from_body("Le ministre a parlé.", language="fr"), knowledge.load())
    assert found.events == found.quotes == ()
    assert "'fr'" in found.notes[0].why
