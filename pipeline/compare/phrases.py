"""The words by which noise and rules are told, in the languages of the catalogue. Data, no rules."""

from pipeline.compare.phrasing import phrases as _any

# Lines that say when a page was touched.
STAMPS = _any(
    r"""
    \b(?:last|date|page|content)[\s-]*(?:(?:was|is|of|page|content|date|last)\s+){0,3}(?:updated?|modified|modification|reviewed|revised|changed|edited|checked|verified)(?:\s+(?:on|at))?\b
    \b(?:current|accurate|correct|up\s+to\s+date)\s+(?:to|as\s+(?:at|of|on))\b
    \b(?:stand|zuletzt\s+(?:geändert|aktualisiert|geprüft|bearbeitet)|letzte[rn]?\s+(?:änderung|aktualisierung|prüfung|bearbeitung)|aktualisiert(?:\s+am)?|geprüft\s+am)\b
    \b(?:(?:date\s+de\s+)?dernière\s+(?:mise\s+à\s+jour|modification|révision|vérification)|vérifiée?\s+le|mis(?:e)?\s+à\s+jour(?:\s+le)?|date\s+de\s+modification|à\s+jour\s+au)\b
    \b(?:última\s+(?:actualización|modificación|revisión)|(?:actualizad|revisad)[oa](?:\s+el)?|fecha\s+de\s+(?:la\s+)?(?:última\s+)?(?:actualización|modificación|revisión))\b
    \b(?:última\s+(?:atualização|modificação|revisão)|atualizad[oa]\s+em|data\s+d[ae]\s+(?:última\s+)?(?:atualização|modificação))\b
    \b(?:ultim[oa]\s+(?:aggiornamento|modifica|revisione)|aggiornat[oa]\s+(?:al|il)|data\s+(?:di\s+)?(?:ultimo\s+)?aggiornamento)\b
    \b(?:laatst\s+(?:bijgewerkt|gewijzigd)|laatste\s+(?:wijziging|update|aanpassing)|bijgewerkt\s+op|versie(?:datum)?)\b
    \b(?:(?:data\s+)?ostatni(?:a|ej|o)\s+(?:aktualizac|modyfikac|zmian|zaktualizowan)\w+|data\s+(?:aktualizacji|modyfikacji)|zaktualizowan[oya])\b
    \b(?:poslední\s+(?:aktualizace|změna|úprava)|aktualizováno|naposledy\s+(?:upraven|změněn|aktualizov)\w+|posledná\s+(?:aktualizácia|zmena|úprava)|aktualizované|dátum\s+aktualizácie)\b
    \b(?:senast\s+(?:uppdatera|ändra|granska)[dt]|uppdatera(?:d|t|des)|sist\s+(?:oppdatert|endret|revidert)|(?:sidst|senest)\s+(?:opdateret|ændret|revideret))\b
    \b(?:päivitetty|viimeksi\s+(?:päivitetty|muokattu)|utolsó\s+(?:frissítés|módosítás)|utoljára\s+(?:frissítve|módosítva)|frissítve)\b
    \b(?:viimati\s+(?:uuendatud|muudetud)|uuendatud|(?:paskutinį\s+kartą\s+)?atnaujint\w+|atnaujinimo\s+data|(?:pēdējo\s+reizi\s+)?atjaunot[sa]|atjaunināts)\b
    \b(?:zmodyfikowano|změněno|zmenené|upraveno|upravené|modificado|modifié(?:e)?|geändert\s+am|ändrad|endret|ændret|módosítva|modificat|изменено|змінено|değiştirilme(?:\s+tarihi)?)\b
    \b(?:síðast\s+uppfært|nuashonraithe|aġġornat\w*|përditësuar|updejtuar|soñ?\s+yenilənmə|yenilənmə\s+tarixi|жаңартылған\s+күні)\b
    \b(?:ultima\s+actualizare|actualizat(?:\s+la)?|son\s+güncelle(?:me|nme)(?:\s+tarihi)?|güncelleme\s+tarihi)\b
    \b(?:последн(?:ее|яя|ие)\s+(?:обновление|изменени[ея]|редакция|актуализация)|обновл[её]н(?:[оаы])?|измен[её]н(?:[оаы])?|дата\s+(?:последнего\s+)?(?:изменения|обновления|актуализации)|оновлено|дата\s+(?:останнього\s+)?оновлення|останн[єія]\s+(?:оновлення|зміни|редакція))\b
    \b(?:последн[аоя]\s+(?:актуализация|обновяване|промяна|измена|ажурирање)|последња\s+(?:измена|промена)|последње\s+ажурирање|ажурирано|(?:zadnj|posljednj|poslednj)[aei]\s+(?:sprememba|posodobitev|izm?jena|izmena|ažuriranje|promj?ena)|ažurirano|posodobljeno)\b
    \b(?:τελευταία\s+(?:ενημέρωση|τροποποίηση)|ενημερώθηκε)\b
    \b(?:cập\s+nhật(?:\s+lần\s+cuối)?|(?:terakhir\s+)?(?:diperbarui|dimutakhirkan)|(?:tarikh\s+)?(?:di)?kemas\s*kini)\b
    (?:آخر\s+(?:تحديث|تعديل|مراجعة)|تاريخ\s+(?:التحديث|التعديل|المراجعة))|(?:آخرین\s+(?:به\W?روز|ویرایش|تغییر)|تاریخ\s+(?:به\W?روز|ویرایش))\w*|(?:עודכן(?:\s+לאחרונה)?|תאריך\s+עדכון|עדכון\s+אחרון)
    (?:अंतिम|पिछला|आखिरी)\s+(?:अद्यतन|अपडेट|संशोधन|समीक्षा)|সর্বশেষ\s+(?:হালনাগাদ|আপডেট)|ბოლო\s+განახლება
    (?:更新(?:日期|时间|時間|日)|最后(?:更新|修改)|最後更新|最終更新(?:日)?|更新日|(?:최종|최근|마지막)\s*(?:수정|업데이트|갱신)|업데이트\s*(?:일|날짜)|수정일|갱신일)
    (?:[发發]布(?:时间|時間|日期|日)|发稿时间|公開日|掲載日|作成日|登録日|발행일|게시일|등록일|작성일)
    (?:ปรับปรุง(?:ข้อมูล)?(?:ล่าสุด)?|แก้ไขล่าสุด|อัปเดต(?:ล่าสุด)?)|နောက်ဆုံး(?:ပြင်ဆင်|အပ်ဒိတ်|မွမ်းမံ)\S*|ປັບປຸງ\S*ສຸດ|ອັບເດດ\S*|(?:ធ្វើបច្ចុប្បន្នភាព|កែប្រែ)\S*
    """
)

