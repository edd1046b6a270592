package memory

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// The names of units of measure, one unit a line. Behind the bar are those of
// scripts that put no space between them and what comes next. "+" begins the
// words that multiply a number and have a unit behind them.
const unitLines = `
ng nanogram nanograms | 纳克 納克 奈克 ナノグラム 나노그램
μg mcg microgram micrograms mikrogramm microgrammes microgramos microgrammi microgramas мкг микрограмм микрограммов ميكروغرام | 微克 マイクログラム 마이크로그램
mg milligram milligrams milligramm milligrammes miligramo miligramos milligrammi miligramas мг миллиграмм миллиграммов مجم ملغ ملليغرام mgr मिलीग्राम | 毫克 ミリグラム 밀리그램
g gr gram grams gramm gramme grammes gramo gramos grammi grammo grama gramas г грамм грамма граммов جم غرام جرام ग्राम | 克 公克 グラム 그램
kg kilo kilos kilogram kilograms kilogramm kilogrammes kilogramo kilogramos chilogrammi quilogramas кг килограмм килограммов كجم كغ किलोग्राम किलो | 公斤 千克 キログラム 킬로그램
t tonne tonnes tonnen tonelada toneladas tonnellate т тонна тонн тонны طن | 吨 噸 公吨 公噸 トン 톤
lb lbs pound pounds pfund libra libras libbre фунт фунтов | 磅 英镑 英鎊 ポンド 파운드
oz ounce ounces unze unzen once onces onza onzas | 盎司 オンス 온스
斤 | 斤 市斤
l liter liters litre litres litro litros litri л литр литра литров لتر लीटर | 升 公升 リットル 리터
ml milliliter milliliters millilitre millilitres mililitro mililitros millilitri мл миллилитр миллилитров مل | 毫升 ミリリットル 밀리리터
dl deciliter deciliters
cl centiliter centiliters
μl microliter microliters microlitre | 微升
nl nanoliter
gal gallon gallons gallonen galones | 加仑 加侖 ガロン 갤런
cup cups tasse tassen tasses taza tazas | 杯
iu ui ie ме | 国际单位 國際單位
mol mole moles
mmol
μmol
nmol
m meter meters metre metres mètre mètres metro metros metri м метр метра метров متر मीटर | 米 公尺 メートル 미터
mm millimeter millimeters millimetre millimetres milímetros millimetri мм миллиметр миллиметров ملم | 毫米 公厘 ミリメートル 밀리미터
cm centimeter centimeters centimetre centimetres centimètres centímetros centimetri zentimeter см сантиметр сантиметров سم | 厘米 釐米 公分 センチメートル センチ 센티미터
μm micrometer micrometers micron microns | 微米
nm nanometer nanometers | 纳米 奈米
km kilometer kilometers kilometre kilometres kilomètre kilomètres kilómetro kilómetros chilometro chilometri quilômetro quilômetros км километр километра километров كم كيلومتر किलोमीटर | 公里 千米 キロメートル キロ 킬로미터
inch inches zoll pulgada pulgadas pollici polegadas дюйм дюймов | 英寸 吋 インチ 인치
ft foot feet fuß фут футов | 英尺 呎 フィート 피트
yd yard yards | 码 碼 ヤード 야드
mi mile miles meile meilen mille milles milla millas miglio miglia milha milhas миля миль мили ميل أميال मील | 英里 哩 マイル 마일
kn knot knots | 海里 浬
m² sqm | 平方米 平方公尺 ㎡ 平方メートル 평방미터 제곱미터
km² | 平方公里 平方キロ 제곱킬로미터
ha hectare hectares hektar hectáreas ettari | 公顷 公頃 ヘクタール 헥타르
acre acres | 英亩 英畝 エーカー
亩 | 亩 畝
m³ | 立方米 立方公尺 立方メートル
cm³ cc
ft²
b byte bytes
kb kib
mb mib
gb gib
tb tib
bit bits
hz hertz
khz
mhz
ghz
w watt watts | 瓦
kw kilowatt kilowatts | 千瓦 キロワット 킬로와트
mw megawatt megawatts | 兆瓦
kwh
v volt volts | 伏
mv
kv
a ampere amperes
ma
pa
kpa
mpa
bar
mmhg | 毫米汞柱
j joule joules | 焦耳
kj kilojoule kilojoules | 千焦
cal calorie calories kalorien | 卡路里 カロリー 칼로리
kcal kilocalorie kilocalories | 千卡 大卡 キロカロリー 킬로칼로리
ms millisecond milliseconds | 毫秒 ミリ秒
s sec second seconds sekunde sekunden seconde secondes segundo segundos secondo secondi секунда секунды секунд ثانية ثوان saniye giây सेकंड | 秒 秒钟 秒鐘 초
min minute minutes minuten minuto minutos minuti минута минуты минут دقيقة دقائق dakika phút minut minuter मिनट | 分钟 分鐘 分 분
h hr hrs hour hours stunde stunden heure heures hora horas ora ore час часа часов ساعة ساعات saat giờ uur timme timmar godzina godziny godzin घंटे घंटा | 小时 小時 個小時 时间 時間 시간
day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen dagar день дня дней يوم أيام gün ngày dzień dni दिन | 天 日 일
week weeks woche wochen semaine semaines semana semanas settimana settimane weken vecka veckor неделя недели недель أسبوع أسابيع hafta tuần tydzień tygodnie tygodni सप्ताह हफ़्ते | 周 週 星期 礼拜 禮拜 周间 週間 주
month months monat monate monaten mois mes meses mese mesi mês maand maanden månad månader месяц месяца месяцев شهر أشهر ay tháng miesiąc miesiące miesięcy महीने महीना | 个月 個月 か月 ヶ月 カ月 ケ月 月 개월
year years jahr jahre jahren an ans année années año años anno anni ano anos jaar år год года лет سنة سنوات عام yıl năm rok lata lat साल वर्ष | 年 년
age | 岁 歲 歳 세
次 time times mal fois vez veces volte vezes keer gånger раз раза مرة مرات kez kere lần razy बार | 次 回 번
倍 fold | 倍
片 tablet tablets tablette tabletten comprimé comprimés tableta tabletas compressa compresse comprimido comprimidos таблетка таблетки таблеток | 片 錠 정
粒 capsule capsules kapsel kapseln cápsula cápsulas capsula | 粒 カプセル
滴 drop drops tropfen goutte gouttes gota gotas gocce капля капли капель | 滴
am
pm
% percent prozent pourcent procent процент процента процентов yüzde प्रतिशत फीसदी | % 百分之 パーセント 퍼센트 프로
‰ | ‰ 千分之
℃ celsius цельсия | ℃ °c 摄氏度 攝氏度 摄氏 攝氏 セ氏
℉ fahrenheit фаренгейта | ℉ °f 华氏度 華氏度 华氏 華氏 カ氏
° degree degrees grad grado grados degré degrés gradi grau graus градус градуса градусов درجة derece độ | ° 度
$ usd dollar dollars dólar dólares dollari доллар долларов دولار | $ 美元 美金 ドル 달러
€ eur euro euros евро يورو | € 欧元 歐元 ユーロ 유로
£ gbp | £
¥ jpy yen cny rmb yuan юань юаней | ¥ 元 块钱 人民币 人民幣
円 | 日元 日圓 円
₩ krw won | ₩ 원
₽ rub рубль рубля рублей | ₽
₹ inr rupee rupees | ₹
+千 thousand tausend mille mil mila тысяча тысячи тысяч тыс ألف آلاف bin nghìn ngàn tysiąc tysiące tysięcy tusen duizend हज़ार हजार | 千 仟 천
+万 | 万 萬 만
+百万 million millions millionen millón millones milione milioni milhão milhões миллион миллиона миллионов млн مليون ملايين milyon triệu milion miliony milionów miljoner miljoen | 百万 百萬 백만
+亿 | 亿 億 억
+十亿 billion billions milliarde milliarden milliard milliards miliardo miliardi bilhão bilhões миллиард миллиарда миллиардов млрд مليار milyar tỷ miliard miliardy miliardów miljarder miljard | 十亿 十億
+兆 trillion trillions | 兆
+लाख लाख
+करोड़ करोड़
`

