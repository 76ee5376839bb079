"""He or she: what a title, a word for a role or a given name tells of a person's gender.

Used for one thing only: to keep "she said" from being given to a man. An unknown name fits both.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from tightrope.reading._quotes.stances import words

Gender: TypeAlias = Literal["he", "she", ""]

TITLES: Final = {
    "president": "president", "pres.": "president", "minister": "minister", "premier": "premier",
    "chancellor": "chancellor", "secretary": "secretary", "ambassador": "ambassador",
    "senator": "senator", "sen.": "senator", "governor": "governor", "gov.": "governor",
    "representative": "lawmaker", "rep.": "lawmaker", "mayor": "mayor", "judge": "judge",
    "justice": "justice", "general": "general", "gen.": "general", "admiral": "admiral",
    "colonel": "colonel", "col.": "colonel", "sheriff": "sheriff", "king": "king", "queen": "queen",
    "pope": "pope", "bishop": "bishop", "archbishop": "archbishop", "professor": "professor",
    "prof.": "professor", "dr.": "doctor", "spokesman": "spokesman", "spokeswoman": "spokeswoman",
}  # fmt: skip
"""Titles before names, and the noun by which their bearer is called later on."""

_HE: Final = words(
    """
    mr mr. sir lord king prince sheikh sheik imam father brother husband son spokesman chairman
    congressman businessman abdul abraham adam ahmed alan albert alex alexander alexei ali andrew
    andrei angus anthony antonio antony arkady arthur barack ben benjamin bernard bernie bill bob
    boris brian bruce carl carlos charles chris christopher chuck daniel dave david dennis dmitry
    don donald doug ed eduardo edward emmanuel eric ernest evgeny francis frank fred gary gavin
    geoffrey george gerald gordon greg hamid harold harry hassan henry ibrahim igor ivan jack jacob
    jake james jason jeff jens jeremy jim joe john jon jonathan jorge jose josef joseph juan justin
    karl keith ken kenneth kevin larry lawrence leon leonid louis luis marc marco mario mark martin
    matt matthew michael mike mikhail mitch mitt mohamed mohammad mohammed moritz nick nicholas
    kassym-jomart nursultan emomali sadyr shavkat serdar gurbanguly nurlan timur ruslan rustam farid
    anwar ashraf bashar benedict mustafa mehmet murat hakan lars erik anders bjorn jan piotr andrzej
    nicolas nikolai oleg oliver omar oscar otto patrick paul pavel pedro peter phil philip pierre
    rafael ralph raymond recep richard rick rob robert roberto roger ron ronald roy rupert russell
    ryan sam samuel scott sean sergei sergey simon stanley stefan stephen steve steven stuart ted
    theodore thomas tim timothy todd tom tommy tony trevor vadim valery victor viktor vincent
    vladimir volodymyr walter warren wayne wilhelm william xavier yuri yusuf
    """
)
_SHE: Final = words(
    """
    mrs mrs. ms ms. miss madam madame lady queen princess mother sister wife daughter spokeswoman
    chairwoman congresswoman businesswoman abigail aisha alexandra alice alison allison amanda amy
    andrea angela anita ann anna anne annette barbara beth betty brenda bridget carla carly carol
    caroline carolyn catherine charlotte cheryl christina christine cindy claire claudia condoleezza
    cynthia deborah debra denise diana diane donna dorothy elena eleanor elisabeth elizabeth ellen
    emily emma erika eva evelyn fatima federica fiona frances gabriela gail gloria grace hannah
    heather heidi helen hillary ingrid irene irina isabel ivanka jacqueline jane janet jeanne
    jennifer jessica jill joan joanna joyce judith judy julia julie karen kate katherine kathleen
    kathryn katrina kelly kimberly larisa laura lauren linda lisa liz lori louise lucy lynn
    madeleine margaret maria marianne marie marina martha mary maureen megan melania melissa
    michelle monica nadia nancy natalia natalie natasha nicole nina nora norah ingeborg astrid
    birgit elif emine leyla zeynep fatma amina zahra mariam nadezhda lyudmila galina tatyana oksana
    yelena anastasia darya aigul gulnara dinara saule madina roza anara olga olivia pamela patricia
    paula penelope priya rachel rebecca regina renee rita roberta rosa rose ruth sally samantha
    sandra sara sarah sharon sheila shirley sonia sophia sophie stephanie susan svetlana tamara
    tatiana teresa theresa tina tracy tulsi ursula valerie vanessa vera veronica victoria virginia
    wendy yulia yvonne
    """
)


def gender_of(*texts: str) -> Gender:
    """What the words of a name or description tell: "he", "she", or "" where they tell nothing."""
    for text in texts:
        for word in text.lower().replace("’s", "").replace("'s", "").split():
            bare = word.strip("“”\"'(),;:")
            if bare in _HE:
                return "he"
            if bare in _SHE:
                return "she"
    return ""


def fits(pronoun: Gender, gender: Gender) -> bool:
    """Whether a person of that gender can be meant by the pronoun."""
    return not pronoun or not gender or pronoun == gender
