"""Citations that look alike whatever the language: standards, an act's kind with its number and year, and the series that
authorities number through (`ACN 2024/33`, `RG 4010-E/2017`).

Taught by lists of harmonised standards, customs notices of the Commonwealth, the Argentine and Brazilian gazettes, and the
official gazettes of Bulgaria, Croatia, Slovenia and Malaysia. A series is told by a number with a year, so that neither a
telephone number nor a size of a file is one.
"""

from pipeline.classify.facts.cited import Cited

_YEAR = r"(?:19|20)\d\d(?!\d)"
_PART = r"(?:-\d{1,3}){0,3}"
_NATIONAL = "BS DIN NF UNE UNI NBN NEN ÖNORM ČSN STN PN MSZ CSA ANSI UL ASTM AS/NZS NBR NTE NTP JIS SANS"
"""Bodies whose letters stand alone before a number in their standards only."""
_BODIES = "|".join(_NATIONAL.split())
_ISO = r"(?:ISO/IEC|ISO/ASTM|ISO|IEC/IEEE|IEC|CISPR|ETSI EN|ETSI TS|EN ISO/IEC|EN ISO|EN IEC|EN|CEN/TS|CEN/TR|CLC/TS)(?:/(?:TS|TR|PAS))?"
_EDITION = rf"(?::{_YEAR}(?:-\d\d)?)?(?: ?\+ ?A[C\d]\d?(?::{_YEAR})?){{0,3}}"

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
    Cited("ru uk bg", r"(?<!\w)(?:ГОСТ(?: Р)?(?: (?:ISO|IEC|EN|МЭК|ИСО))?|ДСТУ(?: (?:ISO|IEC|EN|Б|CISPR))?(?: ISO| IEC)?|СТБ|БДС(?: EN)?(?: ISO)?|СанПиН) \d[\d.-]{1,20}(?<=\d)(?::\d{4})?|(?<!\w)ТР (?:ТС|ЕАЭС) \d{3}/\d{4}", "^ ГОСТ ДСТУ СТБ_ БДС СанПиН ТР_"),
)  # fmt: skip

