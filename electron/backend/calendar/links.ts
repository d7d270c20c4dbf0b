const LINK = /https?:\/\/[^\s<>"，。；：（）“”]+/gi

/** A web link in a text, and where it stands. */
export interface FoundLink {
  readonly link: string
  readonly from: number
  readonly to: number
}

/** The links in a text; the full stop behind one is not part of it, nor is a bracket around it. */
export function linksIn(text: string): readonly FoundLink[] {
  return [...text.matchAll(LINK)].map((match) => {
    const link = match[0].replace(/[.,;:!?'…]+$/, '').replace(/^([^(]*)\)$/, '$1')
    return { link, from: match.index, to: match.index + link.length }
  })
}

/**
 * The link of a place, as the URL of a meeting: the whole of it when it is one, else the first in it, as in
 * `Video room: https://…, code 123`. Null when there is none that a program could open.
 */
export function linkOfPlace(place: string | null): string | null {
  const whole = place?.trim() ?? ''
  const link = /^https?:\/\/\S+$/i.test(whole) ? whole : linksIn(whole)[0]?.link
  return link && URL.canParse(link) ? new URL(link).href : null
}
