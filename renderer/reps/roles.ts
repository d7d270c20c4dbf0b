import type { Role } from '../../shared/contract/primitives.ts'

interface RoleName {
  readonly one: string
  readonly many: string
  /** As it stands in a row: `AE`. */
  readonly short: string
}

export const ROLE_NAMES: Readonly<Record<Role, RoleName>> = {
  ae: { one: 'Account executive', many: 'Account executives', short: 'AE' },
  presales: { one: 'Presales consultant', many: 'Presales', short: 'Presales' },
  csm: { one: 'Customer success manager', many: 'Customer success', short: 'CSM' },
  sdr: { one: 'Sales development rep', many: 'Sales development', short: 'SDR' },
  bdr: { one: 'Business development rep', many: 'Business development', short: 'BDR' },
  manager: { one: 'Sales manager', many: 'Managers', short: 'Manager' },
}

export const ROLES = Object.keys(ROLE_NAMES) as readonly Role[]

export const ROLE_CHOICES = ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role].one }))
