"""Idle talk: sentences that carry no rule, whatever they say: where to click, whom to ask, how good the site is.

Help centres and guides of authorities reword these at each redesign ("You will find all information below", "Any
questions? Contact us", "Millions of buyers are waiting for you"). A sentence is idle only where it holds no figure, no
duty, no negation and nothing that is counted or owed; each sentence that changed must be.
"""

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.compare.fold import fold
from pipeline.compare.phrases import IN_FORCE, VALUES
from pipeline.compare.phrasing import phrases
from pipeline.compare.words import words

_SENTENCE = re.compile(r"[^.!?…。！？؟।\n]+(?:[.!?…。！？؟।]+(?=\s|$)|[。！？]|[.!?…]|\n|$)")
_LONGEST = 240  # characters of a sentence that may be idle; 120 of an unspaced script
_MOST = 4_000  # characters of a text whose sentences are looked at
_FIGURE = re.compile(r"[\d〇一二三四五六七八九十百千万]")
_PHONE = re.compile(r"(?:\+|\b0)\d[\d\s()/.-]{5,24}\d|\b1\d{4}\b|\b\d{5}\b")

# Asking, reading on, finding one's way.
_SIGNPOSTS = phrases(
    r"""
    \b(?:if\s+you\s+have|any|got)\s+(?:\w+\s+){0,2}(?:questions?|queries|doubts)\b|\b(?:get\s+in\s+touch|contact\s+(?:us|our))\b|\b(?:find\s+out\s+(?:more|how)|learn\s+more|read\s+(?:more|our|about)|more\s+information|further\s+information|for\s+more\s+details?|all\s+you\s+need\s+to\s+know)\b
    \b(?:this\s+(?:page|guide|article|tool|section|video)\s+(?:explains|helps|describes|shows|provides|gives|tells|covers|contains|is\s+about|aims)|on\s+this\s+page|help\s+us\s+improve|take\s+(?:our|the|part\s+in\s+our)\s+(?:\w+\W){0,3}survey|give\s+(?:us\s+)?(?:your\s+)?feedback|sign\s+up\s+(?:for|to)\s+our|subscribe\s+to\s+our|follow\s+us|watch\s+(?:our|the|this)\s+video|click\s+(?:here|on|the)|use\s+this\s+tool\s+to|see\s+the\s+\w+\s+page|welcome\s+to|thank\s+you\s+for)\b
    \b(?:bei\s+(?:weiteren\s+)?fragen|haben\s+sie\s+(?:noch\s+)?fragen|weitere\s+informationen|mehr\s+(?:informationen|erfahren|dazu)|nähere\s+(?:informationen|auskünfte)|wenden\s+sie\s+sich|kontaktieren\s+sie\s+uns|auf\s+dieser\s+seite|hier\s+finden\s+sie|klicken\s+sie|herzlich\s+willkommen|nehmen\s+sie\s+an\s+unserer\s+umfrage)\b
    \b(?:pour\s+toute\s+(?:question|information)|des\s+questions|en\s+savoir\s+plus|plus\s+d['’]informations?|contactez[\s-]nous|n['’]hésitez\s+pas|vous\s+trouverez|retrouvez|tout\s+ce\s+qu['’]il\s+faut\s+savoir|cliquez|cette\s+page\s+(?:vous\s+)?(?:présente|explique|décrit)|bienvenue\s+sur|donnez[\s-]nous\s+votre\s+avis)\b
    \b(?:si\s+(?:tiene|tienes)\s+(?:alguna\s+)?(?:preguntas?|dudas?|consultas?)|para\s+(?:más|mayor)\s+información|más\s+información|póngase\s+en\s+contacto|contáctenos|haga\s+clic|en\s+esta\s+página|aquí\s+(?:encontrará|puede\s+consultar)|bienvenid[oa]s?\s+a)\b
    \b(?:em\s+caso\s+de\s+dúvidas?|se\s+(?:tiver|tem)\s+dúvidas|tire\s+suas\s+dúvidas|mais\s+informações|para\s+mais\s+informações|saiba\s+mais|entre\s+em\s+contato|clique|nesta\s+página|bem-vind[oa]s?\s+a[o]?)\b
    \b(?:per\s+(?:maggiori|ulteriori)\s+informazioni|per\s+saperne\s+di\s+più|hai\s+(?:domande|dubbi)|in\s+caso\s+di\s+domande|contattaci|contattateci|clicca|cliccare|in\s+questa\s+pagina|benvenut[oi]\s+)\b
    \b(?:hebt?\s+u\s+(?:nog\s+)?vragen|heeft\s+u\s+(?:nog\s+)?vragen|vragen\?|meer\s+(?:informatie|weten)|neem\s+contact\s+op|lees\s+meer|klik\s+(?:hier|op)|op\s+deze\s+pagina|welkom\s+op)\b
    \b(?:masz\s+pytania|w\s+razie\s+pytań|więcej\s+informacji|dowiedz\s+się|skontaktuj\s+się|kliknij|na\s+tej\s+stronie|witamy\s+na)\b
    \b(?:máte\s+(?:dotazy|dotaz|otázky|otázku)|v\s+případě\s+dotazů|v\s+prípade\s+otázok|více\s+informací|viac\s+informácií|další\s+informace|ďalšie\s+informácie|kontaktujte\s+nás|klikněte|kliknite|na\s+této\s+stránce|na\s+tejto\s+stránke)\b
    \b(?:ha\s+kérdése|kérdése\s+van|további\s+(?:információ\w*|tudnivaló\w*)|lépjen\s+kapcsolatba|kattintson|ezen\s+az\s+oldalon|ez\s+a\s+tájékoztató|tájékoztatónk\s+célja)\b
    \b(?:dacă\s+aveți\s+întrebări|pentru\s+(?:mai\s+multe\s+)?(?:informații|detalii)|mai\s+multe\s+informații|contactați-ne|faceți\s+clic|pe\s+această\s+pagină|bine\s+ați\s+venit)\b
    \b(?:har\s+(?:du|ni|i)\s+(?:några\s+)?(?:frågor|spørsmål|spørgsmål)|(?:frågor|spørsmål|spørgsmål)\?|läs\s+mer|les\s+mer|læs\s+mere|mer\s+information|mer\s+informasjon|mere\s+information|kontakta\s+oss|(?:ta\s+(?:gjerne\s+)?)?kontakt\s+(?:med\s+)?o[ss]s|kontakt\s+os|lurer\s+du\s+på|klicka\s+(?:här|på)|klikk\s+(?:her|på)|klik\s+(?:her|på)|på\s+(?:den\s+här\s+sidan|denne\s+siden|denne\s+side)|välkommen\s+till|velkommen\s+til)\b
    \b(?:onko\s+sinulla\s+kysyttävää|lisätietoja|lue\s+lisää|ota\s+yhteyttä|tällä\s+sivulla|kas\s+teil\s+on\s+küsimusi|lisateave|loe\s+(?:lisaks|rohkem)|võtke\s+ühendust|vairāk\s+informācijas|sazinieties\s+ar\s+mums|ja\s+jums\s+ir\s+jautājumi|daugiau\s+informacijos|turite\s+klausimų|susisiekite)\b
    \b(?:imate\s+(?:vprašanja|pitanja|dodatna\s+vprašanja)|za\s+(?:več|više|dodatne)\s+informacij\w*|več\s+informacij|više\s+informacija|kontaktirajte\s+nas|pišite\s+nam|na\s+tej\s+strani|na\s+ovoj\s+stranici|сазнајте\s+више|контактирајте\s+нас|ако\s+имате\s+питања)\b
    \b(?:если\s+у\s+вас\s+(?:есть|возникли)|по\s+всем\s+вопросам|подробн(?:ее|ую\s+информацию)|узнайте\s+больше|свяжитесь\s+с\s+нами|обратитесь\s+в\s+службу\s+поддержки|нажмите|на\s+этой\s+странице|добро\s+пожаловать)\b
    \b(?:якщо\s+у\s+вас\s+(?:є|виникли)|детальніше|дізнайтеся|зв['’]яжіться\s+з\s+нами|натисніть|на\s+цій\s+сторінці|ласкаво\s+просимо|повече\s+информация|за\s+повече|свържете\s+се\s+с\s+нас|ако\s+имате\s+въпроси|изтегл\w+\s+формуляра|свали\s+формуляра|на\s+тази\s+страница)\b
    \b(?:για\s+περισσότερες\s+πληροφορίες|περισσότερες\s+πληροφορίες|αν\s+έχετε\s+(?:απορίες|ερωτήσεις)|επικοινωνήστε\s+μαζί\s+μας|κάντε\s+κλικ|σε\s+αυτή(?:ν)?\s+τη\s+σελίδα|καλώς\s+(?:ήρθατε|ορίσατε))
    \b(?:sorularınız\s+(?:için|varsa)|ayrıntılı\s+bilgi|daha\s+fazla\s+bilgi|detaylı\s+bilgi|bize\s+ulaşın|bizimle\s+iletişime|tıklayınız|tıklayın|bu\s+sayfada|hoş\s+geldiniz)\b
    \b(?:nếu\s+(?:quý\s+khách|bạn)\s+có\s+(?:thắc\s+mắc|câu\s+hỏi)|tìm\s+hiểu\s+thêm|xem\s+thêm|liên\s+hệ\s+với\s+chúng\s+tôi|nhấp\s+vào|jika\s+(?:anda\s+)?(?:memiliki|ada)\s+pertanyaan|informasi\s+lebih\s+lanjut|maklumat\s+lanjut|hubungi\s+kami|klik\s+di\s+sini|selamat\s+datang)\b
    如有(?:任何)?(?:疑问|問題|问题|需要)|如需(?:咨询|諮詢|了解|帮助)|(?:了解|查看)更多|更多信息|更多資訊|联系我们|聯絡我們|点击|點擊|点这里|服务热线|咨询热线|欢迎访问|歡迎
    ご不明な点|お問い?合わ?せ(?:ください|下さい|先)|詳しくは|詳細は|こちら(?:を|から|へ)|クリック|ようこそ|궁금하신|문의(?:하|해|사항)|자세한\s*(?:내용|사항|정보)|여기를\s*클릭|바로가기|환영합니다
    لمزيد\s+من\s+(?:المعلومات|التفاصيل)|إذا\s+(?:كان|كانت)\s+لديك\w*\s+(?:أي\s+)?(?:سؤال|أسئلة|استفسار\w*)|للاستفسار|اتصل\s+بنا|تواصل\s+معنا|انقر|اضغط\s+هنا|مرحبا|برای\s+اطلاعات\s+بیشتر|تماس\s+با\s+ما|کلیک\s+کنید|לפרטים\s+נוספים|למידע\s+נוסף|צרו\s+קשר|לחצו
    สอบถาม(?:ข้อมูล)?เพิ่มเติม|ข้อมูลเพิ่มเติม|ติดต่อเรา|คลิก|ยินดีต้อนรับ|अधिक\s+जानकारी|संपर्क\s+करें|क्लिक\s+करें|यहां\s+क्लिक
    """
)