// measure is one unit of measure or multiplier.
type measure struct {
	name       string
	multiplies bool
}

type unitTable struct {
	words map[string]*measure
	runs  map[rune][]unitRun // by first character, the longest first

	likely [256]uint64         // bits of what words hash to, and of what runs begin with beyond ASCII
	signs  [utf8.RuneSelf]bool // that runs begin with
}

func (u *unitTable) mayBe(hash uint32) bool { return u.likely[hash>>6&255]>>(hash&63)&1 != 0 }

func (u *unitTable) expect(hash uint32) { u.likely[hash>>6&255] |= 1 << (hash & 63) }

// mayBegin tells of a character whether a run may begin with it.
func (u *unitTable) mayBegin(folded []byte) bool {
	if c := folded[0]; c < utf8.RuneSelf {
		return u.signs[c]
	}
	first, _ := utf8.DecodeRune(folded)
	return u.mayBe(uint32(first))
}

type unitRun struct {
	text []byte
	*measure
}

var unitTables = sync.OnceValue(func() *unitTable {
	u := &unitTable{words: map[string]*measure{}, runs: map[rune][]unitRun{}}
	for line := range strings.Lines(unitLines) {
		words, runs, _ := strings.Cut(line, "|")
		names := strings.Fields(words)
		if len(names) == 0 {
			continue
		}
		m := &measure{name: names[0]}
		m.name, m.multiplies = strings.CutPrefix(m.name, "+")
		u.words[m.name] = m
		for _, w := range names[1:] {
			u.words[w] = m
		}
		for _, r := range strings.Fields(runs) {
			first, _ := utf8.DecodeRuneInString(r)
			u.runs[first] = append(u.runs[first], unitRun{[]byte(r), m})
		}
	}
	for _, runs := range u.runs {
		slices.SortStableFunc(runs, func(a, b unitRun) int { return len(b.text) - len(a.text) })
	}
	for first := range u.runs {
		if first < utf8.RuneSelf {
			u.signs[first] = true
		} else {
			u.expect(uint32(first))
		}
	}
	for w := range u.words {
		u.expect(hashOf(w))
	}
	for _, w := range []string{"per", "pour", "por"} {
		u.expect(hashOf(w))
	}
	return u
})

