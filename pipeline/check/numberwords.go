package check

import (
	"strconv"
	"strings"
	"sync"
)

// Number words, as "value: word word …" with "~" after a stem that may have
// any ending. Months count as their numbers. They are only ever taken as a
// reason to be silent.
var numberWords = map[string]string{
	"en": "0: zero none no null 1: one once single first january jan a an another 2: two twice double both pair second half february feb dual secondary " +
		"3: three triple third thrice thirds march mar 4: four fourth quarter quarters april apr quadruple 5: five fifth fifths may " +
		"6: six sixth june jun 7: seven seventh july jul 8: eight eighth august aug 9: nine ninth september sept sep 10: ten tenth october oct decade decades " +
		"11: eleven eleventh november nov 12: twelve twelfth december dec dozen 13: thirteen~ 14: fourteen~ 15: fifteen~ 16: sixteen~ 17: seventeen~ " +
		"18: eighteen~ 19: nineteen~ 20: twenty twentieth 30: thirty 40: forty 50: fifty 60: sixty 70: seventy 80: eighty 90: ninety 100: hundred~ century centuries 1000: thousand~ 1000000: million~",
	"de": "0: null kein~ 1: ein eins eine einen einem einer eines einmal~ erst~ januar 2: zwei zweimal doppelt~ beid~ zweit~ paar halb~ hälfte februar " +
		"3: drei dreimal dritt~ dreifach~ märz 4: vier viermal viert~ vierfach~ viertel april 5: fünf fünft~ mai 6: sechs sechst~ juni 7: sieben siebt~ siebent~ juli 8: acht achte~ august " +
		"9: neun neunt~ september 10: zehn zehnt~ oktober jahrzehnt~ 11: elf elft~ november 12: zwölf zwölft~ dezember dutzend 13: dreizehn~ 14: vierzehn~ " +
		"15: fünfzehn~ 16: sechzehn~ 17: siebzehn~ 18: achtzehn~ 19: neunzehn~ 20: zwanzig~ 30: dreißig~ 40: vierzig~ 50: fünfzig~ 60: sechzig~ 70: siebzig~ 80: achtzig~ 90: neunzig~ " +
		"100: hundert~ jahrhundert~ 1000: tausend~",
	"es": "0: cero 1: un uno una primer~ enero 2: dos doble~ ambos ambas segund~ mitad medi~ febrero par 3: tres tercer~ tercio~ triple~ marzo 4: cuatro cuart~ abril " +
		"5: cinco quint~ mayo 6: seis sext~ junio 7: siete séptim~ julio 8: ocho octav~ agosto 9: nueve noven~ septiembre setiembre 10: diez décim~ octubre década~ " +
		"11: once undécim~ noviembre 12: doce duodécim~ diciembre docena~ 13: trece 14: catorce 15: quince 16: dieciséis 17: diecisiete 18: dieciocho 19: diecinueve 20: veinte " +
		"30: treinta 40: cuarenta 50: cincuenta 60: sesenta 70: setenta 80: ochenta 90: noventa 100: cien ciento cientos siglo~ 1000: mil miles",
	"fr": "0: zéro 1: un une premier~ première~ janvier 2: deux double~ second~ deuxième~ demi~ moitié février 3: trois tiers troisième~ triple~ mars 4: quatre quatrième~ quart~ avril " +
		"5: cinq cinquième~ mai 6: six sixième~ juin 7: sept septième~ juillet 8: huit huitième~ août 9: neuf neuvième~ septembre 10: dix dixième~ octobre décennie~ " +
		"11: onze onzième~ novembre 12: douze douzième~ décembre douzaine~ 13: treize 14: quatorze 15: quinze 16: seize 20: vingt~ 30: trente 40: quarante 50: cinquante 60: soixante 100: cent cents siècle~ 1000: mille~",
	"it": "0: zero 1: un uno una prim~ gennaio 2: due doppi~ second~ entramb~ metà mezz~ febbraio 3: tre terz~ tripl~ marzo 4: quattro quart~ aprile 5: cinque quint~ maggio 6: sei sest~ giugno " +
		"7: sette settim~ luglio 8: otto ottav~ agosto 9: nove non~ settembre 10: dieci decim~ ottobre decenni~ 11: undici novembre 12: dodici dicembre dozzin~ 13: tredici 14: quattordici 15: quindici " +
		"16: sedici 17: diciassette 18: diciotto 19: diciannove 20: venti 30: trenta 40: quaranta 50: cinquanta 100: cento secol~ 1000: mille mila",
	"pt": "0: zero 1: um uma primeir~ janeiro 2: dois duas dobr~ dupl~ amb~ segund~ metade mei~ fevereiro 3: três terceir~ terço~ tripl~ março 4: quatro quart~ abril 5: cinco quint~ maio " +
		"6: seis sext~ junho 7: sete sétim~ julho 8: oito oitav~ agosto 9: nove non~ setembro 10: dez décim~ outubro década~ 11: onze novembro 12: doze dezembro dúzia~ 13: treze 14: catorze quatorze " +
		"15: quinze 16: dezesseis dezasseis 17: dezessete dezassete 18: dezoito 19: dezenove dezanove 20: vinte 30: trinta 40: quarenta 50: cinquenta 100: cem cento século~ 1000: mil",
	"nl": "0: nul 1: een één eerst~ januari 2: twee tweede~ dubbel~ beide~ helft half halve februari 3: drie derde~ maart 4: vier vierde~ kwart~ april 5: vijf vijfde~ mei 6: zes zesde~ juni " +
		"7: zeven zevende~ juli 8: acht achtste~ augustus 9: negen negende~ september 10: tien tiende~ oktober decenni~ 11: elf elfde~ november 12: twaalf twaalfde~ december dozijn 13: dertien " +
		"14: veertien 15: vijftien 16: zestien 17: zeventien 18: achttien 19: negentien 20: twintig 30: dertig 40: veertig 50: vijftig 100: honderd~ eeuw~ 1000: duizend~",
	"ru": "0: ноль нуль 1: один одна одно одн~ перв~ январ~ 2: два две дву~ двое обе оба втор~ двойн~ половин~ пол феврал~ 3: три тр~ март~ 4: четыр~ четвер~ четвёрт~ апрел~ 5: пят~ ма~ " +
		"6: шест~ июн~ 7: семь седьм~ семи июл~ 8: восем~ восьм~ август~ 9: девят~ сентябр~ 10: десят~ октябр~ 11: одиннадцат~ ноябр~ 12: двенадцат~ декабр~ дюжин~ 13: тринадцат~ 14: четырнадцат~ " +
		"15: пятнадцат~ 16: шестнадцат~ 17: семнадцат~ 18: восемнадцат~ 19: девятнадцат~ 20: двадцат~ 30: тридцат~ 40: сорок~ 50: пятьдесят~ 100: сто ста сотн~ век~ 1000: тысяч~",
	"ar": "0: صفر 1: واحد~ أحد إحدى أول~ الأول~ يناير 2: اثن~ إثن~ الثاني~ ثاني~ نصف فبراير كلا كلتا 3: ثلاث~ الثالث~ ثالث~ ثلث مارس 4: أربع~ الرابع~ رابع~ ربع أبريل إبريل 5: خمس~ الخامس~ خامس~ مايو 6: ست ستة السادس~ سادس~ يونيو " +
		"7: سبع~ السابع~ سابع~ يوليو 8: ثماني~ ثمان الثامن~ ثامن~ أغسطس 9: تسع~ التاسع~ تاسع~ سبتمبر 10: عشر~ العاشر~ عاشر~ أكتوبر عقد~ 11: نوفمبر 12: ديسمبر 20: عشرون عشرين 30: ثلاثون ثلاثين 100: مئة مائة قرن 1000: ألف آلاف",
}

