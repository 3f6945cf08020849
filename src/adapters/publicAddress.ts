import { BlockList, isIP, isIPv4 } from 'node:net'

/** What is not out in the world: ourselves, the house, the cloud's own services, and what is reserved. */
const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4')

/** Only this part of IPv6 is given out; of it, tunnels and examples are not the world either. */
const world = new BlockList()
world.addSubnet('2000::', 3, 'ipv6')
const notQuite = new BlockList()
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  notQuite.addSubnet(net, bits, 'ipv6')

/** Whether an address is one that anybody on the internet could have. IPv4 written as IPv6 counts as what it means. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 0) return false
  if (isIPv4(address)) return !inside.check(address, 'ipv4')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return isPublic(mapped)
  return world.check(address, 'ipv6') && !notQuite.check(address, 'ipv6')
}
