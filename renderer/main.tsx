import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.css'
import './theme/tokens.css'
import './theme/base.css'
import './commands/earlyDigit.ts'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { App } from './app/App.tsx'

// The page's content security policy forbids code made from text, which is how zod is fast: it must not even try.
z.config({ jitless: true })

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element #root')
createRoot(root).render(<App />)
