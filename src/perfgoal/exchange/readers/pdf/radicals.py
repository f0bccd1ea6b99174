"""Radicals and compatibility ideographs, which PDF producers write for ordinary characters, and the characters meant.

A font draws ⻚ and 页 by one glyph, and what a producer notes for the glyph may be either.
"""

import unicodedata

# Unicode's property Equivalent_Unified_Ideograph (EquivalentUnifiedIdeograph.txt of the Unicode Character Database) for
# the block CJK Radicals Supplement, which no normalisation folds.
_RADICALS = """
⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳
⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥
⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳
"""
_MEANT = """
厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁
冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼
鸟卤麦黄黾斉齐歯齿竜龙龜亀龟
"""
_SUPPLEMENT = dict(zip("".join(_RADICALS.split()), "".join(_MEANT.split()), strict=True))
_COMPATIBLE = [*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAFF), *range(0x2F800, 0x2FA1E)]
_FOLDED = str.maketrans(_SUPPLEMENT | {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in _COMPATIBLE})


def folded(text: str) -> str:
    """Return ``text`` with the ideographs that are meant in place of radicals and compatibility ideographs. Nothing
    else is changed: full-width signs stay."""
    return text.translate(_FOLDED)
