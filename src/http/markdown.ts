import { raw } from 'hono/html'
import markdownIt from 'markdown-it'

/** HTML in the text stays text, dangerous links are refused by the library, and images are left out: nothing is fetched from elsewhere. */
const renderer = markdownIt({ html: false, linkify: false }).disable('image')

/** Articles' and bot's Markdown as safe HTML. */
export const markdown = (text: string) => raw(renderer.render(text))
