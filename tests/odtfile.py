"""OpenDocument texts made by hand, packed or flat, as small as they can be."""

from __future__ import annotations

import io
import zipfile

MIMETYPE = "application/vnd.oasis.opendocument.text"
_PREFIXES = ("office", "style", "text", "table", "drawing")
NAMES = " ".join(
    [
        *(
            f'xmlns:{prefix.replace("drawing", "draw")}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
            for prefix in _PREFIXES
        ),
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
        'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
    ]
)


def odt_file(
    body: str, automatic: str = "", styles: str = "", edges: str = "", mimetype: str | None = MIMETYPE
) -> bytes:
    """A packed file. ``automatic`` and ``styles`` are its styles, ``edges`` the page style's headers and footers."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype is not None:
            archive.writestr("mimetype", mimetype)
        archive.writestr("content.xml", _root("document-content", _automatic(automatic) + _body(body)))
        archive.writestr("styles.xml", _root("document-styles", _styles(styles) + _masters(edges)))
    return made.getvalue()


def flat_file(body: str, automatic: str = "", styles: str = "", edges: str = "") -> bytes:
    return _root("document", _styles(styles) + _automatic(automatic) + _masters(edges) + _body(body)).encode()


def paragraph(content: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def span(content: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{content}</text:span>'


def style(name: str, family: str, properties: str, parent: str = "", more: str = "") -> str:
    """A style with properties of its family."""
    rests = f'style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="{family}" {rests} {more}>{properties}</style:style>'


def items(*content: str, style: str = "", header: str = "") -> str:
    inner = "".join(f"<text:list-item>{item}</text:list-item>" for item in content)
    head = f"<text:list-header>{header}</text:list-header>" if header else ""
    return f'<text:list text:style-name="{style}">{head}{inner}</text:list>'


def table(*rows: tuple[str, ...], columns: str = "<table:table-column/><table:table-column/>") -> str:
    cells = ("".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row) for row in rows)
    return (
        f"<table:table>{columns}{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"
    )


def _root(name: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<office:{name} {NAMES}>{content}</office:{name}>'


def _automatic(styles: str) -> str:
    return f"<office:automatic-styles>{styles}</office:automatic-styles>"


def _styles(styles: str) -> str:
    return f"<office:styles>{styles}</office:styles>"


def _masters(edges: str) -> str:
    page = f'<style:master-page style:name="Standard">{edges}</style:master-page>'
    return f"<office:master-styles>{page}</office:master-styles>"


def _body(body: str) -> str:
    return f"<office:body><office:text>{body}</office:text></office:body>"
