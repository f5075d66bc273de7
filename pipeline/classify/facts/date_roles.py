"""What happens on a day: by the words that lead to it and the words that follow."""

from pipeline.classify.facts.roles import nearest_role
from pipeline.model.classification import DateRole

_CUES = {
    DateRole.EFFECTIVE: "effective effect in_force enter_into_force entry_into_force applies applicable apply from starting beginning begins as_of on_or_after commenc takes_effect since"
    " ab_dem ab tritt gilt gelten wirkung in_kraft anzuwenden seit à_compter à_partir entre_en_vigueur entrée_en_vigueur dès applicable_au a_partir a_partir_del vigencia vigor con_efecto entra rige"
    " partir_de em_vigor produz_efeitos desde dal decorrere entra_in_vigore con_effetto met_ingang treedt ingang vanaf wejdzie wchodzi z_dniem od_dnia stosuje träder från_och_med gäller från"
    " 起 施行 实施 實施 生效 执行 執行 適用 以降 から 시행 부터 적용 с_ вступа начиная з_ набира починаючи від itibaren yürürlü kể_từ có_hiệu_lực từ_ngày áp_dụng_từ mulai berlaku sejak ตั้งแต่ บังคับใช้ มีผล"
    " اعتبار ابتداء من يسري تطبيق العمل نافذ في_ال",
    DateRole.EXPIRY: "until through expir ends end_on ending cease up_to no_later_than valid_to terminat bis_zum bis läuft endet außer_kraft befristet jusqu expire fin_au hasta vence caduc até expira"
    " fino_al scade entro tot_en_met tot vervalt do_dnia do wygasa upływ till_och_med till upphör 止 届满 屆滿 截止 期满 まで 失効 까지 만료 до_ по_ истека діє_до kadar sona hết_hạn đến_hết đến_ngày hingga sampai berakhir จนถึง สิ้นสุด حتى ينتهي لغاية",
    DateRole.COMMENT: "comments comment_period submit_comments written_comments feedback consultation_closes stellungnahme observations commentaires comentarios observaciones comentários contribuições osservazioni"
    " zienswijze uwagi synpunkter 征求意见 徵求意見 反馈 意見提出 意見募集 パブリックコメント 의견 замечани пропозиц görüş góp_ý masukan ความคิดเห็น تعليقات ملاحظات",
    DateRole.PUBLICATION: "published publication issued_on released veröffentlicht bekanntgemacht verkündet publié publicad publicado publicada publicação publicación pubblicat gepubliceerd bekendgemaakt stb. opublikowan ogłoszon publicerad"
    " 发布 公布 發布 公告发布 公表 掲載 공포 게재 опубликован оприлюднен yayımlan công_bố ban_hành diundangkan diumumkan ประกาศ_ณ เผยแพร่ نشر صدر",
    DateRole.OTHER: "dated of_the_act vom van_de de_fecha du_ z_dnia av_den от_ від_ tarihli 付 制定 签署 period_of_review review_period period_of_investigation between por",
}


def role_of(text: str, start: int, end: int, language: str) -> DateRole:
    """The role of the day that stands at a stretch of the text."""
    del language  # cues of all languages are looked for: they do not collide
    return nearest_role(text, start, end, _CUES, DateRole.OTHER)