// measures returns the units at the numbers of a text, sorted.
func measures(a *analysis) []string {
	var found []string
	for i, t := range a.tokens {
		if t.kind != number {
			continue
		}
		if m, tokens := a.measureBefore(i); tokens > 0 {
			found = append(found, m.name)
		}
		next := i + 1
		if next < len(a.tokens) && string(a.fold(a.tokens[next])) == "-" {
			next++
		}
		for {
			m, tokens := a.measureAt(next)
			if tokens == 0 {
				break
			}
			next += tokens
			if m.name == "°" { // degrees of what?
				if of, tokens := a.measureAt(next); tokens > 0 && (of.name == "℃" || of.name == "℉") {
					m, next = of, next+tokens
				}
			}
			found = append(found, m.name)
			if m.multiplies {
				continue
			}
			if next >= len(a.tokens) || string(a.fold(a.tokens[next])) != "/" {
				break
			}
			next++
		}
	}
	slices.Sort(found)
	return found
}

// otherMeasures compares the sorted units of two texts: what counts is which
// there are, and of as many numbers how often each.
func otherMeasures(a, b []string) bool {
	if len(a) == len(b) {
		return !slices.Equal(a, b)
	}
	return !slices.Equal(slices.Compact(slices.Clone(a)), slices.Compact(slices.Clone(b)))
}

