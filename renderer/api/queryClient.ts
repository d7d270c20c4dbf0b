import { QueryClient } from '@tanstack/react-query'

/**
 * What the page holds of the backend's data. It is fresh until the change stream says otherwise, so nothing is asked for
 * again by itself; a refusal is an answer, so nothing is retried.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
