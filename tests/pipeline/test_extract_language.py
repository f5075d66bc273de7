"""The language is that of the text; what a page declares stands where the text is too short to tell."""

import pytest

from pipeline.extract import extract
from pipeline.extract.language import guessed, language_of
from pipeline.model.capture import Raw

SENTENCES = {
    "en": "The rate of duty on the goods that are listed in the annex shall be raised by five points from the first of May.",
    "de": "Der Zollsatz für die im Anhang genannten Waren wird mit Wirkung vom ersten Mai um fünf Punkte angehoben und ist zu zahlen.",
    "fr": "Le taux des droits de douane sur les marchandises qui figurent dans l'annexe est relevé de cinq points à compter du premier mai.",
    "es": "El tipo de los derechos de aduana para las mercancías que figuran en el anexo se eleva en cinco puntos a partir de mayo.",
    "pt": "A taxa dos direitos aduaneiros para as mercadorias que constam do anexo não é aumentada em cinco pontos a partir de maio.",
    "it": "L'aliquota dei dazi doganali per le merci che sono elencate nell'allegato è aumentata di cinque punti con effetto dal primo maggio.",
    "nl": "Het recht op de goederen die in de bijlage worden genoemd is met ingang van mei met vijf punten verhoogd en wordt door de invoerder betaald.",
    "pl": "Stawka celna na towary, które są wymienione w załączniku, jest podwyższona o pięć punktów od pierwszego maja i nie może być niższa.",
    "cs": "Sazba cla na zboží, které je uvedeno v příloze, se zvyšuje o pět bodů od prvního května podle zákona a není možné ji snížit.",
    "hu": "A mellékletben felsorolt áruk vámtétele május elsejétől öt ponttal emelkedik, és az importőr nem kérhet mentességet, ha a törvény szerint kell fizetni.",
    "ro": "Nivelul taxelor vamale pentru mărfurile care sunt prevăzute în anexă se majorează cu cinci puncte și nu este redus prin lege.",
    "tr": "Ekli listede yer alan eşyanın gümrük vergisi oranı mayıs ayından itibaren beş puan artırılmış olup bu karar için ilgili madde uygulanır.",
    "sv": "Tullsatsen för de varor som anges i bilagan höjs med fem punkter från och med den första maj och ska betalas av den som inför varan.",
    "fi": "Liitteessä lueteltujen tavaroiden tulli on korotettu viidellä prosenttiyksiköllä ja se on maksettava, jos tavarat eivät ole tai voi olla tullittomia.",
    "el": "Ο δασμός για τα εμπορεύματα που αναφέρονται στο παράρτημα αυξάνεται κατά πέντε μονάδες από την πρώτη Μαΐου.",
    "ru": "Ставка ввозной пошлины на товары, указанные в приложении, повышается на пять пунктов с первого мая и не может быть снижена.",
    "uk": "Ставка ввізного мита на товари, зазначені у додатку, підвищується на п'ять пунктів з першого травня та не може бути знижена.",
    "vi": "Thuế suất của các hàng hóa được quy định trong phụ lục này tăng năm điểm và không được giảm cho những người nhập khẩu.",
    "ar": "ترفع نسبة الرسوم الجمركية على البضائع المذكورة في الملحق من أول مايو بعد نشر هذا القرار في الجريدة الرسمية",
    "zh-Hans": "附件所列进口货物的关税税率自五月一日起提高五个百分点，由海关负责执行。",
    "zh-Hant": "附件所列進口貨物之關稅稅率自五月一日起提高五個百分點，由海關負責執行。",
    "ja": "別表に掲げる物品の関税率は、五月一日から五ポイント引き上げるものとする。",
    "ko": "별표에 기재된 물품의 관세율은 오월 일일부터 인상한다.",
    "th": "ให้เพิ่มอัตราอากรขาเข้าสำหรับสินค้าตามบัญชีแนบท้าย",
}  # fmt: skip


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_or_two_tell_the_language(language: str) -> None:
    assert guessed(SENTENCES[language] * 2)[0] == language


def test_clear_text_beats_a_template_that_declares_english() -> None:
    page = f'<html lang="en"><p>{SENTENCES["ja"] * 3}</p></html>'
    assert extract(Raw(page.encode(), content_type="text/html")).language == "ja"
    page = f'<html lang="en"><p>{SENTENCES["de"] * 3}</p></html>'
    assert extract(Raw(page.encode(), content_type="text/html")).language == "de"


def test_a_short_page_is_in_the_language_that_it_declares() -> None:
    assert extract(Raw(b'<html lang="fr-CA"><p>Douane</p></html>')).language == "fr"


def test_where_nothing_tells_the_source_is_believed_and_else_nothing_is_said() -> None:
    assert language_of(["8517.13"], None, "en-GB") == "en"
    assert language_of(["8517.13"], None) == "und"


def test_neighbouring_languages_are_as_declared() -> None:
    assert language_of([SENTENCES["cs"]], "sk") == "sk"