// measureBefore returns the sign of a currency or of percent in front of a
// number, unless it belongs to the number before it.
func (a *analysis) measureBefore(i int) (m *measure, tokens int) {
	for tokens = 1; tokens <= 3 && i-tokens >= 0; tokens++ {
		at := i - tokens
		m, n := a.measureAt(at)
		if n != tokens {
			continue
		}
		if at > 0 && a.tokens[at-1].kind == number {
			return nil, 0
		}
		switch m.name {
		case "$", "€", "£", "¥", "₩", "₽", "₹", "%", "‰":
			return m, tokens
		}
	}
	return nil, 0
}

// measureAt returns the unit that begins at a token, and how many tokens it
// takes; 0 for none.
func (a *analysis) measureAt(i int) (*measure, int) {
	if i >= len(a.tokens) {
		return nil, 0
	}
	t, u := &a.tokens[i], a.units
	if t.kind == word && u.mayBe(a.hashed[i]) {
		w := a.fold(*t)
		if m := u.words[string(w)]; m != nil {
			return m, 1
		}
		if i+1 < len(a.tokens) && perCent(w, a.fold(a.tokens[i+1])) {
			return u.words["%"], 2
		}
	}
	rest := a.following(i)
	if !u.mayBegin(rest) {
		return nil, 0
	}
	first, _ := utf8.DecodeRune(rest)
	runs := u.runs[first]
	for _, run := range runs {
		if bytes.HasPrefix(rest, run.text) {
			end := int(t.from) + len(run.text)
			n := 1
			for i+n < len(a.tokens) && int(a.tokens[i+n].from) < end {
				n++
			}
			return run.measure, n
		}
	}
	return nil, 0
}

// mayMeasure tells where measureAt may find something.
func (a *analysis) mayMeasure(i int) bool {
	t := &a.tokens[i]
	return t.kind == word && a.units.mayBe(a.hashed[i]) || a.units.mayBegin(a.folded[t.from:])
}

// perCent tells the two words that say percent in English and its neighbours.
func perCent(a, b []byte) bool {
	switch string(a) {
	case "per", "pour", "por":
		switch string(b) {
		case "cent", "ciento", "cento":
			return true
		}
	}
	return false
}

// mostRunTokens is how many tokens the name of a unit takes.
const mostRunTokens = 4

// measuresAt returns the units that some tokens are part of, also without a
// number. Short words are too often something else.
func (a *analysis) measuresAt(tokens []int) (found []string) {
	for _, i := range tokens {
		for at := max(i-mostRunTokens+1, 0); at <= i; at++ {
			if !a.mayMeasure(at) {
				continue
			}
			m, n := a.measureAt(at)
			if n == 0 || at+n <= i {
				continue
			}
			first, last := a.tokens[at], a.tokens[at+n-1]
			least := 2
			if first.kind == word && !symbols()[m.name] {
				least = 3
			}
			if (m.multiplies || utf8.RuneCount(a.folded[first.from:last.to]) >= least) && !slices.Contains(found, m.name) {
				found = append(found, m.name)
			}
			break
		}
	}
	return found
}

// symbols are units that are no words of two letters by chance.
var symbols = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, s := range strings.Fields("ng μg mg kg ml dl cl μl mm cm μm nm km lb oz ft hz kw") {
		set[s] = true
	}
	return set
})

// anotherMeasure tells whether each side has a unit that the other has not.
func anotherMeasure(a, b []string) bool {
	lacks := func(a, b []string) bool {
		return slices.ContainsFunc(a, func(name string) bool { return !slices.Contains(b, name) })
	}
	return lacks(a, b) && lacks(b, a)
}
