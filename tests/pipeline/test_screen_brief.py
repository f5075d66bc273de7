"""Brief pages in nobody's known wording: known by their parts; and the notices that stand next to them, which pass."""

import pytest

from pipeline.extract import extract
from pipeline.model.capture import Raw
from pipeline.screen import fit

MENU = "".join(
    f"<div><a href='/{n}'>{word}</a></div>" for n, word in enumerate(("Home", "Tariff", "Importers", "News"))
)
FORM = "<form><input name=u><input type=password name=p><button>OK</button></form>"


def verdict(body: str, content_type: str = "text/html; charset=utf-8") -> str:
    raw = Raw(body.encode(), content_type=content_type, status=200)
    return fit(raw, extract(raw)).verdict.value


def page(title: str, heading: str, text: str, extra: str = "") -> str:
    """A page in the dress of its site, menu and footer in it."""
    return (
        f"<html><head><title>{title}</title><script src='/a.js'></script></head><body><div id=top>{MENU}</div>"
        f"<main id='main'><h1>{heading}</h1><p>{text}</p>{extra}</main><div>Privacy | Sitemap<br>© 2026</div></body></html>"
    )


STANDING_IN = (
    ("not-found", "Customs", "Sorry, we could not locate that page", "Use the search box above, or go back to the home page."),
    ("not-found", "Zoll", "Leider kein Treffer", "Die Seite wurde verschoben oder gelöscht. Bitte nutzen Sie die Suche."),
    ("not-found", "Douane - 404", "Contenu indisponible", "Vérifiez l'URL ou utilisez le moteur de recherche."),
    ("not-found", "Aduana", "Aquí no hay nada", "El contenido ha sido eliminado. Volver al inicio."),
    ("not-found", "Грешка", "Търсената страница не беше открита", "Моля, проверете адреса."),
    ("not-found", "خطا", "صفحه مورد نظر پیدا نشد", "نشانی را بررسی کنید."),
    ("not-found", "Ralat", "Maaf, laman yang diminta tiada", "Sila semak alamat."),
    ("maintenance", "Customs", "We'll be right back", "Our website is having a short break."),
    ("maintenance", "Cło", "Zaraz wracamy", "Trwają prace nad portalem."),
    ("maintenance", "Gümrük", "Birazdan döneceğiz", "Web sitemizi sizin için yeniliyoruz."),
    ("maintenance", "税関", "ただいま作業中です", "システム更新のため、サービスを一時停止しております。"),
    ("error-page", "Error", "That didn't work", "Our engineers have been notified. Correlation ID: 7f3c1d2e-55aa-4c6b-9d10"),
    ("error-page", "Fehler", "Hoppla, da ist etwas schiefgelaufen", "Bitte laden Sie die Seite neu."),
    ("error-page", "出错啦", "服务器开小差了", "请稍后刷新页面重试。"),
    ("error-page", "Ссылка недоступна", "Ссылка заблокирована по решению суда", "Оператор связи"),
    ("error-page", "BTK", "Karar", "Bu internet sitesi hakkında 28/01/2011 tarihli idari tedbir uygulanmaktadır."),
    ("error-page", "Welcome to nginx!", "Welcome to nginx!", "If you see this page, the web server is successfully installed."),
    ("challenge", "Prüfung", "Einen Augenblick", "Wir stellen sicher, dass Sie kein automatisiertes Programm sind."),
    ("challenge", "보안 확인", "자동 접속 방지", "아래 보이는 숫자를 입력해 주세요."),
    ("not-found", "Сторінка", "Секретна сторінка", "На жаль, це лише сторінка 404."),
    ("error-page", "Errore", "Accesso", "Ci dispiace, ma non disponi dei permessi necessari."),
    ("challenge", "Vérification", "Un instant…", "Nous vérifions votre navigateur avant de continuer."),
    ("empty", "Recherche", "Résultats de la recherche", "Aucun résultat ne correspond à votre recherche."),
    ("not-found", "Агенция", "Съжаляваме", "Страницата, която се опитвате да достъпите, не съществува."),
    ("error-page", "Aduana", "El servidor no responde", "Por favor, inténtelo de nuevo."),
    ("not-found", "گمرک", "۴۰۴", "خطا در جستجو"),
    ("error-page", "Kastam", "Maaf, berlaku ralat", "Sila cuba sebentar lagi."),
    ("login", "Accesso", "Accedi con la tua identità digitale", "Entra con SPID o con CIE."),
    ("login", "Bereich", "Geschützter Bereich", "Nur für registrierte Benutzer."),
)  # fmt: skip


@pytest.mark.parametrize(("named", "title", "heading", "text"), STANDING_IN)
def test_a_page_in_anothers_place_is_known_by_what_it_says_and_advises(named, title, heading, text):
    assert verdict(page(title, heading, text)) == named


