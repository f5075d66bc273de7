"""How acts are cited, by the languages that write so: a pattern a kind, and the words that tell of it.

Taught by the gazettes and circulars themselves: the Federal Register, EUR-Lex, BGBl., JORF, BOE, the Diário Oficial,
the Gazette of India, the Canada Gazette, GACC and MOFCOM announcements, 官報, 관보, and their like. An issuer's name
belongs to the citation where it leads up to the number (`海关总署公告2026年第12号`), a day where it stands within it.
"""

from functools import cache

from pipeline.classify.facts.cited import Cited
from pipeline.classify.facts.series import SERIES

_NO = r"(?:N[°ºo]s?\.?|n[°ºo]s?\.?|N\.[°º]|n\.[°º]|Nr\.?|nr\.?|Nro\.?|No\.?|no\.|№|N|num\.|núm\.|Núm\.|Nomor|số|sayılı)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_WORD = r"[^\W\d_]{1,30}"
_CODE = r"(?=[A-Z./()-]{0,12}\d)[A-Z\d](?:[\w/-]|\.(?=\w)|\(\w{1,4}\))*"
"""A number of an act: `04/2026-Customs`, `M/113`, `EAC/45/2026`, `78(I)/2026`."""

_EU_BODY = r"\((?:EU|EC|EEC|UE|CE|CEE|EG|EEG|EWG|WE|EWR|EØF|EF|EÚ|ES|EY|EK|ΕΕ|Euratom|GASP|CFSP|PESC)\)"
_EU_TOLD = "(EU) (EC) (EEC) (UE) (CE) (CEE) (EG) (EEG) (EWG) (WE) (EWR) (EØF) (EF) (EÚ) (ES) (EY) (EK) (ΕΕ) (Euratom) (GASP) (CFSP) (PESC)"
_EU_BEGIN = r"(?:\b|(?=verordening|richtlijn|besluit|förordning|direktiv|forordning))"
"""At a word, or within one of the languages that join them (`kaderrichtlijn`)."""
_EU_ACT = (
    r"(?:(?:Commission|Council|Delegated|Implementing|Durchführungs|Delegierte|Gedelegeerde|Uitvoerings|rozporządzenie wykonawcze)\s)*"
    r"(?:[A-ZÄÖÜ][a-zäöüß]{0,20}(?:verordnung|richtlinie|beschluss|verordening)|Verordnung|Richtlinie|Beschluss|D?VO|DelVO|RL|Reg\.|Dir\.|Règl\.|Regl\.|Regulation|Directive|Decision|[Rr]èglement(?: d[’']exécution| délégué)?|[Dd]irective(?: d[’']exécution| déléguée)?|[Dd]écision(?: d[’']exécution| déléguée)?"
    r"|Reglamento(?: de Ejecución| Delegado)?|Directiva|Decisión(?: de Ejecución| Delegada)?|[Rr]egolamento(?: di esecuzione| delegato)?|[Dd]irettiva|[Dd]ecisione(?: di esecuzione| delegata)?|(?:[Uu]itvoerings)?[Vv]erordening|[Rr]ichtlijn|(?:[Uu]itvoerings)?[Bb]esluit|[Rr]ozporządzeni(?:e|a|u|em)(?: wykonawcze\w{0,3}| delegowane\w{0,3}| Rady| Komisji)*|[Dd]yrektyw[aęy]|[Dd]ecyzj[aęi](?: wykonawcz\w{1,3})?"
    r"|Regulamento(?: de Execução| Delegado)?|Diretiva|Decisão(?: de Execução)?|[Ff]örordning(?:en)?|[Dd]irektiv(?:et)?|[Gg]enomförandeförordning(?:en)?|[Gg]enomförandebeslut(?:et)?"
    r"|(?:[Gg]ennemførelses|[Gg]jennomførings)?[Ff]orordning(?:en)?|(?:[Gg]ennemførelses|[Gg]jennomførings)forordning(?:en)?|[Aa]fgørelse|(?:[Tt]äytäntöönpano)?[Aa]setu\w{1,5}|täytäntöönpanoasetu\w{1,5}|[Dd]irektiivi\w{0,3}"
    r"|(?:[Pp]rováděcí |[Vv]ykonávacie )?[Nn]aříz?ení|(?:[Vv]ykonávacie )?[Nn]ariadeni[eua]|[Ss]měrnic[eií]|[Ss]mernic[aeu]|Regulament(?:ul(?:ui)?)?(?: de punere în aplicare| delegat)?|[Κκ]ανονισμ\w{1,3}|[Εε]κτελεστικ\w{1,3} κανονισμ\w{1,3}|[Οο]δηγί\w{0,2})"
)
_EU_LANGUAGES = "de fr es pt it nl pl sv en da nb fi cs sk ro el hu bg hr sl et lv lt"