# Words that say so at the start of a line only ("Published 3 March 2026"); in a sentence they tell of an act.
PUBLISHED = _any(
    r"""
    \b(?:updated|modified|reviewed|generated|retrieved|created|posted|published|current|release\s+date|publication\s+date)\b|\bas\s+of\b
    \b(?:veröffentlicht|erstellt|erschienen|online\s+seit|publié\w*|mis\s+en\s+ligne|paru|date\s+de\s+publication)\b
    \b(?:publicado|publicada|creado|fecha\s+de\s+publicación|criado|data\s+de\s+publicação|pubblicato|pubblicazione|gepubliceerd|geplaatst)\b
    \b(?:opublikowano|utworzono|data\s+publikacji|publikováno|vytvořeno|zveřejněno|publikované|zverejnené|vytvorené)\b
    \b(?:publicerad|publisert|publiceret|offentliggjort|skapad|julkaistu|közzétéve|megjelent|publicat)\b
    \b(?:yayın(?:lanma)?\s+tarihi|yayımlan\w+|eklenme\s+tarihi|опубликован\w*|дата\s+(?:публикации|публікації|публикуване)|опубліковано|публикувано)\b
    \b(?:objavljeno|datum\s+objave|δημοσιεύ\w+|ημερομηνία\s+δημοσίευσης|ngày\s+(?:đăng|đăng\s+tin)|diterbitkan|diposting|dipublikasikan)\b
    (?:تاريخ\s+النشر|نشر\s+في|تاریخ\s+انتشار|פורסם|תאריך\s+פרסום|เผยแพร่(?:เมื่อ)?|วันที่ประกาศ|प्रकाशित)
    """
)

# Names of values in data and front matter that only say when a record was touched; keys are matched without accents.
STAMP_KEYS = _any(
    r"""
    (?:last[_-]?)?(?:updated?|modified|changed|edited|reviewed|checked|crawled|fetched|captured|scraped|synced)(?:[_-]?(?:at|on|date|time))?
    (?:ms[._-])?date|lastmod|timestamp|generated(?:[_-]?at)?|(?:capture|crawl|fetch|build|hand-?off|update|extraction)[_-]?date
    (?:\w+[_-])?(?:still[_-]valid|last[_-](?:checked|verified|validated|confirmed|seen))(?:[_-](?:at|on|date|time))?
    date[_-]?(?:modified|updated|captured|scraped|fetched)|ms\.(?:lasthandoff|date)|retrieved(?:[_-]?at)?
    (?:guncelle\w*|cek\w*|tarama|aktualis\w*|aktualiz\w*|mise[_-]?a?[_-]?jour|actualiza\w*|atualiza\w*)(?:[_-]?(?:tarihi|datum|date|fecha|data|zamani))?
    """
)

# Names of values that machines need and no reader sees.
TECHNICAL_KEYS = _any(
    r"""
    (?:content|body|file|source|src|data)?[_-]?(?:hash|checksum|sha(?:1|256)?|md5|etag|revision|guid|uuid)
    (?:ms\.|ms_)[\w.-]+|(?:source|target)?[_-]?locale|ht[_-]?[\w-]+|open[_-]?to[_-]?public.*|translation[\w.-]*
    author|authors|manager|reviewer|editor|maintainer|contributors?|audience|robots?|layout|template
    (?:\w+[_-])?(?:priority|sort(?:[_-]?(?:order|key|priority))?|order|position|offset|slug)s?|origslug|jurabk|css[_-]?class
    """
)

# Names of values that sort records: technical when they come or go, part of the rule when one becomes another.
KIND_KEYS = _any(
    r"""
    (?:\w+[_-])?(?:type|typ|tipo|tip|tur|index)s?
    """
)

# A date beside these is part of a rule.
IN_FORCE = _any(
    r"""
    \b(?:effective|in\s+force|into\s+force|entr(?:y|ies|ers?)\s+into|applies\s+(?:from|until)|valid\s+(?:from|until|to)|expir\w+|commenc\w+|deadline|until|no\s+later|repeal\w*)\b
    \b(?:in\s+kraft|inkraft\w*|außer\s+kraft|gültig|gilt\s+(?:ab|bis)|wirksam|spätestens|aufgehoben|bis\s+zum|ab\s+dem)\b
    \b(?:en\s+vigueur|entr(?:e|ée)\s+en|applicable|valable|jusqu|à\s+compter|abrogé\w*|au\s+plus\s+tard|expir\w+)
    \b(?:en\s+vigor|vigente|vigencia|em\s+vigor|vigência|a\s+partir\s+de|hasta\s+el|até|in\s+vigore|a\s+decorrere|entro\s+il)\b
    \b(?:in\s+werking|geldig|van\s+kracht|vanaf|vervalt|uiterlijk|wchodzi\s+w\s+życie|obowiązuj\w+|účinnos\w*|platnos\w*|platn\w+\s+od)\b
    \b(?:gäller|träder\s+i\s+kraft|ikraft\w*|trer\s+i\s+kraft|gjelder|træder\s+i\s+kraft|voimaan|voimassa)\b
    \b(?:hatály\w*|érvényes\w*|în\s+vigoare|valabil\w*|intră|yürürlü\w+|geçerli|stupa\w*\s+na\s+snagu|velja\w*|začne|primjenjuj\w*|vrijedi\w*)\b
    \b(?:вступ\w+\s+в\s+силу|действу\w+|набира\w+\s+чинності|влиза\s+в\s+сила|ισχύ\w*|ισχυ\w*|έναρξη)\b
    \b(?:hiệu\s+lực|berlaku|kuat\s*kuasa)\b
    施行|生效|实施|實施|废止|廢止|有効|発効|시행|발효|효력|유효|نافذ|سريان|يسري|בתוקף|มีผลบังคับ|ใช้บังคับ
    """
)

