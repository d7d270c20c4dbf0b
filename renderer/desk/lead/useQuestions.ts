import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import type { Question } from './briefLines.ts'

const NONE: readonly Question[] = []

/** The questions of the qualification form, in their order; none while they are on the way. */
export const useQuestions = (): readonly Question[] =>
  useQuery(api.qualification.list.queryOptions()).data?.fields ?? NONE
