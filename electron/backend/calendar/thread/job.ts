import type { Skipped } from '../../../../shared/contract/calendars.ts'
import type { NotACalendar } from '../read/notACalendar.ts'
import type { Owner, Window } from '../read/layOut.ts'
import type { BusyColumns } from './columns.ts'

/** A calendar file to be read, and laid out around an instant for its owner. */
export interface ReadJob {
  readonly ics: string | Uint8Array
  readonly owner: Owner
  /** Epoch milliseconds. */
  readonly now: number
  /** The id of the content that is kept already: of the same nothing but that is said. */
  readonly known?: string | undefined
}

export type ReadOutcome =
  | { readonly kind: 'same' }
  | ({ readonly kind: 'refused' } & NotACalendar)
  | {
      readonly kind: 'read'
      /** SHA-256 of the text. */
      readonly contentId: string
      /** The text that bytes came to; absent where text was given. */
      readonly text?: string
      readonly events: number
      readonly window: Window
      readonly busy: BusyColumns
      readonly skipped: readonly Skipped[]
    }

export type ThreadMessage =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly outcome: ReadOutcome }
