package check_test

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/check"
)

// damage is one way to break a text. It returns the text unchanged where it
// has nothing to break.
type damage struct {
	name  string
	langs string
	one   func(r *rand.Rand, text string) string                    // of a sentence
	whole func(r *rand.Rand, doc *pipeline.Document) (changed bool) // of an article
}

func han(r rune) bool { return unicode.Is(unicode.Han, r) }

func written(r rune) bool { return han(r) || unicode.Is(unicode.Katakana, r) || r == 'ー' }

// spans gives the runs of runes that satisfy f.
func spans(rs []rune, f func(rune) bool) [][2]int {
	var out [][2]int
	for i := 0; i < len(rs); {
		j := i
		for j < len(rs) && f(rs[j]) {
			j++
		}
		if j > i {
			out = append(out, [2]int{i, j})
		}
		i = max(j, i+1)
	}
	return out
}

func without(rs []rune, i, j int) string { return string(rs[:i]) + string(rs[j:]) }

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// splice takes one run that satisfies f, not at the very start, and puts
// something else in its place.
func splice(r *rand.Rand, text string, f func(rune) bool, least int, with func([]rune) string) string {
	rs := []rune(text)
	all := slices.DeleteFunc(spans(rs, f), func(s [2]int) bool { return s[1]-s[0] < least })
	if len(all) == 0 {
		return text
	}
	s := pick(r, all)
	return string(rs[:s[0]]) + with(rs[s[0]:s[1]]) + string(rs[s[1]:])
}

func gone([]rune) string { return "" }

func isMarkRune(r rune) bool { return strings.ContainsRune("，。、；：？！,.;:?!", r) }

