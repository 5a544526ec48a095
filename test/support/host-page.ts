import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const PAGE = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Trang của tỉnh</title><style>body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 17px/1.6 Georgia, serif } button, div { color: purple; margin: 40px }</style>
<main><h1>Cổng thông tin của tỉnh</h1><p>Tin tức, thông báo và lịch tiếp công dân.</p><p><a href="#lich">Lịch tiếp công dân</a></p></main>`

/** Another site: a page that embeds the assistant at `url`. It is asked for by a name of its own, so that browsers take it for another site, too. */
export async function startHostPage() {
  let url = ''
  const server = createServer((_req, res) => {
    // As strict as a careful site is: no inline script, nothing from elsewhere but the assistant.
    res.setHeader('Content-Security-Policy', `default-src 'none'; style-src 'unsafe-inline'; script-src ${url}; frame-src ${url}`)
    res.setHeader('Content-Type', 'text/html; charset=utf-8')
    res.end(`${PAGE}<script src="${url}/widget.js" async></script>`)
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    embed: (assistantUrl: string) => {
      url = assistantUrl
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
export type HostPage = Awaited<ReturnType<typeof startHostPage>>
