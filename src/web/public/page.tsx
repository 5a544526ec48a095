import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { asset } from './assets.ts'

const STYLES = {
  citizen: ['base.css', 'citizen.css', 'chat.css'],
  staff: ['base.css', 'staff.css', 'staff-pages.css', 'transcript.css', 'undelivered.css', 'explain.css'],
}

const SCRIPTS = { citizen: ['large-type.js', 'citizen.js', 'read-aloud.js'], staff: ['staff.js'] }

/** `framed`: the page stands in a frame on another site's page. */
type PageProps = { title: string; name: keyof typeof STYLES; script?: boolean; framed?: boolean; children: ComponentChildren }

/** What every page has around it. */
export const Page = ({ title, name, script = false, framed = false, children }: PageProps) => (
  <html lang="vi">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
      {STYLES[name].map((style) => (
        <link rel="stylesheet" href={asset(style)} />
      ))}
      {script && SCRIPTS[name].map((file) => <script src={asset(file)} defer />)}
      {script && framed && <script src={asset('framed.js')} defer />}
    </head>
    <body class={framed ? `${name} framed` : name}>{children}</body>
  </html>
)

/** The product's name, and a line under it; `more` of the line only where there is room. */
export const Brand = ({ line, more }: { line: string; more?: string }) => (
  <div class="brand">
    <img src={asset('icon.svg')} alt="" width="44" height="44" />
    <div>
      <h1>Trợ lý Công dân</h1>
      <p>
        {line}
        {more && <span class="wide">{more}</span>}
      </p>
    </div>
  </div>
)

export const html = (page: VNode): string => `<!doctype html>${renderToString(page)}`
