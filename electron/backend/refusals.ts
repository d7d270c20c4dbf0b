import { ORPCError } from '@orpc/server'
import { errors } from '../../shared/contract/errors.ts'
import type { Explanation, Slot } from '../../shared/contract/slotShapes.ts'

/** The typed errors of the contract (shared/contract/errors.ts), ready to throw from any depth of the backend. */
export const refuse = {
  notFound: (kind: string, id: string) =>
    new ORPCError('NOT_FOUND', {
      status: errors.NOT_FOUND.status,
      message: `This ${kind} is not in the workspace any more.`,
      data: { kind, id },
    }),
  input: (path: string, message: string) => refuse.fields([{ path, message }]),
  fields: (fields: readonly { path: string; message: string }[], message?: string) =>
    new ORPCError('INVALID_INPUT', {
      status: errors.INVALID_INPUT.status,
      message:
        message ?? fields.map((field) => (field.path ? `${field.path}: ${field.message}` : field.message)).join('\n'),
      data: { fields: [...fields] },
    }),
  wrongState: (reason: string, newer?: readonly { id: string; label: string; at: string; by: string }[]) =>
    new ORPCError('WRONG_STATE', {
      status: errors.WRONG_STATE.status,
      message: reason,
      data: { reason, ...(newer && { newer: [...newer] }) },
    }),
  notAvailable: (reasons: Explanation[], nearest: Slot[]) =>
    new ORPCError('NOT_AVAILABLE', {
      status: errors.NOT_AVAILABLE.status,
      message: reasons[0]?.text ?? errors.NOT_AVAILABLE.message,
      data: { reasons, nearest },
    }),
  notSaved: (reason: string, hint: string) =>
    new ORPCError('NOT_SAVED', {
      status: errors.NOT_SAVED.status,
      message: `${reason} ${hint}`,
      data: { reason, hint },
    }),
  unreadable: (reason: string, hint: string) =>
    new ORPCError('UNREADABLE', {
      status: errors.UNREADABLE.status,
      message: `${reason} ${hint}`,
      data: { reason, hint },
    }),
}
