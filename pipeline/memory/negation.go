package memory

import (
	"bytes"
	"strings"
	"sync"
	"unicode/utf8"
)

// negation lists how a language denies.
type negation struct {
	words            map[string]bool // whole words
	begins, ends     []string        // of words that deny
	runs, except     []string        // anywhere in the text, without its spaces; what holds one and denies nothing
	prefixes, suffix []string        // that make of a word its opposite

	likely [16]uint64 // bits of what words hash to, and of what runs begin with
	first  [256]bool  // bytes that prefixes begin with
	last   [256]bool  // bytes that a suffix ends with
}

func (n *negation) mayBe(hash uint32) bool { return n.likely[hash>>6&15]>>(hash&63)&1 != 0 }

func (n *negation) expect(hash uint32) { n.likely[hash>>6&15] |= 1 << (hash & 63) }

// threeBytes is a number for what a run begins with.
func threeBytes(a, b, c byte) uint32 { return uint32(a)<<12 ^ uint32(b)<<6 ^ uint32(c) }

// prepare notes what is asked for first.
func (n *negation) prepare() {
	for w := range n.words {
		n.expect(hashOf(w))
	}
	for _, r := range n.runs {
		n.expect(threeBytes(r[0], r[1], r[2])) // they are of scripts that take three bytes a rune
	}
	for _, p := range n.prefixes {
		n.first[p[0]] = true
	}
	for _, s := range n.suffix {
		n.last[s[len(s)-1]] = true
	}
}