var damages = []damage{
	{"a word deleted", "en", func(r *rand.Rand, text string) string {
		words := strings.Split(text, " ")
		var at []int
		for i := 1; i < len(words); i++ {
			if len(words[i]) > 3 && !strings.ContainsFunc(words[i], func(r rune) bool { return !unicode.IsLetter(r) }) {
				at = append(at, i)
			}
		}
		if len(at) == 0 {
			return text
		}
		i := pick(r, at)
		return strings.Join(slices.Delete(words, i, i+1), " ")
	}, nil},
	{"a word deleted, its mark left", "en", func(r *rand.Rand, text string) string {
		words := strings.Split(text, " ")
		var at []int
		for i := 1; i < len(words); i++ {
			if body := strings.TrimRight(words[i], ",."); len(body) > 3 && len(body) < len(words[i]) {
				at = append(at, i)
			}
		}
		if len(at) == 0 {
			return text
		}
		i := pick(r, at)
		words[i] = words[i][len(strings.TrimRight(words[i], ",.")):]
		return strings.Join(words, " ")
	}, nil},
	{"two characters deleted", "zh", func(r *rand.Rand, text string) string {
		rs := []rune(text)
		var at []int
		for i := 1; i+2 < len(rs); i++ {
			if han(rs[i]) && han(rs[i+1]) {
				at = append(at, i)
			}
		}
		if len(at) == 0 {
			return text
		}
		i := pick(r, at)
		return without(rs, i, i+2)
	}, nil},
	{"a word deleted", "ja", func(r *rand.Rand, text string) string { return splice(r, text, written, 2, gone) }, nil},
	{"a character deleted", "zh ja", func(r *rand.Rand, text string) string {
		rs := []rune(text)
		var at []int
		for i := range rs {
			if han(rs[i]) {
				at = append(at, i)
			}
		}
		if len(at) == 0 {
			return text
		}
		i := pick(r, at)
		return without(rs, i, i+1)
	}, nil},
	{"a word before a mark deleted", "zh", func(r *rand.Rand, text string) string {
		rs := []rune(text)
		var at []int
		for i := 3; i < len(rs); i++ {
			if isMarkRune(rs[i]) && han(rs[i-1]) && han(rs[i-2]) {
				at = append(at, i)
			}
		}
		if len(at) == 0 {
			return text
		}
		i := pick(r, at)
		return without(rs, i-2, i)
	}, nil},
	{"a clause deleted, its marks left", "zh ja en", func(r *rand.Rand, text string) string {
		rs := []rune(text)
		all := spans(rs, func(r rune) bool { return !isMarkRune(r) })
		all = slices.DeleteFunc(all, func(s [2]int) bool { return s[0] == 0 || s[1] == len(rs) || s[1]-s[0] < 3 })
		if len(all) == 0 {
			return text
		}
		s := pick(r, all)
		return without(rs, s[0], s[1])
	}, nil},
	{"a clause deleted with its mark", "zh ja en", func(r *rand.Rand, text string) string {
		rs := []rune(text)
		all := spans(rs, func(r rune) bool { return !isMarkRune(r) })
		all = slices.DeleteFunc(all, func(s [2]int) bool { return s[0] == 0 || s[1] == len(rs) || s[1]-s[0] < 3 })
		if len(all) == 0 {
			return text
		}
		s := pick(r, all)
		return without(rs, s[0], s[1]+1)
	}, nil},
	{"the contents of brackets deleted", "zh ja en", func(r *rand.Rand, text string) string {
		for _, pair := range []string{"（）", "()", "“”", "「」", "《》"} {
			p := []rune(pair)
			i := strings.IndexRune(text, p[0])
			if i < 0 {
				continue
			}
			if n := strings.IndexRune(text[i:], p[1]); n > 0 {
				return text[:i+len(string(p[0]))] + text[i+n:]
			}
		}
		return text
	}, nil},
	{"a bracket or quote deleted", "zh ja en", func(r *rand.Rand, text string) string {
		return splice(r, text, func(r rune) bool { return strings.ContainsRune("（）()“”「」《》", r) }, 1, gone)
	}, nil},
	{"a number deleted", "zh ja en", func(r *rand.Rand, text string) string {
		return splice(r, text, func(r rune) bool { return r >= '0' && r <= '9' }, 1, gone)
	}, nil},
	{"the first word deleted", "zh ja en", func(r *rand.Rand, text string) string {
		if first, rest, ok := strings.Cut(text, " "); ok && len(first) > 2 && first[0] < 0x80 {
			return rest
		}
		rs := []rune(text)
		n := 0
		for n < len(rs) && (written(rs[n]) || rs[n] >= 'ァ' && rs[n] <= 'ヺ') && n < 4 {
			n++
		}
		if n < 2 {
			return text
		}
		return string(rs[n:])
	}, nil},
	{"masked with signs", "zh ja en", func(r *rand.Rand, text string) string {
		mask := pick(r, []string{"*", "**", "□", "×", "***"})
		rs := []rune(text)
		var at []int
		for i := 1; i+2 < len(rs); i++ {
			if han(rs[i-1]) && han(rs[i]) && han(rs[i+1]) || unicode.IsLower(rs[i]) && unicode.IsLower(rs[i-1]) && unicode.IsLower(rs[i+1]) {
				at = append(at, i)
			}
		}
		if len(at) == 0 {
			return text
		}
		i := pick(r, at)
		return string(rs[:i]) + mask + string(rs[i+1:])
	}, nil},
	{"a placeholder for a name", "zh ja en", func(r *rand.Rand, text string) string {
		with := pick(r, []string{"[name]", "{{name}}", "%s", "XXX", "***", "【待补充】", "${title}"})
		return splice(r, text, func(r rune) bool { return unicode.IsLetter(r) }, 2, func([]rune) string { return with })
	}, nil},
	{"a look-alike letter", "en", func(r *rand.Rand, text string) string {
		return splice(r, text, func(r rune) bool { return strings.ContainsRune("aeopc", r) }, 1, func(rs []rune) string {
			return strings.NewReplacer("a", "а", "e", "е", "o", "о", "p", "р", "c", "с").Replace(string(rs))
		})
	}, nil},
	{"一 for ー", "ja", func(r *rand.Rand, text string) string { return strings.Replace(text, "ー", "一", 1) }, nil},
	{"a character of the other orthography", "zh", func(r *rand.Rand, text string) string {
		return splice(r, text, func(r rune) bool {
			return strings.ContainsRune("这来说时对为过还进发问间关让认识语读书车", r)
		}, 1, func(rs []rune) string {
			return strings.NewReplacer("这", "這", "来", "來", "说", "說", "时", "時", "对", "對", "为", "為", "过", "過", "还", "還", "进", "進", "发", "發", "问", "問",
				"间", "間", "关", "關", "让", "讓", "认", "認", "识", "識", "语", "語", "读", "讀", "书", "書", "车", "車").Replace(string(rs))
		})
	}, nil},
	{"a syllable for a character", "zh", func(r *rand.Rand, text string) string {
		with := pick(r, []string{"liao", "zhi", "zhong", "gan", "xue", "bing", "yao", "xing", "zheng"})
		rs := []rune(text)
		var at []int
		for i := 1; i+1 < len(rs); i++ {
			if han(rs[i-1]) && han(rs[i]) && han(rs[i+1]) {
				at = append(at, i)
			}
		}
		if len(at) == 0 {
			return text
		}
		i := pick(r, at)
		return string(rs[:i]) + with + string(rs[i+1:])
	}, nil},
	{"digits in two widths, O for 0", "zh ja en", func(r *rand.Rand, text string) string {
		return splice(r, text, func(r rune) bool { return r >= '0' && r <= '9' }, 3, func(rs []rune) string {
			i := 1 + r.IntN(len(rs)-2)
			with := rs[i] - '0' + '０'
			if rs[i] == '0' {
				with = 'O'
			}
			return string(rs[:i]) + string(with) + string(rs[i+1:])
		})
	}, nil},
	{"an entity as text", "zh ja en", func(r *rand.Rand, text string) string {
		with := pick(r, []string{"&nbsp;", "&amp;", "&ldquo;", "&#8217;", "&amp;amp;"})
		return splice(r, text, func(r rune) bool { return r == ' ' || isMarkRune(r) }, 1, func(rs []rune) string { return with + string(rs) })
	}, nil},
	{"markup as text", "zh ja en", func(r *rand.Rand, text string) string {
		with := pick(r, [][2]string{{"<strong>", "</strong>"}, {"**", "**"}, {"<br>", ""}, {"[b]", "[/b]"}, {"[caption id=\"a\"]", "[/caption]"}})
		return splice(r, text, unicode.IsLetter, 2, func(rs []rune) string { return with[0] + string(rs) + with[1] })
	}, nil},
	{"UTF-8 read as Latin-1", "zh ja", func(r *rand.Rand, text string) string {
		out, err := charmap.ISO8859_1.NewDecoder().String(text)
		if err != nil {
			return text
		}
		return out
	}, nil},
	{"UTF-8 read as GBK", "zh ja", func(r *rand.Rand, text string) string {
		out, err := simplifiedchinese.GBK.NewDecoder().String(text)
		if err != nil {
			return text
		}
		return out
	}, nil},
	{"GBK read as Latin-1", "zh", func(r *rand.Rand, text string) string {
		raw, err := simplifiedchinese.GBK.NewEncoder().String(text)
		if err != nil {
			return text
		}
		out, _ := charmap.Windows1252.NewDecoder().String(raw)
		return out
	}, nil},
	{"quotes of UTF-8 read as Latin-1", "en", func(r *rand.Rand, text string) string {
		return strings.NewReplacer("’", "â€™", "“", "â€œ", "”", "â€\u009d", "–", "â€“", "é", "Ã©").Replace(text)
	}, nil},
	{"the end of a paragraph cut off", "zh ja en", nil, func(r *rand.Rand, doc *pipeline.Document) bool {
		return change(r, doc, func(b *pipeline.Block) bool {
			s := &b.Segments[len(b.Segments)-1]
			rs := []rune(s.Text.Coded)
			if len(rs) < 20 || len(s.Text.Codes) > 0 {
				return false
			}
			s.Text.Coded = strings.TrimRight(string(rs[:len(rs)/2+r.IntN(len(rs)/3)]), " ")
			return true
		})
	}},
	{"a sentence pasted twice", "zh ja en", nil, func(r *rand.Rand, doc *pipeline.Document) bool {
		return change(r, doc, func(b *pipeline.Block) bool {
			i := r.IntN(len(b.Segments))
			if len(b.Segments[i].Text.Coded) < 60 {
				return false
			}
			b.Segments = slices.Insert(b.Segments, i+1, b.Segments[i])
			return true
		})
	}},
	{"a paragraph pasted twice", "zh ja en", nil, func(r *rand.Rand, doc *pipeline.Document) bool {
		for i := range doc.Sections {
			for j, b := range doc.Sections[i].Blocks {
				if b.Kind == pipeline.Paragraph && len(b.Segments) > 1 && r.IntN(3) == 0 {
					doc.Sections[i].Blocks = slices.Insert(slices.Clone(doc.Sections[i].Blocks), j+1, b)
					return true
				}
			}
		}
		return false
	}},
	{"a numbered heading or item deleted", "zh ja en", nil, func(r *rand.Rand, doc *pipeline.Document) bool {
		var at []int
		for i := range doc.Sections {
			if s := doc.Sections[i].Heading.Segments; len(s) > 0 && len(s[0].Text.Coded) > 2 && i > 2 && i+1 < len(doc.Sections) {
				if t := s[0].Text.Coded; strings.ContainsAny(t[:3], "34567") && strings.ContainsAny(t[1:3], ".、)") || strings.HasPrefix(t, "三、") || strings.HasPrefix(t, "四、") {
					at = append(at, i)
				}
			}
		}
		if len(at) == 0 {
			return false
		}
		i := pick(r, at)
		doc.Sections = slices.Delete(slices.Clone(doc.Sections), i, i+1)
		return true
	}},
	{"a list deleted after its colon", "zh ja en", nil, func(r *rand.Rand, doc *pipeline.Document) bool {
		for i := range doc.Sections {
			blocks := doc.Sections[i].Blocks
			for j := 0; j+1 < len(blocks); j++ {
				s := blocks[j].Segments
				if len(s) == 0 || blocks[j].Kind != pipeline.Paragraph || blocks[j+1].Kind != pipeline.ListItem {
					continue
				}
				if t := s[len(s)-1].Text.Coded; strings.HasSuffix(t, ":") || strings.HasSuffix(t, "：") {
					doc.Sections[i].Blocks = blocks[:j+1]
					return true
				}
			}
		}
		return false
	}},
	{"the page ends at a paywall", "zh ja en", nil, func(r *rand.Rand, doc *pipeline.Document) bool {
		lines := map[string][]string{
			"en": {"Subscribe to continue reading", "This article is for subscribers only.", "Already a subscriber? Log in", "Sign in to read the full story.", "… [+2345 chars]", "To continue reading this article, create a free account.", "You have reached your limit of free articles."},
			"zh": {"登录后查看全文", "剩余 63% 未读", "本文为付费内容，订阅后阅读全文", "试读结束，购买后可继续阅读", "开通会员即可查看全文", "还有 1280 字，付费后阅读"},
			"ja": {"この記事は有料会員限定です。", "残り1,234文字", "続きを読むには会員登録が必要です", "ここから先は有料会員のみご覧いただけます。", "ログインして続きを読む"},
		}[languageOf(doc)]
		n := 0
		for i := range doc.Sections {
			n += len(doc.Sections[i].Blocks)
		}
		if n < 6 {
			return false
		}
		keep := max(3, n*2/5)
		for i := range doc.Sections {
			b := doc.Sections[i].Blocks
			if keep <= len(b) {
				line := pipeline.Block{Kind: pipeline.Paragraph, Segments: []pipeline.Segment{{Key: "kpaywall", Text: pipeline.Text{Coded: pick(r, lines)}}}}
				doc.Sections[i].Blocks = append(slices.Clone(b[:keep]), line)
				doc.Sections = doc.Sections[:i+1]
				return true
			}
			keep -= len(b)
		}
		return false
	}},
	{"another page instead of the article", "zh ja en", nil, func(r *rand.Rand, doc *pipeline.Document) bool {
		pages := map[string][][2]string{
			"en": {{"404", "Sorry, the page you are looking for could not be found."}, {"Just a moment...", "Verifying you are human. This may take a few seconds."}, {"Access Denied", "You don't have permission to access this resource."},
				{"Log in", "Please log in to continue."}, {"Oops!", "We can't find that page. It may have been moved or deleted."}, {"Attention Required! | Cloudflare", "Sorry, you have been blocked"}, {"Before you continue", "Before you continue to YouTube, we use cookies and data to deliver our services."}, {"503 Service Unavailable", "The server is temporarily unable to service your request."}},
			"zh": {{"404", "您访问的页面不存在或已被删除。"}, {"提示信息", "抱歉，您需要登录后才可以查看该内容。"}, {"安全验证", "请完成下方验证后继续操作"}, {"出错了", "该内容已被发布者删除"}, {"系统提示", "访问过于频繁，请稍后再试。"}, {"页面找不到了", "返回首页"}, {"登录", "请先登录后再查看"}},
			"ja": {{"404 Not Found", "お探しのページは見つかりませんでした。"}, {"エラー", "ご指定のページは存在しません。"}, {"ログイン", "この記事を読むにはログインが必要です。"}, {"お知らせ", "ただいまサイトメンテナンス中です。"}, {"アクセスが集中しています", "しばらくしてからお試しください。"}},
		}[languageOf(doc)]
		p := pick(r, pages)
		doc.Title = pipeline.Block{Kind: pipeline.TitleBlock, Segments: []pipeline.Segment{{Key: "kt", Text: pipeline.Text{Coded: p[0]}}}}
		doc.Summary = pipeline.Block{Kind: pipeline.SummaryBlock}
		doc.Sections = []pipeline.Section{{Level: 1, Blocks: []pipeline.Block{{Kind: pipeline.Paragraph, Segments: []pipeline.Segment{{Key: "kp", Text: pipeline.Text{Coded: p[1]}}}}}}}
		return true
	}},
}

