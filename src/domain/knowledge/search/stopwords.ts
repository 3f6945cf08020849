import type { Lang } from './text.ts'

/**
 * Words that carry the form of a question and not its matter: function words, and what people wrap a support
 * question in (greetings, thanks, "I would like to know"). They are not dropped, only weighed down, because
 * "with" and "without" still tell two phrasings apart. Written folded: no umlauts, no apostrophes.
 */
const lists: Record<Lang, string> = {
  en: `a about actually after again all also am an and any anybody anyone anything are arent as at be because been
    before being but by can cannot cant come could couldnt did didnt do does doesnt doing done dont each either else
    ever every few for from get gets getting give given go going gonna got gotta had has hasnt have havent having he
    her here him his how however i id if ill im in into is isnt it its ive just know let lets like ll looking make
    many may maybe me might more most much must my myself need needs no not now of off ok okay on one only or other
    our out over own please pls re really same say see seem seems shall she should show so some somebody someone
    something still such take tell than that thats the their them then there theres these they thing things this
    those through to too try trying u under up upon us use used using ve very via want wanted wants was wasnt way we
    well were what whats when where wheres whether which while who whom whose why will with within wont would
    wouldnt yes yet you your yours
    hello hey hi dear thank thanks thx kindly help question wondering wonder explain understand`,
  de: `ab aber all alle allem allen aller alles als also am an andere anderen anderer and auch auf aus bei beim bin
    bis bisher bist bitte da dabei dafur damit dann daran darauf daraus darf darum das dass dein deine deinen deiner
    dem den denn der des deshalb dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch durfen
    eben eigentlich ein eine einem einen einer eines einige einmal er es etwa etwas euch euer eure fur gar geben gern
    gerne gehen geht gibt hab habe haben hat hatte hatten hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer
    in ins ist irgendwie ja jede jedem jeden jeder jedes jetzt kann kannst kein keine keinem keinen keiner konnen
    konnt konnte konnten machen macht mache mal man mehr mein meine meinem meinen meiner meines mich mir mit mocht
    mochte mochten muss mussen musste nach nachdem nein nicht nichts noch nun nur ob oder ohne schon sehr seid sein
    seine seinem seinen seiner seit sich sie sind so sobald solche soll sollen sollte sollten sondern sonst soviel
    uber uberhaupt um und uns unser unsere unserem unseren unter viel viele vom von vor wann war ware waren warum was
    weil welche welchem welchen welcher welches wenn wer werde werden wie wieder wieso wieviel will wir wird wirst
    wo woher wohin wollen wollte womit worden wurde wurden zu zum zur zwar
    danke dank frage guten hallo hi hilfe liebe liebes grusse wissen zeigen sagen erklaren tag moin servus`,
}

const sets: Record<Lang, ReadonlySet<string>> = {
  de: new Set(lists.de.split(/\s+/)),
  en: new Set(lists.en.split(/\s+/)),
}

/** Whether `word` (folded, see `words` in text.ts) says little about what a question is about. */
export const isFormWord = (word: string, lang: Lang): boolean => sets[lang].has(word)
