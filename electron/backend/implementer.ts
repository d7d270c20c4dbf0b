import { implement, ORPCError, ValidationError } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import { errors } from '../../shared/contract/errors.ts'
import { wordTrouble } from './backups/troubleWords.ts'
import { readLeniently } from './input.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import { getLead } from './store/leads.ts'
import { getMeetingType } from './store/meetingTypes.ts'
import { getRep } from './store/reps.ts'

/**
 * What every topic's handlers are made from. Input is checked inside the guard, so that a value that cannot be used
 * arrives as INVALID_INPUT with the name of its field, and whatever nobody foresaw as INTERNAL with the id of its log
 * entry and nothing else.
 */
export function createImplementer(services: Services) {
  return implement(readLeniently(contract, (call, id) => recordOf(services, call, id)))
    .$config({
      initialInputValidationIndex: Number.POSITIVE_INFINITY,
      initialOutputValidationIndex: Number.POSITIVE_INFINITY,
    })
    .use(async ({ next, path }) => {
      try {
        return await next()
      } catch (error) {
        throw wordRefusal(error, services, path)
      }
    })
}

/** What a save of a record that is there may leave out. */
function recordOf({ db }: Services, call: string, id: string): object | undefined {
  switch (call) {
    case 'reps/save': {
      const rep = getRep(db, id)
      return rep && { name: rep.name, email: rep.email, role: rep.role, zone: rep.zone }
    }
    case 'leads/save': {
      const lead = getLead(db, id)
      return lead && { name: lead.name }
    }
    case 'meetingTypes/save': {
      const type = getMeetingType(db, id)
      return type && { name: type.name, minutes: type.minutes, panel: type.panel }
    }
    default:
      return undefined
  }
}

export type Implementer = ReturnType<typeof createImplementer>

function wordRefusal(error: unknown, services: Services, path: readonly string[]): unknown {
  if (error instanceof ORPCError) {
    if (error.code in errors) return error
    if (error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
      return refuse.fields(
        error.cause.issues.map((issue) => ({
          path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
          message: issue.message,
        })),
      )
    }
  }
  // The caller went away: nothing is wrong.
  if (error instanceof Error && error.name === 'AbortError') return error
  const trouble = wordTrouble(error, services)
  if (trouble) return trouble
  const logId = services.newId()
  services.log.error(logId, `${path.join('/')} failed`, error)
  return new ORPCError('INTERNAL', {
    status: errors.INTERNAL.status,
    message: `${errors.INTERNAL.message} (log entry ${logId})`,
    data: { logId },
  })
}
