"""Plain text and pages in any encoding give the letters that were written."""

import pytest
from reading import article_of

from communique.read import encodings

TEXTS = {
    "ru": "Министр иностранных дел Армении прибыл в Тегеран в понедельник. Переговоры продлятся два дня.",
    "uk": "Міністр закордонних справ України зустрівся з колегою з Польщі. Сторони обговорили перевезення зерна.",
    "zh": "蒙古外长星期一抵达万象，同老挝外长举行了会谈。双方讨论了边境贸易和航空运输问题，并同意明年再次会晤。",
    "tw": "蒙古外長星期一抵達永珍，與寮國外長舉行了會談。雙方討論了邊境貿易和航空運輸問題，並同意明年再次會晤。",
    "ja": "ペルーの外務大臣は月曜日に東京に到着し、日本の外務大臣と会談した。両国は漁業協定について話し合った。",
    "ko": "몽골 외교장관이 월요일 서울에 도착하여 한국 외교장관과 회담을 가졌다. 양측은 항공 협정을 논의하였다.",
    "fr": "Le ministre des Affaires étrangères du Sénégal est arrivé à Alger lundi, a précisé l’ambassade à Genève.",
    "de": "Die Außenministerin von Österreich reiste am Montag nach Zürich. Über Zölle sprach niemand, hieß es.",
    "es": "La canciller de Perú llegó el lunes a La Paz. Hablarán de la pesca, según señaló el señor Muñoz.",
    "pl": "Minister spraw zagranicznych Łotwy przybył w poniedziałek do Krakowa. Rozmowy dotyczyły granicy i żeglugi.",
    "cs": "Český ministr zahraničí přijel v pondělí do Bratislavy. Jednání se týkala železnice, daní a hranic.",
    "hu": "A magyar külügyminiszter hétfőn Bécsbe érkezett. A tárgyalások a vasútról és az őszi csúcsról szóltak.",
    "ar": "وصل وزير خارجية تونس إلى الجزائر يوم الاثنين. وقالت السفارة إن المحادثات ستتناول الصيد البحري.",
    "tr": "Gürcistan Dışişleri Bakanı pazartesi günü Ankara'ya geldi. Görüşmelerde gümrük ve taşımacılık ele alındı.",
    "el": "Ο υπουργός Εξωτερικών της Κύπρου έφτασε στην Αθήνα τη Δευτέρα. Οι συνομιλίες αφορούν την αλιεία.",
    "he": "שר החוץ של קפריסין הגיע לירושלים ביום שני. השיחות יעסקו בדיג ובאשרות, נמסר מן השגרירות.",
    "en": "The minister’s visit to Malé — her first — ended with “no result”, the café owner Zoë said. It cost €40.",
}
SMALL = [
    *(("ru", encoding) for encoding in ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")),
    ("uk", "cp1251"),
    ("uk", "koi8-u"),
    ("zh", "gb18030"),
    ("tw", "big5"),
    *(("ja", encoding) for encoding in ("shift_jis", "euc_jp", "iso2022_jp")),
    ("ko", "euc_kr"),
    ("fr", "cp1252"),
    ("fr", "mac-roman"),
    ("de", "latin1"),
    ("de", "cp850"),
    ("es", "cp1252"),
    *((language, encoding) for language in ("pl", "cs", "hu") for encoding in ("cp1250", "iso8859-2")),
    ("ar", "cp1256"),
    ("ar", "iso8859-6"),
    ("tr", "cp1254"),
    ("el", "cp1253"),
    ("he", "cp1255"),
    ("en", "cp1252"),
]


@pytest.mark.parametrize(("language", "encoding"), SMALL)
def test_an_encoding_is_told_from_the_bytes(language: str, encoding: str) -> None:
    data = TEXTS[language].encode(encoding, "replace")
    assert encodings.decode(data) == data.decode(encoding)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_unicode_is_told_with_and_without_its_mark(language: str, encoding: str) -> None:
    assert encodings.decode(TEXTS[language].encode(encoding)) == TEXTS[language]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32-be", "cp1252"])
def test_a_text_and_a_page_are_read_whole(encoding: str) -> None:
    text = "A café in Malé\n\n" + TEXTS["en"]
    assert TEXTS["en"] in article_of(text.encode(encoding)).text
    page = (
        f"<html><head><title>A café in Malé</title></head><body><article><p>{TEXTS['en']}</p></article></body></html>"
    )
    assert TEXTS["en"] in article_of(page.encode(encoding)).text


@pytest.mark.parametrize(
    ("declared", "encoding"), [("windows-1251", "cp1251"), ("gb2312", "gbk"), ("iso-8859-1", "cp1252")]
)
def test_what_a_page_declares_is_honoured(declared: str, encoding: str) -> None:
    words = {"cp1251": "Да.", "gbk": "好。", "cp1252": "Ça — “là”."}[encoding]  # too short to guess from
    page = (
        f"<html><head><meta charset='{declared}'></head><body><p>{words}</p><p>{'So it ends. ' * 9}</p></body></html>"
    )
    assert words in article_of(page.encode(encoding)).text


def test_one_broken_byte_does_not_turn_utf8_into_something_else() -> None:
    data = TEXTS["ru"].encode()
    assert encodings.decode(data[:-1])[:80] == TEXTS["ru"][:80]
    assert "прибыл" in encodings.decode(data.replace("Тегеран".encode(), "Теге".encode() + b"\xd1" + "ан".encode()))
