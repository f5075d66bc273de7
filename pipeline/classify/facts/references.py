"""Legal references, kept as written: what each kind looks like in the publications that use it."""

import re

from pipeline.classify.facts.plain import Span

_NO = r"(?:N[°ºo]s?\.?|n[°ºo]s?\.?|Nr\.?|nr\.?|No\.?|no\.|№|N|num\.|núm\.|Nomor|số|sayılı)"
_EU_ACT = (
    r"(?:(?:Commission|Council|Delegated|Implementing|Durchführungs|Delegierte|règlement|Gedelegeerde|Uitvoerings|rozporządzenie wykonawcze)\s)*"
    r"(?:[A-Z][a-z]*(?:verordnung|richtlinie|beschluss|verordening)|Verordnung|Richtlinie|Beschluss|Regulation|Directive|Decision|[Rr]èglement(?: d’exécution| délégué| d'exécution)?|[Dd]irective|[Dd]écision"
    r"|Reglamento(?: de Ejecución| Delegado)?|Directiva|Decisión|Regolamento(?: di esecuzione| delegato)?|[Dd]irettiva|Decisione|Verordening|Richtlijn|Besluit|[Rr]ozporządzeni[eau](?: wykonawcze)?|ROZPORZĄDZENIE \w+|[Dd]yrektyw[aęy]|[Dd]ecyzj[aęi]"
    r"|Regulamento(?: de Execução| Delegado)?|Diretiva|Decisão|[Ff]örordning|[Dd]irektiv|[Gg]enomförandeförordning)"
)
_EU_BODY = r"\((?:EU|EC|EEC|UE|CE|CEE|EG|EWG|WE|EWR|Euratom|GASP|CFSP|PESC|EF)\)"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("European Union", rf"{_EU_ACT} {_EU_BODY}(?: {_NO})? ?\d{{1,4}}/\d{{1,4}}|{_EU_ACT} \d{{2,4}}/\d{{1,4}}/(?:EU|EC|EEC|UE|CE|CEE|EG|EWG|WE|GASP|CFSP)"),
    ("CELEX", r"\b3\d{4}[RLDCH]\d{4}(?:\(\d\d\))?\b"),
    ("Official Journal", r"\b(?:OJ|ABl\.|JO|DO|GU|PB|EUT|Dz\. ?U\.) (?:UE |EU |WE )?(?:[LC] ?\d+[A-Z]?)(?:(?:,| vom| du| de| del| van| z) ?\d{1,2}\.\d{1,2}\.\d{2,4})?(?:, ?(?:p|S|str|s|blz)\. ?\d+)?"),
    ("Federal Register", r"\b\d{1,3} (?:FR|Fed\. ?Reg\.) \d{1,6}\b|\bFR Doc\.? \d{4}-\d+"),
    ("Code of Federal Regulations", r"\b\d{1,2} C\.?F\.?R\.?(?: parts?| §+)? ?\d+(?:\.\d+)?(?:\([a-z0-9]+\))*|\b\d{1,2} U\.?S\.?C\.?(?: §+)? ?\d+[a-z]?\b|\bPub(?:lic|\.) L(?:aw|\.) ?(?:No\. )?\d+-\d+"),
    ("United States orders", r"\b(?:Executive Order|E\.O\.|Presidential Proclamation|Proclamation) (?:No\. )?\d{4,5}\b"),
    ("Statutory Instruments", r"\bS\.?I\.? (?:No\. ?)?\d{4}/\d+|\bS\.R\.O\. ?\d+\(I\)/\d{4}|\bSOR/\d{4}-\d+|\bNotification No\. ?[\w./()-]*\d(?:[-\w]*)?|\bCircular No\. ?[\w./()-]*\d"),
    ("India", r"\b(?:G\.S\.R\.|S\.O\.) ?\d+ ?\(E\)"),
    ("China", r"(?:[\u4e00-\u9fff]{2,14}?)?(?:公告|令|通知|函)?[〔\[（(]\d{4}[〕\])）]第?\d+号|(?:[\u4e00-\u9fff]{2,14})?(?:公告|令)(?:\d{4}年)?第\d+号|(?:公告)\d{4}年第\d+号"),
    ("Taiwan", r"[\u4e00-\u9fff]{2,8}字第\d{6,12}[A-Z]?號(?:公告|令|函)?"),
    ("Japan", r"(?:明治|大正|昭和|平成|令和)(?:\d+|元)年(?:\d+月)?[\u4e00-\u9fff]{1,14}第\d+号|第\d+条(?:の\d+)*第\d+項(?:第\d+号)?"),
    ("Korea", r"(?:[가-힣]{2,10} ?)?(?:고시|공고|훈령|예규) ?제? ?\d{4}-\d+호|(?:법률|대통령령|총리령|기획재정부령|[가-힣]+부령) ?제 ?\d+호|「[^」]{2,30}」(?: 제\d+조(?:의\d+)?(?:제\d+항)?)?"),
    ("Germany", r"\bBGBl\. ?(?:\d{4} )?I{1,2} (?:S\. ?|Nr\. ?)\d+|\bBAnz(?: AT)? [\d.]+(?: [A-Z]\d+)?|§§? ?\d+[a-z]?(?: (?:Abs\.|Absatz) ?\d+)?(?: (?:Satz|S\.) ?\d+)?(?: (?:Nr\.|Nummer) ?\d+)?(?: des| der)? ?[A-ZÄÖÜ][\wÄÖÜäöüß-]{1,40}"),
    ("France", rf"\b(?:[Ll]oi|[Dd]écret|[Aa]rrêté|[Oo]rdonnance)(?: (?:organique|royal|grand-ducal|ministériel))? {_NO} ?\d{{2,4}}-\d+"),
    ("Spanish", rf"\b(?:Decreto Supremo|Decreto Legislativo|Decreto de Urgencia|Decreto Ley|Decreto-Ley|Real Decreto(?:-ley)?|Decreto|Ley Orgánica|Ley General|Ley|Acuerdo|Circular|RAP|Resolución(?: [A-ZÁÉÍÓÚ][\wáéíóúñ]+| de| del| la){{0,8}}) (?:{_NO} ?)?\d[\w./-]*\d[\w/-]*"),
    ("Portuguese", rf"\b(?:Lei(?: Complementar)?|Decreto(?:-Lei)?|Portaria(?: \w+)?|Instrução Normativa(?: \w+)?|Resolução(?: [A-Z]\w+)?|Circular(?: [A-Z]\w+)?|Ato Declaratório(?: \w+){{0,2}}|Medida Provisória) {_NO} ?[\d.]+(?:/\d{{4}}|-[A-Z]|(?:,)? de \d{{1,2}}º? de [^\W\d_]+ de \d{{4}})?"),
    ("Italian", r"\b(?:D\.?Lgs\.?|D\.?L\.?|D\.?P\.?R\.?|D\.?M\.?|[Dd]ecreto(?: legislativo| ministeriale|-legge)?|[Ll]egge|[Cc]ircolare|[Dd]etermina(?:zione)?)(?: direttoriale)? (?:n\. ?|del )?\d+(?:/[\dA-Z]{1,4})?(?:[/-]\d{2,4})?"),
    ("Netherlands", r"\bartikel(?:en)? \d+[a-z]*(?:\.\d+)*(?:, [a-z]+ lid)?(?:, (?:aanhef en )?onderde(?:el|len) [a-z0-9]+(?:°)?)?(?:(?:,)? van (?:de|het) (?:Wet|Besluit|Regeling|Algemene|[A-Z])[\w-]*(?: (?:op|de|het|van|der|en|inzake|betreffende|enkele|andere|in|voor|alcoholvrije|[a-z]{5,}|[A-Z]\w+))*)?|\bStb\. ?\d{4}, ?\d+|\bStcrt\. ?\d{4}, ?\d+"),
    ("Poland", r"\bDz\. ?U\.(?: z \d{4} r\.)?(?: Nr \d+,)? poz\. ?\d+"),
    ("Sweden", r"\b(?:TFS|SFS|KIFS|TSFS|LIVSFS) \d{4}:\d+|\(\d{4}:\d{2,4}\)"),
    ("Russian", r"(?:[Рр]ешени|[Пп]остановлени|[Пп]риказ|[Уу]каз|[Рр]аспоряжени|[Зз]акон|РЕШЕНИ|ПОСТАНОВЛЕНИ|ПРИКАЗ)\w*(?: [^\W\d_«»-]+){0,8}(?: от \d{1,2}(?:\.\d{1,2}\.\d{4}| [а-я]+ \d{4})(?: г\.| года| г)?)? (?:№|N) ?\d+(?:-[А-Яа-яA-Z]+)?"),
    ("Ukrainian", r"(?:[Пп]останов|[Нн]аказ|[Зз]акон|[Уу]каз|[Рр]ішенн)\w*(?: [^\W\d_«»-]+){0,8}(?: від \d{1,2}(?:\.\d{1,2}\.\d{4}| [а-яіїє]+ \d{4})(?: р\.| року)?)? (?:№|N) ?\d+(?:-[А-Яа-яІA-Z]+)?"),
    ("Turkey", r"\b\d{4}/\d{1,6} sayılı(?: [A-ZÇĞİÖŞÜ][\wçğıöşü]+){1,4}|\b\d{3,5} sayılı(?: [A-ZÇĞİÖŞÜ][\wçğıöşü]+){1,5}|\(?Tebliğ No: ?\d{4}/\d+\)?"),
    ("Vietnam", r"(?:Nghị định|Thông tư|Quyết định|Luật|Công văn|Nghị quyết)(?: số)? ?\d+/(?:\d{4}/)?[A-ZĐ][\wĐ-]*(?:-[A-ZĐ]+)*"),
    ("Indonesia", r"\b(?:PMK|UU|PP|Perpres|Permendag|Peraturan (?:Menteri|Pemerintah|Presiden|Direktur)(?: [A-Z]\w+)*|Undang-Undang|Keputusan Menteri(?: [A-Z]\w+)*)(?: Republik Indonesia)? (?:Nomor|No\.?) ?\d+(?:/[\w.]+)*(?: Tahun \d{4})?"),
    ("Thailand", r"(?:ประกาศกรมศุลกากร|ประกาศกระทรวง\S{2,20}|พระราชบัญญัติ\S{2,30}) ?ที่ ?\d+/\d{4}"),
    ("Arabic", r"(?:قرار|القرار|قانون|القانون|مرسوم|المرسوم|نظام)(?: [^\W\d_]+){0,4} رقم \(?\d+(?:/[\d]+)?\)?(?: لسنة \d{4})?"),
    ("World Trade Organization", r"\bG/(?:TBT|SPS|LIC|AG|MA)/N?/?[\w/.]+\d"),
)  # fmt: skip
_ANY = [re.compile(pattern) for _, pattern in _PATTERNS]


def find_references(text: str, language: str) -> tuple[tuple[str, ...], list[Span]]:
    """The references, each once in the order of the text, and where they stand; of two that overlap the longer."""
    del language
    spans: list[Span] = []
    for finder in _ANY:
        spans += [match.span() for match in finder.finditer(text)]
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
        elif span[1] - span[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = span
    return tuple(dict.fromkeys(text[start:end].strip(" ,") for start, end in kept)), kept
