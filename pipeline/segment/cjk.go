package segment

import (
	"strings"
	"unicode/utf8"
)

// fullStop rules on terminators of Chinese, Japanese and Korean, and on every
// other that has no second meaning.
func (w *walker) fullStop(st site) (bool, string) {
	if r := w.text[st.start:st.end]; r == "．" {
		prev, _ := w.before(st.start)
		next := w.at(st.next)
		if isDigit(prev) && isDigit(next) {
			return false, ruleNumber
		}
		if w.isMarker(st) {
			return false, ruleMarker
		}
	}
	next := w.at(st.next)
	if !isCJK(next) {
		return true, ruleStop
	}
	t := w.tongue(next)
	rest := w.text[st.next:w.end]
	switch {
	case st.quoted && t.goesOn(rest, st.attached()), w.enclosed(st) && (hasPrefix(rest, t.follows) || st.bracketed && t.goesOn(rest, st.attached())):
		return false, ruleReport
	case !st.quoted && st.bangs && st.closed == st.end && hasPrefix(rest, t.cited):
		return false, ruleReport
	case st.opener < 0 || !st.bangs || st.finals || !st.attached():
		return true, ruleStop
	}
	// 喊了一声“救命！”就跑, （真的！）: part of a sentence that goes on.
	if e := w.events[st.opener]; w.midSentence(e.at) {
		if st.bracketed {
			return false, rulePair
		}
		if prev, at := w.before(e.at); isCJK(prev) && !endsWith(w.text[max(w.bound, at-24):e.at], t.verbs) {
			return false, rulePair
		}
	}
	return true, ruleStop
}

// enclosed tells whether what closes before a site was opened in mid-sentence.
func (w *walker) enclosed(st site) bool {
	return st.opener >= 0 && st.attached() && w.midSentence(w.events[st.opener].at)
}

// tongue returns the reporting clauses that hold for a text that goes on
// with r.
func (w *walker) tongue(r rune) *tongue {
	switch {
	case w.profile.tongue != nil:
		return w.profile.tongue
	case isKana(r):
		return &japaneseTongue
	case isHangul(r):
		return &koreanTongue
	default:
		return &chineseTongue
	}
}

// tongue is how a language takes a closed quote on.
type tongue struct {
	starts  []string // begin a new sentence, whatever particles says
	joins   []string // go on, with or without a space
	glued   []string // go on when no space stands before them
	follows []string // go on after a quote that began in mid-sentence: 她惊呼：“天哪！”便昏了过去
	cited   []string // go on after ! and ? without a quote
	verbs   []string // end a reporting clause: 他小声地问
}

func (t *tongue) goesOn(rest string, attached bool) bool {
	if hasPrefix(rest, t.starts) {
		return false
	}
	if hasPrefix(rest, t.joins) || attached && hasPrefix(rest, t.glued) {
		return true
	}
	return len(t.verbs) > 0 && t.reports(rest)
}

// The longest subject before a verb of saying, and the longest clause that
// ends with one, in bytes.
const (
	maxSubject = 4 * 3
	maxClause  = 14 * 3
)

// reports tells whether rest begins with a reporting clause: a short subject
// and a verb of saying, or a clause that ends with one.
func (t *tongue) reports(rest string) bool {
	end := 0
	for end < len(rest) && end < maxClause {
		r, n := utf8.DecodeRuneInString(rest[end:])
		if !isHan(r) {
			break
		}
		end += n
	}
	clause := rest[:end]
	if r, _ := utf8.DecodeRuneInString(rest[end:]); r == '：' || r == ':' {
		return false // the clause leads to a quote of its own
	}
	closed := end == len(rest) || end < maxClause
	for _, v := range t.verbs {
		k := strings.Index(clause, v)
		if k < 0 || k > maxSubject && !closed {
			continue
		}
		tail := clause[k+len(v):]
		if !hasPrefix(tail, notVerbTails) && !endsWith(clause[:k], notVerbHeads) && (k <= maxSubject && len(v) > 3 || closed && len(tail) <= 9) {
			return true
		}
	}
	return false
}

// 说 and 问 are also parts of nouns and of other verbs: 小说, 说明, 问题.
var (
	notVerbHeads = []string{"小", "传", "学", "据", "听", "疑", "访", "不用", "来", "再", "可以", "知", "没有人", "沒有人", "没人", "沒人", "无人", "無人", "没有", "沒有", "没", "沒", "不", "未", "回"}
	notVerbTails = []string{"明", "法", "起", "到", "话", "話", "来", "來", "过", "過", "谎", "謊", "题", "服", "候", "卷", "号", "是", "不定"}
)

func hasPrefix(s string, list []string) bool {
	for _, p := range list {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

func endsWith(s string, list []string) bool {
	for _, p := range list {
		if strings.HasSuffix(s, p) {
			return true
		}
	}
	return false
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// isDate tells whether the dot at offset i stands in or ends a date written
// as 2024. 3. 5.
func (w *walker) isDate(i int, u upcoming) bool {
	from := i
	for from > w.bound && i-from < 16 && strings.IndexByte("0123456789. ", w.text[from-1]) >= 0 {
		from--
	}
	var parts []string
	for p := range strings.SplitSeq(w.text[from:i], ".") {
		parts = append(parts, strings.TrimSpace(p))
	}
	for _, p := range parts {
		if p == "" || len(p) > 4 || strings.ContainsRune(p, ' ') {
			return false
		}
	}
	last := parts[len(parts)-1]
	switch {
	case u.digit:
		return len(parts) > 1 || len(last) == 4 || len(last) <= 2 && w.profile.name == "ko"
	default:
		return len(parts) > 1 && len(last) <= 2 && (len(parts) > 2 || len(parts[0]) == 4)
	}
}
