package check

import (
	"strings"
	"testing"
)

func TestNumbers_SameValueIsSilent(t *testing.T) {
	for _, c := range []struct{ langs, source, target string }{
		{"en>de", "It costs 1,234.50 dollars.", "Es kostet 1.234,50 Dollar."},
		{"en>fr", "1,234,567 people", "1 234 567 personnes"},
		{"en>fr", "10,000 people", "10 000 personnes"},
		{"en>de-CH", "1,234,567 people", "1'234'567 Leute"},
		{"en>hi", "1,234,567", "12,34,567"},
		{"en>es", "0.5 mg", "0,5 mg"},
		{"en>ar", "15.5 percent of 2,000", "١٥٫٥ في المئة من ٢٬٠٠٠"},
		{"en>fa", "15 people", "۱۵ نفر"},
		{"en>ja", "Version 3.11.2", "バージョン3.11.2"},
		{"en>ja", "12 people", "１２人"},
		{"zh>en", "三个月", "three months"},
		{"zh>en", "二十例患者", "twenty patients"},
		{"zh>de", "二十例患者", "20 Patienten"},
		{"zh>en", "第3章", "Chapter 3"},
		{"zh>en", "第三章", "Chapter III"},
		{"zh>en", "约350万人", "about 3.5 million people"},
		{"zh>en", "1.2亿元", "120 million yuan"},
		{"zh>de", "1.2亿元", "120 Mio. Yuan"},
		{"zh>es", "30亿", "3 mil millones"},
		{"zh>fr", "2千万", "20 millions"},
		{"zh>en", "3千克", "3 kilograms"},
		{"zh>en", "百分之五十", "50%"},
		{"zh>en", "百分之三点五", "3.5%"},
		{"zh>en", "三成", "30%"},
		{"ja>en", "全体の3割", "30% of all"},
		{"zh>en", "二〇二六年", "2026"},
		{"zh>en", "2026年10月5日", "October 5, 2026"},
		{"zh>de", "2026年10月5日", "5. Oktober 2026"},
		{"zh>fr", "2026年10月1日", "le 1er octobre 2026"},
		{"en>de", "2026-10-05", "05.10.2026"},
		{"en>zh", "the 1990s", "20世纪90年代的"},
		{"en>de", "the 3rd time", "das 3. Mal"},
		{"en>de", "the third time, three times", "das 3. Mal, drei Mal"},
		{"en>es", "3 of 12", "tres de doce"},
		{"en>de", "21 days", "einundzwanzig Tage"},
		{"en>fr", "at 3 pm", "à 15 h"},
		{"en>de", "at 10:30", "um 10.30 Uhr"},
		{"en>de", "½ cup", "1/2 Tasse"},
		{"en>zh", "1/2 of them", "其中二分之一"},
		{"en>zh", "two-thirds", "三分之二"},
		{"en>zh", "twice a day", "每天2次"},
		{"zh>en", "每增加1公斤", "for every extra kilogram"},
		{"en>zh", "one of the cells", "其中一个细胞"},
		{"zh>en", "十二指肠", "duodenum"},
		{"zh>en", "十分重要", "very important"},
		{"zh>en", "新冠肺炎", "COVID-19"},
		{"zh>en", "白介素10（IL-10）和TGF-β1", "Interleukin-10 (IL-10) and TGF-β1"},
		{"en>de", "CO2 and H2O", "Kohlendioxid und Wasser"},
		{"en>zh", "minus 5 degrees", "-5度"},
		{"en>zh", "-5 °C", "零下5度"},
		{"en>ja", "pages 10-20", "10～20ページ"},
		{"en>de", "See https://example.com/2026/a1 for 3 tips", "3 Tipps: https://example.com/de/b"},
		{"en>de", "<b1>1</b1>,<b2>2</b2>", "<b1>1</b1>,<b2>2</b2>"},
		{"en>de", "10<sup1>9</sup1> cells", "10<sup1>9</sup1> Zellen"},
	} {
		if found := only("numbers", pair(c.langs, c.source, c.target)); len(found) > 0 {
			t.Errorf("%s %q %q: %s", c.langs, c.source, c.target, found[0].Message)
		}
	}
}

func TestNumbers_OtherValueIsFound(t *testing.T) {
	for _, c := range []struct{ langs, source, target, want string }{
		{"en>de", "It takes 15 minutes.", "Es dauert 51 Minuten.", "the source has 15, here stands 51"},
		{"en>de", "It takes 15 minutes.", "Es dauert einige Minuten.", "15 of the source is missing"},
		{"en>de", "It takes some minutes.", "Es dauert 15 Minuten.", "15 is not in the source"},
		{"en>de", "Chapter 1", "Kapitel 7", "the source has 1, here stands 7"},
		{"en>de", "1.234 mg", "1.234 mg", "the source has 1.234, here stands 1.234"},
		{"en>de", "1,234 mg", "1,234 mg", "the source has 1,234, here stands 1,234"},
		{"zh>en", "约350万人", "about 350,000 people", "the source has 350万, here stands 350,000"},
		{"zh>en", "1.2亿", "1.2 million", "the source has 1.2亿, here stands 1.2 million"},
		{"zh>en", "二十例患者", "some patients", "二十 of the source is missing"},
		{"zh>en", "2026年10月5日", "October 5, 2025", "the source has 2026, here stands 2025"},
		{"zh>en", "白介素IL-10", "interleukin IL-12", "the source has 10, here stands 12"},
		{"en>zh", "-5 °C", "5度", "the source has -5, here stands 5"},
		{"en>ar", "15 people", "١٦ شخصا", "the source has 15, here stands ١٦"},
		{"en>fr", "5 and 6 and 7", "5", "6, 7 of the source are missing"},
	} {
		found := only("numbers", pair(c.langs, c.source, c.target))
		if len(found) != 1 || found[0].Message != c.want {
			t.Errorf("%s %q %q: %+v, want %s", c.langs, c.source, c.target, found, c.want)
		}
	}
}

func TestHanValue(t *testing.T) {
	for text, want := range map[string]int{
		"十": 10, "十五": 15, "二十": 20, "二十一": 21, "一百零五": 105, "三百二十": 320, "一千零一": 1001, "两万五千": 25000,
		"一亿二千万": 120_000_000, "百": 100, "万": 10000,
	} {
		if got, ok := hanValue([]rune(text)); !ok || got != want {
			t.Errorf("%s = %d, %v; want %d", text, got, ok, want)
		}
	}
	if v, ok := hanValue([]rune(strings.Repeat("亿", 50))); ok {
		t.Errorf("a row of 亿 is %d", v)
	}
}
