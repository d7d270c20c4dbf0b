import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import presetMantine from 'postcss-preset-mantine'
import { build, preview } from 'vite'
import { ROOT } from './build.ts'

export interface GalleryServer {
  readonly url: string
  close(): Promise<void>
}

/** The design system on one page, built from the parts of the app into a folder of its own and served on 127.0.0.1. */
export async function serveGallery(port = 0): Promise<GalleryServer> {
  const root = join(ROOT, 'renderer/gallery')
  const outDir = join(ROOT, '.cache/gallery')
  const shared = { root, configFile: false, logLevel: 'warn' } as const
  await build({
    ...shared,
    plugins: [react()],
    css: { postcss: { plugins: [presetMantine()] } },
    build: { outDir, emptyOutDir: true, target: 'chrome140', minify: false, chunkSizeWarningLimit: 10_000 },
  })
  const server = await preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port } })
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new Error('the gallery has no address')
  return { url, close: () => server.close() }
}

if (import.meta.main) console.log(`The gallery is at ${(await serveGallery(4180)).url}`)