# How good and large the site is.
_PRAISE = phrases(
    r"""
    \b(?:millions?\s+of\s+(?:\w+\s+)?(?:buyers|shoppers|customers|visitors|people|users|sellers)|grow\s+your\s+(?:business|brand|sales)|start\s+selling\s+(?:today|now)|easy,?\s+fun|fun\s+and\s+rewarding|reach\s+(?:more|new)\s+(?:customers|buyers)|(?:world|europe|country)['’]s\s+(?:largest|leading|most\s+popular)|leading\s+(?:online\s+)?marketplace|join\s+(?:us|our\s+community|thousands|millions)|we['’]re\s+(?:excited|thrilled|proud)|what\s+are\s+you\s+waiting\s+for)\b
    \b(?:millionen\s+(?:von\s+)?(?:käufer\w*|kund\w*|besucher\w*|nutzer\w*)|(?:deutschlands|europas|österreichs)\s+(?:größte\w*|führende\w*|beliebteste\w*)|jetzt\s+(?:loslegen|durchstarten|verkaufen)|millions?\s+d['’](?:acheteurs|utilisateurs|internautes)|millions?\s+de\s+(?:clients|visiteurs)|développez\s+vos\s+ventes|rejoignez[\s-]nous|leader\s+(?:français|européen)|n[°º]\s?1\s+en\s+france)\b
    \b(?:millones\s+de\s+(?:compradores|clientes|usuarios|visitantes)|líder\s+(?:en|del|de)\s|milhões\s+de\s+(?:compradores|clientes|usuários|utilizadores|visitantes)|líder\s+(?:em|do)\s|milioni\s+di\s+(?:acquirenti|clienti|utenti|visitatori)|miljoenen\s+(?:kopers|klanten|bezoekers)|(?:nederlands|grootste)\s+\w*platform|miliony\s+(?:kupujących|klientów|użytkowników)|milion[ůy]\s+(?:zákazníků|návštěvníků|kupujících))\b
    \b(?:(?:sveriges|nordens|norges|danmarks|finlands)\s+(?:största|ledande|populäraste|største|ledende|mest\s+\w+)|miljontals\s+(?:kunder|köpare|besök\w*)|tiotals\s+miljoner\s+besök|kom\s+igång\s+(?:redan\s+)?idag|vårt\s+mål\s+är\s+att|millioner\s+(?:af\s+)?(?:kunder|kjøpere|købere)|suomen\s+suurin|miljoonat\s+(?:asiakkaat|ostajat)|milliók?\s+(?:vásárló|látogató)|milioane\s+de\s+(?:clienți|cumpărători|vizitatori)|cel\s+mai\s+mare\s+(?:marketplace|site))\b
    \b(?:миллион(?:ы|ов|ам)\s+(?:покупател\w+|клиент\w+|пользовател\w+)|крупнейш\w+\s+(?:маркетплейс|площадк\w+)|мільйон\w*\s+(?:покупців|клієнтів)|εκατομμύρια\s+(?:πελάτες|επισκέπτες|χρήστες)|milyonlarca\s+(?:müşteri|alıcı|kullanıcı)|türkiye['’]nin\s+en\s+(?:büyük|sevilen)|hàng\s+triệu\s+(?:khách|người)|jutaan\s+(?:pembeli|pelanggan|pengguna))\b
    数百万(?:买家|用户|客户)|海量(?:买家|用户)|国内最大|領先的|国内最大級|数百万人の|수백만\s*(?:명|고객)|국내\s*최대|ملايين\s+(?:المشترين|العملاء|الزوار|المستخدمين)
    """
)

