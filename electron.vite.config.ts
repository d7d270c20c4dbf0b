import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { join } from 'node:path'
import presetMantine from 'postcss-preset-mantine'
import type { Plugin } from 'vite'

const here = (path: string): string => join(import.meta.dirname, path)

/**
 * electron-vite makes the page's addresses relative, for file:. Ours is at the root of an origin in every host, and has
 * places such as /leads/… below which a relative address would be wrong.
 */
const pageAtRoot: Plugin = {
  name: 'page-at-root',
  enforce: 'post',
  config: (config) => {
    config.base = '/'
  },
}

export default defineConfig({
  main: {
    build: {
      outDir: here('out/main'),
      target: 'node24',
      rolldownOptions: {
        input: {
          index: here('electron/main/index.ts'),
          process: here('electron/backend/process.ts'),
          calendarReader: here('electron/backend/calendar/thread/worker.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      outDir: here('out/preload'),
      // A sandboxed preload script is one CommonJS file.
      rolldownOptions: {
        input: { index: here('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: here('renderer'),
    plugins: [react(), pageAtRoot],
    css: { postcss: { plugins: [presetMantine()] } },
    build: {
      outDir: here('out/renderer'),
      target: 'chrome140',
      // The content security policy has no room for fonts and styles as data: addresses.
      assetsInlineLimit: 0,
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: here('renderer/index.html') } },
    },
  },
})
