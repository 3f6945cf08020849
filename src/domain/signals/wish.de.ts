/**
 * German: who is wished for, and how people wish, dialects included, in the notation of phrases.ts.
 * Long because it is one list: a wording is found, and its opposite beside it, by reading a single file.
 */
import type { Rules, Sets } from './phrases.ts'
import type { Keys } from './spelling.ts'

/** Words read as meant when they are mistyped, and real words near them (folded: ä, ae and a are one). */
export const keys: Keys = {
  meant:
    'mensch menschen menschlich menschlichen menschliche person personen mitarbeiter mitarbeitern mitarbeiterin berater beraterin kundenberater kundenservice kundendienst kundenbetreuer sachbearbeiter ansprechpartner jemand jemanden jemandem sprechen reden verbinden weiterleiten kollege kollegen kollegin personlich vorgesetzten vorgesetzter chatten maschine roboter computer'.split(
      ' ',
    ),
  real: 'mensche menschn mensches mensa manch manchen personal personals persona perso beraten beratet beratung beraters arbeiter mitarbeit jemals niemand niemanden niemandem sprachen sprache sprich spricht brechen stechen versprechen redet redete reder rede regen raden laden leiden roden verbindet verbindung verbunden weitergeleitet kolleg kolleginnen schatten maschinen router robotern computern verbieten besprechen'.split(
    ' ',
  ),
}