// The languages that texts are cut in, and some more. "words: a b" and so on,
// each list up to the next colon.
var negationLists = map[string]string{
	"ar": "words: لا ولا فلا ألا لم ولم لن ولن ليس ليست ليسوا وليس غير بدون دون بلا عدم لست لسنا",
	"bg": "words: не няма нямат без никога ни нито нищо никой prefixes: не без",
	"ca": "words: no sense mai cap ni res ningú prefixes: in im des il",
	"cs": "words: ne není nejsou bez nikdy žádný žádná žádné ani nic nikdo prefixes: ne bez",
	"da": "words: ikke ingen intet aldrig uden hverken prefixes: u in suffix: løs fri",
	"de": "words: nicht kein keine keinen keinem keiner keines nie niemals ohne nichts niemand niemanden weder nirgends prefixes: un in ir nicht miss suffix: los lose losen frei freie freien",
	"el": "words: δεν δε μη μην χωρίς ποτέ κανένας καμία κανένα ούτε prefixes: μη αν α",
	"en": "words: not no never none without neither nor nothing nobody nowhere cannot non ends: n't prefixes: un in im il ir non dis mis a suffix: less free",
	"es": "words: no nunca jamás sin ningún ninguna ninguno nada nadie ni tampoco prefixes: in im i des anti",
	"et": "words: ei ära ärge pole ilma mitte prefixes: eba mitte suffix: tu",
	"fa": "words: نه نیست نیستند نمی بدون هیچ هرگز غیر prefixes: نمی نا بی ن",
	"fi": "words: ei en et emme ette eivät älä älkää ilman koskaan eikä prefixes: epä suffix: ton tön",
	"fr": "words: ne pas non jamais sans aucun aucune rien personne ni nul nulle begins: n' prefixes: in im il ir dé dés mal non",
	"he": "words: לא ולא שלא אין ואין שאין אינו אינה אינם בלי ללא אל",
	"hi": "words: नहीं नही न ना मत बिना prefixes: अ अन गैर बे",
	"hr": "words: ne nije nisu bez nikad nikada nema ni niti nitko ništa prefixes: ne bez",
	"hu": "words: nem ne sem nincs nincsenek soha nélkül senki semmi suffix: tlan tlen talan telen mentes",
	"id": "words: tidak bukan tanpa jangan belum tak prefixes: non",
	"it": "words: non no mai senza nessun nessuno nessuna né nulla niente neanche nemmeno neppure prefixes: in im il ir dis s",
	"ja": "runs: ない なく なかっ なし ません ず ぬ 不 未 無 非 禁止 except: 少ない 少なく 少なか 非常 未来 必ず まず はず いず わず ずつ ずっ ずれ みず 不思議",
	"km": "runs: មិន ពុំ គ្មាន កុំ អត់",
	"ko": "words: 안 못 runs: 않 없 못하 못한 못했 아니 아닙 아닌 말아 지마 지말 금지 불가",
	"lo": "runs: ບໍ່ ຢ່າ",
	"lt": "words: ne nei nėra be niekada niekas prefixes: ne be",
	"lv": "words: ne nav bez nekad neviens prefixes: ne bez",
	"ms": "words: tidak bukan tanpa jangan belum tak prefixes: tidak",
	"my": "runs: မ",
	"nb": "words: ikke ingen intet aldri uten verken prefixes: u in suffix: løs løse fri",
	"nl": "words: niet geen nooit zonder niets niemand noch nergens prefixes: on in niet suffix: loos loze vrij",
	"nn": "words: ikkje ingen inkje aldri utan verken prefixes: u in suffix: laus fri",
	"pl": "words: nie bez nigdy żaden żadna żadne żadnych ani nic nikt prefixes: nie bez",
	"pt": "words: não nunca jamais sem nenhum nenhuma nada ninguém nem prefixes: in im i des",
	"ro": "words: nu fără niciodată nici niciun nicio nimic nimeni begins: n- prefixes: ne in im",
	"ru": "words: не нет ни без никогда нельзя ничего никто нигде нету prefixes: не без бес",
	"sk": "words: nie ne bez nikdy žiadny žiadna žiadne ani nič nikto niesú prefixes: ne bez",
	"sl": "words: ne ni niso brez nikoli nič nihče prefixes: ne brez",
	"sr": "words: не није нису без никад никада нема ни ништа ne nije nisu bez nikad nikada nema ni ništa prefixes: не без ne bez",
	"sv": "words: inte ej icke ingen inget inga ingenting aldrig utan varken prefixes: o in suffix: lös lösa fri fria",
	"th": "runs: ไม่ มิได้ มิใช่ อย่า ไร้ ห้าม",
	"tr": "words: yok yoktur hayır asla hiç hiçbir begins: değil ends: maz mez mazlar mezler mayın meyin mayınız meyiniz madı medi mamış memiş mıyor miyor muyor müyor mayacak meyecek mamalı memeli madan meden masın mesin mazsa mezse mayan meyen mamak memek mama meme suffix: sız siz suz süz",
	"uk": "words: не немає ні без ніколи нічого ніхто prefixes: не без",
	"vi": "words: không chưa chẳng chả đừng chớ bất vô",
	"zh": "runs: 不 未 无 無 非 没 沒 勿 莫 否 别 別 禁止 except: 非常 非洲 是否 能否 未来 未來 无论 無論 不过 不過 不仅 不僅 不但 不管 不断 不斷 没收 特别 特別 区别 區別 别人 別人 级别 級別 性别 性別 分别 分別 个别 個別 类别 類別 识别 識別 差别 差別 鉴别 鑑別 辨别 辨別 别的 別的 告别 告別",
}

var negationOf = sync.OnceValue(func() map[string]*negation {
	all := make(map[string]*negation, len(negationLists))
	for lang, lists := range negationLists {
		n := &negation{words: map[string]bool{}}
		to := &n.runs
		for _, s := range strings.Fields(lists) {
			switch s {
			case "words:":
				to = nil
			case "begins:":
				to = &n.begins
			case "ends:":
				to = &n.ends
			case "runs:":
				to = &n.runs
			case "except:":
				to = &n.except
			case "prefixes:":
				to = &n.prefixes
			case "suffix:":
				to = &n.suffix
			default:
				if to == nil {
					n.words[s] = true
				} else {
					*to = append(*to, s)
				}
			}
		}
		n.prepare()
		all[lang] = n
	}
	all["no"], all["yue"] = all["nb"], all["zh"]
	return all
})

// deniesOtherwise tells whether one text denies more often than another. Words
// that both have deny in both, so only the others are counted.
func (a *analysis) deniesOtherwise(b *analysis, inA, inB []int) bool {
	return a.denials+a.denyingWords(inA) != b.denials+b.denyingWords(inB)
}

