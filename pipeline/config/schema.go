package config

// kind of a value in the file.
type kind uint8

const (
	text kind = iota
	number
	share  // a number from 0 to 1
	period // a length of time, as Go writes it
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
	min, max int      // of a number, and of a period in seconds
	fallback any      // the value when nothing is said, if it is always the same
	def, doc string   // for the reference
	one      string   // what one of the objects is called
	keys     []key
}

// schema returns the keys of config.yaml, in the order of the reference.
func schema() []key {
	return []key{
		{name: "contact", kind: text, def: "none", doc: "Address of a page or mailbox that stands in the user agent, for people whose sites are asked."},
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
			{name: "kind", kind: text, values: Kinds(), def: "required", doc: "`files`: HTML, Markdown or plain text in the workspace; `page`: pages of the web; `feed`: articles that RSS, Atom or JSON feeds announce; `sitemap`: articles that sitemaps list."},
			{name: "paths", kind: texts, def: "required for `files`", doc: "Patterns of files; `*` is any part of a name, `**` any folders."},
			{name: "pages", kind: texts, def: "none", doc: "`page`: addresses of articles, http or https."},
			{name: "lists", kind: texts, def: "none", doc: "`page`: addresses of pages that link to articles; their older pages are followed."},
			{name: "feeds", kind: texts, def: "required for `feed`", doc: "Addresses of feeds."},
			{name: "sitemaps", kind: texts, def: "required for `sitemap`", doc: "Addresses of sitemaps, or of a site whose robots.txt names them."},
			{name: "include", kind: texts, def: "all", doc: "Only articles whose address fits one of these patterns: `/news/**` is compared with the path, `https://*.example.com/**` with the whole address."},
			{name: "exclude", kind: texts, def: "none", doc: "Not those that fit one of these; wins over `include`."},
			{name: "limit", kind: number, min: 0, max: 1_000_000, fallback: 0, def: "0", doc: "New articles that one run takes in, newest first; 0 is no limit."},
			{name: "lang", kind: tag, def: "as declared or detected", doc: "Language of the articles."},
			{name: "pack", kind: text, def: "the name", doc: "Pack that the articles are published in; letters a to z, digits and `-`."},
			{name: "locales", kind: tags, def: "all but `lang`", doc: "The configured locales to translate into."},
			{name: "select", kind: object, def: "automatic", doc: "CSS selectors of the parts of a page.", keys: selectKeys()},
			{name: "sites", kind: objects, one: "site", def: "none", doc: "Selectors for the pages of one host, in place of `select`.", keys: []key{
				{name: "host", kind: text, def: "required", doc: "`www.example.com`, or `*.example.com` for all below."},
				{name: "select", kind: object, def: "automatic", doc: "CSS selectors of the parts of a page.", keys: selectKeys()},
			}},
			{name: "snapshots", kind: text, def: "`.wordferry/snapshots/<name>`", doc: "Folder that keeps the pages as fetched. It may be absolute. Not for `files`, like all keys from here to `fetch`."},
			{name: "refresh", kind: text, values: []string{"always", "changed", "missing", "never"}, def: "`always`", doc: "When the site is asked for a page that is at hand: in every run; when a feed or sitemap names a change, or no date; without a snapshot only; never."},
			{name: "withdrawn", kind: text, values: []string{"remove", "keep"}, def: "`remove`", doc: "What happens to an article whose page answers 404 or 410 or says `noindex`: it leaves the pack, or stays as its snapshot has it. Locale files stay in both cases."},
			{name: "assets", kind: text, values: []string{"images", "files", "link"}, def: "`images`", doc: "What of an article is fetched and put into the pack: its images; also documents that it links to; nothing, so that addresses stay as they are."},
			{name: "allow_private", kind: yesNo, def: "false", doc: "Allow addresses in private networks."},
			{name: "fetch", kind: object, def: "", doc: "How the site is asked.", keys: fetchKeys()},
			{name: "blockers", kind: text, values: []string{"hold", "translate"}, def: "`hold`", doc: "What happens to an article whose source text has a finding of severity blocker: it is imported and held from translation and from the pack; or it goes on."},
			{name: "semicolon", kind: yesNo, def: "false", doc: "A semicolon ends a segment."},
			{name: "quotes", kind: text, values: []string{"keep", "split"}, def: "by the language", doc: "What stands in a pair of quotes is kept together, or cut into its sentences. By the language is `keep` for Chinese, Japanese and Korean, `split` for others but where a verb such as *said* follows."},
			{name: "line_breaks", kind: text, values: []string{"hard", "soft"}, def: "`hard`", doc: "A line break inside a block (`<br>`) ends a segment, or is white space, for text that is wrapped."},
			{name: "srx", kind: text, def: "none", doc: "File of [segmentation rules](segmentation.md#srx), SRX 1.0 or 2.0, that decide alone: `semicolon`, `quotes` and `line_breaks` have no effect then. It may be absolute."},
			{name: "srx_base", kind: yesNo, def: "false", doc: "The rules of `srx` decide only where one of them matches, the house rules elsewhere. A file with Okapi's option `useIcu4jBreakRules` says so itself."},
		}},
		{name: "memory", kind: object, def: "", doc: "The translation memory.", keys: []key{
			{name: "files", kind: texts, fallback: []string{"locales/memory/*.tmx"}, def: "`locales/memory/*.tmx`", doc: "TMX files that are learnt from; patterns as in `paths`."},
			{name: "memories", kind: objects, one: "memory", def: "none", doc: "Memories that count otherwise than the workspace's own: a vendor's, a machine's, those of another workspace. A file that several patterns fit belongs to the first of these that has one.", keys: []key{
				{name: "name", kind: text, def: "required", doc: "Letters a to z, digits and `-`. Explanations and drafts name it."},
				{name: "files", kind: texts, def: "this or `folder`", doc: "TMX files; patterns as in `paths`. They need not stand in `memory.files` too."},
				{name: "folder", kind: text, def: "this or `files`", doc: "Another workspace, or a folder that `memory import --memory` made. It is only read, and as it stood when its own commands last ran. It may lie outside the workspace: `../other`."},
				{name: "penalty", kind: number, min: 0, max: 50, def: "0", doc: "Percent that its matches lose."},
				{name: "priority", kind: number, min: -100, max: 100, def: "0", doc: "Of matches that are worth the same, those of the greater priority come first. What people write in this workspace has 0."},
				{name: "machine", kind: yesNo, def: "false", doc: "A machine made its units: they lose another 5 percent, as drafts do."},
				{name: "read_only", kind: yesNo, def: "false; `folder`: true", doc: "`memory purge` leaves it alone."},
			}},
			{name: "threshold", kind: number, min: 50, max: 100, fallback: 75, def: "75", doc: "Percent; a fuzzy match from there on becomes a draft."},
			{name: "limit", kind: number, min: 1, max: 100, fallback: 5, def: "5", doc: "Matches shown for a segment."},
			{name: "variant_penalty", kind: number, min: 0, max: 20, fallback: 1, def: "1", doc: "Percent that a unit of another region loses (`en-GB` for `en-US`), for its source and its target each."},
		}},
		{name: "terms", kind: text, def: "`locales/terms.csv` if it exists", doc: "The termbase; `\"\"` for none. It may be absolute."},
		{name: "suspects", kind: text, def: "`locales/suspects.csv` if it exists", doc: "The lexicon of suspect swaps in sources; `\"\"` for none. It may be absolute."},
	}
}

