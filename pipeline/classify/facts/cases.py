"""How the cases of courts and rulings on single goods are cited, and what else stands beside acts in an argument.

Taught by the ECLI of the European courts, the Swiss, German, Polish, Czech, Nordic and Korean reporters, the Court of
International Trade, and the rulings of CBP.
"""

from pipeline.classify.facts.cited import Cited

CASES = (
    Cited("*", r"\bECLI:[A-Z]{2}:[A-Z\d]{1,7}:\d{4}:[A-Z\d.]{1,25}(?<!\.)", "^ ECLI:"),
    Cited("*", r"\bWT/(?:DS|L|MIN|GC|TPR|COMTD|LET)[A-Z(]{0,6}/?\d[\w/().]{0,20}(?<![/.(])|\bWT/DS\d{1,3}(?:/[A-Z\d]{1,8})*", "^ WT/"),
    Cited("en", r"\b(?:HQ|NY) [A-Z]\d{6}\b|(?<=, )No\. \d{2}-\d{1,5}(?= \((?:Fed|Ct|CIT|D\.|\d|S\. Ct))|\bDocket No\. \d{2}-\d{1,5}\b|\bF\. ?No\. ?[A-Z\d][\w./()-]{3,40}\d|\bTC \d{7}\b", "^ HQ_ NY_ No._ Docket_No F._No F.No TC_"),
    Cited("de fr it", r"\b(?:BGE|ATF|DTF) \d{2,3} [IV]{1,3}[ab]? \d{1,4}|(?<![\w-])[A-F]-\d{1,4}/20\d\d(?!\d)", "^ BGE ATF DTF A- B- C- D- E- F-"),
    Cited("fi sv da nb", r"\bKHO:\d{4}:\d{1,4}|\b(?:HFD|NJA|RÅ) \d{4} (?:ref\.|not\.|s\.) ?\d{1,4}|\bSKM\d{4}\.\d{1,4}\.[A-ZÆØÅ]{2,8}|\bHR-\d{4}-\d{1,5}-[A-Z]", "^ KHO: HFD_ NJA_ RÅ_ SKM HR-"),
    Cited("pl", r"\b[IV]{1,3} (?:GSK|FSK|SA/[A-Z][a-z]|CSK|UK|FPS|GPS) \d{1,5}/\d\d(?!\d)", "^ I_ II_ III_ IV_ V_"),
    Cited("cs sk", r"\b\d{1,2} (?:Afs|As|Ads|Azs|Sžf|Sžfk|Cdo) \d{1,4}/\d{4}(?:-\d{1,4})?", "3< Afs As_ Ads Azs Sžf Cdo"),
    Cited("nl", r"\b(?:AWB|UTR|BRE|HAA|SGR|ROT) \d\d/\d{2,5}", "^ AWB UTR BRE HAA SGR ROT"),
    Cited("ko", r"(?:대법원|헌법재판소|조세심판원|[가-힣]{2,6}법원) (?:\d{4}\. ?\d{1,2}\. ?\d{1,2}\.? ?(?:선고|자) )?\d{4}[가-힣]{1,2}\d{1,6}", "^ 대법원 헌법재판소 조세심판원"),
)  # fmt: skip
