"""What the digest of a version is of: a text that anybody can be given and hash again.

Format 1 covers title and content. Format 2 covers all that a version says and is; who published
it stands in the text as the SHA-256 of a salt and the name, so that an account is not told and
cannot be guessed.
"""

import hashlib
import json

from frankpledge.apps.audit.models import canonical, moment
from frankpledge.apps.publishing.models import Version

FORMAT = 2  # of the digests that are made today


def hashed_text(version: Version, title: str, content: dict, reason: str) -> str:
    """Return the text whose SHA-256 is the digest of a version with these words.

    They are its own, or those that may be seen of it.
    """
    if version.digest_format == 1:
        return json.dumps([title, content], ensure_ascii=False, sort_keys=True)
    publication = version.publication
    return canonical(
        {
            "digest_format": version.digest_format,
            "reference": publication.reference,
            "kind": publication.kind,
            "body": publication.body.slug,
            "number": version.number,
            "notice": version.notice,
            "reason": reason,
            "published_by": sha256(f"{version.salt} {version.published_by}"),
            "published_at": moment(version.published_at),
            "visible_from": moment(version.visible_from),
            "title": title,
            "content": content,
        }
    )


def digest_of(version: Version) -> str:
    """Return the digest that a version should have, from what it says."""
    return sha256(hashed_text(version, version.title, version.content, version.reason))


def sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
