package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/memory"
)

func sameQuestion(t *testing.T, line []byte) {
	t.Helper()
	var got, want lookupQuestion
	gotErr, wantErr := got.read(line), json.Unmarshal(line, &want)
	if (gotErr == nil) != (wantErr == nil) || gotErr == nil && got != want {
		t.Fatalf("%q: got %+v, %v; want %+v, %v", line, got, gotErr, want, wantErr)
	}
}

func sameAnswer(t *testing.T, id, text string) {
	t.Helper()
	matches := []pipeline.Match{
		{Unit: pipeline.Unit{Source: text, Key: id}, Kind: pipeline.FuzzyMatch, Score: 70, Why: id + text, Proposal: text + "<b1>"},
		{Unit: pipeline.Unit{By: text, Changed: time.Unix(1_700_000_000, 0).UTC(), State: pipeline.Reviewed}, Memory: text, Caution: id, Ambiguous: len(text)%2 == 0, Proposal: id},
	}
	for n := range len(matches) + 1 {
		var want bytes.Buffer
		if err := writeJSONLine(&want, lookedUp{id, jsonMatches(matches[:n])}); err != nil {
			t.Fatal(err)
		}
		if got := appendAnswer(nil, id, matches[:n]); string(got) != want.String() {
			t.Fatalf("got  %s\nwant %s", got, want.String())
		}
	}
}

func TestLookupLines_AreReadAndWrittenAsEncodingJSONDoes(t *testing.T) {
	for _, line := range []string{
		`{"id":"1","text":"Read <b1>the</b1> \"guide\"."}`, ` { "text" : "a" , "id" : "b" } `, "{\"id\":\"a\",\t\"text\":\"\\\\ \\/ \\n\\r\\t\\b\\f\"}",
		`{}`, `{"id":1}`, `{"ID":"x","Text":"y"}`, `{"text":"a","text":"b"}`, `{"text":"a","more":[{"text":"c"}]}`, `{"text":null}`,
		`{"text":"\u5e72\ud83d\ude00\ud83d"}`, "{\"text\":\"\xff\"}", "{\"text\":\"\x01\"}", `{"text":"a",}`, `{"text":"a"`, `{"text":"a"}}`, `{"text":"a`,
		`{"text":"\`, `{"text":"\"}`, `{"text":"\x"}`, `{"text":"干细胞"}`, `null`, `[]`, `"text"`, `{"te\u0078t":"a"}`, `{"":""}`, "{\"text\":\"a\u007f\"}",
	} {
		sameQuestion(t, []byte(line))
	}
	for r := rune(0); r < 0x3000; r++ {
		sameAnswer(t, "x", "a"+string(r)+"b")
	}
	sameAnswer(t, "\xff", "a\xf0\x9f\x98\x80\xe2\x80")
	rapid.Check(t, func(rt *rapid.T) {
		id, text := rapid.String().Draw(rt, "id"), rapid.String().Draw(rt, "text")
		sameAnswer(t, id, text)
		line, err := json.Marshal(map[string]string{"id": id, "text": text, rapid.SampledFrom([]string{"prev", "next", "Prev", "x"}).Draw(rt, "name"): id})
		if err != nil {
			rt.Fatal(err)
		}
		sameQuestion(t, line)
		if len(line) > 0 {
			line[rapid.IntRange(0, len(line)-1).Draw(rt, "at")] = rapid.Byte().Draw(rt, "other")
		}
		sameQuestion(t, line)
	})
}

func FuzzLookupQuestion(f *testing.F) {
	f.Add([]byte(`{"id":"1","text":"Read \"it\"."}`), "a\u2028b")
	f.Add([]byte("{\"text\" : \"\\u0041\\n\",\t\"prev\":null}"), "\x00\xff")
	f.Fuzz(func(t *testing.T, line []byte, text string) {
		sameQuestion(t, line)
		sameAnswer(t, text, string(line))
	})
}

// someUnits is a memory without a file.
type someUnits []pipeline.Unit

func (s someUnits) UnitContents(context.Context) (map[string]pipeline.Digest, error) {
	return map[string]pipeline.Digest{"f": {1}}, nil
}

func (s someUnits) FiledUnits(_ context.Context, _, _ language.Tag, each func(string, pipeline.Unit) error) error {
	for _, u := range s {
		if err := each("f", u); err != nil {
			return err
		}
	}
	return nil
}

func (s someUnits) FileUnits(context.Context, string) iter.Seq2[pipeline.Unit, error] {
	return func(yield func(pipeline.Unit, error) bool) {
		for _, u := range s {
			if !yield(u, nil) {
				return
			}
		}
	}
}

func someMemory(t *testing.T) (memory.Beside, memory.Query) {
	t.Helper()
	units := someUnits{{From: language.English, To: language.German, Source: "Read the guide.", Target: "Lies es.", State: pipeline.Translated}}
	m, err := memory.Open(t.Context(), units, language.English, language.German, memory.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = m.Close() })
	return memory.Beside{m}, memory.Query{From: language.English, To: language.German, Min: 70, Limit: 5}
}

func TestLookupLines_AnswersBeforeTheNextQuestionComes(t *testing.T) {
	m, q := someMemory(t)
	in, ask := io.Pipe()
	answers, out := io.Pipe()
	done := make(chan error)
	go func() {
		err := lookupLines(t.Context(), in, out, m, q)
		_ = out.Close()
		done <- err
	}()
	r := bufio.NewReader(answers)
	begun := "{"
	for i := range 3 {
		// With the end of a question the beginning of the next one comes.
		if _, err := fmt.Fprintf(ask, "%s\"id\":\"%d\",\"text\":\"Read the guide.\"}\n{", begun, i); err != nil {
			t.Fatal(err)
		}
		begun = ""
		line, err := r.ReadString('\n')
		if want := fmt.Sprintf(`{"id":"%d","matches":[{"score":100,`, i); err != nil || !strings.HasPrefix(line, want) {
			t.Fatalf("got %q, %v; want %s", line, err, want)
		}
	}
	if err := ask.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err == nil || !strings.Contains(err.Error(), "stdin:4:") {
		t.Errorf("half a question: got %v", err)
	}
}

func TestLookupLines_AnswersManyInOrder(t *testing.T) {
	m, q := someMemory(t)
	var in, want strings.Builder
	for i := range 3000 {
		text := "Read the guide."
		if i%3 == 0 {
			text = strings.Repeat("Something else. ", i%7*2000)
		}
		fmt.Fprintf(&in, "{\"id\":\"%d\",\"text\":%q}\n\n", i, text)
		ms, err := m.Lookup(memory.Query{Text: text, From: q.From, To: q.To, Min: q.Min, Limit: q.Limit})
		if err != nil {
			t.Fatal(err)
		}
		want.Write(appendAnswer(nil, fmt.Sprint(i), ms))
	}
	var got strings.Builder
	if err := lookupLines(t.Context(), strings.NewReader(in.String()+"{"), &got, m, q); err == nil || !strings.Contains(err.Error(), "stdin:6001:") {
		t.Errorf("got %v", err)
	}
	if got.String() != want.String() {
		t.Error("the answers differ from those of single lookups")
	}
}