// change tries the blocks of prose of an article in a random order until one
// could be changed. What it changes is a copy.
func change(r *rand.Rand, doc *pipeline.Document, f func(*pipeline.Block) bool) bool {
	type place struct{ section, block int }
	var at []place
	for i := range doc.Sections {
		for j, b := range doc.Sections[i].Blocks {
			n := 0
			for _, s := range b.Segments {
				n += len(s.Text.Coded)
			}
			if b.Kind == pipeline.Paragraph && n > 90 {
				at = append(at, place{i, j})
			}
		}
	}
	r.Shuffle(len(at), func(i, j int) { at[i], at[j] = at[j], at[i] })
	for _, p := range at[:min(len(at), 20)] {
		b := doc.Sections[p.section].Blocks[p.block]
		b.Segments = slices.Clone(b.Segments)
		if f(&b) {
			doc.Sections[p.section].Blocks = slices.Clone(doc.Sections[p.section].Blocks)
			doc.Sections[p.section].Blocks[p.block] = b
			return true
		}
	}
	return false
}

// apply breaks a copy of the document.
func (d damage) apply(r *rand.Rand, doc *pipeline.Document) (*pipeline.Document, bool) {
	broken := *doc
	broken.Sections = slices.Clone(doc.Sections)
	if d.whole != nil {
		return &broken, d.whole(r, &broken)
	}
	ok := change(r, &broken, func(b *pipeline.Block) bool {
		i := r.IntN(len(b.Segments))
		s := &b.Segments[i]
		if len(s.Text.Codes) > 0 {
			return false
		}
		text := d.one(r, s.Text.Coded)
		if text == s.Text.Coded || text == "" || pipeline.LooksLikeCode(text) {
			return false
		}
		s.Text.Coded = text
		return true
	})
	return &broken, ok
}