/** The nouns and verbs the rules below are made of. */
export const sets: Sets = {
  det: 'ein|eine|einen|einem|einer|eines|nen|nem|ner|ne|n|m|an|am|a|ana|na|ena|eim|emne|emene|amene|irgendein|irgendeinen|irgendeinem|irgendeine|irgendeiner|der|die|das|den|dem|euer|euren|eurem|eure|eurer|ihr|ihren|ihrem|ihre|ihrer|einem ihrer|einen ihrer|einer ihrer|einem eurer|einen eurer|einem von euren|einem deiner|deinem|deinen|deiner|dein|mal|mit|nur|dieser|diesem|diesen|paar|ein paar|jede|jeden',
  adj: 'echt*|richtig*|real*|lebend*|lebendig*|menschlich*|wirklich*|andere|anderen|anderem|anderer|normal*|kompetent*|zustandig*|leibhaftig*|nett*|freundlich*|fahig*|lieb*|verantwortlich*|personlich*|qualifiziert*|fachkundig*|live|vernunftig*|technisch*|tatsachlich*|verdammt*|scheiss*|gscheit*|ordentlich*|denkend*|atmend*|geschult*|erfahren*|deutsch*|weiter*|hoher*|natürlich*|freier|freien|verfügbar*|menschl|nächst*|ganz|einzig*|unserer|eurer|beliebig*|oacht*|ächt*',
  // no doubt about these, whatever surrounds them
  human:
    'mensch|menschen|menschn|mensche|mänsch|mänsche|minsch|minschen|*mitarbeiter|*mitarbeiterin|*mitarbeitern|*mitarbeiterinnen|mitarbeitende*|*mitarbeitenden|mitarbeiter in|mitarbeiter innen|*berater|*beraterin|*beratern|*betreuer|*betreuerin|sachbearbeiter*|ansprechpartner*|ansprechperson*|*agent|*agenten|agentin|*agents|kollege|kollegen|kollegin|operator|person aus fleisch und blut|mensch aus fleisch und blut|fachmann|fachfrau|experte|experten|expertin|spezialist*|angestellten|angestellter|angestellte|homo sapiens|human|supporter|kundendienstler|callcenter agent|fachkraft|personal|echte person|echten person|reale person|realen person|richtige person|richtigen person|lebende person|menschliche person|menschlichen person|menschliches wesen|menschlichem wesen|menschliches gegenüber|menschlichem gegenüber',
  someone:
    'jemand|jemanden|jemandem|jemandn|jmd|jmdn|jmdm|jemads|wem|wen|wer|irgendwem|irgendwen|irgendwer|irgendjemand|irgendjemanden|irgendjemandem|person|leute|leuten|einem von euch|einer von euch|einen von euch|einem von ihnen|einen von ihnen|einer von ihnen|wem von euch|wen von euch|jemandem von|öpper|öpperem|öpperen|opperm|frau|mann|dame|herrn|typen|euch menschen|einer eurer',
  desk: '*kundenservice|*kundendienst|kundenbetreuung|kundensupport|customer service|support|supportteam|support team|hotline|servicehotline|service|serviceteam|kundencenter|zentrale|*abteilung|fachabteilung|technik|techniker|chef|chefin|chefs|vorgesetzte*|teamleiter*|teamleitung|abteilungsleiter*|filialleiter*|filiale|manager|geschäftsführ*|leiter|verantwortlich*|team|buchhaltung|vertrieb|verkauf|rezeption|beschwerdestelle|callcenter|call center|stelle|buro|zuständigen|zuständige|zuständiger|beratung|filiale|niederlassung|firma|geschäftsleitung|hauptbuchhalter|fahrer|zusteller',
  aHuman: '<det>~ <adj>~ <human>',
  who: '<det>~ <adj>~ <human>|<det>~ <adj>~ <someone>|<det>~ <adj>~ <desk>',
  someoneOrHuman: '<det>~ <adj>~ <human>|<det>~ <adj>~ <someone>',
  speak:
    'sprechen|reden|sprechn|redn|rede|schreiben|chatten|quatschen|plaudern|schnacken|unterhalten|sprech|sprache|spreche|austauschen|telefonieren|kommunizieren|schwätzen|schwätze|schwatzen|snacken|diskutieren|klären|besprechen|verhandeln|verbunden|verbinden|verbindung|kontakt|gespräch|zu tun|labern|texten|konversieren|plauschen|ratschen|babbeln|verbandeln|sprächen|verbinde|chat|kontaktieren|weiterreden|weiterchatten|weitersprechen|weiterschreiben|verkehren|austausch|redden|unterhaltung',
  pass: 'verbinden|verbinde|verbindet|verbind|weiterleiten|leite|leiten|leitet|weiterverbinden|durchstellen|stell|stelle|stellen|stellt|vermitteln|vermittle|vermittel|übergeben|übergib|übergebt|gib|gebt|geben|reich|reiche|reichen|weiterreichen|weitergeben|hol|hole|holen|holt|ruf|schick|schicken|schicke|bring|bringen|lass|lassen|lasst|eskaliere|eskalieren|verweise|verweisen|transferiere|transferieren|connecte|konnekte',
  want: 'will|wil|möchte|möcht|mecht|mog|mag|wü|wui|wett|wet|würde|wurd|hätte|hätt|hett|brauche|brauch|bräuchte|bruche|bruch|benötige|benötig|verlange|wünsche|fordere|erwarte|suche|such|wollen|müssen|muss|muess|müsste|bestehe|bevorzuge|wollte|gib|geben|gebt|gibt|gebts|hol|holen|holt|hole|schick|schicken|schickt|bekomme|bekommen|kriege|kriegen|krieg|wünschte|erbitte|bitte um|warte auf|lieber|frage nach|rufen|ruf|rufe|zeig mir|her mit|organisiere*|besorg*|vermittel*',
  polite:
    'bitte|bittschön|biite|bidde|bite|pls|plz|please|danke|dankeschön|vielen dank|jetzt|jez|jetz|sofort|gleich|endlich|schnell|dringend|hallo|hi|hey|moin|servus|grüezi|grüß gott|guten tag|guten morgen|guten abend|ja|nein|nee|ne|ok|okay|nun|mal|einfach|doch|nur|noch|auch|hier|gerne|gern|lieber|direkt|umgehend|heute|also|dann|aber|und|oder|wirklich|vielleicht|eventuell|mir|uns|zur abwechslung|ich|wieder|nochmal|verdammt|zum teufel|verdammt nochmal|halt|eben|eh|sondern|wenigstens|bloß|stattdessen|unverzüglich|asap|zeitnah|schleunigst|schonmal|sehr geehrte damen und herren|tach|tag|persönlich|irgendwie|irgendwann|möglichst|kurz|ganz|so|es|reicht|gott|mein|mann|gefälligst|ausnahmsweise|liebes team|mehr|selbst|lg|mfg|da|vorher',
  bot: 'bot|bots|roboter|robotern|chatbot|chatbots|maschine|maschinen|maschin|computer|computern|rechner|ki|kis|k i|ai|automat|automaten|automatik|software|programm|programmen|algorithmus|algorithmen|virtuelle assistent|virtuellen assistenten|virtueller assistent|assistenten|bandansage|siri|alexa|chatgpt|gpt|blechkiste|blechbüchse|blechdose|blech|kasten|automatische antworten|automatischen antworten|automatisierte antworten|automatisierten antworten|standardantworten|textbausteine|textbausteinen|sprachroboter|robbi|kasperbot|androide|maschinenantworten',
  aBot: '<badly>~ <bot>',
  badly:
    'ein|eine|einen|einem|einer|nem|nen|ner|ne|n|der|die|den|dem|das|dieser|diese|diesen|diesem|dieses|so|so nem|so ner|so nen|so einem|so einer|dumm*|blöd*|doof*|scheiss*|verdammt*|nervig*|unfähig*|dämlich*|bescheuert*|nutzlos*|sinnlos*|sowas|eurem|euren|eurer|eure|euer|ihrem|ihren|ihrer|ihre|am|an|a|seelenlos*|unnütz*|kackb*|virtuell*|bloß|irgend|irgendeinem|irgendeiner|irgendeinen|automatisiert*|beschissen*|ganzen|kalten|tumben',
  hedge:
    'ich|wir|man|sie|du|ihr|jetzt|aktuell|momentan|dafür|da|auch|noch|ja|eigentlich|erstmal|heute|bitte|hier|wirklich|dazu|deshalb|dabei|doch|erst|mal|gar|im moment|zurzeit|derzeit|denn|nun|extra|vorerst|keinesfalls|unbedingt|gleich|bestimmt|überhaupt|mich|mir|uns|es|das|damit|wegen|deswegen|halt|eben|gerne|gern|lieber|zwingend|dann|ausdrücklich',
  notWant:
    'brauche|brauch|bräuchte|brauchen|braucht|benötige|benötigen|benötigt|will|wil|wollen|möchte|möchten|muss|müssen|wünsche|wollte|verlange|suche|hätte|würde|müsste|musst|müsst|brauchst|mag|soll|sollen|bevorzuge|erwarte',
  done: 'gesprochen|geredet|geschrieben|gechattet|telefoniert|unterhalten|verbunden|weitergeleitet|kontaktiert|erreicht|bekommen|gehabt|getroffen|gesehen|gefragt|zu tun gehabt|beraten|angerufen',
  did: 'hat|hatte|haben mir|haben uns|haben gesagt|haben gestern|haben schon|haben immer|haben nicht|hatten|war|waren|wollte|sagte|sagt|meinte|meint|kam|kamen|konnte|konnten|schrieb|versprach|rief|stand|ging|brachte|gab|wusste|kommt nicht|kam nicht|ist nicht|sollte gestern|nahm|legte|erklärte|behauptet|behauptete|bestätigte|empfahl|klingelte|ist gestern|ist heute|ist schon|erzählte|teilte|fragte|verwies|schickte|stellte|machte|versicherte|schien|wohnt|arbeitet|nervt|is ned|is net|is gekommen|ist gekommen|ist da gewesen|ist nie|ist einfach|vergaß|stahl|brach|fuhr|war da',
  where:
    'von ihnen|von euch|im laden|in der filiale|am telefon|an der hotline|gestern|neulich|letzte woche|vor ort|die|der|das|aus dem shop|bei euch|bei ihnen|heute|damals|vorhin|namens|mir|mich|im shop|im geschäft|und|selbst',
}
sets.speaking =
  '<speak>|gesprochen werden|weitergeleitet|verbunden werden|weitergeleitet werden|zu sprechen|zu reden|zu schreiben|zu chatten|zu verbinden|zu haben'
sets.verbMe =
  'mich|mi|mir|uns|dies|das|es|den fall|die sache|mein anliegen|meinen fall|meine anfrage|diesen chat|den chat|das gespräch|meine sache|des'
