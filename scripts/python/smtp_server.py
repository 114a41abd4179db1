"""A mail server on loopback for the tests, with the moods of real ones.

Prints its port, writes each mail it takes as N.eml into a folder, in the order they came, and ends when its standard
input does.
"""

import argparse
import asyncio
import logging
import pathlib
import ssl
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("folder", type=pathlib.Path)
parser.add_argument("--port", type=int, default=0)
parser.add_argument("--auth", metavar="USER:PASSWORD", help="take mail from whoever says these alone")
parser.add_argument("--cert", metavar="FILE", help="certificate and key for TLS")
parser.add_argument("--tls", choices=["starttls", "implicit"])
parser.add_argument("--greylist", action="store_true", help="answer 451 to the first try of each address")
parser.add_argument("--refuse", metavar="ADDRESS", help="answer 550 to this address")
parser.add_argument("--slow", metavar="ADDRESS", help="answer this address after --seconds")
parser.add_argument("--hold-first", action="store_true", help="keep the first mail, and answer after --seconds")
parser.add_argument("--seconds", type=float, default=5)
options = parser.parse_args()

# It warns of what is asked of it here: passwords without TLS, which nobody but this machine reads.
warnings.simplefilter("ignore")
logging.disable()


class Mailbox:
    def __init__(self):
        self.count = 0
        self.greeted = set()

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address == options.refuse:
            return f"550 5.1.1 <{address}>: nobody here of that name"
        if address == options.slow:
            await asyncio.sleep(options.seconds)
        if options.greylist and address not in self.greeted:
            self.greeted.add(address)
            return "451 4.7.1 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        unfinished = options.folder / f".{self.count}"
        unfinished.write_bytes(envelope.original_content)
        unfinished.rename(options.folder / f"{self.count}.eml")
        if options.hold_first and self.count == 1:
            await asyncio.sleep(options.seconds)
        return "250 taken"


def authenticate(server, session, envelope, mechanism, data):
    said = f"{data.login.decode()}:{data.password.decode()}"
    return AuthResult(success=said == options.auth, handled=False)


def tls_context():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(options.cert)
    return context


async def main():
    loop = asyncio.get_running_loop()
    mailbox = Mailbox()
    settings = {"hostname": "loopback", "enable_SMTPUTF8": True}
    if options.auth:
        settings |= {"authenticator": authenticate, "auth_required": True}
        settings["auth_require_tls"] = options.tls == "starttls"
    if options.tls == "starttls":
        settings |= {"tls_context": tls_context(), "require_starttls": True}
    implicit = tls_context() if options.tls == "implicit" else None
    server = await loop.create_server(lambda: SMTP(mailbox, **settings), "127.0.0.1", options.port, ssl=implicit)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