COUNTS = _any(
    r"""
    \b(?:page\s*views?|views?|visits?|visitors?|hits|downloads?|readers?|shares?|likes?|comments?|results?)\b
    \b(?:viewed|visited|downloaded|accessed|consultée?|lue?|lid[oa]|leíd[oa]|visitada|acessada|visualizad[oa]|visitata|aufgerufen|besucht)\b
    \b(?:besucher|aufrufe|zugriffe|visites?|visiteurs|vues|consultations|visitas|visualiza\w+|visite|bezoek\w*|weergaven)\b
    \b(?:odsłon\w*|odwiedzin|zobrazen\w*|návštěv\w*|návštev\w*|zhliadnut\w*|visningar|visninger|katselu\w*|megtekint\w*|vizualiz\w+|görüntülenme|ziyaret\w*)\b
    \b(?:\w*aufrufe|\w*zugriffe|\w*besucher|ac+es+os|accès|accessi|accesse[ds]?|visualizzazioni|letture|leituras?|lecturas?|lectures|raadplegingen|keer\s+(?:bekeken|gelezen))\b
    \b(?:hit|visit(?:or)?|page|view)\s*count(?:er)?\b|\b(?:compteur|contador|contatore|besucherzähler|licznik|počítadlo|počitadlo|számláló|sayaç|счётчик|счетчик|лічильник|брояч|μετρητής)\b
    \b(?:wyświetle\w*|přístup\w*|prístup\w*|přečten\w*|besøk\w*|besøg\w*|lukukert\w*|kävij\w*|letöltés\w*|látogat\w*|nézett\w*|olvasás\w*|acces[ăa]ri|afiș[ăa]ri|okunma|izlenme|tıklanma|hit\s+sayısı)\b
    \b(?:прочитан\w*|прочтени\w*|визит\w*|скачиван\w*|відвідува\w*|посещения|прегледи|прегледана|αναγνώσεις|dilihat|dibaca|kunjungan|pengunjung|pelawat|lượt)\b
    阅览|閱覽|人气|人氣|阅读量|点击量|访问量|アクセス数|조회수|읽음|بازدید|قراءة|عدد\s+الزوار|כניסות|ยอดวิว|आगंतुक|विज़िटर
    \b(?:просмотр\w*|посещени\w*|перегляд\w*|προβολές|επισκέψεις|pregled\w*|ogled\w*|lượt\s+(?:xem|truy\s+cập))\b
    عدد\s+(?:ال)?(?:زوار|زيارات|مشاهدات|قراءات)|(?:ال)?(?:زيار|مشاهد)\w*|تعداد\s+بازدید\w*
    浏览|瀏覽|点击|點閱|點擊|阅读|访问|訪問|下载次数|閲覧|アクセス|조회|방문|مشاهد|زيار|צפיות|ผู้เข้าชม|จำนวนครั้ง
    """
)

MONTHS_AND_DAYS = _any(
    r"""
    \b(?:jan(?:uary|uar|uari|vier|eiro)?|feb(?:ruary|ruar|ruari)?|mar(?:ch|s|zo|ço|t)?|apr(?:il|ile|il)?|may|mai|maj|mei|june?|juni|july?|juli|aug(?:ust|ustus)?|sep(?:t|tember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\b\.?
    \b(?:januar|jänner|märz|août|février|fév|févr|avr(?:il)?|juin|juillet|janv|déc(?:embre)?|septembre|octobre|novembre)\b\.?
    \b(?:enero|febrero|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro)\b
    \b(?:gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|maart|mrt)\b
    \b(?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia)\b
    \b(?:január\w*|február\w*|mar[ec]\w*|apríl\w*|máj\w*|jún\w*|júl\w*|august\w*|september|septembr\w*|október|októbr\w*|november|novembr\w*|december|decembr\w*)\b
    \b(?:ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince)\b
    \b(?:március|április|május|június|július|augusztus|szeptember|ianuarie|februarie|martie|aprilie|iunie|iulie|septembrie|octombrie|noiembrie|decembrie)\b
    \b(?:ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık)\b
    \b(?:siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna|listopada|studenoga?|prosinca|januarja|februarja|junija|julija|avgusta|oktobra)\b
    \b(?:tammikuu|helmikuu|maaliskuu|huhtikuu|toukokuu|kesäkuu|heinäkuu|elokuu|syyskuu|lokakuu|marraskuu|joulukuu)\w*\b
    \b(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\w*\b|\b(?:січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня)\b
    \b(?:ιανουαρ|φεβρουαρ|μαρτ|απριλ|μα[ΐι]|ιουν|ιουλ|αυγουστ|σεπτεμβρ|οκτωβρ|νοεμβρ|δεκεμβρ)\w*\b
    \b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|satur?|sun)(?:day)?\b|\b\w{2,9}tag\b
    يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر
    \b(?:tháng|ngày|năm)\b
    \b(?:marts|mac|ogos|disember|januari|februari|agustus|desember|mei|jaanuar|veebruar|märts|aprill|juuni|juuli|sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio)\b
    \b(?:janvār|februār|mart|aprīl|maij|jūnij|jūlij|august|septembr|oktobr|novembr|decembr)\w*\b|\b(?:marec|marca|maja|avgust\w*|janar|shkurt|prill|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor|yanvar|fevral|aprel|iyun|iyul|sentyabr|oktyabr|noyabr|dekabr)\b
    \b(?:јануар|фебруар|мар[тч]|април|мај|јун|јул|август|септемв?б?а?р|октомв?б?а?р|октобар|новемв?б?а?р|децемв?б?а?р|януари|февруари|юни|юли|септември|октомври|ноември|декември)\w?\b
    \b(?:pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira)\b
    \b(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mandag|tirsdag|lørdag|søndag)\b
    \b(?:poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|pondělí|úterý|středa|čtvrtek|pátek|neděle|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\b
    มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|[มกพสตธ]\.[คพยม]\.
    जनवरी|फरवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|सितम्बर|अक्टूबर|अक्तूबर|नवंबर|नवम्बर|दिसंबर|दिसम्बर
    (?:فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند|محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|الأول[ى]?|الثاني[ة]?|الآخر[ة]?)(?!\w)|ذو\s+(?:القعدة|الحجة)
    كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب(?!\w)|أيلول|تشرين|ב?(?:ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר)
    """
)

