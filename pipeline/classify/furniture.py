"""Lines of a page that say nothing of its subject: update stamps, menus, share buttons, cookie notices.

Compare sets most of them aside; what slips through must not lead a headline. Taught by the closing lines of GOV.UK,
zoll.de, douane.gouv.fr, gob.mx, gov.br, customs.gov.cn, customs.go.jp, customs.go.kr and tullverket.se pages.
"""

import re
from functools import cache

from ahocorasick_rs import AhoCorasick

from pipeline.classify.search import automaton, found

_LONGEST, _STAMP_LONGEST = 200, 110
_STAMP = re.compile(
    r"""(?ix)
    \b(?:last|page|date|first|content|site)?\s*(?:up-?dated|modified|reviewed|revised|amended)\b(?:\s+(?:on|at|date|by))?
    | \bpublished\s+(?:on|at)? | \bdate\s+modified | \bversion\s+of
    | \bstand\b | zuletzt\s+(?:aktualisiert|geändert) | aktualisiert\s+am | letzte\s+(?:änderung|aktualisierung)
    | mis(?:e)?\s+(?:à|a)\s+jour | dernière\s+(?:mise\s+à\s+jour|modification) | modifié\s+le | date\s+de\s+modification
    | (?:última|ultima|fecha\s+de(?:\s+la)?|data\s+d[ae])\s+(?:actualización|atualização|modificación|modificação|revisión)
    | (?:actualizado|atualizado|modificado)\s+(?:el|em|en) | ultimo\s+aggiornamento | aggiornato\s+(?:al|il) | data\s+di\s+(?:aggiornamento|ultima\s+modifica)
    | laatst\s+(?:bijgewerkt|gewijzigd) | bijgewerkt\s+op | (?:senast|sidan)\s+(?:uppdaterad|granskad|ändrad) | sidst\s+opdateret | sist\s+oppdatert
    | (?:ostatnia|data)\s+(?:aktualizacja|aktualizacji|modyfikacja|modyfikacji) | (?:son\s+)?güncelle(?:me|nme)(?:\s+tarihi)?
    | (?:дата|последнее)\s+(?:обновлени[яе]|изменени[яе]|публикации) | обновлено | (?:дата|останнє)\s+оновлення | оновлено
    | 最終更新日? | 更新日(?:期|時)? | 掲載日 | 更新时间 | 更新時間 | 发布时间 | 發布日期 | 发布日期 | 最后更新 | 最後更新 | 修改日期
    | 최종\s*(?:수정|업데이트)일? | 수정일 | 등록일 | 작성일 | آخر\s+تحديث | تاريخ\s+(?:التحديث|النشر)
    | cập\s+nhật(?:\s+lần\s+cuối)? | ngày\s+cập\s+nhật | ปรับปรุง(?:ล่าสุด|เมื่อ) | (?:terakhir\s+)?diperbarui | pembaruan\s+terakhir
    """
)
# To search for these is a hundred times cheaper than the pattern, which matches in no line without one.
_STAMP_WORDS = (
    "dated", "pdate", "modifi", "review", "revis", "amend", "publish", "version of", "stand", "aktual", "änderung", "jour", "actualiz", "atualiz", "aggiorna", "bijgewerkt",
    "gewijzigd", "senast", "sidan", "opdater", "oppdater", "modyfik", "güncel", "обнов", "измен", "публик", "онов", "更新", "掲載", "时间", "發布", "发布", "修改", "정", "일",
    "업데이트", "تحديث", "تاريخ", "nhật", "ปรับปรุง", "diperbarui", "pembaruan", "modificação", "modificación", "revisão", "revisión",
)  # fmt: skip
# Held against the line in small letters, which is many times as fast as to ignore case; each begins with two letters.
_FRAME = r"""
    skip\s+to\s+(?:main|content) | back\s+to\s+top | cookies?\b | we\s+uses?\s+cookies | this\s+site\s+uses?\s+cookies | print\s+(?:this|page|version) | share\s+(?:this|on|via) | sign\s+(?:in|up)\b
    | read\s+more | view\s+all | subscribe | rss\b | breadcrumb | all\s+rights\s+reserved | follow\s+us | was\s+this\s+page | give\s+feedback
    | page\s+\d+\s+(?:of|/)\s+\d+ | javascript | web\s+browser | copyright
    | zum\s+inhalt | nach\s+oben | seite\s+(?:drucken|teilen|empfehlen) | barrierefrei | impressum | datenschutz\b
    | aller\s+au\s+contenu | haut\s+de\s+page | imprimer | partager | mentions\s+légales | nous\s+suivre | lire\s+la\s+suite
    | ir\s+al\s+contenido | compartir | imprimir | aviso\s+legal | leer\s+más | ir\s+para\s+o\s+conteúdo | compartilh\w+ | acesso\s+à\s+informação
    | vai\s+al\s+contenuto | condividi | stampa\b | note\s+legali | naar\s+boven | delen\s+via | tillbaka\s+till\s+toppen | dela\s+sidan
    | udostępnij | drukuj | поделиться | версия\s+для\s+печати | количество\s+просмотров | поширити
    | このページの(?:先頭|トップ) | ページの先頭 | 本文へ | 印刷 | 打印 | 关闭窗口 | 分享 | 字体 | 浏览次数 | 瀏覽人次 | 點閱 | 공유하기 | 인쇄 | 조회수 | 본문\s*바로가기 | مشاركة | طباعة
"""
_FURNITURE = re.compile(_FRAME, re.VERBOSE)
_OPENINGS = frozenset(one.strip()[:2] for one in _FRAME.split(" | "))
"""How they open: a line that opens otherwise is not held against each."""
_COUNTED, _COOKIES = re.compile(r"\b\d+\s+(?:views|visits|hits)\b"), re.compile(r".{0,40}クッキーを使用")
_CONTACT = re.compile(
    r"(?:\btele(?:ph|f)\w*|\bt[eé]l\b|\bphone|\bfax|\bhotline|\bhelpline|電話|电话|電子郵件|전화|هاتف|\bтел|điện thoại|โทร)[^\d+]{0,40}[+(\d][\d ()./–-]{5,}"
)
"""A line of whom to call, and at which number: taught by contact boxes of HMRC, zoll.de and customs.go.jp."""
_CONTACT_WORDS = ("tel", "tél", "phone", "fax", "hotline", "helpline", "電話", "电话", "電子郵件", "전화", "هاتف", "тел", "điện thoại", "โทร")  # fmt: skip
_KINDS = ("stamp",) * len(_STAMP_WORDS) + ("contact",) * len(_CONTACT_WORDS)
"""By the number of each word what a line with it may be."""
_MOST_OF_CONTACT = 9
_DATE_PARTS = re.compile(
    r"[\d\W_]+|\b(?:on|am|le|el|em|il|op|den|de|del|um|at|by|and|utc|gmt|uhr|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*",
    re.IGNORECASE,
)
_DIGIT, _DIGITS = re.compile(r"\d"), re.compile(r"\d+")
_WORD = re.compile(r"\w{2,}")
_LEFT = 3