// Kinds are the kinds of sources there are.
func Kinds() []string { return []string{"files", "page", "feed", "sitemap"} }

func selectKeys() []key {
	return []key{
		{name: "title", kind: text, def: "automatic", doc: "The title."},
		{name: "body", kind: text, def: "automatic", doc: "The main content."},
		{name: "author", kind: text, def: "automatic", doc: "The byline."},
		{name: "date", kind: text, def: "automatic", doc: "The date of publication."},
		{name: "next", kind: text, def: "automatic", doc: "The link to the article's next page. Not for `files`."},
		{name: "links", kind: text, def: "automatic", doc: "`page`: the links to articles on a page of `lists`."},
		{name: "remove", kind: texts, def: "none", doc: "What is no part of the article."},
		{name: "keep", kind: texts, def: "none", doc: "What is part of the article although it looks like none."},
	}
}

func fetchKeys() []key {
	return []key{
		{name: "pace", kind: period, min: 0, max: 3600, def: "`1s`", doc: "Time between the starts of two requests to one host. A longer `Crawl-delay` in robots.txt wins, up to a minute."},
		{name: "parallel", kind: number, min: 1, max: 64, def: "1", doc: "Requests to one host at a time."},
		{name: "retries", kind: number, min: 0, max: 10, def: "3", doc: "How often an answer that may be better next time is asked for again, with longer and longer pauses or when `Retry-After` says."},
		{name: "timeout", kind: period, min: 1, max: 3600, def: "`60s`", doc: "For one request, its body included."},
		{name: "max_mb", kind: number, min: 1, max: 16, def: "16", doc: "Largest page, in MB after decompression."},
		{name: "robots", kind: text, values: []string{"obey", "ignore"}, def: "`obey`", doc: "Whether robots.txt is obeyed. `ignore` only for sites that are yours."},
		{name: "proxy", kind: text, def: "none", doc: "Address of an HTTP proxy; `${NAME}` stands for a variable."},
		{name: "headers", kind: texts, def: "none", doc: "Headers for the hosts of the source: `Accept-Language: de`, `Authorization: Bearer ${NAME}`. They follow no redirect to another host."},
		{name: "cookies", kind: texts, def: "none", doc: "Cookies for the hosts of the source: `consent=yes`, `session=${NAME}`."},
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
