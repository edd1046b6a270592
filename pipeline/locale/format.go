package locale

import (
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// Number writes a whole number as a language does: its digits, its separators.
func (m *Messages) Number(to language.Tag, n int) string {
	return printer(to).Sprint(number.Decimal(n))
}

// printer is x/text's, which knows the Arabic of the east only by the bare
// "ar": of its regions only the Maghreb and the Emirates write 0 to 9.
func printer(to language.Tag) *message.Printer {
	if base, _ := to.Base(); base.String() == "ar" {
		region, c := to.Region()
		if c != language.Exact || !strings.Contains("AE DZ EH LY MA TN", region.String()) {
			to = language.Arabic
		}
	}
	return message.NewPrinter(to)
}

// LanguageName is what a language is called in another, as "Chinesisch
// (vereinfacht)"; its own name where that is not known, else its tag.
func (m *Messages) LanguageName(of, in language.Tag) string {
	if name := display.Tags(in).Name(of); name != "" {
		return name
	}
	if name := display.Self.Name(of); name != "" {
		return name
	}
	return of.String()
}

// Date writes a day in the Gregorian calendar: long with the name of the
// month, else in digits. A language whose way is not in the table gets the
// form of ISO 8601, which is read everywhere. The patterns are those of CLDR
// (date format "long", skeleton "yMd").
func (m *Messages) Date(to language.Tag, t time.Time, long bool) string {
	w, ok := wayOf(to)
	if !ok {
		return t.Format(time.DateOnly)
	}
	pattern := w.short
	if long {
		pattern = w.long
	}
	p := printer(to)
	digits := func(n, width int) string {
		return p.Sprint(number.Decimal(n, number.NoSeparator(), number.MinIntegerDigits(width)))
	}
	year, month, day := t.Date()
	name := ""
	if w.months != "" {
		name = strings.Fields(w.months)[month-1]
	}
	return strings.NewReplacer(
		"Y", digits(year, 4), "B", name, "MM", digits(int(month), 2), "M", digits(int(month), 1), "DD", digits(day, 2), "D", digits(day, 1),
	).Replace(pattern)
}

// way is how a language writes dates: Y the year, B the name of the month, M
// its number, D the day; twice for two digits.
type way struct{ long, short, months string }

// wayOf looks up a language.
func wayOf(to language.Tag) (way, bool) {
	base, _ := to.Base()
	region, regional := to.Region()
	switch base.String() {
	case "en":
		w := way{"B D, Y", "M/D/Y", "January February March April May June July August September October November December"}
		if regional == language.Exact && region.String() != "US" {
			w.long, w.short = "D B Y", "DD/MM/Y"
		}
		return w, true
	case "de":
		return way{"D. B Y", "D.M.Y", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"}, true
	case "es":
		return way{"D de B de Y", "D/M/Y", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"}, true
	case "pt":
		return way{"D de B de Y", "DD/MM/Y", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"}, true
	case "fr":
		return way{"D B Y", "DD/MM/Y", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"}, true
	case "it":
		return way{"D B Y", "D/M/Y", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"}, true
	case "nl":
		return way{"D B Y", "D-M-Y", "januari februari maart april mei juni juli augustus september oktober november december"}, true
	case "pl":
		return way{"D B Y", "D.MM.Y", "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"}, true
	case "ru":
		return way{"D B Y г.", "DD.MM.Y", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"}, true
	case "uk":
		return way{"D B Y р.", "DD.MM.Y", "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"}, true
	case "tr":
		return way{"D B Y", "DD.MM.Y", "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"}, true
	case "id":
		return way{"D B Y", "D/M/Y", "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"}, true
	case "hi":
		return way{"D B Y", "D/M/Y", "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"}, true
	case "ar":
		return way{"D B Y", "D\u200f/M\u200f/Y", "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"}, true
	case "ja":
		return way{"Y年M月D日", "Y/M/D", ""}, true
	case "zh":
		return way{"Y年M月D日", "Y/M/D", ""}, true
	case "ko":
		return way{"Y년 M월 D일", "Y. M. D.", ""}, true
	}
	return way{}, false
}
