import { book, find, reading } from './phrases.ts'

export type SmallTalk = 'greeting' | 'thanks' | 'yes' | 'no' | 'goodbye' | 'are_you_human' | 'empty'

const sets = {
  hello:
    'hi|hello|hey|hiya|hallo|hallöchen|hallochen|halli|moin|moin moin|servus|grüezi|gruezi|grüß gott|grüß euch|grüß dich|grüße|good morning|good afternoon|good evening|good day|morning|evening|guten tag|guten morgen|guten abend|guten nachmittag|guten mittag|gute morge|morgen|tag|tach|abend|mahlzeit|hola|greetings|howdy|yo|dear team|liebes team|dear sir or madam|sehr geehrte damen und herren|how are you|how are you doing|how are u|how is it going|hows it going|whats up|sup|wie gehts|wie geht es dir|wie geht es ihnen|wie gehts dir|na|hallo zusammen|hi there|hello there|hey there|gday|salut|ahoi|anybody here|dear support|liebes nordlicht team',
  to: 'there|team|all|zusammen|bot|chatbot|robot|everyone|ihr|du|sie|leute|together|again|nochmal|mal|und|and|guys|ihnen|euch|wieder|both|da|support|liebe|lieber|dear',
  thanks:
    'thanks|thank you|thank u|thx|ty|tysm|cheers|danke|dankeschön|danke schön|danke sehr|vielen dank|besten dank|herzlichen dank|lieben dank|tausend dank|merci|thanks a lot|thanks so much|many thanks|much appreciated|appreciate it|thank you so much|thank you very much|thanks very much|ta|great|perfect|super|prima|toll|klasse|wunderbar|great help|awesome|excellent|brilliant|lovely|nice|cool|that helped|that helps|hat geholfen|das hat geholfen|das hilft|das hilft mir|das hilft mir sehr|das hat mir geholfen|merci vielmals|dank dir|dank ihnen|ich danke ihnen|ich danke dir|vergelts gott|top|spitze|you are great|youre great|you helped a lot|bedankt|gracias|that was helpful|very helpful|sehr hilfreich|that worked|it works now|works now|it worked|jetzt geht es|jetzt gehts|geht wieder|hat geklappt|alles klar|alles gut|problem solved|problem gelöst|solved|gelöst|erledigt|all good|all sorted|sorted',
  much: 'very|so|much|sehr|a lot|lots|for your help|for the help|for that|for your time|für die hilfe|für ihre hilfe|für deine hilfe|für die info|für die auskunft|for the info|for the information|for the quick reply|for the answer|für die antwort|für die schnelle antwort|für die schnelle hilfe|dir|ihnen|euch|you|again|nochmals|nochmal|im voraus|in advance|trotzdem|anyway|für alles|for everything|wirklich|indeed|mate|man|ja|ok|okay|yes|oh|ah|that was quick|das war schnell|jetzt|now',
  yes: 'yes|yeah|yep|yup|yea|ja|jo|jap|jep|jawohl|joa|jup|sure|ok|okay|oki|okey|k|correct|right|exactly|genau|richtig|stimmt|korrekt|klar|na klar|natürlich|sicher|gerne|gern|of course|absolutely|definitely|please do|mach das|machen sie das|auf jeden fall|passt|in ordnung|einverstanden|ja bitte|yes please|ja gerne|that is right|thats right|thats correct|thats it|das stimmt|das ist richtig|so ist es|aye|affirmative|indeed|gut|good|fine|alright|sounds good|go ahead|i do|it is|ist es|sí|oui|perfekt|hab ich|habe ich|i did|i have|mhm|sehr gerne|ja genau',
  no: 'no|nope|nah|nein|ne|nee|nö|noe|na|not really|nicht wirklich|eigentlich nicht|negative|no way|keineswegs|auf keinen fall|gar nicht|leider nein|leider nicht|unfortunately not|not at all|überhaupt nicht|no thanks|nein danke|no thank you|not yet|noch nicht|i dont|i did not|i didnt|hab ich nicht|stimmt nicht|falsch|wrong|incorrect|das stimmt nicht|thats wrong|thats not right|neither|wrong answer',
  bye: 'bye|goodbye|good bye|bye bye|byebye|see you|see ya|cu|cya|tschüss|tschüß|tschüssi|tschau|ciao|auf wiedersehen|wiedersehen|auf wiederhören|bis dann|bis bald|bis später|later|take care|have a nice day|have a good day|have a great day|have a good one|schönen tag|schönen tag noch|schönen abend|schönen abend noch|einen schönen tag|einen schönen tag noch|schönes wochenende|ein schönes wochenende|gute nacht|good night|servus|ade|pfiat di|pfiati|baba|uf wiederluege|tschö|farewell|cheerio|that is all|thats all|that was everything|that was all|that will be all|that would be all|nothing else|das wäre alles|sonst nichts|mehr brauche ich nicht|thats it for now|das wars|das war alles|das war es|mach gut|machs gut|lg|mfg|viele grüße|liebe grüße|mit freundlichen grüßen|best regards|kind regards|beste grüße',
  filler:
    'oh|ah|ach|so|well|then|also|dann|und|and|please|bitte|sehr|very|ok|okay|na|mal|doch|aber|but|hm|hmm|um|uh|lol|haha|alles klar|gut|all right',
  youare:
    'are you|r u|are u|you are|youre|u r|am i talking to|am i speaking to|am i speaking with|am i talking with|am i chatting with|is this|is that|is it|are we talking to|bist du|bistu|bist|sind sie|seid ihr|ist das|ist das hier|spreche ich mit|rede ich mit|schreibe ich mit|chatte ich mit|spreche ich hier mit|rede ich hier mit|schreibe ich hier mit|ist hier|bin ich hier bei|sprech ich mit|red ich mit|schreib ich mit|rede ich gerade mit|spreche ich gerade mit|am i really talking to|antwortet hier|antwortet mir|schreibt hier|who am i talking to',
  one: 'a|an|the|some|eigentlich|jetzt|hier|da|etwa|überhaupt|denn|wirklich|really|actually|just|only|ein|eine|einen|einem|einer|nen|nem|ner|echt|echte|echter|echten|echtem|real|human or|live|nur|gerade|auch|eh|automated|automatic|right now|or|oder|and|und|ne|menschlicher|lebender|lebendiger|richtiger|richtigen|wohl|virtual|actual',
  kind: 'bot|robot|chatbot|roboter|maschine|machine|computer|human|humans|human being|person|mensch|menschen|ai|ki|agent|mitarbeiter|program|programm|computerprogramm|real|echt|automat|artificial intelligence|künstliche intelligenz|man|woman|alive|chatgpt|not|nicht|human or bot|software|menschlich|a i|something automated|human person|gpt|llm|automatisch|automated',
}

