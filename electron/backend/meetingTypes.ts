import type { Implementer } from './implementer.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import { getMeetingType, insertMeetingType, listMeetingTypes, updateMeetingType } from './store/meetingTypes.ts'
import { listReps } from './store/reps.ts'

export function meetingTypesTopic(os: Implementer, services: Services) {
  const { db } = services
  return {
    save: os.meetingTypes.save.handler(({ input }) => {
      const { id, ...fields } = input
      if (id && !getMeetingType(db, id)) throw refuse.notFound('meeting type', id)
      const known = new Set(listReps(db, { includeInactive: true }).map((rep) => rep.id))
      fields.panel.forEach((seat, i) => {
        const unknown = seat.repIds?.find((repId) => !known.has(repId))
        if (unknown) throw refuse.input(`panel.${i}.repIds`, 'names a rep who is not in the workspace')
      })
      const typeId = id ?? services.newId()
      services.change(id ? `Changed meeting type ${fields.name}` : `Added meeting type ${fields.name}`, (tx) => {
        if (id) updateMeetingType(tx, id, fields)
        else insertMeetingType(tx, typeId, fields, services.clock.now())
      })
      return getMeetingType(db, typeId)!
    }),
    list: os.meetingTypes.list.handler(({ input }) => ({
      meetingTypes: listMeetingTypes(db, input.includeInactive ?? false),
    })),
  }
}
