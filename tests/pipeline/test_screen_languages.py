"""What stands in place of a page, in the languages of the catalogue; each sample is our own and answers with 200."""

import pytest

from pipeline import steps
from pipeline.model.capture import Raw

WALLS = {
    "en": ("One more step", "Please confirm that you are a person and not a program before you go on."),
    "en 2": ("Security check", "Complete the security check to access the site."),
    "de": ("Sicherheitsprüfung", "Bitte bestätigen Sie, dass Sie kein Roboter sind."),
    "fr": ("Vérification de sécurité", "Confirmez que vous n'êtes pas un robot pour continuer."),
    "es": ("Un momento", "Confirme que usted no es un robot para continuar."),
    "pt": ("Verificação de segurança", "Confirme que você não é um robô para continuar."),
    "it": ("Controllo di sicurezza", "Conferma di non essere un robot per proseguire."),
    "nl": ("Beveiligingscontrole", "Bevestig dat u geen robot bent om verder te gaan."),
    "pl": ("Weryfikacja", "Potwierdź, że nie jesteś robotem, aby przejść dalej."),
    "tr": ("Güvenlik kontrolü", "Devam etmek için robot olmadığınızı doğrulayın."),
    "ru": ("Проверка безопасности", "Чтобы продолжить, подтвердите, что вы не робот."),
    "uk": ("Перевірка безпеки", "Щоб продовжити, підтвердьте, що ви не робот."),
    "zh": ("安全验证", "请拖动滑块完成验证后继续访问。"),
    "ja": ("セキュリティチェック", "続行するには、ロボットではないことを確認してください。"),
    "ko": ("보안 확인", "계속하려면 로봇이 아님을 확인해 주세요."),
    "ar": ("التحقق الأمني", "يرجى التأكد من أنك لست روبوتًا للمتابعة."),
    "vi": ("Kiểm tra bảo mật", "Vui lòng xác minh bạn không phải là người máy."),
    "cs": ("Bezpečnostní kontrola", "Potvrďte prosím, že nejste robot."),
}
SHELLS = {
    "de": "Diese Anwendung benötigt JavaScript. Bitte schalten Sie JavaScript in Ihrem Browser ein.",
    "fr": "Cette application ne fonctionne pas sans JavaScript. Veuillez l'activer.",
    "es": "Esta aplicación necesita JavaScript para funcionar.",
    "pt": "Esta página precisa de JavaScript para funcionar. Ative-o no seu navegador.",
    "it": "Per usare questa applicazione è necessario JavaScript.",
    "nl": "Deze toepassing werkt niet zonder JavaScript.",
    "pl": "Ta aplikacja wymaga obsługi JavaScript.",
    "sv": "Du måste aktivera JavaScript för att använda sidan.",
    "tr": "Bu uygulama için JavaScript gereklidir.",
    "ru": "Для работы приложения необходим JavaScript.",
    "zh": "本站需要启用 JavaScript 才能运行。",
    "ja": "このアプリを利用するには JavaScript を有効にしてください。",
    "ko": "이 앱을 사용하려면 JavaScript를 활성화해야 합니다.",
    "ar": "يجب تفعيل جافا سكريبت لاستخدام هذا التطبيق.",
}
SIGN_INS = {
    "de": ("Anmelden", "Benutzername", "Kennwort"),
    "fr": ("Connexion", "Identifiant", "Mot de passe"),
    "es": ("Iniciar sesión", "Usuario", "Contraseña"),
    "pt": ("Entrar", "Utilizador", "Palavra-passe"),
    "pl": ("Logowanie", "Użytkownik", "Hasło"),
    "ru": ("Вход в систему", "Логин", "Пароль"),
    "zh": ("用户登录", "用户名", "密码"),
    "ja": ("ログイン", "ユーザーID", "パスワード"),
    "ko": ("로그인", "아이디", "비밀번호"),
    "ar": ("تسجيل الدخول", "اسم المستخدم", "كلمة المرور"),
}
BROKEN = {
    "en": ("Something went wrong", "An unexpected error has occurred while processing your request."),
    "de": ("Fehler", "Bei der Verarbeitung Ihrer Anfrage ist ein unerwarteter Fehler aufgetreten."),
    "fr": ("Erreur", "Une erreur inattendue s'est produite lors du traitement de votre demande."),
    "es": ("Error", "Se ha producido un error inesperado al procesar su solicitud."),
    "pt": ("Erro", "Ocorreu um erro inesperado ao processar o seu pedido."),
    "it": ("Errore", "Si è verificato un errore imprevisto durante l'elaborazione della richiesta."),
    "pl": ("Błąd", "Wystąpił nieoczekiwany błąd podczas przetwarzania żądania."),
    "tr": ("Hata", "İsteğiniz işlenirken beklenmeyen bir hata oluştu."),
    "ru": ("Ошибка", "При обработке запроса произошла непредвиденная ошибка."),
    "zh": ("错误", "处理您的请求时发生了意外错误。"),
    "ja": ("エラー", "処理中に予期しないエラーが発生しました。"),
    "ko": ("오류", "요청을 처리하는 동안 예기치 않은 오류가 발생했습니다."),
    "nl": ("Fout", "Er is een onverwachte fout opgetreden bij het verwerken van uw verzoek."),
    "sv": ("Fel", "Ett oväntat fel inträffade när din begäran behandlades."),
}
GONE = {
    "nl": ("Pagina niet gevonden", "De pagina die u zoekt, bestaat niet meer of is verplaatst."),
    "it": ("Pagina non trovata", "La pagina che cerchi non esiste o è stata spostata."),
    "pt": ("Página não encontrada", "A página que procura foi removida ou mudou de endereço."),
    "cs": ("Stránka nenalezena", "Hledaná stránka neexistuje nebo byla přesunuta."),
    "sv": ("Sidan finns inte", "Sidan du söker har flyttats eller tagits bort."),
    "da": ("Siden blev ikke fundet", "Siden er flyttet eller slettet."),
    "fi": ("Sivua ei löytynyt", "Etsimäsi sivu on poistettu tai siirretty."),
    "hu": ("A keresett oldal nem található", "Az oldalt áthelyezték vagy törölték."),
    "ro": ("Pagina nu a fost găsită", "Pagina căutată nu mai există."),
    "el": ("Η σελίδα δεν βρέθηκε", "Η σελίδα που ζητήσατε δεν υπάρχει."),
    "uk": ("Сторінку не знайдено", "Сторінку видалено або переміщено."),
    "vi": ("Không tìm thấy trang", "Trang bạn yêu cầu không tồn tại."),
}


