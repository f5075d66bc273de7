"""Citations that look alike whatever the language: standards, an act's kind with its number and year, and the series that
authorities number through (`ACN 2024/33`, `RG 4010-E/2017`).

Taught by lists of harmonised standards, customs notices of the Commonwealth, the Argentine and Brazilian gazettes, and the
official gazettes of Bulgaria, Croatia, Slovenia and Malaysia. A series is told by a number with a year, so that neither a
telephone number nor a size of a file is one.
"""

from pipeline.classify.facts.cases import CASES
from pipeline.classify.facts.cited import Cited

_YEAR = r"(?:19|20)\d\d(?!\d)"
_PART = r"(?:-\d{1,3}){0,3}"
_NATIONAL = "BS DIN VDE NF UNE UNI NBN NEN ÖNORM ČSN STN PN MSZ CSA ANSI UL ASTM AS/NZS NBR NTE NTP JIS SANS"
"""Bodies whose letters stand alone before a number in their standards only."""
_BODIES = "|".join(_NATIONAL.split())
_ISO = r"(?:ISO/IEC|ISO/ASTM|ISO|IEC/IEEE|IEC|CISPR|ETSI EN|ETSI TS|EN ISO/IEC|EN ISO|EN IEC|EN|CEN/TS|CEN/TR|CLC/TS)(?:/(?:TS|TR|PAS))?"
_EDITION = rf"(?::{_YEAR}(?:-\d\d)?)?(?: ?[+/] ?A[C\d]\d?(?::{_YEAR})?){{0,3}}"

_STANDARDS = (
    Cited(
        "*",
        rf"(?<![\w-])(?:(?:{_BODIES}|SS|DS|NS|SFS|SR|TS|SN)[ -])?{_ISO} ?\d{{2,6}}{_PART}(?![\d-])(?<!-){_EDITION}",
        "8< ISO_ ISO/ IEC_ EN_ CISPR ETSI CEN/T CLC/T ISO1 ISO2 ISO9",
    ),
    Cited(
        "*",
        rf"(?<![\w-])(?:{_BODIES}) (?:[A-Z] ?)?[A-Z]?\d{{2,6}}{_PART}(?:[:-]{_YEAR}(?:-\d\d)?)",
        "^ " + " ".join(f"{body}_" for body in _NATIONAL.split()),
    ),
    Cited("*", r"(?<![A-Za-z\d-])(?:GB(?:/[TZ])?|YY(?:/T)?|QB(?:/T)?|SN/T|CNS|TCVN|QCVN|SNI|KS [A-Z]|JIS [A-Z]) ?\d{2,6}(?:\.\d{1,3})?(?:[-—–:]\d{1,3}(?!\d))?[-—–:/](?:19|20)\d\d(?!\d)(?:/BYT|/BKHCN|/B[A-Z]{2,5})?", "^ GB YY QB SN/T CNS TCVN QCVN SNI_ KS_ JIS_"),
    # A body's letters, a number and the year behind a colon is a standard everywhere (`GS 1034:2024`, `QCVN 4:2009/BKHCN`).
    Cited(
        "*",
        rf"(?<![A-Za-z\d/-])(?:[A-Z]{{2,5}} )?[A-Z]{{2,5}}(?: [A-Z])? \d{{1,6}}{_PART}:(?:19|20)\d\d(?!\d)(?:/[A-Z]{{2,8}})?",
        "20<12 :19 :20",
    ),
    Cited("*", r"(?<![A-Za-z\d-])[A-Z]{2,6} \d\d(?:\.\d\d){1,3}:\d\d(?!\d)", "^ RTCA NTON NSO NTC NTG"),
    Cited("*", r"(?<![A-Za-z\d-])(?:DIN )?(?:CNS|VDE) \d{4,6}(?:-\d{1,3}){0,2}(?::\d{4}(?:-\d\d)?)?(?!\d)|มอก\. ?\d{1,5}(?:-\d{4})?", "4< CNS_ VDE_ มอก."),
    Cited("ru uk bg", r"(?<!\w)(?:ГОСТ(?: Р)?(?: (?:ISO|IEC|EN|МЭК|ИСО))?|ДСТУ(?: (?:ISO|IEC|EN|Б|CISPR))?(?: ISO| IEC)?|СТБ|БДС(?: EN)?(?: ISO)?|СанПиН) \d[\d.-]{1,20}(?<=\d)(?::\d{4})?|(?<!\w)ТР (?:ТС|ЕАЭС) \d{3}/\d{4}", "^ ГОСТ ДСТУ СТБ_ БДС СанПиН ТР_"),
)  # fmt: skip