_EU = (
    Cited(
        _EU_LANGUAGES,
        rf"{_EU_BEGIN}(?:{_EU_ACT}(?: Komise| Komisie| Rady)? {_EU_BODY}(?: {_NO}| č\.)? ?\d{{1,4}}/\d{{1,4}}|{_EU_ACT} (?:{_NO} ?)?\d{{2,4}}/\d{{1,4}}/(?:EU|EC|EEC|UE|CE|CEE|EG|EEG|EWG|WE|EF|GASP|CFSP))",
        f"70<32 {_EU_TOLD} /EU /EC /EEC /UE /CE /CEE /EG /EEG /EWG /WE /EF /GASP /CFSP",
    ),
    Cited("hu", rf"{_EU_BODY} \d{{1,4}}/\d{{1,4}} (?:[^\W\d_]{{3,20}} ){{0,2}}(?:rendelet|irányelv|határozat)\w{{0,5}}", "^ (EU)"),
    Cited("*", r"\b3\d{4}[RLDCH]\d{4}(?:\(\d\d\))?\b", "^ 31 32 33 34 35 36 37 38 39 30"),
    Cited("*", r"\b(?:COM|SWD|JOIN|C)\((?:19|20)\d\d\) ?\d{1,5}(?: final)?", "^ COM( SWD( JOIN( C("),
    Cited("*", r"\b[CT]-\d{1,4}/\d\d(?: P)?\b", "^ C- T-"),
    # The Official Journal, by issue (`OJ L 343, 29.12.2015, p. 558`) and since October 2023 by act (`OJ L, 2026/382`).
    Cited(
        _EU_LANGUAGES,
        r"(?<!\w)(?:OJ|ABl\.|JO|DO|GU|PB|EUT|EÚT|EGT|EYVL|EUVL|Dz\. ?U(?:rz)?\.|Úř\. věst\.|Ú\. v\.|ΕΕ|OL|OV|ELT|PbEU|PbEG|EÜT|HL|UL|SL|ОВ) (?:UE |EU |WE |EÚ |ES |ЕС |\d{4},? )?(?:(?:Nr\.|n°|nr|n\.) ?)?(?:[LCΛЛ],? ?\d{1,4}(?:/\d{1,5})?[A-Z]?(?:/\d{1,5})?)(?:(?:,| vom| du| de| del| van| z| af| av den| dne)? ?\d{1,2}(?:\.\d{1,2}\.|\.? [^\W\d_]{3,12} )\d{2,4}\.?)?(?:,? ?(?:(?:pp?|S|str|ss?|blz|o|стр|σ)\.?|lk|lpp\.) ?\d{1,5}(?:[-–]\d{1,5})?)?",
        "^ OJ ABl. JO DO GU PB EUT EÚT EGT EYVL EUVL Dz. Úř. Ú. ΕΕ OL_ OV_ ELT EÜT PbEU PbEG HL_ UL_ SL_ ОВ_",
    ),
)  # fmt: skip

_NAMED_ACT = r"(?!(?:The|This|Under|See|In|By|As|And|With|That|Of|To) )(?:[A-Z][\w’'-]{1,20},? (?:\([A-Z][\w -]{2,40}\) )?(?:and |of |for |on |to )?){1,7}Act(?:,? (?:No\. \d{1,3} )?(?:of )?(?:19|20)\d\d|,? Chap(?:ter|\.) \d{1,4}(?::\d\d)?)"
_ISSUER = r"(?:(?!(?:The|This|These|Under|See|In|By|Per|As|For|And|With|Pursuant|Following|Also|That|Each|Any|Of|To|Vide|Through|From|On|Both|Said|Its|Our|New|When|While|Since|After|Where)\b)[A-Z][\w&’'-]{1,20} ){0,4}"
_EN_ACTS = (
    "Notice Circular Order Decree Decision Announcement Resolution Act Law Gazette Notification Instruction Directive"
    " Bulletin Ruling Regulation Regulations Ordinance Proclamation Memorandum Advisory Edict Statute"
)

_ENGLISH = (
    Cited("en es", r"\b\d{1,3} (?:FR|Fed\. ?Reg\.) \d{1,6}\b|\bFR Doc\.? \d{4}-\d{1,6}", "4< FR Fed."),
    Cited(
        "en es",
        r"\b\d{1,2} C\.?F\.?R\.?(?: parts?| §{1,2})? ?\d{1,5}(?:\.\d{1,4}[a-z]?\b)?(?:\([a-z0-9]{1,3}\))*|\b\d{1,2} U\.?S\.?C\.?(?: §{1,2})? ?\d{1,5}[a-z]{0,3}(?:-\d{1,3}[a-z]?)?\b(?:\([a-zA-Z0-9]{1,4}\))*|\bPub(?:lic|\.) L(?:aw|\.) ?(?:No\. )?\d{1,3}-\d{1,4}",
        "3< CFR C.F.R CF.R C.FR USC U.S.C US.C U.SC Pub",
    ),
    Cited(
        "en",
        rf"\b(?:[Ss]ub)?(?:[Ss]ection|[Pp]aragraph)s? \d{{1,4}}[A-Z]?(?:\([a-zA-Z0-9]{{1,4}}\))*(?: and \d{{1,4}}[A-Z]?(?:\([a-zA-Z0-9]{{1,4}}\))*)? of the (?:{_NAMED_ACT}|(?:[A-Z][\w’'-]{{1,20}},? (?:and |of |for )?){{1,7}}Act)",
        "^ Section section Subsection subsection Paragraph paragraph",
    ),
    Cited("en", rf"\b{_NAMED_ACT}", "90< Act"),
    Cited(
        "en",
        r"\b(?:Executive Orders?|E\.O\.|Presidential Proclamation|Proclamation) (?:No\. )?\d{4,5}\b|\bCSMS ?#? ?\d{8}\b|\b(?:CBP Dec\.|T\.D\.) \d{2}-\d{1,3}\b|\bMemorand(?:um|a) D\d{1,2}-\d{1,2}-\d{1,3}",
        "^ Executive E.O. Presidential Proclamation CSMS CBP_Dec T.D. Memorand",
    ),
    Cited(
        "en hi",
        r"\bS\.?I\.? (?:No\. ?\d{1,5} of )?\d{4}(?:/\d{1,5})?(?<=[/\d]\d)|\b(?:S\.R\.O\.|SRO) ?(?:No\. ?)?\d{1,5}(?:\(I\)|-[A-Z][a-z]+)?/\d{4}(?:/[A-Z][a-z]+)?|\bSOR/\d{4}-\d{1,4}|\bSI/\d{4}-\d{1,4}|\bSSI \d{4}/\d{1,5}|\bCustoms Notice \d{2}-\d{2}\b|\bLI \d{4}/\d{1,4}|\bP\.U\. ?\([AB]\) ?\d{1,4}/\d{4}|\bS \d{1,4}/20\d\d\b",
        "^ S.I SI_ SI/ S.R.O SRO R.A. RA_N SOR/ SSI_ Customs LI_ P.U. "+" ".join(f"S_{n}" for n in range(1, 10)),
    ),
    Cited("en hi", r"\b(?:G\. ?S\. ?R\.|S\. ?O\.) ?\d{1,5} ?\(E\)", "^ G.S.R. S.O. G._S S._O."),
    Cited(
        "en",
        r"\b(?:Legal|Government|General|Gazette|Statutory) Notice (?:No\. ?)?[A-Z]{0,2}\.? ?\d{1,5}(?: of (?:19|20)\d\d)?|\bL\.N\. ?\d{1,4}(?: of|/) ?\d{4}|\b(?:(?:GN|G\.N\.|GNR) ?R?|Notice R)\.? ?\d{2,5}(?: of (?:19|20)\d\d)?\b|\bAct (?:No\. )?\d{1,4}(?:, | of )(?:19|20)\d\d|(?<=\()Act \d{1,5}(?=\))|\bR\.?A\.? No\. ?\d{3,5}",
        "^ Legal Government General Gazette Statutory L.N. GN G.N. Notice GNR Act R.A. RA_N",
    ),
    Cited(
        "en hi",
        rf"\b{_ISSUER}(?:(?:{'|'.join((*_EN_ACTS.split(), *_EN_ACTS.upper().split()))})(?:-Law| Law| Order| Extraordinary| General| Circular)?|By-law) (?:No|Nos|NO)[.:]? ?{_CODE}(?:-Customs)?(?: \((?:N\.T\.|NT|ADD|CVD|T|Tariff)\))?(?:,? (?:of )?{_YEAR})?|\b{_ISSUER}(?:Notice|Circular|Ruling|Notification|Advisory|Bulletin) (?:\d{{1,4}}[-/]{_YEAR}|{_YEAR}[-/]\d{{1,4}})",
        "90< By-law Extraordinary_N General_N Circular_ Notice_ Ruling_ Notification_ Advisory_ Bulletin_ " + " ".join(f"{act}_N" for act in (*_EN_ACTS.split(), *_EN_ACTS.upper().split())),
    ),
    Cited("*", r"\bG/(?:TBT|SPS|LIC|AG|MA|SCM|ADP|SG|VAL)/(?:N/)?[A-Z0-9][\w/.]{0,30}\d", "^ G/TBT G/SPS G/LIC G/AG G/MA G/SCM G/ADP G/SG G/VAL"),
)  # fmt: skip

