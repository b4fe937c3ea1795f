"""What each channel asks of a posting, as ``templates/postings/channels.yaml`` says it."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field

from jobkit import resources
from jobkit.model.fields import Part, Text, Texts
from jobkit.model.posting import FeedFormat, PostingFormat
from jobkit.yamlfile import load_model

When = Literal["always", "us", "wholly_remote", "placed"]


class Need(Part):
    any_of: Texts = Field(min_length=1)
    why: Text
    mend: Text
    when: When = "always"


class Ban(Part):
    field: Text
    never: Text
    without: Texts = ()
    why: Text
    mend: Text


class Channel(Part):
    id: Text
    name: Text
    source: Text
    formats: tuple[PostingFormat | FeedFormat, ...]
    needs: tuple[Need, ...] = ()
    bans: tuple[Ban, ...] = ()
    characters: int | None = None
    """The most that a post may have."""
    words: int | None = None
    address: int | None = None
    """What the channel counts a web address as, whatever its length."""


class Channels(Part):
    channels: tuple[Channel, ...]


def channels_of(format: PostingFormat | FeedFormat) -> list[Channel]:
    """The channels whose demands hold for a format."""
    return [each for each in _all() if format in each.formats]


def limits_of(format: PostingFormat) -> Channel:
    """The channel that limits the length of a format that is a short post."""
    return next(each for each in _all() if each.characters and format in each.formats)


@cache
def _all() -> tuple[Channel, ...]:
    return load_model(resources.folder("templates") / "postings" / "channels.yaml", Channels).channels
