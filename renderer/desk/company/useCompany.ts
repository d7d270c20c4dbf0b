import { useQuery } from '@tanstack/react-query'
import type { Outputs } from '../../../shared/contract/index.ts'
import type { Lead } from '../../../shared/contract/leads.ts'
import { api } from '../../api/client.ts'

export type CompanyDetail = Outputs['companies']['get']
export type Colleague = CompanyDetail['people'][number]

/** The company of a lead with its people; undefined while it is on the way, and where there is none. */
export function useCompany(lead: Lead): CompanyDetail | undefined {
  const { companyId } = lead
  return useQuery({
    ...api.companies.get.queryOptions({ input: { companyId: companyId ?? '' } }),
    enabled: typeof companyId === 'string',
  }).data
}

/** Who else is at the company of a lead. */
export const colleaguesOf = (detail: CompanyDetail | undefined, lead: Lead): readonly Colleague[] =>
  detail?.people.filter(({ leadId }) => leadId !== lead.id) ?? []
