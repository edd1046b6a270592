package memory

import (
	"bytes"
	"slices"
	"strings"
	"sync"
)

// unsafeDifferences names the differences of two sources that turn what is
// said into something else while few tokens change.
func unsafeDifferences(q, u *analysis) []string {
	var found []string
	q.caution()
	u.caution()
	if q.negations != u.negations {
		found = append(found, "negation")
	}
	if !slices.Equal(q.measures, u.measures) {
		found = append(found, "unit")
	}
	return found
}

// caution finds what is compared of a text, once.
func (a *analysis) caution() {
	if !a.cautious {
		a.negations, a.measures, a.cautious = negations(a), measures(a), true
	}
}

// negation lists how a language denies: whole words, ends of words, and runs
// of characters where words are not set apart.
type negation struct {
	words         map[string]bool
	endings, runs []string
}

var negationOf = sync.OnceValue(func() map[string]negation {
	words := func(s string) negation {
		set := map[string]bool{}
		for _, w := range strings.Fields(s) {
			set[w] = true
		}
		return negation{words: set}
	}
	runs := func(s string) negation { return negation{runs: strings.Fields(s)} }
	n := map[string]negation{
		"ar": words("لا لم لن ليس ليست ليسوا غير بدون دون عدم"),
		"bg": words("не няма без никога ни нито"),
		"ca": words("no sense mai cap ni"),
		"cs": words("ne není nejsou bez nikdy žádný žádná žádné ani"),
		"da": words("ikke ingen intet aldrig uden hverken"),
		"de": words("nicht kein keine keinen keinem keiner keines nie niemals ohne nichts niemand weder"),
		"el": words("δεν μη μην χωρίς ποτέ κανένας καμία κανένα"),
		"en": words("not no never none without neither nor nothing nobody cannot"),
		"es": words("no nunca jamás sin ningún ninguna ninguno nada nadie ni tampoco"),
		"fa": words("نه نیست نیستند نمی بدون هیچ هرگز"),
		"fi": words("ei en et emme ette eivät älä ilman koskaan"),
		"fr": words("ne pas non jamais sans aucun aucune rien personne ni"),
		"he": words("לא אין אינו אינה בלי ללא אל"),
		"hi": words("नहीं न मत बिना"),
		"hu": words("nem ne sem nincs nincsenek soha nélkül"),
		"id": words("tidak bukan tanpa jangan belum tak"),
		"it": words("non no mai senza nessun nessuno nessuna né nulla niente"),
		"ja": runs("ない なく なかっ なし ません ず ぬ 不 未 無 非"),
		"ko": runs("않 없 못 아니 말아"),
		"ms": words("tidak bukan tanpa jangan belum tak"),
		"nb": words("ikke ingen intet aldri uten verken"),
		"nl": words("niet geen nooit zonder niets niemand noch"),
		"pl": words("nie bez nigdy żaden żadna żadne ani nic"),
		"pt": words("não nunca jamais sem nenhum nenhuma nada ninguém nem"),
		"ro": words("nu fără niciodată nici niciun nicio nimic"),
		"ru": words("не нет ни без никогда нельзя ничего никто"),
		"sv": words("inte ej icke ingen inget inga aldrig utan varken"),
		"th": runs("ไม่ มิ อย่า ไร้"),
		"tr": words("değil yok hayır asla hiç ne"),
		"uk": words("не немає ні без ніколи нічого"),
		"vi": words("không chưa chẳng đừng chớ"),
		"zh": runs("不 未 无 無 非 没 沒 勿 莫 否"),
	}
	en := n["en"]
	en.endings = []string{"n't"}
	n["en"] = en
	n["no"] = n["nb"]
	return n
})

// negations counts the words of a text that deny.
func negations(a *analysis) int {
	n, ok := negationOf()[a.base]
	if !ok {
		return 0
	}
	count := 0
	for _, r := range n.runs {
		count += bytes.Count(a.folded, []byte(r))
	}
	if n.words == nil {
		return count
	}
	for _, t := range a.tokens {
		if t.kind != word {
			continue
		}
		w := a.fold(t)
		if n.words[string(w)] || slices.ContainsFunc(n.endings, func(e string) bool { return bytes.HasSuffix(w, []byte(e)) }) {
			count++
		}
	}
	return count
}

