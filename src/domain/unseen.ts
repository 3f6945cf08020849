/** Characters nobody sees and a model may read all the same: zero-width, bidirectional, tags, fillers, selectors. */
const never =
  /\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]|[\u17b4\u17b5]|[\u180b-\u180d\u180f]|[\ufe00-\ufe0e]|[\u{1bca0}-\u{1bca3}]|[\u{1d173}-\u{1d17a}]|[\u{e0000}-\u{e0fff}]/gu

/** Joiners and the emoji selector, outside of emoji and of the scripts that need them. */
const stray =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})|(?<!\p{Script=Arabic}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{M})\u200c|(?<!\p{Extended_Pictographic}|[\d#*])\ufe0f/gu

/** `text` as people see it: the same words without what is hidden in them. Well-formed, whatever comes in. */
export const asSeen = (text: string): string =>
  text
    .toWellFormed()
    .replace(never, '')
    .replace(stray, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
