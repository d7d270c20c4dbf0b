import { expect, it } from 'vitest'
import { isExternal } from '../../../shared/contract/shell.ts'

it.each(['tel:+49301234567', 'mailto:dana@example.com', 'https://example.com/meet', 'HTTPS://example.com'])(
  '%s may leave the app',
  (url) => expect(isExternal(url)).toBe(true),
)

it.each([
  'http://example.com',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://server/share',
  'https:',
  'mailto:',
  'mailto://x',
  ' https://example.com',
  'vscode://open',
  '',
])('%j may not', (url) => expect(isExternal(url)).toBe(false))