_HAN = r"[\u4e00-\u9fff]"
_HAN_NUMBER = r"[\d〇零一二三四五六七八九十百]{1,6}"
_NO_HAN = r"[^\u4e00-\u9fff\dA-Z、 〔\[（(〕\])）/]"
_JA = r"[\d元〇一二三四五六七八九十百千]{1,5}"

_EASTERN = (
    Cited(
        "zh",
        rf"(?:(?:{_HAN}{{2,14}}(?:、| ))?{_HAN}{{2,14}}?)?(?:公告|令|通知|函)?[〔\[（(]\d{{4}}[〕\])）]第?\d{{1,4}}号|(?:(?:{_HAN}{{2,14}}[、 ]){{0,4}}{_HAN}{{2,14}})?(?:公告|令)(?:\d{{4}}年)?第\d{{1,4}}号|(?:{_HAN}{{2,14}})?\d{{4}}年第\d{{1,4}}号(?:公告|令)?|(?:公告|通函|通知|通告)第?\d{{1,4}}/\d{{4}}号",
        "100<3 号",
        without=_NO_HAN,
    ),
    Cited("zh", rf"{_HAN}{{2,20}}第\d{{1,4}}号令", "28< 号令"),
    Cited("zh", rf"(?:(?![日月年局署會]){_HAN}){{1,8}}字第\d{{6,12}}[A-Z]?號(?:公告|令|函)?", "8< 字第"),
    Cited(
        "zh",
        rf"《[^《》]{{2,40}}(?:法|条例|條例|办法|辦法|规定|規定|细则|細則)》第{_HAN_NUMBER}[条條](?:第{_HAN_NUMBER}[款項项])?(?:第?{_HAN_NUMBER}[款項项])?|(?:(?![依按據据]|根|及|與|和){_HAN}){{1,12}}(?:法|條例|辦法|規則|細則|規定|準則|標準)第{_HAN_NUMBER}條(?:之{_HAN_NUMBER})?(?:第{_HAN_NUMBER}項)?(?:第{_HAN_NUMBER}款)?",
        "44< 》第 條",
    ),
    Cited("zh", rf"(?:(?![依按據据之]|根|及|與|和){_HAN}){{2,12}}法施行細則(?!第)", "14< 法施行細則"),
    Cited(
        "ja",
        rf"(?<![\d年月日〇一-十])\d{{1,2}}(?![年月日]){_HAN}{{2,4}}第\d{{1,7}}号|(?:明治|大正|昭和|平成|令和){_JA}年(?:{_JA}月)?(?:{_JA}日)?{_HAN}{{1,14}}第{_JA}号|第[\d一二三四五六七八九十百]{{1,5}}条(?:の[\d一二三四五六七八九十]{{1,3}})*第[\d一二三四五六七八九十]{{1,4}}項(?:第[\d一二三四五六七八九十]{{1,4}}号)?",
        "40< 第",
    ),
    Cited("ja", rf"{_HAN}{{2,8}}(?:告示|省令|府令|訓令)第{_JA}号", "12< 告示 省令 府令 訓令"),
    Cited("ja", rf"(?<![\u4e00-\u9fff])(?:財関|財税|輸入注意事項|輸出注意事項|課消|課酒|蔵関|環食|衛検|[\u4e00-\u9fff]{{1,7}}発)(?:{_JA})?(?:\d{{4}})?第\d{{1,7}}号", "8< 財関 財税 注意事項 課消 課酒 蔵関 環食 衛検 発第 発0 発1 発令 発平"),
    Cited(
        "ko",
        r"(?:[가-힣]{2,10} ?)?(?:고시|공고|훈령|예규) ?제? ?\d{4}-\d{1,5}호|(?:[가-힣]{2,10} ?)?(?:훈령|예규) ?제 ?\d{1,5}호|(?:법률|대통령령|총리령|기획재정부령|[가-힣]{2,10}부령) ?제 ?\d{1,6}호|(?:같은 법 |동법 )?(?:(?:[가-힣]{2,16} )?[가-힣]{0,8}(?:특별법|기본법|특례법)(?: 시행(?:령|규칙))?|[가-힣]{2,20}법 시행(?:령|규칙)|[가-힣]{2,20}(?:법|법률|시행령|시행규칙|규정|고시)|시행령|시행규칙) ?제\d{1,4}조(?:의\d{1,2})?(?: ?제\d{1,2}항)?(?: ?제\d{1,2}호)?|「[^「」]{1,80}(?:(?<=법)|(?<=법률)|(?<=령)|(?<=규칙)|(?<=규정)|(?<=고시)|(?<=협정)|(?<=기준)|(?<=세칙))」(?: ?제\d{1,4}조(?:의\d{1,2})?(?: ?제\d{1,2}항)?(?: ?제\d{1,2}호)?)?",
        "",
    ),
    Cited(
        "vi",
        r"(?:Nghị định|Thông tư|Quyết định|Luật|Công văn|Nghị quyết|Chỉ thị|Thông báo|Pháp lệnh)(?:(?: [^\W\d_]{1,12}){0,8}? số)?:? ?\d{1,6}/(?:\d{4}/)?[A-ZĐ][\wĐ-]{1,20}(?:-[A-ZĐ]{1,12})*",
        "^ Nghị Thông Quyết Luật Công Chỉ Pháp",
    ),
    Cited(
        "id",
        r"\b(?:PMK|KMK|UU|PP|Perpres|Permendag|Permenkeu|Permenperin|Inpres|Keppres|PER|KEP|Peraturan (?:Menteri|Pemerintah|Presiden|Direktur|Badan|Kepala|Daerah|Gubernur|[A-Z]{2,9})(?: (?:[A-Z]\w{1,30}|dan)){0,6}|Undang-[Uu]ndang|Keputusan (?:Menteri|Direktur|Presiden|Kepala|[A-Z]{2,9})(?: (?:[A-Z]\w{1,30}|dan)){0,6}|Surat Edaran(?: [A-Z]\w{1,30}){0,6})(?: Republik Indonesia)?(?: (?:Nomor|No\.?)|(?=[ -]\d))[ -]?(?:[A-Z]{2,4}-)?\d{1,4}(?:/[\w.]{1,12})*(?: Tahun \d{4})?|\b(?:PER|KEP|SE|S)-\d{1,4}/[A-Z]{2,4}(?:\.\d)?/\d{4}",
        "^ PMK KMK UU PP Perpres Permendag Permenkeu Permenperin Inpres Keppres PER KEP SE S- Peraturan Undang Keputusan Surat",
    ),
    Cited(
        "th",
        r"(?:มาตรา \d{1,3}(?:/\d{1,2})? (?:แห่ง|ของ))?(?:ประกาศ(?:กรม|กระทรวง|กอง|สำนัก|คณะกรรมการ|การ)\S{2,40}|ระเบียบ\S{2,40}|พระราชบัญญัติ\S{2,30}|คำสั่งกรม\S{2,20}) ?ที่ ?\d{1,4}/\d{4}|ประกาศ(?:กระทรวง|กรม)\S{2,40} \(ฉบับที่ \d{1,4}\)(?: พ\.ศ\. ?\d{4})?|(?:มาตรา \d{1,3}(?:/\d{1,2})? (?:แห่ง|ของ))?(?:พระราชบัญญัติ|พระราชกำหนด|พระราชกฤษฎีกา|กฎกระทรวง)\S{0,60}(?: \(ฉบับที่ \d{1,3}\))? พ\.ศ\. ?\d{4}(?: มาตรา \d{1,3}(?:/\d{1,2})?)?",
        "^ ประกาศ ระเบียบ พระราช คำสั่งกรม กฎกระทรวง มาตรา",
    ),
    Cited(
        "ar",
        r"(?:قرار|القرار|تعليمات|التعليمات|لائحة|اللائحة|قانون|القانون|مرسوم|المرسوم|نظام|النظام|تعميم|التعميم|منشور|المنشور|أمر|الأمر)(?: [^\W\d_]{1,20}){0,5} رقم ?\(?(?:[^\W\d_]{1,2}/)?\d{1,6}(?:/\d{1,6})?(?:\)|(?!\)))(?: لسنة \d{4}| لعام \d{4})?",
        "^ قرار القرار تعليمات التعليمات لائحة اللائحة قانون القانون مرسوم المرسوم نظام النظام تعميم التعميم منشور المنشور أمر الأمر",
    ),
    Cited("hi", r"(?:अधिसूचना|परिपत्र|सार्वजनिक सूचना|आदेश) (?:संख्या|सं\.?) ?\d{1,5}(?:/\d{2,4}){0,2}(?:-सीमा ?शुल्क)?", "^ अधिसूचना परिपत्र सार्वजनिक आदेश"),
)  # fmt: skip

