"""The control words of RTF that say something about its text (Rich Text Format Specification, version 1.9.1)."""

from communique.read import encodings

CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
GONE = frozenset(
    {
        "colortbl",
        "pict",
        "object",
        "themedata",
        "datastore",
        "xmlnstbl",
        "listtable",
        "listoverridetable",
        "revtbl",
        "rsidtbl",
        "generator",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "annotation",
        "atnid",
        "atnauthor",
        "atndate",
        "atnref",
        "atrfstart",
        "atrfend",
        "fldinst",
        "bkmkstart",
        "bkmkend",
        "xe",
        "tc",
        "nonshppict",
        "shppict",
        "background",
        "filetbl",
        "colorschememapping",
        "latentstyles",
        "mmathPr",
        "pgptbl",
        "ftnsep",
        "ftnsepc",
        "aftnsep",
        "aftnsepc",
        "ftncn",
        "aftncn",
        "private",
        "userprops",
        "docvar",
        "operator",
        "comment",
        "doccomm",
        "keywords",
        "subject",
        "category",
        "company",
        "manager",
        "hlinkbase",
        "revtim",
        "printim",
        "buptim",
        "falt",
        "panose",
        "fname",
        "shpinst",
        "ud",
        "htmltag",
        "do",
    }
)
"""Destinations that hold no words of the text."""
WITH_BOXES = frozenset({"shpinst", "do"})
"""Drawings: what they are is left out, but not the text that stands in them."""
SINKS = {
    "fonttbl": "fonts",
    "stylesheet": "style",
    "info": "info:other",
    "title": "info:title",
    "author": "info:author",
    "creatim": "info:creatim",
    "listtext": "mark",
    "pntext": "mark",
    "footnote": "note",
    "shptxt": "box",
    "dptxbxtext": "box",
}
UNSEEN = frozenset({"v", "deleted"})
MOMENT = frozenset({"yr", "mo", "dy"})
CODE_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
CHARSETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "big5hkscs",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""Encodings by the number of a font's character set; those not here have the document's own."""
_OTHER = {936: "gb18030", 950: "big5hkscs", 10000: "mac_roman", 10007: "mac_cyrillic", 65001: "utf-8", 1361: "johab"}


def code_page(number: int) -> str:
    """Python's name of a Windows code page; Western Europe's for one that it has not."""
    return _OTHER.get(number) or encodings.known(f"cp{number}") or "cp1252"
