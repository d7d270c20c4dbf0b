import type { MessageLanguage } from '../../../../shared/contract/messageLanguage.ts'
import { linksIn } from '../links.ts'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

/** Outlook reads styles at the element only. No colour is named, so that each program's dark mode does as it does. */
const BODY_STYLE = 'margin:0;padding:0;font-family:Segoe UI,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5'
const PARAGRAPH_STYLE = 'margin:0 0 14px'

/**
 * A text for programs that show HTML: paragraphs, line ends and links, and no word of it read as markup. Each paragraph
 * runs in the direction of its own first letter.
 */
export function asHtml(text: string, language: MessageLanguage): string {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p dir="auto" style="${PARAGRAPH_STYLE}">${linked(paragraph).replaceAll('\n', '<br>\n')}</p>`)
  return [
    '<!doctype html>',
    `<html lang="${language === 'zh' ? 'zh-Hans' : language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="supported-color-schemes" content="light dark">',
    '</head>',
    `<body style="${BODY_STYLE}">`,
    ...paragraphs,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** Escaped, with links that can be clicked. */
function linked(text: string): string {
  let html = ''
  let done = 0
  for (const { link, from, to } of linksIn(text)) {
    html += `${escaped(text.slice(done, from))}<a href="${escaped(link)}">${escaped(link)}</a>`
    done = to
  }
  return html + escaped(text.slice(done))
}
