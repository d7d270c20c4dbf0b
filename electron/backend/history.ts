import type { Implementer } from './implementer.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import { getChange, isUnfinished, lastRedoable, lastUndoable, listChanges } from './store/change.ts'
import { redoChange, toChange, undoChange } from './undo.ts'

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
      return undoChange(services, row, input.withNewer ?? false)
    }),
    redo: os.history.redo.handler(({ input }) => {
      if (!input.changeId) {
        const last = lastRedoable(db)
        if (!last) throw refuse.wrongState('There is nothing to bring back.')
        return redoChange(services, last)
      }
      const row = getChange(db, input.changeId)
      if (!row) throw refuse.notFound('change', input.changeId)
      const undo = row.undone_by ? getChange(db, row.undone_by) : undefined
      if (!undo) throw refuse.wrongState(`"${row.label}" was not taken back.`)
      return redoChange(services, undo)
    }),
  }
}