_DE_ARTICLE = r"§§?\s?\d{1,4}[a-z]?(?:(?:,| und| bis| oder)\s\d{1,4}[a-z]?(?![\w.%]))*(?:\s(?:Abs\.|Absatz|Absätze)\s?\d{1,2}[a-z]?)?(?:\s(?:Satz|S\.)\s?\d)?(?:\s(?:Nr\.|Nummer|Nrn\.)\s?\d{1,2}[a-z]?)?(?:\s(?:Z|Ziff\.|Ziffer)\s?\d{1,2}[a-z]?)?(?:\s(?:Buchst\.|Buchstabe|lit\.)\s?[a-z]\b)?"
_DE_LAW = r"(?:\s(?:des|der)\s[A-ZÄÖÜ][\wÄÖÜäöüß-]{1,40}|\s?(?:[A-ZÄÖÜ]\w{0,12}[A-ZÄÖÜ]\w{0,12}(?:-[A-ZÄÖÜ]{1,6}\b)?(?! (?:Nr|\(E))|[A-ZÄÖÜ][\wÄÖÜäöüß-]{0,40}(?:gesetz|verordnung|ordnung|buch|kodex|richtlinie)(?:e?s|bu?ches)?)\b(?: (?:19|20)\d\d(?!\d))?)"
_FR_CODE = r"[Cc]ode (?:des douanes(?: de l[’']Union)?|général des impôts|de l[’']environnement|de la consommation|de commerce|monétaire et financier|de la santé publique|de la propriété intellectuelle|rural et de la pêche maritime|des impositions sur les biens et services|de la sécurité intérieure|de la défense|du patrimoine|des postes et des communications électroniques|civil|pénal)"
_ROMAN = r"(?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies|[A-Z]{1,2})"