_NO_SERIES = r"(?!(?:PDF|VAT|GST|USD|EUR|GBP|FY|GMT|UTC|DOC|DOCX|ZIP|XLS|XLSX|CSV|KB|MB|GB|VER|REV|TEL|FAX|CET|CEST|EU|UK|US|USA|UN|HS|CN|KN|SH|NC|MFN|ISBN|ISSN|IBAN|HTTP|URL|COVID|WCO|WTO)\b)"
"""What stands in capitals before a figure and a year and numbers nothing: formats, currencies, taxes, places."""
_SERIES = (
    # `RG 4010-E/2017`, `CMO 08-2026`, `IN RFB nº 1.737/2017`: letters, a number, a year.
    Cited(
        "en es pt fr it id ms",
        rf"(?<![\w/.-]){_NO_SERIES}[A-Z]{{2,6}}(?: [A-Z]{{2,8}}|/[A-Z]{{2,8}}){{0,2}} (?:[Nn][°º.]?|[Nn]o\.|[Nn]r\.) ?\d{{1,3}}(?:\.?\d{{3}})?(?:-[A-Z])?[/-]{_YEAR}(?![/-]\d)"
        rf"|(?<![\w/.-]){_NO_SERIES}[A-Z]{{2,6}} (?:\d{{1,5}}-[A-Z]/|(?:0\d\d|[1-9]\d{{2,4}})[/-]){_YEAR}(?![/-]\d)",
        "28<12 /19 /20 -19 -20",
    ),
    Cited("en", rf"(?<![\w/.-])(?!LI |SI |SSI ){_NO_SERIES}[A-Z]{{2,6}} (?:No\. ?)?{_YEAR}/(?:0\d|\d{{2,4}})(?![/\d-])(?<!/0)", "12<12 _201 _202"),
    Cited(
        "en",
        rf"\b(?:[A-Z][\w’'-]{{1,20}} ){{0,3}}(?:Instrument|Order|Act|Regulations?|Rules|Notice|Decree|Law|Ordinance|Proclamation|Circular|Bill|Resolution|Directive|Decision|Determination)s? (?:No\. ?)?\d{{1,4}} of {_YEAR}",
        "60<12 of_19 of_20",
    ),
    Cited(
        "en",
        r"\b(?:[A-Z][\w’'-]{1,20} ){0,2}(?:Paper|Instrument|Guideline|Guidelines|Bill|Rules|Determination|Directions|Protocol|Standard) No\.? ?\d{1,5}(?:[/-]\d{2,4}| of (?:19|20)\d\d)?",
        "50< Paper_No Instrument_No Guideline_No Guidelines_No Bill_No Rules_No Determination_No Directions_No Protocol_No Standard_No",
    ),
    Cited("en", r"\bRIN:? ?\d{4}-[A-Z]{2}\d\d\b|\bDocket (?:No\.|ID|Number|no\.):? ?[A-Z]{2,8}(?:-[A-Z\d]{1,8}){0,3}-\d{2,6}|\b(?:RA|Republic Act|R\.A\.) (?:No\. ?)?\d{4,5}\b", "^ RIN Docket RA_ Republic_Act R.A."),
    # File numbers of German authorities and courts: `III C 3 - S 7134/19/10002`, `VII R 12/23`.
    Cited("de", r"(?<!\w)(?:[IVX]{1,4} [A-Z] \d{1,2} ?[-–] ?[A-Z] ?\d{3,5}(?:[-/]\w{1,5})*(?:/\d{2}(?:/\d{1,6})?)?(?: ?:\d{1,4})?|(?:[IVX]{1,4}|\d{1,2}) [A-Z][A-Za-z]{0,2} \d{1,4}/\d\d(?!\d))", "^ I_ II_ III_ IV_ V_ VI_ VII_ VIII_ IX_ X_ XI_ 1_K 2_K 3_K 4_K 5_K"),
)  # fmt: skip

_SOUTH_SLAVIC = (
    Cited(
        "bg",
        r"(?<!\w)(?:Наредба|Заповед|Постановление|Закон|Решение|Указание|Писмо|Правилник|Указ)\w{0,4}(?: [^\W\d_]{1,20}){0,4} № ?(?:[А-ЯA-Z]{1,4}-)?\d[\w/.-]{0,16}(?<=\d)|(?<!\w)ДВ, ?бр\. ?\d{1,3}(?: от \d{4} г\.)?",
        "^ Наредб Заповед Постановлени Закон Решени Указ Писмо Правилник ДВ",
    ),
    Cited("hr sl sr bs", r"\b(?:NN|Narodne novine|Uradni list(?: RS| EU)?|Ur\. l\. RS|Službeni (?:glasnik|list)(?: RS)?|Sl\. glasnik(?: RS)?|SG)(?: ?[\"”»])?,? (?:br(?:oj|\.)|št\.)? ?\d{1,3}/\d{2,4}", "^ NN_ Narodne Uradni Ur. Službeni Sl."),
    Cited("hr sl sr bs", r"\b(?:Zakon|Uredb|Pravilnik|Naredb|Odluk|Odredb|Sklep|Rješenj)\w{0,3}(?: [^\W\d_]{1,20}){0,4} (?:br\.|broj|št\.|KLASA:) ?\d[\w/-]{0,30}(?<=\d)", "^ Zakon Uredb Pravilnik Naredb Odluk Sklep Rješenj"),
    Cited("ms en id", r"\bP\.U\. ?\([AB]\) ?\d{1,4}(?:/\d{4})?|\bAkta \d{2,4}\b", "^ P.U. Akta"),
)  # fmt: skip

SERIES = (*_STANDARDS, *_SERIES, *_SOUTH_SLAVIC)
