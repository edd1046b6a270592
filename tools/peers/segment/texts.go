package main

import (
	"embed"
	"math/rand/v2"
	"strings"

	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline/segment"
)

//go:embed texts/*.txt
var samples embed.FS

// made makes paragraphs of the sentences that are built in: in another order
// each time and with other numbers, so that no paragraph comes twice.
func made(size int) (map[string][]string, error) {
	entries, err := samples.ReadDir("texts")
	if err != nil {
		return nil, err
	}
	texts := map[string][]string{}
	for _, e := range entries {
		b, err := samples.ReadFile("texts/" + e.Name())
		if err != nil {
			return nil, err
		}
		lang := strings.TrimSuffix(e.Name(), ".txt")
		sentences := sentencesOf(string(b), lang)
		r := rand.New(rand.NewPCG(29, 29))
		for n := 0; n < size; {
			var p strings.Builder
			for range 3 + r.IntN(6) {
				p.WriteString(sentences[r.IntN(len(sentences))])
			}
			text := strings.Map(func(c rune) rune {
				if '0' <= c && c <= '9' {
					return '0' + r.Int32N(10)
				}
				return c
			}, strings.TrimSpace(p.String()))
			texts[lang] = append(texts[lang], text)
			n += len(text)
		}
	}
	return texts, nil
}

func sentencesOf(text, lang string) (out []string) {
	s := segment.New(language.Make(lang), segment.Options{})
	at := 0
	for _, b := range s.Split(text) {
		one := strings.ReplaceAll(text[at:b.End], "\n", " ")
		if lang == "zh" || lang == "ja" {
			one = strings.TrimSpace(one)
		}
		out = append(out, one)
		at = b.End
	}
	return out
}

func paragraphsOf(text string) (out []string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// repeated takes paragraphs until they are of a size.
func repeated(paragraphs []string, size int) (out []string) {
	for n := 0; n < size && len(paragraphs) > 0; {
		for _, p := range paragraphs {
			if n += len(p); n > size+len(p) {
				break
			}
			out = append(out, p)
		}
	}
	return out
}
