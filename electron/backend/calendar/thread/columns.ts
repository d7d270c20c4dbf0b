import type { BusyStretch } from '../../store/calendars.ts'

/**
 * Busy stretches as they cross from the reading thread: numbers by the buffer, which is handed over instead of copied,
 * and each text once. As objects a large calendar takes the answering thread longer to receive than to store.
 */
export interface BusyColumns {
  readonly starts: Float64Array<ArrayBuffer>
  readonly ends: Float64Array<ArrayBuffer>
  readonly flags: Uint8Array<ArrayBuffer>
  /** Places in `texts`. */
  readonly titles: Uint32Array<ArrayBuffer>
  readonly uids: Uint32Array<ArrayBuffer>
  readonly texts: readonly string[]
}

const ALL_DAY = 1
const TENTATIVE = 2

export function toColumns(busy: readonly BusyStretch[]): BusyColumns {
  const places = new Map<string, number>()
  const texts: string[] = []
  const placeOf = (text: string): number => {
    let place = places.get(text)
    if (place === undefined) {
      place = texts.push(text) - 1
      places.set(text, place)
    }
    return place
  }
  const columns = {
    starts: new Float64Array(busy.length),
    ends: new Float64Array(busy.length),
    flags: new Uint8Array(busy.length),
    titles: new Uint32Array(busy.length),
    uids: new Uint32Array(busy.length),
    texts,
  }
  busy.forEach((one, i) => {
    columns.starts[i] = one.start
    columns.ends[i] = one.end
    columns.flags[i] = (one.allDay ? ALL_DAY : 0) | (one.tentative ? TENTATIVE : 0)
    columns.titles[i] = placeOf(one.title)
    columns.uids[i] = placeOf(one.uid)
  })
  return columns
}

export const buffersOf = (columns: BusyColumns): ArrayBuffer[] =>
  [columns.starts, columns.ends, columns.flags, columns.titles, columns.uids].map((column) => column.buffer)

export const fromColumns = ({ starts, ends, flags, titles, uids, texts }: BusyColumns): BusyStretch[] =>
  Array.from(starts, (start, i) => ({
    start,
    end: ends[i] ?? start,
    allDay: ((flags[i] ?? 0) & ALL_DAY) !== 0,
    tentative: ((flags[i] ?? 0) & TENTATIVE) !== 0,
    title: texts[titles[i] ?? 0] ?? '',
    uid: texts[uids[i] ?? 0] ?? '',
  }))