_WESTERN = (
    Cited(
        "de",
        rf"\bBGBl\. ?(?:(?:\d{{4}} )?I{{1,3}} (?:S\. ?\d{{1,5}}|Nr\. ?\d{{1,5}}(?:/\d{{4}})?)|Nr\. ?\d{{1,5}}/\d{{4}})|\bBStBl\.? (?:\d{{4}} )?I{{1,3}} S(?:eite|\.) ?\d{{1,5}}|\bBAnz(?: AT)? \d[\d.]{{0,12}}(?: [A-Z]\d{{1,3}})?|\b(?:SR|AS|BBl|LGBl\.) (?:\d{{4}} (?:Nr\. ?)?\d{{1,5}}|\d{{3}}(?:\.\d{{1,4}}){{0,4}})(?![\d.]\d)|{_DE_ARTICLE}{_DE_LAW}|\bArt\. \d{{1,3}}[a-z]?(?: Abs\. \d{{1,2}})?(?: (?:Bst|lit|Buchst)\. [a-z])? [A-ZÄÖÜ]\w{{0,12}}[A-Z]\w{{0,12}}(?! (?:Nr|\(E))\b|(?=§\s?\d{{1,4}}[a-z]?\sAbs){_DE_ARTICLE}",
        "^ Art. BGBl BStBl BAnz SR_ AS_ BBl_ LGBl. §",
    ),
    Cited("fr it", r"\b(?:RS|RO|FF|RU) (?:\d{4} \d{1,5}|\d{3}(?:\.\d{1,4}){1,4})(?![\d.]\d)", "^ RS_ RO_ FF_ RU_"),
    Cited(
        "fr",
        rf"\b(?:[Ll]oi|[Dd]écret|[Aa]rrêté|[Oo]rdonnance|[Aa]vis|[Cc]irculaire|[Dd]éc(?:ision|\. adm\.)|[Ii]nstruction|[Dd]élibération|[Dd]ahir|[Rr]èglement|[Nn]ote(?: aux opérateurs)?|BOD)(?: (?:[a-zéè-]{{2,16}}(?:ifs?|ive|ique|al|ale|el|elle|ier|ière|aire|ée?|un|une|ert|ointe?)|de finances|de service|d[’']application|[A-Z]{{2,12}}))? {_NO} ?\d[\w./-]{{0,24}}(?<=[\dA-Z])(?!\w)|\b(?:[Cc]irculaire|[Aa]vis|[Nn]ote|[Dd]écision|[Ii]nstruction) \d{{4}}[/-](?:[A-Z]{{1,4}}[/-])?\d{{1,5}}(?![\w/-])|\bBOI(?:-[A-Z\d]{{2,10}}){{2,8}}|\bMémorial [A-C] {_NO} ?\d{{1,4}}|\bDO[RP]S/\d{{4}}-\d{{1,4}}|\bTR/\d{{4}}-\d{{1,4}}|\bAvis des douanes \d\d-\d\d|\b[Dd]écision administrative \d\d-\d{{3}}|\bMémorandum D\d{{1,2}}-\d{{1,2}}-\d{{1,3}}|\bJORF {_NO} ?\d{{1,4}}|\bNOR ?: ?[A-Z]{{4}}\d{{7}}[A-Z]",
        "^ Loi loi Décret décret Arrêté arrêté Ordonnance ordonnance Avis avis Circulaire circulaire Déc déc Instruction instruction Délibération délibération Dahir dahir Règlement_n règlement_n Note note BOD BOI- Mémorandum Mémorial DOPS DORS TR/ JORF NOR",
    ),
    Cited(
        "fr",
        rf"\b[Aa]rticles? (?:[LRD]\. ?\d{{1,4}}(?:-\d{{1,3}}){{0,3}}|\d{{1,4}}(?:-\d{{1,3}})?(?: {_ROMAN}(?![\w’'])){{0,2}}(?= (?:du|de l[’']annexe [IVX]{{1,4}} au) [Cc]ode))(?: (?:du|de l[’']annexe [IVX]{{1,4}} au) {_FR_CODE})?",
        "^ article Article",
    ),
    Cited(
        "es",
        rf"\b(?:D\.S\.|D\.Leg\.|D\.F\.L\.|DFL|R\.M\.|R\.D\.|Decreto Supremo|DECRETO SUPREMO|DECRETO LEGISLATIVO|LEY|Resolución Legislativa|Decreto Legislativo|Decreto de Urgencia|Decreto Ley|Decreto-Ley|Decreto con Fuerza de Ley|Decreto Ejecutivo|Real Decreto(?:-ley)?|Decreto|Ley Orgánica|Ley General|Ley|Acuerdo(?: Ministerial| Gubernativo| Gubernamental| Interministerial| Plenario| de Complementación Económica| de Alcance Parcial)?|ACE|Oficio(?: Circular)?|Norma General|Memorándum|Instrucción|Circular|Orden|Disposición|Providencia(?: Administrativa)?|Comunicación|RAP|(?:[A-Z]\.){{2,4}}(?= N[°º])|Decisión(?= (?:N[°º] )?\d{{3}}\b)|(?:[Rr]esolución|RESOLUCI[OÓ]N)(?: (?!N[°º.]|Nro|No\b)(?:[A-ZÁÉÍÓÚ][\wáéíóúñ]{{1,30}}|de|del|la|y)(?!\w)){{0,10}})(?: \([A-Z]{{2,12}}\))? (?:{_NO} ?)?(?!\d{{1,2}} de [a-zé])(?:(?<=[°º.] )(?:[A-Z]{{2,12}}-)+)?\d[\w./-]{{0,40}}[\dA-Z](?![\w/])(?: ADT/\d{{4}}-\d{{6}})?(?: de {_YEAR})?|\bCircular {_NO} ?[A-Z][\w./-]{{1,30}}\d|\bOrden [A-Z]{{2,5}}/\d{{1,5}}/\d{{4}}",
        "^ Decreto DECRETO Ley LEY Acuerdo ACE_ Oficio Norma Memorándum Instrucción Circular Orden Disposición Providencia Comunicación RAP Resolución resolución RESOLUCI Real D.S. D.Leg. D.F.L. DFL R.M. R.D. R.I. R.S. R.J. R.V. D.L. Decisión",
    ),
    Cited("es", r"\bBOE-[A-Z]-\d{4}-\d{1,6}|\b(?:NOM|NMX)-\d{3}(?:/\d)?(?:-[A-Z]\d?)?-[A-Z]{2,8}\d?-\d{4}", "^ BOE- NOM- NMX-"),
    Cited(
        "pt",
        rf"\b(?:LEI(?: COMPLEMENTAR)?|Diploma|DECRETO(?:-LEI)?|PORTARIA|INSTRUÇÃO NORMATIVA|RESOLUÇÃO|CIRCULAR|MEDIDA PROVISÓRIA|ATO DECLARATÓRIO|Lei(?: Complementar)?|Decreto(?:-Lei)?|Portaria|Instrução Normativa|Resolução(?:-RE|-RDC)?|Circular|Ato Declaratório|Medida Provisória|Despacho|Convênio|Ofício(?: Circulado|-Circulado)?|Notícia Siscomex|Consulta Pública|Solução de Consulta|Ato|Comunicado|Deliberação|Protocolo|Ajuste|Aviso)(?:(?:/| )(?:[A-ZÇ][\w/-]{{1,20}}|Conjunta)){{0,4}} {_NO} ?\d[\d.]{{0,12}}(?:/\d{{2,4}}(?:/\d{{1,2}})?|-[A-Z])?(?:,? (?:de|DE) \d{{1,2}}º? (?:de|DE) {_WORD} (?:de|DE) \d{{4}}|,? de {_YEAR}|, de \d{{1,2}} de {_WORD}(?! de \d))?",
        "^ LEI Diploma DECRETO PORTARIA INSTRUÇÃO RESOLUÇÃO CIRCULAR MEDIDA ATO Lei Decreto Portaria Instrução Resolução Circular Ato Medida Despacho Convênio Ofício Notícia Consulta Solução Comunicado Deliberação Protocolo Ajuste Aviso",
    ),
    Cited(
        "it",
        r"\b(?:[Dd]\.? ?[Ll]gs\.?|D\.?L\.?|d\.l\.|[Dd]\.?P\.?(?:C\.?M|R)\.?|D\.?M\.?|d\.m\.|[Dd]ecreto(?: legislativo| ministeriale|-legge| direttoriale| interministeriale)?|[Ll]egge|[Cc]ircolare|[Dd]etermina(?:zione)?|[Rr]isoluzione|[Pp]rovvedimento|[Aa]vviso)(?: direttoriale| [A-Z]{2,8})?(?: \d{1,2}°? [a-z]{4,10} \d{4},)? (?:n\. ?|nr\. ?|prot\. n\. ?)\d{1,6}(?:/[\dA-Z]{1,4})?(?:/\d{2,4})?(?: del (?:19|20)\d\d)?|\b(?:D\.?Lgs\.?|D\.?P\.?R\.?) \d{1,4}/\d{4}|\bprot\.(?: n\.)? ?\d{3,7}(?:/[A-Z]{2})?|\b(?:GU|G\.U\.|Gazzetta Ufficiale)(?:,? [Ss]erie [Gg]enerale)?,? n\. ?\d{1,3}",
        "^ D. DL DP DM Dl d.lgs d.Lgs d.P. d.p. d.l. d.m. dlgs Decreto decreto Legge legge Circolare circolare Determina determina Risoluzione risoluzione Provvedimento provvedimento Avviso avviso GU G.U. Gazzetta prot.",
    ),
    Cited(
        "pl",
        r"\bDz\. ?U\.(?:(?: z)? \d{4}(?: r\.)?)?(?: Nr \d{1,4},)? poz\. ?\d{1,5}|\bM\. ?P\.(?: z \d{4} r\.)? poz\. ?\d{1,5}|\bart\. \d{1,4}[a-z]{0,2}(?: ust\. \d{1,2}[a-z]?)?(?: pkt \d{1,2}[a-z]?)?(?: lit\. [a-z])? (?:ustawy|rozporządzenia)(?: z dnia \d{1,2} [^\W\d_]{3,14} \d{4} r\.)?(?: o podatku od towarów i usług| o podatku akcyzowym| o systemie oceny zgodności| – Prawo celne| Prawo celne| o odpadach)?",
        "^ Dz. M. art.",
    ),
)  # fmt: skip