// vocabulary is the number words of one language, made to be looked up.
type vocabulary struct {
	whole map[string][]string // word → values
	stems []stemValue
}

type stemValue struct{ stem, value string }

var vocabularies = sync.OnceValue(func() map[string]vocabulary {
	all := make(map[string]vocabulary, len(numberWords))
	for lang, words := range numberWords {
		v := vocabulary{whole: map[string][]string{}}
		value := ""
		for entry := range strings.FieldsSeq(words) {
			if number, ok := strings.CutSuffix(entry, ":"); ok {
				value = number
			} else if stem, ok := strings.CutSuffix(entry, "~"); ok {
				v.stems = append(v.stems, stemValue{stem, value})
			} else {
				v.whole[entry] = append(v.whole[entry], value)
			}
		}
		all[lang] = v
	}
	return all
})

// wordValues returns the values that a word in lower case may have.
func wordValues(word, lang string) []string {
	v := vocabularies()[lang]
	out := v.whole[word]
	for _, s := range v.stems {
		if strings.HasPrefix(word, s.stem) {
			out = append(out[:len(out):len(out)], s.value)
		}
	}
	if lang == "de" && len(out) == 0 {
		out = germanTens(word)
	}
	return out
}

// germanTens reads "einundzwanzig".
func germanTens(word string) []string {
	unit, ten, ok := strings.Cut(word, "und")
	if !ok {
		return nil
	}
	u, t := 0, 0
	for i, name := range []string{"ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"} {
		if unit == name {
			u = i + 1
		}
	}
	for i, name := range []string{"zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"} {
		if strings.HasPrefix(ten, name) {
			t = 10 * (i + 2)
		}
	}
	if u == 0 || t == 0 {
		return nil
	}
	return []string{strconv.Itoa(t + u)}
}

