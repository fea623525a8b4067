"""What kind of text an article is: short texts of our own, several of each genre, from all over the world."""

import pytest
from reading import article_of, given

CASES: dict[str, list[tuple[str, ...]]] = {
    "news": [
        (
            "Laos and Nepal agree on direct flights",
            "VIENTIANE (Mekong News Agency) - Laos and Nepal agreed on Monday to open direct flights, officials said.",
            "“We waited long for this,” the minister told reporters. The first aircraft is to leave in June.",
        ),
        (
            "Why wait? Ghana opens border post a year early",
            "ACCRA, May 4 (Coast News) -- Ghana opened the border post at Aflao on Saturday, a year before the plan.",
            "Lorry drivers had queued since dawn. The governor cut the ribbon and left without a speech.",
        ),
        (
            "Peru's foreign minister meets Bolivian counterpart in Puno",
            "PUNO, Peru, March 3 (Andes Wire) - The foreign ministers met for two hours on Sunday, their aides said.",
            "They spoke about the lake and its fish. No paper was signed.",
        ),
        (
            "Kazakhstan hosts talks on Aral Sea water",
            "ALMATY — Delegations of five countries met in Almaty on Tuesday to speak about the water of the Aral Sea.",
            "Uzbekistan's delegate said that the reservoirs were half empty. The talks go on until Friday.",
        ),
        (
            "Lesotho recalls envoy over water dispute",
            "Lesotho recalled its envoy after the council in Pretoria cut the price of water, a spokesman said.",
            "“Our patience has an end,” he said. Pretoria has not answered.",
        ),
        (
            "Министры Армении и Ирана встретились в Ереване",
            "Министры иностранных дел Армении и Ирана встретились во вторник в Ереване, сообщает агентство.",
            "Стороны обсудили строительство дороги. Переговоры продолжатся в мае, сказал представитель министерства.",
        ),
        (
            "Ministros de Chile y Perú se reúnen en Arica",
            "Los ministros de Chile y Perú se reunieron en Arica para hablar del ferrocarril, dijo un portavoz.",
            "La próxima cita será en junio. Ninguna de las partes dio detalles.",
        ),
        (
            "How much? Fiji asks Tonga to pay for cable repair",
            "SUVA - Fiji has asked Tonga to pay half of the repair of the cable, two officials said on Thursday.",
            "Tonga's cabinet meets next week. The cable broke in a storm in January.",
        ),
    ],
    "opinion": [
        (
            "Opinion: Fiji should lead on the sea",
            "Fiji has waited too long. A small state can speak loudly where large states whisper.",
            "Our neighbours expect it. The sea does not wait for a cabinet meeting.",
        ),
        (
            "Pilots before runways",
            "I have flown into Vientiane for twenty years, and I doubt that a longer runway would help my crews.",
            "My colleagues in Kathmandu say the same. I would rather train pilots, and I will say so to any minister.",
        ),
        (
            "The lake belongs to both",
            "The quarrel about the fish is a quarrel about pride. It should end before winter.",
            "Lucía Mamani is a writer in La Paz. The views expressed are the author's own.",
        ),
        (
            "Editorial: A treaty worth its paper",
            "Parliament should ratify the treaty without delay. What it costs is little, what it gains is peace.",
            "Those who hesitate have yet to tell us what they would do instead.",
        ),
        (
            "Home / Opinion / Who speaks for Lesotho?",
            "Nobody in Maseru speaks for the villages by the dam. That must change.",
            "The council should hear them before it signs another contract.",
        ),
        (
            "Мнение: Аралу нужна вода, а не слова",
            "Пять государств двадцать лет говорят о воде. Пора наконец открыть шлюзы.",
            "Иначе говорить будет не о чем.",
        ),
        (
            "Letter to the editor: The bridge is ours too",
            "Your paper forgets the people on the other bank. They built half of the bridge.",
            "They deserve half of the praise.",
        ),
    ],
    "analysis": [
        (
            "What the Arica talks mean for copper",
            "Copper leaves Bolivia through Chilean ports. The talks in Arica could change the price of that.",
            "Three things stand out: the tariff, the track and the calendar.",
        ),
        (
            "Explained: the quarrel about the Aral Sea",
            "Five states share two rivers. Their treaty of 1992 gave each a quota that none has kept.",
            "Cotton needs the water in summer, power stations need it in winter.",
        ),
        (
            "Water and leverage in southern Africa",
            "This paper examines how Lesotho has used the sale of water in its dealings with Pretoria since 1986.",
            "It finds that price was never the lever that it was thought to be.",
        ),
        (
            "Analysis: Fiji's quiet turn to Seoul",
            "Suva has opened an embassy, a trade office and an air route within a year. None of it made headlines.",
            "Taken together, they amount to a change of course.",
        ),
        (
            "Five takeaways from the Vientiane summit",
            "The summit ended without a paper, but not without a result. Airlines were the winners.",
            "The losers sat in the ministries of finance.",
        ),
        (
            "The corridor that nobody pays for",
            "The road through Armenia has three owners on paper and none in fact.",
            "Who builds it?",
            "Each capital points to another. The bank that was to lend the money has withdrawn.",
            "Who gains from it?",
            "Carriers in Iran would save two days. Georgia would lose a fifth of its transit.",
        ),
        (
            "Анализ: кому выгоден южный коридор",
            "Дорога через Армению на бумаге имеет трёх хозяев. На деле её никто не строит.",
            "Банк, который обещал кредит, отказался от проекта.",
        ),
    ],
    "readout": [
        (
            "Readout of the Prime Minister's call with the President of Ghana",
            "The Prime Minister spoke today with the President of Ghana. They discussed fish and the port of Tema.",
            "The Prime Minister thanked the President for the rescue of the crew.",
        ),
        (
            "On the meeting of Foreign Minister Tadesse with the Ambassador of Fiji",
            "On 4 March, the Foreign Minister received the Ambassador of Fiji on the occasion of his departure.",
            "The sides noted the good state of relations between the two countries.",
        ),
        (
            "Foreign Minister meets with Minister of Transport of Nepal",
            "Ministry of Foreign Affairs",
            "Foreign Minister Vong received the Minister of Transport of Nepal. The sides spoke of airports.",
            "Both sides agreed to maintain communication.",
        ),
        (
            "О встрече министра с послом Фиджи",
            "4 марта министр иностранных дел принял посла Фиджи. Были обсуждены вопросы рыболовства.",
            "Стороны отметили высокий уровень отношений.",
        ),
        (
            "Press release: Deputy Minister's consultations in Windhoek",
            "The Deputy Minister held consultations in Windhoek on 5 June. He briefed his hosts on the summit.",
            "The next round will take place in Maseru.",
        ),
        (
            "Statement by the Spokesperson on the elections in Tonga",
            "We congratulate the people of Tonga on the elections of Thursday. We look forward to the new cabinet.",
            "The observers have our thanks.",
        ),
        (
            "Telephone conversation of the President with the President of Peru",
            "The President spoke by telephone with the President of Peru at the initiative of the Peruvian side.",
            "The heads of state discussed the railway from Arica and agreed to meet in autumn.",
        ),
    ],
    "joint_statement": [
        (
            "Joint Statement of the Foreign Ministers of Laos and Nepal",
            "The ministers met in Vientiane on 4 March. They reaffirmed the friendship of the two peoples.",
            "They agreed to open direct flights.",
        ),
        (
            "Windhoek Declaration",
            "We, the leaders of the five river states, met in Windhoek, recall the treaty of 1992.",
            "We commit ourselves to open the sluices.",
        ),
        (
            "Joint communiqué on the establishment of relations between Fiji and Armenia",
            "Fiji and Armenia have decided to establish diplomatic relations at the level of ambassadors.",
            "The governments will develop their relations in the spirit of the Charter.",
        ),
        (
            "Leaders' Statement of the Andean Summit",
            "The leaders welcomed the progress of the railway. They tasked their ministers with a plan.",
            "They will meet again in Quito.",
        ),
        (
            "Совместное заявление министров Армении и Ирана",
            "Стороны подтвердили приверженность строительству дороги.",
            "Стороны договорились о следующей встрече.",
        ),
        (
            "Declaración conjunta de los ministros de Chile y Perú",
            "Los ministros reafirmaron su compromiso con el ferrocarril de Arica.",
            "Acordaron reunirse de nuevo en junio.",
        ),
        (
            "Déclaration conjointe du Ghana et du Togo",
            "Les deux ministres se sont félicités de l'ouverture du poste frontière d'Aflao.",
            "Ils sont convenus de se revoir à Lomé.",
        ),
        (
            "Joint press statement by the Presidents of Uzbekistan and Kazakhstan",
            "The Presidents held talks in Almaty. They attach great importance to the water of the Aral Sea.",
            "They instructed their governments to sign a protocol.",
        ),
    ],
    "interview": [
        (
            "“The sea does not wait”: an interview with Fiji's envoy",
            "The envoy receives us in a room without windows. He speaks quickly.",
            "What he says about the cable will not please Tonga.",
        ),
        (
            "The man who drew the runway",
            "Q: Why did it take so long?",
            "A: Nobody wanted to pay for the pilots. They wanted concrete.",
            "Q: And now?",
            "A: Now they have concrete.",
            "Q: When does it open?",
            "A: In June, I am told.",
        ),
        (
            "Five questions to the governor of Aflao",
            "How long is the queue at the border today?",
            "It is an hour. Last year it was a day, and I was ashamed of it.",
            "Who opened it?",
            "I did, with a pair of scissors.",
        ),
        (
            "Интервью посла Армении газете «Аральский вестник»",
            "Вопрос: Когда откроется дорога?",
            "Ответ: Думаю, через год. Остался один мост.",
            "Вопрос: Кто платит?",
            "Ответ: Платят все, кто по ней поедет.",
        ),
        (
            "Entrevista a la ministra de Transporte del Perú",
            "La ministra nos recibe en su despacho y habla del ferrocarril de Arica.",
            "Dice que la obra empezará en mayo.",
        ),
        (
            "Water is patient, she says",
            "Highland Times: You have worked on the dam for thirty years. What has changed?",
            "Ntsebo Mokoena: The price. The water is the same.",
            "Highland Times: Does Pretoria listen?",
            "Ntsebo Mokoena: It listens when the tap is dry.",
            "Highland Times: And what would you tell the council?",
            "Ntsebo Mokoena: To visit us once.",
        ),
    ],
}


