"""Damage that came after a page was printed and so moved what stood behind it in a line: glosses, lost characters.

The widths of lines and columns were right before. `as_printed` gives the text that they were right for.
"""

from __future__ import annotations

import re

# A gloss, 協(xié), and a character that lost its first byte, `??f`.
_MARK = re.compile("[(（][a-z\u00e0-\u01dc]{1,7}[)）]|[?\ufffd]{2}[@-~]")


def is_marked(chars: str) -> bool:
    """True where there is any such damage."""
    return _MARK.search(chars) is not None


def as_printed(text: str) -> str:
    """`text` without glosses, and with one Han character where one was lost."""
    if "(" not in text and "（" not in text and "?" not in text and "\ufffd" not in text:
        return text
    return _MARK.sub(lambda match: "" if match[0][0] in "(（" else "字", text)