// inText counts what denies anywhere in a text.
func (n *negation) inText(a *analysis) int {
	count := 0
	if len(n.runs) > 0 {
		for i := 0; i+2 < len(a.folded); i++ {
			if a.folded[i] < 0xe0 || !n.mayBe(threeBytes(a.folded[i], a.folded[i+1], a.folded[i+2])) {
				continue
			}
			for _, r := range n.runs {
				if bytes.HasPrefix(a.folded[i:], []byte(r)) {
					count++
				}
			}
		}
	}
	if count > 0 {
		for _, r := range n.except {
			count -= bytes.Count(a.folded, []byte(r))
		}
	}
	return count
}

// denyingWords counts the words that deny among some tokens.
func (a *analysis) denyingWords(tokens []int) int {
	n, count := a.denial, 0
	if len(n.words) == 0 {
		return 0
	}
	affixes := len(n.begins)+len(n.ends) > 0
	for _, i := range tokens {
		if t := &a.tokens[i]; t.kind == word && (affixes || n.mayBe(a.hashed[i])) && n.denies(a.fold(*t), a.hashed[i]) {
			count++
		}
	}
	return count
}

func (n *negation) denies(word []byte, hash uint32) bool {
	if n.mayBe(hash) && n.words[string(word)] {
		return true
	}
	for _, s := range n.begins {
		if strings.HasPrefix(viewString(word), s) {
			return true
		}
	}
	for _, s := range n.ends {
		if len(word) > len(s)+1 && strings.HasSuffix(viewString(word), s) {
			return true
		}
	}
	return false
}

// denied tells whether one of the tokens that only one text has is the
// opposite of one that only the other has: safe and unsafe, harmful and
// harmless.
func denied(q, u *analysis, inQuery, inUnit []int) bool {
	n := q.denial
	if n.prefixes == nil && n.suffix == nil || max(len(inQuery), len(inUnit)) > mostAlone {
		return false
	}
	return n.opposites(q, u, inQuery, inUnit) || n.opposites(u, q, inUnit, inQuery)
}

// opposites tells whether one of the words of a is made the opposite of one of
// b.
func (n *negation) opposites(a, b *analysis, inA, inB []int) bool {
	for _, i := range inA {
		if a.tokens[i].kind != word {
			continue
		}
		w := a.fold(a.tokens[i])
		if n.first[w[0]] {
			for _, p := range n.prefixes {
				if p[0] != w[0] || !strings.HasPrefix(viewString(w), p) {
					continue
				}
				if rest := w[len(p):]; len(rest) >= leastStem && b.anyWord(inB, rest, sameStem) {
					return true
				}
			}
		}
		if n.last[w[len(w)-1]] {
			for _, s := range n.suffix {
				if !strings.HasSuffix(viewString(w), s) {
					continue
				}
				stem := w[:len(w)-len(s)]
				if utf8.RuneCount(stem) >= leastStem-1 && b.anyWord(inB, stem, func(stem, other []byte) bool {
					return bytes.HasPrefix(other, stem) && !strings.HasSuffix(viewString(other), s)
				}) {
					return true
				}
			}
		}
	}
	return false
}

// anyWord tells whether one of the words among some tokens, put beside a stem,
// is what is asked for.
func (a *analysis) anyWord(tokens []int, stem []byte, is func(stem, word []byte) bool) bool {
	for _, i := range tokens {
		t := &a.tokens[i]
		if t.kind == word && a.folded[t.from] == stem[0] && is(stem, a.fold(*t)) {
			return true
		}
	}
	return false
}

// mostAlone is how many tokens two texts may differ in that are compared word
// by word; beyond it, what they say is too different for one word to matter.
const mostAlone = 24

// leastStem is how many characters two words must have in common to be of one
// stem.
const leastStem = 4

// sameStem tells whether two words differ in a few letters at their ends only.
func sameStem(a, b []byte) bool {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	for at > 0 && at < len(a) && !utf8.RuneStart(a[at]) {
		at--
	}
	common := utf8.RuneCount(a[:at])
	return common >= leastStem && utf8.RuneCount(a[at:]) <= 2 && utf8.RuneCount(b[at:]) <= 2
}
