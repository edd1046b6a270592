package extract

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	gotoken "go/token"
	"math"
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/wordferry/wordferry/pipeline/extract/gold"
)

// example is a page as the model sees it, with what is known of its pieces.
type example struct {
	page     *gold.Page
	features []features
	in       []float64 // share of the piece that is article
	weight   []float64
}

// otherPages is what a page that is no article counts beside one that is.
const otherPages = 0.3

// TestTrain learns the weights from all pages of EXTRACT_BENCH and compares
// what they score with weights that have not seen the page's host. With
// -update it writes weights.go.
func TestTrain(t *testing.T) {
	dir := benchFolder(t)
	var all []example
	for _, p := range benchPages(t, dir, gold.Articles) {
		if p.Text != "" {
			all = append(all, learnable(t, p, dir))
		}
	}
	whole := learn(all, everyHost)
	t.Log("learnt with all pages")
	e := &Extractor{model: &whole}
	scoreAll(t, dir, func(*gold.Page) *Extractor { return e })
	t.Log("learnt without the page's host")
	var others [gold.Folds]*Extractor
	for k := range others {
		m := learn(all, k)
		others[k] = &Extractor{model: &m}
	}
	folds := map[string]int{} // the part of a page, by its id
	for _, x := range all {
		folds[x.page.ID] = x.page.Fold()
	}
	scoreAll(t, dir, func(p *gold.Page) *Extractor {
		if k, ok := folds[p.Src]; ok {
			return others[k] // made of a page that was learnt from
		}
		return others[p.Fold()]
	})
	if *Update {
		writeWeights(t, whole, len(all))
	}
}

// learnable measures a page and finds its pieces in the known article.
func learnable(t *testing.T, p *gold.Page, dir string) example {
	t.Helper()
	pg, err := parse(benchItem(t, dir, p))
	if err != nil {
		t.Fatal(err)
	}
	ps := pg.pieces([]*html.Node{pg.body}, nil)
	pg.markReadable(ps, false)
	x := example{page: p, features: measureAll(ps), in: make([]float64, len(ps)), weight: make([]float64, len(ps))}
	const run = 10 // letters that tell where a text is from
	known, lines := []rune(squeeze(p.Text)), map[string]bool{}
	for l := range strings.SplitSeq(p.Text, "\n") {
		lines[squeeze(l)] = true
	}
	runs := map[string]bool{}
	for i := 0; i+run <= len(known); i++ {
		runs[string(known[i:i+run])] = true
	}
	sum := 0.0
	for i, q := range ps {
		s := squeeze(q.text)
		switch r := []rune(s); {
		case len(r) == 0:
		case lines[s]:
			x.in[i] = 1
		case len(r) >= run:
			in := 0
			for j := 0; j+run <= len(r); j++ {
				if runs[string(r[j:j+run])] {
					in++
				}
			}
			x.in[i] = gold.Ratio(in, len(r)-run+1)
		case len(r) >= 4 && q.readable > 0.5 && strings.Contains(string(known), s):
			x.in[i] = 1
		}
		if q.weight > 0 && !q.hidden {
			x.weight[i] = math.Min(float64(q.weight), 400)/60 + 0.3
		}
		if p.Type != "article" {
			x.weight[i] *= otherPages
		}
		sum += x.weight[i]
	}
	// Long pages count more than short ones, but not by their length.
	for i := range x.weight {
		x.weight[i] *= 100 / (sum + 50)
	}
	return x
}

// everyHost leaves no part of the pages out.
const everyHost = -1

// learn fits the model to the pages outside of one part of the hosts.
func learn(all []example, without int) model {
	var fit regression
	for _, x := range all {
		if x.page.Fold() == without {
			continue
		}
		for i := range x.features {
			if x.weight[i] > 0 {
				fit.x = append(fit.x, x.features[i][:])
				fit.y, fit.w = append(fit.y, x.in[i]), append(fit.w, x.weight[i])
			}
		}
	}
	return model(fit.solve())
}

// regression is a weighted logistic regression with a small penalty on large
// weights.
type regression struct {
	x    [][]float64
	y, w []float64
}

const penalty = 1e-4 // of the total weight

// solve returns the weights that explain y best, by Newton's method.
func (r *regression) solve() []float64 {
	n := len(r.x[0])
	total := 0.0
	for _, w := range r.w {
		total += w
	}
	theta := make([]float64, n)
	for range 25 {
		hessian := make([][]float64, n)
		gradient := make([]float64, n)
		for k := range hessian {
			hessian[k] = make([]float64, n)
			hessian[k][k] = penalty * total
			gradient[k] = penalty * total * theta[k]
		}
		for i, x := range r.x {
			s := 0.0
			for k, v := range x {
				s += theta[k] * v
			}
			p := 1 / (1 + math.Exp(-s))
			e, c := r.w[i]*(p-r.y[i]), r.w[i]*p*(1-p)
			for k, v := range x {
				if v == 0 {
					continue
				}
				gradient[k] += e * v
				row := hessian[k]
				for j := 0; j <= k; j++ {
					row[j] += c * v * x[j]
				}
			}
		}
		for k := range hessian {
			for j := k + 1; j < n; j++ {
				hessian[k][j] = hessian[j][k]
			}
		}
		step := solveLinear(hessian, gradient)
		largest := 0.0
		for k := range theta {
			theta[k] -= step[k]
			largest = math.Max(largest, math.Abs(step[k]))
		}
		if largest < 1e-6 {
			break
		}
	}
	return theta
}

// solveLinear solves a·x = b by Gaussian elimination with pivots.
func solveLinear(a [][]float64, b []float64) []float64 {
	n := len(b)
	for c := range n {
		pivot := c
		for r := c + 1; r < n; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[pivot][c]) {
				pivot = r
			}
		}
		a[c], a[pivot], b[c], b[pivot] = a[pivot], a[c], b[pivot], b[c]
		for r := c + 1; r < n; r++ {
			f := a[r][c] / a[c][c]
			for k := c; k < n; k++ {
				a[r][k] -= f * a[c][k]
			}
			b[r] -= f * b[c]
		}
	}
	x := make([]float64, n)
	for r := n - 1; r >= 0; r-- {
		s := b[r]
		for k := r + 1; k < n; k++ {
			s -= a[r][k] * x[k]
		}
		x[r] = s / a[r][r]
	}
	return x
}

// writeWeights writes weights.go, each weight under the name that score.go
// gives its feature.
func writeWeights(t *testing.T, m model, pages int) {
	t.Helper()
	file, err := parser.ParseFile(gotoken.NewFileSet(), "score.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok && len(names) < numFeatures {
			names = append(names, v.Names[0].Name)
		}
		return true
	})
	var b strings.Builder
	fmt.Fprintf(&b, "package extract\n\n")
	fmt.Fprintf(&b, "// learnt are the weights of the features, by logistic regression on %d pages\n", pages)
	b.WriteString("// whose article is known. TestTrain writes this file; a change of features or of\n// readability's version needs it written anew.\n")
	b.WriteString("var learnt = model{\n")
	for k, w := range m {
		fmt.Fprintf(&b, "%s: %.2f,\n", names[k], w)
	}
	b.WriteString("}\n")
	out, err := format.Source([]byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("weights.go", out, 0o644); err != nil {
		t.Fatal(err)
	}
}
