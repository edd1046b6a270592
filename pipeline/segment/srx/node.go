package srx

func set(s runeSet) *node { return &node{op: opSet, set: s} }

func cat(items []*node) *node {
	switch len(items) {
	case 0:
		return &node{op: opEmpty}
	case 1:
		return items[0]
	}
	return &node{op: opCat, sub: items}
}

// alt joins alternatives; those of one character become one set.
func alt(branches []*node) *node {
	if len(branches) == 1 {
		return branches[0]
	}
	var all runeSet
	for _, b := range branches {
		if b.op != opSet {
			return &node{op: opAlt, sub: branches}
		}
		all = append(all, b.set...)
	}
	return set(all.tidy())
}

// lookAt is an assertion. One character to the left or right is a condition,
// which costs nothing.
func lookAt(n *node, behind, not bool) *node {
	if n.op != opSet {
		return &node{op: opLook, sub: []*node{n}, behind: behind, not: not}
	}
	kind := condRight
	if behind {
		kind = condLeft
	}
	return &node{op: opWhen, when: cond{kind: kind, set: n.set, not: not}}
}

// states returns how many states n has once it is written out, at most a
// little more than maxStates.
func (n *node) states() int {
	sum := 1
	for _, s := range n.sub {
		sum = min(sum+s.states(), maxStates+1)
	}
	if n.op == opRepeat {
		times := max(n.min, n.max, 1)
		if times > maxStates {
			return maxStates + 1
		}
		sum = min(sum*times, maxStates+1)
	}
	return sum
}

// atomic is what matches as n does when it never takes a shorter or another
// match once it has found its first: (?>…) and the possessive quantifiers. It
// is written with assertions, for what has but one way to match at each turn.
func (p *parser) atomic(n *node) *node {
	if n.sole() {
		return n
	}
	switch n.op {
	case opRepeat:
		body := n.sub[0]
		if _, empty := body.first(); empty && body.sole() {
			return n // takes no character, however often
		}
		if !body.sole() {
			p.refuse("a possessive quantifier over what can match in more than one way")
		}
		// As many as there are: fewer than max only where no further one follows.
		end := lookAt(body, false, true)
		if n.max < 0 {
			return cat([]*node{n, end})
		}
		exact := &node{op: opRepeat, sub: n.sub, min: n.max, max: n.max}
		if n.min == n.max {
			return exact
		}
		fewer := &node{op: opRepeat, sub: n.sub, min: n.min, max: n.max - 1}
		return alt([]*node{exact, cat([]*node{fewer, end})})
	case opAlt:
		var branches, before []*node
		for _, b := range n.sub {
			if !b.sole() {
				p.refuse("an atomic group over what can match in more than one way")
			}
			branches = append(branches, cat(append(append([]*node{}, before...), b)))
			before = append(before, lookAt(b, false, true))
		}
		return &node{op: opAlt, sub: branches}
	case opCat:
		head, tail := n.sub[:len(n.sub)-1], n.sub[len(n.sub)-1]
		for _, h := range head {
			if !h.sole() {
				p.refuse("an atomic group over what can match in more than one way")
			}
		}
		return cat(append(append([]*node{}, head...), p.atomic(tail)))
	}
	p.refuse("an atomic group over what can match in more than one way")
	return nil
}

// sole tells whether n has at most one match at any place.
func (n *node) sole() bool {
	switch n.op {
	case opEmpty, opSet, opWhen, opLook:
		return true
	case opRepeat:
		return n.min == n.max && n.sub[0].sole()
	case opCat:
		for _, s := range n.sub {
			if !s.sole() {
				return false
			}
		}
		return true
	}
	return false
}
