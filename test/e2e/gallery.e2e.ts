import { chromium, expect, test } from '@playwright/test'
import { serveGallery } from '../../scripts/gallery.ts'
import { expectAccessible } from './pages/accessible.ts'

test('the design system is accessible, light and dark, with normal and with more contrast', async () => {
  const gallery = await serveGallery()
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
  const page = await browser.newPage({ viewport: { width: 1280, height: 2000 } })
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  try {
    await page.goto(gallery.url)
    await expect(page.getByRole('heading', { name: 'Gallery' })).toBeVisible()
    for (const scheme of ['Light', 'Dark']) {
      for (const contrast of ['Normal', 'More contrast']) {
        await page.getByText(scheme, { exact: true }).first().click()
        await page.getByText(contrast, { exact: true }).click()
        await expectAccessible(page, `the gallery, ${scheme}, ${contrast}`)
        if (process.env['GALLERY_SHOTS'])
          await page.screenshot({ path: `${process.env['GALLERY_SHOTS']}/${scheme}-${contrast}.png` })
      }
    }
    expect(complaints).toEqual([])
  } finally {
    await browser.close()
    await gallery.close()
  }
})
