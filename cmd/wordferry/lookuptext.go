package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/memory"
	"github.com/wordferry/wordferry/pipeline/segment"
)

// textLookup is what the memory has for a whole text.
type textLookup struct {
	Article  string          `json:"article,omitempty"`
	File     string          `json:"file,omitempty"`
	From     language.Tag    `json:"from"`
	To       language.Tag    `json:"to"`
	Segments []segmentLookup `json:"segments"`
	Bands    []bandCount     `json:"bands"`
	found    [][]pipeline.Match
}

type segmentLookup struct {
	ID      string      `json:"id,omitempty"` // the segment's key
	Text    string      `json:"text"`
	Words   int         `json:"words"`
	Matches []jsonMatch `json:"matches"`
}

// lookupArticle looks up an article of the workspace as its base file has it.
func (a *app) lookupArticle(ctx context.Context, dir string, o lookupOptions) error {
	if o.to == "" {
		return usageError{errors.New("name the language to translate into: --to TAG")}
	}
	to, err := parseTag(o.to)
	if err != nil {
		return err
	}
	w, err := a.openToLook(ctx)
	if err != nil {
		return err
	}
	defer w.close()
	from, err := w.locales.Language(pipeline.ArticleID(o.article))
	if err != nil {
		return err
	}
	sentences, _, err := w.locales.Source(pipeline.ArticleID(o.article))
	if err != nil {
		return err
	}
	if o.from != "" {
		if tag, err := parseTag(o.from); err != nil || tag != from {
			return usageError{errors.Join(err, fmt.Errorf("%s is written in %s, not in %s", o.article, from, o.from))}
		}
	}
	m := &memories{}
	if dir == "" {
		var broken []pipeline.Failure
		m, broken, err = w.learned(ctx, func(format string, args ...any) { fmt.Fprintf(a.errs, "wordferry: "+format+"\n", args...) })
		if err != nil {
			return err
		}
		printFailures(a.errs, broken)
		defer m.close()
	} else {
		var done func() error
		if m, done, err = a.learnFolder(ctx, dir); err != nil {
			return err
		}
		defer done() // an index that could not be kept is made again
	}
	defer m.settle()
	t := textLookup{Article: o.article, From: from, To: to}
	var queries []memory.Query
	for _, s := range sentences {
		q := m.query([2]language.Tag{from, to}, o)
		q.Text, q.Key = s.Text.Coded, o.article+"#"+string(s.Key)
		queries = append(queries, q)
		t.Segments = append(t.Segments, segmentLookup{ID: string(s.Key), Text: s.Text.Coded})
	}
	return a.lookupAll(ctx, m, &t, queries)
}

// largestText is how much text is looked up at once, bytes.
const largestText = 16 << 20

// lookupFile cuts a text file into sentences and looks them up.
func (a *app) lookupFile(ctx context.Context, m *memories, pair [2]language.Tag, o lookupOptions) error {
	text, err := readText(o.file)
	if err != nil {
		return err
	}
	t := textLookup{File: o.file, From: pair[0], To: pair[1], Segments: []segmentLookup{}}
	var queries []memory.Query
	at := 0
	for _, b := range segment.New(pair[0], segment.Options{}).Split(text) {
		sentence := strings.Join(strings.Fields(text[at:b.End]), " ")
		at = b.End
		if sentence == "" {
			continue
		}
		q := m.query(pair, o)
		q.Text = sentence
		queries = append(queries, q)
		t.Segments = append(t.Segments, segmentLookup{Text: q.Text})
	}
	return a.lookupAll(ctx, m, &t, queries)
}

func readText(path string) (string, error) {
	wrong := func(code pipeline.FaultCode, msg string, err error) error {
		return usageError{&pipeline.Fault{Code: code, Where: path, Msg: msg, Err: err}}
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", wrong(pipeline.NotFound, "there is no such file", nil)
	case err != nil:
		return "", wrong(pipeline.Invalid, "cannot be read", err)
	case info.Size() > largestText:
		return "", wrong(pipeline.Invalid, fmt.Sprintf("is larger than %d MiB", largestText>>20), nil)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return "", wrong(pipeline.Invalid, "cannot be read", err)
	}
	text := strings.TrimPrefix(string(b), "\ufeff")
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return "", wrong(pipeline.Invalid, "is no text in UTF-8", nil)
	}
	return text, nil
}

