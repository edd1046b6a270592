package config

// kind of a value in the file.
type kind uint8

const (
	text kind = iota
	number
	share // a number from 0 to 1
	yesNo
	tag // a BCP 47 language tag
	texts
	tags
	object
	objects // a list of objects, each with a name or a tag
)

// key is one key of the configuration: what the file may hold, and what the
// reference says of it.
type key struct {
	name     string
	kind     kind
	values   []string // the only ones allowed
	min, max int      // of a number
	fallback any      // the value when nothing is said, if it is always the same
	def, doc string   // for the reference
	one      string   // what one of the objects is called
	keys     []key
}

// schema returns the keys of config.yaml, in the order of the reference.
func schema() []key {
	return []key{
		{name: "author", kind: text, def: "none", doc: "Name that stands beside human edits which carry no other."},
		{name: "out", kind: text, fallback: "out", def: "`out`", doc: "Folder of the depot: what is published. It may be absolute, to lie outside the workspace."},
		{name: "workers", kind: number, min: 0, max: 1024, fallback: 0, def: "0", doc: "Articles worked on at a time; 0 is one for each processor."},
		{name: "formats", kind: texts, values: []string{"json", "md", "html"}, fallback: []string{"json", "md", "html"}, def: "all", doc: "What is made of every article."},
		{name: "locales", kind: objects, one: "locale", def: "none", doc: "The languages to translate into.", keys: []key{
			{name: "tag", kind: tag, def: "required", doc: "BCP 47 tag: `pt-BR`, `zh-Hant`."},
			{name: "publish", kind: text, values: []string{"reviewed", "translated", "drafts"}, def: "`translated`", doc: "What may be published: only what a second person reviewed; also what one person translated; also drafts of the memory."},
			{name: "min_coverage", kind: share, def: "0", doc: "Share of an article's segments that must be publishable; an article with less is held back."},
			{name: "fallback", kind: tags, def: "the tag's parents that are configured", doc: "Where a missing segment is taken from, best first. It names the whole chain; the article's own language always ends it."},
		}},
		{name: "sources", kind: objects, one: "source", def: "none", doc: "Where articles come from.", keys: []key{
			{name: "name", kind: text, def: "required", doc: "Letters a to z, digits and `-`; the folder below `locales/`. Not `ui` or `memory`."},
			{name: "kind", kind: text, values: []string{"files", "page"}, def: "required", doc: "`files`: HTML, Markdown or plain text in the workspace; `page`: pages of the web."},
			{name: "paths", kind: texts, def: "required for `files`", doc: "Patterns of files; `*` is any part of a name, `**` any folders."},
			{name: "pages", kind: texts, def: "required for `page`", doc: "Addresses, http or https."},
			{name: "lang", kind: tag, def: "as declared or detected", doc: "Language of the articles."},
			{name: "pack", kind: text, def: "the name", doc: "Pack that the articles are published in; letters a to z, digits and `-`."},
			{name: "locales", kind: tags, def: "all but `lang`", doc: "The configured locales to translate into."},
			{name: "select", kind: object, def: "automatic", doc: "CSS selectors of the parts of a page.", keys: []key{
				{name: "title", kind: text, def: "automatic", doc: "The title."},
				{name: "body", kind: text, def: "automatic", doc: "The main content."},
				{name: "author", kind: text, def: "automatic", doc: "The byline."},
				{name: "date", kind: text, def: "automatic", doc: "The date of publication."},
				{name: "next", kind: text, def: "none", doc: "`page`: the link to the article's next page."},
				{name: "remove", kind: texts, def: "none", doc: "What is no part of the article."},
			}},
			{name: "snapshots", kind: text, def: "`.wordferry/snapshots/<name>`", doc: "`page`: folder that keeps the pages as fetched. It may be absolute."},
			{name: "refresh", kind: text, values: []string{"always", "missing", "never"}, def: "`always`", doc: "`page`: when to fetch: in every run, without a snapshot only, never."},
			{name: "allow_private", kind: yesNo, def: "false", doc: "`page`: allow addresses in private networks."},
			{name: "semicolon", kind: yesNo, def: "false", doc: "A semicolon ends a segment."},
		}},
		{name: "memory", kind: object, def: "", doc: "The translation memory.", keys: []key{
			{name: "files", kind: texts, fallback: []string{"locales/memory/*.tmx"}, def: "`locales/memory/*.tmx`", doc: "TMX files that are learnt from; patterns as in `paths`."},
			{name: "threshold", kind: number, min: 50, max: 100, fallback: 75, def: "75", doc: "Percent; a fuzzy match from there on becomes a draft."},
			{name: "limit", kind: number, min: 1, max: 100, fallback: 5, def: "5", doc: "Matches shown for a segment."},
		}},
		{name: "terms", kind: text, def: "`locales/terms.csv` if it exists", doc: "The termbase; `\"\"` for none. It may be absolute."},
		{name: "suspects", kind: text, def: "`locales/suspects.csv` if it exists", doc: "The lexicon of suspect swaps in sources; `\"\"` for none. It may be absolute."},
	}
}

// single calls do for every key that one value outside the file can set: not
// for those in lists of objects. Its path has a '/' between levels.
func single(keys []key, above string, do func(path string, k key)) {
	for _, k := range keys {
		switch k.kind {
		case objects:
		case object:
			single(k.keys, above+k.name+"/", do)
		default:
			do(above+k.name, k)
		}
	}
}

func names(keys []key) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = k.name
	}
	return out
}
