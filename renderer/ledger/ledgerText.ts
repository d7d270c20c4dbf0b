import type { Outputs } from '../../shared/contract/index.ts'
import { formatDay } from '../time/format.ts'

type Ledger = Outputs['slots']['ledger']
export type LedgerSeat = Ledger['seats'][number]
export type LedgerRow = LedgerSeat['rows'][number]

/** One decimal, with a real minus; whole numbers as they are, since meetings come whole. */
export function points(value: number): string {
  const rounded = Math.round(value * 10) / 10
  const text = Number.isInteger(rounded) ? String(Math.abs(rounded)) : Math.abs(rounded).toFixed(1)
  return rounded < 0 ? `−${text}` : text
}

/** As `points`, with a plus before what is above zero. */
export const signed = (value: number): string => (Math.round(value * 10) > 0 ? `+${points(value)}` : points(value))

export const creditSum = (row: LedgerRow): number => row.credits.reduce((sum, credit) => sum + credit.points, 0)

/** The ledger as lines to paste into a message. */
export function ledgerText(input: {
  readonly typeName: string
  readonly ledger: Ledger
  readonly seatNames: readonly string[]
  readonly now: number
  readonly zone: string
}): string {
  const { typeName, ledger, seatNames, now, zone } = input
  const day = (at: string) => formatDay(Date.parse(at), zone, now)
  const seats = ledger.seats.map(({ seat, text, rows }) => [
    '',
    `${seatNames[seat] ?? `Seat ${seat + 1}`}: ${text}.`.replace(/\.\.$/, '.'),
    ...rows.map((row) => {
      const credits = row.credits.map((credit) => credit.text).join(', ')
      return [
        `- ${row.name}: share ${row.weight} %`,
        `target ${points(row.target)}`,
        `received ${row.received}`,
        `credits ${points(creditSum(row))}${credits ? ` (${credits})` : ''}`,
        `owed ${points(row.owed)}`,
        row.lastBooked ? `last booked ${day(row.lastBooked)}` : 'not booked yet',
      ].join(', ')
    }),
  ])
  return [`Who is next for ${typeName}, meetings since ${day(ledger.since)}`, ...seats.flat()].join('\n')
}