_NO_SERIES = r"(?!(?:DE|DEL|DA|DO|PDF|VAT|GST|USD|EUR|GBP|FY|GMT|UTC|DOC|DOCX|ZIP|XLS|XLSX|CSV|KB|MB|GB|VER|REV|TEL|FAX|CET|CEST|EU|UK|US|USA|UN|HS|CN|KN|SH|NC|MFN|ISBN|ISSN|IBAN|HTTP|URL|COVID|WCO|WTO)\b)"
"""What stands in capitals before a figure and a year and numbers nothing: formats, currencies, taxes, places."""
_SERIES = (
    # `RG 4010-E/2017`, `CMO 08-2026`, `IN RFB nº 1.737/2017`: letters, a number, a year.
    Cited(
        "en es pt fr it id ms",
        rf"(?<![\w/.-]){_NO_SERIES}[A-Z]{{2,6}}(?: [A-Z]{{2,8}}|/[A-Z]{{2,8}}){{0,2}} (?:[Nn][°º.]?|[Nn]o\.|[Nn]r\.) ?\d{{1,3}}(?:\.?\d{{3}})?(?:-[A-Z])?[/-]{_YEAR}(?![/-]\w)"
        rf"|(?<![\w/.-]){_NO_SERIES}[A-Z]{{2,6}} (?:\d{{1,5}}-[A-Z]/|(?:0\d\d|[1-9]\d{{2,4}})[/-]){_YEAR}(?![/-]\w)"
        rf"|(?<![\w/.-]){_NO_SERIES}[A-Z]{{2,6}}-\d{{1,5}}/{_YEAR}(?![/-]\w)",
        "28<12 /19 /20 -19 -20",
    ),
    Cited("en", rf"(?<![\w/.-])(?!LI |SI |SSI ){_NO_SERIES}[A-Z]{{2,6}} (?:No\. ?)?{_YEAR}/(?:0\d|\d{{2,4}})(?![/\d-])(?<!/0)", "12<12 _201 _202"),
    Cited(
        "en",
        rf"\b(?:[A-Z][\w’'-]{{1,20}} ){{0,3}}(?:Instrument|Order|Act|Regulations?|Rules|Notice|Decree|Law|Ordinance|Proclamation|Circular|Bill|Resolution|Directive|Decision|Determination)s? (?:No\. ?)?\d{{1,4}} of {_YEAR}",
        "60<12 of_19 of_20",
    ),
    Cited("en", r"\bRIN:? ?\d{4}-[A-Z]{2}\d\d\b|\bDocket (?:No\.|ID|Number|no\.):? ?[A-Z]{2,8}(?:-[A-Z\d]{1,8}){0,3}-\d{2,6}|\b(?:RA|Republic Act|R\.A\.) (?:No\. ?)?\d{4,5}\b", "^ RIN Docket RA_ Republic_Act R.A."),
    # File numbers of German authorities and courts: `III C 3 - S 7134/19/10002`, `VII R 12/23`.
    Cited("de", r"(?<!\w)(?:[IVX]{1,4} [A-Z] \d{1,2} ?[-–] ?[A-Z] ?\d{3,5}(?:[-/]\w{1,5})*(?:/\d{2}(?:/\d{1,6})?)?(?: ?:\d{1,4})?|(?:[IVX]{1,4}|\d{1,2}) [A-Z][A-Za-z]{0,2} \d{1,4}/\d\d(?!\d)(?: [A-Z](?!\w))?)", "^ I_ II_ III_ IV_ V_ VI_ VII_ VIII_ IX_ X_ XI_ 1_K 2_K 3_K 4_K 5_K"),
)  # fmt: skip

