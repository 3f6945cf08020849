/**
 * The address a request comes from. `peer`: the other end of the connection. Behind `proxies` proxies of ours each
 * has added to `X-Forwarded-For` whom it saw, on the right; whatever stands further left the caller may have
 * written themselves. A list too short did not come through our proxies: then the connection alone counts.
 */
export function clientAddress(peer: string, forwardedFor: string | undefined, proxies: number): string {
  if (proxies === 0) return peer
  const seen = (forwardedFor ?? '').split(',').map((entry) => entry.trim())
  return seen.at(-proxies) || peer
}

/**
 * Whom we count as one: an IPv4 address; of an IPv6 address its first 64 bits, because every household and every
 * rented machine has that many to itself. `::ffff:1.2.3.4` is the IPv4 address it stands for.
 */
export function neighbourhood(address: string): string {
  const [bare = ''] = address.replace(/^\[|\](:\d+)?$/g, '').split('%')
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)(?::\d+)?$/i.exec(bare)?.[1]
  if (v4 !== undefined) return v4
  if (!bare.includes(':')) return bare
  const [head = '', tail = ''] = bare.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  const groups = bare.includes('::') ? [...left, ...zeros, ...right] : left
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
