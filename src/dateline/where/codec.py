"""How the gazetteer's file is laid out: shared by the program that builds it and the module that reads it.

Header; sorted 64-bit keys (39 bits of a name's hash, one bit "other name", 24 bits of the place's number); then, compressed by zlib: the columns,
the names one after another, and a JSON object with the countries, divisions and feature codes that columns refer to by number. Little-endian.
"""

from __future__ import annotations

import math
import re
import struct
import unicodedata
from hashlib import blake2b

__all__ = ["COLUMNS", "DEGREE", "HEADER", "MAGIC", "PLACE_BITS", "hash_key", "name_key", "pack_key", "pack_population", "unpack_population"]

MAGIC = b"DLGAZ1\n\0"
HEADER = struct.Struct("<8sQQQ")
"""Magic; number of places and of keys; bytes of the names."""
COLUMNS = {"lat": "i", "lon": "i", "geonameid": "I", "admin1": "H", "country": "B", "feature": "B", "population": "B", "length": "B"}
"""One array a column, by type code; ``length`` is that of the name in bytes."""
DEGREE = 10_000
"""Points are whole numbers of a ten-thousandth of a degree, eleven metres."""

PLACE_BITS = 24
_DROPPED = re.compile(r"[’'`‘ʻʼ´.]")
_SPACES = re.compile(r"[\s\-–—_]+")
_SAINT = re.compile(r"\b(st|ste|sainte)\b(?= )")
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "ß": "ss", "ð": "d", "þ": "th", "ə": "a"})


def name_key(name: str) -> str:
    """A name as it is looked up: no case, accents, dots, apostrophes or hyphens, "St" as "saint"."""
    key = name.casefold()
    if not key.isascii():
        key = "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c)).translate(_LETTERS)
    key = _SPACES.sub(" ", _DROPPED.sub("", key)).strip()
    return _SAINT.sub("saint", key) if key.startswith("s") or " s" in key else key


def hash_key(key: str) -> int:
    """39 bits of a name. Two names in half a million share them about once in four builds; a wrong hit needs that and a capitalised text."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little") >> 25


def pack_key(hashed: int, other: bool, place: int) -> int:
    """One line of the index."""
    return hashed << 25 | other << PLACE_BITS | place


def pack_population(people: int) -> int:
    """Population in one byte: steps of a twelfth of a doubling."""
    return min(255, round(8 * math.log2(people + 1)))


def unpack_population(byte: int) -> int:
    """About the population that was packed."""
    return round(2 ** (byte / 8)) - 1
