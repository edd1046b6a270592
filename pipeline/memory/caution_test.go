package memory

import (
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline"
)

func cautionOf(lang, a, b string) string {
	var q, u analysis
	q.set(a, lang)
	u.set(b, lang)
	c := new(scorer).compare(&q, &u)
	return c.unsafe.String()
}

func TestCaution_Negation(t *testing.T) {
	cases := []struct{ lang, one, other string }{
		{"en", "Take the tablets with food.", "Do not take the tablets with food."},
		{"en", "You can drink alcohol.", "You cannot drink alcohol."},
		{"en", "You should drive afterwards.", "You shouldn’t drive afterwards."},
		{"en", "Swallow it with water.", "Swallow it without water."},
		{"en", "The method is safe for children.", "The method is unsafe for children."},
		{"en", "The side effects are harmful.", "The side effects are harmless."},
		{"en", "This is a legal procedure.", "This is an illegal procedure."},
		{"en", "It always helps.", "It never helps."},
		{"de", "Nehmen Sie die Tabletten mit Wasser ein.", "Nehmen Sie die Tabletten nicht mit Wasser ein."},
		{"de", "Es gibt Nebenwirkungen.", "Es gibt keine Nebenwirkungen."},
		{"de", "Das Gerät ist geeignet.", "Das Gerät ist ungeeignet."},
		{"de", "Der Eingriff ist schmerzhaft.", "Der Eingriff ist schmerzlos."},
		{"fr", "Prenez ce médicament.", "Ne prenez pas ce médicament."},
		{"fr", "C’est dangereux.", "Ce n’est pas dangereux."},
		{"fr", "L’opération est possible.", "L’opération est impossible."},
		{"es", "Tome este medicamento.", "No tome este medicamento."},
		{"es", "Con receta médica.", "Sin receta médica."},
		{"it", "Prenda questo farmaco.", "Non prenda questo farmaco."},
		{"pt", "Tome este remédio.", "Não tome este remédio."},
		{"ru", "Принимайте это лекарство.", "Не принимайте это лекарство."},
		{"ru", "Это опасное средство.", "Это безопасное средство."},
		{"zh", "饭后可以服用。", "饭后不可以服用。"},
		{"zh", "请空腹服药。", "请别空腹服药。"},
		{"zh", "手术前可以进食。", "手术前禁止进食。"},
		{"zh", "疗效明显。", "疗效未明显。"},
		{"ja", "食後に飲んでください。", "食後に飲まないでください。"},
		{"ja", "効果があります。", "効果がありません。"},
		{"ko", "식후에 복용하세요.", "식후에 복용하지 마세요."},
		{"ko", "효과가 있습니다.", "효과가 없습니다."},
		{"ko", "술을 마셔도 됩니다.", "술을 안 마셔도 됩니다."},
		{"ar", "تناول هذا الدواء مع الطعام.", "لا تتناول هذا الدواء مع الطعام."},
		{"ar", "هذا الدواء آمن.", "هذا الدواء غير آمن."},
		{"pl", "Proszę brać ten lek.", "Proszę nie brać tego leku."},
		{"pl", "To jest bezpieczne.", "To jest niebezpieczne."},
		{"tr", "Bu ilacı kullanın.", "Bu ilacı kullanmayın."},
		{"tr", "İlaç zararlıdır.", "İlaç zararlı değildir."},
		{"tr", "Bu yan etki görülür.", "Bu yan etki görülmez."},
		{"nl", "Neem deze tabletten in.", "Neem deze tabletten niet in."},
		{"nl", "Het is mogelijk.", "Het is onmogelijk."},
		{"sv", "Ta tabletterna med mat.", "Ta inte tabletterna med mat."},
		{"sv", "Det är farligt.", "Det är ofarligt."},
		{"hi", "यह दवा लें।", "यह दवा न लें।"},
		{"hi", "यह सुरक्षित है।", "यह सुरक्षित नहीं है।"},
		{"vi", "Hãy uống thuốc này.", "Đừng uống thuốc này."},
		{"vi", "Thuốc này an toàn.", "Thuốc này không an toàn."},
		{"cs", "Užívejte tento lék.", "Neužívejte tento lék."},
		{"da", "Tag medicinen.", "Tag ikke medicinen."},
		{"nb", "Ta medisinen.", "Ikke ta medisinen."},
		{"fi", "Ota tämä lääke.", "Älä ota tätä lääkettä."},
		{"hu", "Szedje ezt a gyógyszert.", "Ne szedje ezt a gyógyszert."},
		{"uk", "Приймайте ці ліки.", "Не приймайте ці ліки."},
		{"bg", "Приемайте лекарството.", "Не приемайте лекарството."},
		{"el", "Πάρτε το φάρμακο.", "Μην πάρετε το φάρμακο."},
		{"ro", "Luați acest medicament.", "Nu luați acest medicament."},
		{"sk", "Užívajte tento liek.", "Neužívajte tento liek."},
		{"id", "Minum obat ini.", "Jangan minum obat ini."},
		{"th", "รับประทานยานี้", "ห้ามรับประทานยานี้"},
		{"he", "קח את התרופה.", "אל תיקח את התרופה."},
		{"fa", "این دارو را مصرف کنید.", "این دارو را مصرف نکنید."},
	}
	for _, c := range cases {
		for _, pair := range [][2]string{{c.one, c.other}, {c.other, c.one}} {
			if got := cautionOf(c.lang, pair[0], pair[1]); got != "negation" {
				t.Errorf("%s: %q and %q: caution %q", c.lang, pair[0], pair[1], got)
			}
		}
	}
}