# Words of the page and not of the rule, each alone in its line or nearly.
PAGE_WIDGETS = _any(
    r"""
    \b(?:was|is)\s+this\s+(?:article|page|information|content)\s+(?:helpful|useful)\b|\bdid\s+you\s+find\s+(?:this|it|what)\b
    \bout\s+of\s+\d+\s+found\s+this\s+helpful\b|\b\d+\s+(?:out\s+)?of\s+\d+\b.*\bhelpful\b|\b(?:submit\s+a\s+request|give\s+feedback)\b
    \b(?:a\s+fost\s+util\s+acest|acest\s+articol\s+a\s+fost\s+util|utilizatori\w*\s+consideră|au\s+considerat)\b
    \binforma[țţt]iile\s+au\s+fost\s+utile\b|\b(?:waren|fanden\s+sie)\s+diese\s+informationen\b.*\b(?:hilfreich|nützlich)\b|\bces\s+informations\b.*\butiles\b|\besta\s+informaci[oó]n\b.*\bútil\b|\beranno\s+utili\s+queste\s+informazioni\b
    ^\W*(?:yes\W*no|da\W*nu|ja\W*nein|oui\W*non|s[ií]\W*no|sim\W*não|ja\W*nee|tak\W*nie|ano\W*ne|áno\W*nie|evet\W*hayır|да\W*нет)\W*$
    \bhave\s+more\s+questions\b|\b(?:return|back)\s+to\s+top\b|\brecently\s+viewed\s+articles\b|\bsign\s+in\s+to\s+leave\s+a\s+comment\b
    \b(?:întrebări\?\s*trimite\w*|trimite\w*\s+o\s+(?:solicitare|cerere)|înapoi\s+la\s+început|articole\s+vizualizate)\b
    \bvon\s+\d+\s+fanden\s+dies\s+hilfreich\b|\banfrage\s+einreichen\b|\benvoyer\s+une\s+demande\b|\bont\s+trouvé\s+cela\s+utile\b|\benviar\s+una\s+solicitud\b|\bles\s+pareció\s+útil\b
    \bwar\s+(?:dieser|dieses|diese)\b.*\bhilfreich\b|\b(?:cet\s+article|cette\s+page)\b.*\butile\b|\b(?:este\s+artículo|esta\s+página)\b.*\bútil\b
    \bwas\s+dit\s+artikel\b|\bpomohl\w*\s+vám\b|\bczy\s+(?:ta|ten)\b.*\bpomoc\w+|\bbu\s+makale\b.*\b(?:yardımcı|faydalı)\b|このページは役に立|도움이\s*되었|هل\s+كان(?:ت)?\s+هذ.*مفيد|本页.*有帮助
    ^\W*(?:print|share|back\s+to\s+top|top|menu|search|skip\s+to\s+(?:main\s+)?content|home|cookies?|accept(?:\s+all)?|decline|download\s+pdf|email)\W*$
    ^\W*(?:drucken|teilen|nach\s+oben|suche|startseite|imprimer|partager|haut\s+de\s+page|rechercher|accueil|imprimir|compartir|buscar|inicio)\W*$
    ^\W*(?:print|share|e-?mail|bookmark|listen\s+to|save|download)\s+(?:this|the)\s+(?:page|article|notice|content)(?:\s+as\s+(?:a\s+)?pdf)?\W*$|^\W*(?:diese\s+seite|seite)\s+(?:drucken|teilen|empfehlen|vorlesen)\W*$
    ^\W*(?:imprimer|partager|envoyer|écouter)\s+(?:cette|la)\s+page\W*$|^\W*(?:imprimir|compartir|compartilhar)\s+(?:esta\s+)?(?:página|artículo)\W*$|^\W*(?:stampa|condividi)\s+(?:la\s+|questa\s+)?pagina\W*$|^\W*(?:распечатать|поделиться|версия\s+для\s+печати|drukuj|udostępnij|tlačiť|vytlačiť|tisknout|yazdır|paylaş)\W*$
    ^\W*(?:page|seite|página|pagina|strona|strana|stránka|sayfa|sida|side|sivu|oldal|страница|стр\.|сторінка|halaman|trang|صفحة|หน้า)\s+\d+\s+(?:of|von|de|di|van|z|ze|iz|av|af|/|из|з|от|dari|من|จาก)\s+\d+\W*$|^\W*第?\s*\d+\s*页?\s*[/／共]\s*\d+\s*页?\W*$
    ^\W*(?:showing|displaying|results?|items?)\s+\d+\s*(?:-|–|to)\s*\d+\s+of\s+[\d,.]+(?:\s+(?:results?|items?|entries))?\W*$|^\W*\d+\s*[-–]\s*\d+\s+(?:of|von|de|di|van|z|из)\s+[\d.,]+(?:\s+\w+)?\W*$
    ^\W*(?:weather|wetter|météo|el\s+tiempo|tempo|meteo|pogoda|počasí|počasie|hava\s+durumu|погода|天气|天氣|天気|날씨|الطقس)\b.*(?:°|℃|º)|^\W*-?\d+\s*(?:°\s*[cf]|℃)\W*$
    ^(?:\W*(?:打印|分享|返回顶部|关闭|首页|印刷|シェア|ページの先頭|인쇄|공유|طباعة|مشاركة|打印本页|关闭窗口|关闭本页|字体|字号|大|中|小|友善列印|回上一頁|שתפ?ו?|הדפסה|شارك|اشتراک\s*گذاری))+\W*$
    ^\W*(?:users?|visitors?|guests?|besucher|usuarios|utilisateurs|utenti|пользователей|сейчас)\s+(?:currently\s+)?(?:online|en\s+línea|en\s+ligne|онлайн|на\s+сайте)\W*\d+\W*$|^\W*\d+\s+(?:users?|visitors?|guests?)\s+online\W*$
    ^\W*(?:your\s+ip(?:\s+address)?|ihre\s+ip(?:-adresse)?|votre\s+(?:adresse\s+)?ip|su\s+(?:dirección\s+)?ip|您的ip)\b.{0,60}$|^\W*(?:page\s+)?(?:generated|rendered|loaded|processed|generado|generada|généré\w*|seite\s+erzeugt|erzeugt)\s+(?:in|en)\s+[\d.,]+\s*(?:s|ms|sec\w*|seconds?|sekunden?|secondes?|segundos)\W*$
    ^\W*(?:comparte|compartir|compartilh\w+|partagez?|partager|condividi)\b.{0,40}$|^\W*\d+\s+(?:min(?:ute)?s?\.?)\s+read\W*$|^\W*(?:rate|rating|bewertung|valoración|avaliação|note|оценка|рейтинг|评分|評価|평점)\b.{0,30}\d[.,]?\d*\s*(?:/\s*\d+)?\s*\(\s*\d+\s*(?:votes?|ratings?|reviews?|stimmen|bewertungen|avis|votos|voti|stemmen|głos\w*|hlas\w*|oy|голос\w*|оцен\w*|票|件|명)\s*\)\W*$
    ^\W*(?:today\s+is|heute\s+ist|nous\s+sommes\s+le|hoy\s+es|今天是|今日は)\b.{0,60}$
    ^\W*(?:give|send|leave|share)\s+(?:us\s+)?(?:your\s+)?feedback\b|^\W*help\s+us\s+(?:to\s+)?improve\b|^\W*(?:take|complete|fill\s+in)\s+(?:our|this|a)\s+(?:\S+\s+)?survey\b|\b(?:hilf|helfen)\s+(?:sie\s+)?uns\b.*\bverbessern\b|^\W*(?:aidez-nous\s+à\s+améliorer|ayúdenos\s+a\s+mejorar|ajude-nos\s+a\s+melhorar|aiutaci\s+a\s+migliorare)\b
    ^\W*(?:follow|find|like|join)\s+us\s+on\b.{0,60}$|^\W*(?:folgen\s+sie\s+uns|suivez-nous|síganos|síguenos|siga-nos|seguici|volg\s+ons|obserwuj\s+nas|sledujte\s+nás|bizi\s+takip\s+edin|подписывайтесь|мы\s+в\s+соцсетях|关注我们|关注微信)\b.{0,60}$
    ^\W*(?:share|teilen|partager|compartir|compartilh\w*|condividi\w*|delen|udostępnij|sdílet|zdieľať|dela|del|jaa|paylaş|поделиться|поширити|שתפ?ו?)\b.{0,60}\b(?:facebook|twitter|linkedin|whatsapp|telegram|vk|e-?mail)\b.{0,40}$|^\W*שתפ?ו?\s
    ^\W*(?:(?:for|to\s+get)\s+)?(?:more|further)\s+(?:information|details|help)\b.{0,40}\b(?:click|here|available|see|visit)\b.{0,30}$
    ^(?:\W*(?:english|deutsch|français|español|italiano|português|nederlands|polski|čeština|slovenčina|magyar|română|български|ελληνικά|svenska|dansk|norsk|suomi|eesti|lietuvių|latviešu|hrvatski|slovenščina|srpski|türkçe|русский|українська|中文|简体中文|繁體中文|日本語|한국어|العربية|עברית|فارسی|हिन्दी|ไทย|tiếng\s+việt|bahasa\s+indonesia|bahasa\s+melayu|en|de|fr|es|it|pt|nl|pl))+\W*$
    \b(?:we\s+use\s+cookies|this\s+(?:site|website)\s+uses\s+cookies|javascript\s+(?:is\s+)?(?:disabled|required))\b
    ^\W*\[!include|└|├
    \b(?:english|german|french|spanish)\s+version\b|\b(?:englische|anglais\w*|inglés|inglese|engelse|angol|anglická|angielska|engleza)\s+(?:fassung|version|versión|versione|versie|verzió\w*|verze|verzia|wersja)\b
    ^\W*(?:search\s+help|keywords?|search\s+for|search\s+this\s+\w+|hilfe\s+durchsuchen|stichwort|suchbegriff|themen|topics)\W*$
    ^\W*nur\s.*\bsuchen\W*$|^\W*search\s+only\b|^\W*whole\s+words\s+only\W*$
    """
)

