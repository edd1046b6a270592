package segment

// A bracket or quote pair longer than this, or nested deeper, is not taken
// for one: more often a mark was forgotten.
const (
	maxPair  = 900 // bytes: 300 Chinese characters
	maxDepth = 12
)

// pair finds which brackets and quotes of the paragraph belong together.
// What stays alone is left to its neighbours; straight quotes are paired only
// when their number is even.
func (w *walker) pair() {
	ev := w.events
	straight := 0
	for i := range ev {
		if ev[i].r == '"' || ev[i].r == '＂' {
			straight++
		}
	}
	stack := w.stack[:0]
	open := func(i int) {
		ev[i].role = opening
		if len(stack) == maxDepth {
			copy(stack, stack[1:])
			stack = stack[:maxDepth-1]
		}
		stack = append(stack, i)
	}
	shut := func(i, depth int) {
		o := stack[depth]
		stack = stack[:depth]
		ev[i].role = closing
		if ev[i].at-ev[o].at <= maxPair {
			ev[o].mate, ev[i].mate = int32(i), int32(o)
		}
	}
	for i := range ev {
		e := &ev[i]
		switch e.kind {
		case opening:
			open(i)
		case closing:
			e.role = closing
			for d := len(stack) - 1; d >= 0; d-- {
				if closerOf(ev[stack[d]].r) == e.r {
					shut(i, d)
					break
				}
			}
		case quote:
			if e.r == '\'' || e.r == '`' {
				continue
			}
			same := e.r == '"' || e.r == '＂'
			if same && straight%2 != 0 {
				continue
			}
			d := len(stack) - 1
			for ; d >= 0; d-- {
				o := ev[stack[d]].r
				if same && o == e.r || closes(o, e.r) {
					break
				}
			}
			switch {
			case d >= 0:
				shut(i, d)
			case closesByNature(e.r) && !w.opensHere(*e):
				e.role = closing
			default:
				open(i)
			}
		}
	}
	w.stack = stack[:0]
}

// opensHere tells whether a quote that closes by nature opens: »so«, ”så”.
func (w *walker) opensHere(e event) bool {
	return e.r != '’' && w.letterAt(e.at+int(e.size)) && !w.letterBefore(e.at) && w.profile.inverted
}
