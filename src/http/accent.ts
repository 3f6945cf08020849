import type { Assets } from '../ports.ts'

/** A company's colour as the pages use it: text and buttons in `accent`, words on it in `ink`. Each `#rrggbb`. */
export interface Accent {
  light: { accent: string; ink: string }
  dark: { accent: string; ink: string }
}

/** The grounds that accents stand on: `--paper` and `--paper-2` of each theme (src/web/ui/roles.css). */
const grounds = { light: ['#ffffff', '#f2f5f7'], dark: ['#14181c', '#1f262c'] }
const inks = ['#ffffff', '#0a1a24']
/** Where the live pages find the company's colour. */
export const accentPath = '/accent.css'

/** What small text needs against its ground (WCAG 2.2, 1.4.3). */
export const readable = 4.5

/**
 * The nearest shades of `colour` (`#rrggbb`) that can be read: itself where it can, else as much darker (light
 * theme) or lighter (dark theme) as is needed for a contrast of 4.5 on every ground.
 */
export function accentFrom(colour: string): Accent {
  const shade = (theme: 'light' | 'dark') => {
    const towards = theme === 'light' ? 0 : 255
    const steps = Array.from({ length: 101 }, (_, i) => mixed(colour, towards, i / 100))
    const accent = steps.find((step) => grounds[theme].every((ground) => contrast(step, ground) >= readable))
    // The last step is black or white, which every ground carries.
    const found = accent ?? (steps.at(-1) as string)
    const [ink = ''] = inks.toSorted((a, b) => contrast(b, found) - contrast(a, found))
    return { accent: found, ink }
  }
  return { light: shade('light'), dark: shade('dark') }
}

/** How far two colours stand apart, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((channel) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

const mixed = (colour: string, towards: number, part: number): string =>
  `#${channels(colour)
    .map((channel) => Math.round(channel + (towards - channel) * part))
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('')}`

const roles = ({ accent, ink }: Accent['light']) => `:root{--accent:${accent};--accent-ink:${ink}}`

/** The style sheet that gives the roles the company's colour; empty without one. */
export const accentSheet = (accent: Accent | undefined): string =>
  accent === undefined
    ? ''
    : `${roles(accent.light)}\n@media (prefers-color-scheme:dark){${roles(accent.dark)}}\n`

/** The live pages with the company's colour: one more small style sheet, behind their own. */
export function coloured(assets: Assets, accent: Accent | undefined): Assets {
  if (accent === undefined) return assets
  return {
    ...assets,
    entry(source) {
      const found = assets.entry(source)
      return { ...found, styles: [...found.styles, accentPath] }
    },
  }
}

/** The widget's loader stands on other sites, so its colours are in its own text. */
export const loaderColoured = (script: string, { light, dark }: Accent): string =>
  script
    .replaceAll('color:#fff;background:#0b5c8a', `color:${light.ink};background:${light.accent}`)
    .replaceAll('color:#0a1a24;background:#7cc4ee', `color:${dark.ink};background:${dark.accent}`)
    .replaceAll('solid #0b5c8a', `solid ${light.accent}`)
    .replaceAll('outline-color:#7cc4ee', `outline-color:${dark.accent}`)
