"""Numbers to a hundred in words, as laws spell percentages: twenty-five per cent, zehn Prozent, diez por ciento.

Only languages in which that is usual; Chinese ones are in `numbers.py`.
"""

_UNITS = {
    "en": "one two three four five six seven eight nine",
    "de": "ein zwei drei vier fünf sechs sieben acht neun",
    "nl": "een twee drie vier vijf zes zeven acht negen",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve",
    "pt": "um dois três quatro cinco seis sete oito nove",
    "it": "uno due tre quattro cinque sei sette otto nove",
    "fr": "un deux trois quatre cinq six sept huit neuf",
    "sv": "en två tre fyra fem sex sju åtta nio",
}
_TENS = {
    "en": "ten twenty thirty forty fifty sixty seventy eighty ninety hundred",
    "de": "zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert",
    "nl": "tien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd",
    "es": "diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien",
    "pt": "dez vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem",
    "it": "dieci venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento",
    "fr": "dix vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix cent",
    "sv": "tio tjugo trettio fyrtio femtio sextio sjuttio åttio nittio hundra",
}
_JOINED = {
    "en": "{ten}-{unit}", "de": "{unit}und{ten}", "nl": "{unit}en{ten}", "es": "{ten} y {unit}", "pt": "{ten} e {unit}", "it": "{ten}{unit}",
    "fr": "{ten}-{unit}", "sv": "{ten}{unit}",
}  # fmt: skip
_OTHERS = {
    11: "eleven elf once onze undici elva", 12: "twelve zwölf twaalf doce doze dodici douze tolv", 13: "thirteen dreizehn dertien trece treze tredici treize tretton",
    14: "fourteen vierzehn veertien catorce quatorze quattordici fjorton", 15: "fifteen fünfzehn vijftien quince quinze quindici femton piętnaście пятнадцать п'ятнадцять",
    16: "sixteen sechzehn zestien dieciséis dezesseis dezasseis sedici seize sexton", 17: "seventeen siebzehn zeventien diecisiete dezessete dezassete diciassette dix-sept sjutton",
    18: "eighteen achtzehn achttien dieciocho dezoito diciotto dix-huit arton osiemnaście", 19: "nineteen neunzehn negentien diecinueve dezenove dezanove diciannove dix-neuf nitton",
    1: "eins uma una jeden один", 2: "dwa два", 3: "trzy drie tres три", 5: "pięć пять п'ять fem", 7: "siedem семь", 8: "osiem восемь вісім", 10: "dziesięć десять ti",
    20: "dwadzieścia двадцать двадцять tyve", 21: "veintiuno veintiún ventuno", 22: "veintidós", 23: "veintitrés dwadzieścia_trzy ventitré", 24: "veinticuatro", 25: "veinticinco dwadzieścia_pięć двадцать_пять femogtyve tjuefem",
    26: "veintiséis", 27: "veintisiete", 28: "veintiocho ventotto", 29: "veintinueve", 30: "trzydzieści тридцать тридцять tretti", 40: "czterdzieści сорок førti", 50: "pięćdziesiąt пятьдесят femti halvtreds",
    60: "шестьдесят", 75: "soixante-quinze", 80: "quatre-vingt восемьдесят", 90: "девяносто", 100: "sto сто",
}  # fmt: skip


def _spelt() -> dict[str, int]:
    words = {word.replace("_", " "): value for value, listed in _OTHERS.items() for word in listed.split()}
    for tongue, joined in _JOINED.items():
        units, tens = _UNITS[tongue].split(), _TENS[tongue].split()
        for count, ten in enumerate(tens, 1):
            words[ten] = 10 * count
            if 1 < count < 10:
                words |= {joined.format(ten=ten, unit=unit): 10 * count + one for one, unit in enumerate(units, 1)}
        words |= {unit: one for one, unit in enumerate(units, 1)}
    return words


CARDINALS = _spelt()
"""What each word counts, in small letters."""