// lookupAll asks for all sentences at once, each between its neighbours.
func (a *app) lookupAll(ctx context.Context, m *memories, t *textLookup, queries []memory.Query) error {
	for i := range queries {
		if i > 0 {
			queries[i].Prev = queries[i-1].Text
		}
		if i+1 < len(queries) {
			queries[i].Next = queries[i+1].Text
		}
	}
	all, err := m.between(ctx, t.From, t.To)
	if err != nil {
		return err
	}
	if t.found, err = all.LookupAll(queries); err != nil {
		return err
	}
	w := work{article: pipeline.ArticleID(t.Article), to: t.To}
	for i := range t.Segments {
		s := &t.Segments[i]
		s.Matches = jsonMatches(t.found[i])
		s.Words = segment.Count(t.From, plainText(s.Text)).Words
		open := openSegment{text: s.Text, words: s.Words}
		if len(t.found[i]) > 0 {
			open.score = t.found[i][0].Score
		}
		w.open = append(w.open, open)
		w.segments, w.words = w.segments+1, w.words+s.Words
	}
	t.Bands = foresee([]work{w})[0].Bands[1:] // nothing is said of what people have translated
	if a.json {
		return writeJSONLine(a.out, t)
	}
	t.print(screenOf(a.out))
	return nil
}

// print shows a line for each sentence, and the words by band.
func (t *textLookup) print(s screen) {
	out := table{{{text: "#", style: dim, right: true}, {text: "match", style: dim, right: true}, {text: "source", style: dim}, {text: "proposal", style: dim}, {text: "why", style: dim}, {text: "where", style: dim}}}
	for i, seg := range t.Segments {
		row := []cell{{text: thousands(i + 1), style: dim, right: true}, {text: "–", style: dim, right: true}, {text: seg.Text}, {}, {}, {}}
		if ms := t.found[i]; len(ms) > 0 {
			m := ms[0]
			row[1] = cell{text: fmt.Sprintf("%d%%", m.Score), style: scoreStyle(m), right: true}
			row[3] = cell{text: m.Proposal, style: bold}
			row[4] = cell{text: strings.TrimPrefix(m.Why, fmt.Sprintf("%d = ", m.Score)), style: dim}
			row[5] = cell{text: briefly(m), style: dim}
		}
		out = append(out, row)
	}
	out = s.squeeze(out, 24, 2, 3) // the texts give way first
	out = s.squeeze(out, 12, 4, 5)
	s.print(s.squeeze(out, 8, 2, 3))
	sum := forecast{Locale: t.To, Segments: len(t.Segments), Bands: t.Bands}
	for _, seg := range t.Segments {
		sum.Words += seg.Words
	}
	fmt.Fprintf(s.w, "\n%s, %s: %s\n", plural(sum.Segments, "segment"), plural(sum.Words, "word"), sum.sentence())
}

// sentence names the bands that have words.
func (f forecast) sentence() string {
	var parts []string
	for _, b := range f.Bands {
		if b.Segments > 0 {
			parts = append(parts, thousands(b.Words)+" "+b.Band)
		}
	}
	if parts == nil {
		return "nothing to look up"
	}
	return strings.Join(parts, ", ")
}

// briefly names the memory of a match, else its article or file.
func briefly(m pipeline.Match) string {
	where, _, _ := strings.Cut(m.Key, "#")
	switch {
	case m.Memory != "":
		return m.Memory
	case isTMX(where):
		return path.Base(m.Key)
	}
	return where
}

// squeeze clips some columns of a table that is wider than the screen, the
// widest first, none to less than so many terminal columns.
func (s screen) squeeze(t table, least int, columns ...int) table {
	widths := t.widths()
	if s.width == 0 {
		return t
	}
	room := s.width - len(gap)*(len(widths)-1)
	for _, w := range widths {
		room -= w
	}
	for room < 0 {
		widest := slices.MaxFunc(columns, func(a, b int) int { return widths[a] - widths[b] })
		if widths[widest] <= least {
			break
		}
		widths[widest]--
		room++
	}
	for _, row := range t {
		for _, c := range columns {
			row[c].text = runewidth.Truncate(row[c].text, widths[c], "…")
		}
	}
	return t
}