NEXT_TO_THEM = (
    ("Errors", "What to do when an error occurred", "If an error occurred in a declaration, apply for amendment."),
    ("Seals", "Broken seals", "If a seal is broken, something went wrong with the goods: tell the customs office."),
    ("Error codes", "Functional error 404 in NCTS", "The guarantee is not found. Check it and resend the declaration."),
    ("Aircraft", "Aircraft under maintenance", "Aircraft under maintenance may be imported free of duty."),
    ("Lists", "Not found on the list", "Substances that are not found on the list may be imported freely."),
    ("Regulation", "Regulation (EU) No 404/2026", "The rate of 3 % is replaced by 4 %."),
    ("Forms", "Form C1246 no longer exists", "Use form C1250 for imports instead."),
    ("Office", "The office of Ghent has moved", "The office has moved to Port Arthur 12."),
    ("Tenders", "Open tenders", "No open tenders. The last one closed on 3 March 2026."),
    ("Blocked", "Goods blocked at the border", "Toys without CE marking are blocked; importers are told."),
    ("Port", "Security checks at the port", "All containers undergo a security check before loading."),
    ("Gesperrt", "Grenzübergang gesperrt", "Der Grenzübergang Kehl ist für Lkw gesperrt."),
    ("Geduld", "Lange Wartezeiten", "Wegen des Streiks ist mit Wartezeiten zu rechnen. Wir bitten um Geduld."),
    ("Грешка", "Поправка на грешка", "Думата „дърво“ се чете „хартия“."),
    ("تصحيح", "تصحيح خطأ", "تقرأ كلمة خشب ورق."),
    ("Obras", "Obras en la aduana de Irún", "Hay obras en el acceso; use el carril derecho."),
    ("Fejl", "Fejl i vægt", "Fejl i den angivne vægt rettes inden tre år."),
    ("Permisos", "Permisos", "Quien no tiene permiso no puede despachar."),
    ("公告", "关于进口食品的通知", "进口食品应当附有中文标签。"),
    ("Wnioski", "Nowe wzory wniosków", "Od 1 lipca stosuje się nowe wzory wniosków AEO."),
)


@pytest.mark.parametrize(("title", "heading", "text"), NEXT_TO_THEM)
def test_a_notice_that_speaks_of_goods_or_names_its_day_is_fit(title, heading, text):
    assert verdict(page(title, heading, text)) == "ok"


@pytest.mark.parametrize(
    "extra",
    [
        FORM,
        "<noscript>Please enable JavaScript.</noscript>",
        "<script>window.__CF$cv$params={r:'8a'};</script><script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>",
        "<script src='/_Incapsula_Resource?SWJIYLWA=71'></script>",
        "<form><textarea></textarea><div class=g-recaptcha></div><script src='https://www.google.com/recaptcha/api.js'></script></form>",
    ],
)
def test_what_a_site_puts_beside_each_page_does_not_make_a_short_one_suspect(extra):
    assert verdict(page("Tyres", "Circular 3", "Importers of tyres must register before 1 July.", extra)) == "ok"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("<body onload='document.forms[0].submit()'><form method=post><input type=hidden name=SAMLRequest value=x></form>", "login"),
        ("<title>Sign in</title><script>var $Config={'urlMsaSignUp':1};</script><body><div></div>", "login"),
        ("<title>T</title><script src=a.js></script><body><div id=app><div class=loader></div></div>", "script-shell"),
        ("<title>Проверка</title><script src='/__qrator/q.js'></script><noscript>включите JavaScript</noscript>", "challenge"),
        ("<script>function YunSuoAutoJump(){self.location='/?security_verify_data=1'}</script>", "challenge"),
        ("<h1>DoesNotExist at /8517/</h1><p>Exception Type: DoesNotExist</p><p>Traceback</p>", "error-page"),
        ("<pre>java.lang.X: y\n\tat a.b.C.d(C.java:14)\n\tat a.b.E.f(E.java:88)</pre>", "error-page"),
        ("<title>302 Found</title><h1>Found</h1><p>The document has moved <a href='/x'>here</a>.</p>", "empty"),
    ],
)  # fmt: skip
def test_the_structure_of_a_page_tells_what_it_is(body, named):
    assert verdict(body) == named


@pytest.mark.parametrize(
    ("body", "content_type", "named"),
    [
        ('{"message": "Endpoint request timed out"}', "application/json", "error-page"),
        ('{"success": false, "msg": "系统繁忙", "code": 500, "data": null}', "application/json", "error-page"),
        ('{"detail": "Not found."}', "application/json", "not-found"),
        ('{"errors": [{"message": "You must be logged in"}]}', "application/json", "login"),
        ('{"@odata.context": "https://x.example/$metadata#N", "value": []}', "application/json", "empty"),
        ('{"status": "in force", "title": "Notice 12", "message": "Tyres need a permit"}', "application/json", "ok"),
        ("<Error><Code>NoSuchKey</Code><Message>No such key.</Message></Error>", "application/xml", "not-found"),
        ("<e:Envelope xmlns:e='x'><e:Body><e:Fault><faultstring>Server</faultstring></e:Fault></e:Body></e:Envelope>", "text/xml", "error-page"),
        ("<measure><code>8517</code><error>0.5</error></measure>", "application/xml", "ok"),
        ("<rss version='2.0'><channel><title>News</title></channel></rss>", "application/rss+xml", "empty"),
        ("<rss version='2.0'><channel><title>News</title><item><title>Down on 3 May</title></item></channel></rss>", "application/rss+xml", "ok"),
    ],
)  # fmt: skip
def test_an_answer_without_a_document_is_known_by_its_shape(body, content_type, named):
    assert verdict(body, content_type) == named
