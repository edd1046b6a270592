package charset

import "sync"

// multiByte is an encoding of ideographs. Its standards sort characters by
// how usual they are (GB 2312, JIS X 0208 and Big5 each have a first level of
// everyday characters and a second of rare ones), so that a pair of bytes
// tells its own frequency.
type multiByte struct {
	name string
	// class returns the log probability of the character at the start of b
	// and its length; ok is false when the bytes are none.
	class func(b []byte) (cost float64, n int, ok bool)
}

var multiBytes = []multiByte{
	{"gb18030", classGB18030},
	{"big5", classBig5},
	{"shift_jis", classShiftJIS},
	{"euc-jp", classEUCJP},
	{"euc-kr", classEUCKR},
}

// Log probabilities of the classes: the share of the class in running text
// divided by its size.
const (
	costCommon   = -6.0  // the most frequent few hundred
	costKana     = -4.0  // hiragana
	costKatakana = -5.3  //
	costStop     = -4.0  // ideographic comma and full stop
	costSign     = -8.0  // other signs
	costLevel1   = -9.2  // everyday characters
	costSyllable = -8.2  // everyday Hangul
	costLevel2   = -13.5 // rare characters
	costBeyond   = -17   // outside the old standard
	costInvalid  = -20   // no character
)

// score adds up the characters of text, and the bytes they take; common holds
// the frequent ones as two-byte numbers. ASCII is not counted here.
func (m multiByte) score(text []byte, common map[uint16]bool) (sum float64, bytes int) {
	wasASCII := true
	for len(text) > 0 {
		if text[0] < 0x80 {
			text, wasASCII = text[1:], true
			continue
		}
		cost, n, ok := m.class(text)
		switch {
		case !ok:
			cost, n = costInvalid, 1
		case n == 2 && common[uint16(text[0])<<8|uint16(text[1])]:
			cost = costCommon
		}
		// The second byte is no ASCII letter, though it was counted as one.
		for _, b := range text[1:n] {
			if b < 0x80 {
				cost -= tables().english[b]
			}
		}
		if wasASCII {
			cost-- // alphabets and ideographs seldom meet
		}
		sum, bytes, text, wasASCII = sum+cost, bytes+n, text[n:], false
	}
	return sum, bytes
}

func in(b, from, to byte) bool { return b >= from && b <= to }

func classGB18030(b []byte) (float64, int, bool) {
	if len(b) < 2 || !in(b[0], 0x81, 0xFE) {
		return 0, 0, false
	}
	lead, trail := b[0], b[1]
	switch {
	case in(trail, 0x30, 0x39):
		if len(b) >= 4 && in(b[2], 0x81, 0xFE) && in(b[3], 0x30, 0x39) {
			return costBeyond, 4, true
		}
		return 0, 0, false
	case trail < 0x40 || trail == 0x7F || trail == 0xFF:
		return 0, 0, false
	case trail < 0xA1:
		return costBeyond, 2, true // GBK
	case lead == 0xA1 && in(trail, 0xA1, 0xA3), lead == 0xA3 && trail == 0xAC:
		return costStop, 2, true
	case lead == 0xA1 || lead == 0xA3:
		return costSign, 2, true
	case in(lead, 0xA2, 0xA9):
		return costSign - 3, 2, true
	case in(lead, 0xB0, 0xD7):
		return costLevel1, 2, true
	case in(lead, 0xD8, 0xF7):
		return costLevel2, 2, true
	}
	return costBeyond, 2, true
}

func classBig5(b []byte) (float64, int, bool) {
	if len(b) < 2 || !in(b[0], 0x81, 0xFE) {
		return 0, 0, false
	}
	lead, trail := b[0], b[1]
	switch {
	case !in(trail, 0x40, 0x7E) && !in(trail, 0xA1, 0xFE):
		return 0, 0, false
	case lead == 0xA1 && in(trail, 0x41, 0x43):
		return costStop, 2, true
	case in(lead, 0xA1, 0xA3):
		return costSign, 2, true
	case in(lead, 0xA4, 0xC5), lead == 0xC6 && trail <= 0x7E:
		return costLevel1, 2, true
	case in(lead, 0xC9, 0xF9):
		return costLevel2, 2, true
	}
	return costBeyond, 2, true // private use, Hong Kong
}

func classShiftJIS(b []byte) (float64, int, bool) {
	lead := b[0]
	if in(lead, 0xA1, 0xDF) {
		return costSign, 1, true // half-width katakana
	}
	if len(b) < 2 || lead == 0x80 || lead == 0xA0 || lead > 0xFC {
		return 0, 0, false
	}
	trail := b[1]
	switch {
	case trail < 0x40 || trail == 0x7F || trail > 0xFC:
		return 0, 0, false
	case lead == 0x81 && in(trail, 0x41, 0x42):
		return costStop, 2, true
	case lead == 0x82 && in(trail, 0x9F, 0xF1):
		return costKana, 2, true
	case lead == 0x83 && in(trail, 0x40, 0x96), lead == 0x81 && trail == 0x5B:
		return costKatakana, 2, true
	case lead == 0x81, lead == 0x82 && trail < 0x9F:
		return costSign, 2, true
	case lead == 0x88 && trail >= 0x9F, in(lead, 0x89, 0x97), lead == 0x98 && trail <= 0x72:
		return costLevel1, 2, true
	case in(lead, 0x98, 0x9F), in(lead, 0xE0, 0xEA):
		return costLevel2, 2, true
	}
	return costBeyond, 2, true
}

