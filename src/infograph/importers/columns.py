"""Header names of every file and language we know, as the field they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from infograph.importers.tabular import head_key

FIELDS: Mapping[str, str] = {
    head_key(name): field
    for field, names in {
        "first": "First Name; FirstName; Given Name; Vorname; Prénom; Nombre; Nome; Primeiro nome; Voornaam; First",
        "last": "Last Name; LastName; Family Name; Surname; Nachname; Nom; Nom de famille; Apellidos; Apellido; "
        "Sobrenome; Apelido; Cognome; Achternaam; Last",
        "name": "Full Name; FullName; Name; Display Name; Contact Name; Nom complet; Nombre completo; Nome completo; "
        "Volledige naam; Vollständiger Name",
        "url": "URL; Profile URL; profileUrl; Profile Link; LinkedIn; LinkedIn URL; LinkedIn Profile; LinkedIn Profile URL; "
        "Public Profile URL; Person Linkedin Url; Profil-URL; URL du profil; URL del perfil; URL do perfil; "
        "URL profilo; Profiel-URL",
        "email": "Email Address; E-mail Address; Email; E-mail; Email Addresses; Emails; Primary Email; E-Mail-Adresse; "
        "Adresse e-mail; Dirección de correo electrónico; Correo electrónico; Endereço de e-mail; Indirizzo e-mail; "
        "Indirizzo email; E-mailadres",
        "company": "Company; Company Name; Employer; Organization; Organisation; Organization Name; Account Name; "
        "Unternehmen; Firma; Entreprise; Société; Empresa; Azienda; Società; Bedrijf; Current Company",
        "position": "Position; Job Title; Role; Current Position; Stelle; Berufsbezeichnung; Poste; Fonction; Cargo; "
        "Puesto; Posizione; Ruolo; Functie; Occupation; Headline",
        "connected": "Connected On; Connected; Connection Date; connectionSince; Connected Since; Date connected; "
        "Verbunden am; Vernetzt am; Connecté le; "
        "Date de connexion; Conectado el; Fecha de conexión; Conectado em; Data de conexão; Collegato il; "
        "Collegato dal; Verbonden op",
        "location": "Location; Geo Location; Ort; Lieu; Ubicación; Localização; Località; Locatie",
        "industry": "Industry; Branche; Secteur; Sector; Setor; Settore",
    }.items()
    for name in names.split("; ")
}

_LANGUAGE = {
    "de": "Vorname Nachname Unternehmen", "fr": "Prénom Entreprise", "es": "Apellidos Empresa Nombre",
    "pt": "Sobrenome Nome", "it": "Cognome Azienda", "nl": "Voornaam Achternaam Bedrijf",
}  # fmt: skip


def places(header: Sequence[str]) -> dict[str, int]:
    """Return the column of each known field; the first column of a field wins.

    >>> places(["Last Name", " first  name ", "URL", "Tags"])
    {'last': 0, 'first': 1, 'url': 2}
    """
    found: dict[str, int] = {}
    title = None
    for place, cell in enumerate(header):
        key = head_key(cell)
        if key in FIELDS:
            found.setdefault(FIELDS[key], place)
        title = place if key == "title" else title
    if title is not None:
        found.setdefault("position", title)  # address books write "Dr." under Title and the work under Job Title
    return found


def language(header: Sequence[str]) -> str:
    """Return the language of a header that is not English, or "".

    >>> language(["Vorname", "Nachname", "URL"]), language(["First Name", "Last Name"])
    ('de', '')
    """
    keys = {head_key(cell) for cell in header}
    if keys & {head_key("First Name"), head_key("Last Name"), head_key("Full Name")}:
        return ""
    for code, words in _LANGUAGE.items():
        if head_key(words.split()[0]) in keys and len(keys & {head_key(w) for w in words.split()}) >= 1:
            return code
    return ""
