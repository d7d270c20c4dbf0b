import type { Services } from '../services.ts'
import { deleteObjects, getState, listEtags, saveObject, updateState, type AccountRow } from '../store/caldav.ts'
import type { CalendarServer } from './calendarServer.ts'
import { isBusyData, uidOf } from './theirObject.ts'

/** Brings what the store knows of a server up to date. Throws DavError; what is known then stays. */
export async function readServer(
  services: Services,
  account: AccountRow,
  server: CalendarServer,
  signal: AbortSignal,
): Promise<void> {
  const { db } = services
  const state = getState(db, account.id)
  const known = { syncToken: state.sync_token, ctag: state.ctag, etags: listEtags(db, account.id) }
  const reading = await server.read(known)
  signal.throwIfAborted()
  // Nothing in it is the user's doing: no journalled row is touched, so it is no entry of the history.
  services.change(
    `Read ${account.name}`,
    (tx) => {
      for (const { href, etag, ics } of reading.changed) {
        // A task has a version too, lest it be asked for each time; what it says is of no use here.
        const of = isBusyData(ics) ? { uid: uidOf(ics), ics } : { uid: null, ics: '' }
        saveObject(tx, account.id, { href, etag, ...of })
      }
      deleteObjects(tx, account.id, reading.removed)
      updateState(tx, account.id, { sync_token: reading.syncToken, ctag: reading.ctag })
    },
    { undoable: false },
  )
}
