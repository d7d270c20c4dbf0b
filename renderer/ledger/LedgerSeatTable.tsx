import { useId } from 'react'
import { useNow, useSettings } from '../api/workspace.ts'
import { RepAvatar } from '../components/RepAvatar.tsx'
import { formatDate } from '../time/format.ts'
import { creditSum, points, signed, type LedgerRow, type LedgerSeat } from './ledgerText.ts'
import css from './Ledger.module.css'

/** What each column says, beside its head: the ledger is to be read without a manual. */
const COLUMNS = [
  { head: 'Share', about: 'weight against the others' },
  { head: 'Target', about: 'fair part of all meetings and credits' },
  { head: 'Received', about: 'given, also no-shows and cancelled' },
  { head: 'Credits', about: 'count as had; below zero is given back' },
  { head: 'Owed', about: 'target − received − credits' },
  { head: 'Last booked', about: 'decides when level' },
] as const

/** The ledger of one seat, who is next at the top. */
export function LedgerSeatTable({ seat, name }: { readonly seat: LedgerSeat; readonly name: string }) {
  const id = useId()
  return (
    <section className={css.seat} aria-labelledby={id}>
      <h3 id={id} className={css.seatName}>
        {name}
      </h3>
      <p className={css.sentence}>{seat.text.replace(/[^.]$/, '$&.')}</p>
      {seat.rows.length > 0 ? (
        <table className={css.table} aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">Rep</th>
              {COLUMNS.map(({ head, about }) => (
                <th key={head} scope="col">
                  {head}
                  <span className={css.about}>{about}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {seat.rows.map((row) => (
              <Row key={row.repId} row={row} next={row.repId === seat.next} />
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  )
}

function Row({ row, next }: { readonly row: LedgerRow; readonly next: boolean }) {
  const now = useNow()
  const { zone } = useSettings()
  return (
    <tr data-next={next || undefined}>
      <th scope="row">
        <span className={css.rep}>
          <span aria-hidden="true">
            <RepAvatar rep={{ id: row.repId, name: row.name }} size={22} />
          </span>
          <span>{row.name}</span>
          {next ? <span className={css.next}>next</span> : null}
        </span>
      </th>
      <td>{row.weight} %</td>
      <td>{row.target.toFixed(1)}</td>
      <td>{row.received}</td>
      <td>
        {row.credits.length === 0 ? <span className={css.quiet}>none</span> : signed(creditSum(row))}
        {row.credits.map((credit) => (
          <span key={credit.kind} className={css.credit}>
            {credit.text}
          </span>
        ))}
      </td>
      <td className={css.owed}>{points(row.owed)}</td>
      <td>
        {row.lastBooked ? formatDate(Date.parse(row.lastBooked), zone, now) : <span className={css.quiet}>never</span>}
      </td>
    </tr>
  )
}
