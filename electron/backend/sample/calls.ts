import type { Disposition } from '../../../shared/contract/leads.ts'
import { DEFAULT_FOLLOW_UPS } from '../../../shared/priority/defaultFollowUps.ts'
import type { Services } from '../services.ts'
import type { WritableDb } from '../store/database.ts'
import { addActivity, type NewActivity } from '../store/leads.ts'

/** What an attempt that reaches nobody ends with. */
export const MISSES = ['no_answer', 'no_answer', 'voicemail', 'voicemail', 'gatekeeper', 'busy'] as const

/** Writes the history of leads: what was done with them, when. */
export class Diary {
  readonly #tx: WritableDb
  readonly #services: Services
  readonly #setter: string
  readonly #dispositions: ReadonlyMap<string, Disposition>

  constructor(tx: WritableDb, services: Services, setter: string) {
    this.#tx = tx
    this.#services = services
    this.#setter = setter
    this.#dispositions = new Map(DEFAULT_FOLLOW_UPS.outcomes.map((one) => [one.code, one]))
  }

  /** A call that ended so. Throws RangeError for a disposition that is not there. */
  call(leadId: string, code: string, at: number, note: string | null = null): void {
    const disposition = this.#dispositions.get(code)
    if (!disposition) throw new RangeError(`no disposition ${code}`)
    const { label, connected } = disposition
    this.tell(leadId, at, { kind: 'call', title: label, disposition: code, connected, note })
  }

  tell(leadId: string, at: number, what: Pick<NewActivity, 'kind' | 'title'> & Partial<NewActivity>): void {
    addActivity(this.#tx, { id: this.#services.newId(), leadId, at, by: this.#setter, ...what })
  }
}