const rules = book(
  {
    are_you_human: [
      '^ <hello>? <filler>~ ,? <filler>~ <youare> <one>~ <kind> ,? <one>~ <kind>? <one>~ <kind>? ,? <filler>~ $',
      '^ <hello>? ,? <filler>~ <kind> or|oder <one>~ <kind> $',
      '^ <hello>? ,? bot|human|mensch|roboter|person? who|wer|what|was are|bist|sind|is you|du|sie|this denn|eigentlich? $',
    ],
    thanks: [
      '^ <filler>~ ,? <thanks> <much>~ ,? <thanks>? <much>~ ,? <thanks>? <much>~ ,? <bye>? $',
      '^ <yes> ,? <filler>~ ,? <thanks> <much>~ ,? <thanks>? <much>~ ,? <bye>? $',
      '^ <filler>~ ,? <thanks> <much>~ ,? <hello> $',
    ],
    goodbye: [
      '^ <filler>~ ,? <bye> ,? <bye>? ,? <bye>? ,? <to>~ $',
      '^ <filler>~ ,? <yes>|<no> ,? <thanks>? <much>~ ,? <bye> $',
    ],
    no: ['^ <filler>~ ,? <no> ,? <no>? <filler>~ ,? <thanks>? <much>~ $'],
    yes: ['^ <filler>~ ,? <yes> ,? <yes>? <filler>~ ,? <filler>~ $'],
    greeting: ['^ <hello> <to>~ ,? <hello>? <to>~ ,? <hello>? <to>~ $'],
  },
  sets,
)

/** A thumb up, folded hands, a heart, and nothing else. */
const praise =
  /^[\s.!]*(?:(?:👍|👌|🙏|❤|💚|💙|💛|😊|😀|😃|😄|🤝|💯|✅)[\u{1F3FB}-\u{1F3FF}\uFE0F]*[\s.!]*)+$/u

/**
 * What a message is when it is nothing but small talk; `empty` when it has no letter and no digit. Null as soon as
 * it says anything of its own.
 */
export function smallTalk(text: string): SmallTalk | null {
  const read = reading(text)
  if (!read.words.some(({ word }) => /[\p{L}\p{N}]/u.test(word)))
    return praise.test(text) ? 'thanks' : 'empty'
  if (read.words.length > 24) return null
  return (find(rules, read)?.rule as SmallTalk | undefined) ?? null
}