@pytest.mark.parametrize(
    ("genre", "lines"),
    [pytest.param(genre, lines, id=f"{genre}: {lines[0]}") for genre, texts in CASES.items() for lines in texts],
)
def test_the_genre_of(genre: str, lines: tuple[str, ...]) -> None:
    assert article_of("\n\n".join(lines)).genre == genre


def test_there_are_examples_enough() -> None:
    assert sum(map(len, CASES.values())) >= 40
    assert min(map(len, CASES.values())) >= 6


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Die Minister trafen sich am Montag in Vientiane und sprachen über Flughäfen, Piloten und Gebühren.", "de"),
        ("Los ministros se reunieron el lunes en Arica y hablaron del ferrocarril y de sus costos.", "es"),
        ("Министры встретились в понедельник в Ереване и обсудили строительство новой дороги на юг.", "ru"),
        ("Os ministros reuniram-se na segunda-feira em Maputo e falaram sobre o porto e as tarifas.", "pt"),
        ("Para menteri bertemu di Jakarta pada hari Senin dan membahas pelabuhan serta tarifnya.", "id"),
        ("Bakanlar pazartesi günü Ankara'da bir araya geldi ve limanla ilgili ücretleri görüştü.", "tr"),
        ("وزيرا الخارجية التقيا يوم الاثنين في مسقط وبحثا الميناء والرسوم الجمركية بين البلدين.", "ar"),
    ],
)
def test_the_language_of_a_mixed_page_is_that_of_its_body(body: str, language: str) -> None:
    """An English menu above, an English notice below, a title that is a name: the body is what counts."""
    page = ["Arica – Vientiane", body, body + " " + body, "This page is also available in English. Read more here."]
    assert given(text="\n\n".join(page), title="Arica – Vientiane").language == language
