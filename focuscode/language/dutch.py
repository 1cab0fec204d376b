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
langs uit toe ge gij gulle gullie ne nen den da wa nie ni is d'er uwe mijne zijne hare elkaar mekaar iemand niemand
iets niets alles allemaal ieder iedereen elk elke sommige enkele beide zelf zich soms altijd nooit vaak misschien
een één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien
achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend eerste tweede
derde vierde vijfde zesde zevende achtste negende tiende ja nee neen oké ok
"""
FILLERS = (
    "uh uhm uhh euh euhm eh ehm ehh hm hmm hum mm mmm mhm mm-mm m-m-m ah oh aah ooh hé hè allez amai bon enfin xxx ggg"
)
DUTCH = Facts(
    code="nl",
    name="Dutch",
    abbreviations=frozenset(ABBREVIATIONS.split())
    - {"tot", "min", "max", "par", "vol", "vervolg", "no", "co", "ing", "med"},
    closed=frozenset(CLOSED.split()),
    closed_tables=("adp", "det"),
    fillers=frozenset(FILLERS.split()),
    participle_prefix="ge",
    participle_endings=("te", "de", "t", "d", ""),
    infinitive_endings=("en", "n"),
    diminutives=("ske", "eke", "ke"),
    endings={"noun": (("enden", "ende"),)},
    tables=True,
)