// score counts what became of one kind of damage.
type score struct{ tried, noticed, warned, blocked int }

// TestDamage breaks the articles of CHECK_BENCH in many ways, each up to 200
// times in each language, and prints which share is noticed at all, and as a
// warning or blocker.
func TestDamage(t *testing.T) {
	docs := benchArticles(t)
	checks := check.Sources(check.Lexicon{})
	for _, lang := range []string{"zh", "ja", "en"} {
		var own []*pipeline.Document
		for _, d := range docs {
			if languageOf(d) == lang {
				own = append(own, d)
			}
		}
		if len(own) == 0 {
			continue
		}
		t.Logf("%s, %d articles", lang, len(own))
		clean := map[*pipeline.Document]map[string]int{}
		for _, d := range damages {
			if !strings.Contains(d.langs, lang) {
				continue
			}
			h := fnv.New64a()
			h.Write([]byte(d.name + lang))
			r := rand.New(rand.NewPCG(h.Sum64(), 7))
			var s score
			for range 500 {
				doc := pick(r, own)
				broken, ok := d.apply(r, doc)
				if !ok {
					continue
				}
				if s.tried == 200 {
					break
				}
				s.tried++
				if clean[doc] == nil {
					clean[doc] = tally(check.RunSource(doc, checks))
				}
				s.add(clean[doc], check.RunSource(broken, checks))
			}
			n := float64(max(s.tried, 1)) / 100
			t.Logf("  %-40s %4d  noticed %5.1f %%  warned %5.1f %%  blocked %5.1f %%", d.name, s.tried, float64(s.noticed)/n, float64(s.warned)/n, float64(s.blocked)/n)
		}
	}
}

func nameOf(f pipeline.Finding) string { return fmt.Sprint(f.Severity, f.Check, f.Quote, f.Message) }

func tally(found []pipeline.Finding) map[string]int {
	m := map[string]int{}
	for _, f := range found {
		m[nameOf(f)]++
	}
	return m
}

func (s *score) add(clean map[string]int, found []pipeline.Finding) {
	worst := pipeline.Severity(0)
	seen, noticed := map[string]int{}, false
	for _, f := range found {
		name := nameOf(f)
		if seen[name]++; seen[name] <= clean[name] {
			continue
		}
		noticed = true
		worst = max(worst, f.Severity)
	}
	if !noticed {
		return
	}
	s.noticed++
	if worst >= pipeline.Warning {
		s.warned++
	}
	if worst == pipeline.Blocker {
		s.blocked++
	}
}