_FILES = (
    Cited("cs sk", r"(?:(?<=č\. j\. )|(?<=č\. j\.: )|(?<=č\.j\. )|(?<=č\.j\.: )|(?<=sp\. zn\. )|(?<=sp\. zn\.: ))(?!\d{1,2} A)[A-Z\d][\w/-]{2,30}(?<=[\dA-Z])(?: [A-Z]{1,4}(?![\w]))?", "9< č._j. č.j. sp._zn."),
    Cited("nl", r"\bKamerstukken I{1,2} \d{4}/\d\d, \d\d ?\d{3}(?: [A-Z]{1,4})?, nr\. \d{1,3}", "^ Kamerstukken"),
)  # fmt: skip

_NUMBER = r"(?:[A-Z]{1,6}-)*[A-Z]{0,2}\d[\w/-]{0,24}(?<=[\dA-Z])(?![\w/])"
"""The number of an act: with letters before or behind, and a year somewhere."""
_DATED_NUMBER = rf"(?=[\w/-]{{0,24}}\d[/-]\d)(?:{_NUMBER})"
_KIND_AND_NUMBER = (
    Cited("es", rf"\b(?:[Ss]entencia|[Bb]olet[íi]n|[Cc]onsulta(?: [Vv]inculante)?|[Oo]rden del [Dd]ía|[Cc]ircular|[Dd]ictamen|[Cc]riterio|[Aa]viso|[Ii]nstructivo|[Dd]irectiva)(?: (?:del?|la|los|[A-ZÁÉÍÓÚ][\wáéíóúñ]{{1,20}})){{0,6}} (?:N[°º]\.? ?|Nro\. ?|[Nn]úm\. ?)?{_DATED_NUMBER}", "^ Sentencia sentencia Bolet bolet Consulta consulta Orden_del orden_del Circular_ circular_ Dictamen dictamen Criterio criterio Aviso aviso Instructivo instructivo Directiva_N"),
    Cited("de", r"\b(?:Dienstvorschrift|Dienstanweisung|Zirkular|Rundschreiben|Erlass|Merkblatt|Fachmitteilung|[A-ZÄÖÜ]{2,8}-(?:Info|Teilnehmerinfo|Rundschreiben))(?: Nr\.)? (?:[A-Z]{1,3}[ -])?(?:[A-Z] )?\d{1,4}(?:[-/.]\d{2,4})?(?:-\d{2})?", "12< Dienst Zirkular Rundschreiben Erlass Merkblatt Fachmitteilung -Info -Teilnehmer"),
    Cited("fr nl", r"\b[Cc]irculaire \d{4}/C/\d{1,4}|\bC\.P\. \d{4}-\d{1,5}|\b[Aa]vis des douanes \d\d-\d\d|\bart\. \d{1,3}[a-z]?(?: al\. \d{1,2})?(?: let\. [a-z])? (?:L|O)[A-Z][A-Za-z]{0,6}\b", "^ circulaire_2 Circulaire_2 C.P. avis_des Avis_des art."),
    Cited("en", r"\b(?:[A-Z][\w’'-]{1,20} ){0,2}(?:eBrief|e-Brief|Brief|Public Ruling|Practice Note|Information Note|Technical Note|Guidance Note|Tax Bulletin) (?:No\. ?)?\d{1,5}/\d{2,4}|\bLI \d{4}\b|\b(?:[A-Z][a-z]{2,20} ){0,2}(?:Guideline|Notice|Circular|Bulletin|Ruling|Determination) (?:19|20)\d\d-\d{1,3}(?![\d-])|(?<=[(\[])Act \d{2,4}(?=[)\]])", "30<24 Guideline_ Determination_ Brief_ Ruling_ Note_ Bulletin_ LI_ (Act_ [Act_"),
    Cited("en", r"\b(?:[A-Z][\w’'-]{1,20},? (?:\([A-Z][\w -]{2,40}\) )?(?:and |of |for |on )?){1,6}Ordinance(?:,? (?:of )?(?:19|20)\d\d)?(?: \(Cap\. ?\d{1,4}[A-Z]?\)|(?<=\d))", "90<30 Ordinance"),
    Cited("sk cs", r"\b(?:[Oo]patren|[Oo]známen|[Vv]yhláš|[Uu]znesen|[Rr]ozhodnut)[^\W\d_]{0,4} č\. ?\d{1,4}/\d{4}(?: (?:Sb\.|Z\. ?z\.))?", "16< č."),
    Cited("el", r"(?<!\w)(?:Κ\.Δ\.Π\.|ΚΥΑ|ΥΑ|[Νν]όμο[υς]?|[Νν]\.|[Εε]γκύκλιος) ?\d{1,6}(?:\([IΙ]{1,3}\))?/(?:19|20)\d\d", "^ ΚΥΑ ΥΑ_ Κ.Δ.Π. Νόμο νόμο Ν. ν."),
    Cited("et", r"\bRT (?:I{1,3}|IV)(?: \d{4}| [A-Z])?,(?: \d\d\.\d\d\.\d{4},)? \d{1,5}(?:, \d{1,4})?", "^ RT_"),
    Cited("lt", r"\bTAR, \d{4}-\d\d-\d\d, Nr\. ?[\d-]{1,12}(?<=\d)|\bŽin\., \d{4}, Nr\. ?[\d-]{1,12}(?<=\d)", "^ TAR, Žin."),
    Cited("lv", r"Latvijas Vēstnes\w{1,3}[\"”“»]?, (?:\d{1,2}\.\d{1,2}\.\d{4}\., )?Nr\. ?\d{1,3}", "^ Latvijas_V"),
    Cited("he", r"(?:צו|חוק|תקנות|פקודת|כללי)(?: [^\s\d]{2,14}(?:, )?| \[[^\[\]]{2,16}\],?){1,9},? ?ה?תש[א-ת\"״']{2,4}-\d{4}|קובץ (?:ה)?תקנות \d{3,5}", "^ צו_ חוק_ תקנות_ פקודת כללי קובץ"),
    Cited("id", r"(?:Tambahan )?(?:Lembaran|Berita) Negara(?: Republik Indonesia)?(?: Tahun \d{4})? Nomor \d{1,5}", "^ Lembaran Tambahan Berita"),
    Cited("zh", r"\d{4}年第\d{1,3}[號号]法律公告", "12< 法律公告"),
)  # fmt: skip