# Of a Dutch law's name the small words and nouns; a verb or participle behind it is the sentence's.
_NL_LAW_WORD = (
    r"(?!in (?:samenhang|combinatie|verbinding)|genoem|bedoel|bedra|blijf|stelt\b|moet|mag\b|vermel|wijzig|opgenom|bepaal|word|geld|verval|zijn\b|is\b|kan\b|komt|treed|vastgest|omschre|gestel|luid|aan\b|met\b|die\b|dat\b|zoals|wanneer|indien|heeft|hebben|niet\b|ten\b|tot\b|bij\b|uit\b)"
    r"(?:(?:[a-z]{3,20}- en [a-z]{4,30}|op|de|het|van|der|den|en(?= van)|inzake|betreffende|enkele|andere|in|voor|[a-z]{5,30}|[A-Z]\w{1,30}|(?:19|20)\d\d)(?!\w))"
)
_NL_PLACE = r"\d{1,4}[a-z]{0,3}(?:[.:]\d{1,3}[a-z]?)*(?:(?:,| en| of| tot en met) \d{1,4}[a-z]{0,2}(?:[.:]\d{1,3}[a-z]?)*(?![\w%€]| ?(?:%|euro|procent))){0,6}(?:, [a-z]{4,12}(?:(?:,| en| tot en met) [a-z]{4,12}){0,4} lid)?(?:,? (?:aanhef en )?onder(?:de(?:el|len))? [a-z0-9]{1,2}°?(?: (?:en|of) [a-z](?![a-z]))?(?:, (?:sub|onder) [a-z0-9]{1,2}°?(?![a-z]))?)?"
_NL_OF_LAW = rf"(?:,? van (?:de|het) (?:[Vv]erordening {_EU_BODY}(?: [Nn]r\.)? \d{{1,4}}/\d{{1,4}}|(?:(?:Algemene )?(?:[Ww]et|Besluit|Regeling|Uitvoeringsbesluit|Uitvoeringsregeling|douane(?:wet|besluit|regeling))|[A-Z][a-z]{{1,12}}- en [a-z]{{3,20}}|[A-Z][\w-]{{1,40}})(?: {_NL_LAW_WORD})*(?<! van)(?<! de)(?<! en)(?<! op)(?<! het)))"

