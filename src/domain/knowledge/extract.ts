/** How long an answer in the editors' own words may be, in characters: a phone's screen and a half. */
const longest = 1200

/** The editors' own words as a chat answer: whole paragraphs from the beginning, as many as fit. */
export function extract(body: string): string {
  const paragraphs = body.trim().split(/\n{2,}/)
  const kept: string[] = []
  let length = 0
  for (const paragraph of paragraphs) {
    if (kept.length > 0 && length + paragraph.length > longest) break
    kept.push(paragraph)
    length += paragraph.length + 2
  }
  return kept.join('\n\n')
}
