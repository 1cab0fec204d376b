"""Dutch, as it is written in the Netherlands and spoken in Flanders."""

from __future__ import annotations

from focuscode.language.facts import Facts

ABBREVIATIONS = """
a.d a.u.b aant abs afb afd afk afl alg ald antw apr art aug ba bc bijl bijv bijz blz br bv bvb ca cap centr cf cfr
chr cie co conf cons cp d.d d.i d.m.v d.w.z dd dec dep dgl dhr dir dr dra drs ds e.a e.d e.e.a e.g e.o e.v ed em
enz e.d etc ev evt excl exc febr feb fig fl fr gebr geb gem gen get hfdst hr hs i.c i.e i.h.a i.h.b i.o i.p.v i.s.m
i.t.t i.v.m ibid inc incl ing inl ir jan jg jhr jl jr jul jun kl kol lic lt ltd m.a.w m.b.t m.b.v m.i m.i.v m.m
m.n m.u.v maj max mbt med mevr mej mgr min mld mln mr mrt mv mw n.a.v n.v.t nat nl no nov nr o.a o.b.v o.i o.i.d
o.l.v o.m o.t.t okt opm p.a p.p par pag plm pp prof proff ref resp s.v.p sec sept sp st str t.a.v t.b.v t.e.m
t.g.v t.h.v t.o.v t.w.v t.z.t tab tel temp tek toel tot tw u.a u.v univ v.a v.b v.c v.chr v.d v.l.n.r vb verg vgl
vnl vnw vert vervolg vlgs vol vs vz w.o w.v.t.t.k wnd z.a z.g.a.n z.i z.o.z zgn zn zog
"""
CLOSED = """
ik jij je u hij zij ze het we wij jullie hen hun haar hem mij me ons onze jouw uw zijn mijn 't 'k 'm 'n 's d'r 'r
die dat deze dit wie wat welke welk en of maar want dus noch als toen omdat doordat zodat terwijl hoewel indien
tenzij mits nadat voordat totdat sinds wanneer waar hoe waarom niet geen wel ook nog al dan toch eens even hier
daar er ergens nergens nu straks zo zeer heel erg te om weer meer minder meest minst echter slechts anders liever
langs uit toe ge gij gulle gullie ne nen den da wa nie ni is d'er uwe mijne zijne hare elkaar mekaar men iemand niemand
iets niets alles allemaal ieder iedereen elk elke sommige enkele beide zelf zich soms altijd nooit vaak misschien
een één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien
achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend eerste tweede
derde vierde vijfde zesde zevende achtste negende tiende ja nee neen oké ok
"""
FILLERS = (
    "uh uhm uhh euh euhm eh ehm ehh hm hmm hum mm mmm mhm mm-mm m-m-m ah oh aah ooh hé hè allez amai bon enfin xxx ggg"
)
NO_HEADS = """
ing ingen schap heid tal aar aars ers ist isme iteit atie tie ie er ster ling sel nis dom erij ij age ment teit eur
heden oor iet end ent sie rie lie ring ling ning ting king ping ding ding eren aard schapje tje heid ier iër ica ons
"""
NO_MODIFIERS = """
ver be ge ont her pre pro trans re de on tele para sub con com dis mis ex af aan op uit om toe bij ab ad per a e o i
vijf twee drie vier zes acht negen tien van te al er
"""
NUMERALS = """
één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien
negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend eerste tweede derde vierde
vijfde zesde zevende achtste negende tiende laatste
"""
MODALS = """
kunnen kan kon konden moeten moet moest moesten willen wil wilde wilden zullen zal zou zouden mogen mag mocht mochten
laten laat liet lieten gaan ga gaat ging gingen blijven blijft hoeven hoeft durven helpen leren
"""
PREPOSITION_PARTICLES = """
aan achter bij binnen boven buiten door in langs na om onder op over rond tegen tot tussen uit van voor voorbij waar
"""
PARTICLES = """
af bijeen deel dicht gade gelijk goed hard heen hoog ineen klaar kwijt leeg los mede mee mis neer omhoog omlaag omver
open opeen overeen overeind plaats raak samen schoon stil stuk tegemoet tekort teleur teloor teniet terecht terug
teweeg thuis toe uiteen vast verder vol voort vooraf voorop vooruit voorover vrij weg wijs zwart rechtop
achterna achteruit bekend kennis bloot droog fijn groot les lief kapot kenbaar beschikbaar bezig gereed zeker
vorm
"""
AUXILIARIES = """
te kunnen kan kon konden moeten moet moest moesten willen wil wilde wilden zullen zal zou zouden mogen mag mocht
mochten laten laat liet lieten gaan ga gaat ging gingen hebben heb hebt heeft had hadden zijn is was waren ben bent
worden wordt werd werden word blijven blijft komen komt hoeven hoeft durven helpen hielp zien zag doen leren
"""
CONJUNCTIONS = """
en of maar want dus omdat doordat zodat terwijl hoewel als dat toen waardoor waarbij waarin waarna waarop waarmee die
wat wie waar dan noch totdat voordat nadat zoals tenzij indien zodra sinds wanneer hoe
"""
SUBORDINATORS = "omdat doordat zodat terwijl hoewel toen waardoor totdat voordat nadat zodra wanneer"
AFTER_PARTICLE = "te ook nog al wel niet dan toch weer meer maar even eens hé hè he zo ja nee euh uh waar"
ONLY_VERBS = """
moest moesten moeten laten liet lieten wilden zouden konden kunnen mochten hadden hebben worden werden waren
"""
PREPOSITIONS = """
van in op met voor aan bij uit over door naar om tot onder tegen tussen na zonder binnen via per volgens tijdens ter
ten rond langs sinds vanuit richting inzake
"""
DETERMINERS = """
de het een 't 'n deze die dit dat mijn jouw je zijn haar ons onze jullie hun uw geen elk elke ieder iedere welk welke
zo'n dezelfde hetzelfde beide alle veel weinig meer eigen enkele sommige verschillende andere ne nen den
"""
SURE_DETERMINERS = """
de een deze mijn jouw onze jullie hun uw geen elke iedere welke 'n enkele alle ter ten ne nen den
"""
POSSESSIVES = """
mijn mijne jouw je zijn zijne haar hare ons onze jullie hun uw uwe
"""
MARKS = """
lacht gelach lachen lachend lachje kucht hoest hoesten zucht zuchten stilte pauze onverstaanbaar onduidelijk door elkaar
instemmend knikt fluistert ironisch onhoorbaar gemompel applaus gsm telefoon rinkelt
"""
SUBJECTS = "ik je jij ge gij hij zij ze we wij jullie u men er daar iemand niemand iedereen er 't da dit die wie"
INSEPARABLE = """
overtuigen onderzoeken ondersteunen ondernemen onderhandelen onderwijzen onderscheiden onderschatten onderbouwen
ondervinden overleggen overwegen overwinnen overleven overdrijven overschatten overheersen overbruggen overstijgen
voorspellen voorzien voorkomen doorstaan doorbreken doorgronden omarmen omgeven omschrijven omvatten omzeilen
achterhalen aanvaarden aanbidden misbruiken mislukken misleiden miskennen volbrengen voltooien voldoen volstaan
weerstaan weerhouden weerspiegelen weerleggen
"""
CLAUSE_OPENERS = """
maar want omdat doordat zodat terwijl hoewel als dat toen waardoor waarbij waarin waarna die wie waar tenzij indien
om of
"""
NEGATIONS = """
niet; geen; nooit; zonder; niemand; niets; niks; noch; nergens; evenmin; nauwelijks; amper; weinig; geenszins;
allerminst; nee; neen; onvoldoende; nie; gene; ni; helaas niet; te weinig; in plaats van; in de plaats van
"""
HEDGES = """
misschien; wellicht; waarschijnlijk; vermoedelijk; mogelijk; mogelijks; eventueel; allicht; blijkbaar; schijnbaar;
denk ik; ik denk; peins ik; ik peins; vermoed ik; ik vermoed; ik geloof; geloof ik; volgens mij; zou kunnen;
kan zijn; precies; een beetje; min of meer; in zekere zin; ergens; soms; ik weet niet; weet ik niet; zeg maar;
bij wijze van spreken; naar ik meen; meen ik; lijkt mij; lijkt me; naar het schijnt
"""
WISHES = """
moet; moeten; moest; moesten; zou; zouden; wil; willen; wilde; wilden; wou; wouden; nodig; graag; liever; liefst;
hopelijk; hoop; hopen; verwacht; verwachten; verwachting; idealiter; wens; wensen; gewenst; wenselijk; zou goed zijn;
zou mooi zijn; het liefst; behoefte; vraag naar; had gehoopt; mogen meer; mag meer; zouden mogen; zou mogen
"""
PSEUDO_CUES = """
niet alleen; niet enkel; of niet; waarom niet; niet zozeer; niet waar; al dan niet; niet in het minst; niet te vergeten;
hoe dan ook niet; geen probleem; niet dat ik weet; zonder meer; niet voor niets; niet slecht; niets dan; nooit gedacht;
geen idee; nee nee; ja nee
"""
LIGHT = """
gaan komen staan zitten liggen doen maken krijgen zetten laten blijven lijken gebeuren hoeven moeten mogen willen kunnen
ding iets mens man vrouw keer jaar dag week maand uur tijd moment beetje stuk soort manier geval kant plek
goed groot klein nieuw oud lang kort heel echt gewoon eigenlijk natuurlijk duidelijk misschien helemaal altijd meteen
mee weg heen terug alleen achteraf straks morgen gisteren vandaag sorry dank bedankt merci
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus
september oktober november december
"""
DERIVATIONS = """
en eren iseren ing ering isering atie itie tie ie atief itief ief er aar ator eur or ster heid iteit baar baarheid lijk
elijk lijkheid elijkheid ig isch schap ist isme matig loos ment age entie antie ent ant eel aal ueel uur air ance
"""


