package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/wordferry/wordferry/pipeline/extract"
)

// TestHeadingsAreKnownByTheirLook dresses one article, whose headings have no
// numbers, as editors do.
func TestHeadingsAreKnownByTheirLook(t *testing.T) {
	for _, c := range []struct {
		name, upper, lower, text string
		levels                   int // that the look can tell
	}{
		{"bold", "<p><b>%s</b></p>", "<p><b>%s</b></p>", "<p>%s</p>", 1},
		{"sizes", `<p><span style="font-size:22px">%s</span></p>`, `<p><span style="font-size: 18px">%s</span></p>`, `<p><span style="font-size:16px">%s</span></p>`, 2},
		{"bold in two sizes", `<p><strong><span style="font-size:20pt">%s</span></strong></p>`, `<p><strong><span style="font-size:14pt">%s</span></strong></p>`, `<p style="font-size:12pt">%s</p>`, 2},
		{"old fonts", `<p><font size="5">%s</font></p>`, `<p><font size="4">%s</font></p>`, "<p><font size=3>%s</font></p>", 2},
		{"classes that say title", `<div class="part-title">%s</div>`, `<div class="part-subtitle">%s</div>`, "<p>%s</p>", 2},
		{"classes that say nothing", `<p class="x1">%s</p>`, `<p class="x2">%s</p>`, `<p class="x3">%s</p>`, 2},
		{"bold in two colours", `<p><strong style="color:#c00">%s</strong></p>`, `<p><strong>%s</strong></p>`, "<p>%s</p>", 2},
		{"bold, centred and not", `<p align="center"><b>%s</b></p>`, `<p><b>%s</b></p>`, "<p>%s</p>", 2},
		{"coloured", `<p><font color="red">%s</font></p>`, `<p><font color="red">%s</font></p>`, `<p><font color="black">%s</font></p>`, 1},
		{"underlined", `<p><u>%s</u></p>`, `<p><u>%s</u></p>`, "<p>%s</p>", 1},
		{"centred", `<p style="text-align: center">%s</p>`, `<p style="text-align: center">%s</p>`, "<p>%s</p>", 1},
		{"brackets over bold", "<p>【%s】</p>", "<p><b>%s</b></p>", "<p>%s</p>", 2},
		{"bold with a break", "<p><b>%s</b><br></p>", "<p><b>%s</b><br></p>", "<p>%s</p>", 1},
		{"sections of their own", `<section><section style="border-bottom:1px"><strong>%s</strong></section></section>`, `<section><strong>%s</strong></section>`, "<section><span>%s</span></section>", 1},
		{"cells of a layout table", "<table><tr><td><b>%s</b></td></tr></table>", "<table><tr><td><b>%s</b></td></tr></table>", "<table><tr><td>%s</td></tr></table>", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b strings.Builder
			var want []extract.Entry
			para := func(n int) {
				fmt.Fprintf(&b, c.text+"\n", []string{zhText, zhText2}[n%2])
			}
			para(1)
			for i, l := range []string{"#河边的早晨", "渡口", "芦苇", "#山里的下午", "石阶", "竹林", "#镇上的夜晚", "茶馆"} {
				s, upper := strings.CutPrefix(l, "#")
				level, how := c.levels, c.lower
				if upper {
					level, how = 1, c.upper
				}
				fmt.Fprintf(&b, how+"\n", s)
				if strings.Contains(c.upper, "【%s】") && upper {
					s = "【" + s + "】"
				}
				want = append(want, extract.Entry{Level: level, Text: s})
				para(i)
			}
			page := `<html lang="zh"><title>一天</title><body><h1>一天</h1><div class="art">` + b.String() + "</div>"
			d := mustExtract(t, extract.Rules{}, item("https://a.example/1", page))
			if got := extract.Outline(d); !slices.Equal(got, want) {
				t.Errorf("outline %v, want %v", got, want)
			}
		})
	}
}

func TestLinesThatStandOutAreNotAllHeadings(t *testing.T) {
	text := "<p>" + enText + "</p>\n"
	for name, line := range map[string]string{
		"captions by class":          `<img src="a.jpg"><p class="cap">The pier in the morning</p>`,
		"credits":                    `<p><b>Photo: Ann Quay</b></p>`,
		"a bold sentence":            `<p><b>Nobody has seen the boat since that night, and nobody asks about it any more.</b></p>`,
		"a bold beginning":           `<p><b>Warning</b> do not step on the ice before the flag is up, even where others do.</p>`,
		"a coloured date":            `<p><font color="red">2026-03-04</font></p>`,
		"a sentence that leads on":   `<p class="lead">What the harbour master wants all his guests to know before they go out to sea in boats of their own is the following:</p>`,
		"a picture's name once more": `<p class="name">The pier</p><p>The pier seen from the sea</p>`,
	} {
		t.Run(name, func(t *testing.T) {
			page := "<title>A title for it all</title><body><h1>A title for it all</h1><article>" + text + line + text + line + text + line + text + "</article>"
			d := mustExtract(t, extract.Rules{}, item("https://a.example/1", page))
			if got := extract.Outline(d); len(got) > 0 {
				t.Errorf("outline %v", got)
			}
		})
	}
}