# What makes a rule of a sentence, whatever else it says.
_DUTIES = phrases(
    r"""
    \b(?:must|shall|no|não|non|ne|pas|not|never|without|unless|except|only|required?|prohibited|forbidden|banned|permit\w*|licen[cs]e\w*|obliged|entitled|suspend\w*|terminat\w*|cancel\w*|apply|applies|exempt\w*|liable|refund\w*|deadline|within|pay|paid|charge\w*|cost\w*|free)\b
    \b(?:muss|müssen|nicht|kein\w*|ohne|nur|darf|dürfen|verpflichtet|verboten|erforderlich|frist|gilt|gelten|befreit|kündig\w*|kostenlos|kosten\w*|zahl\w+|doit|doivent|obligat\w+|interdit\w*|sans|sauf|uniquement|seulement|exonér\w*|délai\w*|payer|payant\w*|gratuit\w*|debe\w*|obligat\w+|prohibid\w+|sin|salvo|sólo|solo|plazo\w*|pagar|gratuit\w*|gratis|exent\w+)\b
    \b(?:deve\w*|obrigat\w+|proibid\w+|sem|salvo|somente|apenas|prazo\w*|isent\w+|pagamento|obbligat\w+|vietat\w+|senza|esent\w+|termine|gratis|moet\w*|verplicht\w*|verboden|niet|geen|zonder|alleen|termijn|betal\w+|vrij\w*|musi\w*|należy|obowiąz\w+|zakaz\w*|nie|bez|termin\w*|zwoln\w+|opłat\w*|bezpłat\w*)\b
    \b(?:mus[íi]\w*|povin\w+|zakáz\w+|nesm\w+|lhůt\w*|lehot\w*|osvoboz\w+|oslobod\w+|poplat\w*|zdarma|kell|köteles|tilos|nem|nélkül|határidő\w*|mentes\w*|díj\w*|ingyen\w*|trebuie|obligat\w+|interzis\w*|nu|fără|termen\w*|scutit\w*|gratuit\w*|måste|ska|skall|inte|utan|endast|bara|får|förbjud\w*|avgift\w*|gratis|må|ikke|uten|uden|kun|bare|forbud\w*|skal|pitää|täytyy|ei|eivät|ilman|vain|kielletty|maksu\w*)\b
    \b(?:peab|ei|ilma|tasu\w*|keelatud|jābūt|nedrīkst|bez|maksa|turi|privalo|draudžiama|nemokama\w*|mokest\w*|mora\w*|obvezn\w+|obavez\w+|prepoved\w+|zabranj\w+|rok\w*|naknad\w*|брез|должн\w+|обязан\w*|запрещ\w+|не|без|только|срок\w*|освобожд\w+|бесплат\w+|повин\w+|зобов\w+|заборон\w+|лише|строк\w*|трябва|задълж\w+|забран\w+|само)\b
    \b(?:πρέπει|υποχρε\w+|απαγορ\w+|δεν|χωρίς|μόνο|προθεσμ\w+|δωρεάν|zorunlu\w*|gerek\w*|yasak\w*|değil\w*|hariç|yalnız\w*|süre\w*|muaf\w*|ücret\w*|phải|không|cấm|chỉ|thời\s+hạn|miễn|phí|wajib|harus|tidak|dilarang|hanya|bebas|biaya)\b
    [不未無无免禁须須必]|应当|應當|不得|期限|义务|義務|ならない|なければ|できません|ません|必要|해야|하여야|없|않|금지|의무|면제|기한|يجب|لا\s|لم\s|غير|محظور|يحظر|إلزام|معف|رسوم|باید|نمی|ممنوع|חייב|אסור|לא\s|ต้อง|ไม่|ห้าม|नहीं|अनिवार्य|शुल्क
    """
)


def idle_only(before: str | None, after: str | None) -> bool:
    """Whether each sentence that one of the texts has more often than the other says nothing of a rule."""
    if len(before or "") + len(after or "") > _MOST:
        return False
    was, now = Counter[str](), Counter[str]()
    told: dict[str, str] = {}
    for text, counts in ((before, was), (after, now)):
        for sentence in _sentences(text or ""):
            sign = fold(sentence)
            told[sign] = sentence
            counts[sign] += 1
    changed = ((was - now) + (now - was)).keys()
    return bool(changed) and all(_idle(told[sign]) for sign in changed)


def _sentences(text: str) -> Iterator[str]:
    return (found.strip() for found in _SENTENCE.findall(text) if found.strip())


def _idle(sentence: str) -> bool:
    if len(sentence) > _LONGEST or not words(sentence):
        return False
    if not (_SIGNPOSTS.search(sentence) or _PRAISE.search(sentence)):
        return False
    bare = _PHONE.sub(" ", _SIGNPOSTS.sub(" ", sentence))
    return not (_FIGURE.search(bare) or _DUTIES.search(bare) or VALUES.search(bare) or IN_FORCE.search(bare))
