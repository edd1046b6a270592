package segment

import (
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/rivo/uniseg"
	"golang.org/x/text/language"
)

// prose is plain text with as many stops as an article has.
var prose = map[string]string{
	"en": "Stem cells can renew themselves and grow into many kinds of tissue, which is why doctors hope to mend hearts with them. In 2019 Dr. Chen and her team treated 12 patients, e.g. after a stroke. “Nobody knew whether it would work,” she said. The results were better than anyone had hoped for!",
	"de": "Stammzellen können sich selbst erneuern und zu vielen Arten von Gewebe heranwachsen, weshalb man mit ihnen Herzen heilen will. Am 3. Mai 2019 behandelte Dr. Weber 12 Kranke, z. B. nach einem Schlaganfall. „Niemand wusste, ob es gelingt“, sagte sie. Das Ergebnis war besser als gehofft!",
	"fr": "Les cellules souches se renouvellent et deviennent bien des sortes de tissus, si bien qu'on espère réparer des cœurs. En mai 2019, le Dr Petit et M. Roux ont soigné 12 malades. « Personne ne savait si cela marcherait », dit-elle. Le résultat fut meilleur que prévu !",
	"es": "Las células madre se renuevan solas y se convierten en muchas clases de tejido, por lo que se espera curar corazones. En mayo de 2019, la Dra. Ruiz trató a 12 pacientes, p. ej. tras un ictus. «Nadie sabía si iba a funcionar», dijo. ¡El resultado fue mejor de lo esperado!",
	"ru": "Стволовые клетки обновляются сами и превращаются во многие виды тканей, поэтому врачи надеются лечить ими сердце. В 2019 г. А. В. Петрова лечила 12 больных после инсульта. «Никто не знал, получится ли», — сказала она. Итог оказался лучше, чем ждали!",
	"ar": "تستطيع الخلايا الجذعية أن تجدد نفسها وأن تتحول إلى أنواع كثيرة من الأنسجة، ولذلك يأمل الأطباء في علاج القلب بها. في عام 2019 عالج د. أحمد وفريقه اثني عشر مريضا. هل نجح العلاج؟ كانت النتيجة أفضل مما توقع الجميع.",
	"hi": "स्टेम कोशिकाएँ अपने आप को नया कर सकती हैं और कई तरह के ऊतकों में बदल सकती हैं, इसलिए डॉक्टर उनसे हृदय ठीक करने की आशा करते हैं। सन् 2019 में डॉ. शर्मा ने बारह रोगियों का इलाज किया। परिणाम आशा से बेहतर था!",
	"zh": "干细胞能够自我更新，并分化成多种组织，因此医生希望用它来修复受损的心脏和神经。2019年，陈医生和她的团队治疗了12名患者，其中包括中风后的病人。“没有人知道会不会成功。”她说。结果比所有人预想的都要好！",
	"ja": "幹細胞は自ら増え、さまざまな組織に変わることができるため、傷ついた心臓を治せると期待されている。2019年、田中医師らは12人の患者を治療した。「うまくいくか誰にもわからなかった。」と彼女は語った。結果は予想を上回った！",
	"ko": "줄기세포는 스스로 새로워지고 여러 조직으로 자랄 수 있어서 의사들은 다친 심장을 고칠 수 있기를 바란다. 2019년에 김 박사와 동료들은 환자 12명을 치료했다. “성공할지 아무도 몰랐다.”라고 그는 말했다. 결과는 기대보다 좋았다!",
	"th": "เซลล์ต้นกำเนิดสามารถสร้างตัวเองใหม่และเติบโตเป็นเนื้อเยื่อหลายชนิด แพทย์จึงหวังว่าจะใช้รักษาหัวใจที่เสียหายได้ ในปีนั้นทีมแพทย์รักษาผู้ป่วยสิบสองคนหลังจากเส้นเลือดในสมองแตก ผลที่ได้ดีกว่าที่ทุกคนคาดไว้",
}

// corpus is 1 MB of paragraphs.
func corpus(tag string) string {
	return strings.Repeat(prose[tag]+"\n", 1_000_000/len(prose[tag])+1)
}

func BenchmarkSplit(b *testing.B) {
	for _, tag := range []string{"en", "de", "fr", "es", "ru", "ar", "hi", "zh", "ja", "ko", "th"} {
		text := corpus(tag)
		s := New(language.Make(tag), Options{})
		b.Run(tag+"/house", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				s.Split(text)
			}
		})
		b.Run(tag+"/uax29", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				for it := sentences.FromString(text); it.Next(); {
				}
			}
		})
		b.Run(tag+"/uniseg", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				for rest, state := text, -1; rest != ""; {
					_, rest, state = uniseg.FirstSentenceInString(rest, state)
				}
			}
		})
	}
}

func BenchmarkSplit_Hostile(b *testing.B) {
	for _, unit := range []string{"(a. b: c. ", ". ", "A. ", "a.b.", "z. B. ", ".)", "\"", "「『（", "1.2", "e\u0301", "กขค", "a", ".\u200b "} {
		text := strings.Repeat(unit, 1_000_000/len(unit))
		b.Run(unit, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			s := New(language.English, Options{})
			for b.Loop() {
				s.Split(text)
			}
		})
	}
}
