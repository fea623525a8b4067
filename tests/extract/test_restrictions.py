"""Restrictions told by verbs, nouns, orders, lists and back references: own sentences of many regions and styles."""

import pytest


def sides(found):
    return [(r.kind, r.status, [p.name for p in r.by], [p.name for p in r.on]) for r in found]


DRC = "Democratic Republic of the Congo"
TOLD = [
    ("Nepal was sanctioned by the United States on 4 June.", [("sanction", "imposed", ["United States"], ["Nepal"])]),
    ("The EU blacklisted the Syrian airline.", [("sanction", "imposed", ["European Union"], ["Syrian airline"])]),
    (
        "The blacklisting of Emirati firms by the EU in February 2024 angered Dubai.",
        [("sanction", "imposed", ["European Union"], ["Emirati firms"])],
    ),
    ("Oslo urged restraint over the US sanctions on Cuba.", [("sanction", "imposed", ["United States"], ["Cuba"])]),
    ("Western sanctions against Caracas hurt the poor.", [("sanction", "imposed", ["West"], ["Venezuela"])]),
    (
        "On March 22 the U.S. rallied the EU, UK and Canada to prod Minsk with a new pack of sanctions.",
        [("sanction", "imposed", ["United States", "European Union", "United Kingdom", "Canada"], ["Belarus"])],
    ),
    (
        "In March several of Peru's largest banks stopped accepting payments from Chile.",
        [("suspension", "imposed", ["Peru's largest banks"], ["Chile"])],
    ),
    (
        "The Arequipa Merchant Bank suspended all settlements with Chile.",
        [("suspension", "imposed", ["Arequipa Merchant Bank"], ["Chile"])],
    ),
    (
        "The US order that Lumina divest itself of foreign owners is an example.",
        [("other", "imposed", ["United States"], ["Lumina"])],
    ),
    (
        "The UK government ordered Lumina to sell its stake in the Cardiff plant.",
        [("other", "imposed", ["United Kingdom"], ["Lumina"])],
    ),
    (
        "London said it would expel 23 Russian diplomats.",
        [("expulsion", "announced", ["United Kingdom"], ["Russian diplomats"])],
    ),
    (
        "Niger's junta ordered the French ambassador to leave the country.",
        [("expulsion", "imposed", ["Niger's junta"], ["French ambassador"])],
    ),
    (
        "The UAE summoned the Swedish ambassador.",
        [("other", "imposed", ["United Arab Emirates"], ["Swedish ambassador"])],
    ),
    ("Venezuela recalled its ambassador to Brazil.", [("other", "imposed", ["Venezuela"], ["Brazil"])]),
    ("China has suspended imports of Japanese seafood.", [("suspension", "imposed", ["China"], ["Japanese seafood"])]),
    ("Japan froze the assets of 12 Belarusian banks.", [("freeze", "imposed", ["Japan"], ["Belarusian banks"])]),
    (
        "Saudi Arabia severed diplomatic ties with Iran in January 2016.",
        [("suspension", "imposed", ["Saudi Arabia"], ["Iran"])],
    ),
    (
        "Australia said it had added 13 Serbian commanders to its sanctions list.",
        [("sanction", "imposed", ["Australia"], ["Serbian commanders"])],
    ),
    ("Washington threatened Mexico with 25% tariffs.", [("tariff", "threatened", ["United States"], ["Mexico"])]),
    (
        "Brussels warned that the EU could impose sanctions on Georgian judges.",
        [("sanction", "threatened", ["European Union"], ["Georgian judges"])],
    ),
    (
        "Brussels extended sanctions against Harare for six months.",
        [("sanction", "extended", ["European Union"], ["Zimbabwe"])],
    ),
    (
        "The sanctions against Mali were lifted by ECOWAS in July 2022.",
        [("sanction", "lifted", ["Economic Community of West African States"], ["Mali"])],
    ),
    ("Switzerland lifted its ban on arms exports to Qatar.", [("ban", "lifted", ["Switzerland"], ["Qatar"])]),
    ("Ottawa will not lift the embargo on Myanmar.", [("ban", "imposed", ["Canada"], ["Myanmar"])]),
    (
        "The US warning to Turkish banks about secondary sanctions came in December 2023.",
        [("warning", "threatened", ["United States"], ["Turkish banks"])],
    ),
    ("Belarus came under EU sanctions in 2021.", [("sanction", "imposed", ["European Union"], ["Belarus"])]),
    (
        "In reply Tehran imposed a travel ban on 10 British lawmakers.",
        [("ban", "imposed", ["Iran"], ["British lawmakers"])],
    ),
    ("Poland closed its airspace to Belarusian flights.", [("other", "imposed", ["Poland"], ["Belarusian flights"])]),
    ("Chad and Togo expelled each other's envoys.", [("expulsion", "imposed", ["Chad", "Togo"], ["Chad", "Togo"])]),
    ("Delhi has banned more than 200 Chinese apps.", [("ban", "imposed", ["India"], ["Chinese apps"])]),
    ("Algeria barred Moroccan aircraft from its airspace.", [("ban", "imposed", ["Algeria"], ["Moroccan aircraft"])]),
    ("Moscow responded with a ban on food imports from the EU.", [("ban", "imposed", ["Russia"], ["European Union"])]),
    ("A ban was placed on Iranian flights by the EU.", [("ban", "imposed", ["European Union"], ["Iranian flights"])]),
    ("U.S. Lifts Travel Ban to Lebanon", [("ban", "lifted", ["United States"], ["Lebanon"])]),
    (
        "Trump vowed to impose a 60% tariff on Chinese goods.",
        [("tariff", "announced", ["Donald Trump"], ["Chinese goods"])],
    ),
    (
        "Japan imposed sanctions on North Korean hackers; Australia is expected to follow.",
        [("sanction", "imposed", ["Japan"], ["North Korean hackers"])],
    ),
    (
        "Senegal froze its participation in ECOWAS in January.",
        [("freeze", "imposed", ["Senegal"], ["Economic Community of West African States"])],
    ),
    (
        "Niger also threatened to send home the American troops based in Agadez.",
        [("expulsion", "threatened", ["Niger"], ["American troops"])],
    ),
    (
        "Dublin told a Libyan consul to leave.",
        [("expulsion", "imposed", ["Ireland"], ["Libyan consul"])],
    ),
    (
        "Tokyo declared eight Syrian diplomats persona non grata.",
        [("expulsion", "imposed", ["Japan"], ["Syrian diplomats"])],
    ),
    (
        "The Peruvian ambassador was declared persona non grata by Mexico.",
        [("expulsion", "imposed", ["Mexico"], ["Peruvian ambassador"])],
    ),
    (
        "In June Ottawa suspended high-level visits to Belgrade.",
        [("suspension", "imposed", ["Canada"], ["Serbia"])],
    ),
    (
        "India threatened foreign traders with export bans; several of them stopped accepting shipments from Myanmar.",
        [
            ("ban", "threatened", ["India"], ["foreign traders"]),
            ("suspension", "imposed", ["foreign traders"], ["Myanmar"]),
        ],
    ),
    (
        "Brazil imposed additional duties of up to 20 percent on electric buses from China.",
        [("tariff", "imposed", ["Brazil"], ["China"])],
    ),
    ("Rome answered with duties on Indian tea.", [("tariff", "imposed", ["Italy"], ["Indian tea"])]),
    ("Quito threatened a retaliatory tax on electricity.", [("tariff", "threatened", ["Ecuador"], ["electricity"])]),
    (
        "Earlier in April Peru had announced provisional deposits on Chilean wine.",
        [("tariff", "announced", ["Peru"], ["Chilean wine"])],
    ),
    (
        "Chile ordered 300 undocumented Bolivians to leave.",
        [("expulsion", "imposed", ["Chile"], ["Bolivia"])],
    ),
    (
        "Algeria kept in place an arms embargo on Libya.",
        [("ban", "imposed", ["Algeria"], ["Libya"])],
    ),
    (
        "Kigali gave Belgian diplomats 48 hours to leave the country.",
        [("expulsion", "imposed", ["Rwanda"], ["Belgian diplomats"])],
    ),
    (
        "Nepal shut its airspace to Bhutanese airlines in response.",
        [("other", "imposed", ["Nepal"], ["Bhutanese airlines"])],
    ),
    (
        "Denmark sent back an Iranian envoy in March.",
        [("expulsion", "imposed", ["Denmark"], ["Iranian envoy"])],
    ),
    (
        "Cyprus froze $2 billion in assets belonging to Libyan banks.",
        [("freeze", "imposed", ["Cyprus"], ["Libyan banks"])],
    ),
    (
        "Qatar and Bahrain severed ties in 2017.",
        [("suspension", "imposed", ["Qatar", "Bahrain"], ["Qatar", "Bahrain"])],
    ),
    (
        "Moscow rejected the price cap that Japan and Australia imposed on Russian oil in December 2022.",
        [("ban", "imposed", ["Japan", "Australia"], ["Russian oil"])],
    ),
    ("India revoked the visas of Canadian diplomats.", [("suspension", "imposed", ["India"], ["Canadian diplomats"])]),
    ("Kenya closed the Namanga crossing to lorries.", [("other", "imposed", ["Kenya"], ["lorries"])]),
    ("Niger shut Arlit on Monday.", [("other", "imposed", ["Niger"], ["Arlit"])]),
    ("Peru stopped issuing visas to Mexican citizens.", [("suspension", "imposed", ["Peru"], ["Mexican citizens"])]),
    ("Egypt cut off gas supplies to Jordan.", [("suspension", "imposed", ["Egypt"], ["Jordan"])]),
    ("Togo cut Benin's electricity in May.", [("suspension", "imposed", ["Togo"], ["Benin"])]),
    ("Uganda banned the import of dried fish.", [("ban", "imposed", ["Uganda"], ["dried fish"])]),
    ("Lebanon denied visas to four Iranian reporters.", [("ban", "imposed", ["Lebanon"], ["Iranian reporters"])]),
    ("Malta turned away a Libyan freighter.", [("ban", "imposed", ["Malta"], ["Libyan freighter"])]),
    ("Spain stops all lorries with Moroccan plates from entering Ceuta.", [("ban", "imposed", ["Spain"], ["lorries"])]),
    ("Rwanda has been excluded from the talks by Kinshasa.", [("ban", "imposed", [DRC], ["Rwanda"])]),
    ("Three Slovak diplomats were expelled from Minsk.", [("expulsion", "imposed", ["Belarus"], ["Slovak diplomats"])]),
    (
        "Bolivia gave two Peruvian diplomats a week to leave.",
        [("expulsion", "imposed", ["Bolivia"], ["Peruvian diplomats"])],
    ),
    (
        "President Petro signed an order that halts coal exports to Israel.",
        [("suspension", "imposed", ["Gustavo Petro"], ["Israel"])],
    ),
    ("The EU listed three Sudanese companies.", [("sanction", "imposed", ["European Union"], ["Sudanese companies"])]),
    (
        "Argentina has abolished its surcharge on Uruguayan milk.",
        [("tariff", "lifted", ["Argentina"], ["Uruguayan milk"])],
    ),
    ("Russia resumed exports of wheat to Egypt.", [("suspension", "lifted", ["Russia"], ["Egypt"])]),
    (
        "Zambia warned that it would cut electricity to Zimbabwe.",
        [("suspension", "threatened", ["Zambia"], ["Zimbabwe"])],
    ),
    (
        "The suspension of Swedish aid to Burundi left clinics empty.",
        [("suspension", "imposed", ["Sweden"], ["Burundi"])],
    ),
    ("The EU's measures against Mali take effect in May.", [("other", "imposed", ["European Union"], ["Mali"])]),
    ("Jamaica introduced visas for Haitians.", [("ban", "imposed", ["Jamaica"], ["Haiti"])]),
    (
        "Chile lifted a ban on Peruvian grapes that it had imposed in 2019.",
        [("ban", "lifted", ["Chile"], ["Peruvian grapes"]), ("ban", "imposed", ["Chile"], ["Peruvian grapes"])],
    ),
    (
        "Japan imposed tariffs of 20 percent on cars from Mexico, and of 5 percent on Mexican oil.",
        [("tariff", "imposed", ["Japan"], ["Mexico"]), ("tariff", "imposed", ["Japan"], ["Mexican oil"])],
    ),
    (
        "Poland will close its ports to Serbian grain. Riga had done so in May.",
        [("other", "announced", ["Poland"], ["Serbian grain"]), ("other", "imposed", ["Latvia"], ["Serbian grain"])],
    ),
    (
        "Finland, which had closed the strait to trawlers in March, reopened it on Monday.",
        [("other", "imposed", ["Finland"], ["trawlers"]), ("other", "lifted", ["Finland"], ["trawlers"])],
    ),
    (
        "Washington says that anybody who trades with the port faces sanctions.",
        [("sanction", "threatened", ["United States"], ["anybody who trades with the port"])],
    ),
    (
        "The ban on Dutch tulips was imposed by Jordan in 2020; Amman lifted it on Sunday.",
        [("ban", "imposed", ["Jordan"], ["Dutch tulips"]), ("ban", "lifted", ["Jordan"], ["Dutch tulips"])],
    ),
    ("Guinea ordered the closure of the border with Mali.", [("other", "imposed", ["Guinea"], ["Mali"])]),
    (
        "Nepal and Bhutan were added to the list of travel bans, a U.S. official said.",
        [("sanction", "imposed", ["U.S. official"], ["Nepal", "Bhutan"])],
    ),
    ("Hong Kong was stripped of its privileges by Peru.", [("suspension", "imposed", ["Peru"], ["Hong Kong"])]),
    ("The ministers invited Israel to lift the blockade of Gaza.", [("ban", "imposed", ["Israel"], ["Gaza"])]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_measure_knows_its_sides_and_standing(restrictions, text, expected):
    assert sides(restrictions(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ministers discussed trade and sanctions pressure.",
        "Brazil did not impose sanctions on Venezuela.",
        "Kyiv called for tougher sanctions on Russia.",
        "The envoy spoke about sanctions in general and about tariffs.",
        "The court suspended the sentence, and the fund divested from bonds.",
        "The mayor said the city should sanction Ghana.",
        "If Rome were to impose tariffs on Brazil, prices would rise.",
        "The union lifted its order for two ships.",
        "Some of my friends would love to ban Spanish trawlers from the port.",
        "The minister said that his country supports the arms embargo on South Sudan.",
        "Norway sent its delegation home on Friday.",
        "He resumed his duties on Monday after a tax on sugar had been debated.",
        "There are no sanctions on Niger.",
        "The raid was sanctioned by it, the inquiry found.",
        "The general sent the troops back and gave his officers two days to rest.",
        "Australia might ban timber from Fiji, traders believe.",
        "Madrid could answer with a tariff on Moroccan tomatoes, exporters fear.",
        "Honduras denied that it planned to expel the Cuban engineers.",
        "The opposition claimed that Lima had cut off electricity to Ecuador.",
        "At no time has Wellington threatened Fiji with the suspension of aid.",
        "If Nepal had done so, India would have closed the border.",
        "Heavy snow closed the pass between Pakistan and China.",
        "A trip by the minister was called off when floods closed the airport.",
        "The company cut its forecast for exports to Brazil.",
        "A tariff on Danish pork would hurt more than a battalion, he said.",
        "Will Ghana close its border with Togo?",
        "Iraq lists Oman among its partners.",
        "The Polish foreign ministry closed its account on the platform.",
        "Belgium and Chad closed a deal on cobalt, and the minister turned to trade with Peru.",
    ],
)
def test_general_talk_and_mere_wishes_are_no_restrictions(restrictions, text):
    assert restrictions(text) == []


def test_those_restrictions_take_the_target_of_the_sentence_before(restrictions):
    text = "On March 2 the U.S. imposed sanctions on Eritrea. On March 15 the EU moved to extend those restrictions."
    first, second = restrictions(text)
    assert sides([second]) == [("sanction", "extended", ["European Union"], ["Eritrea"])]
    assert [e.quote for e in second.evidence] == [first.evidence[0].quote, text[len(first.evidence[0].quote) + 1 :]]
    assert (first.date.start, second.date.start) == ("2024-03-02", "2024-03-15")


def test_parallel_measures_are_measures_of_their_own(restrictions):
    _, second = restrictions(
        "Britain sanctioned two Georgian judges. Canada, Japan and Australia announced parallel measures."
    )
    assert sides([second]) == [("sanction", "announced", ["Canada", "Japan", "Australia"], ["Georgian judges"])]


def test_a_back_reference_without_a_measure_before_is_nothing(restrictions):
    assert restrictions("Canada and Australia announced parallel measures.") == []


def test_a_measure_told_twice_is_one_record(restrictions):
    text = "EU sanctions on Belarus\n\nIn 2021 the EU imposed sanctions on Belarus after the vote."
    (restriction,) = restrictions(text)
    assert len(restriction.evidence) == 2
    assert restriction.date.start == "2021"


def test_two_measures_of_one_sentence_are_two_records(restrictions):
    found = restrictions("Warsaw will close Russia's consulate in Poznan and expel its diplomats.")
    assert [r.kind for r in found] == ["other", "expulsion"]
    assert {r.status for r in found} == {"announced"}


def test_a_party_without_a_name_keeps_its_words_and_country(restrictions):
    (restriction,) = restrictions("Several of Peru's largest banks stopped payments to Chile.")
    (bank,) = restriction.by
    assert (bank.actor, bank.country, bank.mention.quote) == (None, "PE", "Peru's largest banks")


def test_the_action_is_in_the_documents_words(restrictions):
    (restriction,) = restrictions("On Monday Tunis suspended all flights to Libya, officials said.")
    assert restriction.action.startswith("suspended all flights to Libya")
    assert restriction.date.start == "2024-05-06"


def test_what_a_package_bans_its_author_bans(restrictions):
    found = restrictions(
        "The European Union approved a package of sanctions against Belarus. "
        "The measures ban imports of Belarusian potash."
    )
    assert sides(found) == [
        ("sanction", "imposed", ["European Union"], ["Belarus"]),
        ("ban", "imposed", ["European Union"], ["Belarusian potash"]),
    ]


@pytest.mark.parametrize("told", ["vetoed the lifting of", "called for the lifting of", "opposes an extension of"])
def test_a_measure_whose_end_does_not_come_is_in_force(restrictions, told):
    (restriction,) = restrictions(f"Uruguay {told} US sanctions on Cuba.")
    assert sides([restriction]) == [("sanction", "imposed", ["United States"], ["Cuba"])]
    assert "lifting" not in restriction.action


def test_one_who_joins_a_freeze_but_not_a_ban_takes_one_measure(restrictions):
    found = restrictions(
        "Japan sanctioned nine Sudanese generals on Monday, freezing their assets. "
        "Iceland joined the asset freeze on Thursday but not the travel ban."
    )
    assert [r.kind for r in found if [p.name for p in r.by] == ["Iceland"]] == ["freeze"]
    assert found[-1].date.start == "2024-05-09"


def test_an_answer_within_hours_has_the_day_of_what_it_answers(restrictions):
    found = restrictions(
        "On Monday Ghana expelled six Togolese envoys. Lome answered within hours by expelling three Ghanaian envoys."
    )
    assert [r.date.start for r in found] == ["2024-05-06", "2024-05-06"]
    assert found[1].date.basis == "relative:within hours"
    assert len(found[1].evidence) == 2


def test_an_answer_without_a_day_has_none_unless_the_article_is_of_that_day(restrictions):
    older = "Qatar expelled a Yemeni envoy on Monday. Sanaa expelled a Qatari consul in return."
    today = "Qatar expelled a Yemeni envoy on Friday. Sanaa expelled a Qatari consul in return."
    assert restrictions(older)[1].date is None
    assert restrictions(today)[1].date.start == "2024-05-10"


def test_a_measure_lifted_and_the_one_imposed_have_days_of_their_own(restrictions):
    lifted, imposed = restrictions("Peru lifted in March a ban on Chilean pork that it had imposed in 2019.")
    assert (lifted.date.start, imposed.date.start) == ("2024-03", "2019")


def test_a_time_of_a_clause_below_is_not_the_day_of_the_measure(restrictions):
    (restriction,) = restrictions("On 3 May Oslo halted aid to Mali, which came to two million dollars in 2021.")
    assert restriction.date.start == "2024-05-03"


def test_labels_of_a_chronology_date_its_measures(restrictions):
    first, second = restrictions(
        "3 March. Kenya closes its border with Somalia.\n\n9 April. Somalia expels two Kenyan diplomats."
    )
    assert (first.date.start, second.date.start) == ("2024-03-03", "2024-04-09")


def test_we_are_whoever_speaks(restrictions):
    (restriction,) = restrictions("We closed the Torkham gate on Monday, the Pakistani foreign ministry said.")
    assert [p.country for p in restriction.by] == ["PK"]


def test_what_nobody_takes_is_no_record(restrictions):
    assert restrictions("The airport was closed, and flights to Oman were suspended.") == []