TEASERS = _any(
    r"""
    (?:latest|recent|related|more|other|top)\s+(?:news|articles|stories|posts|content|pages|links|updates|topics|reading)|most\s+(?:read|viewed|popular)|you\s+(?:may|might)\s+also\s+(?:like|be\s+interested\s+in|need)|people\s+also\s+\w+|recommended(?:\s+for\s+you)?|editor.?s\s+picks|trending(?:\s+now)?|news|see\s+also|what's\s+new|in\s+the\s+news
    aktuelles|aktuelle\s+meldungen|weitere\s+(?:meldungen|artikel|themen)|das\s+könnte\s+sie\s+.*|verwandte\s+\w+|actualités?|à\s+lire\s+aussi|articles?\s+(?:liés|similaires|associés)
    noticias(?:\s+relacionadas)?|últimas\s+noticias|notícias|artigos\s+relacionados|notizie|articoli\s+correlati|nieuws|gerelateerd\w*|aktualności|powiązane.*|aktuality|súvisiace.*|související.*|nyheter|nyheder|uutiset|hírek|știri|articole\s+similare|haberler|новости|νέα
    (?:zobacz|czytaj|przeczytaj)\s+(?:też|także|również)|siehe\s+auch|lesen\s+sie\s+auch|mehr\s+zum\s+thema|(?:à\s+(?:lire|voir|consulter)|voir|lire)\s+(?:aussi|également)|sur\s+le\s+même\s+sujet|(?:ver|vea|lea|leia|veja|vedi|leggi)\s+(?:también|também|anche)|te\s+puede\s+interesar|lees\s+ook|zie\s+ook
    (?:viz|čtěte|pozri|čítajte)\s+(?:také|též|tiež|aj)|lásd\s+még|kapcsolódó\s+.*|vezi\s+și|citește\s+și|vidi\s+(?:i|još|tudi)|pročitajte\s+.*|(?:läs|se|les)\s+(?:också|også|mer)|katso\s+myös|lue\s+myös|ayrıca\s+bakınız|ilgili\s+(?:haberler|içerikler|yazılar)|son\s+haberler
    (?:читайте|смотрите|см\.?)\s+также|по\s+теме|похожие\s+.*|последние\s+новости|читайте\s+також|останні\s+новини|вижте\s+също|δείτε\s+επίσης|σχετικά\s+(?:άρθρα|νέα)|tin\s+(?:liên\s+quan|mới|tức)|berita\s+(?:terkait|terkini|lainnya)|baca\s+juga
    相关(?:新闻|阅读|链接|推荐|文章|资讯)|推荐阅读|猜你喜欢|相關(?:新聞|連結|文章)|最新消息|おすすめ.*|人気記事|인기\s*(?:기사|글)|اقرأ\s+أيضا|(?:آخر|أحدث)\s+الأخبار|اخبار\s+مرتبط|חדשות.*
    最新(?:消息|动态|新闻)|热点.*|新着情報|関連(?:記事|リンク|情報)|お知らせ|관련\s*(?:기사|글)|최신\s*뉴스|أخبار|مواضيع\s+ذات\s+صلة|ข่าว.*
    """
)

