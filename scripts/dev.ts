import { createServer } from 'vite'
import { loadConfigFromFile } from 'electron-vite'
import { join } from 'node:path'
import { readHostOptions } from '../electron/backend/hostOptions.ts'
import { serveWorkspace } from '../electron/serve/workspace.ts'
import { ROOT } from './build.ts'

/**
 * `npm run dev`: the page from its sources, changing as they change, in a browser, over a backend of this process. The data
 * is a folder of its own unless --data names one.
 */
const { data = join(ROOT, '.cache/dev-data'), now } = readHostOptions(process.argv.slice(2), process.cwd())
const { url, token } = await serveWorkspace({ data, now, port: 0, token: undefined })
const { config } = await loadConfigFromFile({ command: 'serve', mode: 'development' }, undefined, ROOT)
const vite = await createServer({
  ...config.renderer,
  configFile: false,
  base: '/',
  server: {
    host: '127.0.0.1',
    // The page of this server is let in by it, not by a cookie; `origin` is the one that the backend expects.
    proxy: { '/rpc': { target: url, changeOrigin: true, headers: { authorization: `Bearer ${token}`, origin: url } } },
  },
})
await vite.listen()
console.log(`The data is in ${data}`)
vite.printUrls()
