"""Legal references, kept as written: what each kind looks like in the publications that use it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick

from pipeline.classify.facts.plain import Span, matches

_NO = r"(?:N[°ºo]s?\.?|n[°ºo]s?\.?|n\.º|Nr\.?|nr\.?|No\.?|no\.|№|N|num\.|núm\.|Núm\.|Nomor|số|sayılı)"
_EU_ACT = (
    r"(?:(?:Commission|Council|Delegated|Implementing|Durchführungs|Delegierte|Gedelegeerde|Uitvoerings|rozporządzenie wykonawcze)\s)*"
    r"(?:[A-ZÄÖÜ][a-zäöüß]{0,20}(?:verordnung|richtlinie|beschluss|verordening)|Verordnung|Richtlinie|Beschluss|Regulation|Directive|Decision|[Rr]èglement(?: d’exécution| délégué| d'exécution)?|[Dd]irective|[Dd]écision"
    r"|Reglamento(?: de Ejecución| Delegado)?|Directiva|Decisión|[Rr]egolamento(?: di esecuzione| delegato)?|[Dd]irettiva|[Dd]ecisione|[Vv]erordening|[Rr]ichtlijn|[Bb]esluit|[Rr]ozporządzeni(?:e|a|u|em)(?: wykonawcze\w{0,3}| delegowane\w{0,3}| Rady| Komisji)*|[Dd]yrektyw[aęy]|[Dd]ecyzj[aęi]"
    r"|Regulamento(?: de Execução| Delegado)?|Diretiva|Decisão|[Ff]örordning(?:en)?|[Dd]irektiv(?:et)?|[Gg]enomförandeförordning(?:en)?)"
)
_EU_BODY = r"\((?:EU|EC|EEC|UE|CE|CEE|EG|EEG|EWG|WE|EWR|Euratom|GASP|CFSP|PESC|EF)\)"
_HAN = r"[\u4e00-\u9fff]"
_JA = r"[\d元〇一二三四五六七八九十百千]{1,5}"
_WORD = r"[^\W\d_]{1,30}"
# Of a Dutch law's name the small words and nouns; a verb or participle behind it is the sentence's.
_NL_LAW_WORD = (
    r"(?!in (?:samenhang|combinatie|verbinding)|genoem|bedoel|vermel|opgenom|bepaal|word|geld|verval|zijn\b|is\b|kan\b|komt|treed|vastgest|omschre|gestel|luid|aan\b|met\b|die\b|dat\b|zoals|wanneer|indien|heeft|hebben|niet\b|ten\b|tot\b|bij\b|uit\b)"
    r"(?:(?:op|de|het|van|der|den|en(?= van)|inzake|betreffende|enkele|andere|in|voor|[a-z]{5,30}|[A-Z]\w{1,30}|(?:19|20)\d\d)(?!\w))"
)
# In which languages each kind is written (`*`: all), what it looks like, and where it may begin, since to let a pattern
# search a whole text is dear: `^` at one of these words, `40<` at most so many characters before one.
_PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("de fr es pt it nl pl sv en", rf"{_EU_ACT} {_EU_BODY}(?: {_NO})? ?\d{{1,4}}/\d{{1,4}}|{_EU_ACT} (?:{_NO} ?)?\d{{2,4}}/\d{{1,4}}/(?:EU|EC|EEC|UE|CE|CEE|EG|EEG|EWG|WE|GASP|CFSP)", "70< (EU) (EC) (EEC) (UE) (CE) (CEE) (EG) (EEG) (EWG) (WE) (EWR) (Euratom) (GASP) (CFSP) (PESC) (EF) /EU /EC /EEC /UE /CE /CEE /EG /EEG /EWG /WE /GASP /CFSP"),
    ("*", r"\b3\d{4}[RLDCH]\d{4}(?:\(\d\d\))?\b", "^ 31 32 33 34 35 36 37 38 39 30"),
    ("de fr es pt it nl pl sv en", r"\b(?:OJ|ABl\.|JO|DO|GU|PB|EUT|Dz\. ?U\.) (?:UE |EU |WE )?(?:[LC] ?\d{1,4}[A-Z]?|[LC]/\d{4}/\d{1,5})(?:(?:,| vom| du| de| del| van| z) ?\d{1,2}\.\d{1,2}\.\d{2,4})?(?:, ?(?:p|S|str|s|blz)\. ?\d{1,5})?", "^ OJ ABl. JO DO GU PB EUT Dz."),
    ("en es", r"\b\d{1,3} (?:FR|Fed\. ?Reg\.) \d{1,6}\b|\bFR Doc\.? \d{4}-\d{1,6}", "4< FR Fed."),
    ("en es", r"\b\d{1,2} C\.?F\.?R\.?(?: parts?| §{1,2})? ?\d{1,5}(?:\.\d{1,4})?(?:\([a-z0-9]{1,3}\))*|\b\d{1,2} U\.?S\.?C\.?(?: §{1,2})? ?\d{1,5}[a-z]?(?:-\d{1,3}[a-z]?)?\b(?:\([a-zA-Z0-9]{1,4}\))*|\bPub(?:lic|\.) L(?:aw|\.) ?(?:No\. )?\d{1,3}-\d{1,4}", "3< CFR C.F.R CF.R C.FR USC U.S.C US.C U.SC Pub"),
    ("en", r"\b[Ss]ections? \d{1,4}[A-Z]?(?:\([a-zA-Z0-9]{1,4}\))* of the (?:[A-Z][\w’'-]{1,20},? (?:and |of |for )?){1,7}Act(?: of \d{4})?", "^ Section section"),
    ("en", r"\b(?:Executive Order|E\.O\.|Presidential Proclamation|Proclamation) (?:No\. )?\d{4,5}\b|\bCSMS ?#? ?\d{8}\b", "^ Executive E.O. Presidential Proclamation CSMS"),
    ("en hi", r"\bS\.?I\.? (?:No\. ?)?\d{4}/\d{1,5}|\bS\.R\.O\. ?\d{1,5}\(I\)/\d{4}|\bSOR/\d{4}-\d{1,4}|\bCustoms Notice \d{2}-\d{2}\b|\b(?:Notification|Circular|Public Notice|Trade Notice|Instruction) No\. ?(?=[^\s]{0,30}\d)[\w/()-]{1,30}(?:\.\d{1,4})?(?:-Customs(?: \((?:ADD|CVD|N\.T\.|NT)\))?)?", "^ S.I SI S.R.O SOR/ Customs Notification Circular Public Trade Instruction"),
    ("en hi", r"\b(?:G\.S\.R\.|S\.O\.) ?\d{1,5} ?\(E\)", "^ G.S.R. S.O."),
    ("zh", rf"(?:(?:{_HAN}{{2,14}}(?:、| ))?{_HAN}{{2,14}}?)?(?:公告|令|通知|函)?[〔\[（(]\d{{4}}[〕\])）]第?\d{{1,4}}号|(?:(?:{_HAN}{{2,14}}[、 ]){{0,4}}{_HAN}{{2,14}})?(?:公告|令)(?:\d{{4}}年)?第\d{{1,4}}号|(?:{_HAN}{{2,14}})?\d{{4}}年第\d{{1,4}}号(?:公告|令)?", "100< 号"),
    ("zh", rf"{_HAN}{{2,12}}第\d{{1,4}}号令", "16< 号令"),
    ("zh", rf"{_HAN}{{1,8}}字第\d{{6,12}}[A-Z]?號(?:公告|令|函)?", "8< 字第"),
    ("ja", rf"(?:明治|大正|昭和|平成|令和){_JA}年(?:{_JA}月)?(?:{_JA}日)?{_HAN}{{1,14}}第{_JA}号|第[\d一二三四五六七八九十百]{{1,5}}条(?:の[\d一二三四五六七八九十]{{1,3}})*第[\d一二三四五六七八九十]{{1,4}}項(?:第[\d一二三四五六七八九十]{{1,4}}号)?", "40< 第"),
    ("ja", rf"{_HAN}{{2,8}}(?:告示|省令|府令|訓令)第{_JA}号", "12< 告示 省令 府令 訓令"),
    ("ko", r"(?:[가-힣]{2,10} ?)?(?:고시|공고|훈령|예규) ?제? ?\d{4}-\d{1,5}호|(?:법률|대통령령|총리령|기획재정부령|[가-힣]{2,10}부령) ?제 ?\d{1,6}호|(?:같은 법 |동법 )?(?:[가-힣]{2,20}(?:법|법률|시행령|시행규칙|규정|고시)|시행령|시행규칙) ?제\d{1,4}조(?:의\d{1,2})?(?: ?제\d{1,2}항)?(?: ?제\d{1,2}호)?|「[^「」]{1,80}(?:(?<=법)|(?<=법률)|(?<=령)|(?<=규칙)|(?<=규정)|(?<=고시)|(?<=협정)|(?<=기준)|(?<=세칙))」(?: ?제\d{1,4}조(?:의\d{1,2})?(?:제\d{1,2}항)?)?", ""),
    ("de", r"\bBGBl\. ?(?:\d{4} )?I{1,2} (?:S\. ?|Nr\. ?)\d{1,5}|\bBAnz(?: AT)? \d[\d.]{0,12}(?: [A-Z]\d{1,3})?|§§? ?\d{1,4}[a-z]?(?: (?:Abs\.|Absatz) ?\d{1,2})?(?: (?:Satz|S\.) ?\d)?(?: (?:Nr\.|Nummer) ?\d{1,2})?(?: (?:des|der) [A-ZÄÖÜ][\wÄÖÜäöüß-]{1,40}| ?(?:[A-ZÄÖÜ]\w{0,12}[A-ZÄÖÜ]\w{0,12}|[A-ZÄÖÜ][\wÄÖÜäöüß-]{0,40}(?:gesetz|verordnung|ordnung|buch|kodex|richtlinie)(?:e?s|bu?ches)?)\b)", "^ BGBl BAnz §"),
    ("fr", rf"\b(?:[Ll]oi|[Dd]écret|[Aa]rrêté|[Oo]rdonnance|[Aa]vis)(?: (?:organique|royal|grand-ducal|ministériel))? {_NO} ?\d{{2,4}}-\d{{1,5}}|\bDO[RP]S/\d{{4}}-\d{{1,4}}|\barticles? [LRD]\. ?\d{{1,4}}(?:-\d{{1,3}}){{0,3}}", "^ Loi loi Décret décret Arrêté arrêté Ordonnance ordonnance Avis avis DOPS DORS article"),
    ("es", rf"\b(?:D\.S\.|D\.Leg\.|R\.M\.|R\.D\.|Decreto Supremo|DECRETO SUPREMO|DECRETO LEGISLATIVO|LEY|Resolución Legislativa|Decreto Legislativo|Decreto de Urgencia|Decreto Ley|Decreto-Ley|Real Decreto(?:-ley)?|Decreto|Ley Orgánica|Ley General|Ley|Acuerdo|Circular|Orden|RAP|(?:[A-Z]\.){{2,4}}(?= N[°º])|Decisión(?= (?:N[°º] )?\d{{3}}\b)|(?:[Rr]esolución|RESOLUCI[OÓ]N)(?: (?!N[°º]|Nro|No\b)(?:[A-ZÁÉÍÓÚ][\wáéíóúñ]{{1,30}}|de|del|la|y)(?!\w)){{0,10}}) (?:{_NO} ?)?(?!\d{{1,2}} de )\d[\w./-]{{0,40}}[\dA-Z](?![\w/])(?: ADT/\d{{4}}-\d{{6}})?|\bCircular {_NO} ?[A-Z][\w./-]{{1,30}}\d", "^ Decreto DECRETO Ley LEY Acuerdo Circular Orden RAP Resolución resolución RESOLUCI Real D.S. D.Leg. R.M. R.D. R.I. R.S. R.J. R.V. D.L. Decisión"),
    ("pt", rf"\b(?:Lei(?: Complementar)?|Decreto(?:-Lei)?|Portaria(?: [A-Z]\w{{1,30}}| Conjunta)?(?:/\w{{1,20}})?|Instrução Normativa(?: \w{{1,20}}){{0,2}}|Resolução(?:-RE|-RDC| RDC| [A-Z]\w{{1,20}})?|Circular(?: [A-Z]\w{{1,20}})?|Ato Declaratório(?: \w{{1,20}}){{0,2}}|Medida Provisória|Despacho) {_NO} ?\d[\d.]{{0,12}}(?:/\d{{4}}|-[A-Z])?(?:,? de \d{{1,2}}º? de {_WORD} de \d{{4}}|,? de (?:19|20)\d\d(?!\d))?", "^ Lei Decreto Portaria Instrução Resolução Circular Ato Medida Despacho"),
    ("it", r"\b(?:D\.?Lgs\.?|D\.?L\.?|D\.?P\.?R\.?|D\.?M\.?|[Dd]ecreto(?: legislativo| ministeriale|-legge)?|[Ll]egge|[Cc]ircolare|[Dd]etermina(?:zione)?)(?: direttoriale)?(?: \d{1,2} [a-z]{4,10} \d{4},)? (?:n\. ?|nr\. ?)\d{1,6}(?:/[\dA-Z]{1,4})?(?:/\d{2,4})?|\b(?:D\.?Lgs\.?|D\.?P\.?R\.?) \d{1,4}/\d{4}", "^ D. DL DP DM Dl Decreto decreto Legge legge Circolare circolare Determina determina"),
    ("nl", rf"\bartikel(?:en)? \d{{1,4}}[a-z]{{0,3}}(?:[.:]\d{{1,3}}[a-z]?)*(?:(?:,| en| of| tot en met) \d{{1,4}}[a-z]{{0,2}}(?![\w%€]| ?(?:%|euro|procent))){{0,6}}(?:, [a-z]{{4,12}}(?:(?:,| en| tot en met) [a-z]{{4,12}}){{0,4}} lid)?(?:,? (?:aanhef en )?onder(?:de(?:el|len))? [a-z0-9]{{1,2}}°?(?: en [a-z](?![a-z]))?(?:, (?:sub|onder) [a-z0-9]{{1,2}}°?(?![a-z]))?)?(?:,? van (?:de|het) (?:(?:Algemene )?(?:[Ww]et|Besluit|Regeling|Uitvoeringsbesluit|Uitvoeringsregeling)|[A-Z][\w-]{{1,40}})(?: {_NL_LAW_WORD})*(?<! van)(?<! de)(?<! en)(?<! op)(?<! het))?|\bStb\. ?\d{{4}}, ?\d{{1,4}}|\bStcrt\. ?\d{{4}}, ?\d{{1,6}}", "^ artikel Stb. Stcrt."),
    ("pl", r"\bDz\. ?U\.(?: z \d{4} r\.)?(?: Nr \d{1,4},)? poz\. ?\d{1,5}", "^ Dz."),
    ("sv", r"\b(?:TFS|SFS|KIFS|TSFS|LIVSFS) \d{4}:\d{1,5}|\(\d{4}:\d{2,4}\)", "4< FS ("),
    ("ru uk", r"(?:[Рр]ешени|[Пп]остановлени|[Пп]риказ|[Уу]каз|[Рр]аспоряжени|(?:[Фф]едеральн\w{2,3} )?[Зз]акон|РЕШЕНИ|ПОСТАНОВЛЕНИ|ПРИКАЗ)\w{0,6}(?: [^\W\d_«»-]{1,30}){0,8}(?: от \d{1,2}(?:\.\d{1,2}\.\d{4}| [а-я]{3,9} \d{4})(?: г\.| года| г)?)? (?:№|N) ?\d{1,6}(?:-[А-Яа-яA-Z]{1,4})?", "^ Федеральн федеральн Решени решени Постановлени постановлени Приказ приказ Указ указ Распоряжени распоряжени Закон закон РЕШЕНИ ПОСТАНОВЛЕНИ ПРИКАЗ"),
    ("uk ru", r"(?:[Пп]останов|[Нн]аказ|[Зз]акон|[Уу]каз|[Рр]ішенн)\w{0,6}(?: [^\W\d_«»-]{1,30}){0,8}(?: від \d{1,2}(?:\.\d{1,2}\.\d{4}| [а-яіїє]{3,12} \d{4})(?: р\.| року)?)? (?:№|N) ?\d{1,6}(?:-[А-Яа-яІA-Z]{1,4})?", "^ Постанов постанов Наказ наказ Закон закон Указ указ Рішенн рішенн"),
    ("tr", r"\b\d{4}/\d{1,6} sayılı(?! Resm)(?: [A-ZÇĞİÖŞÜ][\wçğıöşü]{1,30}){1,4}|\b\d{3,5} sayılı(?! Resm)(?: [A-ZÇĞİÖŞÜ][\wçğıöşü]{1,30}){1,5}|\(?Tebliğ No: ?\d{4}/\d{1,3}\)?", "12< sayılı Tebliğ"),
    ("vi", r"(?:Nghị định|Thông tư|Quyết định|Luật|Công văn|Nghị quyết)(?: số)?:? ?\d{1,6}/(?:\d{4}/)?[A-ZĐ][\wĐ-]{1,20}(?:-[A-ZĐ]{1,12})*", "^ Nghị Thông Quyết Luật Công"),
    ("id", r"\b(?:PMK|UU|PP|Perpres|Permendag|Permenkeu|PER|Peraturan (?:Menteri|Pemerintah|Presiden|Direktur)(?: [A-Z]\w{1,30}){0,6}|Undang-Undang|Keputusan (?:Menteri|Direktur)(?: [A-Z]\w{1,30}){0,6})(?: Republik Indonesia)? (?:Nomor|No\.?) ?(?:[A-Z]{2,4}-)?\d{1,4}(?:/[\w.]{1,12})*(?: Tahun \d{4})?", "^ PMK UU PP Perpres Permendag Permenkeu PER Peraturan Undang-Undang Keputusan"),
    ("th", r"(?:ประกาศกรม\S{2,20}|ประกาศกระทรวง\S{2,20}|พระราชบัญญัติ\S{2,30}) ?ที่ ?\d{1,4}/\d{4}", "^ ประกาศ พระราชบัญญัติ"),
    ("ar", r"(?:قرار|القرار|قانون|القانون|مرسوم|المرسوم|نظام|النظام|تعميم|التعميم)(?: [^\W\d_]{1,20}){0,4} رقم \(?\d{1,6}(?:/\d{1,6})?\)?(?: لسنة \d{4})?", "^ قرار القرار قانون القانون مرسوم المرسوم نظام النظام تعميم التعميم"),
    ("*", r"\bG/(?:TBT|SPS|LIC|AG|MA)/(?:N/)?[A-Z0-9][\w/.]{0,30}\d", "^ G/TBT G/SPS G/LIC G/AG G/MA"),
)  # fmt: skip


_NUMBER = 12
_DIGIT_NEAR = re.compile(r"[\d〇一二三四五六七八九十百千元]")
_REACH = 220
"""How far behind its word a citation may reach."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of citation: its pattern, the words that tell of it, and how far before one it may begin (None: at it)."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]
    before: int | None = None

    def found(self, text: str, places: list[int]) -> Iterator[re.Match[str]]:
        """The citations of this kind, in the order of the text. `places` are those of its words."""
        if not self.words:
            return self.pattern.finditer(text)
        return matches(self.pattern, text, places) if self.before is None else self._near(text, places, self.before)

    def _near(self, text: str, places: list[int], before: int) -> Iterator[re.Match[str]]:
        reach = 0
        for place in places:
            if not _DIGIT_NEAR.search(text, max(0, place - _NUMBER), place + _NUMBER):
                continue
            begin = place - before if place < before else max(place - before, text.rfind("\n", place - before, place))
            while place >= reach:
                match = self.pattern.search(text, max(reach, begin), place + _REACH)
                if match is None:
                    break
                reach = match.end()
                yield match


