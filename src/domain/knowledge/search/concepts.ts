import { keyOf } from './hash.ts'
import { type Lang, stem, words } from './text.ts'

/**
 * Words that customers and editors use for the same thing, one line a concept, English | German. Everyday and
 * support vocabulary, written by hand; it says "near enough to find an article", not "the same". Two words
 * joined by "_" stand for the pair. Inflected forms are listed only where stemming does not bring them together.
 * Longer than other files because it is one list; add lines freely, order means nothing.
 */
const table = `
cancel cancellation terminate termination end quit stop discontinue resign | kündigen kündigung gekündigt beenden beendigung stornieren storno storniert abbestellen auflösen aussteigen abmelden
withdraw withdrawal revoke revocation undo take_back retract | widerrufen widerruf zurücktreten rücktritt zurückziehen rückgängig
refund refunded money_back reimburse reimbursement repay repayment pay_back | erstattung erstatten rückerstattung zurückerstatten geld_zurück rückzahlung gutschrift rückvergütung
return returned send_back give_back bring_back | rücksendung retoure zurücksenden zurückschicken rückgabe zurückgeben retournieren umtauschen umtausch
exchange replace replacement swap substitute switch_out | umtausch umtauschen ersatz ersetzen austauschen austausch tauschen
broken break broke damaged damage defective defect faulty cracked smashed dented ruined | kaputt beschädigt beschädigung schaden defekt zerbrochen zerstört verbeult hinüber mangel mangelhaft
work working works function functioning functional operate operational operating | funktioniert funktionieren geht klappt läuft gehen klappen laufen tut betrieb
fail failed failure error problem issue trouble fault bug glitch wrong mistake | fehler problem störung fehlgeschlagen schiefgegangen scheitert probleme panne falsch fehlermeldung
outage down offline interruption disruption dead disconnected | ausfall ausgefallen störung offline unterbrechung unterbrochen tot
slow sluggish lag lagging speed fast quick bandwidth performance crawl | langsam lahm lahmt geschwindigkeit tempo schnell ruckelt bandbreite träge
repair fix mend solve resolve solution troubleshoot remedy | reparieren reparatur beheben lösen lösung behebung instand entstören
guarantee warranty | garantie gewährleistung
price cost costs charge fee fees expense rate tariff expensive cheap amount how_much pricing | preis kosten kostet gebühr gebühren entgelt teuer billig günstig betrag wie_viel wieviel tarif porto
free complimentary gratis no_charge | kostenlos gratis umsonst kostenfrei frei
discount coupon voucher promo promotion offer deal rebate sale reduction | rabatt gutschein aktion angebot nachlass ermässigung vergünstigung code prozente
pay paid payment paying payments settle | zahlen bezahlen zahlung bezahlung bezahlt gezahlt begleichen überweisen
bill invoice invoices billing statement receipt | rechnung rechnungen beleg quittung abrechnung kassenbon
charged debited deducted debit withdrawn taken | abgebucht abbuchung belastet eingezogen abgezogen lastschrift einzug
double twice duplicate repeated two_times | doppelt zweimal zweifach mehrfach
installment instalment monthly | rate raten ratenzahlung monatlich
tax vat duty customs | steuer mehrwertsteuer zoll mwst
money cash funds fund | geld bargeld guthaben mittel
transfer wire send_money remittance | überweisung überweisen transfer geld_senden
deposit top_up topup topping add_money load recharge reload | einzahlen einzahlung aufladen aufladung guthaben
balance | kontostand saldo guthaben
bank banking | bank bankverbindung kreditinstitut
atm cash_machine cashpoint | geldautomat bankautomat automat
card cards | karte kreditkarte bankkarte
pin passcode code | pin geheimzahl code kennzahl
currency exchange_rate conversion convert foreign | währung wechselkurs umrechnung umrechnen fremdwährung
salary wage income paycheck earnings | gehalt lohn einkommen verdienst
loan credit mortgage lend borrow | kredit darlehen leihen hypothek
save savings saving | sparen ersparnis gespart
buy purchase bought order ordered orders ordering shop shopping get acquire | kaufen kauf gekauft bestellen bestellung bestellt einkaufen erwerben einkauf ordern
sell selling sold sales vendor seller | verkaufen verkauf verkauft verkäufer händler
available availability stock in_stock inventory | verfügbar verfügbarkeit lager vorrätig lieferbar lagernd
product item goods article merchandise | produkt artikel ware waren
choose choice select selection pick option options alternative | wählen wahl auswählen auswahl aussuchen option alternative
recommend recommendation suggest suggestion advise advice propose best | empfehlen empfehlung vorschlagen vorschlag rat raten beraten beratung tipp
compare comparison difference differ versus better | vergleichen vergleich unterschied besser unterscheiden
deliver delivery delivered shipping ship shipped shipment dispatch dispatched sent send arrive arrived arrival | lieferung liefern geliefert versand versenden versendet zustellung zustellen zugestellt schicken geschickt ankommen angekommen senden gesendet verschickt ankunft
parcel package packet box mailpiece | paket päckchen sendung lieferung packerl
carrier courier driver postman mailman | paketdienst kurier fahrer bote zusteller postbote spedition
track tracking trace locate whereabouts follow | verfolgen verfolgung tracking nachverfolgen sendungsnummer orten finden
where location place located whereabouts | wo ort standort stelle befindet
late delay delayed overdue wait waiting still_not pending long | verspätet verspätung verzögerung verzögert spät warten warte wartezeit überfällig lange dauert immer_noch
lost lose missing disappeared gone misplaced vanished not_found | verloren verlieren verschwunden weg fehlt fehlen vermisst abhanden unauffindbar
stolen steal theft thief robbed stole | gestohlen geklaut diebstahl dieb klauen
neighbour neighbor | nachbar nachbarn
pickup pick_up collect collection | abholen abholung abgeholt selbstabholung
abroad foreign overseas international country countries other_country | ausland auslands international länder land
address street postal postcode zip zipcode residence | adresse anschrift strasse postleitzahl plz wohnort
move moving moved relocate relocation new_home | umzug umziehen umgezogen wohnungswechsel ziehe
change changing changed edit modify alter update adjust amend correct revise | ändern änderung geändert anpassen bearbeiten aktualisieren umstellen wechseln korrigieren abändern wechsel
switch upgrade downgrade change_plan | wechseln wechsel umsteigen hochstufen tarifwechsel upgrade
contract agreement subscription plan membership tariff | vertrag tarif abo abonnement mitgliedschaft vereinbarung
term duration period notice minimum | laufzeit dauer frist kündigungsfrist mindestlaufzeit zeitraum
extend extension renew renewal prolong continue | verlängern verlängerung erneuern erneuerung fortsetzen weiter
expire expired expiry expiration valid validity | ablaufen abgelaufen ablauf gültig gültigkeit läuft_ab
deadline due due_date latest | frist fällig fälligkeit spätestens stichtag
account profile | konto benutzerkonto kundenkonto profil account
register registration sign_up signup enroll enrol enrollment join create open apply application subscribe | registrieren registrierung anmelden anmeldung einschreiben beitreten eröffnen anlegen beantragen antrag teilnehmen
login log_in sign_in signin logon access enter | login einloggen anmelden anmeldung zugang zugriff einwählen
logout log_out sign_out | abmelden ausloggen logout
password passphrase credentials passwords | passwort kennwort zugangsdaten passwörter
forgot forget forgotten remember | vergessen vergesse erinnern weiss_nicht
reset restore recover recovery | zurücksetzen wiederherstellen wiederherstellung reset
block blocked lock locked freeze frozen suspend suspended hold restricted | sperren gesperrt sperre blockiert sperrung blockieren eingefroren
unblock unlock reactivate unfreeze | entsperren freischalten entsperrt freigeben
activate activation enable turn_on switch_on start launch | aktivieren aktivierung einschalten anschalten starten freischalten anmachen
deactivate disable turn_off switch_off shut | deaktivieren ausschalten abschalten ausmachen abstellen
delete remove erase clear discard close | löschen entfernen gelöscht löschung schliessen beseitigen
add attach include insert append | hinzufügen ergänzen anhängen einfügen dazu
create make build generate set_up new | erstellen anlegen erzeugen machen bauen neu
setup set_up configure configuration install installation installing installed settings | einrichten einrichtung konfigurieren installieren installation einstellen einstellung einstellungen eingerichtet
connect connection connected link pair connecting | verbinden verbindung verbunden anschliessen anschluss koppeln
restart reboot power_cycle | neustart neustarten neu_starten reboot hochfahren
update upgrade version newest latest | update aktualisierung version aktualisieren neueste
download downloading | herunterladen download runterladen
upload uploading | hochladen upload
print printer | drucken drucker ausdrucken
file document documents pdf paper papers form | datei dokument dokumente unterlagen formular papier
picture photo image pictures camera | bild foto fotos bilder kamera
screen display monitor | bildschirm anzeige display monitor
computer pc laptop desktop notebook | computer pc rechner laptop notebook
phone mobile cell cellphone smartphone telephone handset iphone android | handy telefon smartphone mobiltelefon iphone android apparat
landline fixed_line telephony | festnetz telefonie telefonanschluss
call phone_call ring dial hotline telephone | anrufen anruf telefonieren telefon hotline rufen erreichen
number numbers digits | nummer nummern zahl rufnummer
text sms message messages | nachricht sms nachrichten mitteilung
email mail mails e_mail inbox mailbox | mail mails email e_mail postfach mailadresse
letter post postal | brief post schreiben
forward forwarding redirect | weiterleiten weiterleitung umleiten nachsenden
spam junk phishing | spam werbung phishing müll
internet online web broadband | internet online netz web
wifi wlan wireless wi_fi | wlan wifi w_lan funknetz drahtlos
signal reception coverage range weak | empfang signal reichweite abdeckung schwach netz
router modem box | router modem box
light lights led lamp blinking flashing | licht lampe leuchte led blinkt leuchtet blinken
cable wire plug socket | kabel stecker dose leitung
website site page webpage homepage url | webseite website seite homepage internetseite url
app application software program | app anwendung software programm
domain dns | domain dns
device devices equipment hardware gadget machine | gerät geräte hardware ausstattung
battery charge charging power | akku batterie laden aufladen strom
technician engineer mechanic installer | techniker monteur handwerker
appointment visit meeting schedule scheduled calendar slot booking | termin besuch verabredung kalender terminvereinbarung treffen
reschedule postpone move_appointment | verschieben verlegen umbuchen
book reserve reservation booking | buchen reservieren reservierung buchung
time hours hour when opening open date day | zeit uhrzeit wann öffnungszeiten geöffnet stunden uhr datum tag
today tonight now currently right_now | heute jetzt aktuell derzeit momentan gerade
tomorrow | morgen
week weekend weekly | woche wochenende wöchentlich
holiday vacation holidays leave out_of_office trip | urlaub ferien feiertag abwesenheit abwesend reise
travel trip journey traveling travelling flight fly | reise reisen verreisen flug fliegen fahrt
how_long duration take_long long | wie_lange dauer dauert zeitraum
how_often frequency frequently | wie_oft häufig häufigkeit oft
why reason cause purpose how_come | warum wieso weshalb grund ursache zweck weswegen
who person people someone group | wer person personen leute mensch personengruppen
must required requirement requirements obligatory mandatory prerequisite prerequisites necessary need_to have_to | muss pflicht voraussetzung voraussetzungen erforderlich notwendig nötig verpflichtet verpflichtend bedingung
allowed permitted permission permit possible able may | erlaubt dürfen darf gestattet erlaubnis möglich möglichkeit zulässig
forbidden prohibited not_allowed ban banned | verboten untersagt verbot nicht_erlaubt
limit maximum max minimum limits cap | grenze limit maximum höchstens maximal minimum höchstbetrag
full storage space capacity quota memory | voll speicher speicherplatz platz kapazität
help assist assistance support aid | hilfe helfen unterstützung unterstützen support hilf beistand
contact reach get_in_touch talk speak | kontakt kontaktieren erreichen melden sprechen
customer_service customer_care support_team service_desk helpdesk call_center call_centre | kundendienst kundenservice service kundenbetreuung support callcenter
agent human representative operator staff employee advisor | mitarbeiter mitarbeiterin mensch berater person sachbearbeiter personal
complain complaint complaints dissatisfied unhappy angry annoyed disappointed | beschwerde beschweren reklamation reklamieren unzufrieden ärgerlich enttäuscht sauer
feedback review rating opinion comment | feedback bewertung meinung rückmeldung bewerten
question ask query inquiry enquire asking | frage fragen anfrage nachfragen
answer reply respond response | antwort antworten rückmeldung beantworten
explain explanation describe mean meaning definition define | erklären erklärung bedeutet bedeutung definition heisst beschreiben
information info details data know learn find_out | information informationen infos auskunft angaben daten erfahren wissen
example sample examples | beispiel beispiele muster
name named called | name namen heisst genannt heissen
confirm confirmation verify verification validate validation prove proof check | bestätigen bestätigung prüfen überprüfung nachweis verifizieren überprüfen beweis nachweisen
identity identification id passport identify | ausweis identität personalausweis reisepass identifizieren legitimation
authorise authorize authorization approval approve approved | vollmacht bevollmächtigen genehmigen genehmigung freigabe
decline declined reject rejected refuse refused denied deny | abgelehnt ablehnen ablehnung verweigert verweigern zurückgewiesen
accept accepted acceptance agree consent | akzeptieren annehmen zustimmen zustimmung einwilligung angenommen
two_factor authenticator 2fa | zwei_faktor zweifaktor authentifizierung 2fa
privacy personal_data gdpr confidential data_protection | datenschutz dsgvo persönliche_daten vertraulich privatsphäre
security secure safe safety protect protection protected | sicherheit sicher schutz schützen geschützt absichern
fraud scam suspicious hacked hack compromised unauthorised unauthorized unknown | betrug betrüger verdächtig gehackt missbrauch unbefugt unbekannt
danger dangerous risk risky threat vulnerable | gefahr gefährlich gefährdet risiko risiken bedrohung
emergency urgent urgently immediately asap | notfall dringend sofort eilig schnellstmöglich
law legal lawyer rights right | recht gesetz rechtlich anwalt rechte gesetzlich
insurance insured insure coverage | versicherung versichert versichern
work job position career employment employ vacancy hire profession | arbeit job stelle beruf karriere anstellung bewerben bewerbung arbeitsplatz
employer company business firm enterprise organization organisation corporation | unternehmen firma betrieb arbeitgeber konzern gesellschaft organisation
boss manager supervisor chief ceo head founder | chef vorgesetzter leiter geschäftsführer leitung gründer
colleague team coworker member members | kollege team mitglied mitarbeitende kollegen
customer client user | kunde kundin nutzer benutzer kunden
partner partnership cooperate cooperation | partner partnerschaft kooperation zusammenarbeit
course class lesson training lecture seminar | kurs unterricht schulung vorlesung seminar lektion lehrgang
school kindergarten childcare nursery | schule kita kindergarten schulen betreuung
student pupil learner participant | student schüler teilnehmer studierende
teacher instructor trainer professor | lehrer dozent lehrkraft trainer
homework assignment exercise task project | hausaufgabe aufgabe übung projekt
exam test quiz exams | prüfung test klausur
certificate certification diploma degree | zertifikat bescheinigung zeugnis abschluss urkunde
grade score mark points result results | note punkte ergebnis ergebnisse wertung
child children kid kids baby son daughter | kind kinder baby sohn tochter säugling
parent parents mother father mom dad family | eltern mutter vater mama papa familie
pregnant pregnancy expecting | schwanger schwangere schwangerschaft
old elderly age senior seniors aged | alt älter alter senioren ältere
man men male husband | mann männer ehemann männlich
woman women female wife | frau frauen ehefrau weiblich
pet pets dog cat animal animals | haustier tier tiere hund katze haustiere
ill illness sick sickness disease unwell | krank krankheit erkrankung erkrankt erkranken
infect infected infection infectious contagious catch transmit transmission transmitted spread | infektion infizieren infiziert anstecken ansteckung angesteckt ansteckend übertragen übertragung verbreitet verbreitung ausbreitung
symptom symptoms signs sign indication | symptom symptome anzeichen krankheitszeichen zeichen beschwerden
doctor physician medical clinic hospital | arzt ärztin praxis klinik krankenhaus mediziner
medicine drug medication pill treatment therapy cure treat | medikament arznei behandlung behandeln therapie heilung medizin tablette
vaccine vaccination vaccinate immunization shot | impfung impfstoff impfen geimpft schutzimpfung
virus corona coronavirus covid | virus corona coronavirus covid erreger
mask masks face_mask | maske masken mundschutz
wash clean cleaning disinfect hygiene | waschen reinigen reinigung desinfizieren hygiene sauber putzen desinfektion
prevent prevention avoid precaution precautions | vermeiden verhindern vorbeugen vorbeugung vorsorge schutzmassnahmen
prepare preparation preparing plan planning | vorbereiten vorbereitung planen planung plan
measure action actions step steps procedure process | massnahme massnahmen schritt schritte vorgehen ablauf verfahren
quarantine isolate isolation stay_home | quarantäne isolation isolieren isoliert
death die dead fatal mortality | tod sterben gestorben tödlich sterblichkeit todesfälle
health healthy healthcare | gesundheit gesund gesundheitlich
pain hurt ache headache | schmerz schmerzen weh kopfschmerzen
food eat meal dish restaurant eating lunch dinner breakfast | essen speise gericht restaurant mahlzeit lebensmittel mittagessen abendessen
drink beverage water coffee tea | trinken getränk wasser kaffee tee
cook cooking recipe bake ingredient ingredients | kochen rezept backen zutaten
calorie calories nutrition nutritional diet | kalorien nährwert ernährung diät
music song songs playlist track album artist singer | musik lied lieder song sänger künstler
play playing listen hear | spielen abspielen hören anhören
sound volume loud louder quiet audio speaker mute | ton lautstärke laut leise klang lautsprecher stumm
video movie film movies watch | video film filme schauen ansehen
game games gaming | spiel spiele
news headline headlines | nachrichten neuigkeiten schlagzeilen meldungen
weather rain forecast temperature snow sunny | wetter regen vorhersage temperatur schnee
warm hot heat heating | warm heiss heizung wärme
cold cool freezing | kalt kühl kälte
car vehicle auto automobile drive driving | auto wagen fahrzeug fahren pkw
taxi cab uber ride | taxi mitfahrt
train bus metro transport transit subway | zug bahn bus verkehr ubahn verkehrsmittel
traffic jam congestion | stau verkehr
fuel gas gasoline petrol | benzin tanken kraftstoff sprit
tire tyre wheel tires | reifen rad
road route directions direction way map navigate navigation | weg route richtung karte strecke wegbeschreibung
distance far near close nearby nearest | entfernung weit nah nähe nächste entfernt
hotel accommodation lodging stay | hotel unterkunft übernachtung
luggage baggage suitcase bag | gepäck koffer tasche
house home apartment flat | haus wohnung zuhause heim
room kitchen bedroom living_room | zimmer raum küche
alarm wake wake_up timer clock | wecker alarm wecken timer uhr
remind reminder remember | erinnern erinnerung
list todo lists | liste listen
calculate math compute sum | rechnen berechnen summe
translate translation language languages | übersetzen übersetzung sprache sprachen
speak talk chat conversation say | sprechen reden unterhalten gespräch plaudern
joke funny laugh humor | witz lustig lachen humor
story tell_story fact | geschichte erzählung
bot robot chatbot virtual_assistant ai assistant | bot roboter chatbot assistent ki künstliche_intelligenz
friend buddy friends mate | freund freundin freunde kumpel
love like adore fond | liebe lieben mag gefällt gern
hate dislike awful terrible bad worst | hasse schlecht schlimm furchtbar übel mies schrecklich
good great nice awesome excellent cool perfect | gut toll super prima klasse schön ausgezeichnet spitze perfekt
happy glad pleased satisfied | froh glücklich zufrieden freut
sad sorry regret unfortunately | traurig leider bereue bedauern
sorry apologise apologize apology forgive excuse | entschuldigung verzeihung verzeihen vergeben entschuldigen sorry vergib
stupid dumb idiot fool silly | dumm blöd idiot doof bescheuert
thank thanks grateful appreciate | danke dank dankbar
hello hi hey greetings | hallo hi hey grüss servus moin
bye goodbye farewell see_you | tschüss wiedersehen ciao tschau bis_bald
morning good_morning | morgen guten_morgen
evening night good_night | abend nacht gute_nacht
birthday born birth | geburtstag geboren geburt
repeat again once_more | wiederholen nochmal nochmals noch_einmal wiederhole
understand comprehend get_it | verstehen kapieren verstanden begreifen
believe think guess opinion | glauben denken meinen meinung
know aware familiar | wissen kennen bekannt
show display view see list | zeigen anzeigen ansehen sehen anschauen
find search look_for seek looking_for | finden suchen suche gefunden
open launch unlock | öffnen aufmachen geöffnet
close shut closed | schliessen geschlossen zumachen
increase raise higher more | erhöhen erhöhung steigern höher mehr anheben
decrease reduce lower less cut | verringern reduzieren senken weniger niedriger verkleinern
begin start commence beginning | beginnen anfangen beginn start anfang
finish complete end finished done completed | fertig abschliessen beendet ende abgeschlossen
first initial initially | erste zuerst anfangs
last final finally recent previous | letzte letzter zuletzt vorige
new recent latest novel | neu neue neuartig neuer
big large huge size sizes | gross grösse gross umfang
small little tiny mini | klein gering winzig
many number_of count quantity several | viele anzahl menge mehrere wie_viele
all everything every whole entire | alle alles gesamt ganze sämtliche
part piece section component | teil stück abschnitt bestandteil
enough sufficient | genug ausreichend reicht
us usa united_states america american | usa amerika vereinigte_staaten us amerikanisch
uk britain united_kingdom england british | grossbritannien england uk britisch
germany german | deutschland deutsch
europe european eu | europa eu europäisch
austria austrian | österreich
switzerland swiss | schweiz
city town | stadt ort gemeinde
color colour | farbe farbig
weight heavy weigh | gewicht schwer wiegen
ingredient material made_of contents composition | inhaltsstoff material zutat zusammensetzung inhalt
clothes clothing dress wear shirt | kleidung kleider kleid tragen
gift present | geschenk schenken
reward points loyalty bonus miles cashback | prämie punkte treue bonus meilen
invest investment stock share stocks | investieren anlage aktie aktien
minimum_age age_limit how_old | mindestalter wie_alt altersgrenze
share sharing give | teilen weitergeben freigeben
use usage utilise utilize using | benutzen nutzen verwenden verwendung nutzung gebrauch gebrauchen
read reading book | lesen buch gelesen
write writing compose | schreiben verfassen geschrieben
learn study learning | lernen studieren üben
try attempt tried test testing demo | versuchen ausprobieren testen probieren demo probe
wish want desire would_like | wünschen möchte will wunsch
pass through_pass go_through | durchgehen bestehen bestanden
fill fill_out complete_form | ausfüllen eintragen angeben
import export migrate | importieren exportieren migrieren umziehen
backup copy save restore | sicherung kopie backup sichern speichern kopieren
run execute running command | ausführen laufen starten befehl
server host hosting | server host hosting
database table query sql | datenbank tabelle abfrage
environment variable variables config | umgebung variable konfiguration
crash freeze hang stuck hangs | absturz abstürzen hängt einfrieren abgestürzt
feature functionality capability | funktion funktionalität fähigkeit
integrate integration plugin interface api | integration integrieren schnittstelle anbindung
industry sector branch field | branche industrie bereich sektor
marketing advertising advertisement campaign | marketing werbung kampagne
analytics analysis statistics report reports | analyse statistik auswertung bericht
door gate lock key keys | tür tor schloss schlüssel
event events concert festival happening | veranstaltung konzert ereignis fest
ticket tickets admission | ticket karte eintritt fahrkarte
restaurant cafe bar pub diner | restaurant lokal café kneipe
reservation table_for book_a_table | reservierung tisch
allergy allergic intolerance | allergie allergisch unverträglichkeit
grocery groceries supermarket store shop market | supermarkt laden geschäft markt einkauf lebensmittel
branch office outlet premises | filiale niederlassung büro standort geschäftsstelle
queue line waiting_time | schlange warteschlange wartezeit
wallet purse handbag | geldbeutel brieftasche portemonnaie
iban routing routing_number account_number sort_code | iban kontonummer bankleitzahl
beneficiary recipient payee receiver | empfänger begünstigter
sender origin source source_of | absender herkunft quelle ursprung
pending outstanding unprocessed processing | ausstehend offen bearbeitung unbearbeitet
unrecognised unrecognized unfamiliar dont_recognize | unbekannt fremd
interest apr rate_of_interest | zins zinsen zinssatz
budget spend spent spending expenses | budget ausgeben ausgaben ausgegeben
transaction transactions purchase_history history | transaktion transaktionen umsatz umsätze verlauf buchung
autopay direct_debit standing_order automatic recurring | dauerauftrag einzugsermächtigung automatisch lastschrift
overdraft overdrawn negative | überziehung überzogen minus dispo
top_up_failed rejected bounced | rücklastschrift zurückgebucht
identity_check kyc verify_identity | identitätsprüfung postident videoident
passport visa travel_document | reisepass visum
immigration border customs | grenze zoll einreise einreisen ausreise
plane airplane flight airport airline | flugzeug flug flughafen fluggesellschaft
rent rental hire lease | mieten miete leihen vermietung
insurance_claim claim | schadensmeldung anspruch
accident crash collision injury | unfall zusammenstoss verletzung
contract_sign signature sign signed | unterschrift unterschreiben unterzeichnen signieren
data_deletion erase_data | datenlöschung
terms conditions tos agb policy rules rule guidelines regulation regulations | agb bedingungen regeln richtlinie vorschrift vorschriften bestimmungen regelung
rate_limit too_many | zu_viele
notification notify alert reminder push | benachrichtigung benachrichtigen meldung hinweis
newsletter mailing unsubscribe | newsletter abbestellen rundschreiben
timezone time_zone | zeitzone
cough cold flu influenza throat | husten schnupfen grippe erkältung influenza hals
recommendations guidance advice | empfehlungen ratschläge hinweise
business_trip | dienstreise geschäftsreise
sick_leave sick_note | krankschreibung krankmeldung krankgeschrieben
overtime shift working_hours | überstunden schicht arbeitszeit
remote home_office telework | homeoffice heimarbeit
resume cv curriculum | lebenslauf
interview apply applicant candidate | bewerbung bewerber vorstellungsgespräch
training education further_education | ausbildung weiterbildung schulung bildung
internship trainee apprentice | praktikum auszubildender lehrling azubi
study_material slides materials recording recordings | unterlagen folien aufzeichnung material
deadline_extension late submission submit submitted hand_in | abgabe abgeben einreichen eingereicht verspätung
attend attendance participate participation join | teilnehmen teilnahme besuchen
prerequisite beginner level skill skills experience | vorkenntnisse anfänger niveau kenntnisse erfahrung
permission_denied access_denied unauthorized forbidden | zugriff_verweigert keine_berechtigung
not_found missing module_not_found no_module | nicht_gefunden fehlt
timeout timed_out | zeitüberschreitung
size_chart fit measurements | grössentabelle passform masse
comfortable comfort | bequem komfort
trial trial_period | probezeit testphase probeabo
cash_on_delivery cod | nachnahme
emi installment financing | ratenzahlung finanzierung
pincode zip area region | region gebiet bereich plz
distributor dealer franchise reseller wholesale bulk | händler vertrieb grosshandel wiederverkäufer mengen
genuine original authentic fake | echt original gefälscht fälschung
side_effect side_effects | nebenwirkung nebenwirkungen
dosage dose intake consume | dosis dosierung einnahme einnehmen
marry married wedding | heiraten hochzeit verheiratet
favorite favourite prefer preference | lieblings bevorzugen lieber favorit
group club association | gruppe verein verband
member_card loyalty_card | kundenkarte mitgliedskarte
environment climate sustainable eco recycling recycle | umwelt klima nachhaltig recycling
waste garbage trash rubbish dispose disposal | müll abfall entsorgen entsorgung
electricity power energy | strom energie elektrizität
meter reading consumption | zähler zählerstand ablesen verbrauch
park parking garage | parken parkplatz parkhaus garage
bicycle bike cycle | fahrrad rad
marriage_certificate birth_certificate | geburtsurkunde heiratsurkunde
driving_licence license driver_license | führerschein fahrerlaubnis
vehicle_registration number_plate | kennzeichen zulassung
application_form request submit_application | antrag beantragen formular
apply_for grant subsidy benefit benefits | förderung zuschuss leistung leistungen
exception special_case exempt | ausnahme sonderfall befreit
`

