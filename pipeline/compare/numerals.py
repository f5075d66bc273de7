"""Numbers in words: "fourteen" and "forty" look alike and are other terms, "тридцать" and "тридцати" are one.

Laws write their terms in words ("within fourteen days", "dans les quinze jours"). Each line below is a value and its
names in thirty languages, in small letters; of inflected languages some cases too, the others are told by their stem.
"""

from functools import cache, lru_cache

_NAMES = """
    2 two zwei deux dos dois due twee dwa dva kettő doi två kaksi divi dve два iki kaks δύο
    3 three drei trois tres três tre drie trzy tři tri három trei kolme trīs trys три kolm τρεις troch trzech
    трех трьох
    4 four vier quatre cuatro quatro quattro cztery čtyři štyri négy patru fyra fire neljä četri keturi štiri
    četiri четыре чотири dört neli четири τέσσερις štyroch czterech четырех чотирьох
    5 five fünf cinq cinco cinque vijf pięć pět päť cinci fem viisi pieci penki pet пять п'ять beş cinc viis пет
    πέντε piatich pięciu пяти п'яти
    6 six sechs seis sei zes sześć šest šesť hat șase sex seks kuusi seši šeši шесть шість altı sis kuus шест
    έξι šiestich sześciu шести
    7 seven sieben sept siete sete sette zeven siedem sedm sedem hét șapte sju syv seitsemän septiņi septyni
    sedam семь сім yedi set seitse седем επτά siedmich siedmiu семи
    8 eight acht huit ocho oito otto osiem osm osem nyolc opt åtta otte åtte kahdeksan astoņi aštuoni osam
    восемь вісім sekiz vuit kaheksa осем οκτώ ôsmich ośmiu восьми
    9 nine neun neuf nueve nove negen dziewięć devět deväť kilenc nouă nio yhdeksän deviņi devyni devet девять
    дев'ять dokuz nou üheksa девет εννέα deviatich dziewięciu девяти дев'яти
    10 ten zehn dix diez dez dieci tien dziesięć deset desať tíz zece tio kymmenen desmit dešimt десять deu
    kümme десет δέκα desiatich dziesięciu десяти
    11 eleven elf onze once undici jedenaście jedenáct jedenásť tizenegy unsprezece elva elleve yksitoista
    vienpadsmit vienuolika enajst jedanaest одиннадцать одинадцять onbir üksteist единадесет έντεκα
    12 twelve zwölf douze doce doze dodici twaalf dwanaście dvanáct dvanásť tizenkettő doisprezece tolv
    kaksitoista divpadsmit dvylika dvanajst dvanaest двенадцать дванадцять oniki dotze kaksteist дванадесет
    δώδεκα dvanástich dwunastu двенадцати дванадцяти
    13 thirteen dreizehn treize trece treze tredici dertien trzynaście třináct trinásť tizenhárom treisprezece
    tretton tretten kolmetoista trīspadsmit trylika trinajst trinaest тринадцать тринадцять onüç tretze
    kolmteist тринадесет δεκατρείς trinástich trzynastu тринадцати тринадцяти
    14 fourteen vierzehn quatorze catorce catorze quattordici veertien czternaście čtrnáct štrnásť tizennégy
    paisprezece fjorton fjorten neljätoista četrpadsmit keturiolika štirinajst četrnaest четырнадцать
    чотирнадцять ondört neliteist четиринадесет δεκατέσσερις štrnástich czternastu четырнадцати чотирнадцяти
    15 fifteen fünfzehn quinze quince quindici vijftien piętnaście patnáct pätnásť tizenöt cincisprezece femton
    femten viisitoista piecpadsmit penkiolika petnajst petnaest пятнадцать п'ятнадцять onbeş viisteist
    петнадесет δεκαπέντε pätnástich piętnastu пятнадцати п'ятнадцяти
    16 sixteen sechzehn seize dieciséis dezasseis sedici zestien szesnaście šestnáct šestnásť tizenhat
    șaisprezece sexton seksten kuusitoista sešpadsmit šešiolika šestnajst šesnaest шестнадцать шістнадцять
    onaltı setze kuusteist шестнадесет
    17 seventeen siebzehn dix-sept diecisiete dezassete diciassette zeventien siedemnaście sedmnáct sedemnásť
    tizenhét șaptesprezece sjutton sytten seitsemäntoista septiņpadsmit septyniolika sedemnajst sedamnaest
    семнадцать сімнадцять onyedi disset seitseteist седемнадесет
    18 eighteen achtzehn dix-huit dieciocho dezoito diciotto achttien osiemnaście osmnáct osemnásť tizennyolc
    optsprezece arton atten kahdeksantoista astoņpadsmit aštuoniolika osemnajst osamnaest восемнадцать
    вісімнадцять onsekiz divuit kaheksateist осемнадесет
    19 nineteen neunzehn dix-neuf diecinueve dezanove diciannove negentien dziewiętnaście devatenáct devätnásť
    tizenkilenc nouăsprezece nitton nitten yhdeksäntoista deviņpadsmit devyniolika devetnajst devetnaest
    девятнадцать дев'ятнадцять ondokuz dinou üheksateist деветнадесет
    20 twenty zwanzig vingt veinte vinte venti twintig dwadzieścia dvacet dvadsať húsz douăzeci tjugo tyve tjue
    kaksikymmentä divdesmit dvidešimt dvajset dvadeset двадцать двадцять yirmi vint kakskümmend двадесет είκοσι
    dvadsiatich dwudziestu двадцати двадцяти
    30 thirty dreissig trente treinta trinta trenta dertig trzydzieści třicet tridsať harminc treizeci trettio
    tredive tretti kolmekymmentä trīsdesmit trisdešimt trideset тридцать тридцять otuz kolmkümmend тридесет
    τριάντα tridsiatich trzydziestu тридцати тридцяти
    40 forty vierzig quarante cuarenta quarenta quaranta veertig czterdzieści čtyřicet štyridsať negyven
    patruzeci förtio fyrre førti neljäkymmentä četrdesmit keturiasdešimt štirideset četrdeset сорок kırk
    nelikümmend четиридесет σαράντα štyridsiatich czterdziestu сорока
    50 fifty fünfzig cinquante cincuenta cinquenta cinquanta vijftig pięćdziesiąt padesát päťdesiat ötven
    cincizeci femtio halvtreds femti viisikymmentä piecdesmit penkiasdešimt petdeset pedeset пятьдесят п'ятдесят
    elli viiskümmend петдесет πενήντα päťdesiatich pięćdziesięciu пятидесяти п'ятдесяти
    60 sixty sechzig soixante sesenta sessenta sessanta zestig sześćdziesiąt šedesát šesťdesiat hatvan șaizeci
    sextio treds seksti kuusikymmentä sešdesmit šešiasdešimt šestdeset šezdeset шестьдесят шістдесят altmış
    seixanta kuuskümmend шестдесет εξήντα šesťdesiatich sześćdziesięciu шестидесяти шістдесяти
    70 seventy siebzig soixante-dix setenta settanta zeventig siedemdziesiąt sedmdesát sedemdesiat hetven
    șaptezeci sjuttio halvfjerds sytti seitsemänkymmentä septiņdesmit septyniasdešimt sedemdeset sedamdeset
    семьдесят сімдесят yetmiş setanta seitsekümmend седемдесет εβδομήντα septante
    80 eighty achtzig quatre-vingts ochenta oitenta ottanta tachtig osiemdziesiąt osmdesát osemdesiat nyolcvan
    optzeci åttio firs åtti kahdeksankymmentä astoņdesmit aštuoniasdešimt osemdeset osamdeset восемьдесят
    вісімдесят seksen vuitanta kaheksakümmend осемдесет ογδόντα huitante
    90 ninety neunzig quatre-vingt-dix noventa novanta negentig dziewięćdziesiąt devadesát deväťdesiat kilencven
    nouăzeci nittio halvfems nitti yhdeksänkymmentä deviņdesmit devyniasdešimt devetdeset devedeset девяносто
    дев'яносто doksan noranta üheksakümmend деветдесет ενενήντα deväťdesiatich dziewięćdziesięciu девяноста
    дев'яноста nonante
    100 hundred einhundert cent cien cem cento honderd sto száz sută etthundra ethundrede hundre sata simts
    šimtas сто yüz εκατό
    1000 thousand eintausend mille mil duizend tysiąc tisíc ezer mie etttusen ettusind tusen tuhat tūkstotis
    tūkstantis tisoč hiljada тысяча тисяча bin
"""
_SHORTEST = 3  # letters
_ENDING = 4  # letters that a case may put behind the stem
_SOFT = "aeiouyąęěéíýáúůňťćśźаеиіоуыьъюяєїйη"  # what gives way to another ending


@lru_cache(maxsize=4096)
def numeral(word: str) -> int | None:
    """The value that a word in small letters names; None where it names none."""
    for end in range(len(word), max(_SHORTEST, len(word) - _ENDING) - 1, -1):
        if (value := _stems().get(word[:end])) is not None:
            return value
    return None


@cache
def _stems() -> dict[str, int]:
    stems: dict[str, int] = {}
    value = 0
    for name in _NAMES.split():
        if name.isdecimal():
            value = int(name)
            continue
        stems.setdefault(name, value)
        bare = name.rstrip(_SOFT)
        if len(bare) > _SHORTEST:
            stems.setdefault(bare, value)
    return stems
