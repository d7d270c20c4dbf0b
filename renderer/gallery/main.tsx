import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.css'
import '../theme/tokens.css'
import '../theme/base.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { appClock } from '../api/appClock.ts'
import { cssVariables, theme } from '../theme/theme.ts'
import { Gallery } from './Gallery.tsx'
import { AT } from './Parts.tsx'

z.config({ jitless: true })
appClock.set(AT, true)
// There is no backend here: what a part would ask of it stays as it is before the answer.
const queries = new QueryClient({ defaultOptions: { queries: { enabled: false } } })

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element #root')
createRoot(root).render(
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
    <QueryClientProvider client={queries}>
      <Gallery />
    </QueryClientProvider>
  </MantineProvider>,
)