sets.ending =
  'bitte|der|die|das|und|weil|denn|zum|zu|für|wegen|über|an|am|im|in|von|aus|jetzt|sofort|hier|nicht|keinen|keine|kein|sondern|statt|anstatt|der mir|mit|als|oder|dran|her|ran|da|sprechen|reden|haben|ist|ich|wenn|sonst|damit|ans|ins|gleich|endlich|mal|dazu|bekommen|kriegen|lieber|schreiben|helfen|erreichen|kontaktieren|rede|auf|bevor|wo|vom|beim|bei'
sets.alone =
  'menschliches wesen|menschliche beratung|mensch|menschen|echter mensch|mitarbeiter|mitarbeiterin|mitarbeiter in|kundenservice|kundendienst|kundenbetreuer|kundenberater|berater|beraterin|support|live chat|livechat|live support|agent|agenten|live agent|sachbearbeiter|ansprechpartner|ansprechpartnerin|person bitte|echte person|reale person|operator|jemand|jemanden|jemand echtes|menschliche hilfe|menschlicher support|menschlicher kontakt|persönliche beratung|persönlicher kontakt|persönlicher ansprechpartner|persönliche hilfe|kundensupport|servicemitarbeiter|supportmitarbeiter|kollege|kollegen|kollegin|vorgesetzter|vorgesetzten|chef|teamleiter|mensch aus fleisch und blut|weiterleiten|weiterleitung|verbinden|durchstellen|mitarbeiter sprechen|menschen sprechen|mensch sprechen|fachmann|experte|experten|human|kundenbetreuung|menschlicher mitarbeiter|echter mitarbeiter|echten mitarbeiter|mitarbeitende|mitarbeitenden|öpper|menschn|mänsch|angestellter|angestellten|kundenberatung|beratung durch menschen|übergabe an einen menschen|person bitte|mit mensch|mitarbeiter chat|mitarbeiterchat'

/** Wordings that name a person and wish for none; struck out before any wish is looked for. */
export const others: Rules = {
  refused: [
    '<aHuman> muss|braucht|brauchen|müssen|soll|sollte nicht|ned|net',
    '<notWant> <hedge>~ kein|keine|keinen|keinem|keiner|keins|koan|koa|kan|niemand|niemanden|niemandem <adj>~ <human>|<someone>|<desk>?',
    '<notWant> <hedge>~ mit? keinem|keiner|niemand|niemandem <adj>~ <human>|<someone>|<desk>? ~1 <speak>?',
    'kein|keine|keinen <adj>~ <human>|person ,? <hedge>~ nötig|notwendig|erforderlich|brauchen|brauch|brauche|gebraucht|danke|vonnöten|mehr_nötig|gewünscht|verlangt|gewollt|gefragt',
    'kein|keine|keinen <adj>~ <human>|person <hedge>~ nötig|notwendig|erforderlich|brauchen|brauch|brauche|danke',
    '<notWant> <hedge>~ nicht|ned|net|nie|niemals <hedge>~ mehr? mit? <who> <hedge>~ <speaking>?',
    'nicht|nie|niemals <hedge>~ mehr? mit <who> <hedge>~ <speaking> <notWant>',
    '<notWant> <hedge>~ mit <who> <hedge>~ nicht <speaking>?',
    '<pass> sie|du? mich|mi|uns|es|das bitte|jetzt|aber|doch~ nicht|ned|net ~1 mit|an|zu? <who>? <speaking>|weiter?',
    '^|bitte nicht|ned|net|keine|kein <hedge>~ mit|an|zu? <who>? <speak>|weiterleiten|verbinden|durchstellen|weiterleitung|übergabe',
    'ohne dass? mit? <who> ~1 zu|extra? <speak>?',
    'statt|anstatt|als <hedge>~ mit|von|bei|an? <who> ~1 zu? <speak>?',
    'lieber|besser|angenehmer|schneller|netter|freundlicher ~3 <bot> ~2 als ~1 mit? <who>',
    'besser|netter|schneller|freundlicher|schlauer als mit? <who>',
    'hasse|vermeide|vermeiden|keine_lust|scheue|angst|scheu|ungern|nervt_mich <hedge>~ ,? mit|vor? <who> <hedge>~ zu? <speak>?',
    'mag|rede|spreche|schreibe ~1 nicht|ungern ~1 mit? <who> <hedge>~ <speaking>?',
    'will|möchte|mag nicht|ned|net ,? dass ~1 <who>',
  ],
  process: [
    '^|oder|und|aber muss|müssen|soll|sollte|müsste|sollten|brauche|brauch|brauchen|braucht|benötige|benötigt ich|wir|man|mein_mann|meine_frau|meine_mutter|mein_vater ~3 mit|bei|an|zu|auf|durch? <who> <hedge>~ <speaking>|warten|wenden|anrufen|erreichen|fragen|beauftragen|haben|um|für|dafür|dazu|zu',
    'muss|müssen|brauche|brauch|benötige ich|wir|man <hedge>~ <aHuman> ,? um|für|dafür|dazu|bei|wenn|oder',
    'ist es nötig|notwendig|erforderlich|pflicht ,? ~2 mit? <who> ~1 zu? <speak>?',
    'wie viele|viel ~1 <human>|<desk>',
    'wieviele|wieviel ~1 <human>|<desk>',
    'welche|welchen|was_für ~2 <who>',
    'wann ist|sind|hat|haben|kommt|kommen|seid|arbeitet|arbeiten|öffnet ~2 <who>',
    'möchte|will|wollte|würde|kann ~1 <aHuman> werden',
    'kein|keine|keinen <adj>~ <human> bitte|danke',
    'ich|i|ick bin|bi kein|nicht_ein|koan <bot>',
    '<aHuman> ~2 nicht nötig|notwendig|erforderlich|gesucht|benötigt',
    'ist|sind|wäre ~2 <aHuman> ~3 nötig|notwendig|erforderlich|vorgeschrieben',
    '^ <polite>~ ,? rede|spreche|schreibe|chatte|red|sprech ich|i|ick ~2 mit <who>',
    'werden als|sie|ihr|wie_wird_man|bewerbe_mich_als|bewerbung_als|arbeite_als|arbeiten_als|job_als|jobs_als|stelle_als|ausbildung|ausbildung_zum|ausbildung_zur|ich_bin|bin|war_ich|gehalt|verdient|bin_selbst ~1 <aHuman>',
    'als <human>|<desk>',
  ],
  somebody_elses: [
    'ansprechpartner*|ansprechperson* ~3 ändern|aktualisieren|eintragen|hinterlegen|wechseln|austauschen|löschen',
    'ist|sind|war|waren|bin|wird ~1 mitarbeiter|berater|agent|kollege|sachbearbeiter bei|der|von|im|in|beim',
    'neue|neuen|paar|zwei|drei|vier|fünf|alle|beide|mehrere|einige|viele|zehn|20|10|5|3|2 <human>',
    'user|mail|reise|versicherungs|makler|geheim|immobilien|transfer|monitoring|backup|relay|ssh|remote|software|zustell agent|agenten',
    'reiseagent*|geheimagent*|versicherungsagent*|mailagent*|versicherungsberater*|steuerberater*|bankberater*|reiseberater*|spielerberater*|finanzberater*|unternehmensberater*',
    'mail|mails|emails|nachrichten|anrufe|anruf|post|pakete|paket|gespräche ~1 an|bei|zu <who> weiter*|schicken|senden|abgeben|umleiten?',
    'leite ich mails|anrufe|nachrichten|post|emails ~1 an <who> weiter?',
    'mein|meine|meinem|meinen|meiner|sein|seine|seinem|seinen|unser|unsere|unserem|unseren|ehemalige*|frühere* ~1 <human>|<desk>',
    'pro|jede|jeder|zweite|zweiten|dritte|dritten|weitere|weiteren|andere|anderen|anderer|fremde|fremden|einzelne|mehrere|zwei|drei|vier|2|3|4|1|bevollmächtigte|bevollmächtigten|berechtigte|für_eine person|personen|leute',
    'jemand|jemanden|jemandem anders|anderes|anderen|fremdes|fremden ,? darf|kann|meinen|mein|abholen|annehmen|überweisen|hat|die|meine|unterschreiben|bevollmächtigen|zugang|zugreifen',
    'mitarbeiter|mitarbeiterinnen|agent|agenten|berater|kunden|personal rabatt|rabatte|konto|login|portal|ausweis|nummer|zugang|zugänge|postfächer|nummern|preis|software|version|zahl|parkplatz|string|header',
    'wasch|spül|kaffee|bohr|näh|fax maschine|maschinen',
    'waschmaschine*|spülmaschine*|kaffeemaschine*|nähmaschine*|saugroboter*|mähroboter*|staubsaugerroboter*|kaffeeautomat*|anrufbeantworter',
    'kein mensch versteht|braucht|kann|weiß|will|hat|liest|blickt',
    'experten modus|einstellungen|tipp|tipps',
    'jeder|jedem|jeden|alle|allen|viele|vielen|welcher|andere|anderen mensch|menschen|leute|leuten',
  ],
  said: [
    '<who> <where>~ <did>',
    'hat|hatte|haben|hatten|war|waren|wollte|konnte|sagte|meinte <hedge>~ gestern|neulich|heute|schon|vorhin|mir|leider|bereits|auch~ <det> <adj>~ <human>|<desk> ~5 <told>',
    'mit|von|bei|durch <who> ~4 <done>',
    'dank|danke|lob|kompliment|gruß|grüße|laut|gemäß ~1 an|für? <det> <adj>~ <human>|<desk> .|für|war|hat',
    'laut <who>',
    'wurde|wurden ~5 von <who> ~1 bearbeitet|gelesen|geprüft|angenommen|abgelehnt|gelöscht|gesehen|beantwortet|storniert|erledigt|bestätigt',
  ],
}
sets.told =
  'gesagt|versprochen|mitgeteilt|erklärt|geholfen|angerufen|geschrieben|zugesagt|bestätigt|behauptet|gemeint|geschickt|erzählt|da|hier|bei mir|gewesen|gekommen|versichert|empfohlen|geraten|repariert|eingerichtet'