CONTACTS = _any(
    r"""
    \b(?:e-?mail|mail|phone|tel(?:ephone|efon|éfono|efone|efono)?|fax|hotline|call\s+us|contact(?:\s+us)?|helpdesk|whatsapp)\b
    \b(?:kontakt\w*|telefon\w*|rufen\s+sie|courriel|téléphone|contacto|correo|contato|contatti|контакт\w*|телефон\w*|тел|τηλ\w*|επικοινων\w*|elérhetőség\w*)\b
    电话|電話|传真|傳真|邮箱|邮件|電子メール|メール|聯絡|联系|連絡先|전화|이메일|هاتف|بريد|טלפון|โทร
    (?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,64}\.\w
    """
)

# Headings above the people who made a page, and labels of whom to ask.
CREDITS = _any(
    r"""
    ^\W*(?:contributors?|authors?|maintainers?|credits|acknowledge?ments?|autor(?:es|en|zy|i)?|auteurs?|contribuidores|contributori|colaboradores|mitwirkende|impressum)\W*$
    ^\W*(?:责任编辑|编辑|作者|撰稿|審核|담당자?|担当(?:課|部署|者)?|お問い合わせ先?|問合せ先|联系人|聯絡人)
    """
)
CONTACT_LABELS = _any(
    r"""
    (?:お問い?合わ?せ先?|問い?合わ?せ先?|担当|聯絡(?:人|電話|窗口)|联系(?:人|电话|方式)|承辦人|담당(?:자|부서)?|문의처?)\s*[:：]
    ^\W*(?:(?:your|ihr|votre|su|il\s+suo)\s+)?(?:contact(?:\s+(?:person|point|details|officer|us|for\s+\w+))?|(?:media|press)\s+contact|enquiries|ansprechpartner(?:in)?|(?:presse|medien)?kontakt(?:person)?|auskunft|contact|interlocuteur|(?:persona\s+de\s+)?contacto|referente|contatt[oi]|contato|contactpersoon|osoba\s+do\s+kontaktu|kontaktní\s+osoba|kontaktná\s+osoba|kapcsolattartó|persoană\s+de\s+contact|yhteyshenkilö|irtibat|контакт\w*(?:\s+лицо)?|контактна\s+особа)\s*[:：]
    ^\W*(?:contatto|persona\s+di\s+contatto|kontaktpersona|kontaktisik|kontaktinis\s+asmuo|kontaktna\s+oseba|kontakt\s+osoba|osoba\s+za\s+kontakt|контакт\s+особа|лице\s+за\s+контакт|υπεύθυνος\s+επικοινωνίας|kontaktperson|người\s+liên\s+hệ|narahubung|جهة\s+الاتصال|ผู้ติดต่อ|איש\s+קשר|संपर्क\s+व्यक्ति)\s*[:：]
    ^\W*(?:(?:deputy\s+)?(?:director|head|chief|commissioner|officer\s+in\s+charge|manager)(?:\s+(?:general|of\s+(?:the\s+)?(?:office|department|unit|division|customs\s+house)))?|(?:amts|referats|dienststellen|abteilungs)?leit(?:er|erin|ung)|direct(?:eur|rice)|chef(?:fe)?\s+(?:de\s+(?:service|bureau))?|(?:sub)?director[ae]?|jef[ea]|diretor[a]?|chefe|direttore|direttrice|dirigente|directeur|hoofd|dyrektor|naczelnik|kierownik|ředitel(?:ka)?|vedoucí|riaditeľ(?:ka)?|igazgató|vezető|director|șef\s+birou|chef|direktör|myndighetschef|johtaja|direktor|vadītājs|vadītāja|vedėjas|direktorica|voditelj|начальник(?:\s+\w+)?|директор|керівник|διευθυντής|διευθύντρια|müdür|giám\s+đốc|kepala\s+kantor|مدير\s+\w+)\s*[:：]
    """
)
# Where an office is, as a line of its own says it.
ADDRESS_LABELS = _any(
    r"""
    ^\W*(?:(?:postal|street|mailing|visiting|office)\s+)?address\s*[:：]|^\W*(?:post|haus|besucher)?(?:anschrift|adresse)\s*[:：]|^\W*adresse(?:\s+postale)?\s*[:：]|^\W*direcci[oó]n\s*[:：]|^\W*(?:endereço|morada|indirizzo|sede|(?:bezoek|post)?adres|adresa|siedziba|cím|adres[aă]|adress|besöksadress|besøksadresse|osoite|käyntiosoite|aadress|adrese|adresas|naslov)\s*[:：]
    ^\W*(?:адрес|адреса|διεύθυνση|adresi?|địa\s+chỉ|alamat)\s*[:：]|(?:العنوان|نشانی|آدرس|כתובת|地址|住所|所在地|주소|ที่อยู่|पता)\s*[:：]
    """
)
# Names of columns and values that say how to reach somebody.
CONTACT_KEYS = _any(
    r"""
    (?:\w+[ _-])?(?:tele)?(?:phone|fon|phones)(?:[ _-]?(?:no|nr|number|numbers))?\.?|tel\.?(?:[ _-]?(?:no|nr))?\.?|(?:tele)?fax(?:[ _-]?(?:no|nr|number))?\.?|mobile|hotline|e-?mails?(?:[ _-]?address)?|mail|contact(?:[ _-]?(?:person|name|details|point))?s?|(?:web)?site|homepage|(?:postal[ _-]|street[ _-])?address
    (?:tel[eé]fon\w*|tel[eé]phone|tlf|kontakt\w*|ansprechpartner\w*|anschrift|adress[e]?|öffnungszeiten|courriel|correo(?:\s+electr[oó]nico)?|contact[oe]?|direcci[oó]n|endereço|morada|contatt[oi]|indirizzo|adres|adresa|adres[aă]|cím|osoite|aadress|adrese|adresas|naslov|horaires?|horario|opening\s+hours)
    (?:телефон\w*|факс|адреса?|контакт\w*|эл(?:ектронная)?\.?\s+почта|τηλ[εέ]φωνο|διεύθυνση|điện\s+thoại|địa\s+chỉ|telepon|alamat)
    电话|電話(?:番号)?|传真|傳真|邮箱|地址|住所|所在地|联系(?:人|方式|电话)|連絡先|전화(?:번호)?|주소|이메일|هاتف|الهاتف|العنوان|البريد(?:\s+الإلكتروني)?|טלפון|כתובת|โทรศัพท์|ที่อยู่
    """
)
# Names of values that only say how another one is shown.
SHOWN_KEYS = _any(
    r"""
    (?:short|long|display|menu|link|button|alt|label|caption|guidance[ _-]link)[ _-]?(?:label|name|title|text|en|fr|de|es)|expansion|abbreviation|tooltip|placeholder|hint|breadcrumb|aria[ _-]label
    """
)

