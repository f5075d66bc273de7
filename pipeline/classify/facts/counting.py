"""Numbers in words, as laws count days and months with: thirty days, dreißig Tage, trente jours, тридцати дней."""

import re

_WORDS = {
    2: "second zweiten deuxième segundo secondo tweede drugiego",
    3: "three third drei dritten trois troisième tres tercer tercero três terceiro tre terzo drie derde trzech trzeciego трёх трех трьох",
    4: "four fourth vier vierten quatre quatrième cuatro cuarto quatrième fourth vierten quatro quarto vierde czterech czwartego четырёх четырех чотирьох",
    5: "five fünf cinq cinco cinque vijf pięciu fem пяти п’яти п'яти",
    6: "six sechs seis sei zes sześciu sex шести",
    7: "seven sieben sept siete sete sette zeven siedmiu sju семи",
    8: "eight acht huit ocho oito otto ośmiu åtta",
    10: "ten zehn dix diez dez dieci tien dziesięciu tio десяти عشرة",
    12: "twelve zwölf douze doce doze dodici twaalf dwunastu tolv двенадцати дванадцяти",
    14: "fourteen vierzehn quatorze quattordici veertien czternastu fjorton",
    15: "fifteen fünfzehn quinze quince quindici vijftien piętnastu femton пятнадцати",
    20: "twenty zwanzig vingt veinte vinte venti twintig dwudziestu tjugo двадцати",
    30: "thirty dreißig trente treinta trinta trenta dertig trzydziestu trettio тридцати ثلاثين",
    45: "forty-five fünfundvierzig quarante-cinq vijfenveertig сорока пяти",
    60: "sixty sechzig soixante sesenta sessenta sessanta zestig sześćdziesięciu sextio шестидесяти ستين",
    90: "ninety neunzig quatre-vingt-dix noventa novanta negentig dziewięćdziesięciu nittio девяноста تسعين",
    120: "ciento veinte",
    180: "ciento ochenta",
}
_VALUES = {word: value for value, words in _WORDS.items() for word in words.split()}
_VALUES |= {"сорока пяти": 45, "ciento veinte": 120, "ciento ochenta": 180, "خمسة عشر": 15}
PATTERN = "|".join(sorted(map(re.escape, _VALUES), key=len, reverse=True))
"""An alternation of the words, longest first."""


def counted(word: str) -> int | None:
    """What a word counts; None where it counts nothing."""
    return _VALUES.get(word.lower())