/** Plain wishes for a person: into the queue at once. */
export const explicit: Rules = {
  'wish.out_of_here': [
    'raus|heraus|weg|ausgang ~1 aus|von|vom|hier <aBot>|system|schleife|menü',
    'aus dem|diesem|der|dieser automatischen|automatisierten? <bot>|system|schleife ~1 raus|heraus',
    '^^ <polite>~ eskalieren|eskalation|eskaliere|weiterleitung <polite>~ $',
    'muss|soll|sollte|müsste|darf|möge sich? bitte|das|mal|da|einfach~ sich? <aHuman>|jemand|wer|einer ~2 ansehen|anschauen|kümmern|entscheiden|prüfen|lesen|annehmen|drum_kümmern|übernehmen|draufschauen',
    'an wen|wem kann|könnte|soll|darf|muss ich|wir ~2 wenden|schreiben|anbetteln',
    'wen muss|soll|kann|darf ich ~3 damit|um|sprechen|fragen|anbetteln',
    'den|die|der|wer ist|denn? ~1 verantwortlich*|zuständig* ~5 sprechen|reden|schreiben|haben|will|möchte',
    'dame|herr|frau|mann|mensch|person|kollege|kollegin ~4 helfen|hilft mir|uns?',
    'mir|uns dame|herr|frau|mann|mensch|person|kollege|kollegin ~1 helfen',
    'mir|uns ~1 eine|ein|ne dame|herr|mensch|person|kollege|kollegin ~4 helfen',
    'nur|bloß ein|eine mensch|person ~3 versteht|kann|könnte|hilft|lösen',
    'versteht|kann|begreift|löst nur|bloß ein|eine <human>|person',
    'von einer|einem echten|richtigen? person|menschen|mitarbeiter*|kolleg* ~1 bedient|betreut|beraten|geholfen|behandelt|bearbeitet',
    'jemand*|wen|wer|einen|eine|kollegen|kollegin ~2 dazuholen|dazu_holen|holen|herholen|rufen|annimmt|annehmen',
    'annimmt|annehmen|kümmert|kümmern <aHuman>',
    '<aHuman> ~2 meiner|dem|darum|sich annimmt|annehmen|kümmert|kümmern',
    'an eine|einen|einer|eines ihrer|eurer|deiner|von_ihren|von_euren kolleg*|mitarbeiter*|leute|leuten',
    'von euren|ihren|deinen mitarbeitern|kollegen|leuten ~2 da|frei|hier|welche|wer|jemand',
    'wechseln|wechsle|wechsel|umschalten|schalte ~2 zu|zum|auf ihrem|eurem|deinem|einem? personal|menschen|mitarbeiter|team|kollegen',
    'mit dem|der|demjenigen von gestern|vorhin|letztem_mal|neulich|eben ~1 reden|sprechen|schreiben|chatten',
    'schickt|schick|schicken ~1 die|einen|nen|mir menschen|mensch|mitarbeiter|kollegen ~1 rein|her|.',
    '<bot> aus|weg|raus ,? verbinden|weiterleiten|mensch',
  ],
  'wish.person': [
    'mit|mitm|mitn|mim|bei|zu|an|midm|mitnem <polite>~ <who> ~5 <speaking>',
    '<speak> <polite>~ mit|mitm|mitn|mim|midm|zu|bei <polite>~ <who>',
    'mit <polite>~ wem|öpperem|jemand|jemandem|jmd|jmdm|irgendwem ~4 <speaking>',
    'kann|könnte|darf|dürfte|will|möchte|mecht|muss|würde|kann_man|wollen|können ,? ich|i|wir|man|ik|ick|ech? <polite>~ <someoneOrHuman> <polite>~ persönlich? sprechen|erreichen|kontaktieren|sprechn|haben|bekommen|kriegen|dran|an_die|ans',
    '<someoneOrHuman> <polite>~ sprechen|sprechn|erreichen ,? $|.|können|bitte|will|möchte|kann',
    'wie|wo|wann|kann|möchte|will|würde|gerne|versuche|möglich|schaffe|komme|komm ,? ich|man|wir|es|i? <polite>~ zu|an|mit|nen|einen? <aHuman> ~2 erreichen|erreiche|kontaktieren|durchkommen|durch|sprechen|finden|finde|bekomme|bekommen|kriege|dran|kommen|gelangen|verbunden',
    'erreiche|erreich|kontaktiere|finde|find|bekomme|kriege|krieg|sprech|spreche ich|man|i ~2 <aHuman>',
    'komme|komm|kommt ich|man|i ~2 an|zu|mit <aHuman>',
    'den|die|ihren|euren|einen|dem|eure|ihre|einer|deinen|ihrer|deine ~1 <desk> <polite>~ sprechen|erreichen|sprechn',
    'wen|wem kann|könnte|darf|soll|muss ich|man ~3 <speaking>',
    'zu <aHuman> ~2 kommen|durchkommen|gelangen|durchdringen|durch',
    'persönlich|persönliches|live|direkt mit|von <who>',
    '<want> ~3 persönlich|persönliches|persönlichen|direkt|richtig ~2 sprechen|reden|gespräch|unterhalten|kontakt|ansprechpartner*',
    'von mensch zu mensch',
    'mensch zu mensch',
    'lass|lassen|lasst mich|mi|uns sie|bitte|endlich|mal|jetzt|doch|mit|zu~ <who>',
    'an wen|wem|<aHuman> ~3 schreiben|wenden|verbinden|weiter|weiterleiten|übergeben|abgeben|weitergeben|weiterreichen|eskalieren',
    'kontakt ~1 zu|mit <aHuman>|jemand*|einer_person',
  ],
  'wish.transfer': [
    '<pass> sie|du|ihr|s? bitte|doch|jetzt|mal~ <verbMe> <polite>~ mit|an|zu|zum|zur|am|auf|nen|einen|mitm? ~1 <who>',
    'verbinden|verbinde|verbindet|verbind sie|du|ihr? bitte|doch|jetzt|mal~ mich|mi|uns <polite>~ .',
    '<pass> sie|du|ihr|s? bitte|doch|jetzt|mal~ <verbMe> <polite>~ weiter|durch|dran .|an|zu|zum|zur|mit|bitte|jetzt',
    '<pass> sie? bitte|mal|doch~ <aHuman> ~1 .|dran|her|ran|an|dazu|rein|bitte|ans|in',
    '^^ <polite>~ verbinden|durchstellen|weiterverbinden|weiterleiten|vermitteln <polite>~ .',
    'mich|uns|das|mi <polite>~ verbinden|durchstellen|weiterverbinden|weiterleiten|weiterverbinden|durchgestellt .|lassen',
    'weitergeleitet|durchgestellt|weiterverbunden|verbunden werden .',
    '<verbMe> <polite>~ mit|an|zu|zum|zur <who> ~2 verbinden|verbunden|weiterleiten|weiterverbinden|durchstellen|übergeben|vermitteln|verweisen|weitergeben|weiterreichen|eskalieren|durchreichen|holen|geben|verbindet',
    'an|zu|mit <aHuman>|<det>_kollegen|jemand*|<desk>|die_<desk>|den_<desk>|der_<desk>|dem_<desk> ~1 weiterleiten|weitergeleitet|verbinden|verbunden|weiterreichen|übergeben|weitergeben|durchstellen|durchgestellt|vermitteln|eskalieren|abgeben|weiterverbinden|weiterverbunden|übergeben',
    'weiterleitung|weitergabe|übergabe|durchstellung|verbindung|vermittlung|eskalation an|zu|mit|zum <who>',
    'weiterleiten|weiterreichen|übergeben|eskalieren|verbinden|durchstellen|weiterverbinden <polite>~ an|zu|zum|mit <who>',
    'mit|an|zu <who> <polite>~ bitte|$',
    '<aHuman> <polite>~ verbinden|holen|dazuholen|hinzuziehen|dazuschalten|einschalten|rufen|her|ran|ran_lassen|übernehmen|ranholen|schicken',
    'hol|holen|holt|hole|ruf|rufen|gib|geben|gebt|schick|bring sie|ihr|du? mir|uns? <polite>~ jemand*|wen|irgendwen|irgendjemand* ~1 .|der|die|mit|vom|von|aus|her|ran|dran',
  ],
  'wish.want': [
    '<want> ich|i|wir|sie|mir|uns|ma? <polite>~ ich|i|mir? <aHuman> <polite>~ .|<ending>',
    '<want> <polite>~ <det>~ <real>~ mensch|menschen|menschn|mänsch|person_aus|*mitarbeiter|*mitarbeiterin|*mitarbeitern|*berater|*beraterin|ansprechpartner*|sachbearbeiter*',
    '<want> ich|wir|sie|mir? <polite>~ <det>~ <real> person|jemand*|stimme|antwort|antworten|hilfe|beratung|unterstützung|kontakt|gespräch|support|betreuung|ansprech*|chat|leute|gegenüber|auskunft',
    '<want> ich|wir|mir? <polite>~ jmd|jmdn|jmdm zum|der|mit|.',
    '<want>|bitte|antwort|hilfe ~5 von|durch <aHuman>',
    'um <aHuman> bitten|bitte|ersuchen',
    'sagte|meinte|schrieb|tippte|sage|meine <polite>~ <alone> <polite>~ .',
    'fleisch und blut',
    '<want> ich|wir|mir? <polite>~ jemand*|wen|irgendwen|irgendjemand*|wem ,? richtig*|echt*|kompetent*|menschlich*|anderen|anderes|anderer|von_euch|aus_fleisch|der|die|mit_ahnung|aus_dem|vom|von|mit|lebendig*|reales|aus|zum_reden|zum_sprechen|zum|hier',
    '<want> ~2 person|jemand* aus|von|vom|mit fleisch|dem|der|ihnen|euch|kundenservice|kundendienst|support|technik|ahnung|verstand|hirn|kompetenz',
    '<want> ~2 menschlich*|persönlich* hilfe|unterstützung|beratung|kontakt|antwort|ansprech*|support|betreuung|auskunft|betreuer|gespräch|hilfestellung|reaktion|rückmeldung|wesen|stimme',
    'hilfe|antwort|antworten|rückmeldung|beratung|unterstützung|auskunft|meinung|nachricht von|durch <aHuman>|echten_menschen|einer_person|jemand_echtem|jemandem_echten|einer_echten_person',
    '^ <polite>~ ,? ich|i|wir? will|brauche|möchte|brauch|mecht|hätte|benötige|wui|wü|suche ich? <polite>~ eine|ne|nen|echte|richtige~ person|jemand*|wen|leute <polite>~ $',
    'her mit <aHuman>',
    'lieber|besser|doch_lieber ~1 <det> <adj>~ <human> <polite>~ .|<ending>',
    '<human>|person statt|anstatt|anstelle|nicht|kein|keine|keinen|und_nicht ~3 <bot>',
    '<aHuman> <hedge>~ wäre|wär|währe ~2 besser|lieber|gut|schön|recht|nett|super|toll|hilfreich|angenehm|mir|prima',
    'wäre|wär ~2 <aHuman> ~1 besser|lieber|recht|möglich|verfügbar|da|erreichbar',
  ],
  'wish.is_there': [
    'ist|is|gibt|gibts|gibds|sitzt|arbeitet|wär|wäre|habt|haben|hat|wo|sind|wo_ist|wo_sind|existiert|sitzen|arbeiten|hots|gits|wär_do|ist_da|isch ,? es|s|ihr|sie|man|bei_euch|hier|da|denn|auch|überhaupt|noch|dort|irgendwo|bei_ihnen|do|eigentlich|am_anderen_ende|nicht|keine|keinen|kein|koan|irgendeinen|echte|einen|an|am|ein|eine|nur|jetzt|gerade|wirklich~ <adj>~ mensch|menschen|menschn|mänsch|*mitarbeiter|*mitarbeiterin|ansprechpartner*|*berater|beraterin|ansprechperson*|live_chat|livechat|echte_person|live_support|reale_person|*mitarbeitern|mitarbeitende|kundenbetreuer|operator|richtige_person|person ,? <polite>~ .|hier|da|dort|mit|der|die|zum|den|erreichbar|verfügbar|frei|online|ansprechbar|bei|mehr|auch|am|im|für|an|echt*|dran|dem|denen|verfügbar|ansprechbar',
    'ist|is|gibts|gibt|isch|wär|war_da|sitzt|hört|liest ,? es|da|hier|do|dort|denn|noch|überhaupt|mal|auch|echt|bitte|irgendwo|bei_euch|gerade|am_anderen_ende~ jemand|wer|irgendwer|irgendjemand|öpper|jemanden ~1 da|hier|online|erreichbar|dran|echtes|dort|menschlich*|verfügbar|frei|ansprechbar|mitlesen*|.',
    'ist|is|gibt|gibts|sitzt ,? es|da|hier? jemand|wer|jemanden der|die|mit_dem|mit_ahnung|am_anderen',
    'ist|is denn|hier|da|überhaupt|bei_euch niemand|keiner ~1 da|hier|dran|erreichbar|echtes',
    'hallo ,? <polite>~ ,? ist? jemand|wer da|hier|dran|anwesend',
    'jemand|wer da|dran|hier|zuhause|echtes|anwesend <polite>~ .',
    'ist|is noch|überhaupt|auch|denn~ wer|jemand da|dran|hier|anwesend',
    'kann|könnte|kannst|können|könnten|soll|sollte|darf|dürfte|möge|würde|mag|dass|damit|lass|lasst|lassen ,? sie? mir|sich|uns|das|hier|da|bitte|mal|vielleicht|nicht|auch|endlich|es|denn|eventuell|dies|den|mein|anliegen|problem|fall|ihr|meine|bestellung|konto|sache~ <det>~ <adj>~ <human>|von_euch_jemand|jemand_von_euch|jemand_von_ihnen|echte_person|jemand_echtes|jemand_anderes|jemand_anders|jemand_kompetentes|jemand_aus|jemand_vom|jemand_menschliches|person ~5 <doForMe>',
    'kann|könnte|können ,? mir|bitte|hier|endlich|mal|da|auch|jetzt~ wer|jemand|irgendjemand|irgendwer ,? echtes|richtiges|kompetentes|menschliches|anderes|anders|endlich|wirklich|mit_ahnung|persönlich|aus|vom|von ~4 <doForMe>',
    'möglich|möglichkeit|geht|ginge|chance|wäre_es|wie|kann|könnte|darf|dürfte|krieg|kriege|bekomme|bekomm ,? es|ich|man|wir|das|auch|hier|bitte|irgendwie|noch|eine|denn|eventuell|mal|vielleicht|dass~ ,? mit|zu|an|nen|einen|ein|von|bei? <aHuman> ~4 <speaking>|haben|bekommen|kriegen|kommen|ran|dran|sprechen|kontaktieren|erreichen|zu|.',
    'wer|welcher|jemand ~1 echtes|menschliches|reales|lebendes|lebendiges|richtiges|menschlich|kompetentes',
    '<aHuman> soll|sollte|muss|möge|sollen|müsste|darf ~4 <doForMe>',
    'antwortet|schreibt|hilft|liest|reagiert|meldet|hört ~3 echt*|ein|eine mensch|mitarbeiter|menschen|person',
    'bist nicht|ned ,? <det> <adj>~ <human> <polite>~ .',
    'wo ist|sind|bleibt|gibt_es|gibts ~2 mensch|menschen|mitarbeiter|ansprechpartner',
  ],
  'wish.no_machine': [
    'nicht|nie|niemals|ned|net|ungern|keinesfalls|nimmer|nich|ni|nöd <polite>~ länger|weiter|mehr? mit|zu|von|bei|für <aBot> ~3 <machineTalk>',
    '<machineTalk> <hedge>~ nicht|ned|net|nich|ungern|nie <polite>~ länger|weiter|mehr? mit|zu <aBot>',
    'kein|keine|keinen|keinem|keiner|koa|koan|koane <badly>~ <bot> <polite>~ mehr|.|haben|sprechen|reden|antworten|will|bitte|sondern|ich',
    'keine|kein|null|null_bock|genug|schluss|satt|leid|müde|schnauze|schnauze_voll|nase|nase_voll|bock|lust|reicht|hör|aufhören|weg|raus|stopp|stop|ende|keinen_nerv|kein_bock|hasse|basta ~3 mit|auf|von|vom|von_dem|von_den|über|an <aBot>',
    '<aBot> aus|weg|abschalten|ausschalten|stoppen|stopp|beenden|deaktivieren|überspringen|umgehen|raus <polite>~ .',
    'statt|anstatt|anstelle|nicht ~1 mit|von|an? <aBot> <polite>~ .|sondern|ich|zu|möchte|will|reden|sprechen',
    'statt|anstatt <aBot> <polite>~ <aHuman>',
    'nicht du|sie|mit_dir|ihr ,? <polite>~ <aHuman>',
    'mit|von <aBot> will|möchte|kann|werde|rede|spreche|schreibe|mag|diskutiere ~4 nicht|ned|net',
    'weg|schluss|raus|fort|stopp|stop|kein ~1 mit|vom|von? <aBot>',
    'vertraue|glaube|traue keine*|nicht <aBot>',
  ],
  'wish.enough': [
    'dieses|dies|diese|unser|das|unsere gespräch|unterhaltung|konversation|chat|diskussion ~1 bringt|führt|funktioniert|hat|ist|hilft|läuft ~2 nichts|nix|nirgendwohin|nicht|zu_nichts|keinen_sinn|sinnlos|zwecklos|nirgends',
  ],
  'wish.indefinite': [
    // once refusals, reports and compounds are struck out, "… einen Menschen" beside a word of asking is a wish
    '<asking> ~6 einen|einem|nen|nem|an|am|eine|einer|ner|ne|einen_von_euren|euren|eurem|ihren|ihrem|ihre|irgendeinen|irgendeinem <adj>~ <surely>',
    '<asking> ~4 <real> <surely>',
    '<surely> <polite>~ bitte|anwesend|gewünscht|erwünscht',
    '^ <polite>~ ,? <aHuman> <polite>~ anwesend|da|hier|frei|online|verfügbar .',
    'bitte jemand*|wen|einen|eine von|vom|aus',
    'liest|hört|schaut hier|da|dort|denn~ jemand|wer ~3 mit|zu',
    'ob ~1 <aHuman> ~1 frei|verfügbar|erreichbar',
    'jemand|jemanden|jemandem|wen|wem richtig*|echt*|kompetent*|menschlich*|vernünftig*',
    'ist ~2 jemand|wer|einer von ~1 kollegen|euch|ihnen',
    'brauche|bräuchte|brauch|will|möchte|benötige ~1 jemanden|wen|jemand|jmd .',
    '<asking> ~2 menschlichen|menschliche|menschlicher|menschliches beistand|begleitung|hilfe|kontakt|support|unterstützung|ansprech*|antwort|stimme|gegenüber|person|seele|rat',
    '<aHuman> ~2 möge|soll|sollte|müsste ~3 <doForMe>',
    'nur|von|mit ein|eine|einem mensch|mitarbeiter|mitarbeiterin|berater ~1 kann|beantworten|lösen|klären|helfen|versteht',
    '<surely> gesucht|benötigt|erbeten|verlangt|erforderlich|notwendig|nötig',
    '<surely> ~3 bitte .',
    '<aBot> rede|red|sprech|spreche|schreib|schreibe|will i|ich ~1 nicht|ned|net',
    'wen|jemand|jemanden|irgendwen ~1 geben|holen|bringen|vermitteln|dazuholen|herholen ~4 .|der|die',
    'kann|könnte|könnten|soll|sollte ~5 jemand ~1 persönlich|selbst|direkt|echtes ~1 <doForMe>',
    '<want> <polite>~ eine|ne <real>~ person <polite>~ .',
  ],
  'wish.alone': [
    '^^ <surely> <polite>~ $',
    '^ <polite>~ ,? <polite>~ ,? <det>~ <adj>~ <alone> ,? <polite>~ ,? <polite>~ $',
    '^ <polite>~ ,? <det>~ <alone> ,? <alone> <polite>~ $',
    '^^ <polite>~ bitte <polite>~ <det>~ <adj>~ <alone>|<human> <polite>~ .',
    '^^ <polite>~ <det>~ <adj>~ <alone>|<human> <polite>~ bitte|jetzt|sofort <polite>~ .',
    '^^ <polite>~ bitte <polite>~ <aHuman> ~1 im|in chat|den_chat|leitung',
    '^^ <polite>~ jemand*|wer|irgendwer|irgendwen|einer|eine|einen von|vom|aus ~2 bitte',
    'mitarbeiter|menschen|live|berater|agent|agenten chat|chatten <polite>~ .|starten|öffnen|bitte|beginnen',
  ],
}
sets.real = 'echt*|richtig*|real*|lebend*|menschlich*|wirklich*|leibhaftig*|kompetent*|natürlich*|lebendig*'
sets.asking =
  'will|wil|möchte|möcht|mecht|würde|hätte|hätt|wäre|wär|bitte|brauche|brauch|bräuchte|benötige|kann|kannst|können|könnte|könnten|könnt|darf|dürfte|soll|sollte|gib|gebt|geben|lass|lasst|lassen|sag|sagen|sagt|dann|lieber|endlich|sonst|hol|holt|holen|her|wünsche|verlange|fordere|suche|rufen|ruf|hier|wo|wie|stattdessen|andernfalls|ansonsten|möglichst|besser|warum|wieso|wann'