# What says that a line tells when somebody can be reached.
HOURS = _any(
    r"""
    \b(?:open(?:ing)?|hours|lines?\s+are|weekdays|mon|monday|friday|geöffnet|öffnungszeit\w*|sprechzeit\w*|servicezeit\w*|erreichbar|montag|freitag|horaires?|lundi|vendredi|ouvert\w*|horario|lunes|viernes|abiert\w*|horário|segunda|sexta|orari[oe]?|lunedì|venerdì)\b
    \b(?:openingstijden|maandag|vrijdag|bereikbaar|godziny|poniedziałek|piątek|otevírací|pondělí|pátek|otváracie|pondelok|piatok|nyitvatartás\w*|hétfő|péntek|program|luni|vineri|öppet|öppettider|måndag|fredag|åbningstid\w*|åpningstid\w*|mandag|avoinna|maanantai\w*|çalışma\s+saatleri|часы|режим\s+работы|пн|графік)\b
    营业时间|办公时间|服務時間|辦公時間|受付時間|開庁時間|営業時間|운영\s*시간|업무\s*시간|ساعات\s+(?:العمل|الدوام)|שעות|เวลาทำการ
    """
)

# Where data name the texts that they were taken from: a citation, not the rule.
CITATION_KEYS = _any(
    r"""
    (?:legal[_ -]?)?references?|sources?|citations?|bibliograph(?:y|ie)|sources?[_ -]?(?:urls?|links?)|references?[_ -]?(?:urls?|links?)
    """
)

# What stands where a rule stood.
REPEALED = _any(
    r"""
    \W*(?:repealed|revoked|deleted|omitted|reserved|spent|lapsed|expired|no\s+longer\s+in\s+force)\W*
    \W*(?:weggefallen|aufgehoben|entfallen|gestrichen|außer\s+kraft|abrogée?s?|supprimée?s?|(?:derogad|suprimid|revogad|suprimid)[oa]s?|sin\s+contenido|abrogat[oaie]|soppress[oaie]|vervallen|uchylon[yae]|skreślon[yae]|zrušen[oýáé]?|vypuštěn[oýáé]?|vypúšťa\s+sa|hatályon\s+kívül\s+helyezve|abrogată?|eliminată?)\W*
    \W*(?:upphävd|har\s+upphävts|ophævet|opphevet|kumottu|kumotaan|kehtetu|neteko\s+galios|svītrots|brisan[oa]?|črtan[oa]?|mülga|yürürlükten\s+kaldırılmıştır|утратил[аио]?\s+силу|отмен[её]?н[аоы]?|исключ[её]?н[аоы]?|втратив\s+чинність|виключено|отменен[ао]?|καταργ\w+|bãi\s+bỏ|được\s+bãi\s+bỏ|dihapus)\W*
    \W*(?:删除|刪除|废止|廢止|削除|삭제|ملغا?[ةى]?|لغو\s+شده|בוטל(?:ה)?|ยกเลิก)\W*
    """
)