@cache
def _kinds(language: str) -> tuple[tuple[_Kind, ...], ahocorasick.Automaton]:
    """The kinds that a language writes, and the automaton of their words, each with the kinds that it tells of."""
    kinds = tuple(
        _kind(pattern, where)
        for languages, pattern, where in _PATTERNS
        if languages == "*" or language in languages.split()
    )
    automaton = ahocorasick.Automaton()
    for word in sorted({word for kind in kinds for word in kind.words}):
        automaton.add_word(word, (len(word), [at for at, kind in enumerate(kinds) if word in kind.words]))
    automaton.make_automaton()
    return kinds, automaton


def _kind(pattern: str, where: str) -> _Kind:
    first, *words = where.split() or [""]
    return _Kind(re.compile(pattern), tuple(words), int(first[:-1]) if first.endswith("<") else None)


_ISSUERS = tuple("部署局委会院行办厅")
"""How the names of Chinese authorities end: of `文件、公告〔2007〕16号` the first word issues nothing."""
_LEADING = re.compile(
    r".*(?:对|對|根据|根據|按照|按|依据|依據|依照|执行|废止|修订|见|详见|关于|關於|的|和|与|及|由|将|经|在|自|为|以|同时|本|属于|符合|了|发布|公布|印发|实施|﹐)",
    re.DOTALL,
)
"""What may stand before a Chinese issuer's name in the run of characters: verbs and small words of the sentence."""


def find_references(text: str, language: str) -> list[Span]:
    """Where acts are cited, in the order of the text; of two that overlap the longer."""
    spans: list[Span] = []
    kinds, automaton = _kinds(language)
    places: list[list[int]] = [[] for _ in kinds]
    for end, (length, told) in automaton.iter(text):
        for number in told:
            places[number].append(end - length + 1)
    for kind, at in zip(kinds, places, strict=True):
        if not at and kind.words:
            continue
        for match in kind.found(text, sorted(at)):
            skip = _small_words(match[0]) if language == "zh" else 0
            spans.append((match.start() + skip, match.end()))
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
        elif span[1] - span[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = span
    return kept


def _small_words(written: str) -> int:
    """How much of a Chinese run before the act's kind and number is not the issuer's name."""
    head, mark, rest = written.partition("、")
    if mark and not head.endswith(_ISSUERS) and "第" not in head:
        return len(head) + 1 + _small_words(rest)
    act = re.search(r"(?:公告|令|通知|函)?(?:\d{4}年)?(?:第|[〔\[（(]\d{4})", written)
    lead = _LEADING.match(written[: act.start()]) if act else None
    return lead.end() if lead else 0
