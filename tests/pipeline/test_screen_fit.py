"""What is not the page that was asked for is named; a page that is, passes, whatever it mentions."""

import random

import pytest

from pipeline.extract import extract
from pipeline.model.capture import Raw
from pipeline.model.verdict import Verdict
from pipeline.screen import fit


def verdict(body: str | bytes, content_type: str = "text/html; charset=utf-8", status: int | None = 200) -> str:
    raw = Raw(body.encode() if isinstance(body, str) else body, content_type=content_type, status=status)
    return fit(raw, extract(raw)).verdict.value


def page(title: str, *paragraphs: str) -> str:
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{''.join(f'<p>{text}</p>' for text in paragraphs)}</body></html>"


MAINTENANCE = {
    "en": ("Customs portal", "The site is under maintenance. We will be back soon."),
    "de": ("Zoll", "Wegen Wartungsarbeiten ist diese Seite derzeit nicht erreichbar."),
    "fr": ("Douane", "Le site est en maintenance. Merci de revenir plus tard."),
    "es": ("Aduana", "Sitio en mantenimiento. Disculpe las molestias."),
    "pt": ("Aduana", "O site está em manutenção. Volte mais tarde."),
    "it": ("Dogane", "Il sito è in manutenzione, torneremo presto."),
    "nl": ("Douane", "Wegens onderhoud is de website tijdelijk niet bereikbaar."),
    "pl": ("Cło", "Trwa przerwa techniczna. Prosimy spróbować później."),
    "tr": ("Gümrük", "Sitemizde bakım çalışması yapılmaktadır."),
    "ru": ("Таможня", "На сайте ведутся технические работы."),
    "uk": ("Митниця", "На сайті тривають технічні роботи."),
    "el": ("Τελωνείο", "Η σελίδα είναι υπό συντήρηση."),
    "ar": ("الجمارك", "الموقع تحت الصيانة، نعود قريبا."),
    "he": ("מכס", "האתר בתחזוקה"),
    "zh": ("海关总署", "系统维护，请稍后再访问。"),
    "zh-Hant": ("關務署", "網站維護中，請稍後再試。"),
    "ja": ("税関", "ただいまメンテナンス中です。"),
    "ko": ("관세청", "시스템 점검 중입니다."),
    "vi": ("Hải quan", "Trang web đang bảo trì."),
    "th": ("ศุลกากร", "ปิดปรับปรุงระบบชั่วคราว"),
    "id": ("Bea Cukai", "Situs sedang dalam pemeliharaan."),
    "hu": ("Vám", "Az oldal karbantartás alatt áll."),
    "sv": ("Tullverket", "Planerat underhåll pågår. Försök igen senare."),
    "fi": ("Tulli", "Palvelussa on huoltokatko."),
}  # fmt: skip


@pytest.mark.parametrize("language", MAINTENANCE)
def test_a_maintenance_page_that_answers_200_is_named(language: str) -> None:
    assert verdict(page(*MAINTENANCE[language])) == "maintenance"


BRIEFLY_DOWN = {
    "en": ("Scheduled maintenance", "This website is temporarily unavailable due to scheduled maintenance. Please try again later."),
    "en, titled by the site": ("Customs", "We are carrying out essential maintenance. Please check back later today."),
    "de": ("Geplante Wartung", "Unsere Seiten sind zurzeit nicht verfügbar. Bitte versuchen Sie es später erneut."),
    "fr": ("Maintenance", "Le site n'est pas accessible. Veuillez réessayer plus tard."),
    "es": ("Mantenimiento programado", "El sitio no está disponible. Inténtelo de nuevo más tarde."),
    "pt": ("Manutenção", "O portal não está disponível de momento. Tente novamente mais tarde."),
    "it": ("Manutenzione", "Il portale non è raggiungibile. La preghiamo di riprovare più tardi."),
    "nl": ("Onderhoud", "Deze website is even niet beschikbaar. Probeer het later opnieuw."),
    "pl": ("Konserwacja", "Serwis jest niedostępny. Prosimy spróbować później."),
    "cs": ("Údržba", "Stránky nejsou dostupné. Zkuste to později."),
    "sv": ("Underhåll", "Webbplatsen är stängd. Försök igen senare."),
    "fi": ("Huolto", "Sivusto ei ole käytössä. Yritä myöhemmin uudelleen."),
    "tr": ("Bakım", "Sitemize şu anda ulaşılamıyor. Lütfen daha sonra tekrar deneyin."),
    "el": ("Συντήρηση", "Ο ιστότοπος δεν είναι διαθέσιμος. Δοκιμάστε ξανά αργότερα."),
    "ru": ("Плановое обслуживание", "Сайт не работает. Пожалуйста, попробуйте позже."),
    "ar": ("صيانة", "الموقع غير متاح حاليا. يرجى المحاولة لاحقا."),
    "zh": ("系统升级", "网站暂停访问,请稍后再试。"),
    "ja": ("定期メンテナンス", "サイトをご利用いただけません。しばらくしてからアクセスしてください。"),
    "ko": ("정기 점검", "홈페이지를 이용할 수 없습니다. 잠시 후 다시 시도해 주십시오."),
    "vi": ("Bảo trì", "Cổng thông tin chưa hoạt động. Vui lòng quay lại sau."),
    "id": ("Pemeliharaan", "Situs tidak dapat diakses. Silakan coba lagi nanti."),
}  # fmt: skip


