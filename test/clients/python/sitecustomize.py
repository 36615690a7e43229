"""Sends every `*.localhost` to this machine, as RFC 6761 says: S3 Control puts the account id before the host, and the
C library's resolver knows no subdomains of localhost. Python loads this module at start where PYTHONPATH names it."""

import socket

_getaddrinfo = socket.getaddrinfo


def _loopback(host, *args, **kwargs):
    if isinstance(host, str) and host.endswith(".localhost"):
        host = "127.0.0.1"
    return _getaddrinfo(host, *args, **kwargs)


socket.getaddrinfo = _loopback
