import type { ContractRouterClient, InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import { availability } from './availability.ts'
import { backups } from './backups.ts'
import { board } from './board.ts'
import { briefs } from './briefs.ts'
import { caldav } from './caldav.ts'
import { calling } from './calling.ts'
import { busy, calendars } from './calendars.ts'
import { followUps } from './followUps.ts'
import { companies } from './companies.ts'
import { insights } from './insights.ts'
import { invites } from './invites.ts'
import { filters, leadLists } from './leadFilters.ts'
import { leadHistory } from './leadHistory.ts'
import { leads } from './leads.ts'
import { holds, meetings } from './meetings.ts'
import { meetingTypes } from './meetingTypes.ts'
import { messages } from './messages.ts'
import { qualification } from './qualification.ts'
import { reps } from './reps.ts'
import { score } from './score.ts'
import { slots } from './slots.ts'
import { suppression } from './suppression.ts'
import { changes, history, search, workspace } from './workspace.ts'

/** Every call of the application, declared once: both sides derive their types from it and check against it. */
export const contract = {
  reps,
  availability,
  calendars,
  caldav,
  busy,
  leads: { ...leads, ...leadLists, ...leadHistory },
  filters,
  score,
  followUps,
  calling,
  suppression,
  companies,
  qualification,
  meetingTypes,
  slots,
  meetings,
  holds,
  invites,
  briefs,
  messages,
  backups,
  board,
  workspace,
  changes,
  history,
  search,
  insights,
}

export type Contract = typeof contract
export type Client = ContractRouterClient<Contract>
export type Inputs = InferContractRouterInputs<Contract>
export type Outputs = InferContractRouterOutputs<Contract>