sets.any = '~1'
sets.surely =
  'mensch|menschen|menschn|mitarbeiter|mitarbeiterin|mitarbeitern|mitarbeitenden|kollegen|kollegin|ansprechpartner|ansprechpartnerin|ansprechperson|sachbearbeiter|sachbearbeiterin|kundenberater|kundenberaterin|berater|beraterin|kundenbetreuer|betreuer|servicemitarbeiter|supportmitarbeiter|echten person|echte person|reale person|realen person|agenten|fachmann|operator|vorgesetzten|angestellten'
sets.machineTalk =
  'sprechen|reden|schreiben|chatten|diskutieren|unterhalten|kommunizieren|spreche|rede|schreibe|chatte|diskutiere|plaudern|zu tun|abgespeist|beraten|verhandeln|abgeben|abspeisen|streiten|herumschlagen|rumschlagen|rumärgern|quatschen|geholfen|helfen|redn|sprechn|antworten|haben|zu|will|mag|möchte|quatsche|labern|texten|klären|abgefertigt'
sets.doForMe =
  'helfen|hilft|weiterhelfen|übernehmen|schauen|anschauen|ansehen|drüberschauen|drüber|draufschauen|kümmern|antworten|sprechen|reden|schreiben|melden|meldet|prüfen|erklären|beantworten|sagen|dran|ran|beraten|einschalten|klären|lösen|lesen|angucken|gucken|dazukommen|kommen|bearbeiten|anrufen|kontaktieren|unterstützen|zuhören|ranlassen|übernimmt|anschaut|ansieht|hilft|kümmert|antwortet|schaut'

