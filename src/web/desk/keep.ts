/** What a browser keeps for this page. Where it may keep nothing, nothing is kept, and the page works all the same. */
export function keep(where: () => Storage) {
  return {
    get(name: string): string | null {
      try {
        return where().getItem(`desk.${name}`)
      } catch {
        return null
      }
    },
    set(name: string, value: string): void {
      try {
        where().setItem(`desk.${name}`, value)
      } catch {
        // Full or forbidden: what is on the screen is still there.
      }
    },
  }
}
export type Keep = ReturnType<typeof keep>

/** A UUID, also where the browser gives none: on plain http in a house network. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
