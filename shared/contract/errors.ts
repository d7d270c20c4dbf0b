import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Explanation, Slot } from './slotShapes.ts'

/**
 * The errors a user can cause. Each says what is wrong and what to do; anything else arrives as one opaque INTERNAL
 * error with the id of the log entry.
 */
export const errors = {
  INVALID_INPUT: {
    status: 422,
    message: 'Some of what was entered cannot be used.',
    data: z.object({ fields: z.array(z.object({ path: z.string(), message: z.string() })) }),
  },
  NOT_FOUND: {
    status: 404,
    message: 'This record is not in the workspace any more.',
    data: z.object({ kind: z.string(), id: z.string() }),
  },
  /** The record is in a state in which this cannot be done, such as confirming a cancelled meeting. */
  WRONG_STATE: {
    status: 409,
    message: 'This cannot be done now.',
    data: z.object({
      reason: z.string(),
      /** The changes that build on one that was to be taken back, the newest first, where they can go with it. */
      newer: z.array(z.object({ id: z.string(), label: z.string(), at: z.string(), by: z.string() })).optional(),
    }),
  },
  NOT_AVAILABLE: {
    status: 409,
    message: 'This time is not available.',
    data: z.object({ reasons: z.array(Explanation), nearest: z.array(Slot) }),
  },
  /** A file that is not what it should be; `hint` says what to do about it. */
  UNREADABLE: {
    status: 422,
    message: 'This file cannot be read.',
    data: z.object({ reason: z.string(), hint: z.string() }),
  },
  /**
   * The disk did not take it, and nothing of it was written: the same call can be made again once there is room. `hint` says
   * what to do.
   */
  NOT_SAVED: {
    status: 507,
    message: 'This could not be written to the disk.',
    data: z.object({ reason: z.string(), hint: z.string() }),
  },
  INTERNAL: {
    status: 500,
    message: 'Something went wrong inside Setpoint. Nothing was changed.',
    data: z.object({ logId: z.string() }),
  },
} as const

/** Where every call of the contract starts. */
export const call = oc.errors(errors)
