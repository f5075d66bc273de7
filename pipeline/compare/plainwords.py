"""Words that carry no rule in any language of the catalogue, though they are longer than articles and prepositions.

They tell where something is read or found ("see", "hier finden", "consulte"), introduce ("regarding", "bezüglich"), or
sweeten ("simply", "gerne", "уважаемые"). Editors of guides put one for another. Left out is each that also names a limit
("below", "powyżej"), aid of the state, working days ("dias úteis"), the contents or description of goods, or kinship.
"""

import re
from functools import lru_cache

_STEMS = r"""
    find(?:s|ing)? found see(?:s|ing|n)? view(?:s|ing|ed)? look(?:s|ing|ed)? read(?:s|ing)? learn(?:s|ing)?
    consult(?:s|ing|ed)? browse discover explore help(?:s|ing|ed|ful)? guid(?:es?|ance|ing)
    info(?:rmation|rmational)? details? describe[sd]? explain(?:s|ed)? show(?:s|n|ing)? provide[sd]? providing
    contain(?:s|ed|ing)? about regarding concerning relevant respective(?:ly)? simply easily quickly conveniently
    currently here click please kindly topic steps following avail(?:able|ability) questions? enquir(?:y|ies)
    welcome overview example examples namely therein thereof hereby accordingly furthermore additionally various
    finden findet finde siehe sehen ansehen lesen lernen erfahren informier\w* information(?:en)? auskunft
    hinweis(?:e|en)? erklär\w* enth(?:ält|alten) bezüglich betreffend hinsichtlich jeweilig\w* entsprechend\w*
    einfach schnell bequem derzeit aktuell\w* hier unten oben nachfolgend\w* folgend\w* klick\w* gern(?:e)?
    weitere?[nr]?s? verfügbar\w* frag(?:e|en) willkommen überblick beispiel\w* insbesondere sowie hiermit zudem
    außerdem ferner trouve[rzs]?\w* retrouve\w* voir voyez consulte[rz]?\w* lire lisez savoir découvr\w* renseign\w*
    informations? détails? expliqu\w* présente[nt]* contien\w* concernant relati(?:f|ve)s? respecti\w* simplement
    facilement rapidement actuellement ici ci-dessous ci-dessus cliqu\w* veuillez bienvenue aperçu exemples?
    notamment ainsi encontr\w* consult\w* leer lea ver vea saber descubr\w* informaci\w* detalles? explic\w* acerca
    respect[oi]\w* relativ[oa]s? simplemente fácilmente rápidamente actualmente aquí abajo siguientes? favor
    preguntas? dudas? bienvenid\w* ejemplos? asimismo además acess[ae]\w* leia ler veja saiba descubra informaç\w*
    detalhes? contém referentes? simplesmente facilmente rapidamente atualmente aqui abaixo seguintes? dúvidas?
    perguntas? bem-vind\w* exemplos? através mediante você trov\w* ved[ei]\w* scopri\w* informazion[ei] dettagli\w*
    spieg\w* riguard\w* relativ[oaie] semplicemente attualmente seguenti? domand[ae] benvenut\w* esemp\w* tramite
    vind(?:t|en)? zien bekijk\w* lees lezen weten ontdek\w* informatie uitleg\w* bevat\w* omtrent betreffende
    desbetreffende eenvoudig\w* gemakkelijk snel momenteel volgende klik\w* vraag vragen welkom overzicht
    voorbeeld\w* waarvoor daarvoor waarmee daarmee hiervoor inlog\w* logt znajd\w* znaleźć zobacz\w* czytaj\w*
    przeczytaj\w* dowied\w* odkryj\w* informacj\w* szczegół\w* wyjaśni\w* zawier\w* dotycząc\w* odpowiedni\w* łatwo
    szybko obecnie tutaj następując\w* klikn\w* prosz\w* pytani\w* witamy przykład\w* nájd\w* čtěte čítajte dozví\w*
    dozvie\w* objev\w* informac\w* informác\w* podrobnost\w* vysvětl\w* vysvetl\w* ohledně ohľadom týkaj\w*
    příslušn\w* príslušn\w* jednoduš\w* snadno ľahko rychle rýchlo aktuáln\w* následuj\w* nasleduj\w* prosím
    dotaz\w* otáz\w* vítejte vitajte příklad\w* príklad\w* megtalál\w* lásd olvas\w* tudj\w* tudnival\w*
    információ\w* tájékoztat\w* magyaráz\w* tartalmaz\w* vonatkozóan kapcsolatos\w* kapcsolatban egyszerűen könnyen
    gyorsan jelenleg alábbi\w* következő\w* kattint\w* kérjük kérdés\w* üdvözöl\w* például kíván\w* găsi\w* găseș\w*
    vedea vezi citi\w* afl[ai]\w* descoper\w* informaț\w* detali\w* conțin\w* privind referito\w* simplu ușor rapid
    actual\w* aici următo\w* întreb\w* exemplu\w* precum hitta\w* läs[ae]?\w* veta information\w* detalj\w*
    förklara\w* angående avseende beträffande enkelt snabbt smidigt lätt för närvarande nedan ovan följande
    klicka\w* frågor exempel\w* finne\w* finner les[e]?\w* vite informasjon\w* detaljer forklar\w* vedrørende hurtig
    raskt nedenfor følgende klikk?\w* spørsmål spørgsmål velkommen eksempel\w* gjerne gerne lurer dersom löyd\w* lue
    lukea katso\w* koskien liittyv\w* helposti nopeasti tällä täältä seuraav\w* kysymy\w* kysyttäv\w* tervetuloa
    esimerk\w* leia\w* teavet? lihtsalt siit järgmis\w* atrod\w* uzzini\w* informācij\w* vienkārši šeit turpmāk
    jautājum\w* skaityk\w* sužino\w* informacij\w* lengvai čia toliau klausim\w* najdete najti najdi pronađ\w*
    preber\w* pročit\w* izve\w* saznaj\w* pojedinost\w* glede enostavno jednostavno lako brzo hitro trenutno spodaj
    naslednj\w* sljedeć\w* kliknit\w* vprašanj\w* pitanj\w* primjer\w* primer\w* dobrodošl\w* найти найд\w* смотр\w*
    прочит\w* узна\w* ознаком\w* информаци\w* подробн\w* объясн\w* касающ\w* относительно соответствующ\w* просто
    легко быстро здесь следующ\w* нажм\w* пожалуйста вопрос\w* уважаем\w* пример\w* посредством воспользо\w*
    доступн\w* знай[тд]\w* перегля\w* дізна\w* ознайом\w* інформац\w* докладн\w* містит\w* стосовно щодо
    відповідн\w* швидко тут наступн\w* натисн\w* питан\w* шановн\w* приклад\w* скориста\w* намер\w* вижте прочет\w*
    научет\w* относно съответн\w* лесно бързо следн\w* въпрос\w* βρε\w* δείτε διαβάστε μάθετε πληροφορ\w*
    λεπτομέρει\w* εξηγ\w* σχετικ\w* αντίστοιχ\w* απλά εύκολα γρήγορα εδώ παρακάτω ακόλουθ\w* ερωτήσ\w* παράδειγμα
    παρακαλ\w* bakın\w* inceley\w* okuy\w* öğren\w* bilgi\w* ayrıntı\w* detay\w* ilişkin hakkında ilgili kolayca
    hızlıca halihazırda burada aşağıda\w* yukarıda\w* tıkla\w* lütfen örnek\w* değerli sayın معلومات المعلومات
    تفاصيل التفاصيل راجع اطلع انقر توفر يوفر تتيح يتيح توضح يوضح إمكانية حول بشأن عبر خطوات أسئلة مثال فيما المتعلقة
    ذات الصلة السادة الكرام بسهولة حاليا أدناه أعلاه التالي التالية يلي اطلاعات جزئیات راهنما مشاهده مطالعه لطفا
    گرامی محترم طریق توسط اقدام نمایند نمایید می‌توانند می‌توانید کنند کنید درباره پرسش thông tìm xem hiểu biết tiết
    hướng dẫn trợ giúp liên đây câu hỏi vui lòng ví dụ informasi lihat temukan pelajari baca bantuan berguna rincian
    menjelaskan berisi tentang mengenai terkait mudah cepat saat berikut klik silakan pertanyaan contoh melalui
    relating hilfreich hilft részletek részletes\w* içeren içerir lisätietoja loe lugege nájdete naleznete
"""


@lru_cache(maxsize=8192)
def is_plain(word: str) -> bool:
    """Whether a word in small letters is one of them."""
    return _PATTERN.fullmatch(word) is not None


_PATTERN = re.compile("|".join(_STEMS.split()))
