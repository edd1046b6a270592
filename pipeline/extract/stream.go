package extract

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// settleStreams puts the parts of a streamed page where they belong. React
// sends them at the end of the page, hidden, as elements S:0, S:1 and so on,
// and a script moves them to the templates B:0 or P:0 that stand where they are
// to be shown.
func settleStreams(root *html.Node) {
	parts, places := map[string]*html.Node{}, map[string]*html.Node{}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for ; n != nil; n = n.NextSibling {
			if n.Type == html.ElementNode {
				switch id := attr(n, "id"); {
				case strings.HasPrefix(id, "S:") && hasAttr(n, "hidden"):
					parts[id[2:]] = n
				case (strings.HasPrefix(id, "B:") || strings.HasPrefix(id, "P:")) && n.DataAtom == atom.Template:
					places[id[2:]] = n
				}
			}
			walk(n.FirstChild)
		}
	}
	walk(root)
	for _, id := range slices.Sorted(maps.Keys(places)) {
		part, place := parts[id], places[id]
		if part == nil || within(place, part) {
			continue
		}
		for c := part.FirstChild; c != nil; c = part.FirstChild {
			part.RemoveChild(c)
			place.Parent.InsertBefore(c, place)
		}
	}
}

// within tells whether n stands in other.
func within(n, other *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == other {
			return true
		}
	}
	return false
}
