"""According to whom: quotations, and who vouches for what."""

from dateline.said.attribution import Attribution
from dateline.said.find import find_quotations
from dateline.said.vouch import speaking, vouchers

__all__ = ["Attribution", "find_quotations", "speaking", "vouchers"]