@pytest.mark.parametrize("language", BRIEFLY_DOWN)
def test_a_brief_page_about_maintenance_that_asks_to_come_back_is_the_maintenance(language: str) -> None:
    assert verdict(page(*BRIEFLY_DOWN[language])) == "maintenance"


@pytest.mark.parametrize(
    "notice",
    [
        ("Scheduled maintenance", "The export declaration system is down on 5 May from 22:00 to 23:00 for maintenance."),
        ("Bakım", "Bilge sistemi 5 Mayıs 2026 tarihinde 22:00 ile 23:00 arasında kapalı olacaktır."),
        ("系统升级公告", "单一窗口系统将于2026年5月5日22时至23时进行升级，期间暂停报关业务。"),
        ("Aircraft parts", "Parts imported for the maintenance of aircraft are free of duty."),
    ],
)  # fmt: skip
def test_a_brief_notice_of_maintenance_is_a_notice(notice: tuple[str, str]) -> None:
    assert verdict(page(*notice)) == "ok"


@pytest.mark.parametrize(
    "body", [random.Random(7).randbytes(50_000), random.Random(8).randbytes(50_000) + b"PK\x05\x06" + bytes(18)]
)
def test_a_damaged_workbook_is_damaged_and_not_too_complex(body: bytes) -> None:
    assert verdict(b"PK\x03\x04" + body, "application/octet-stream") in ("garbled", "truncated", "empty")


SOFT_404 = [
    ("Page not found", "Sorry."), ("Seite nicht gefunden", "Leider."), ("Page introuvable", ""), ("Página no encontrada", ""),
    ("Sayfa bulunamadı", ""), ("Страница не найдена", ""), ("找不到页面", ""), ("ページが見つかりません", ""), ("페이지를 찾을 수 없습니다", ""),
    ("الصفحة غير موجودة", ""), ("Strona nie istnieje", ""), ("404", "The page you requested was not found."),
]  # fmt: skip


@pytest.mark.parametrize("words", SOFT_404)
def test_a_page_not_found_that_answers_200_is_named(words: tuple[str, str]) -> None:
    assert verdict(page(*words)) == "not-found"


CHALLENGES = {
    "cloudflare": "<html><title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/h/b/x.js'></script><p>Checking.</p></html>",
    "akamai": "<HTML><TITLE>Access Denied</TITLE><H1>Access Denied</H1>You don't have permission.<P>Reference&#32;&#35;18&#46;1d&#46;25</HTML>",
    "incapsula": '<html><iframe src="/_Incapsula_Resource?x=1">Request unsuccessful. Incapsula incident ID: 7</iframe></html>',
    "f5": "<html><script>window['bobcmn']='1';</script><script src='/TSPD/08?type=7'></script><noscript>Please enable JavaScript.</noscript></html>",
    "f5 rejected": "<html><body>The requested URL was rejected. Please consult with your administrator. Your support ID is: 1</body></html>",
    "sucuri": "<html><title>You are being redirected...</title><script>sucuri_cloudproxy_js=''</script></html>",
    "recaptcha": "<html><p>I'm not a robot</p><script src='https://www.google.com/recaptcha/api.js'></script></html>",
    "jsl": "<script>document.cookie='__jsl_clearance=1';location.href=location.href</script>",
}


