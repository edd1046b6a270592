package srx

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"
)

// prose is plain text with as many stops as an article has.
var prose = map[string]string{
	"en": "Tide mills grind when the sea goes out, which is why the miller has to get up at odd hours. In 1904 Dr. Hale and his sons rebuilt the wheel, e.g. the paddles (oak. Not elm. Oak.) of it. “Nobody knew whether it would turn,” she said. The flour was better than anyone had hoped for!",
	"de": "Gezeitenmühlen mahlen, wenn das Meer sich zurückzieht, weshalb der Müller zu den seltsamsten Zeiten aufsteht. Am 3. Mai 1904 bauten Dr. Holm und seine Söhne das Rad neu, z. B. die Schaufeln (Eiche. Nicht Ulme.) daran. „Niemand wusste, ob es sich dreht“, sagte sie. Das Mehl war besser als gehofft!",
	"fr": "Les moulins à marée tournent quand la mer se retire, si bien que le meunier se lève à toute heure. En mai 1904, le Dr Petit et M. Roux ont refait la roue, surtout les pales (du chêne. Pas de l'orme). « Personne ne savait si elle tournerait », dit-elle. La farine fut meilleure que prévu !",
	"ru": "Приливные мельницы работают, когда море отступает, поэтому мельник встаёт в самые разные часы. В 1904 г. А. В. Петров и его сыновья заново построили колесо (из дуба. Не из вяза). «Никто не знал, повернётся ли оно», — сказала она. Мука оказалась лучше, чем ждали!",
	"zh": "潮汐磨坊在退潮时磨面，所以磨坊主总要在奇怪的时辰起床，有时是半夜，有时是清晨。1904年，老何和他的儿子们重修了水轮，换上了橡木的叶片。“没有人知道它会不会转。”她说。面粉比所有人预想的都要好！",
	"ar": "تدور طواحين المد عندما ينحسر البحر، ولذلك يستيقظ الطحان في ساعات غريبة من الليل والنهار. في عام 1904 أعاد د. حسن وأبناؤه بناء العجلة من خشب البلوط. هل دارت العجلة؟ كان الدقيق أفضل مما توقع الجميع.",
}

func BenchmarkJudge(b *testing.B) {
	for _, lang := range []string{"en", "de", "fr", "ru", "zh", "ar"} {
		text := strings.Repeat(prose[lang]+"\n", 1_000_000/len(prose[lang])+1)
		f, err := Read("large.srx", strings.NewReader(largeFile(lang, 1500)))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(lang+"/srx", func(b *testing.B) {
			rules := f.For(lang, false)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				rules.Judge(text, func(Verdict) {})
			}
		})
		b.Run(lang+"/srx-first", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				f.For(lang, false).Judge(text, func(Verdict) {})
			}
		})
		b.Run(lang+"/uniseg", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				for rest, state := text, -1; rest != ""; {
					_, rest, state = uniseg.FirstSentenceInString(rest, state)
				}
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	file := largeFile("en", 1500)
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		if _, err := Read("large.srx", strings.NewReader(file)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkJudge_Hostile(b *testing.B) {
	f, err := Read("large.srx", strings.NewReader(largeFile("en", 1500)))
	if err != nil {
		b.Fatal(err)
	}
	rules := f.For("en", false)
	for _, unit := range []string{"(a. b: c. ", ". ", "A. ", "(", "a", "1. "} {
		text := strings.Repeat(unit, 1_000_000/len(unit))
		b.Run(unit, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				rules.Judge(text, func(Verdict) {})
			}
		})
	}
}
