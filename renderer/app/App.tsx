import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { createQueryClient } from '../api/queryClient.ts'
import { cssVariables, theme } from '../theme/theme.ts'
import { styleNonce } from './styleNonce.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Shell } from './Shell.tsx'
import { TeamTints } from './TeamTints.tsx'

export function App() {
  const [queries] = useState(createQueryClient)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queries}>
        <ErrorBoundary>
          {/* oxlint-disable-next-line react/hooks -- the router takes the hook that reads the place from the address */}
          <Router hook={useHashLocation}>
            <TeamTints>
              <Shell />
            </TeamTints>
          </Router>
        </ErrorBoundary>
      </QueryClientProvider>
    </MantineProvider>
  )
}