// scales are words after a number in digits that multiply it, by the zeros
// they add; stems.
var scales = map[string]string{
	"en": "3: thousand 6: million 9: billion bn 12: trillion",
	"de": "3: tausend tsd 6: million mio 9: milliarde mrd 12: billion",
	"es": "3: mil 6: millon millón 12: billon billón",
	"fr": "3: mille millier 6: million 9: milliard 12: billion",
	"it": "3: mila mille 6: milion 9: miliard",
	"pt": "3: mil 6: milhão milhões 9: bilhão bilhões bilião biliões",
	"nl": "3: duizend 6: miljoen 9: miljard",
	"ru": "3: тыс 6: млн миллион 9: млрд миллиард",
	"uk": "3: тис 6: млн мільйон 9: млрд мільярд",
	"pl": "3: tys 6: milion mln 9: miliard mld",
	"sv": "3: tusen 6: miljon 9: miljard",
	"tr": "3: bin 6: milyon 9: milyar",
	"id": "3: ribu 6: juta 9: miliar",
	"vi": "3: nghìn ngàn 6: triệu 9: tỷ",
	"ar": "3: ألف آلاف ألفا 6: مليون ملايين 9: مليار",
}

// scaleOf returns how many zeros a word adds to the number before it; 0 if it
// is no such word. "milligrams" is none.
func scaleOf(word, lang string) int {
	best, zeros := 0, 0
	z := 0
	for entry := range strings.FieldsSeq(scales[lang]) {
		if digits, ok := strings.CutSuffix(entry, ":"); ok {
			z, _ = strconv.Atoi(digits)
			continue
		}
		if strings.HasPrefix(word, entry) && len(word) <= len(entry)+4 && len(entry) > best && (z > 3 || len(word) <= len(entry)+2) {
			best, zeros = len(entry), z
		}
	}
	return zeros
}

// isMinus tells of words that make the number after them negative.
func isMinus(word string) bool {
	return strings.Contains(" minus negative below menos moins negativ unter bajo sous meno sotto минус سالب تحت ", " "+word+" ")
}
