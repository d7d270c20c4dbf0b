import type { ContractRouterClient, InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import { availability } from './availability.ts'
import { board } from './board.ts'
import { caldav } from './caldav.ts'
import { busy, calendars } from './calendars.ts'
import { invites } from './invites.ts'
import { filters, leadLists } from './leadFilters.ts'
import { leads } from './leads.ts'
import { holds, meetings } from './meetings.ts'
import { meetingTypes } from './meetingTypes.ts'
import { messages } from './messages.ts'
import { reps } from './reps.ts'
import { score } from './score.ts'
import { slots } from './slots.ts'
import { changes, history, search, workspace } from './workspace.ts'

/** Every call of the application, declared once: both sides derive their types from it and check against it. */
export const contract = {
  reps,
  availability,
  calendars,
  caldav,
  busy,
  leads: { ...leads, ...leadLists },
  filters,
  score,
  meetingTypes,
  slots,
  meetings,
  holds,
  invites,
  messages,
  board,
  workspace,
  changes,
  history,
  search,
}

export type Contract = typeof contract
export type Client = ContractRouterClient<Contract>
export type Inputs = InferContractRouterInputs<Contract>
export type Outputs = InferContractRouterOutputs<Contract>
