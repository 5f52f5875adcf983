"""Who asks: an address of the internet, cut to what is one client's."""

from ipaddress import ip_address

NETWORK_BYTES = 8  # of an IPv6 address: a home has a whole /64


def client_of(address: str) -> str:
    """Return one client's mark: an IPv4 address, the /64 of an IPv6 one; what is neither, cut off."""
    try:
        found = ip_address(address)
    except ValueError:
        return address[:64]
    if found.version == 6 and found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(found) if found.version == 4 else found.packed[:NETWORK_BYTES].hex()
