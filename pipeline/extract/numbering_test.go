package extract

import "testing"

func TestNumbersAreReadInManyHands(t *testing.T) {
	for _, c := range []struct {
		line  string
		kind  numberKind
		value int
		rest  string
	}{
		{"一、概述", numHan, 1, "概述"},
		{"十二、结语", numHan, 12, "结语"},
		{"二十一、结语", numHan, 21, "结语"},
		{"壹、缘起", numHan, 1, "缘起"},
		{"参、結論", numHan, 3, "結論"},
		{"（三）检查", numHanParen, 3, "检查"},
		{"甲、总则", numStem, 1, "总则"},
		{"第三章 水从哪里来", numUnit, 3, "水从哪里来"},
		{"第1節　準備", numUnit, 1, "準備"},
		{"第二部分：方法", numUnit, 2, "方法"},
		{"第十条 费用", numUnit, 10, "费用"},
		{"第一步：洗手", numUnit, 1, "洗手"},
		{"제2장 준비", numUnit, 2, "준비"},
		{"제 3 절: 방법", numUnit, 3, "방법"},
		{"Chapter 4: The tide", numUnit, 4, "The tide"},
		{"Part II", numUnit, 2, ""},
		{"Part Three – The way home", numUnit, 3, "The way home"},
		{"STEP 2: Sand it", numUnit, 2, "Sand it"},
		{"Kapitel 1 Anfang", numUnit, 1, "Anfang"},
		{"§ 3 Kosten", numUnit, 3, "Kosten"},
		{"Étape 2 : Poncer", numUnit, 2, "Poncer"},
		{"الفصل الأول: البداية", numUnit, 1, "البداية"},
		{"المبحث الثاني - الطريقة", numUnit, 2, "الطريقة"},
		{"1. Start", numArabic, 1, "Start"},
		{"2、准备", numArabic, 2, "准备"},
		{"１．はじめに", numArabic, 1, "はじめに"},
		{"١. الأسباب", numArabic, 1, "الأسباب"},
		{"3- الأعراض", numArabic, 3, "الأعراض"},
		{"1.2 Methods", numDecimal, 2, "Methods"},
		{"2.3.1 样本", numDecimal, 1, "样本"},
		{"2）准备", numHalfParen, 2, "准备"},
		{"(4) Paint", numArabicParen, 4, "Paint"},
		{"③ 观察", numCircled, 3, "观察"},
		{"2️⃣ Breathe", numCircled, 2, "Breathe"},
		{"IV. The return", numRoman, 4, "The return"},
		{"iii) the rest", numRomanLower, 3, "the rest"},
		{"B. Costs", numLetter, 2, "Costs"},
		{"b) Kosten", numLetterLower, 2, "Kosten"},
		{"bb) Ausnahmen", numLetterDouble, 2, "Ausnahmen"},
		{"나. 방법", numHangul, 2, "방법"},
		{"(가) 방법", numHangul, 1, "방법"},
		{"イ．準備", numKana, 2, "準備"},
		{"ب) الطريقة", numAbjad, 2, "الطريقة"},
		{"أولاً: الأسباب", numOrdinal, 1, "الأسباب"},
		{"ثانيًا- العلاج", numOrdinal, 2, "العلاج"},
		{"둘째, 준비", numOrdinal, 2, "준비"},
		{"Zweitens: Kosten", numOrdinal, 2, "Kosten"},
		{"Tip 3: Rest", numLabel, 3, "Rest"},
		{"Myth #2: It hurts", numLabel, 2, "It hurts"},
		{"方法二：深呼吸", numLabel, 2, "深呼吸"},
		{"ポイント1 温度", numLabel, 1, "温度"},
		{"误区①：多喝水", numLabel, 1, "多喝水"},
		{"Q3. Does it hurt?", numQuestion, 3, "Does it hurt?"},
		{"问：会痛吗？", numQuestion, 0, "会痛吗？"},
		{"答：不会。", numAnswer, 0, "不会。"},

		{"2003年的冬天", noNumber, 0, ""},
		{"第三天我们去了海边", noNumber, 0, ""},
		{"一些人认为", noNumber, 0, ""},
		{"1.5 litres of water", noNumber, 0, ""},
		{"3.5万人参加", noNumber, 0, ""},
		{"10:30 Uhr", noNumber, 0, ""},
		{"1-2 Tage", noNumber, 0, ""},
		{"2-year-olds", noNumber, 0, ""},
		{"Part of the way", noNumber, 0, ""},
		{"Part 1 of the trail is closed", noNumber, 0, ""},
		{"First we went home", noNumber, 0, ""},
		{"I think so", noNumber, 0, ""},
		{"A house", noNumber, 0, ""},
		{"الأولى في العالم", noNumber, 0, ""},
		{"가게에 갔다", noNumber, 0, ""},
		{"甲状腺检查", noNumber, 0, ""},
		{"Version 1.2", noNumber, 0, ""},
		{"Windows 95", numLabel, 95, ""},
		{"Q1 results", noNumber, 0, ""},
		{"In 1984", noNumber, 0, ""},
		{"", noNumber, 0, ""},
	} {
		n, rest := numbering(c.line)
		if n.kind != c.kind || n.value != c.value || c.kind != noNumber && rest != c.rest {
			t.Errorf("%q: kind %d, value %d, rest %q; want %d, %d, %q", c.line, n.kind, n.value, rest, c.kind, c.value, c.rest)
		}
		if n.kind == noNumber && rest != c.line {
			t.Errorf("%q: rest %q", c.line, rest)
		}
	}
}
