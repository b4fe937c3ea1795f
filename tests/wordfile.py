"""Word files made by hand, part by part, as small as they can be."""

from __future__ import annotations

import io
import zipfile

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def word_file(body: str, **parts: str) -> bytes:
    """A file of that body; ``parts`` (styles, numbering, header, footer) go in and are related by their names."""
    made = io.BytesIO()
    relations = [f'<Relationship Id="{name}" Type="{KIND}/{name}" Target="{name}.xml"/>' for name in parts]
    relations.append(
        f'<Relationship Id="web" Type="{KIND}/hyperlink" Target="https://example.com/a" TargetMode="External"/>'
    )
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{"".join(relations)}</Relationships>'
        )
        for name, content in parts.items():
            root = {"header": "hdr", "footer": "ftr"}.get(name, name)
            archive.writestr(f"word/{name}.xml", f"<w:{root} {NAMES}>{content}</w:{root}>")
    return made.getvalue()


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs; what does not begin with a tag is the text of a run of its own."""
    runs = "".join(part if part.startswith("<") else run(part) for part in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...], widths: tuple[int, ...] = (2000, 6000)) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
