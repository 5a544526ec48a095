import type { ComponentChildren } from 'preact'
import type { Language } from '../../knowledge/article.ts'
import { asset } from '../public/assets.ts'

type PrintPageProps = {
  title: string
  paper: 'a5' | 'a4'
  language: Language
  /** What the button says; a page that is not worth printing has none. */
  printLabel?: string
  tools?: ComponentChildren
  children: ComponentChildren
}

/** A sheet of paper, on the screen with what one can do with it above. The button is the script's: without it the browser's own menu prints. */
export const PrintPage = ({ title, paper, language, printLabel, tools, children }: PrintPageProps) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={asset('print.css')} />
      <link rel="stylesheet" href={asset(`print-${paper}.css`)} />
      <script src={asset('print.js')} defer />
    </head>
    <body class={paper}>
      <nav class="tools">
        {printLabel && (
          <button type="button" id="print" hidden>
            {printLabel}
          </button>
        )}
        {tools}
      </nav>
      <main class="sheet">{children}</main>
    </body>
  </html>
)