_DUTCH = (
    Cited(
        "nl",
        rf"\bartikel(?:en)? {_NL_PLACE}{_NL_OF_LAW}?|\bArtikel {_NL_PLACE}{_NL_OF_LAW}|\bStb\. ?\d{{4}}, ?\d{{1,4}}|\bStcrt\. ?\d{{4}}, ?\d{{1,6}}|\bTrb\. ?\d{{4}}, ?\d{{1,4}}",
        "^ artikel Artikel Stb. Stcrt. Trb.",
    ),
)

_NORTHERN = (
    Cited(
        "sv",
        r"\b\d{1,2} (?:a )?kap\. \d{1,3} ?[a-z]? §(?: [^\W\d_]{2,30}(?:lagen|balken|förordningen|ordningen))?(?: \(\d{4}:\d{2,4}\))?|\b[A-ZÅÄÖ-]{0,7}FS \d{4}:\d{1,5}|\bprop\. \d{4}/\d\d:\d{1,4}|\b(?:[Ll]ag(?:en)?|[Ff]örordning(?:en)?|[^\W\d_]{2,30}(?:lagen|balken|förordningen|ordningen)) \(\d{4}:\d{2,4}\)",
        "34< prop. kap. FS_ (1 (2",
    ),
    Cited(
        "da",
        r"\b(?:BEK|LOV|LBK|CIR|VEJ) nr\.? \d{1,5}|\b(?:[Ll]ovbekendtgørelse|[Bb]ekendtgørelse|[Ll]ov|[Cc]irkulære|[Vv]ejledning) nr\. ?\d{1,5}|§{1,2} ?\d{1,3} ?[a-z]?(?:, stk\. \d{1,2})?(?:, nr\. \d{1,2})?,? i [^\W\d_]{2,30}(?:loven|bekendtgørelsen)",
        "^ BEK LOV LBK CIR VEJ Lovbekendtgørelse lovbekendtgørelse Bekendtgørelse bekendtgørelse Lov lov Cirkulære cirkulære Vejledning vejledning §",
    ),
    Cited(
        "nb",
        r"\b(?:[Ff]orskrift|[Ll]ov)(?: av)? \d{1,2}\. [^\W\d_]{3,9} \d{4} nr\. ?\d{1,5}|\b(?:FOR|LOV)-\d{4}-\d\d-\d\d-\d{1,5}|\b[^\W\d_]{2,30}(?:loven|forskriften) §{1,2} ?\d{1,3}(?:-\d{1,3})*(?:-\d{1,3})?",
        "40< Forskrift forskrift Lov lov FOR- LOV- §",
    ),
    Cited(
        "fi",
        r"\b[^\W\d_]{0,40}(?:[Ll]ak[ia]|lain|asetus|asetuksen)(?: [^\W\d_]{3,30}){0,4} \(\d{1,4}/\d{2,4}\)(?: \d{1,3}(?: ?[a-z])? §\w{0,3})?|\b(?:[^\W\d_]{3,20}(?:n|ön) )?(?:[Aa]setus|[Ll]aki|[Mm]ääräys) \d{1,4}/\d{4}",
        "60< (1 (2 (3 (4 (5 (6 (7 (8 (9 setus_ aki_ ääräys_",
    ),
    Cited(
        "cs sk",
        r"(?:§ ?\d{1,3}[a-z]?(?: odst\. ?\d{1,2})?(?: písm\. ?[a-z]\))? )?\b(?:[Zz]ákon\w{0,3}|[Vv]yhlášk\w{1,2}|[Nn]ařízení vlády|[Nn]ariadeni\w vlády|[Oo]patření|[Ss]dělení) č\. ?\d{1,4}/\d{4} (?:Sb\.(?: ?m\. ?s\.)?|Z\. ?z\.)",
        "50< č.",
    ),
    Cited(
        "hu",
        r"\b\d{1,4}/\d{4}\. \([IVX]{1,4}\. \d{1,2}\.\) [A-ZÁÉÍÓÖŐÚÜŰ][\w. -]{0,10}? ?(?:rendelet|határozat|utasítás)|\b\d{4}\. évi [IVXLC]{1,8}\. törvény|(?<![\w/.])(?:[A-ZÉ]/)?\d{1,6}(?:/\d{2,6})?(?:/(?:EK|EU|EGK))?\.?(?: számú| sz\.)? (?:bizottsági |tanácsi |[A-Z]{2,6} )?(?:végrehajtási )?(?:rendelet|irányelv|határozat|útmutató|tájékoztató|közlemény|törvényjavaslat|utasítás|körlevél)",
        "40< rendelet irányelv határozat törvény évi útmutató tájékoztató közlemény utasítás körlevél /EK /EU /EGK",
    ),
    Cited(
        "ro",
        r"\b(?:Leg(?:ea|ii)|Ordonanț(?:a|ei)(?: de urgență)?(?: a Guvernului)?|O\.?U\.?G\.?|O\.?G\.?|H\.?G\.?|Hotărâr(?:ea|ii)(?: Guvernului)?|Ordin(?:ul|ului)?(?: (?:[^\W\d_]{3,20}|(?:[A-Z]\.){2,6})){0,5}|Decizi(?:a|ei)|Monitorul Oficial(?: al României)?(?:, Partea I)?,?) nr\. ?\d[\d.]{0,8}(?:/\d{1,5}){0,2}",
        "^ Leg Ordonanț OUG O.U.G OG O.G HG H.G Hotărâr Ordin Decizi Monitorul",
    ),
    Cited("el", r"(?<!\w)(?:[Νν]\.|[Νν]όμο[υς]|Π\.?Δ\.?|ΠΟΛ\.?|[ΑΕ]\.|ΦΕΚ) ?\d{1,5}(?:/[Α-Ω]΄?)?/\d{1,2}(?:[./]\d{1,2}[./])?\d{2,4}|(?<!\w)ΦΕΚ [ΑΒ][΄'’] ?\d{1,5}(?:/\d{1,2}[-.]\d{1,2}[-.]\d{4})?|(?<!\w)[Α-Ω]{2,6} [Α-Ω] \d{6,8} ΕΞ ?\d{4}", "^ Ν. ν. Νόμ νόμ ΠΔ Π.Δ ΠΟΛ Α. Ε. ΦΕΚ ΔΤΔ ΔΔΘ ΔΕΦ ΔΑΣ ΔΣΤ"),
    Cited(
        "ru uk",
        r"(?:[Рр]ешени|[Пп]остановлени|[Пп]риказ|[Уу]каз|[Рр]аспоряжени|[Зз]аконопроект|(?:[Фф]едеральн\w{2,3} )?[Зз]акон|[Пп]исьм|РЕШЕНИ|ПОСТАНОВЛЕНИ|ПРИКАЗ)\w{0,6}(?: (?:[ив]\.\s?о\.|[^\W\d_«»-]{1,30})){0,9}(?: от \d{1,2}(?:\.\d{1,2}\.\d{4}| [а-я]{3,9} \d{4})(?: г\.| года| г)?)? (?:№|N) ?(?:[А-ЯA-Z]{1,3}-)?\d[\d/.-]{0,24}(?<=\d)(?:-[А-Яа-яҚҢҒӘӨҮA-Z]{1,4}|[а-я](?!\w))?|(?:стать[еяию]|ст\.|пункт\w{0,3}|п\.) \d{1,4}(?:\.\d{1,2})? (?:ТК ЕАЭС|НК РФ|КоАП РФ|Таможенного кодекса(?: ЕАЭС| Евразийского экономического союза)?|Налогового кодекса(?: РФ| Российской Федерации)?)",
        "^ Федеральн федеральн Решени решени Постановлени постановлени Приказ приказ Указ указ Распоряжени распоряжени Законопроект законопроект Закон закон Письм письм РЕШЕНИ ПОСТАНОВЛЕНИ ПРИКАЗ стать ст. пункт п.",
    ),
    Cited(
        "uk ru",
        r"(?:[Пп]останов|[Нн]аказ|[Зз]аконопро[єе]кт|[Зз]акон|[Уу]каз|[Рр]ішенн|[Рр]озпорядженн|[Лл]ист)\w{0,6}(?: [^\W\d_«»-]{1,30}){0,8}(?: від \d{1,2}(?:\.\d{1,2}\.\d{4}| [а-яіїє]{3,12} \d{4})(?: р\.| року)?)? (?:№|N) ?(?:[А-ЯA-Z]{1,3}-)?\d[\d/.-]{0,24}(?<=\d)(?:-[А-Яа-яІIA-Z]{1,4})?|(?:статт[іяею]|ст\.|пункт\w{0,3}) \d{1,4}(?:\.\d{1,2})? (?:Митного кодексу(?: України)?|Податкового кодексу(?: України)?|МКУ|ПКУ)",
        "^ Постанов постанов Наказ наказ Законопро законопро Закон закон Указ указ Рішенн рішенн Розпорядженн розпорядженн Лист лист статт ст. пункт",
    ),
    Cited(
        "tr",
        r"\b\d{4}/\d{1,6} sayılı(?! Resm)(?: [A-ZÇĞİÖŞÜ][\wçğıöşü]{1,30}){1,4}|\b[\d/-]{3,20} sayılı (?:karar|tebliğ|genelge|yazı|kanun|yönetmeli|talimat|duyuru|görüş)[^\W\d_]{0,8}|\b\d{3,5} sayılı(?! Resm)(?:(?:(?<!anunu)(?<!anunun)(?<!ararı)(?<!bliği)(?<!sayılı) ve)? [A-ZÇĞİÖŞÜ][\wçğıöşü]{1,30}){1,5}|\(?Tebliğ No: ?\d{4}/\d{1,3}\)?|(?:(?!İlişkin|Dair|Hakkında|Bu\b)[A-ZÇĞİÖŞÜ][\wçğıöşü]{1,20} ){0,4}Tebliğ(?:i|de)?(?: \([^()\n]{4,60}: ?\d{4}/\d{1,3}\))|(?:(?!İlişkin|Dair|Hakkında|Bu\b)[A-ZÇĞİÖŞÜ][\wçğıöşü]{1,20} ){0,4}Tebliğ(?:i|de)?(?: \([^()\n]{4,80}\))? \((?:Tebliğ |Seri )?No: ?\d{1,4}(?:/\d{1,3})?\)|\b(?:Genelge|Karar|Tebliğ) (?:No: ?)?\d{4}/\d{1,3}|\bKarar (?:Sayısı|No): ?\d{3,6}",
        "110< sayılı Tebliğ Genelge Karar_ Seri_No Denetimi:",
    ),
)  # fmt: skip

KINDS = (*_EU, *_ENGLISH, *_EASTERN, *_WESTERN, *_DUTCH, *_NORTHERN, *SERIES)


@cache
def cited_in(language: str) -> tuple[Cited, ...]:
    """The kinds that a language writes."""
    return tuple(kind for kind in KINDS if kind.languages == "*" or language in kind.languages.split())