const byLanguage: Record<Lang, Map<string, number[]>> = { de: new Map(), en: new Map() }
/** The concepts of pairs, by the first and then the second. */
const pairs: Record<Lang, Map<string, Map<string, number[]>>> = { de: new Map(), en: new Map() }
/** The first three letters of all German keys: most parts of most words begin otherwise and need no stemming. */
const beginnings = new Set<string>()

for (const line of table.trim().split('\n')) {
  const [english = '', german = ''] = line.split('|')
  const concept = keyOf(`#${line}`)
  enter(english, concept, 'en')
  enter(german, concept, 'de')
}

function enter(entries: string, concept: number, lang: Lang): void {
  for (const entry of entries.trim().split(/\s+/)) {
    const key = words(entry.replaceAll('_', ' '), lang)
      .map((word) => stem(word, lang))
      .join(' ')
    const known = byLanguage[lang].get(key) ?? []
    if (known.includes(concept)) continue
    const concepts = [...known, concept]
    byLanguage[lang].set(key, concepts)
    if (lang === 'de') beginnings.add(key.slice(0, 3))
    const [first = '', second, ...more] = key.split(' ')
    if (second === undefined || more.length > 0) continue
    const seconds = pairs[lang].get(first) ?? new Map<string, number[]>()
    pairs[lang].set(first, seconds.set(second, concepts))
  }
}

