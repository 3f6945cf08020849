import type { Rules, Sets } from './phrases.ts'
import type { Keys } from './spelling.ts'

/**
 * Wishes for a person in languages we do not speak: the plainest wordings only, so that nobody is left with the bot
 * because of their language. Everything else in these languages is for a model, or for a person with the language noted.
 */
export const keys: Keys = { meant: [], real: [] }

export const sets: Sets = {
  fr: 'humain|quelqu un|quelquun|une personne|personne réelle|vraie personne|un conseiller|une conseillère|conseiller|un agent|un opérateur|un être humain|un responsable|service client',
  es: 'humano|alguien|una persona|persona real|persona|un agente|agente|un asesor|un operador|operador|un representante|ser humano|atención al cliente|un humano',
  it: 'umano|qualcuno|una persona|persona reale|persona vera|un operatore|operatore|un agente|un essere umano|un consulente|assistenza clienti|un responsabile',
  nl: 'mens|iemand|een mens|een medewerker|medewerker|een persoon|echt persoon|echte persoon|een echt mens|klantenservice|een collega',
  pt: 'humano|alguém|uma pessoa|pessoa|um atendente|atendente|um agente|um operador|pessoa real',
  tr: 'insanla|biriyle|insan ile|temsilciyle|temsilci ile|müşteri temsilcisi|müşteri temsilcisiyle|müşteri temsilcisine|yetkiliyle|yetkili|gerçek biriyle|gerçek bir insanla|operatöre|operatör|insana|temsilciye|birisiyle|canlı destek',
  pl: 'człowiekiem|konsultantem|kimś|pracownikiem|doradcą|osobą|agentem|żywym człowiekiem|przedstawicielem|konsultanta|kims|czlowiekiem',
  uk: 'людиною|оператором|кимось|живою людиною|менеджером|консультантом|оператора|людину|працівником|агентом',
  ru: 'человеком|оператором|кем-то|кем-нибудь|живым человеком|менеджером|консультантом|оператора|человека|сотрудником|специалистом',
}

/** Refusals in these languages. */
export const others: Rules = {
  refused: [
    'ne veux|voudrais|souhaite pas ~4 <fr>',
    'pas besoin ~4 <fr>',
    'no quiero|necesito ~4 <es>',
    'non voglio|serve|ho ~4 <it>',
    'geen <nl>',
    'nie chcę|potrzebuję ~2 <pl>',
    'не хочу|треба|потрібно|нужно|надо ~2 <uk>|<ru>',
  ],
}

export const explicit: Rules = {
  'wish.person': [
    'parler|discuter|échanger|parle|contacter|joindre ~1 à|avec|a|un? <fr>',
    'hablar|chatear|comunicarme|contactar|habla|hablo ~1 con ~1 <es>',
    'parlare|chattare|parlo|contattare ~1 con|a ~1 <it>',
    'met <nl> ~1 spreken|praten|chatten|te_spreken|verbinden',
    'spreken|praten|chatten met <nl>',
    '<nl> spreken',
    'falar|conversar ~1 com ~1 <pt>',
    '<tr> ~1 görüşmek|konuşmak|bağlanmak|görüşebilir|konuşabilir|bağla|bağlayın|bağlar|aktar|aktarın|görüşeyim|konuşayım|istiyorum',
    'rozmawiać|porozmawiać|pogadać|rozmowa|połącz|połączyć|połączcie|polacz|mówić ~2 z|mnie_z|się_z? ~1 <pl>',
    'поговорити|говорити|розмовляти|спілкуватися|звʼязатися|зєднайте|з’єднайте|переключіть|покличте ~2 <uk>',
    'поговорить|говорить|общаться|связаться|соедините|переключите|позовите|свяжите ~2 <ru>',
    'التحدث|اتحدث|أتحدث|التكلم|أتكلم|اتكلم|التواصل|أريد|اريد ~2 مع|إلى|الى? ~1 شخص|موظف|إنسان|انسان|بشر|أحد|احد|وكيل|مندوب',
  ],
  'wish.alone': [
    '^ <fr>|<es>|<it>|<nl>|<pt> por_favor|svp|s_il_vous_plaît|per_favore|alstublieft|graag? $',
    '^ оператор|человек|людина|człowiek|konsultant|temsilci|insan|موظف|إنسان|انسان $',
  ],
}

/** Soft wishes of other languages are left to a model. */
export const soft: Rules = {}
