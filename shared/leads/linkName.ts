const NETWORKS: Readonly<Record<string, string>> = {
  'linkedin.com': 'LinkedIn',
  'xing.com': 'Xing',
  'x.com': 'X',
  'twitter.com': 'Twitter',
  'facebook.com': 'Facebook',
  'instagram.com': 'Instagram',
  'github.com': 'GitHub',
  'youtube.com': 'YouTube',
}

/** What a page without a name is called: `LinkedIn` for one there, else its host. */
export function linkName(url: string): string {
  const host = /^[a-z][a-z\d+.-]*:\/\/(?:www\.)?([^/?#:\s]+)/i.exec(url)?.[1]?.toLowerCase()
  if (host === undefined) return 'Link'
  const [site = host] = /[^.]+\.[^.]+$/.exec(host) ?? []
  return NETWORKS[site] ?? host.slice(0, 40)
}
