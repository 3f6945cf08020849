/** What nobody needs to ask a first question: it comes after the first words are out, or when it is wanted. */
export { Menu } from './Menu.tsx'
export { Receipt } from './Receipt.tsx'
export { Stars } from './Stars.tsx'
