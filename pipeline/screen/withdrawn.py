"""Does a page say of itself that it was withdrawn?

Only its top is looked at, and only words about the page as a publication (GOV.UK's banner "This guidance was withdrawn on
…" and its titles "[Withdrawn] …", China's "本公告已废止"): that a duty or an order is withdrawn is what a page tells.
"""

import re
import unicodedata

from pipeline.model.document import BlockType, Document

_TOP, _LONGEST = 12, 300  # blocks, and characters of one

_THIS = (
    # English
    r"this (?:[\w-]+ )?(?:guidance|publication|notice|page|document|form|collection|circular|announcement|advisory|bulletin|message|"
    r"press release|detailed guide|guide|manual|news story|news article|policy paper|content)"
    r"(?: [\w./-]+){0,3}? (?:was|has been|is(?: now)?) (?:withdrawn|rescinded|cancelled|canceled|revoked)",
    r"^\[withdrawn\]|^withdrawn: ",
    # German, French, Spanish, Portuguese, Italian, Dutch, Polish, Swedish
    r"diese[rs]? (?:seite|bekanntmachung|mitteilung|veröffentlichung|fachmeldung|merkblatt|information)(?: \S+){0,3}? (?:wurde|ist) (?:zurückgezogen|aufgehoben|zurückgenommen)",
    r"(?:cette page|cette publication|cet avis|ce document|cette circulaire|cette note|ce communiqué)(?: \S+){0,3}? (?:a été|est) (?:retirée?|abrogée?|annulée?)",
    r"(?:esta página|esta publicación|este aviso|este documento|esta circular|este comunicado|esta nota)(?: \S+){0,3}? (?:ha sido|fue) (?:retirad[oa]|derogad[oa]|anulad[oa])",
    r"(?:esta página|esta publicação|este aviso|este documento|esta circular|este comunicado)(?: \S+){0,3}? foi (?:retirad[oa]|revogad[oa]|cancelad[oa])",
    r"(?:questa pagina|questo avviso|questo documento|questa circolare|questa pubblicazione)(?: \S+){0,3}? è (?:stat[oa] )?(?:ritirat[oa]|revocat[oa]|abrogat[oa])",
    r"(?:deze pagina|deze publicatie|dit document|deze mededeling|dit bericht)(?: \S+){0,3}? is (?:ingetrokken|vervallen)",
    r"(?:ta strona|ten dokument|ten komunikat|to ogłoszenie)(?: \S+){0,3}? (?:został[ao]? )?(?:wycofan[eya]|uchylon[eya])",
    r"(?:den här sidan|detta dokument|denna publikation|detta meddelande)(?: \S+){0,3}? har (?:dragits tillbaka|upphävts)",
    # Russian, Turkish, Chinese, Japanese, Korean
    r"(?:данный документ|данное сообщение|данная страница|этот документ)(?: \S+){0,3}? (?:отозван[оа]?|отменен[оа]?|утратил[оа]? силу)",
    r"bu (?:duyuru|sayfa|belge|tebliğ)(?: \S+){0,3}? (?:geri çekilmiştir|yürürlükten kaldırılmıştır|iptal edilmiştir)",
    r"(?:本|该|此)(?:公告|通知|文件|页面|公示|文)(?:现)?已(?:经)?(?:被)?(?:废止|撤销|撤回|失效)",
    r"(?:この|本)(?:通達|告示|お知らせ|ページ|文書|公告)は[、]?.{0,20}(?:廃止|撤回|取り下げ)(?:され|し)",
    r"(?:이|본) (?:공고|고시|문서|게시물|안내)(?:은|는|가|이) .{0,20}(?:폐지|철회)되었",
)  # fmt: skip
_SAYS = re.compile("|".join(_THIS), re.IGNORECASE)
# GOV.UK's content API: `withdrawn_notice` holds when and why, and is empty of what stands.
_FIELD = re.compile(r"(?:^| / )withdrawn_notice / (?:withdrawn_at|explanation)$")


def says_withdrawn(document: Document) -> str | None:
    """The words by which the page says that it was withdrawn; None where it does not."""
    for block in document.blocks:
        if block.type is BlockType.FIELD and _FIELD.search(block.key or ""):
            return block.text[:_LONGEST]
    top = [document.title, *(block.text for block in document.blocks[:_TOP])]
    for line in top:
        found = _SAYS.search(unicodedata.normalize("NFC", line.strip())[:_LONGEST])
        if found:
            return found.group()
    return None