@pytest.mark.parametrize("wall", CHALLENGES)
def test_a_bot_wall_is_named_as_such(wall: str) -> None:
    assert verdict(CHALLENGES[wall]) == "challenge"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (page("500 Internal Server Error", "Something went wrong."), "error-page"),
        (page("Website gesperrt", "Der Zugang musste gesperrt werden."), "error-page"),
        (
            page("Access restricted", "This site has been blocked as per the instructions of the authority."),
            "error-page",
        ),
        ("<html><title>Sign in</title><form><label>User</label><input type='password'></form></html>", "login"),
        ("<html><title>Giriş Yap</title><form>Parola <input type=password></form></html>", "login"),
        ("<html><meta http-equiv='refresh' content='0;url=/index.jsp'><body></body></html>", "empty"),
        (page("Object moved", "This document may be found <a href='/'>here</a>"), "empty"),
        ("<html><head><script>self.location.href='a.html'</script></head><body></body></html>", "script-shell"),
        (
            "<html><body><noscript>You need to enable JavaScript to run this app.</noscript><div id='root'></div></body></html>",
            "script-shell",
        ),
        ("<html><body><div id=app></div><script src=/main.js></script></body></html>", "script-shell"),
        ("", "empty"),
        ("  \n", "empty"),
        ("<html><body></body></html>", "empty"),
        ("<html><body><div><div><p>" + "Rule text. " * 300 + "</p><table><tr><td>1", "truncated"),
        ("<html><body><p>" + "Rule text. " * 300 + '</p><a href="/no', "truncated"),
    ],
)
def test_what_stands_in_place_of_a_page_is_named(body: str, named: str) -> None:
    assert verdict(body) == named


@pytest.mark.parametrize(
    ("status", "named"),
    [
        (404, "not-found"),
        (410, "gone"),
        (401, "login"),
        (429, "throttled"),
        (500, "error-page"),
        (503, "error-page"),
        (451, "error-page"),
        (302, "empty"),
    ],
)
def test_status_codes_count(status: int, named: str) -> None:
    assert verdict(page("Tariff", RULE), status=status) == named


def test_a_status_of_503_is_maintenance_or_challenge_where_the_page_says_so() -> None:
    assert verdict(page(*MAINTENANCE["en"]), status=503) == "maintenance"
    assert verdict(CHALLENGES["cloudflare"], status=503) == "challenge"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ('{"MESSAGE": "Authorization has been denied for this request.", "STATUSCODE": 401}', "login"),
        ('{"error": {"code": "API_KEY_INVALID", "message": "An invalid api_key was supplied"}}', "login"),
        ('{"errors": [{"status": "500", "title": "INTERNAL_SERVER_ERROR"}]}', "error-page"),
        ('{"error": "Not found", "code": 404}', "not-found"),
        ('{"data": [], "meta": {"totalElements": 0}}', "empty"),
        ("[]", "empty"),
        ('{"a": "b", "c": ', "truncated"),
        ('{"title": "Notice", "status": "in force", "message": "The rate is raised"}', "ok"),
        ('{"results": [{"id": 1, "title": "Notice"}], "count": 1}', "ok"),
    ],
)
def test_answers_of_interfaces(body: str, named: str) -> None:
    assert verdict(body, "application/json") == named


def test_a_cut_off_pdf_is_truncated() -> None:
    assert verdict(b"%PDF-1.4\n1 0 obj<</Type/Catalog", "application/pdf") == "truncated"


def test_a_cut_off_xml_is_truncated() -> None:
    assert verdict("<?xml version='1.0'?><act><p>First.</p><p>Second", "application/xml") == "truncated"


RULE = (
    "The importer shall lodge the declaration before the goods arrive and pay the duty at the rate in force on that day, "
    "unless the annex provides otherwise for the goods in question. "
) * 8


@pytest.mark.parametrize(
    "body",
    [
        page("Maintenance of customs records", RULE, "The portal is under maintenance on 5 May from 22:00 to 23:00."),
        page(
            "Duty rates",
            RULE,
            "Log in to your account to lodge a declaration.",
            "If an error occurred, call the help desk.",
        ),
        page("Notice 12/2026", RULE, "Where the file cannot be found in the register, the office asks for it."),
        page("Access denied to goods of forced labour", RULE),
        page("Temporarily unavailable quotas", RULE),
        f"<html><body><form>User <input type='password'> Login</form><h1>Notice</h1><p>{RULE}</p></body></html>",
        f"<html><body><h1>Notice</h1><p>{RULE}</p><script src='/cdn-cgi/challenge-platform/x.js'></script></body></html>",
        f"<html><head><meta http-equiv='refresh' content='900;url=/'></head><body><p>{RULE}</p></body></html>",
        f"<html><noscript>Please enable JavaScript.</noscript><body><p>{RULE}</p><script>location.href='#a'</script></body></html>",
        page("Tariff notice", "The duty on bicycles of heading 8712 is raised to 10 % from 1 May 2026."),
        "<p>A fragment of a page: the rate is 5 %.</p>",
    ],
)
def test_a_rule_that_mentions_such_things_in_passing_is_fit(body: str) -> None:
    assert verdict(body) == "ok"


