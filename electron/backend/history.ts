import type { Change } from '../../shared/contract/workspace.ts'
import type { Implementer } from './implementer.ts'
import { refuse } from './refusals.ts'
import { iso, type Services } from './services.ts'
import { calendarsLost } from './store/calendarContents.ts'
import { getChange, isUnfinished, lastUndoable, listChanges, takeBack, type ChangeRow } from './store/change.ts'

const toChange = (row: ChangeRow): Change => ({
  id: row.id,
  at: iso(row.at_ms),
  by: row.by,
  label: row.label,
  undoable: row.undoable === 1 && row.undoes === null,
  undone: row.undone_by !== null,
})

export function historyTopic(os: Implementer, services: Services) {
  const { db } = services
  return {
    list: os.history.list.handler(({ input }) => ({ changes: listChanges(db, input.limit ?? 50).map(toChange) })),
    undo: os.history.undo.handler(({ input }) => {
      const row = input.changeId ? getChange(db, input.changeId) : lastUndoable(db)
      if (!row) {
        if (input.changeId) throw refuse.notFound('change', input.changeId)
        throw refuse.wrongState('There is nothing to undo.')
      }
      if (isUnfinished(db, row.id))
        throw refuse.wrongState('This is still being written. Cancel it where it was started.')
      if (row.undone_by) throw refuse.wrongState(`"${row.label}" was taken back already.`)
      if (!row.undoable || row.undoes) throw refuse.wrongState(`"${row.label}" cannot be taken back.`)
      const lost = calendarsLost(db, row.id)
      if (lost) throw refuse.wrongState(`"${row.label}" cannot be taken back: ${lost}`)
      const undoId = services.newId()
      services.change(
        `Took back: ${row.label}`,
        (tx) => {
          const { conflict } = takeBack(tx, row.id, undoId)
          if (conflict) {
            throw refuse.wrongState(
              conflict.undoable
                ? `"${row.label}" cannot be taken back by itself: "${conflict.label}" builds on it. Take that back first.`
                : `"${row.label}" cannot be taken back any more: "${conflict.label}" came after it and has left the app. Move or cancel instead.`,
            )
          }
        },
        { id: undoId, undoable: false, undoes: row.id },
      )
      return { undone: toChange(getChange(db, row.id)!) }
    }),
  }
}