func classEUCJP(b []byte) (float64, int, bool) {
	if len(b) < 2 || !in(b[1], 0xA1, 0xFE) {
		return 0, 0, false
	}
	lead, trail := b[0], b[1]
	switch {
	case lead == 0x8E:
		return costSign, 2, trail <= 0xDF
	case lead == 0x8F:
		return costBeyond, 3, len(b) >= 3 && in(b[2], 0xA1, 0xFE)
	case !in(lead, 0xA1, 0xFE):
		return 0, 0, false
	case lead == 0xA1 && in(trail, 0xA2, 0xA3):
		return costStop, 2, true
	case lead == 0xA4:
		return costKana, 2, trail <= 0xF3
	case lead == 0xA5, lead == 0xA1 && trail == 0xBC:
		return costKatakana, 2, trail <= 0xF6
	case in(lead, 0xA1, 0xA3):
		return costSign, 2, true
	case in(lead, 0xB0, 0xCF):
		return costLevel1, 2, true
	case in(lead, 0xD0, 0xF4):
		return costLevel2, 2, true
	}
	return costBeyond, 2, true
}

func classEUCKR(b []byte) (float64, int, bool) {
	if len(b) < 2 || !in(b[0], 0x81, 0xFE) {
		return 0, 0, false
	}
	lead, trail := b[0], b[1]
	switch {
	case !in(trail, 0x41, 0x5A) && !in(trail, 0x61, 0x7A) && !in(trail, 0x81, 0xFE):
		return 0, 0, false
	case trail < 0xA1 || lead < 0xA1:
		return costBeyond + 2, 2, lead <= 0xC6 // rare Hangul
	case lead == 0xA1:
		return costSign, 2, true
	case in(lead, 0xB0, 0xC8):
		return costSyllable, 2, true
	case in(lead, 0xCA, 0xFD):
		return costLevel2, 2, true
	}
	return costBeyond, 2, true
}

// frequent are the characters that make up about half of a running text.
var frequent = map[string]string{
	"gb18030":   "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全信重三机工物气每并别真打太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许先口由死安写性马光白或住难望教命花结乐色更拉东神记处让母父应直字场平报友关放至张认接告入笑内英军候民岁往何度山觉路带万男边风解叫任金快原吃变通师立象数四失满战远格士音轻目条呢病始达深完今提求清王化空业思切怎非找片罗钱语元喜曾离飞科言干流欢约各即指合反题必该论交终林请医晚制球决传画保读运及则房早院量苦火布品近坐产答星精视五连司巴奇管类未朋且婚台夜青北队久乎越观落尽形影红爸百令周吧识步希亚术留市半热送兴造谈容极随演收首根讲整式取照办强石古华拿计您装似足双妻尼转诉米称丽客南领节衣站黑刻统断福城故历惊脸选包紧争另建维绝树系伤示愿持千史谁准联妇纪基买志静阿诗独复痛消社算义竟确酒需单治卡幸兰念举仅钟怕共毛句息功官待究跟穿室易游程号居考突皮哪费倒价图具刚脑永歌响商礼细专黄块脚味灵改据般破引食仍存众注笔甚某沉血备习校默务土微娘须试怀料调广苏显赛查密议底列富梦错座参八除跑",
	"big5":      "的一是了我不人在他有這個上們來到時大地為子中你說生國年著就那和要她出也得里後自以會家可下而過天去能對小多然於心學麼之都好看起發當沒成只如事把還用第樣道想作種開美總從無情己面最女但現前些所同日手又行意動方期它頭經長兒回位分愛老因很給名法間斯知世什兩次使身者被高已親其進此話常與活正感見明問力理爾點文幾定本公特做外孩相西果走將月十實向聲車全信重三機工物氣每並別真打太新比才便夫再書部水像眼等體卻加電主界門利海受聽表德少克代員許先口由死安寫性馬光白或住難望教命花結樂色更拉東神記處讓母父應直字場平報友關放至張認接告入笑內英軍候民歲往何度山覺路帶萬男邊風解叫任金快原吃變通師立象數四失滿戰遠格士音輕目條呢病始達深完今提求清王化空業思切怎非找片羅錢語元喜曾離飛科言幹流歡約各即指合反題必該論交終林請醫晚制球決傳畫保讀運及則房早院量苦火布品近坐產答星精視五連司",
	"shift_jis": japanese,
	"euc-jp":    japanese,
	"euc-kr":    "이다는에을의가를은하고로한지기도사인서시어리해나자아있들스일대정그수만라보으부전니습합원장구제과상주여면오게모적성동비치신조트공까용것연거우문소중마물파방년되었했세무경생국개관터요않할된업내없화위실입금등미히와야안당명선발식학통바계프간분회음설러드였많더번작말데름같려형크처교권령민반표품행현확법심량",
}

const japanese = "年月日人大一本中国会事者社上時分出入生行見前今東京都市場所方間長手自地合同学高新小部業内定体力目立後明回金政党民主経済気電話車駅心性開発表作品情報水化物県区町村文書語用利公関連対面理解取引数名動画法問題最多少"

// common returns the frequent characters as the byte pairs of each encoding.
var common = sync.OnceValue(func() map[string]map[uint16]bool {
	all := map[string]map[uint16]bool{}
	for name, chars := range frequent {
		pairs := map[uint16]bool{}
		if b, err := encodingOf(name).NewEncoder().Bytes([]byte(chars)); err == nil {
			for ; len(b) >= 2; b = b[2:] {
				pairs[uint16(b[0])<<8|uint16(b[1])] = true
			}
		}
		all[name] = pairs
	}
	return all
})