// unitNames has the names of units of measure, one unit a line; the names on
// a line are one unit. Those of the second list stand in scripts that put
// something else right behind them.
var unitNames = sync.OnceValue(func() (u struct {
	words map[string]string
	runs  []string // the longest first
},
) {
	u.words = map[string]string{}
	for line := range strings.Lines(unitWords) {
		names := strings.Fields(line)
		for _, name := range names {
			u.words[name] = names[0]
		}
	}
	u.runs = strings.Fields(unitRuns)
	slices.SortStableFunc(u.runs, func(a, b string) int { return len(b) - len(a) })
	return u
})

const unitWords = `g gram grams gramm
mg milligram milligrams milligramm
μg mcg microgram micrograms mikrogramm
ng
pg
kg kilogram kilograms kilogramm
t tonne tonnes tonnen
lb lbs pound pounds
oz ounce ounces
l liter liters litre litres
ml milliliter milliliters millilitre millilitres
dl
cl
μl
nl
iu
mol
mmol
μmol
nmol
m meter meters metre metres
mm millimeter millimeters millimetre millimetres
cm centimeter centimeters centimetre centimetres
μm
nm
km kilometer kilometers kilometre kilometres
inch inches
ft foot feet
mile miles
b byte bytes
kb
mb
gb
tb
bit bits
hz
khz
mhz
ghz
w
kw
v
mv
a
ma
pa
kpa
bar
j
kj
cal
kcal
ms millisecond milliseconds
s sec second seconds sekunde sekunden
min minute minutes minuten minuto minutos
h hr hour hours stunde stunden heure heures hora horas
day days tag tage tagen jour jours día días dia dias
week weeks woche wochen semaine semaines semana semanas
month months monat monate monaten mois mes meses
year years jahr jahre jahren an ans année années año años ano anos
г грамм граммов
мг
мкг
кг
мл
л
мм
см
м
км
день дня дней
неделя недели недель
месяц месяца месяцев
год года лет
час часа часов
минута минуты минут
секунда секунды секунд
جم غرام
مجم ملغ
ميكروغرام
كجم كغ
مل
يوم أيام
أسبوع أسابيع
شهر أشهر
سنة سنوات
ساعة ساعات
دقيقة دقائق
`

const unitRuns = `毫克 微克 纳克 納克 千克 公斤 克 吨 噸 斤 毫升 微升 升 毫米 厘米 釐米 公分 微米 纳米 奈米 千米 公里 米 公尺
小时 小時 分钟 分鐘 秒 天 日 周 週 星期 个月 個月 月 年 岁 歲 次 倍 摄氏度 攝氏度 度 片 粒 滴
ミリグラム マイクログラム キログラム グラム ミリリットル リットル ミリメートル センチメートル キロメートル メートル
時間 分 週間 か月 ヶ月 カ月 歳 回 錠
밀리그램 마이크로그램 킬로그램 그램 밀리리터 리터 밀리미터 센티미터 킬로미터 미터 시간 분 초 일 주 개월 년
% ‰ ℃ ℉ °c °f °`

// measures returns the units behind the numbers of a text, sorted.
func measures(a *analysis) []string {
	var found []string
	for i, t := range a.tokens {
		if t.kind != number {
			continue
		}
		next := i + 1
		if next < len(a.tokens) && string(a.fold(a.tokens[next])) == "-" {
			next++
		}
		name, tokens := a.measureAt(next)
		for name != "" {
			found = append(found, name)
			next += tokens
			if next >= len(a.tokens) || string(a.fold(a.tokens[next])) != "/" {
				break
			}
			next++
			name, tokens = a.measureAt(next)
		}
	}
	slices.Sort(found)
	return found
}

// measureAt returns the unit that begins at a token, and how many tokens it
// takes; "" for none.
func (a *analysis) measureAt(i int) (string, int) {
	if i >= len(a.tokens) {
		return "", 0
	}
	t := a.tokens[i]
	if t.kind == word {
		if name := unitNames().words[string(a.fold(t))]; name != "" {
			return name, 1
		}
	}
	rest := a.following(i)
	for _, run := range unitNames().runs {
		if bytes.HasPrefix(rest, []byte(run)) {
			end := int(t.from) + len(run)
			n := 1
			for i+n < len(a.tokens) && int(a.tokens[i+n].from) < end {
				n++
			}
			return run, n
		}
	}
	return "", 0
}