def cues(text: str) -> tuple[tuple[str, ...], ...]:
    """Expressions with a semicolon between them, each as its words."""
    return tuple(tuple(part.split()) for part in text.split(";") if part.strip())


DUTCH = Facts(
    code="nl",
    name="Dutch",
    abbreviations=frozenset(ABBREVIATIONS.split())
    - {
        "tot",
        "min",
        "max",
        "par",
        "vol",
        "vervolg",
        "no",
        "co",
        "ing",
        "med",
        "jan",
        "ed",
        "nat",
        "enz",
        "etc",
        "e.d",
        "e.a",
        "chr",
    },
    closed=frozenset(CLOSED.split()),
    closed_tables=("adp", "det"),
    fillers=frozenset(FILLERS.split()),
    participle_prefix="ge",
    participle_endings=("te", "de", "t", "d", ""),
    infinitive_endings=("en", "n"),
    diminutives=("ske", "eke", "ke"),
    endings={
        "noun": (("enden", "ende"),),
        "adj": (("ële", "eel"), ("ure", "uur"), ("ale", "aal"), ("ose", "oos"), ("ire", "ir")),
    },
    links=("s", "-", "s-", "en", "e", "n", "er", "eren"),
    plurals=("en", "s"),
    no_heads=frozenset(NO_HEADS.split()),
    no_modifiers=frozenset(NO_MODIFIERS.split()),
    vowels="aeiouyéëèïöü",
    doubling="aeou",
    final_sounds={"v": "f", "z": "s"},
    particles=frozenset((PARTICLES + PREPOSITION_PARTICLES).split()),
    preposition_particles=frozenset(PREPOSITION_PARTICLES.split()),
    auxiliaries=frozenset(AUXILIARIES.split()),
    conjunctions=frozenset(CONJUNCTIONS.split()),
    subordinators=frozenset(SUBORDINATORS.split()),
    prepositions=frozenset(PREPOSITIONS.split()),
    after_particle=frozenset(
        [
            "te",
            "ook",
            "nog",
            "al",
            "wel",
            "niet",
            "dan",
            "toch",
            "weer",
            "meer",
            "maar",
            "even",
            "eens",
            "hé",
            "hè",
            "he",
            "zo",
            "ja",
            "nee",
            "euh",
            "uh",
            "waar",
        ]
    ),
    fixed=frozenset([("af", "en", "toe")]),
    infinitive_openers=frozenset(["om"]),
    infinitive_marker="te",
    pronominal=frozenset(["er", "d'r", "daar", "hier", "waar", "'r"]),
    not_after_particle=frozenset(["wat", "wie", "hoe", "zijn"]),
    joining=frozenset(["en", "of", "maar", "want"]),
    subject_pronouns=frozenset(SUBJECTS.split()),
    claimed=frozenset([*PREPOSITION_PARTICLES.split(), "mee", "af", "toe"]),
    singular="het",
    participle_ends=("d", "t", "en"),
    present_participles=("ende", "end"),
    determiners=frozenset(DETERMINERS.split()),
    sure_determiners=frozenset(SURE_DETERMINERS.split()),
    possessives=frozenset(POSSESSIVES.split()),
    verb_cues=frozenset(["te", "ik", "we", "wij", "hij", "jullie", "ge", "gij", "men", "'k"]),
    adjective_ending="e",
    never_closed=frozenset(["gegeven", "gedaan", "houdende"]),
    never_verbs=frozenset(["verschillende", "voldoende", "onvoldoende", "geleden", "pas"]),
    only_verbs=frozenset(
        [
            "moest",
            "moesten",
            "moeten",
            "laten",
            "liet",
            "lieten",
            "wilden",
            "zouden",
            "konden",
            "kunnen",
            "mochten",
            "hadden",
            "hebben",
            "worden",
            "werden",
            "waren",
        ]
    ),
    numerals=frozenset(NUMERALS.split()),
    modals=frozenset(MODALS.split()),
    suspending=frozenset(["en", "of", "tot", "én", "noch", "&"]),
    marks=frozenset(MARKS.split()),
    clause_openers=frozenset(CLAUSE_OPENERS.split()),
    pronoun_openers=frozenset(["dat"]),
    subjects=frozenset((DETERMINERS + SUBJECTS).split()),
    inseparable=frozenset(INSEPARABLE.split()),
    negations=cues(NEGATIONS),
    hedges=cues(HEDGES),
    wishes=cues(WISHES),
    pseudo_cues=cues(PSEUDO_CUES),
    light_bases=frozenset(["gaan", "komen", "staan", "zitten", "doen"]),
    light=frozenset(LIGHT.split()),
    derivations=tuple(DERIVATIONS.split()),
    tables=True,
)
