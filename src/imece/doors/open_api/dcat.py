"""The catalogue of the open data as DCAT-AP 3.0, in JSON-LD with its own context: nothing has to be fetched to read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from imece.doors.open_api import identifiers
from imece.doors.open_api.coverage import LICENCE

if TYPE_CHECKING:
    from imece.doors.open_api.coverage import Coverage
    from imece.doors.open_api.dump import Source, Written
    from imece.doors.open_api.facts import OpenOffice

PUBLICATIONS: Final = "http://publications.europa.eu/resource/authority"
CONTEXT: Final = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
KINDS: Final = {
    "projects.csv": ("CSV", "text/csv"),
    "projects.xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "projects.geojson": ("GEOJSON", "application/geo+json"),
    "iati-activities.xml": ("XML", "application/xml"),
    "iati-organisation.xml": ("XML", "application/xml"),
    "360giving.json": ("JSON", "application/json"),
}
GOVERNMENT: Final = f"{PUBLICATIONS}/data-theme/GOVE"
TURKISH, ENGLISH = f"{PUBLICATIONS}/language/TUR", f"{PUBLICATIONS}/language/ENG"


def catalogue(
    source: Source,
    about: dict[str, Any],
    coverage: Coverage,
    offices: list[OpenOffice],
    written: list[Written],
) -> str:
    """The catalogue: one data set with its files, and the API that serves the same."""
    made = literal(about["made_at"], "xsd:dateTime")
    common = {"dct:license": licence(), "dct:language": languages(), "dct:modified": made}
    publisher = agent(source, offices)
    node = {
        "@context": CONTEXT,
        "@id": f"{source.page}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": in_languages({"tr": "İmece açık verisi", "en": "Open data of İmece"}),
        "dct:description": sentences(about),
        "dct:publisher": publisher,
        "foaf:homepage": {"@id": source.page, "@type": "foaf:Document"},
        "dcat:themeTaxonomy": theme_list(),
        **common,
        "dcat:dataset": {
            "@id": f"{source.page}#projects",
            "@type": "dcat:Dataset",
            "dct:title": in_languages(about["title"]),
            "dct:description": sentences(about),
            "dct:identifier": literal(f"{source.page}#projects"),
            "dct:publisher": publisher,
            "dct:accrualPeriodicity": node_of(f"{PUBLICATIONS}/frequency/DAILY", "dct:Frequency"),
            "dct:spatial": node_of(f"{PUBLICATIONS}/country/TUR", "dct:Location"),
            "dct:language": common["dct:language"],
            "dct:modified": made,
            **({"dct:temporal": years(coverage)} if coverage.first_year else {}),
            "dcat:theme": theme(),
            "dcat:keyword": [
                {"@value": word, "@language": language}
                for language, words in KEYWORDS.items()
                for word in words
            ],
            "dcat:landingPage": {"@id": source.page, "@type": "foaf:Document"},
            "dcat:distribution": [distribution(source, one, common) for one in written if one.name in KINDS],
        },
        "dcat:service": {
            "@id": f"{source.page}#api",
            "@type": "dcat:DataService",
            "dct:title": in_languages({"tr": "İmece API’si", "en": "API of İmece"}),
            "dcat:endpointURL": node_of(source.api, "rdfs:Resource"),
            "dcat:endpointDescription": node_of(f"{source.api}openapi.json", "rdfs:Resource"),
            "dcat:servesDataset": {"@id": f"{source.page}#projects"},
            "dct:license": licence(),
        },
    }
    return json.dumps(node, ensure_ascii=False, indent=1) + "\n"


KEYWORDS: Final = {
    "tr": ["proje", "hibe", "belediye", "avrupa birliği"],
    "en": ["project", "grant", "municipality", "eu"],
}


def distribution(source: Source, file: Written, common: dict[str, Any]) -> dict[str, Any]:
    """One file with its sum."""
    kind, mime = KINDS[file.name]
    address = f"{source.page}files/{file.name}"
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": in_languages({"tr": file.name}),
        "dcat:accessURL": node_of(source.page, "rdfs:Resource"),
        "dcat:downloadURL": node_of(address, "rdfs:Resource"),
        "dct:format": node_of(f"{PUBLICATIONS}/file-type/{kind}", "dct:MediaTypeOrExtent"),
        "dcat:mediaType": node_of(f"http://www.iana.org/assignments/media-types/{mime}", "dct:MediaType"),
        "dcat:byteSize": literal(str(file.size), "xsd:nonNegativeInteger"),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": node_of(
                "http://spdx.org/rdf/terms#checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm"
            ),
            "spdx:checksumValue": literal(file.sha256, "xsd:hexBinary"),
        },
        **common,
    }


def agent(source: Source, offices: list[OpenOffice]) -> dict[str, Any]:
    """Who publishes: the one office, or the installation for all its offices."""
    if len(offices) != 1:
        return {
            "@id": f"{source.page}#publisher",
            "@type": "foaf:Agent",
            "foaf:name": in_languages({"tr": "İmece"}),
        }
    (office,) = offices
    names = {"tr": office.name.tr, **({"en": office.name.en} if office.name.en else {})}
    return {
        "@id": f"{source.page}#{identifiers.of_office(office)}",
        "@type": "foaf:Agent",
        "foaf:name": in_languages(names),
    }


def in_languages(texts: dict[str, str]) -> list[dict[str, str]]:
    """A text with its languages."""
    return [{"@value": text, "@language": language} for language, text in texts.items()]


def sentences(about: dict[str, Any]) -> list[dict[str, str]]:
    """The statement of coverage."""
    return in_languages({language: " ".join(said) for language, said in about["coverage"].items()})


def literal(value: str, kind: str = "xsd:string") -> dict[str, str]:
    """A value of a type."""
    return {"@value": value, "@type": kind}


def node_of(address: str, kind: str) -> dict[str, str]:
    """A thing by its address."""
    return {"@id": address, "@type": kind}


def licence() -> dict[str, str]:
    """Under which licence all of it stands."""
    return node_of(LICENCE, "dct:LicenseDocument")


def languages() -> list[dict[str, str]]:
    """Turkish and English."""
    return [node_of(TURKISH, "dct:LinguisticSystem"), node_of(ENGLISH, "dct:LinguisticSystem")]


def theme() -> dict[str, Any]:
    """ "Government and public sector" of the list of European data portals."""
    return {
        "@id": GOVERNMENT,
        "@type": "skos:Concept",
        "skos:prefLabel": in_languages({"en": "Government and public sector"}),
    }


def theme_list() -> dict[str, Any]:
    """The list that the theme is of."""
    return {
        "@id": f"{PUBLICATIONS}/data-theme",
        "@type": "skos:ConceptScheme",
        "dct:title": in_languages({"en": "Data theme"}),
    }


def years(coverage: Coverage) -> dict[str, Any]:
    """From the first year to the last."""
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": literal(f"{coverage.first_year}-01-01", "xsd:date"),
        "dcat:endDate": literal(f"{coverage.last_year}-12-31", "xsd:date"),
    }
