"""The certificates and licences that a section lists, each with what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobkit.model.document import Document, Section
from jobkit.model.resume import Certificate
from jobkit.parsing.certificate_entries import Printed, printed_entries
from jobkit.parsing.certificate_text import Said, issuer_words, read_entry
from jobkit.parsing.strips import Strip, found_in


def read_certificates(document: Document, sections: Sequence[Section]) -> tuple[Certificate, ...]:
    """The certificates in page order, each with its name as printed and what is said of it."""
    found: list[Certificate] = []
    for section in sections:
        if section.kind != "certificates":
            continue
        begun = len(found)
        for entry in printed_entries(document, section.rows):
            certificate = _certificate(document, entry)
            if certificate is not None:
                found.append(certificate)
            elif len(found) > begun:  # a line of details under the name: "Issued by NHA", "Jun 2019"
                found[-1] = _with_all(document, found[-1], entry)
    return tuple(found)


def _certificate(document: Document, entry: Printed) -> Certificate | None:
    if entry.name is None:
        return None
    said = read_entry(entry.name.text, has_place=entry.has_slot)
    if said.name is None:
        return None
    name = found_in(document, entry.name, said.name.start, said.name.end)
    certificate = Certificate(name, status=said.status)
    return _with_all(document, _with_details(document, certificate, entry.name, said), replace(entry, name=None))


def _with_all(document: Document, certificate: Certificate, entry: Printed) -> Certificate:
    """The certificate with what an entry's texts say of it; a text that says nothing known is who issued it."""
    for strip in (*([entry.name] if entry.name else []), *entry.details):
        said = read_entry(strip.text)
        if said.issuer is None and said.name is not None and said.name.start == 0:
            said = replace(said, issuer=said.name)
        certificate = _with_details(document, certificate, strip, said)
    ends = (read_entry(strip.text) for strip in entry.ends)
    end = next((date for said in ends if (date := said.expires or said.issued)), None)
    return replace(certificate, expires=certificate.expires or end)


def _with_details(document: Document, certificate: Certificate, strip: Strip, said: Said) -> Certificate:
    issuer = None
    if said.issuer:
        words = issuer_words(strip.text, said.issuer)
        issuer = found_in(document, strip, words.start, words.end) if len(words) else None
    return replace(
        certificate,
        issuer=certificate.issuer or issuer,
        number=certificate.number or said.number,
        issued=certificate.issued or said.issued,
        expires=certificate.expires or said.expires,
        status=certificate.status if said.status == "active" else said.status,
    )
