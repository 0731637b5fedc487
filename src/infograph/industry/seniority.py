"""How senior a title is, so that a question can ask for peers, seniors or executives."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, get_args

from infograph.errors import BadRequest
from infograph.text import fold

Level = Literal["student", "junior", "regular", "senior", "lead", "director", "exec"]
Wanted = Literal["peer", "senior", "exec"]

_ORDER = {name: place for place, name in enumerate(get_args(Level))}

# Whose assistant one is says nothing of one's own level.
_ASSISTS = (
    "assistant to;assistant of;office of the;executive assistant;assistent der;assistentin der;"
    "assistent des;assistante de direction;assistante du;assistant de direction;"
    "assistente de diretoria;assistente di direzione;asistente de direccion;asistente ejecutiva;"
    "secretaria de direccion;directiesecretaresse;managementassistent"
).split(";")
# Phrases that take away the usual meaning of their words, so that the rest of the title counts.
_NEUTRAL = (
    "account executive;sales executive;marketing executive;recruitment executive;hr executive;"
    "product owner;process owner;business partner;partner manager;partner marketing;partner success;"
    "lead generation;chef de projet;cheffe de projet;jefe de proyecto;jefa de proyecto;"
    "gerente de projetos;gerente de proyecto;product manager;project manager;program manager;"
    "programme manager;account manager;community manager;case manager;customer success manager;"
    "social media manager;key account manager;content manager;relationship manager;office manager;"
    "gerente de contas;gerente de relacionamento;responsable de clientele;projektleiter;"
    "projektleiterin;projectleider;capo progetto;category manager;event manager;campaign manager;"
    "property manager;brand manager;marketing manager;product marketing manager;resident director;"
    "art director;medical director assistant;directeur artistique;film director;"
    "director of photography;casting director;funeral director;lead singer;talent acquisition partner;"
    "people partner;talent partner;hr partner;partner engineer;partner sales;partner solutions;"
    "partner development;finance partner;sous chef;chef de partie;general manager assistant;"
    "graduate school"
).split(";")
# Phrases of whole words, in en de fr es pt it nl; the first level whose words are found counts.
_WORDS: tuple[tuple[Level, str], ...] = (
    (
        "student",
        "intern;interns;internship;student;students;undergraduate;trainee;apprentice;"
        "working student;praktikant;praktikantin;werkstudent;werkstudentin;azubi;auszubildende;"
        "auszubildender;lehrling;schuler;schulerin;studentin;stagiaire;alternant;alternante;"
        "apprenti;apprentie;etudiant;etudiante;becario;becaria;practicante;pasante;estudiante;"
        "estagiario;estagiaria;estudante;aprendiz;tirocinante;stagista;studente;studentessa;"
        "apprendista;stagiair;leerling;co op student;summer analyst;summer associate",
    ),
    (
        "director",
        "vice president;vicepresident;vice presidente;vicepresidente;vizeprasident;vp;svp;evp;avp;"
        "associate director;deputy director;assistant director;head of;global head;director of;"
        "sous directeur;directeur adjoint;directrice adjointe;vice chancellor;vice president of;"
        "bereichsleiter;bereichsleiterin;chief of staff",
    ),
    (
        "exec",
        "ceo;cto;cfo;coo;cmo;cio;cpo;cso;cro;ciso;chro;cdo;cco;c level;chief executive;"
        "chief technology;chief financial;chief operating;chief marketing;chief information;"
        "chief product;chief people;chief revenue;chief commercial;chief medical;chief data;"
        "chief strategy;chief legal;chief scientific;chief human;chief risk;chief digital;"
        "chief innovation;chief business;chief customer;chief growth;chief investment;"
        "chief compliance;chief technical;chief executive officer;founder;cofounder;co founder;"
        "founding partner;owner;co owner;president;chairman;chairwoman;chairperson;"
        "chair of the board;board member;non executive director;managing director;managing partner;"
        "general partner;senior partner;partner;equity partner;executive director;"
        "executive president;grunder;grunderin;mitgrunder;mitgrunderin;inhaber;inhaberin;"
        "geschaftsfuhrer;geschaftsfuhrerin;geschaftsfuhrender;geschaftsleitung;geschaftsleiter;"
        "vorstand;vorstandin;vorstandsvorsitzender;prasident;prasidentin;aufsichtsrat;fondateur;"
        "fondatrice;cofondateur;cofondatrice;co fondateur;co fondatrice;pdg;"
        "president directeur general;directeur general;directrice generale;gerant;gerante;presidente;"
        "dirigeant;dirigeante;associe gerant;fundador;fundadora;cofundador;cofundadora;"
        "director general;directora general;consejero delegado;consejera delegada;propietario;"
        "propietaria;dueno;duena;socio;socia;diretor geral;diretora geral;diretor executivo;"
        "diretora executiva;proprietario;proprietaria;administrador unico;fondatore;fondatrice;"
        "cofondatore;amministratore delegato;amministratore unico;amministratrice delegata;"
        "direttore generale;direttrice generale;titolare;oprichter;medeoprichter;eigenaar;"
        "eigenaresse;mede eigenaar;algemeen directeur;bestuurder;bestuursvoorzitter;dga;rector;"
        "chancellor",
    ),
    (
        "director",
        "director;directors;directora;directeur;directrice;diretor;diretora;direttore;direttrice;"
        "direktor;direktorin;dean;provost;leiter der;superintendent",
    ),
    (
        "senior",
        "associate professor;assistant professor;senior associate;maitre de conferences",
    ),
    (
        "lead",
        "team lead;tech lead;technical lead;lead;leader;team leader;group leader;manager;"
        "principal;supervisor;coordinating;head;chief;teamleiter;teamleiterin;leiter;leiterin;"
        "leitung;abteilungsleiter;abteilungsleiterin;gruppenleiter;gruppenleiterin;filialleiter;"
        "teamleitung;responsable;chef;cheffe;chef d equipe;cadre;gerente;jefe;jefa;encargado;"
        "encargada;coordinador;coordinadora;coordenador;coordenadora;supervisora;responsabile;capo;"
        "coordinatore;coordinatrice;hoofd;teamleider;leidinggevende;coordinator team;professor;"
        "professorin;professora;professore;full professor;hoogleraar;oberarzt;oberarztin;foreman;"
        "captain;chefarzt;chefarztin;head chef;executive chef",
    ),
    (
        "senior",
        "senior;sr;snr;seniorin;sen;staff engineer;staff software;staff scientist;expert;experte;"
        "expertin;specialist iii;distinguished;fellow;experienced;architect;experto;experta;"
        "esperto;confirme;confirmee;seniore;sachverstandiger",
    ),
    (
        "junior",
        "junior;jr;jnr;graduate;entry level;assistant;assistants;assistent;assistentin;"
        "assistante;assistente;asistente;auxiliar;ausiliare;auxiliaire;aide;helper;new grad;"
        "associate;debutant;debutante;berufseinsteiger;juniore;hilfskraft;starter",
    ),
)


@lru_cache(maxsize=65536)
def level(position: str) -> Level | Literal[""]:
    """Return how senior a title is: student < junior < regular < senior < lead < director < exec.

    A title with no word of seniority is regular; an empty one has no level.

    >>> [level(p) for p in ("VP Engineering", "Assistant to the CEO", "Sr. Data Scientist", "International Tax")]
    ['director', 'regular', 'senior', 'regular']
    >>> level("Werkstudent"), level("Geschäftsführerin"), level("Product Owner"), level("")
    ('student', 'exec', 'regular', '')
    """
    words = fold(position).split()
    if not words:
        return ""
    text = f" {' '.join(words)} "
    if any(f" {phrase} " in text for phrase in _ASSISTS):
        return "regular"
    for phrase in _NEUTRAL:
        text = text.replace(f" {phrase} ", " ")
    return next((name for name, phrases in _phrases() if any(phrase in text for phrase in phrases)), "regular")


def matches_level(own_position: str, position: str, wanted: str) -> bool:
    """Say whether a title is what was asked for, seen from one's own title.

    "peer": within one step of one's own level; "senior": one to three steps above it, and no
    executive; "exec": director or executive. Without a title of one's own, regular is assumed; an
    empty title matches nothing. Raises BadRequest for another word.

    >>> matches_level("Analyst", "Senior Analyst", "peer"), matches_level("Analyst", "CEO", "peer")
    (True, False)
    """
    if wanted not in get_args(Wanted):
        raise BadRequest(f"There is no level “{wanted}”.", "Use peer, senior or exec.")
    theirs, own = level(position), level(own_position) or "regular"
    if not theirs:
        return False
    steps = _ORDER[theirs] - _ORDER[own]
    if wanted == "peer":
        return -1 <= steps <= 1
    if wanted == "senior":
        return 1 <= steps <= 3 and theirs != "exec"
    return _ORDER[theirs] >= _ORDER["director"]


def seen_from(own_position: str, position: str) -> Wanted:
    """Return how a title stands to one's own, as one writes to somebody: each title is one of the three.

    "exec": an executive, or a director three steps above; "senior": two steps above, or one where it is to lead people;
    "peer": everybody else, and whose title is not known. Without a title of one's own, regular is assumed.

    >>> [seen_from("Analyst", title) for title in ("Senior Analyst", "Team Lead", "Director", "CEO", "Intern", "")]
    ['peer', 'senior', 'exec', 'exec', 'peer', 'peer']
    >>> [seen_from("Senior Analyst", title) for title in ("Team Lead", "Director", "CEO")], seen_from("CFO", "CEO")
    (['senior', 'senior', 'exec'], 'peer')
    """
    theirs, own = level(position), level(own_position) or "regular"
    if not theirs or _ORDER[theirs] <= _ORDER[own]:
        return "peer"
    steps = _ORDER[theirs] - _ORDER[own]
    if theirs == "exec" or (theirs == "director" and steps > 2):
        return "exec"
    return "senior" if steps > 1 or _ORDER[theirs] >= _ORDER["lead"] else "peer"


def steps_from(own_position: str, position: str, wanted: str = "") -> int | None:
    """Return how many levels a title is away from what was wished, or from one's own; None for an empty title.

    >>> steps_from("Analyst", "Senior Analyst"), steps_from("Analyst", "CEO", "senior"), steps_from("Analyst", "")
    (1, 2, None)
    """
    theirs, own = level(position), level(own_position) or "regular"
    if not theirs:
        return None
    place, mine, top = _ORDER[theirs], _ORDER[own], _ORDER["director"]
    least, most = {"senior": (mine + 1, mine + 2), "exec": (top, top + 1)}.get(wanted, (mine, mine))
    return max(least - place, place - most, 0)


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[Level, tuple[str, ...]], ...]:
    return tuple((name, tuple(f" {phrase} " for phrase in words.split(";"))) for name, words in _WORDS)