def test_a_text_full_of_lost_characters_is_garbled() -> None:
    assert verdict("Tarif ��� des ����� droits ���� de douane � ".encode(), "text/plain; charset=utf-8") == "garbled"
    assert (
        verdict(
            "La dur?e des pr?l?vements pr?vus ? l'annexe est fix?e par le pr?sident apr?s l'arr?t? du d?partement.",
            "text/plain",
        )
        == "garbled"
    )


def test_the_verdict_says_which_words_gave_it() -> None:
    raw = Raw(page(*MAINTENANCE["de"]).encode(), content_type="text/html; charset=utf-8")
    found = fit(raw, extract(raw))
    assert (found.verdict, found.why) == (Verdict.MAINTENANCE, "wartungsarbeiten")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("CHIEF maintenance", "CHIEF will be down for maintenance on 4 October. Use the manual procedure."),
        ("System maintenance", "The declaration system is unavailable on 12 July 2026 for maintenance. Please try again later if a message is rejected."),
        ("Wartung ATLAS", "Am 3. Mai steht ATLAS wegen Wartungsarbeiten nicht zur Verfügung. Es gilt das Ausfallverfahren."),
        ("关于系统维护的公告", "海关总署定于2026年5月3日20时至24时对申报系统进行维护，期间暂停受理报关单申报。"),
        ("시스템 점검 안내", "5월 3일 02시부터 06시까지 전자통관시스템 점검으로 수입신고가 중단됩니다."),
        ("Erreur matérielle", "Une erreur est survenue dans l'arrêté : lire 5,5 % au lieu de 5 %."),
        ("Correction", "An error occurred in the tariff: for heading 0805 read MFN."),
        ("Website of the commission", "The commission has moved its website; the old address stays valid."),
        ("Lost certificates", "If a certificate cannot be found, a duplicate may be issued."),
        ("Broken seals", "If a seal is broken the carrier informs customs at once."),
        ("Forbidden goods", "It is forbidden to import counterfeit medicines."),
        ("Cargo not found", "Cargo that is not found within 30 days is deemed lost."),
        ("JavaScript", "Printed books on JavaScript are zero-rated."),
        ("Before you continue to import plants", "Check whether your plants need a phytosanitary certificate."),
        ("Session of the committee", "The session of the tariff committee has expired without a decision."),
    ],
)  # fmt: skip
def test_a_short_notice_that_speaks_of_outages_errors_and_sessions_is_fit(title, text):
    assert said(title, text) == "ok"


@pytest.mark.parametrize(
    ("title", "text", "verdict"),
    [
        ("Session expired", "Your session has expired. Please log in again.", "login"),
        ("提示", "登录超时，请重新登录。", "login"),
        ("Nous respectons votre vie privée", "Avec votre accord, nous utilisons des cookies.", "empty"),
        ("Notice", "Access from your country has been restricted.", "error-page"),
        ("customs.example", "Verifying you are human. This may take a few seconds.", "challenge"),
        ("Un momento…", "Verificando que eres un ser humano.", "challenge"),
        ("Održavanje", "Stranica je privremeno nedostupna zbog održavanja.", "maintenance"),
        ("Fehler", "Diese Seite gibt es nicht mehr.", "not-found"),
        ("Oops", "Something broke on our end.", "error-page"),
        ("Sorry", "The page you requested could not be located on this server.", "not-found"),
        ("Zugriff blockiert", "Ihre Anfrage wurde vom Sicherheitssystem blockiert.", "challenge"),
        ("エラー", "エラーが発生したため処理を中断しました。", "error-page"),
        ("Servizio sospeso", "Il sito è sospeso per lavori di aggiornamento.", "maintenance"),
        ("Access Denied", "Reference #18.abcd1234.1700000000.5f", "challenge"),
        ("Upgrade", "We are upgrading this website. Please check back soon.", "maintenance"),
        ("Puslapis nerastas", "Jūsų ieškomas puslapis neegzistuoja.", "not-found"),
    ],
)
def test_what_stands_in_a_pages_place_is_named(title, text, verdict):
    assert said(title, text) == verdict


def said(title, text):
    page = f"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"
    raw = Raw(page.encode(), content_type="text/html; charset=utf-8", status=200)
    return fit(raw, extract(raw)).verdict.value
