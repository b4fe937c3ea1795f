"""The reader of old Word files (.doc): LibreOffice makes a DOCX of one, and the DOCX reader reads that.

LibreOffice runs with a profile of its own in a folder of its own: no macro runs, no link is followed, no proxy leads
anywhere, and it has a limited time.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import ClassVar

from jobkit.errors import Unreadable
from jobkit.model.document import Page
from jobkit.readers.limits import Limits
from jobkit.readers.registry import reader

SECONDS = 20.0
"""Time for one file. LibreOffice takes two to five seconds, most of them to start."""
_PROGRAMS = ("soffice", "libreoffice")
_STREAM = "WordDocument\x00".encode("utf-16-le")
_NOWHERE = "127.0.0.1"
_DISCARD = 9
"""The port of the discard service: what is sent there is lost, if anyone listens at all."""
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", _NOWHERE),
    ("Inet/Settings", "ooInetHTTPProxyPort", str(_DISCARD)),
    ("Inet/Settings", "ooInetHTTPSProxyName", _NOWHERE),
    ("Inet/Settings", "ooInetHTTPSProxyPort", str(_DISCARD)),
)
"""(path, name, value) of LibreOffice's configuration: its schema is officecfg/registry/schema in its sources."""


class DocReader:
    """Word 97 to 2003, where LibreOffice is installed."""

    media: ClassVar[str] = "doc"

    def read(self, data: bytes, limits: Limits) -> list[Page]:
        if _is_encrypted(data):
            raise Unreadable("encrypted", "the Word file needs a password; save a copy without one")
        program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
        if program is None:
            raise Unreadable(
                "unsupported",
                "this is an old Word file (.doc), which is read through LibreOffice, and none is installed; "
                "install it, or save the file as PDF or DOCX and try again",
            )
        return reader("docx").read(_converted(data, program), limits)


def _is_encrypted(data: bytes) -> bool:
    """The flag fEncrypted of the file's information block (MS-DOC 2.5.2), at the start of the stream WordDocument.

    The stream's entry in the compound file's directory (MS-CFB 2.6.1) says in which sector that is.
    """
    entry = data.find(_STREAM)
    shift = int.from_bytes(data[30:32], "little")
    sector = int.from_bytes(data[entry + 116 : entry + 120], "little")
    if entry < 0 or shift not in (9, 12):
        return False
    block = data[(sector + 1) << shift :][:12]
    return len(block) == 12 and bool(int.from_bytes(block[10:12], "little") & 0x0100)


def _converted(data: bytes, program: str) -> bytes:
    """The bytes of the DOCX that LibreOffice makes."""
    with tempfile.TemporaryDirectory(prefix="jobkit-doc-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        source, made = home / "resume.doc", home / "made" / "resume.docx"
        source.write_bytes(data)
        profile = home / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_configuration(), encoding="utf-8")
        options = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard")
        target = ("--convert-to", "docx", "--outdir", str(made.parent), str(source))
        _run([program, f"-env:UserInstallation={profile.as_uri()}", *options, *target], home)
        if not made.is_file():
            raise Unreadable(
                "damaged", "LibreOffice can't open the old Word file; open it in Word and save it as DOCX or PDF"
            )
        return made.read_bytes()


def _run(command: list[str], home: Path) -> None:
    """Run to the end or to the limit of time; nothing that the program started outlives it."""
    nowhere = f"http://{_NOWHERE}:{_DISCARD}"
    names = {
        "HOME": str(home),
        "TMPDIR": str(home),
        "http_proxy": nowhere,
        "https_proxy": nowhere,
        "all_proxy": nowhere,
    }
    try:
        process = subprocess.Popen(
            command,
            cwd=home,
            env={**os.environ, **names},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise Unreadable(
            "unsupported", "LibreOffice can't be started to read an old Word file (.doc); save it as PDF or DOCX"
        ) from error
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(
            "timeout",
            f"LibreOffice took longer than {SECONDS:g} seconds over the old Word file; save it as PDF or DOCX",
        ) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of the program and of all that it started."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        elif process.poll() is None:
            process.kill()
    except ProcessLookupError:
        pass
    process.wait()


def _configuration() -> str:
    """The profile's settings, as LibreOffice keeps them."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