const none: readonly number[] = []

/** The concepts (as features, see features.ts) that a stem can stand for. */
export const conceptsOf = (root: string, lang: Lang): readonly number[] => byLanguage[lang].get(root) ?? none

/** The concepts that two neighbouring stems can stand for together. */
export const conceptsOfPair = (first: string, second: string, lang: Lang): readonly number[] =>
  pairs[lang].get(first)?.get(second) ?? none

/**
 * The concepts inside a German compound, "Lieferadresse" → deliver, address: the longest known beginning and the
 * longest known end, at least four letters each. Without a dictionary of all words that is as far as one can split.
 */
export function conceptsIn(word: string, lang: Lang): readonly number[] {
  if (lang !== 'de' || word.length < 8) return none
  const starts = longestKnown(word.length - 6, (i) => word.slice(0, word.length - 3 - i))
  const ends = longestKnown(word.length - 6, (i) => word.slice(3 + i))
  return [...starts, ...ends]
}

/** The stem of a German word of four letters or more begins with its first three. */
function longestKnown(count: number, part: (i: number) => string): readonly number[] {
  for (let i = 0; i < count; i++) {
    const tried = part(i)
    if (!beginnings.has(tried.slice(0, 3))) continue
    const concepts = conceptsOf(stem(tried, 'de'), 'de')
    if (concepts.length > 0) return concepts
  }
  return none
}
