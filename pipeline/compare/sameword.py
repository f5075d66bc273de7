"""Two words of alphabetic scripts: one in another form, or another word that looks like it?

"importer" and "importers" are one; "importer" and "exporter", "legal" and "illegal", "Iran" and "Iraq" are not, and no
seller may miss that one stands for the other. Forms of a word differ at its end, or by a slip within it, never at its
beginning; names of countries are each a word of its own.
"""

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz

from pipeline.compare.opposites import opposed
from pipeline.compare.plainwords import is_plain
from pipeline.model.places import codes, place_name

_ROMAN = re.compile(r"[ivxlc]+")
_ROMAN_CAPITALS = re.compile(r"[IVXLC]+")
_FORM = 72  # fuzz.ratio of two forms of one word: "acestor" and "acestora"
_NAMED_IN = ("en", "fr", "de", "es")

# Words of up to three letters that carry no rule; any other of that length may be a number, a code, a tax.
_LITTLE = frozenset(
    """
    a an the of in on at to by for as is are was be it its he she his her we us our you any all and or if so than that
    i am do did has had who may can will up out off per via etc eg ie nor yet but
    der die das den dem des ein er es sie wir ihr am im an zu bei mit von vom zum zur auf aus um als wie so ob und ist war
    nur sei wer was wo da dies hat bis je vor
    le la les un une des du de d l et ou où au aux en ce cet ces se sa son ses il ils on ne n qu que qui y à par sur est
    el los las lo una uno al del con por su sus se si sin e o u no es ha he son fue muy ya más sea ser
    il gli i una dei dal dai nel sul tra fra di da con per che chi cui è sia ed ad od ma se le lo
    o os as um uma do da dos das no na nos nas ao aos à às com por que se é em ou seu sua
    de het een van op te en in is aan bij met dat die als of om tot uit hij zij wij er
    i w z o u na do od po za ze we się to ten ta te że jest są by nie co ich jak dla
    a v s k o u na do od po za ze ve se si to ta ten je by že ať aby jak pro při ku so vo sa aj ako
    och i en ett den det de som på av är att för med om till og et er til af ved vi har ei on ja se ne tai
    az egy és ez is ha ki mi a de la un o și cu pe din în al ai ale lui ce nu se că sau fi
    ve bir bu şu o ile da de ki mi için ya
    i u na za od do sa se je su ili a o s k te iz po da ne li
    и в во на с со к ко о об от до за из у по не но а или для как что это при их его ее її та й і у з зі що
    في عن حول على هذا هذه ذلك تلك التي الذي أن إن قد كما ثم مع هو هي
    של את זה זו הוא היא כי אשר גם
    و در از به که این آن را با
    η ο το τα οι τη την τον του της των στο στη στα και ή με σε να για από
    """.split()
)
# Longer ones that carry none either: auxiliaries, pointers, politeness.
_CARRIERS = frozenset(
    """
    have having been were being does doing done that which this these those such there they them their theirs whose whom
    also please thus hence therefore moreover will would here where when then
    haben hatte hatten wird werden wurde wurden worden sein sind waren welche welcher welches dieser diese dieses diesem
    diesen jene jener solche hierbei dabei auch bitte ihre ihrer ihren ihrem seine seiner seinen
    sont était étaient être avoir ayant cette celui celle ceux celles lequel laquelle lesquels ainsi leur leurs elle elles
    nous vous votre notre aussi dont
    están sido siendo tiene tienen este esta estos estas dicho dicha dichos dichas cual cuales también asimismo
    estão foram sendo este esta estes estas esse essa dito qual quais também
    sono stato stata stati state essere questo questa questi queste tale tali quale quali anche
    zijn werd werden worden deze dezen welke zulke hebben heeft eveneens
    jest został została zostały który która które których tego tych także również oraz
    który která které tento tato toto těchto také bude budou ktorý ktorá ktoré
    sind vara varit denna detta dessa vilken vilket blir være været denne dette disse bliver
    olan olarak bunun şekilde
    который которая которое которые этот эта это этого этих также является были было
    """.split()
)
_AND = frozenset("and und et y e en och og ja i oraz a и та і ve și és και".split())
_OR = frozenset("or oder ou o of eller tai lub albo nebo alebo или або veya sau vagy ή ili".split())


def same_word(one: str, other: str) -> bool:
    """Whether one is a form of the other, or a slip; both in small letters."""
    if one.replace("-", "") == other.replace("-", ""):
        return True
    if _ROMAN.fullmatch(one) and _ROMAN.fullmatch(other):
        return False
    if one[:2] != other[:2] or fuzz.ratio(one, other) < _FORM:
        return False
    return not opposed(one, other) and not (one in _countries() and other in _countries())


def says_something(word: str) -> bool:
    """Whether a word that came or went may be part of a rule."""
    if len(word) > 3:
        return word not in _CARRIERS and not is_plain(word)
    return word not in _LITTLE and word[0].isalpha()


def joined_otherwise(gone: list[str], come: list[str]) -> bool:
    """Whether "and" became "or": both conditions, or one of them."""
    return any(_AND & set(a) and _OR & set(b) and not _OR & set(a) for a, b in ((gone, come), (come, gone)))


def another_numeral(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether a Roman numeral in capitals gave way to another: "Annex I" to "Annex V"."""
    was, now = ([word for word in side if _ROMAN_CAPITALS.fullmatch(word)] for side in (gone, come))
    return bool(was) and bool(now) and set(was) != set(now)


@cache
def _countries() -> frozenset[str]:
    return frozenset(place_name(code, language).casefold() for code in codes() for language in _NAMED_IN)