/** People may help, but another way, or higher up: the ways there are get offered. */
export const soft: Rules = {
  'wish.call': [
    'ruf|rufe|rufen|ruft sie? mich|mi|uns|bitte|doch|mal|sie~ bitte? an|zurück|zruck|unter|morgen|heute|dringend|umgehend|kurz',
    'rückruf|rückrufe|callback|zurückrufen|zurückgerufen|zurückruf|rückrufservice|anrufen_lassen|rückrufwunsch|rückrufbitte',
    'anrufen|anruf|angerufen mich|uns|bitte|werden|wenn|unter',
    'kann|können|könnte|könnten|könnt|möchte|darf|will|würde|soll|wie|wo|wann|muss|lieber ~4 anrufen|telefonieren|anrufe|telefonisch|angerufen|telefonat',
    'telefonisch ~2 erreichbar|erreichen|klären|sprechen|kontakt|melden|besprechen|beraten|kontaktieren|bitte',
    'per|am|übers|über telefon|das_telefon',
    'melden|melde|meldet|meldung sie|euch|dich|sich|ihr? bitte|doch|mal|endlich~ bei mir|uns',
    'soll|kann|könnte|möge|bitte ~2 sich ~5 melden',
  ],
  'wish.phone_number': [
    'eure|euere|ihre|deine|welche|welcher|eine|die|wie|gib|gibt|nummer|euch|ihnen ~2 telefonnummer|rufnummer|telefonnr|telnr .|wo|an|unter|vom|der|von|für|damit|zum|bei|bitte',
    '^ <polite>~ telefonnummer|rufnummer|telefonnr|telnr <polite>~ $',
    'servicenummer|hotline|telefonhotline|kontaktdaten|hotlinenummer|kundenhotline|servicehotline|kontaktnummer|durchwahl|kontaktmöglichkeit*|kontaktformular',
    'unter|welcher|eine|ihre|eure|die|deine|euere nummer .|an|erreiche|erreichen|ruf|rufe|kann|von|der|vom|eurer|ihrer',
    '^ <polite>~ kontakt|telefon|nummer|anrufen|kontaktieren <polite>~ $',
    'euren|ihren|eure|ihre kontakt|kontakte',
    'wie|kann|können|möchte|würde|muss|wo|will|gern|gerne ~5 kontaktieren|kontaktiere|in_kontakt|kontakt|erreichen|erreiche|in_verbindung|wenden',
    'an wen ~3 wenden|wende',
  ],
  'wish.supervisor': [
    'vorgesetzt*|teamleiter*|teamleitung|geschäftsführ*|geschäftsleitung|abteilungsleiter*',
    'ihr|ihren|euer|euren|dein|deinen|ihrem|eurem chef|boss|manager|leiter',
    'beschwerdestelle',
  ],
  'wish.complaint': [
    'beschwer*|reklamier*|beschwerde*',
    'anwalt|rechtsanwalt|verbraucherzentrale|schlichtungsstelle|bundesnetzagentur|anwältin',
    'rechtliche schritte',
  ],
}