# What is counted or owed: a figure beside these is part of a rule, even in a line that says when it was set.
VALUES = _any(
    r"""
    \b(?:rates?|fees?|duty|duties|tax(?:es)?|price|tariffs?|limits?|thresholds?|quotas?|value|euros?|eur|usd|gbp|dollars?|pounds?|percent)\b
    \b(?:zölle|zoll\w*|steuer\w*|gebühr\w*|preis\w*|satz|sätze|grenze|wert\w*|taux|droits?|taxes?|frais|prix|seuil|valeur)\b
    \b(?:tipos?|derechos|impuestos?|tasas?|precios?|valor|taxas?|preço|aliquot\w*|dazi[oi]?|imposta|prezzo|tarief|prijs|belasting|stawk\w*|cło|cena)\b
    [%‰€£¥₹₩]|税率|关税|關稅|金额|価格|税額|관세|세율
    """
)

# What leads a line that says where a page holds, in whichever language the site happened to answer.
SCOPES = _any(
    r"""
    ^\W*(?:this|the)\s+(?:article|page|topic|document|guide|policy)\s+(?:applies\s+to|is\s+for)[^:：\d]{0,40}[:：]
    ^\W*(?:dieser|diese|dieses)\s+\w+\s+gilt\s+für[^:\d]{0,40}:|^\W*cet(?:te)?\s+\w+\s+s['’]applique\s+(?:à|aux?)[^:\d]{0,40}:
    ^\W*est[ea]\s+\w+\s+se\s+aplica\s+(?:a|para)[^:\d]{0,40}:|^\W*quest[oa]\s+\w+\s+si\s+applica\s+a[^:\d]{0,40}:
    ^\W*(?:dit|deze)\s+\w+\s+is\s+van\s+toepassing\s+op[^:\d]{0,40}:|^\W*(?:ten|ta|to)\s+\w+\s+dotyczy[^:\d]{0,40}:
    ^\W*(?:den|det)\s+här\s+\w+\s+gäller[^:\d]{0,40}:|^\W*bu\s+\w+\s+(?:şunlar\s+için|şu\w*)[^:\d]{0,40}:
    ^\W*(?:applies\s+to|gilt\s+für|s['’]applique\s+à|se\s+aplica\s+a|si\s+applica\s+a)\s*:
    ^\W*(?:适用于|適用於|適用対象|적용\s*대상)\s*[:：]
    """
)

# Acts that rules cite; another word before such a name is another citation, not another rule.
CITED_ACTS = _any(
    r"""
    \s*(?:code|act|law|regulations?|directive|ordinance|decree|loi|règlement|décret|arrêté|ordonnance)\b
    \s*(?:gesetz\w*|verordnung\w*|richtlinie\w*|ley|reglamento|código|lei|decreto|legge|regolamento|codice|wet|wetboek|ustawa|zákon\w*|kodeks\w*|lag|lov)\b
    """
)

# Sections that tell when and by which act a law was changed, not what it says.
HISTORIES = _any(
    r"""
    ^\W*(?:amendment\s+history|history|change\s*log|revision\s+history|legislative\s+history|änderungshistorie|historique|historial|historia|histórico|cronologia)\W*$
    沿革|修正历史|改正履歴|개정\s*이력
    (?:令|字第)[^。；]{0,80}(?:修正|訂定|制定|增訂)[^。；]{0,40}(?:發布|公布|施行)
    """
)

# What an editor says about the state of the text, as gesetze-im-internet does under pending amendments.
PROCESSING_NOTES = _any(
    r"""
    \b(?:textlich\s+nachgewiesen|dokumentarisch\s+(?:noch\s+nicht\s+)?(?:abschließend\s+)?bearbeitet|noch\s+nicht\s+berücksichtigt)\b
    \(\+\+\+.*\+\+\+\)
    \b(?:editorial\s+note|not\s+yet\s+consolidated|version\s+en\s+cours\s+de\s+consolidation)\b
    """
)

# The page speaking of itself.
SELF_REFERENCES = _any(
    r"""
    (?:topics?|articles?|documents?|pages?|sections?|guides?|thema|artikel|dokument|seite|sujet|document|page)
    \w{0,3}(?:موضوع|مقال|وثيق|مستند|صفح|مقطع|قسم)\w{0,2}
    (?:주제|항목|문서|페이지|기사|토픽)\w{0,2}
    """
)

# Words that turn a rule around, however short.
OBLIGATIONS = _any(
    r"""
    not|no|never|none|without|unless|except|only|must|shall|may|should|can|cannot|all|any|each
    nicht|kein\w*|ohne|nur|muss|müssen|darf|dürfen|soll\w*|kann|können|alle
    ne|pas|non|sans|sauf|seul\w*|doit|doivent|peut|peuvent|tous|toutes|no|sin|salvo|sólo|solo|debe\w*|puede\w*|não|sem|deve\w*|pode\w*
    niet|geen|zonder|alleen|moet\w*|mag|mogen|kan|kunnen|nie|bez|może|musi|muszą|ne|nu|fără|poate|trebuie|nem|nélkül|nesmie|nesmí|môže|musí|može|mora
    inte|ej|utan|ska|skall|får|måste|ikke|uten|uden|kan|ei|eivät|ilman|не|без|может|должен|должны|может|δεν|μη|χωρίς|μπορεί|πρέπει|değil|hariç|ancak
    [不未无無免禁应應须須必得可]|لا|لم|لن|ليس|غير|دون|يجب|يجوز|ไม่|ต้อง|không|phải|tidak|harus|wajib
    """
)