_SOUTH_SLAVIC = (
    Cited("bg", r"(?<!\w)ДВ, ?бр\. ?\d{1,3}(?: от \d{4} г\.)?|(?<!\w)чл\. ?\d{1,4}[а-я]?(?:, ал\. \d{1,2})?(?:, т\. \d{1,2})? от (?:Закона|Наредбата|Наредба|ЗДДС|ДОПК|ЗАДС|Регламент|Кодекса)(?: за [а-я]{3,20}(?: (?:върху|и|на) [а-я]{3,20})?)?", "^ ДВ чл."),
    Cited("hr sl sr bs", r"\b(?:NN|Narodne novine|Uradni list(?: RS| EU)?|Ur\. l\. RS|Službeni (?:glasnik|list)(?: RS)?|Sl\. glasnik(?: RS)?|SG)(?: ?[\"”“»«])?,? (?:br(?:oj|\.)|št\.)? ?\d{1,3}/\d{2,4}(?:(?:, \d{1,3}/\d{2,4})*(?: i| in| и) \d{1,3}/\d{2,4})?", "^ NN_ Narodne Uradni Ur. Službeni Sl."),
    Cited("ms en id", r"\bP\.U\. ?\([AB]\) ?\d{1,4}(?:/\d{4})?|\bAkta \d{2,4}\b|\bAkta(?: [A-Z]\w{2,20}){1,4} (?:19|20)\d\d", "^ P.U. Akta"),
)  # fmt: skip

SERIES = (*_STANDARDS, *_SERIES, *_FILES, *_KIND_AND_NUMBER, *_SOUTH_SLAVIC, *CASES)