def verdict(html: str) -> str:
    body = f"<html><head>{html}</body></html>".encode()
    raw = Raw(body=body, content_type="text/html; charset=utf-8", url="https://office.example/notice")
    return steps.read(raw).fit.verdict.value


def page(title: str, text: str) -> str:
    return f"<title>{title}</title></head><body><h1>{title}</h1><p>{text}</p>"


@pytest.mark.parametrize("language", WALLS)
def test_a_bot_wall_without_a_mark_of_its_maker_is_known_by_its_words(language: str) -> None:
    assert verdict(page(*WALLS[language])) == "challenge"


@pytest.mark.parametrize("language", BROKEN)
def test_an_error_that_answers_200_is_named(language: str) -> None:
    assert verdict(page(*BROKEN[language])) == "error-page"


@pytest.mark.parametrize("language", GONE)
def test_a_page_that_is_gone_but_answers_200_is_named(language: str) -> None:
    assert verdict(page(*GONE[language])) == "not-found"


@pytest.mark.parametrize("language", SHELLS)
def test_a_shell_that_asks_for_scripts_is_named(language: str) -> None:
    shell = f"<noscript>{SHELLS[language]}</noscript><div id='start'></div><script src='/m.js'></script>"
    assert verdict(f"<title>Portal</title></head><body>{shell}") == "script-shell"


@pytest.mark.parametrize("language", SIGN_INS)
def test_a_sign_in_form_is_named(language: str) -> None:
    title, user, password = SIGN_INS[language]
    form = f"<form><label>{user}</label><input name=u><label>{password}</label><input type=password></form>"
    assert verdict(f"<title>{title}</title></head><body><h1>{title}</h1>{form}") == "login"


@pytest.mark.parametrize("cut", ["</p><p>Der Einführer ha", "</p><table><tr><td>1", '</p><a href="/fic'])
def test_a_page_cut_off_in_any_language_is_truncated(cut: str) -> None:
    texts = ("Die Ware ist anzumelden. ", "La marchandise est déclarée. ", "Товар подлежит декларированию. ",
             "货物应当申报。", "貨物は申告する。", "물품을 신고한다. ", "Eşya beyan edilir. ", "تقدم البضائع للتصريح. ")  # fmt: skip
    for text in texts:
        whole = f"<html><head><title>Law</title></head><body><div><div><p>{text * 200}{cut}".encode()
        assert steps.read(Raw(body=whole, content_type="text/html; charset=utf-8")).fit.verdict.value == "truncated"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Tariff ruling on robots", "A lawn mower without a motor is not a robot of heading 8433, the office decided."),
        ("Fehler in der Anmeldung", "Wer in einer Anmeldung einen Fehler findet, berichtigt ihn binnen 30 Tagen."),
        ("Errore nella dichiarazione", "L'importatore che trova un errore nella dichiarazione lo corregge entro 30 giorni."),
    ],
)  # fmt: skip
def test_a_short_notice_about_robots_or_errors_is_fit(title: str, text: str) -> None:
    assert verdict(page(title, text)) == "ok"
