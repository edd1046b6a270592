package config

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// settings turns the document into plain values, as the schema wants them,
// and reports what it does not want. Values are read from the nodes and not
// through YAML's own guesses: a name written 010 stays "010".
func (r *report) settings(root *yaml.Node) map[string]any {
	if root == nil || isNull(root) {
		return map[string]any{}
	}
	if root = target(root); root.Kind != yaml.MappingNode {
		r.addAt(placeOf(root), "", "the file must hold keys, not %s", described(root))
		return map[string]any{}
	}
	return r.object(root, schema(), "", "")
}

// object reads a mapping; in says in messages where it stands.
func (r *report) object(n *yaml.Node, keys []key, path, in string) map[string]any {
	out := map[string]any{}
	seen := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], target(n.Content[i+1])
		if first := seen[name.Value]; first != nil {
			r.addAt(placeOf(name), fmt.Sprintf("the first stands in line %d", first.Line), "%q stands twice%s", cut(name.Value), in)
			continue
		}
		seen[name.Value] = name
		k, ok := find(keys, name.Value)
		if !ok || name.Kind != yaml.ScalarNode {
			meant := nearest(name.Value, names(keys))
			r.addAt(placeOf(name), didYouMean(name.Value, names(keys)), "unknown key %q%s", cut(name.Value), in)
			if meant != "" {
				r.spoilt[path+meant] = true
			}
			continue
		}
		at := path + k.name
		r.lines[at] = placeOf(n.Content[i+1])
		if isNull(value) {
			r.lines[at] = placeOf(name)
			continue // nothing was said
		}
		if v, ok := r.value(value, k, at, in); ok {
			out[k.name] = v
		}
	}
	return out
}

func find(keys []key, name string) (key, bool) {
	for _, k := range keys {
		if k.name == name {
			return k, true
		}
	}
	return key{}, false
}

func (r *report) value(n *yaml.Node, k key, at, in string) (any, bool) {
	switch k.kind {
	case object:
		if n.Kind != yaml.MappingNode {
			r.add(at, oneOf(names(k.keys)), "%q must hold keys%s, not %s", k.name, in, described(n))
			return nil, false
		}
		if in == "" {
			in = fmt.Sprintf(" in %q", k.name)
		} else {
			in = fmt.Sprintf(" in %q of%s", k.name, strings.TrimPrefix(in, " in"))
		}
		return r.object(n, k.keys, at+"/", in), true
	case objects:
		return r.objects(n, k, at)
	case texts, tags:
		if n.Kind != yaml.SequenceNode {
			hint := ""
			if n.Kind == yaml.ScalarNode {
				hint = fmt.Sprintf("write it as %s: [%s]", k.name, cut(n.Value))
			}
			r.add(at, hint, "%q must be a list%s, not %s", k.name, in, described(n))
			return nil, false
		}
		return r.list(n, k, at, in), true
	}
	if n.Kind != yaml.ScalarNode {
		r.add(at, "", "%q must be %s%s, not %s", k.name, wanted(k), in, described(n))
		return nil, false
	}
	v, hint, ok := scalar(k, n.Value)
	// Quoted digits are a text, and a text is no number.
	if ok && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 && k.kind != text && k.kind != tag {
		hint, ok = "leave out the quotation marks", false
	}
	switch {
	case ok:
	case k.values != nil:
		r.add(at, hint, "unknown %s %q%s", k.name, cut(n.Value), in)
	default:
		r.add(at, hint, "%q must be %s%s, not %s", k.name, wanted(k), in, described(n))
	}
	return v, ok
}

// empty stands in a list for what could not be read, so that the others keep
// their numbers.
var empty = map[kind]string{text: "", tag: "und"}

func (r *report) list(n *yaml.Node, k key, at, in string) []any {
	out := []any{}
	for i, node := range n.Content {
		item := target(node)
		here := at + "/" + strconv.Itoa(i)
		r.lines[here] = placeOf(node)
		one := key{name: k.name, kind: text, values: k.values}
		if k.kind == tags {
			one.kind = tag
		}
		if item.Kind != yaml.ScalarNode || isNull(item) {
			r.add(here, "", "%q must list %ss%s, not %s", k.name, strings.TrimPrefix(wanted(one), "a "), in, described(item))
			out = append(out, empty[one.kind])
			continue
		}
		v, hint, ok := scalar(one, item.Value)
		if !ok {
			r.add(here, hint, "unknown value %q in %q%s", cut(item.Value), k.name, in)
			v = empty[one.kind]
		}
		out = append(out, v)
	}
	return out
}

func (r *report) objects(n *yaml.Node, k key, at string) (any, bool) {
	if n.Kind != yaml.SequenceNode {
		first := k.keys[0].name
		r.add(at, fmt.Sprintf("begin each with a dash: - %s: …", first), "%q must be a list, not %s", k.name, described(n))
		return nil, false
	}
	out := []any{}
	for i, node := range n.Content {
		item := target(node)
		here := at + "/" + strconv.Itoa(i)
		r.lines[here] = placeOf(node)
		if item.Kind != yaml.MappingNode {
			hint := ""
			if item.Kind == yaml.ScalarNode && !isNull(item) {
				hint = fmt.Sprintf("write - %s: %s", k.keys[0].name, cut(item.Value))
			}
			r.add(here, hint, "each %s must hold keys, not be %s", k.one, described(item))
			out = append(out, map[string]any{}) // keeps the numbers of the others
			continue
		}
		in := fmt.Sprintf(" in %s %d", k.one, i+1)
		if name := child(item, k.keys[0].name); name != "" {
			in = fmt.Sprintf(" in %s %q", k.one, cut(name))
		}
		out = append(out, r.object(item, k.keys, here+"/", in))
	}
	return out, true
}

// child returns the scalar under a key of a mapping; "" if there is none.
func child(n *yaml.Node, name string) string {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if v := target(n.Content[i+1]); n.Content[i].Value == name && v.Kind == yaml.ScalarNode && !isNull(v) {
			return v.Value
		}
	}
	return ""
}

// target follows an alias to what it stands for.
func target(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		return n.Alias
	}
	return n
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

func placeOf(n *yaml.Node) place { return place{n.Line, n.Column} }

func described(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "keys"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case isNull(n):
		return "nothing"
	}
	return strconv.Quote(cut(n.Value))
}
