/**
 * What passwords are made of when nobody has thought about them. A list of our own, written for this house (Apache-2.0 as
 * everything here): words that every published list of leaked passwords begins with, in English and German, first names,
 * clubs, and the words of an office like those that use Ankerplatz. Lower case, without digits and signs: passwords.ts
 * folds what somebody chose in the same way, and refuses one word, two words and any word again and again, with whatever
 * digits and signs around them. That is some hundred thousand passwords.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `password passwort passwd pass kennwort geheim secret admin administrator root user benutzer gast guest test tester demo
  login anmeldung anmelden willkommen welcome hallo hello hi moin servus letmein lassmichrein changeme aendern start
  default standard master super superuser superman batman spiderman pokemon starwars matrix ninja dragon monkey tiger
  lion loewe wolf bear baer eagle adler falke hund katze dog cat pferd horse maus mouse hase vogel fisch schatz liebe
  love ichliebedich iloveyou loveyou ily sonne sonnenschein sunshine sonntag montag dienstag mittwoch donnerstag freitag
  samstag sunday monday tuesday wednesday thursday friday saturday fruehling sommer herbst winter spring summer autumn
  january february march april may june july august september october november december januar februar maerz mai juni
  juli oktober dezember heute morgen gestern today tomorrow
  football fussball soccer baseball basketball hockey tennis handball golf schalke bayern muenchen dortmund borussia
  hamburg berlin koeln frankfurt stuttgart dresden leipzig bremen hannover nuernberg augsburg freiburg karlsruhe ulm
  deutschland germany austria oesterreich schweiz europa europe turkey tuerkei syria syrien ukraine kiew kyiv kabul
  princess prinzessin prinz prince queen king koenig koenigin angel engel teufel devil jesus christ gott god allah
  michael michaela thomas andreas andrea stefan stephan stefanie steffi peter petra klaus markus martin martina sabine
  susanne monika claudia daniel daniela christian christina christine anna anne annika maria marie julia laura lisa lena
  lea leon lukas luca paul max felix jonas tim tom tobias alexander alexandra sebastian florian dennis patrick marcel
  kevin jessica jennifer nicole sarah sara katharina kathrin nina franziska melanie sandra simone ursula helga renate
  ingrid gisela karin heike birgit gabi gabriele wolfgang helmut werner manfred dieter horst uwe ralf frank bernd juergen
  holger matthias oliver charlie george jordan harley hunter robert richard david james john william joshua ashley amanda
  hannah olivia emma mia sophie sofia ben noah elias mohammed muhammad ahmed ahmad ali omar fatima aisha mehmet mustafa
  computer internet google facebook instagram whatsapp youtube amazon apple iphone samsung android windows microsoft linux
  office outlook excel word server laptop handy telefon phone email mail web website online cloud security sicherheit
  access zugang key schluessel code pin money geld bank auto porsche mercedes audi bmw volkswagen ferrari motorrad
  killer hacker shadow legend champion winner gewinner freedom freiheit frieden peace flower blume rose diamond gold
  silver silber orange banana apfel erdbeere cookie keks schokolade chocolate kaffee coffee bier beer wein pizza cheese
  kaese butter pepper zucker music musik gitarre guitar piano rock metal party dance happy gluecklich glueck lucky
  baby mama papa mutter vater mother father bruder schwester brother sister oma opa familie family freund freundin friend
  haus house garten garden wohnung strasse home heimat welt world leben life time zeit star sterne stern mond moon himmel
  heaven hell feuer fire wasser water erde earth wind meer ocean river fluss berg wald tree baum insel strand beach urlaub
  landkreis landratsamt kreis stadt gemeinde rathaus amt buergeramt buero verwaltung behoerde sozialamt jobcenter
  auslaenderamt auslaenderbehoerde integration integreat ankerplatz anker hafen leuchtturm boot schiff migration asyl
  beratung verein ehrenamt redaktion redakteur autor uebersetzung sprache deutsch english arabisch
  qwertz qwertzuiop qwerty qwertyuiop asdf asdfgh asdfghjkl asdfghjkloe yxcv yxcvbn yxcvbnm zxcv zxcvbn zxcvbnm azerty
  qwert qweasd qweasdzxc qweasdyxc qazwsx qazwsxedc qaywsx abc abcd abcde abcdef abcdefg abcdefgh aaa xxx zzz blabla
  my mein meine meinpasswort the this is das ist der die ein eine ich i you du wir us our unser me mich new neu neues
  good gut best beste please bitte danke thanks thankyou go los ja yes nein no
  correcthorsebatterystaple trustno correct horse battery staple`.split(/\s+/),
)