func TestCaution_Unit(t *testing.T) {
	cases := []struct{ lang, one, other string }{
		{"en", "Take 5 mg a day.", "Take 5 g a day."},
		{"en", "Take 5mg a day.", "Take 5µg a day."},
		{"en", "Keep it below 25 °C.", "Keep it below 25 °F."},
		{"en", "Keep it below 25℃.", "Keep it below 25℉."},
		{"en", "Heat it to 40 degrees Celsius.", "Heat it to 40 degrees Fahrenheit."},
		{"en", "It is 3 km away.", "It is 3 miles away."},
		{"en", "It is three kilometers away.", "It is three miles away."},
		{"en", "It rose by 5%.", "It rose by 5‰."},
		{"en", "It rose by 5%.", "It rose by 5."},
		{"en", "Take 5 mg, 3 mg and 2 g.", "Take 5 mg, 3 g and 2 g."},
		{"en", "Give 2 mg/kg of it.", "Give 2 mg/lb of it."},
		{"en", "It cost $5.", "It cost €5."},
		{"en", "It cost 5 million.", "It cost 5 billion."},
		{"en", "Repeat it for 3 days.", "Repeat it for 3 weeks."},
		{"en", "Come at 8 am.", "Come at 8 pm."},
		{"de", "Nach 2 Stunden wirkt es.", "Nach 2 Minuten wirkt es."},
		{"de", "Es kostet 3 Millionen.", "Es kostet 3 Milliarden."},
		{"fr", "Pendant 3 jours.", "Pendant 3 semaines."},
		{"zh", "每次服用5毫克。", "每次服用5微克。"},
		{"zh", "共有3万人。", "共有3亿人。"},
		{"zh", "共有三万人。", "共有三亿人。"},
		{"zh", "相距10公里。", "相距10英里。"},
		{"zh", "每公里一次。", "每英里一次。"},
		{"zh", "保存在25℃以下。", "保存在25华氏度以下。"},
		{"zh", "有效率为5%。", "有效率为5‰。"},
		{"zh", "治疗持续两个星期。", "治疗持续两个小时。"},
		{"ja", "1日3錠を飲む。", "1日3滴を飲む。"},
		{"ja", "2時間待つ。", "2分待つ。"},
		{"ko", "3시간 기다리세요.", "3분 기다리세요."},
		{"ru", "Принимайте 5 мг в день.", "Принимайте 5 мкг в день."},
		{"tr", "Fiyat %5 arttı.", "Fiyat 5 arttı."},
		{"ar", "خذ 5 ملغ يوميا.", "خذ 5 غرام يوميا."},
	}
	for _, c := range cases {
		for _, pair := range [][2]string{{c.one, c.other}, {c.other, c.one}} {
			if got := cautionOf(c.lang, pair[0], pair[1]); got != "unit" {
				t.Errorf("%s: %q and %q: caution %q", c.lang, pair[0], pair[1], got)
			}
		}
	}
}

// What says the same is no reason for caution.
func TestCaution_IsNotCalledForNothing(t *testing.T) {
	cases := []struct{ lang, one, other string }{
		{"en", "Do not take it.", "Don't take it."},
		{"en", "You can not drive.", "You cannot drive."},
		{"en", "Take 5 mg now.", "Take 10 mg now."},
		{"en", "Take 5 mg now.", "Take 5 milligrams now."},
		{"en", "It rose by 5%.", "It rose by 5 percent."},
		{"en", "It rose by 5 per cent.", "It rose by 6%."},
		{"en", "At 25°C it melts.", "At 25 degrees Celsius it melts."},
		{"en", "The reader is under the table.", "The leader is under the cable."},
		{"en", "Take an apple.", "Take the apple."},
		{"de", "Die Zellen wachsen schnell.", "Die Zellen wachsen langsam."},
		{"zh", "这种方法非常有效。", "这种方法有效。"},
		{"zh", "请问是否有效？", "请问有效吗？"},
		{"zh", "特别重要。", "重要。"},
		{"zh", "服用5毫克。", "服用5mg。"},
		{"zh", "减掉5%的体重。", "减掉5%～10%的体重。"},
		{"zh", "有3萬人。", "有4万人。"},
		{"ja", "必ず飲んでください。", "飲んでください。"},
		{"ja", "非常に重要です。", "重要です。"},
		{"ja", "水を飲む。", "お茶を飲む。"},
		{"ko", "안내서를 읽으세요.", "설명서를 읽으세요."},
		{"fr", "Il n’est pas dangereux.", "Il n’est pas possible."},
		{"tr", "Ne zaman geldi?", "Ne zaman gitti?"},
	}
	for _, c := range cases {
		if got := cautionOf(c.lang, c.one, c.other); got != "" {
			t.Errorf("%s: %q and %q: caution %q", c.lang, c.one, c.other, got)
		}
	}
}

func TestCaution_StaysBelowWhatIsTakenAsItIs(t *testing.T) {
	long := strings.Repeat("and then some more words ", 10)
	x := build(t, unit("en", "de", "Take 5 mg "+long, "Nimm 5 mg"), unit("en", "de", "Do take it "+long, "Nimm es"))
	for text, want := range map[string]string{"Take 5 g " + long: "unit", "Do not take it " + long: "negation"} {
		ms := x.Lookup(query("en", "de", text))
		if len(ms) == 0 || ms[0].Score > MaxUnsafe || ms[0].Caution != want || ms[0].Kind != pipeline.FuzzyMatch {
			t.Errorf("%q: %+v", text, ms)
		}
	}
}
