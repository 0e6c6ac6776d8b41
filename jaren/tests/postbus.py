"""A real mail server on loopback, in a thread: what it took, and how it behaves."""

import asyncio
import email
import threading
from collections import Counter

from aiosmtpd.smtp import SMTP


class Dicht(asyncio.Protocol):
    def connection_made(self, transport):
        transport.abort()


class Postbus:
    """`gedrag`: *neemt aan*, is *dicht*, *weigert* the recipient, or hangs up after the data: *zwijgt* having kept the

    mail, *verliest* without. `ontvangen` holds what was kept.
    """

    def __init__(self):
        self.leeg()
        self.loop = asyncio.new_event_loop()
        self.draad = threading.Thread(target=self.loop.run_forever, name="postbus")

    def __enter__(self):
        self.draad.start()
        self.server = self.doe(self.open())
        self.poort = self.server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *fout):
        self.doe(self.sluit())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.draad.join()
        self.loop.close()

    def leeg(self):
        self.ontvangen, self.gedrag = [], "neemt aan"

    def doe(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(timeout=10)

    async def open(self):
        return await self.loop.create_server(self.maak_gesprek, "127.0.0.1", 0)

    async def sluit(self):
        self.server.close()
        await self.server.wait_closed()
        rest = [taak for taak in asyncio.all_tasks() if taak is not asyncio.current_task()]
        for taak in rest:
            taak.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    def maak_gesprek(self):
        return Dicht() if self.gedrag == "dicht" else SMTP(self, loop=self.loop, hostname="postbus.test")

    async def handle_RCPT(self, server, session, envelope, address, opties):
        if self.gedrag == "weigert":
            return "550 Deze postbus bestaat niet"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.gedrag != "verliest":
            bericht = email.message_from_bytes(envelope.content, policy=email.policy.default)
            self.ontvangen += [(adres, bericht) for adres in envelope.rcpt_tos]
        if self.gedrag in ("zwijgt", "verliest"):
            server.transport.abort()
        return "250 OK"

    @property
    def per_adres(self):
        return Counter(adres for adres, _ in self.ontvangen)
