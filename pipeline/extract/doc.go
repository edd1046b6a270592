// Package extract turns the bytes of a page into a document: it finds the
// article among the chrome of its site, cuts it into sections and blocks,
// keeps inline markup as codes, and reads what the page says of itself.
//
// A page is parsed once, without its scripts (lighten.go). Its body is cut
// into pieces (piece.go): runs of text that stand on lines of their own. Where
// no selector names the body, pieces are marked as article or chrome
// (choose.go) by a score (score.go) that knows what readability would keep
// (readable.go); where that finds next to nothing, the article is looked for in
// places that a browser shows only in some cases (elsewhere.go). Chrome inside
// the article is dropped by rules that have names: lines (chrome.go), what
// stands before the text (lead.go), lists of other articles (related.go),
// tables of contents (contents.go), and what the site's other pages have as
// well (template.go). What is left becomes an outline and blocks with codes
// (inline.go). The outline is found in lines that stand out (looks.go) or count
// on (numbering.go, counting.go), and ranked by what stands inside what
// (levels.go).
// Plain text and Markdown go the same way from pieces on, so that an article
// gives the same document in whatever shape it comes.
//
// Read tells an importer what a page says of itself and of other pages.
// Explain tells people what became of every piece, and which rule to write.
//
// # Measuring and training
//
// The weights of the score are learnt from pages whose article is known. They
// belong to their publishers and are not in this repository. A folder of them
// has lists of pages, a line of JSON each: pages.jsonl (id, set, type, url and
// html, the name of a gzipped file) with gold.jsonl (id, text, and where known
// title, author, date); if it has outline.jsonl, chrome.jsonl and enc.jsonl,
// these are scored too.
//
//	EXTRACT_BENCH=folder go test ./pipeline/extract -run TestScore -v
//
// prints what extraction scores on them. After a change of features, or of
// readability's version,
//
//	EXTRACT_BENCH=folder go test ./pipeline/extract -run TestTrain -v -update
//
// learns the weights anew, writes weights.go, and prints beside their score
// what weights reach that have not seen a page's host: when the two part, the
// choice of features fits these pages and no others.
package extract