@cache
def _words() -> AhoCorasick:
    return automaton((*_STAMP_WORDS, *_CONTACT_WORDS))


def is_furniture(line: str) -> bool:
    """Whether a line is a stamp or part of the page's frame, rather than of its text."""
    line = line.strip()
    if not line:
        return True
    if len(line) > _LONGEST or (len(line) > _LONGEST // 2 and not _DIGIT.search(line)):
        return False
    small = line.lower()
    may_be = {_KINDS[number] for number, _, _ in found(_words(), small)}
    if "contact" in may_be and _DIGIT.search(small) and (contact := _CONTACT.search(small)):
        return (
            len(_WORD.findall(_DIGITS.sub(" ", small[: contact.start()] + small[contact.end() :]))) <= _MOST_OF_CONTACT
        )
    if "stamp" in may_be and len(line) <= _STAMP_LONGEST and _STAMP.search(line):
        return len(_WORD.findall(_DATE_PARTS.sub(" ", _STAMP.sub(" ", line)))) <= _LEFT
    return len(line) <= _LONGEST // 2 and _is_of_frame(small)


def _is_of_frame(small: str) -> bool:
    if small[:2] in _OPENINGS:
        return _FURNITURE.match(small) is not None
    if small[0] == "©" or (small[0].isdigit() and _COUNTED.match(small)):
        return True
    return "クッキー" in small and _COOKIES.match(small) is not None
